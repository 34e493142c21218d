// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/session_page.h"

#include "core/host/host_session.h"
#include "ui/console/console_page.h"
#include "ui/console/thumbnail.h"
#include "ui/pages/devices_page.h"
#include "ui/pages/overview_facts.h"
#include "ui/pages/overview_pane.h"
#include "ui/pages/vm_actions.h"
#include "ui/pages/vms_page.h"
#include "ui/pages/xml_page.h"
#include "ui/shared/message_bar.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

SessionPage::SessionPage(HostSession *session, DomainId scope, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_scope(std::move(scope))
    , m_bar(new MessageBar(this))
    , m_tabs(new QTabWidget(this))
    , m_overview(new FactsView(this))
    , m_devices(new DevicesPage(session, m_scope, this))
    , m_xml(new XmlPage(session, m_scope, this))
{
    buildBar();
    buildTabs();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_tabs, 1);
    connect(session, &HostSession::stateChanged, this, &SessionPage::refresh);
    connect(session, &HostSession::inventoryChanged, this, &SessionPage::refresh);
    refresh();
}

void SessionPage::buildBar()
{
    m_bar->setObjectName(u"messageBar"_s);
    m_retry = m_bar->addButton(tr("Retry"), u"messageRetry"_s);
    connect(m_retry, &QPushButton::clicked, m_session, &HostSession::open);
    QPushButton *edit = m_bar->addButton(tr("Edit…"), u"messageEdit"_s);
    connect(edit, &QPushButton::clicked, this, [this] { Q_EMIT editRequested(m_session); });
}

void SessionPage::buildTabs()
{
    m_tabs->setObjectName(u"pageTabs"_s);
    m_tabs->setDocumentMode(true);
    m_devices->setObjectName(u"devicesTab"_s);
    m_xml->setObjectName(u"xmlTab"_s);
    m_tabs->addTab(buildOverview(), tr("Overview"));
    m_tabs->addTab(m_devices, tr("Devices"));
    if (m_scope.isEmpty()) {
        m_vms = new VmsPage(m_session, this);
        m_vms->setObjectName(u"vmsTab"_s);
        m_tabs->addTab(m_vms, tr("Virtual machines"));
        connect(m_vms, &VmsPage::opened, this, [this](const DomainId &domain) { Q_EMIT vmOpened(m_session, domain); });
    }
    if (!m_scope.isEmpty()) {
        m_console = new ConsolePage(m_session, m_scope, this);
        m_console->setObjectName(u"consoleTab"_s);
        m_tabs->addTab(m_console, tr("Console"));
    }
    m_tabs->addTab(m_xml, tr("XML"));
    m_tabs->setCurrentWidget(m_devices);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] { Q_EMIT tabChosen(currentTab()); });
    connect(m_devices, &DevicesPage::xmlRequested, this, &SessionPage::showXml);
}

/// A VM's has its buttons above the facts, and its screen beside them.
QWidget *SessionPage::buildOverview()
{
    QWidget *tab = m_overview;
    if (!m_scope.isEmpty()) {
        tab = new QWidget(this);
        auto *actions = new VmActions(m_session, tab);
        actions->setDomain(m_scope);
        auto *column = new QVBoxLayout(tab);
        column->addWidget(actions->makeBar(tab));
        auto *screen = new Thumbnail(m_session, m_scope, tab);
        connect(screen, &Thumbnail::consoleRequested, this, [this] { m_tabs->setCurrentWidget(m_console); });
        column->addWidget(new OverviewPane(m_overview, screen, tab), 1);
    }
    tab->setObjectName(u"overviewTab"_s);
    return tab;
}

/// The XML of a device is the host's; a VM's page shows the VM's own definition, which names the device.
void SessionPage::showXml(const DeviceKey &device)
{
    m_tabs->setCurrentWidget(m_xml);
    if (m_scope.isEmpty())
        m_xml->showDevice(device);
}

void SessionPage::refresh()
{
    refreshBar();
    const InventoryPtr inventory = m_session->inventory();
    if (m_scope.isEmpty()) {
        m_overview->setGroups(hostFacts(*m_session));
    } else if (const Domain *domain = inventory ? inventory->domain(m_scope) : nullptr) {
        m_overview->setGroups(vmFacts(*inventory, *domain));
        m_overview->setStale(m_session->state() != HostSession::State::Online);
    }
}

void SessionPage::refreshBar()
{
    const HostSession::State state = m_session->state();
    const std::optional<Error> error = m_session->error();
    const bool wrong = state == HostSession::State::Waiting || state == HostSession::State::Failed;
    m_retry->setText(state == HostSession::State::Offline ? tr("Connect") : tr("Retry"));
    if (wrong && error)
        m_bar->showError(*error, state == HostSession::State::Failed ? Accent::Bad : Accent::Warning);
    else if (state == HostSession::State::Offline && m_session->inventory())
        m_bar->showError({.code = ErrorCode::ConnectionLost,
                          .summary = tr("“%1” is not connected.").arg(m_session->entry().name),
                          .detail = {},
                          .hint = tr("What is shown is what was read last."),
                          .transient = false},
                         Accent::Warning);
    else
        m_bar->hide();
}

QString SessionPage::currentTab() const
{
    return m_tabs->currentWidget()->objectName();
}

void SessionPage::setCurrentTab(const QString &objectName)
{
    const QSignalBlocker quiet(m_tabs); // the user didn't choose it here
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (m_tabs->widget(tab)->objectName() == objectName)
            m_tabs->setCurrentIndex(tab);
    }
}

void SessionPage::focusFilter()
{
    if (m_tabs->currentWidget() == m_xml) {
        m_xml->find();
        return;
    }
    if (m_console && m_tabs->currentWidget() == m_console) {
        m_console->find();
        return;
    }
    if (m_vms && m_tabs->currentWidget() == m_vms) {
        m_vms->focusSearch();
        return;
    }
    m_tabs->setCurrentWidget(m_devices);
    m_devices->focusSearch();
}

void SessionPage::saveLayout() const
{
    m_devices->saveLayout();
    if (m_vms)
        m_vms->saveLayout();
}

} // namespace riser
