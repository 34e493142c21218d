// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/simulated/simulated_backend.h"
#include "tests/support/contract.h"
#include "tests/support/small_host.h"

#include <QTest>

using namespace riser;
using namespace Qt::StringLiterals;

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
    void machinesHold_data() { contract::addRows(contract::machineChecks()); }
    void machinesHold() { contract::runRow(m_host, contract::machineChecks()); }

private:
    static contract::Host makeHost()
    {
        const auto simulated = test::smallHost();
        simulated->setHostProgramLive(true);
        simulated->setHostProgram(HostProgramFacts::State::Present);
        simulated->storage().addPool(
            {.name = u"tiny"_s, .type = u"dir"_s, .path = u"/run/tiny"_s, .capacityBytes = 8 << 20, .active = true});
        return {.connect = [simulated] { return makeSimulatedBackend(simulated); },
                .gpu = test::gpu,
                .gpuAudio = test::gpuAudio,
                .nvme = test::nvme,
                .usb = test::usbA,
                .stopped = test::stopped,
                .running = test::running,
                .pool = u"default"_s,
                .tinyPool = u"tiny"_s,
                .passArmedTime = [simulated] { simulated->expireArmed(); }};
    }
    contract::Host m_host;
};

QTEST_GUILESS_MAIN(TestContractSimulated)
#include "tst_contract_simulated.moc"
