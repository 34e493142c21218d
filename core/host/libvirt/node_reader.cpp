// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/node_reader.h"

#include "core/base/text.h"
#include "core/hosthelper/standing.h"

#include <libvirt/virterror.h>

namespace riser {

namespace {

Subject about(const Connection &connection, const DeviceKey &key)
{
    const QString device = standing::deviceText(key);
    return {connection.host(), device, Text::tr("%1 can't tell about %2.").arg(connection.host(), device)};
}

} // namespace

NodeReader::NodeReader(ReadContext &context)
    : m_context(context)
{
}

std::vector<NodePtr> NodeReader::list()
{
    // Without a filter: with one the host looks into each device's capabilities again (11.3: SR-IOV, mdev types, VPD)
    // for the list and once more for its XML. SCSI targets and the like are wanted anyway: they connect a disk with its
    // controller. No flag of a newer libvirt can be refused, either.
    virNodeDevicePtr *array = nullptr;
    const int count = virConnectListAllNodeDevices(m_context.get(), &array, 0);
    if (count < 0) {
        const LibvirtFailure failure = lastFailure();
        const Error error = m_context.connection.error(
            failure, m_context.subject({}, Text::tr("%1 can't list its devices.").arg(m_context.connection.host())));
        failure.code == VIR_ERR_NO_SUPPORT ? m_context.problem(error) : m_context.fatal(error);
    }
    return takeList<NodePtr>(array, count);
}

void NodeReader::start(const std::optional<QSet<DeviceKey>> &only)
{
    m_context.pipeline.add([this, only] {
        std::vector<NodePtr> nodes = list();
        m_nodes.resize(nodes.size());
        for (size_t slot = 0; slot < nodes.size(); ++slot) {
            const char *const name = virNodeDeviceGetName(nodes[slot].get());
            m_names.insert(name);
            if (only && !only->contains(DeviceKey(QString::fromUtf8(name))))
                continue;
            m_context.pipeline.add([this, slot, node = std::shared_ptr<virNodeDevice>(std::move(nodes[slot]))] {
                read(slot, node.get());
            });
        }
    });
}

void NodeReader::read(size_t slot, virNodeDevicePtr handle)
{
    Result<NodeDevice> node = readNodeDevice(m_context.connection, handle);
    if (node)
        m_nodes[slot] = std::move(*node);
    else if (node.error().code != ErrorCode::NoSuchDevice) // it went between list and XML: nothing to tell
        m_context.problem(node.error());
}

void NodeReader::confirm()
{
    std::set<QByteArray> names;
    for (const NodePtr &node : list())
        names.insert(virNodeDeviceGetName(node.get()));
    m_again = std::move(names);
}

bool NodeReader::confirmed() const
{
    return !m_again || *m_again == m_names;
}

QList<NodeDevice> NodeReader::take()
{
    QList<NodeDevice> nodes;
    nodes.reserve(qsizetype(m_nodes.size()));
    for (std::optional<NodeDevice> &node : m_nodes) {
        if (node)
            nodes.push_back(std::move(*node));
    }
    return nodes;
}

Result<NodeDevice> readNodeDevice(const Connection &connection, virNodeDevicePtr handle)
{
    const DeviceKey key(QString::fromUtf8(virNodeDeviceGetName(handle)));
    char *const text = virNodeDeviceGetXMLDesc(handle, 0);
    if (!text)
        return std::unexpected(connection.error(about(connection, key)));
    Result<NodeDevice> node = parseNodeDevice(takeText(text));
    if (!node) {
        return failure(
            ErrorCode::InvalidData,
            Text::tr("What %1 says of %2 can't be understood.").arg(connection.host(), standing::deviceText(key)),
            node.error().toText());
    }
    return node;
}

Result<NodeDevice> readNodeDevice(const Connection &connection, const DeviceKey &key)
{
    const NodePtr handle(virNodeDeviceLookupByName(connection.get(), key.value().toUtf8().constData()));
    if (!handle)
        return std::unexpected(connection.error(about(connection, key)));
    return readNodeDevice(connection, handle.get());
}

} // namespace riser
