// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/local_host.h"
#include "ui/console/spice_view.h"

#include <QAbstractButton>
#include <QApplication>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

using State = SpiceViewer::State;

/// The desktop's own remote-viewer, on an X server that nobody sees, and QEMU's own SPICE server as the witness.
class TestRemoteViewer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void itShowsTheScreenAndIsClosed();
    void itEndsWithTheVm();

private:
    bool press(const char *name) const
    {
        auto *button = m_host.page()->findChild<QAbstractButton *>(QLatin1StringView(name));
        if (!button || !button->isVisible() || !button->isEnabled())
            return false;
        button->click();
        return true;
    }
    /// How many channels of this kind somebody has open.
    qsizetype channels(const QString &kind) const
    {
        const auto told = m_host.virsh({u"qemu-monitor-command"_s, u"local"_s, u"--hmp"_s, u"info spice"_s});
        return told ? told->count(QRegularExpression(u"channel name: %1\\b"_s.arg(kind))) : 0;
    }
    SpiceViewer *viewer() const { return m_host.page()->spice()->viewer(); }

    LocalHost m_host;
    QProcess m_x;
};

void TestRemoteViewer::initTestCase()
{
    QVERIFY2(!QStandardPaths::findExecutable(u"remote-viewer"_s).isEmpty(), "the package virt-viewer is missing");
    dieWithUs(m_x);
    m_x.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-nolisten"_s, u"tcp"_s, u"-screen"_s, u"0"_s, u"1280x800x24"_s});
    QVERIFY(m_x.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(m_x.canReadLine(), 20'000);
    qputenv("DISPLAY", ":" + m_x.readLine().trimmed());
    QVERIFY(m_host.start(
        u"<graphics type='spice' autoport='yes'><listen type='address' address='127.0.0.1'/></graphics>"_s));
}

void TestRemoteViewer::init()
{
    QVERIFY(m_host.virsh({u"start"_s, u"local"_s}));
    QVERIFY(m_host.connectTo());
    QVERIFY(m_host.show(u'd'));
    QTRY_VERIFY(m_host.page()->spice());
}

void TestRemoteViewer::cleanup()
{
    m_host.leave();
    (void)m_host.virsh({u"destroy"_s, u"local"_s});
}

void TestRemoteViewer::cleanupTestCase()
{
    m_host.end();
    m_x.kill();
    m_x.waitForFinished();
}

void TestRemoteViewer::itShowsTheScreenAndIsClosed()
{
    QVERIFY(QTest::qWaitFor([this] { return press("spiceOpen"); }));
    for (const QString &kind : {u"main"_s, u"display"_s, u"inputs"_s})
        QTRY_VERIFY2_WITH_TIMEOUT(channels(kind) > 0, qPrintable(kind + viewer()->lastWords()), 60'000);
    QCOMPARE(viewer()->state(), State::Open);
    QVERIFY(press("spiceClose"));
    QTRY_COMPARE_WITH_TIMEOUT(channels(u"main"_s), 0, 20'000);
    QCOMPARE(viewer()->state(), State::Idle);
}

void TestRemoteViewer::itEndsWithTheVm()
{
    QVERIFY(QTest::qWaitFor([this] { return press("spiceOpen"); }));
    QTRY_VERIFY2_WITH_TIMEOUT(channels(u"display"_s) > 0, qPrintable(viewer()->lastWords()), 60'000);
    QVERIFY(m_host.virsh({u"destroy"_s, u"local"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(viewer()->state() != State::Open, 30'000);
    qInfo().noquote() << (viewer()->error() ? viewer()->error()->toText() : u"no error"_s) << viewer()->lastWords();
    QVERIFY(m_host.virsh({u"start"_s, u"local"_s}));
}

int main(int argc, char **argv)
{
    if (!makeOwnRun())
        qFatal("a /run of its own isn't allowed here");
    qunsetenv("XDG_RUNTIME_DIR");
    QApplication app(argc, argv);
    TestRemoteViewer test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_remote_viewer.moc"
