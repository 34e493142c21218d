// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/recording.h"

#include "core/base/text.h"
#include "core/host/simulated/xml_text.h"
#include "core/xml/network.h"

#include <QVersionNumber>

#include <pugixml.hpp>

#include <algorithm>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

std::optional<bool> answer(const pugi::xml_attribute &attribute)
{
    if (!attribute)
        return std::nullopt;
    return QLatin1StringView(attribute.value()) == "yes"_L1;
}

HostFacts readFacts(const pugi::xml_node &node)
{
    HostFacts facts;
    facts.hostname = QString::fromUtf8(node.attribute("hostname").as_string("simulated"));
    facts.uri = QString::fromUtf8(node.attribute("uri").as_string("qemu:///system"));
    facts.libvirtVersion = QString::fromUtf8(node.attribute("libvirt").as_string("11.3.0"));
    const QVersionNumber version = QVersionNumber::fromString(facts.libvirtVersion);
    facts.libvirtVersionNumber =
        quint64(version.majorVersion()) * 1'000'000 + version.minorVersion() * 1000 + version.microVersion();
    facts.hypervisor = QString::fromUtf8(node.attribute("hypervisor").as_string("QEMU 10.0.2"));
    facts.cpuModel = QString::fromUtf8(node.attribute("cpuModel").as_string());
    facts.cpus = node.attribute("cpus").as_int(1);
    facts.memoryKib = node.attribute("memoryKib").as_llong();
    facts.numaNodes = node.attribute("numaNodes").as_int(1);
    facts.iommu = answer(node.attribute("iommu"));
    facts.vfio = answer(node.attribute("vfio"));
    facts.events = true;
    return facts;
}

RecordedDomain readDomain(const pugi::xml_node &node)
{
    RecordedDomain domain;
    domain.running = QLatin1StringView(node.attribute("state").value()) == "running"_L1;
    domain.autostart = answer(node.attribute("autostart")).value_or(false);
    if (const pugi::xml_node live = node.child("live").child("domain"); live && domain.running)
        domain.live = xmlText(live);
    if (const pugi::xml_node config = node.child("config").child("domain"))
        domain.config = xmlText(config);
    return domain;
}

StoragePool readPool(const pugi::xml_node &node)
{
    const pugi::xml_node xml = node.child("pool");
    StoragePool pool{.name = QString::fromUtf8(xml.child_value("name")),
                     .type = QString::fromUtf8(xml.attribute("type").value()),
                     .sourceDevices = {},
                     .path = QString::fromUtf8(xml.child("target").child_value("path")),
                     .active = answer(node.attribute("active")).value_or(true)};
    for (const pugi::xml_node &device : xml.child("source").children("device"))
        pool.sourceDevices << QString::fromUtf8(device.attribute("path").value());
    return pool;
}

Result<RecordedStorage> readStorage(const pugi::xml_node &node)
{
    constexpr qint64 plenty = qint64(1) << 40;
    Result<PoolInfo> pool = parsePoolInfo(xmlText(node.child("pool")));
    if (!pool)
        return std::unexpected(pool.error());
    pool->active = answer(node.attribute("active")).value_or(true);
    if (pool->capacityBytes == 0)
        pool->capacityBytes = plenty;
    RecordedStorage storage{.pool = *std::move(pool)};
    for (const pugi::xml_node &recorded : node.children("volume")) {
        Result<Volume> volume = parseVolume(xmlText(recorded));
        if (!volume)
            return std::unexpected(volume.error());
        storage.volumes << *std::move(volume);
    }
    return storage;
}

Result<VirtualNetwork> readNetwork(const pugi::xml_node &node)
{
    const Result<NetworkDefinition> network = parseNetwork(xmlText(node.child("network")));
    if (!network)
        return std::unexpected(network.error());
    return VirtualNetwork{.name = network->name,
                          .forward = network->forward,
                          .bridge = network->bridge,
                          .active = answer(node.attribute("active")).value_or(true),
                          .autostart = answer(node.attribute("autostart")).value_or(true)};
}

Result<void> readPoolsAndNetworks(const pugi::xml_node &root, Recording &recording)
{
    for (const pugi::xml_node &pool : root.children("storage")) {
        recording.pools << readPool(pool);
        Result<RecordedStorage> storage = readStorage(pool);
        if (!storage)
            return std::unexpected(storage.error());
        recording.storage << *std::move(storage);
    }
    for (const pugi::xml_node &net : root.children("net")) {
        Result<VirtualNetwork> network = readNetwork(net);
        if (!network)
            return std::unexpected(network.error());
        recording.networks << *std::move(network);
    }
    std::ranges::sort(recording.networks, {}, &VirtualNetwork::name);
    return {};
}

