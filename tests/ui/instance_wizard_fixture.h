// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/instances_bench.h"
#include "tests/ui/test_settings.h"

#include <QCheckBox>
#include <QComboBox>

namespace riser::test {

using namespace Qt::StringLiterals;

/// The New instance wizard in the real window, by mouse and keyboard. The hosts are asked afterwards.
class InstanceWizardFixture
{
protected:
    static Plan gpuPlan(const InstancesBench &bench, const QString &name = u"One GPU"_s, int gpus = 1)
    {
        Plan plan = smallPlan(name, gpus);
        plan.diskGib = 20;
        const auto saved = bench.store->save(plan);
        if (!saved)
            qFatal("%s", qPrintable(saved.error().toText()));
        return *saved;
    }
    /// Both twins are in the pools.
    static void fillPools(const InstancesBench &bench)
    {
        for (const auto &host : {bench.one, bench.two})
            QVERIFY(host->detachNode(twinGpu) && host->detachNode(twinAudio));
        QTRY_VERIFY(bench.ready());
        for (const HostSession *session : bench.hosts.sessions())
            QTRY_COMPARE(session->inventory()->device(twinGpu)->status, Status::Detached);
    }
    static InstanceWizard *open(const InstancesBench &bench)
    {
        click(bench.instances(), "button:instanceNew");
        return bench.dialog<InstanceWizard>();
    }
    static void next(const InstanceWizard *wizard)
    {
        QTRY_VERIFY2(enabled(wizard, "next"), qPrintable(textOf(wizard, "nextReason")));
        click(wizard, "next");
    }
    static void toDisk(const InstanceWizard *wizard, const QString &plan, const QString &place = {})
    {
        QVERIFY(pick(wizard, "wizardPlans", plan));
        next(wizard);
        if (!place.isEmpty())
            QTRY_VERIFY(pick(wizard, "wizardPlaces", place));
        next(wizard);
        QTRY_VERIFY(!child<QComboBox>(wizard, "pool")->currentData().toString().isEmpty());
    }
    static void toReview(const InstanceWizard *wizard, const QString &plan, const QString &name,
                         const QString &place = {})
    {
        toDisk(wizard, plan, place);
        QTest::keyClicks(child<QLineEdit>(wizard, "name"), name);
        next(wizard);
        next(wizard);
    }
    static void create(const InstanceWizard *wizard)
    {
        for (auto *tick : wizard->findChildren<QCheckBox *>()) {
            if (tick->objectName().startsWith(u"tick:"_s) && !tick->isChecked())
                tick->click();
        }
        QTRY_VERIFY2(enabled(wizard, "execute"), qPrintable(textOf(wizard, "reason")));
        click(wizard, "execute");
    }
    static bool visible(const QWidget *parent, const char *name)
    {
        const auto *widget = child<QWidget>(parent, name);
        return widget && widget->isVisible();
    }
    static QString bar(const InstanceWizard *wizard, const char *name)
    {
        return visible(wizard, name) ? textOf(child<QWidget>(wizard, name), "messageSummary") : QString();
    }
    static Error taken()
    {
        return {.code = ErrorCode::DeviceInUse, .summary = u"another VM has it"_s, .detail = {}, .hint = {}};
    }
};

} // namespace riser::test
