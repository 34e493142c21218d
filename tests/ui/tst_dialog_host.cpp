// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_list.h"
#include "tests/ui/dialog_support.h"
#include "ui/dialogs/host_dialog.h"
#include "ui/dialogs/host_form.h"
#include "ui/shared/findings_view.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPointer>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// Add host and Edit host: the form and its URI, what is said about mistakes, Test connection.
class tst_DialogHost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsMakeTheUri_data();
    void partsMakeTheUri();
    void aPastedUriFillsTheParts_data();
    void aPastedUriFillsTheParts();
    void mistakesAreSaidAtTheField_data();
    void mistakesAreSaidAtTheField();
    void mistakesHaveTheirRoom();
    void testSucceeds();
    void testFailsWithHintAndDetail();
    void testHangsAndIsCancelled();
    void testHangsAndTheDialogIsClosed();
    void aTestIsAboutWhatStandsThere();
    void addRemembersWithoutSecrets();
    void theSameUriTwiceIsRefusedInTheDialog();
    void editKeepsTheIdentity();

private:
    struct List {
        QTemporaryDir folder;
        std::shared_ptr<SimulatedHost> host = smallHost();
        HostList hosts{HostStore(folder.filePath(u"hosts.json"_s)), factoryFor(host), UserAsker()};
    };

    static void choose(const QWidget *form, HostUri::Transport transport)
    {
        auto *box = child<QComboBox>(form, "connection");
        box->setCurrentIndex(box->findData(int(transport)));
    }
    static QString problemAt(const QWidget *form, const char *name)
    {
        const auto *label = child<QLabel>(form, name);
        return label && label->isVisible() ? label->text() : QString();
    }
    static Findings outcome(const QWidget *dialog) { return child<FindingsView>(dialog, "outcome")->findings(); }
};

void tst_DialogHost::partsMakeTheUri_data()
{
    using T = HostUri::Transport;
    QTest::addColumn<int>("transport");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("uri");
    QTest::newRow("ssh") << int(T::Ssh) << u"root"_s << u"rack1"_s << 0 << u"/system"_s
                         << u"qemu+ssh://root@rack1/system"_s;
    QTest::newRow("ssh port") << int(T::Ssh) << u""_s << u"rack1"_s << 2222 << u"/system"_s
                              << u"qemu+ssh://rack1:2222/system"_s;
    QTest::newRow("ssh IPv6") << int(T::Ssh) << u"a"_s << u"fd00::1"_s << 0 << u"/system"_s
                              << u"qemu+ssh://a@[fd00::1]/system"_s;
    QTest::newRow("tls") << int(T::Tls) << u""_s << u"rack1.example"_s << 0 << u"/system"_s
                         << u"qemu+tls://rack1.example/system"_s;
    QTest::newRow("tcp") << int(T::Tcp) << u""_s << u"10.0.0.7"_s << 16510 << u"/system"_s
                         << u"qemu+tcp://10.0.0.7:16510/system"_s;
    QTest::newRow("local") << int(T::Local) << u""_s << u""_s << 0 << u"/session"_s << u"qemu:///session"_s;
}

void tst_DialogHost::partsMakeTheUri()
{
    QFETCH(int, transport);
    QFETCH(QString, user);
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(QString, path);
    QFETCH(QString, uri);
    HostForm form;
    form.show();
    choose(&form, HostUri::Transport(transport));
    if (HostUri::Transport(transport) != HostUri::Transport::Local) {
        QTest::keyClicks(child<QLineEdit>(&form, "user"), user);
        QTest::keyClicks(child<QLineEdit>(&form, "host"), host);
        child<QSpinBox>(&form, "port")->setValue(port);
    }
    child<QComboBox>(&form, "path")->setCurrentText(path);
    QCOMPARE(form.uri(), uri);
    QVERIFY(!form.complain());
}

void tst_DialogHost::aPastedUriFillsTheParts_data()
{
    using T = HostUri::Transport;
    QTest::addColumn<QString>("uri");
    QTest::addColumn<int>("transport");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::newRow("ssh") << u"qemu+ssh://admin@rack7:2200/system"_s << int(T::Ssh) << u"rack7"_s << 2200;
    QTest::newRow("query") << u"qemu+ssh://rack7/system?keyfile=/k&no_tty=1"_s << int(T::Ssh) << u"rack7"_s << 0;
    QTest::newRow("tls") << u"qemu+tls://rack7/system"_s << int(T::Tls) << u"rack7"_s << 0;
    QTest::newRow("tcp IPv6") << u"qemu+tcp://[::1]:16509/system"_s << int(T::Tcp) << u"::1"_s << 16509;
    QTest::newRow("local") << u"qemu:///system"_s << int(T::Local) << u""_s << 0;
    QTest::newRow("alias") << u"bigrack"_s << int(T::Other) << u""_s << 0;
}

