// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/console.h"
#include "app/console/wiring/options.h"
#include "app/console/wiring/welcome.h"
#include "core/plans/plan_store.h"
#include "tests/ui/dialog_support.h"
#include "ui/dialogs/host_dialog.h"
#include "ui/pages/main_window.h"

#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QSettings>
#include <QTemporaryDir>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// The console from the command line to its window.
class tst_ConsoleStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void commandLine();
    void badCommandLine_data();
    void badCommandLine();
    void theDemoHostsComeOnline();
    void aFirstStartOffersThreeWays();
    void theDemoFromTheFirstStart();
    void rememberedHostsAreThereAgain();
    void plansAreKeptBesideTheHosts();
    void aDamagedListIsToldAndKeptAside();
    void aUriThatCannotBeIsToldAtTheHost();
    void quittingWhileAHostHangs();

private:
    QTemporaryDir m_settings;

    static Options in(const QTemporaryDir &folder)
    {
        Options options;
        options.configFolder = folder.path();
        return options;
    }
    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
};

/// What windows remember of their layout stays out of the developer's own settings.
void tst_ConsoleStart::initTestCase()
{
    QVERIFY(m_settings.isValid());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
}

void tst_ConsoleStart::commandLine()
{
    const auto options = parseOptions({u"riser"_s, u"--demo"_s, u"--config"_s, u"/c"_s, u"--language=de"_s,
                                       u"qemu:///system"_s, u"qemu+ssh://a/system"_s});
    QVERIFY(options);
    QVERIFY(options->demo);
    QCOMPARE(options->configFolder, u"/c"_s);
    QCOMPARE(options->language, u"de"_s);
    QCOMPARE(options->uris, (QStringList{u"qemu:///system"_s, u"qemu+ssh://a/system"_s}));
    QVERIFY(parseOptions({u"riser"_s, u"--help"_s})->help);
    QVERIFY(parseOptions({u"riser"_s, u"--version"_s})->version);
    QVERIFY(optionsHelp().contains(u"--pictures"_s));
    QCOMPARE(parseOptions({u"riser"_s, u"--plans=/team/plans"_s})->plans, u"/team/plans"_s);
}

void tst_ConsoleStart::badCommandLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("unknown") << QStringList{u"riser"_s, u"--bogus"_s} << u"bogus"_s;
    QTest::newRow("no folder") << QStringList{u"riser"_s, u"--config"_s} << u"config"_s;
    QTest::newRow("no plans") << QStringList{u"riser"_s, u"--plans="_s} << u"--plans"_s;
    QTest::newRow("empty folder") << QStringList{u"riser"_s, u"--pictures="_s} << u"--pictures"_s;
}

void tst_ConsoleStart::badCommandLine()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const auto options = parseOptions(arguments);
    QVERIFY(!options);
    QVERIFY2(options.error().contains(named), qPrintable(options.error()));
}

