// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/facts_reader.h"

#include "core/host/libvirt/handles.h"
#include "core/xml/xml_document.h"

#include <utility>

namespace riser {

namespace {

// Each of these runs beside the others and writes members of its own.

void readNode(virConnectPtr connection, HostFacts &facts)
{
    virNodeInfo info{};
    if (virNodeGetInfo(connection, &info) == 0) {
        facts.cpus = int(info.cpus);
        facts.memoryKib = qint64(info.memory);
    }
}

void readHypervisor(Connection &connection, HostFacts &facts)
{
    unsigned long version = 0;
    facts.hypervisor = connection.type();
    if (virConnectGetVersion(connection.get(), &version) == 0 && version != 0)
        facts.hypervisor += QLatin1Char(' ') + versionText(version);
}

void readLibvirt(virConnectPtr connection, HostFacts &facts)
{
    unsigned long version = 0;
    if (virConnectGetLibVersion(connection, &version) == 0) {
        facts.libvirtVersionNumber = version;
        facts.libvirtVersion = versionText(version);
    }
}

} // namespace

FactsReader::FactsReader(ReadContext &context, const std::optional<HostFacts> &known)
    : m_context(context)
    , m_facts(known.value_or(HostFacts()))
    , m_known(known.has_value())
{
    m_facts.readOnly = context.connection.readOnly();
}

void FactsReader::start()
{
    Pipeline &pipeline = m_context.pipeline;
    // A read-only login may not ask (11.3: error 29), though the rest of the capabilities it may.
    pipeline.add([this] {
        m_facts.vfio.reset();
        if (char *const text = virConnectGetDomainCapabilities(m_context.get(), nullptr, nullptr, nullptr, nullptr, 0))
            m_facts.vfio = vfioOffered(takeText(text));
    });
    if (m_known)
        return;
    pipeline.add([this] {
        if (char *const text = virConnectGetCapabilities(m_context.get()))
            addCapabilities(m_facts, takeText(text));
    });
    pipeline.add([this] { readNode(m_context.get(), m_facts); });
    pipeline.add([this] { readHypervisor(m_context.connection, m_facts); });
    pipeline.add([this] { readLibvirt(m_context.get(), m_facts); });
    pipeline.add([this] { m_facts.hostname = QString::fromUtf8(takeText(virConnectGetHostname(m_context.get()))); });
    pipeline.add([this] { m_facts.uri = QString::fromUtf8(takeText(virConnectGetURI(m_context.get()))); });
}

void addCapabilities(HostFacts &facts, const QByteArray &text)
{
    pugi::xml_document document;
    const Result<pugi::xml_node> root = xml::load(document, text, "capabilities");
    if (!root)
        return;
    const pugi::xml_node host = root->child("host");
    facts.cpuModel = xml::childText(host.child("cpu"), "model");
    if (const pugi::xml_node iommu = host.child("iommu"))
        facts.iommu = xml::attribute(iommu, "support") == QLatin1StringView("yes");
    facts.arch = xml::childText(host.child("cpu"), "arch");
    facts.virtType = QStringLiteral("qemu");
    for (const pugi::xml_node guest : root->children("guest")) {
        const pugi::xml_node arch = guest.child("arch");
        if (xml::attribute(arch, "name") == facts.arch && arch.find_child_by_attribute("domain", "type", "kvm"))
            facts.virtType = QStringLiteral("kvm");
    }
    const auto cells = host.child("topology").child("cells").children("cell");
    facts.numaNodes = int(std::distance(cells.begin(), cells.end()));
}

std::optional<bool> vfioOffered(const QByteArray &text)
{
    pugi::xml_document document;
    const Result<pugi::xml_node> root = xml::load(document, text, "domainCapabilities");
    if (!root)
        return std::nullopt;
    const pugi::xml_node hostdev = root->child("devices").child("hostdev");
    if (!hostdev)
        return std::nullopt;
    for (const pugi::xml_node choice : hostdev.children("enum")) {
        if (xml::attribute(choice, "name") != QLatin1StringView("pciBackend"))
            continue;
        for (const pugi::xml_node value : choice.children("value")) {
            if (xml::text(value) == QLatin1StringView("vfio"))
                return true;
        }
    }
    return false;
}

QString versionText(unsigned long number)
{
    return QStringLiteral("%1.%2.%3").arg(number / 1'000'000).arg(number / 1'000 % 1'000).arg(number % 1'000);
}

} // namespace riser