void tst_DialogHost::aPastedUriFillsTheParts()
{
    QFETCH(QString, uri);
    QFETCH(int, transport);
    QFETCH(QString, host);
    QFETCH(int, port);
    HostForm form;
    form.show();
    auto *field = child<QLineEdit>(&form, "uri");
    field->selectAll();
    field->insert(uri); // as a paste does
    QCOMPARE(child<QComboBox>(&form, "connection")->currentData().toInt(), transport);
    if (!host.isEmpty()) {
        QCOMPARE(child<QLineEdit>(&form, "host")->text(), host);
        QCOMPARE(child<QSpinBox>(&form, "port")->value(), port);
        // And back: nothing of what was pasted is lost.
        child<QLineEdit>(&form, "user")->setText(u"other"_s);
        QVERIFY2(form.uri().contains(u"other@"_s), qPrintable(form.uri()));
        QCOMPARE(form.uri().section(u'?', 1), uri.section(u'?', 1));
    }
    QVERIFY(!form.complain());
}

void tst_DialogHost::mistakesAreSaidAtTheField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::newRow("no host") << u"host"_s << u""_s;
    QTest::newRow("blank in host") << u"host"_s << u"my rack"_s;
    QTest::newRow("user in host") << u"host"_s << u"root@rack"_s;
    QTest::newRow("URI in host") << u"host"_s << u"qemu://rack"_s;
    QTest::newRow("no URI") << u"uri"_s << u""_s;
    QTest::newRow("no host in URI") << u"uri"_s << u"qemu+ssh:///system"_s;
    QTest::newRow("bad port") << u"uri"_s << u"qemu+ssh://rack:99999/system"_s;
}

void tst_DialogHost::mistakesAreSaidAtTheField()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    HostForm form;
    form.show();
    if (field == u"uri"_s)
        child<QLineEdit>(&form, "uri")->setText(value);
    else
        child<QLineEdit>(&form, "host")->setText(value);
    QVERIFY(form.complain());
    const QString there = problemAt(&form, "host:problem") + problemAt(&form, "uri:problem");
    QVERIFY2(!there.isEmpty(), "the mistake is said");
    if (field == u"host"_s)
        QVERIFY(!problemAt(&form, "host:problem").isEmpty());
}

void tst_DialogHost::mistakesHaveTheirRoom()
{
    List list;
    const auto dialog = std::make_unique<HostDialog>(&list.hosts, HostEntry());
    dialog->show();
    child<QLineEdit>(dialog.get(), "host")->setText(QString(u' ') + QString(400, u'x').replace(7, 1, u" "_s));
    auto *label = child<QLabel>(dialog.get(), "host:problem");
    QTRY_VERIFY(label->isVisible());
    QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()), "no line of it is cut off");
}

void tst_DialogHost::testSucceeds()
{
    List list;
    const auto dialog = std::make_unique<HostDialog>(&list.hosts, HostEntry());
    dialog->show();
    child<QLineEdit>(dialog.get(), "uri")->setText(u"simulated:///small"_s);
    click(dialog.get(), "test");
    QTRY_COMPARE(outcome(dialog.get()).first().verdict, Verdict::Pass);
    const QString text = outcome(dialog.get()).first().text;
    QVERIFY2(text.contains(list.host->snapshot().facts.libvirtVersion), qPrintable(text));
    QVERIFY2(text.contains(u"device"_s), qPrintable(text));
    QTRY_COMPARE(list.host->connections(), 0);
    QVERIFY(list.hosts.sessions().isEmpty());
}

void tst_DialogHost::testFailsWithHintAndDetail()
{
    List list;
    list.host->faults().fail(u"open"_s, 0,
                             {.code = ErrorCode::LoginRefused,
                              .summary = u"rack1 refused the login of root."_s,
                              .detail = u"Permission denied (publickey)"_s,
                              .hint = u"Load the key with ssh-add."_s,
                              .transient = false});
    const auto dialog = std::make_unique<HostDialog>(&list.hosts, HostEntry());
    dialog->show();
    child<QLineEdit>(dialog.get(), "host")->setText(u"rack1"_s);
    click(dialog.get(), "test");
    QTRY_COMPARE(outcome(dialog.get()).first().verdict, Verdict::Block);
    QCOMPARE(outcome(dialog.get()).first().text, u"rack1 refused the login of root."_s);
    QVERIFY(textOf(dialog.get(), "detail").contains(u"ssh-add"_s));
    QVERIFY(textOf(dialog.get(), "detail").contains(u"publickey"_s));
    QVERIFY(child<QLabel>(dialog.get(), "detail")->isVisible());
}

