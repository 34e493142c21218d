// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/tear_down_dialog.h"

#include "core/instances/tear_down_choices.h"
#include "ui/dialogs/operation_panel.h"
#include "ui/dialogs/operation_run.h"
#include "ui/dialogs/run_view.h"
#include "ui/dialogs/volume_picks.h"

#include <QCheckBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QLabel *plainLabel(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

/// What the definition holds, where libvirt's own words for it are enough.
bool mentions(const Domain &domain, const char *element)
{
    const auto &definition = domain.config ? domain.config : domain.live;
    return definition && definition->xml.contains(element);
}

} // namespace

TearDownDialog::TearDownDialog(HostSession *session, DomainId domain, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_domain(std::move(domain))
    , m_stack(new QStackedLayout(this))
    , m_title(plainLabel(u"title"_s))
    , m_host(plainLabel({}))
    , m_volumes(new VolumePicks)
    , m_nvram(new QCheckBox(tr("The &firmware's settings")))
    , m_tpm(new QCheckBox(tr("The &TPM's state")))
    , m_devices(plainLabel(u"devicesBack"_s))
    , m_confirm(new QWidget)
    , m_confirmLabel(plainLabel({}))
    , m_typed(new QLineEdit)
    , m_panel(new OperationPanel)
    , m_run(new OperationRun(this))
    , m_view(new RunView)
{
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connectAll();
    refresh();
}

TearDownDialog::~TearDownDialog() = default;

void TearDownDialog::build()
{
    QFont big = m_title->font();
    big.setPointSizeF(big.pointSizeF() * 1.25);
    big.setBold(true);
    m_title->setFont(big);
    auto *scroll = new QScrollArea;
    scroll->setWidget(makeChoices());
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *halves = new QSplitter;
    halves->setChildrenCollapsible(false);
    halves->addWidget(scroll);
    halves->addWidget(m_panel);
    halves->setSizes({1000, 1000});
    m_typed->setObjectName(u"confirmName"_s);
    m_typed->setAccessibleName(tr("Name of the VM, to confirm"));
    m_confirmLabel->setBuddy(m_typed);
    auto *line = new QHBoxLayout(m_confirm);
    line->setContentsMargins({});
    line->addWidget(m_confirmLabel, 1);
    line->addWidget(m_typed, 1);
    auto *asking = new QWidget;
    auto *column = new QVBoxLayout(asking);
    column->addWidget(m_title);
    column->addWidget(m_host);
    column->addWidget(halves, 1);
    column->addWidget(m_confirm);
    column->addWidget(m_panel->footer());
    auto *going = new QWidget;
    (new QVBoxLayout(going))->addWidget(m_view);
    m_stack->addWidget(asking);
    m_stack->addWidget(going);
    resize(fontMetrics().averageCharWidth() * 170, fontMetrics().height() * 40);
}

QWidget *TearDownDialog::makeStop()
{
    m_stop = new QGroupBox(tr("How it is stopped"));
    m_ask = new QRadioButton(tr("&Ask the guest; when it doesn't shut down, stop here"));
    m_askForce = new QRadioButton(tr("Ask the &guest, then force it off"));
    m_force = new QRadioButton(tr("Force it &off at once: what it hasn't written is lost"));
    m_ask->setObjectName(u"stopAsk"_s);
    m_askForce->setObjectName(u"stopAskForce"_s);
    m_force->setObjectName(u"stopForce"_s);
    m_askForce->setChecked(true);
    auto *column = new QVBoxLayout(m_stop);
    for (QRadioButton *button : {m_ask, m_askForce, m_force})
        column->addWidget(button);
    return m_stop;
}

QWidget *TearDownDialog::makeChoices()
{
    m_nvram->setObjectName(u"nvram"_s);
    m_tpm->setObjectName(u"tpm"_s);
    m_nvram->setChecked(true);
    m_tpm->setChecked(true);
    auto *goes = new QGroupBox(tr("What goes with it"));
    auto *inGoes = new QVBoxLayout(goes);
    inGoes->addWidget(m_volumes);
    inGoes->addWidget(m_nvram);
    inGoes->addWidget(m_tpm);
    auto *comes = new QGroupBox(tr("What comes back to the pool"));
    m_devices->setTextInteractionFlags(Qt::TextSelectableByMouse);
    (new QVBoxLayout(comes))->addWidget(m_devices);
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins({});
    column->addWidget(makeStop());
    column->addWidget(goes);
    column->addWidget(comes);
    column->addStretch(1);
    return side;
}

void TearDownDialog::connectAll()
{
    HostSession *session = m_session;
    connect(session, &HostSession::inventoryChanged, this, &TearDownDialog::refresh);
    connect(session, &HostSession::stateChanged, this, &TearDownDialog::refresh);
    connect(session, &HostSession::transitionsChanged, this, &TearDownDialog::refresh);
    connect(session, &HostSession::storageRead, this, &TearDownDialog::takeStorage);
    // Queued: the pointer is null by then.
    connect(session, &QObject::destroyed, this, &TearDownDialog::refresh, Qt::QueuedConnection);
    for (QRadioButton *button : {m_ask, m_askForce, m_force})
        connect(button, &QRadioButton::toggled, this, &TearDownDialog::judge);
    for (QCheckBox *tick : {m_nvram, m_tpm})
        connect(tick, &QCheckBox::toggled, this, &TearDownDialog::judge);
    connect(m_volumes, &VolumePicks::changed, this, &TearDownDialog::judge);
    connect(m_typed, &QLineEdit::textChanged, this, &TearDownDialog::judge);
    connect(m_panel, &OperationPanel::execute, this, &TearDownDialog::start);
    connect(m_panel, &OperationPanel::cancel, this, &TearDownDialog::reject);
    connect(m_run, &OperationRun::reportChanged, m_view, &RunView::setReport);
    connect(m_view, &RunView::cancelRequested, m_run, &OperationRun::cancel);
    connect(m_view, &RunView::closeRequested, this, &TearDownDialog::close);
}

void TearDownDialog::takeStorage(const StorageListing &storage, const std::optional<Error> &error)
{
    m_storage = error ? std::nullopt : std::optional(storage);
    m_storageError = error;
    refresh();
}

void TearDownDialog::refresh()
{
    if (m_run->report())
        return; // it is under way: what it does is shown
    const InventoryPtr inventory = m_session ? m_session->inventory() : nullptr;
    const bool online = m_session && m_session->state() == HostSession::State::Online;
    if (!online)
        m_asked = false;
    else if (inventory && !std::exchange(m_asked, true))
        m_session->requestStorage();
    if (m_session)
        m_host->setText(tr("on %1").arg(m_session->entry().name));
    const Domain *domain = inventory ? inventory->domain(m_domain) : nullptr;
    if (domain) {
        m_name = domain->name; // a VM that is gone keeps the name it had
        m_stop->setEnabled(domain->running());
        m_stop->setTitle(domain->running() ? tr("How it is stopped") : tr("How it is stopped: it doesn't run"));
        m_nvram->setEnabled((domain->config && domain->config->nvram) || mentions(*domain, "<nvram"));
        m_tpm->setEnabled(mentions(*domain, "<tpm"));
        refreshVolumes(*inventory, *domain);
        refreshDevices(*inventory);
    }
    m_title->setText(m_name.isEmpty() ? tr("Tear down a VM") : tr("Tear down %1").arg(m_name));
    setWindowTitle(m_title->text());
    judge();
}

void TearDownDialog::refreshVolumes(const Inventory &inventory, const Domain &domain)
{
    if (!m_storage) {
        m_volumes->setVolumes(
            {}, m_storageError
                    ? tr("The storage could not be read, so its volumes stay: %1").arg(m_storageError->summary)
                    : tr("The storage is being read…"));
        return;
    }
    QStringList notes;
    for (const Error &problem : m_storage->problems)
        notes << problem.summary;
    if (const QStringList foreign = foreignDisks(domain, *m_storage); !foreign.isEmpty())
        notes << tr("In no pool, so they stay: %1").arg(foreign.join(", "_L1));
    const QList<LeavingVolume> volumes = volumesOf(domain, inventory, *m_storage);
    if (volumes.isEmpty() && notes.isEmpty())
        notes << tr("It has no volumes.");
    m_volumes->setVolumes(volumes, notes.join(u'\n'));
}

void TearDownDialog::refreshDevices(const Inventory &inventory)
{
    QStringList lines;
    for (const Device *device : inventory.devicesOf(m_domain)) {
        const QString line = tr("%1 (%2)").arg(device->title, device->address);
        lines << (device->serial.isEmpty() ? line : tr("%1, serial %2").arg(line, device->serial));
    }
    m_devices->setText(lines.isEmpty() ? tr("It has no devices of the host.") : lines.join(u'\n'));
}

QList<DeviceKey> TearDownDialog::devices() const
{
    QList<DeviceKey> keys;
    if (m_session && m_session->inventory()) {
        for (const Device *device : m_session->inventory()->devicesOf(m_domain))
            keys << device->key;
    }
    return keys;
}

TearDownChoices TearDownDialog::choices() const
{
    return {.stop = m_ask->isChecked()     ? Stop::Ask
                    : m_force->isChecked() ? Stop::Force
                                           : Stop::AskForce,
            .volumes = m_volumes->picked(),
            .nvram = m_nvram->isChecked(),
            .tpm = m_tpm->isChecked()};
}

QString TearDownDialog::missing() const
{
    if (!m_storage && !m_storageError)
        return tr("The storage is being read…");
    if (m_volumes->picked().isEmpty() || m_typed->text() == m_name)
        return {};
    return tr("Type “%1” first: its volumes can't be brought back.").arg(m_name);
}

void TearDownDialog::judge()
{
    if (m_run->report())
        return;
    const InventoryPtr inventory = m_session ? m_session->inventory() : nullptr;
    const int going = int(m_volumes->picked().size());
    m_confirm->setVisible(going > 0);
    m_confirmLabel->setText(
        tr("%n volume(s) will be removed for good. Type the name “%1”:", nullptr, going).arg(m_name));
    m_operation = inventory ? makeTearDown(*inventory, m_domain, choices()) : nullptr;
    m_panel->judge(m_operation.get(), inventory, whyHostCannot(m_session, devices()), missing());
}

void TearDownDialog::start()
{
    if (!m_session || !m_panel->executable())
        return;
    m_stack->setCurrentIndex(1);
    m_run->start(m_session, makeTearDown(*m_session->inventory(), m_domain, choices()));
    m_view->setFocus();
}

} // namespace riser
