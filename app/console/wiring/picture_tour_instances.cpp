// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the tour goes to make an instance, and to see how one ends.
#include "app/console/wiring/console.h"
#include "app/console/wiring/picture_tour.h"
#include "core/plans/plan_store.h"
#include "ui/dialogs/instance/instance_wizard.h"
#include "ui/dialogs/instance/wizard_state.h"
#include "ui/dialogs/tear_down_dialog.h"
#include "ui/models/instance_model.h"
#include "ui/pages/instances_page.h"
#include "ui/pages/main_window.h"

#include <QAbstractButton>
#include <QDialog>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

bool visibleIn(const QWidget *window, const QString &name)
{
    const auto *widget = window ? window->findChild<QWidget *>(name) : nullptr;
    return widget && widget->isVisible();
}

bool click(const QWidget *window, const QString &name)
{
    auto *button = window ? window->findChild<QAbstractButton *>(name) : nullptr;
    if (!button || !button->isEnabled() || !button->isVisible())
        return false;
    button->click();
    return true;
}

/// What has to be agreed to, and the ticks of the checks.
void agree(const QWidget *window)
{
    for (auto *button : window ? window->findChildren<QAbstractButton *>() : QList<QAbstractButton *>()) {
        const bool asks = button->objectName().startsWith("tick:"_L1) || button->objectName() == "detachAgree"_L1;
        if (asks && button->isVisible() && !button->isChecked())
            button->click();
    }
}

void choose(InstanceWizard *wizard)
{
    InstanceDraft draft = wizard->state()->draft();
    for (const Plan &plan : wizard->state()->plans()->plans()) {
        if (plan.gpuCount() == 1)
            draft.plan = plan;
    }
    wizard->state()->setDraft(draft);
}

} // namespace

void PictureTour::planInstances()
{
    const auto page = [this] { return m_console->window()->instancesPage(); };
    const auto wizard = [this] { return qobject_cast<InstanceWizard *>(dialog()); };
    m_stops << Stop{u"23-instances-none"_s,
                    [this] {
                        closeAll();
                        m_console->window()->showInstances();
                    },
                    [page] { return page()->isVisible(); }};
    m_stops << Stop{u"24-new-instance"_s,
                    [page, wizard] {
                        page()->create();
                        if (wizard())
                            choose(wizard());
                    },
                    [wizard] { return wizard() && wizard()->state()->draft().plan; }};
    m_stops << Stop{u"25-new-instance-place"_s, [wizard] { click(wizard(), u"next"_s); },
                    [wizard] { return wizard() && !wizard()->state()->place().fit.devices.isEmpty(); }};
    m_stops << Stop{u"26-new-instance-disk"_s,
                    [wizard] {
                        agree(wizard());
                        click(wizard(), u"next"_s);
                    },
                    [wizard] { return wizard() && !wizard()->state()->draft().pool.isEmpty(); }};
    planInstanceReview();
    m_stops << Stop{u"31-instances"_s, [wizard] { click(wizard(), u"runClose"_s); },
                    [page] { return page()->isVisible() && page()->model()->rowCount() > 0; }};
    m_stops << Stop{
        u"32-tear-down"_s,
        [this, page] {
            const QModelIndex first = page()->model()->index(0, 0);
            InstancesPage::tearDown(page()->model()->session(first), page()->model()->domain(first),
                                    m_console->window());
        },
        [this] { return qobject_cast<TearDownDialog *>(dialog()) && visibleIn(dialog(), u"confirmName"_s); }};
    m_stops << Stop{{}, [this] { closeAll(); }, [this] { return dialog() == nullptr; }};
}

void PictureTour::planInstanceReview()
{
    const auto wizard = [this] { return qobject_cast<InstanceWizard *>(dialog()); };
    const auto name = [wizard](const QString &text) {
        auto *edit = wizard() ? wizard()->findChild<QLineEdit *>(u"name"_s) : nullptr;
        if (!edit)
            return;
        edit->setText(text);
        Q_EMIT edit->textEdited(text);
    };
    m_stops << Stop{u"27-new-instance-mistake"_s, [name] { name(u"my first one"_s); },
                    [wizard] { return visibleIn(wizard(), u"name:problem"_s); }};
    m_stops << Stop{u"28-new-instance-first-boot"_s,
                    [wizard, name] {
                        name(u"training-1"_s);
                        click(wizard(), u"next"_s);
                        click(wizard(), u"cloudInit"_s);
                    },
                    [wizard] { return wizard() && wizard()->state()->draft().cloudInit.enabled; }};
    m_stops << Stop{u"29-new-instance-review"_s,
                    [wizard] {
                        click(wizard(), u"cloudInit"_s);
                        click(wizard(), u"next"_s);
                    },
                    [wizard] { return visibleIn(wizard(), u"reviewText"_s); }};
    m_stops << Stop{u"30-new-instance-made"_s,
                    [wizard] {
                        agree(wizard());
                        click(wizard(), u"execute"_s);
                    },
                    [wizard] { return visibleIn(wizard(), u"openVm"_s); }};
}

} // namespace riser