void tst_DialogHost::testHangsAndIsCancelled()
{
    List list;
    list.host->faults().hang(u"open"_s, 1);
    const auto dialog = std::make_unique<HostDialog>(&list.hosts, HostEntry());
    dialog->show();
    child<QLineEdit>(dialog.get(), "host")->setText(u"rack1"_s);
    const QString words = child<QAbstractButton>(dialog.get(), "test")->text();
    click(dialog.get(), "test");
    QTRY_COMPARE(list.host->faults().hanging(), 1);
    QVERIFY(child<QAbstractButton>(dialog.get(), "test")->text() != words);
    click(dialog.get(), "test");
    QCOMPARE(child<QAbstractButton>(dialog.get(), "test")->text(), words);
    QVERIFY(outcome(dialog.get()).first().text.contains(u"cancelled"_s));
    QTRY_COMPARE(list.host->faults().hanging(), 0); // closing freed the call
    // And the next one works.
    click(dialog.get(), "test");
    QTRY_COMPARE(outcome(dialog.get()).first().verdict, Verdict::Pass);
}

void tst_DialogHost::testHangsAndTheDialogIsClosed()
{
    List list;
    list.host->faults().stick(u"readSnapshot"_s, 1); // not even closing frees it
    QPointer dialog = new HostDialog(&list.hosts, HostEntry());
    dialog->show();
    child<QLineEdit>(dialog, "host")->setText(u"rack1"_s);
    click(dialog, "test");
    QTRY_COMPARE(list.host->faults().hanging(), 1);
    dialog->close();
    QTRY_VERIFY(!dialog);
    list.host->faults().release();
    QTRY_COMPARE(list.host->faults().hanging(), 0);
    QTRY_COMPARE(list.host->connections(), 0);
}

void tst_DialogHost::aTestIsAboutWhatStandsThere()
{
    List list;
    const auto dialog = std::make_unique<HostDialog>(&list.hosts, HostEntry());
    dialog->show();
    child<QLineEdit>(dialog.get(), "host")->setText(u"rack1"_s);
    click(dialog.get(), "test");
    QTRY_COMPARE(outcome(dialog.get()).first().verdict, Verdict::Pass);
    child<QLineEdit>(dialog.get(), "host")->setText(u"rack2"_s);
    QVERIFY2(outcome(dialog.get()).isEmpty(), "the result was about another host");
}

void tst_DialogHost::addRemembersWithoutSecrets()
{
    List list;
    QPointer dialog = new HostDialog(&list.hosts, HostEntry());
    dialog->show();
    child<QLineEdit>(dialog, "host")->setText(u"rack1"_s);
    QVERIFY(list.hosts.sessions().isEmpty());
    click(dialog, "save");
    QTRY_VERIFY(!dialog);
    QCOMPARE(list.hosts.sessions().size(), 1);
    const HostSession *session = list.hosts.sessions().first();
    QCOMPARE(session->entry().name, u"rack1"_s);
    QCOMPARE(session->entry().uri, u"qemu+ssh://rack1/system"_s);
    QTRY_COMPARE(session->state(), HostSession::State::Online);
    HostStore store(list.folder.filePath(u"hosts.json"_s));
    QCOMPARE(store.load(), QList<HostEntry>{session->entry()});
}

void tst_DialogHost::theSameUriTwiceIsRefusedInTheDialog()
{
    List list;
    QVERIFY(list.hosts.add(
        {.id = HostId(u"one"_s), .name = u"one"_s, .uri = u"qemu+ssh://rack1/system"_s, .connectAtStart = false}));
    QPointer dialog = new HostDialog(&list.hosts, HostEntry());
    dialog->show();
    child<QLineEdit>(dialog, "host")->setText(u"rack1"_s);
    click(dialog, "save");
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(outcome(dialog).first().verdict, Verdict::Block);
    QCOMPARE(list.hosts.sessions().size(), 1);
    delete dialog;
}

void tst_DialogHost::editKeepsTheIdentity()
{
    List list;
    const HostEntry entry{
        .id = HostId(u"one"_s), .name = u"one"_s, .uri = u"qemu+ssh://rack1/system"_s, .connectAtStart = false};
    QVERIFY(list.hosts.add(entry));
    QPointer dialog = new HostDialog(&list.hosts, entry);
    dialog->show();
    QCOMPARE(child<QLineEdit>(dialog, "host")->text(), u"rack1"_s);
    child<QLineEdit>(dialog, "name")->setText(u"The first rack"_s);
    child<QLineEdit>(dialog, "user")->setText(u"admin"_s);
    click(dialog, "save");
    QTRY_VERIFY(!dialog);
    QCOMPARE(list.hosts.sessions().size(), 1);
    const HostEntry now = list.hosts.sessions().first()->entry();
    QCOMPARE(now.id, entry.id);
    QCOMPARE(now.name, u"The first rack"_s);
    QCOMPARE(now.uri, u"qemu+ssh://admin@rack1/system"_s);
    QCOMPARE(now.connectAtStart, false);
}

QTEST_MAIN(tst_DialogHost)
#include "tst_dialog_host.moc"
