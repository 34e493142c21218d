// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QTabWidget>
#include <QWidget>

class QPushButton;

namespace riser {

class ConsolePage;
class DevicesPage;
class FactsView;
class HostSession;
class MessageBar;
class VmsPage;
class XmlPage;

/// What is right of the tree for a host or one of its VMs: the message bar, and tabs. Object names: "messageBar",
/// "messageRetry", "messageEdit", "pageTabs"; tabs: "overviewTab", "devicesTab", "vmsTab" (host), "consoleTab" (VM),
/// "xmlTab". The Overview of a VM has the buttons of VmActions and a Thumbnail, which leads to the Console tab.
class SessionPage : public QWidget
{
    Q_OBJECT
public:
    /// `scope`: the VM, or empty for the host. `session` must outlive the page.
    SessionPage(HostSession *session, DomainId scope, QWidget *parent = nullptr);

    HostSession *session() const { return m_session; }
    const DomainId &scope() const { return m_scope; }
    DevicesPage *devices() const { return m_devices; }
    VmsPage *vms() const { return m_vms; }         ///< nullptr on the page of a VM
    ConsolePage *console() const { return m_console; } ///< nullptr on the page of a host
    QString currentTab() const;                    ///< by object name
    void setCurrentTab(const QString &objectName); ///< stays where it is when there is no such tab
    void focusFilter();                            ///< Ctrl+F: the search field of devices or VMs, the find bar of XML
    void showXml(const DeviceKey &device);         ///< on the XML tab
    void saveLayout() const;

Q_SIGNALS:
    void editRequested(riser::HostSession *session);
    void vmOpened(riser::HostSession *session, const riser::DomainId &domain);
    void tabChosen(const QString &objectName);

private:
    void buildBar();
    void buildTabs();
    QWidget *buildOverview();
    void refresh();
    void refreshBar();

    HostSession *m_session;
    DomainId m_scope;
    MessageBar *m_bar;
    QPushButton *m_retry;
    QTabWidget *m_tabs;
    FactsView *m_overview;
    DevicesPage *m_devices;
    VmsPage *m_vms = nullptr;
    ConsolePage *m_console = nullptr;
    XmlPage *m_xml;
};

} // namespace riser
