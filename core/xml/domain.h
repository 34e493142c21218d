// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/xml/hostdev.h"
#include "core/xml/instance_mark.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace riser {

/// What Riser reads of a domain XML. What it doesn't understand stays in `xml`.
struct DomainDefinition {
    DomainId id;
    QString name;
    QString title;
    QString machine; ///< pc-q35-10.0
    qint64 memoryKib = 0;
    int vcpus = 0;
    QList<Hostdev> hostdevs;
    QStringList diskSources;    ///< file paths and block devices in document order
    QStringList networkDevices; ///< host interfaces named by `<interface type='direct'|'bridge'>`
    int pcieRootPorts = 0;
    int freePcieRootPorts = 0;     ///< root ports with no device behind them: the room for hot plug on q35
    int freeConventionalSlots = 0; ///< on pcie-to-pci and other conventional bridges: hot plug of what isn't PCIe
    bool pciExpress = false;       ///< has a pcie-root controller: hot plug needs a free root port
    bool usbController = false;    ///< at least one that isn't model='none'
    bool nvram = false;            ///< keeps its firmware's settings in a file that undefine asks about
    std::optional<InstanceMark> instance; ///< Riser provisioned it from a plan
    QByteArray xml;

    bool operator==(const DomainDefinition &) const = default;
};

/// Thread-safe, pure. Errors: InvalidData, naming the domain as far as it can be read.
Result<DomainDefinition> parseDomain(const QByteArray &xml);

/// `domainXml` with `hostdev` added at the end of `<devices>`, all else kept as it is, for previews and the simulated
/// host. Errors: InvalidData.
Result<QByteArray> withHostdev(const QByteArray &domainXml, const QByteArray &hostdevXml);

/// `domainXml` without the first hostdev whose source matches that of `hostdevXml`. Errors: InvalidData; NoSuchDevice.
Result<QByteArray> withoutHostdev(const QByteArray &domainXml, const QByteArray &hostdevXml);

/// A unified diff of two XML texts with three lines of context; empty when equal. Pure.
QString xmlDiff(const QByteArray &before, const QByteArray &after);

} // namespace riser
