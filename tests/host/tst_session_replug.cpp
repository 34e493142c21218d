// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/operations.h"
#include "tests/support/session_fixture.h"

#include <QTest>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// A USB device that was pulled out and put back is given to the VM that had it, by the session, without a click.
class TestSessionReplug : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runningVmGetsItAgain();
    void stoppedVmIsLeftAlone();

private:
    static QList<Claim> claims(const HostSession &session)
    {
        const InventoryPtr inventory = session.inventory();
        const Device *device = inventory ? inventory->device(usbA) : nullptr;
        return device && !device->missing ? device->claims : QList<Claim>();
    }
};

void TestSessionReplug::runningVmGetsItAgain()
{
    const auto host = smallHost();
    const auto session = sessionFor(host);
    session->open();
    QTRY_COMPARE(session->state(), HostSession::State::Online);
    session->start(makeAssign(usbA, running, When::Now));
    QTRY_VERIFY(!claims(*session).isEmpty() && session->transitions().isEmpty());
    const UsbAddress before = host->node(usbA)->usbDevice->address;
    host->replugUsb(usbA);
    QVERIFY(host->node(usbA)->usbDevice->address != before);
    QTRY_COMPARE(host->domain(running)->live->hostdevs.value(0).usbAddress, host->node(usbA)->usbDevice->address);
    QTRY_VERIFY(claims(*session).size() == 1 && !claims(*session).first().stale);
    QCOMPARE(host->domain(running)->config->hostdevs.size(), 1);
}

void TestSessionReplug::stoppedVmIsLeftAlone()
{
    const auto host = smallHost();
    const auto session = sessionFor(host);
    session->open();
    QTRY_COMPARE(session->state(), HostSession::State::Online);
    session->start(makeAssign(usbA, stopped, When::NextStart));
    QTRY_VERIFY(!claims(*session).isEmpty() && session->transitions().isEmpty());
    int started = 0;
    connect(session.get(), &HostSession::reportChanged, session.get(), [&started] { ++started; });
    host->replugUsb(usbA);
    QTRY_VERIFY(claims(*session).size() == 1 && claims(*session).first().stale); // told, with REPAIR
    QCOMPARE(started, 0);
}

QTEST_GUILESS_MAIN(TestSessionReplug)
#include "tst_session_replug.moc"