void tst_ConsoleStart::theDemoHostsComeOnline()
{
    const QTemporaryDir folder;
    Options options = in(folder);
    options.demo = true;
    Console console(options);
    console.start();
    QVERIFY(console.window()->isVisible());
    QVERIFY(console.hosts()->sessions().size() >= 3);
    for (const HostSession *session : console.hosts()->sessions())
        QTRY_COMPARE_WITH_TIMEOUT(session->state(), HostSession::State::Online, 20'000);
    QVERIFY2(!console.window()->findChild<Welcome *>(), "nothing to offer: there are hosts");
    QVERIFY2(!QFile::exists(folder.filePath(u"hosts.json"_s)), "demo hosts are not remembered");
}

void tst_ConsoleStart::aFirstStartOffersThreeWays()
{
    const QTemporaryDir folder;
    Console console(in(folder));
    console.start();
    auto *welcome = console.window()->findChild<Welcome *>();
    QVERIFY(welcome && welcome->isVisible());
    for (const char *name : {"localhost", "addHost", "demo"})
        QVERIFY2(enabled(welcome, name), name);
    click(welcome, "addHost");
    QTRY_VERIFY(!console.window()->findChild<Welcome *>());
    const auto *dialog = console.window()->findChild<HostDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(console.hosts()->sessions().isEmpty());
}

void tst_ConsoleStart::theDemoFromTheFirstStart()
{
    const QTemporaryDir folder;
    Console console(in(folder));
    console.start();
    click(console.window()->findChild<Welcome *>(), "demo");
    QVERIFY(console.hosts()->sessions().size() >= 3);
    for (const HostSession *session : console.hosts()->sessions())
        QTRY_COMPARE_WITH_TIMEOUT(session->state(), HostSession::State::Online, 20'000);
}

void tst_ConsoleStart::rememberedHostsAreThereAgain()
{
    const QTemporaryDir folder;
    const HostEntry entry{.id = HostId(u"one"_s),
                          .name = u"My rack"_s,
                          .uri = u"simulated:///:/riser/demo/rack1.xml"_s,
                          .connectAtStart = true};
    {
        Console console(in(folder));
        console.start();
        QVERIFY(console.hosts()->add(entry));
    }
    Console console(in(folder));
    console.start();
    QCOMPARE(console.hosts()->sessions().size(), 1);
    QCOMPARE(console.hosts()->sessions().first()->entry(), entry);
    QVERIFY(!console.window()->findChild<Welcome *>());
    QTRY_COMPARE_WITH_TIMEOUT(console.hosts()->sessions().first()->state(), HostSession::State::Online, 20'000);
}

void tst_ConsoleStart::plansAreKeptBesideTheHosts()
{
    const QTemporaryDir folder;
    Options options = in(folder);
    QCOMPARE(Console::plansPath(options), folder.filePath(u"plans"_s));
    options.demo = true;
    QCOMPARE(Console::plansPath(options), folder.filePath(u"demo/plans"_s));
    options.plans = folder.filePath(u"team.json"_s);
    Console console(options);
    QCOMPARE(console.plans()->path(), options.plans);
    QCOMPARE(console.plans()->plans(), readyMadePlans());
    Plan plan;
    plan.name = u"Mine"_s;
    QVERIFY(console.plans()->save(plan));
    QVERIFY(QFile::exists(options.plans));
    QVERIFY(!QFile::exists(folder.filePath(u"demo/plans"_s)));
}

void tst_ConsoleStart::aDamagedListIsToldAndKeptAside()
{
    const QTemporaryDir folder;
    write(folder.filePath(u"hosts.json"_s), "{ \"hosts\": [ {");
    Console console(in(folder));
    console.start();
    const auto *box = console.window()->findChild<QMessageBox *>();
    QVERIFY(box && box->isVisible());
    QVERIFY(!box->isModal());
    QVERIFY(box->text().contains(folder.filePath(u"hosts.json"_s)));
    const QStringList kept = QDir(folder.path()).entryList({u"hosts.json.damaged-*"_s});
    QCOMPARE(kept.size(), 1);
    QFile file(folder.filePath(kept.first()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("{ \"hosts\": [ {"));
    QVERIFY(box->informativeText().contains(kept.first()));
}

void tst_ConsoleStart::aUriThatCannotBeIsToldAtTheHost()
{
    const QTemporaryDir folder;
    Options options = in(folder);
    options.uris = {u"simulated:///no/such/file.xml"_s};
    Console console(options);
    console.start();
    const HostSession *session = console.hosts()->sessions().first();
    QTRY_COMPARE(session->state(), HostSession::State::Failed);
    QVERIFY(session->error()->summary.contains(u"/no/such/file.xml"_s));
}

void tst_ConsoleStart::quittingWhileAHostHangs()
{
    const QTemporaryDir folder;
    Options options = in(folder);
    options.uris = {u"simulated:///:/riser/demo/rack1.xml?hang=open:1"_s};
    auto console = std::make_unique<Console>(options);
    console->start();
    QTRY_COMPARE(console->hosts()->sessions().first()->state(), HostSession::State::Connecting);
    console.reset(); // a hang here is a test that never ends
}

QTEST_MAIN(tst_ConsoleStart)
#include "tst_console_start.moc"
