// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/libvirt_backend.h"

#include "core/base/text.h"
#include "core/host/consoles.h"
#include "core/host/libvirt/backend_state.h"
#include "core/host/libvirt/handles.h"
#include "core/host/libvirt/libvirt_consoles.h"
#include "core/host/libvirt/libvirt_machines.h"
#include "core/host/libvirt/local_usb.h"
#include "core/host/libvirt/node_reader.h"
#include "core/host/libvirt/runtime_state.h"
#include "core/host/libvirt/writer.h"

#include <future>

namespace riser {

namespace {

class LibvirtBackend : public Backend
{
public:
    explicit LibvirtBackend(HostAddress address)
        : m_state(std::move(address))
    {
    }

    Result<void> open(const Asker &ask, BackendListener *listener) override { return m_state.open(ask, listener); }
    void close() override { m_state.close(); }

    Result<HostSnapshot> readSnapshot() override;
    Result<HostSnapshot> refreshDrivers(const HostSnapshot &previous) override;
    Result<NodeDevice> readNode(const DeviceKey &key) override;
    Result<Domain> readDomain(const DomainId &id) override;
    Result<QByteArray> readCapabilities() override;

    Result<void> detachNode(const DeviceKey &key, const QString &driver) override;
    Result<void> reattachNode(const DeviceKey &key) override;
    Result<void> attachHostdev(const DomainId &id, const QByteArray &xml, Target target) override;
    Result<void> detachHostdev(const DomainId &id, const QByteArray &xml, Target target) override;
    Machines &machines() override { return m_machines; }
    Consoles &consoles() override { return m_consoles; }
    std::shared_ptr<HostProgram> hostProgram() override { return m_state.program(); }
    void giveUpWriting() override { m_state.giveUp(BackendState::Lane::Writer); }

private:
    /// Reads with `read`, and what riser-host says beside it when there is one.
    template<typename Read>
    Result<HostSnapshot> withProgram(Read read)
    {
        const std::shared_ptr<RemoteHostProgram> program = m_state.program();
        program->start();
        const HostProgramFacts before = program->facts();
        if (!before.present()) {
            Result<HostSnapshot> snapshot = read();
            // Not what it is by now: it may be there since, and nothing of what it knows was read.
            if (snapshot)
                snapshot->hostProgram = before;
            return snapshot;
        }
        std::future<HostProgramFacts> facts = std::async(std::launch::async, [&program] { return program->read(); });
        Result<HostSnapshot> snapshot = read();
        if (snapshot)
            snapshot->hostProgram = facts.get();
        return snapshot;
    }

    BackendState m_state;
    LibvirtMachines m_machines{m_state};
    LibvirtConsoles m_consoles{m_state};
};

Result<HostSnapshot> LibvirtBackend::readSnapshot()
{
    return m_state.reading([this](Connection &connection) {
        Result<HostSnapshot> snapshot =
            withProgram([&] { return readHost(connection, m_state.knownFacts(), m_state.events()); });
        if (snapshot) {
            snapshot->facts.local = m_state.address().local;
            if (snapshot->facts.local)
                snapshot->localIdentities = localUsbIdentities();
            m_state.keepFacts(snapshot->facts);
        }
        return snapshot;
    });
}

Result<HostSnapshot> LibvirtBackend::refreshDrivers(const HostSnapshot &previous)
{
    return m_state.reading(
        [&](Connection &connection) { return withProgram([&] { return readDrivers(connection, previous); }); });
}

Result<NodeDevice> LibvirtBackend::readNode(const DeviceKey &key)
{
    return m_state.reading([&](Connection &connection) { return readNodeDevice(connection, key); });
}

Result<Domain> LibvirtBackend::readDomain(const DomainId &id)
{
    return m_state.reading([&](Connection &connection) { return readOneDomain(connection, id); });
}

Result<QByteArray> LibvirtBackend::readCapabilities()
{
    return m_state.reading([](Connection &connection) -> Result<QByteArray> {
        if (char *const text = virConnectGetCapabilities(connection.get()))
            return takeText(text);
        return std::unexpected(connection.error(
            {connection.host(), {}, Text::tr("%1 doesn't tell its capabilities.").arg(connection.host())}));
    });
}

Result<void> LibvirtBackend::detachNode(const DeviceKey &key, const QString &driver)
{
    return m_state.writing([&](Connection &connection) { return riser::detachNode(connection, key, driver); });
}

Result<void> LibvirtBackend::reattachNode(const DeviceKey &key)
{
    return m_state.writing([&](Connection &connection) { return riser::reattachNode(connection, key); });
}

Result<void> LibvirtBackend::attachHostdev(const DomainId &id, const QByteArray &xml, Target target)
{
    return m_state.writing([&](Connection &connection) { return riser::attachHostdev(connection, id, xml, target); });
}

Result<void> LibvirtBackend::detachHostdev(const DomainId &id, const QByteArray &xml, Target target)
{
    return m_state.writing([&](Connection &connection) { return riser::detachHostdev(connection, id, xml, target); });
}

} // namespace

Result<std::unique_ptr<Backend>> makeLibvirtBackend(const QString &uri)
{
    if (!libvirtEventLoop())
        return failure(ErrorCode::Failed, Text::tr("libvirt was not set up in this program."));
    Result<HostAddress> address = hostAddress(uri);
    if (!address)
        return std::unexpected(address.error());
    return std::make_unique<LibvirtBackend>(std::move(*address));
}

} // namespace riser
