// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/devices/inventory.h"
#include "ui/pages/device_list_page.h"

namespace riser {

class GuestBar;

/// The Devices tab of a host, or of one VM. Object names: those of DeviceListPage and DeviceHeader; of a VM's
/// "assignFromPool", those of GuestBar.
class DevicesPage : public DeviceListPage
{
    Q_OBJECT
public:
    /// `scope` empty: the host's page. `session` must outlive the page.
    DevicesPage(HostSession *session, DomainId scope, QWidget *parent = nullptr);
    ~DevicesPage() override;

    QList<DeviceKey> selectedDevices() const; ///< one of each selected unit
    void select(const DeviceKey &device);
    GuestBar *guest() const { return m_guest; } ///< nullptr on the page of a host

Q_SIGNALS:
    void xmlRequested(const riser::DeviceKey &device);

protected:
    QList<HostSession *> sessions() const override { return {m_session}; }
    void tellEmpty() override;

private:
    QWidget *makeAssign();
    void takeState();

    HostSession *m_session;
    DomainId m_scope;
    QPushButton *m_assign = nullptr;
    GuestBar *m_guest = nullptr;
    QPushButton *m_connect = nullptr;
};

} // namespace riser
