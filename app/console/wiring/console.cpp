// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/console.h"

#include "app/console/wiring/askpass_server.h"
#include "app/console/wiring/backends.h"
#include "app/console/wiring/demo_guests.h"
#include "app/console/wiring/welcome.h"
#include "core/host/simulated/simulated_backend.h"
#include "core/operations/journal.h"
#include "core/plans/label_store.h"
#include "core/plans/plan_store.h"
#include "ui/dialogs/gui_asker.h"
#include "ui/dialogs/host_dialog.h"
#include "ui/pages/main_window.h"
#include "ui/shared/plain_box.h"

#include <QDir>
#include <QStandardPaths>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

HostEntry entry(const QString &name, const QString &uri)
{
    return {.id = HostId(QUuid::createUuid().toString(QUuid::WithoutBraces)),
            .name = name,
            .uri = uri,
            .connectAtStart = true};
}

/// The demo hosts have lists of their own: what is made while playing doesn't mix with the real ones.
QString settingsFolder(const Options &options)
{
    QString folder = options.configFolder;
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    return options.demo ? folder + u"/demo"_s : folder;
}

} // namespace

Console::Console(const Options &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_backends(std::make_unique<Backends>())
    , m_asker(std::make_unique<GuiAsker>())
    , m_askpass(std::make_unique<AskpassServer>(m_asker.get()))
    , m_labels(std::make_unique<LabelStore>(labelsFile(options)))
    , m_hosts(makeHosts(options))
    , m_plans(std::make_unique<PlanStore>(plansPath(options)))
    , m_window(std::make_unique<MainWindow>(m_hosts.get(), m_plans.get()))
{
    m_asker->setWindow(m_window.get());
    connect(m_labels.get(), &LabelStore::changed, this, &Console::tellLabels);
}

/// With its journal from the first moment: the window asks it what was left over.
std::unique_ptr<HostList> Console::makeHosts(const Options &options) const
{
    auto hosts = std::make_unique<HostList>(HostStore(hostsFile(options)), m_backends->factory(), m_asker->asker());
    hosts->setLabels(m_labels.get());
    hosts->setJournal(std::make_shared<Journal>(journalFolder(options)));
    return hosts;
}

Console::~Console()
{
    m_asker->cancelAll(); // logins that wait for an answer end now
    m_window.reset();
    m_hosts.reset();
}

SimulatedWorld *Console::world() const
{
    return m_backends->world();
}

QString Console::hostsFile(const Options &options)
{
    return QDir(settingsFolder(options)).absoluteFilePath(u"hosts.json"_s);
}

QString Console::plansPath(const Options &options)
{
    return options.plans.isEmpty() ? QDir(settingsFolder(options)).absoluteFilePath(u"plans"_s) : options.plans;
}

QString Console::journalFolder(const Options &options)
{
    return QDir(settingsFolder(options)).absoluteFilePath(u"journal"_s);
}

QString Console::labelsFile(const Options &options)
{
    return QDir(settingsFolder(options)).absoluteFilePath(u"labels.json"_s);
}

/// Once: the first reading is told, and a change says itself what was wrong.
void Console::tellLabels()
{
    disconnect(m_labels.get(), &LabelStore::changed, this, &Console::tellLabels);
    if (const auto problem = m_labels->problem())
        tell(*problem);
}

void Console::start()
{
    m_window->show();
    if (const auto listening = m_askpass->listen(); !listening)
        tell(listening.error());
    m_hosts->load();
    if (const auto warning = m_hosts->storeWarning())
        tell(*warning);
    if (m_options.demo)
        addDemoHosts();
    for (const QString &uri : std::as_const(m_options.uris))
        m_hosts->addTransient(entry(uri, uri))->open();
    if (m_hosts->sessions().isEmpty() && !m_hosts->storeWarning())
        welcome();
}

void Console::addDemoHosts()
{
    const QDir recordings(u":/riser/demo"_s, u"*.xml"_s, QDir::Name, QDir::Files);
    for (const QString &file : recordings.entryList()) {
        const QString name = file.chopped(4);
        const QString uri = u"simulated:///:/riser/demo/"_s + file;
        if (const auto host = world()->host(uri))
            DemoGuests::live(*host);
        m_hosts->addTransient(entry(tr("%1 (demo)").arg(name), uri))->open();
    }
}

void Console::addLocalhost()
{
    const auto added = m_hosts->add(entry(tr("This computer"), u"qemu:///system"_s));
    if (added)
        (*added)->open();
    else
        tell(added.error());
}

void Console::welcome()
{
    auto *dialog = new Welcome(m_window.get());
    connect(dialog, &Welcome::demoWanted, this, &Console::addDemoHosts);
    connect(dialog, &Welcome::localhostWanted, this, &Console::addLocalhost);
    connect(dialog, &Welcome::addHostWanted, this,
            [this] { (new HostDialog(m_hosts.get(), HostEntry(), m_window.get()))->show(); });
    dialog->show();
}

void Console::tell(const Error &error)
{
    QMessageBox *box = plainBox(QMessageBox::Warning, u"Riser"_s, error.summary, m_window.get());
    box->setStandardButtons(QMessageBox::Close);
    const QStringList more{error.hint, error.detail};
    box->setInformativeText(more.join(u'\n').trimmed());
    box->setModal(false);
    box->show();
}

} // namespace riser
