// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/consoles.h"
#include "core/host/serial_console.h"
#include "tests/support/places.h"
#include "tests/ui/local_host.h"
#include "ui/console/screen_view.h"
#include "ui/console/serial_view.h"

#include <QApplication>

namespace riser::test {

using namespace Qt::StringLiterals;

/// A VM of this computer and its Console tab, with libvirt's own driver for QEMU and an emulated guest.
class LocalConsolesFixture
{
protected:
    bool start()
    {
        // Listens nowhere: only who may ask libvirt of this computer for a descriptor comes to it.
        return m_host.start(u"<graphics type='vnc'><listen type='none'/></graphics>"_s);
    }
    void begin()
    {
        QVERIFY(m_host.virsh({u"start"_s, u"local"_s}));
        QVERIFY(m_host.connectTo());
    }
    void end()
    {
        if (m_flood.state() != QProcess::NotRunning) {
            m_flood.kill();
            m_flood.waitForFinished();
        }
        m_host.leave();
        (void)m_host.virsh({u"destroy"_s, u"local"_s});
    }
    bool waitSerial()
    {
        if (!QTest::qWaitFor([this] { return m_host.page()->serial() != nullptr; }, 20'000))
            return false;
        const SerialConsole *console = m_host.page()->serial()->console();
        if (QTest::qWaitFor([&] { return console->state() == SerialConsole::State::Open; }, 20'000))
            return true;
        qWarning().noquote() << (console->error() ? console->error()->toText() : u"?"_s);
        return false;
    }
    /// Through the master of QEMU's own pseudo terminal, as a guest's output comes.
    void flood(int bytesASecond, int seconds)
    {
        const pid_t writer = m_host.qemu();
        QVERIFY(writer > 0);
        m_flood.start(u"perl"_s, {sourceFile(u"tests/onlab/flood.pl"_s), QString::number(writer),
                                  QString::number(seconds), QString::number(bytesASecond)});
        QVERIFY(m_flood.waitForStarted());
    }

    LocalHost m_host;
    QProcess m_flood;
};

/// A test's main(): libvirt of "this computer" is one in a /run of the test's own.
template<typename Test>
int runWithOwnRun(int argc, char **argv)
{
    if (!makeOwnRun())
        qFatal("a /run of its own isn't allowed here");
    qunsetenv("XDG_RUNTIME_DIR");
    QApplication app(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace riser::test
