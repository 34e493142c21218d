// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_backend.h"
#include "tests/support/contract.h"
#include "tests/support/small_host.h"

#include <QTest>

using namespace riser;

/// The contract of Backend on the simulated host. tests/onlab runs the same on a real one.
class TestContractSimulated : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_host = makeHost(); }
    void detachBindsVfioAndReattachReturns() { contract::detachBindsVfioAndReattachReturns(m_host); }
    void detachingTwiceIsFine() { contract::detachingTwiceIsFine(m_host); }
    void reattachingTwiceIsFine() { contract::reattachingTwiceIsFine(m_host); }
    void detachTakesTheChildrenAway() { contract::detachTakesTheChildrenAway(m_host); }
    void usbIsNotDetached() { contract::usbIsNotDetached(m_host); }
    void attachToConfigChecksNothing() { contract::attachToConfigChecksNothing(m_host); }
    void attachToConfigTwiceIsRefused() { contract::attachToConfigTwiceIsRefused(m_host); }
    void detachFromConfigThatIsNotThereIsRefused() { contract::detachFromConfigThatIsNotThereIsRefused(m_host); }
    void liveAttachOnAHostDriverIsRefused() { contract::liveAttachOnAHostDriverIsRefused(m_host); }
    void liveAttachThatFailsLeavesTheConfig() { contract::liveAttachThatFailsLeavesTheConfig(m_host); }
    void liveAttachWithAMateOnTheHostIsRefused() { contract::liveAttachWithAMateOnTheHostIsRefused(m_host); }
    void liveAttachOfAMissingDeviceIsRefused() { contract::liveAttachOfAMissingDeviceIsRefused(m_host); }
    void liveAttachHoldsTheDevice() { contract::liveAttachHoldsTheDevice(m_host); }
    void placeholderIsHeld() { contract::placeholderIsHeld(m_host); }
    void liveAttachToAStoppedDomainIsRefused() { contract::liveAttachToAStoppedDomainIsRefused(m_host); }
    void liveUsbIsTakenAndComesBack() { contract::liveUsbIsTakenAndComesBack(m_host); }
    void usbTwinsByIdAreRefused() { contract::usbTwinsByIdAreRefused(m_host); }
    void missingDeviceIsTold() { contract::missingDeviceIsTold(m_host); }
    void missingDomainIsTold() { contract::missingDomainIsTold(m_host); }
    void brokenXmlIsRefused() { contract::brokenXmlIsRefused(m_host); }
    void eventsArrive() { contract::eventsArrive(m_host); }
    void refreshSeesADriverWithoutAnEvent() { contract::refreshSeesADriverWithoutAnEvent(m_host); }
    void nothingAnswersAfterClose() { contract::nothingAnswersAfterClose(m_host); }

private:
    static contract::Host makeHost()
    {
        const auto simulated = test::smallHost();
        return {.connect = [simulated] { return makeSimulatedBackend(simulated); },
                .gpu = test::gpu,
                .gpuAudio = test::gpuAudio,
                .nvme = test::nvme,
                .usb = test::usbA,
                .stopped = test::stopped,
                .running = test::running};
    }
    contract::Host m_host;
};

QTEST_GUILESS_MAIN(TestContractSimulated)
#include "tst_contract_simulated.moc"
