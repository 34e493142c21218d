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
    void holds_data() { contract::addRows(); }
    void holds() { contract::runRow(m_host); }
    void riserHostHolds_data() { contract::addRows(contract::programChecks()); }
    void riserHostHolds() { contract::runRow(m_host, contract::programChecks()); }

private:
    static contract::Host makeHost()
    {
        const auto simulated = test::smallHost();
        simulated->setHostProgramLive(true);
        simulated->setHostProgram(HostProgramFacts::State::Present);
        return {.connect = [simulated] { return makeSimulatedBackend(simulated); },
                .gpu = test::gpu,
                .gpuAudio = test::gpuAudio,
                .nvme = test::nvme,
                .usb = test::usbA,
                .stopped = test::stopped,
                .running = test::running,
                .passArmedTime = [simulated] { simulated->expireArmed(); }};
    }
    contract::Host m_host;
};

QTEST_GUILESS_MAIN(TestContractSimulated)
#include "tst_contract_simulated.moc"
