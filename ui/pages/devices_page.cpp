// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/devices_page.h"

#include "core/host/host_session.h"
#include "ui/models/device_filter.h"
#include "ui/pages/device_actions.h"
#include "ui/pages/device_header.h"
#include "ui/pages/guest_bar.h"
#include "ui/shared/empty_state.h"
#include "ui/shared/icons.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace riser {

/// All hosts' pages have one layout, and all VMs' pages.
DevicesPage::DevicesPage(HostSession *session, DomainId scope, QWidget *parent)
    : DeviceListPage(scope, scope.isEmpty() ? DeviceView::Page::Host : DeviceView::Page::Vm,
                     scope.isEmpty() ? u"hostDevices"_s : u"vmDevices"_s, parent)
    , m_session(session)
    , m_scope(std::move(scope))
{
    QList<QWidget *> top{new DeviceHeader(session, this)};
    if (!m_scope.isEmpty()) {
        top << makeAssign();
        m_guest = new GuestBar(session, m_scope, this);
    }
    build(top, m_guest);
    if (m_guest)
        connect(m_guest->reader(), &GuestReader::changed, this, [this] { setGuest(m_guest->reader()->sights()); });
    m_connect = emptyState()->addButton(tr("Connect"), u"emptyConnect"_s);
    connect(m_connect, &QPushButton::clicked, m_session, &HostSession::open);
    connect(session, &HostSession::stateChanged, this, &DevicesPage::takeState);
    connect(this, &DeviceListPage::deviceXmlRequested, this,
            [this](HostSession *, const DeviceKey &device) { Q_EMIT xmlRequested(device); });
    watch()->setSessions({session});
    watch()->catchUp();
    takeState();
}

/// Its children go later, and the bar is hidden by that.
DevicesPage::~DevicesPage()
{
    if (m_guest)
        m_guest->reader()->disconnect(this);
}

QWidget *DevicesPage::makeAssign()
{
    m_assign = new QPushButton(themedIcon(u"list-add"_s), tr("ASSIGN DEVICE…"), this);
    m_assign->setObjectName(u"assignFromPool"_s);
    m_assign->setAutoDefault(false);
    connect(m_assign, &QPushButton::clicked, this, [this] { actions()->assignFromPool(m_session); });
    return m_assign;
}

void DevicesPage::takeState()
{
    const bool online = m_session->state() == HostSession::State::Online;
    view()->setStale(!online);
    if (!m_assign)
        return;
    m_assign->setEnabled(online);
    m_assign->setToolTip(online ? QString() : tr("The host is not connected."));
}

void DevicesPage::tellEmpty()
{
    const QString name = m_session->entry().name;
    const bool read = m_session->inventory() != nullptr;
    const HostSession::State state = m_session->state();
    m_connect->setVisible(!read && state == HostSession::State::Offline);
    EmptyState *empty = emptyState();
    if (!read && (state == HostSession::State::Online || state == HostSession::State::Connecting))
        empty->setContent(u"riser-host"_s, tr("Reading the devices of “%1”…").arg(name), {});
    else if (!read && state == HostSession::State::Offline)
        empty->setContent(u"riser-host"_s, tr("“%1” is not connected").arg(name), tr("Connect to see its devices."));
    else if (!read)
        empty->setContent(u"riser-host"_s, tr("Nothing is known of “%1” yet").arg(name),
                          tr("The message above says why, and what to do."));
    else if (m_scope.isEmpty())
        empty->setContent(u"riser-pci"_s, tr("“%1” shows no devices").arg(name),
                          tr("Its libvirt lists no PCI or USB devices that could be given to a VM."));
    else
        empty->setContent(u"riser-pci"_s, tr("This VM has no devices of the host"),
                          tr("ASSIGN DEVICE… gives it one from the pool."));
}

QList<DeviceKey> DevicesPage::selectedDevices() const
{
    QList<DeviceKey> keys;
    for (const SessionDevice &device : selected())
        keys << device.key;
    return keys;
}

void DevicesPage::select(const DeviceKey &device)
{
    DeviceListPage::select(m_session->entry().id, device);
}

} // namespace riser
