// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_snapshot.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace riser {

/// Both definitions of a VM on paper: changes are made to copies of their XML, and shown as a diff. Pure.
class DefinitionDiff
{
public:
    explicit DefinitionDiff(const Domain &domain);

    void add(const QByteArray &hostdevXml, bool live, bool config);
    void remove(const QByteArray &hostdevXml, bool live);

    /// Unified diffs, each below a heading that says which definition it is; empty when nothing changes.
    QString toText() const;

private:
    QString m_name;
    QByteArray m_liveBefore;
    QByteArray m_live;
    QByteArray m_configBefore;
    QByteArray m_config;
};

} // namespace riser