QString text(const pugi::xml_node &node, const char *attribute)
{
    return QString::fromUtf8(node.attribute(attribute).value());
}

DeviceIdentity readIdentity(const pugi::xml_node &node)
{
    return {.id = text(node, "id"),
            .serial = text(node, "serial"),
            .model = text(node, "model"),
            .slot = text(node, "slot"),
            .mac = text(node, "mac"),
            .speedMbit = node.attribute("speedMbit").as_double()};
}

HostUse readUse(const pugi::xml_node &node)
{
    HostUse use{.kind = text(node, "kind"),
                .on = text(node, "on"),
                .name = text(node, "name"),
                .user = text(node, "user"),
                .text = QString::fromUtf8(node.child_value())};
    if (const HostUseKind *const kind = hostUseKind(use.kind)) {
        use.verdict = kind->verdict;
        use.guarded = kind->guarded;
    }
    if (const pugi::xml_attribute verdict = node.attribute("verdict"))
        use.verdict = text(node, "verdict") == "block"_L1 ? HostUse::Verdict::Block : HostUse::Verdict::Warn;
    use.guarded = answer(node.attribute("guarded")).value_or(use.guarded);
    if (const pugi::xml_attribute pid = node.attribute("pid"))
        use.pid = pid.as_int();
    return use;
}

HostProgramFacts::State readState(const pugi::xml_node &node)
{
    using State = HostProgramFacts::State;
    static const QHash<QString, State> words{{u"present"_s, State::Present},  {u"absent"_s, State::Absent},
                                             {u"no-right"_s, State::NoRight}, {u"too-old"_s, State::TooOld},
                                             {u"too-new"_s, State::TooNew},   {u"broken"_s, State::Broken}};
    return words.value(QString::fromUtf8(node.attribute("state").as_string("present")), State::Broken);
}

RecordedProgram readProgram(const pugi::xml_node &node)
{
    RecordedProgram program;
    if (!node)
        return program;
    program.state = readState(node);
    program.version = text(node, "version");
    program.live = answer(node.attribute("live")).value_or(true);
    for (const pugi::xml_node &identity : node.children("identity"))
        program.identities.insert(DeviceKey(text(identity, "device")), readIdentity(identity));
    for (const pugi::xml_node &use : node.children("use"))
        program.uses[DeviceKey(text(use, "device"))] << readUse(use);
    for (const pugi::xml_node &entry : node.children("pool")) {
        program.pool << PoolEntry{
            .key = DeviceKey(text(entry, "device")), .unit = text(entry, "unit"), .identity = readIdentity(entry)};
    }
    return program;
}

} // namespace

Result<Recording> Recording::parse(const QByteArray &xml)
{
    pugi::xml_document document;
    const pugi::xml_parse_result parsed =
        document.load_buffer(xml.constData(), size_t(xml.size()), pugi::parse_default | pugi::parse_ws_pcdata);
    const pugi::xml_node root = document.child("riser-host");
    if (!parsed || !root) {
        return failure(ErrorCode::InvalidData, Text::tr("This is not the recording of a host."),
                       parsed ? u"no <riser-host>"_s : QString::fromUtf8(parsed.description()));
    }
    if (root.attribute("version").as_int() != 1)
        return failure(ErrorCode::InvalidData, Text::tr("The recording of a host was made by a newer Riser."));

    Recording recording;
    recording.facts = readFacts(root.child("facts"));
    for (const pugi::xml_node &device : root.children("device")) {
        Result<NodeDevice> node = parseNodeDevice(xmlText(device));
        if (!node)
            return std::unexpected(node.error());
        recording.nodes << *std::move(node);
    }
    for (const pugi::xml_node &driver : root.children("hostdriver")) {
        recording.hostDrivers.insert(DeviceKey(QString::fromUtf8(driver.attribute("device").value())),
                                     QString::fromUtf8(driver.attribute("driver").value()));
    }
    for (const pugi::xml_node &domain : root.children("vm"))
        recording.domains << readDomain(domain);
    if (const Result<void> read = readPoolsAndNetworks(root, recording); !read)
        return std::unexpected(read.error());
    recording.program = readProgram(root.child("host-program"));
    return recording;
}

} // namespace riser
