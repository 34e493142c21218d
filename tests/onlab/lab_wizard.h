// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/lab_host.h"
#include "tests/ui/instances_bench.h"

#include <QCheckBox>
#include <QComboBox>

#include <functional>

namespace riser::test {

/// The New instance wizard, walked through by mouse and keys on the lab: plan, place, name and disk, first boot,
/// review. The disk lies over template.img of the pool "default". Its functions fail the test that calls them.
class LabWizard
{
public:
    /// The wizard that was just opened in this window.
    LabWizard(const MainWindow *window, const LabHost &lab)
        : m_lab(lab)
    {
        (void)waitFor([&] { return (m_dialog = window->findChild<InstanceWizard *>()) != nullptr; }, 30);
    }
    InstanceWizard *dialog() const { return m_dialog; }

    /// Up to the review, where everything is ticked and CREATE can be clicked. `agree`: to detach what it needs first.
    void fill(const QString &plan, const QString &vm, bool agree)
    {
        QVERIFY(pick(m_dialog, "wizardPlans", plan));
        next();
        if (agree) {
            QVERIFY2(waitFor([&] { return child<QWidget>(m_dialog, "detachAgree")->isVisible(); }, 60),
                     qPrintable(textOf(m_dialog, "placedOn")));
            click(m_dialog, "detachAgree");
        }
        next();
        qInfo().noquote() << textOf(m_dialog, "placedOn") << textOf(m_dialog, "placedDevices");
        fillDisk(vm);
        next();
        next();
        qInfo().noquote() << textOf(m_dialog, "reviewText");
        for (auto *tick : m_dialog->findChildren<QCheckBox *>()) {
            if (tick->objectName().startsWith(QStringLiteral("tick:")) && !tick->isChecked())
                tick->click();
        }
        QVERIFY2(waitFor([&] { return enabled(m_dialog, "execute"); }, 60), qPrintable(textOf(m_dialog, "reason")));
    }

private:
    bool waitFor(const std::function<bool()> &condition, int seconds) const
    {
        return QTest::qWaitFor(condition, m_lab.limit(seconds));
    }
    void next() const
    {
        QVERIFY2(waitFor([&] { return enabled(m_dialog, "next"); }, 60), qPrintable(textOf(m_dialog, "nextReason")));
        click(m_dialog, "next");
    }
    void fillDisk(const QString &vm) const
    {
        const auto choose = [&](const char *box, const QVariant &data) {
            auto *combo = child<QComboBox>(m_dialog, box);
            combo->setCurrentIndex(combo->findData(data));
        };
        QVERIFY(waitFor([&] { return !child<QComboBox>(m_dialog, "pool")->currentData().toString().isEmpty(); }, 60));
        QTest::keyClicks(child<QLineEdit>(m_dialog, "name"), vm);
        choose("pool", QStringLiteral("default"));
        choose("source", int(DiskSource::Overlay));
        QVERIFY(waitFor([&] { return pick(m_dialog, "template", QStringLiteral("template.img")); }, 30));
        choose("network", QString());
    }

    const LabHost &m_lab;
    InstanceWizard *m_dialog = nullptr;
};

} // namespace riser::test
