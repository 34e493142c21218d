// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/xml_page.h"

#include "core/host/host_session.h"
#include "ui/xmlview/xml_view.h"

#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

namespace {
const QString liveId = u"live"_s;
const QString configId = u"config"_s;
const QString capabilitiesId = u"/capabilities"_s; // no device's name has a slash
} // namespace

XmlPage::XmlPage(HostSession *session, DomainId scope, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_scope(std::move(scope))
    , m_choice(new QComboBox(this))
    , m_note(new QLabel(this))
    , m_view(new XmlView(this))
{
    m_view->setObjectName(u"xmlView"_s);
    m_choice->setObjectName(u"xmlChoice"_s);
    m_choice->setAccessibleName(m_scope.isEmpty() ? tr("What is shown as XML") : tr("Definition that is shown"));
    m_note->setObjectName(u"xmlNote"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->hide();
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto *label = new QLabel(m_scope.isEmpty() ? tr("&XML of:") : tr("&Definition:"), this);
    label->setBuddy(m_choice);
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_choice, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(row);
    layout->addWidget(m_note);
    layout->addWidget(m_view, 1);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &XmlPage::showChosen);
    connect(session, &HostSession::inventoryChanged, this, [this] {
        if (!m_session->inventory()) // another host has the name now
            m_capabilities.clear();
        if (isVisible())
            refresh();
    });
    if (!m_scope.isEmpty())
        return;
    connect(session, &HostSession::capabilitiesRead, this, &XmlPage::takeCapabilities);
    connect(session, &HostSession::stateChanged, this, [this] {
        if (isVisible())
            askForCapabilities();
    });
}

/// A hidden tab costs nothing: it is brought up to date when it is looked at.
void XmlPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    if (m_scope.isEmpty())
        askForCapabilities();
}

/// They change only when the host itself does: asked for when somebody looks, and after each connect.
void XmlPage::askForCapabilities()
{
    m_problem.clear();
    m_session->requestCapabilities();
    showChosen();
}

void XmlPage::takeCapabilities(const QByteArray &xml, const std::optional<Error> &error)
{
    m_problem = error ? error->toText() : QString();
    if (!error)
        m_capabilities = xml;
    showChosen();
}

void XmlPage::showCapabilities()
{
    QString note = m_problem;
    if (note.isEmpty() && m_capabilities.isEmpty())
        note = m_session->state() == HostSession::State::Online
                   ? tr("Reading the capabilities of “%1”…").arg(m_session->entry().name)
                   : tr("“%1” is not connected.").arg(m_session->entry().name);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_view->setXml(m_capabilities, tr("%1 capabilities").arg(m_session->entry().name));
}

void XmlPage::refresh()
{
    if (!m_session->inventory())
        return;
    if (m_scope.isEmpty())
        refreshHost();
    else
        refreshVm();
    showChosen();
}

void XmlPage::refreshHost()
{
    const InventoryPtr inventory = m_session->inventory();
    QList<QPair<QString, QString>> choices{{tr("Capabilities of “%1”").arg(m_session->entry().name), capabilitiesId}};
    for (const NodeDevice &node : inventory->snapshot().nodes) {
        const Device *device = inventory->device(node.key);
        const QString name = node.key.value();
        choices.append({device ? tr("%1: %2").arg(name, device->title) : name, name});
    }
    setChoices(choices);
}

void XmlPage::refreshVm()
{
    const Domain *domain = m_session->inventory()->domain(m_scope);
    QList<QPair<QString, QString>> choices;
    if (domain && domain->live)
        choices.append({tr("Running now"), liveId});
    if (domain && domain->config)
        choices.append({tr("At its next start"), configId});
    setChoices(choices);
}

void XmlPage::setChoices(const QList<QPair<QString, QString>> &choices)
{
    bool same = choices.size() == m_choice->count();
    for (int i = 0; same && i < choices.size(); ++i)
        same = choices[i].second == m_choice->itemData(i).toString() && choices[i].first == m_choice->itemText(i);
    if (same)
        return;
    const QSignalBlocker quiet(m_choice);
    const QString chosen = m_choice->currentData().toString();
    m_choice->clear();
    for (const auto &[text, id] : choices)
        m_choice->addItem(text, id);
    m_choice->setCurrentIndex(qMax(0, m_choice->findData(chosen)));
}

void XmlPage::showChosen()
{
    const InventoryPtr inventory = m_session->inventory();
    const QString id = m_choice->currentData().toString();
    if (!inventory)
        return;
    m_note->hide();
    if (id == capabilitiesId) {
        showCapabilities();
        return;
    }
    if (m_scope.isEmpty()) {
        const NodeDevice *node = inventory->tree().find(DeviceKey(id));
        m_view->setXml(node ? node->xml : QByteArray(), id);
        return;
    }
    const Domain *domain = inventory->domain(m_scope);
    const std::optional<DomainDefinition> none;
    const std::optional<DomainDefinition> &shown = !domain ? none : id == liveId ? domain->live : domain->config;
    m_view->setXml(shown ? shown->xml : QByteArray(), domain ? domain->name : QString());
}

void XmlPage::showDevice(const DeviceKey &device)
{
    refresh();
    // A device that is gone has no XML: then there is nothing chosen, not something else.
    m_choice->setCurrentIndex(m_choice->findData(device.value()));
}

void XmlPage::find()
{
    m_view->find();
}

} // namespace riser
