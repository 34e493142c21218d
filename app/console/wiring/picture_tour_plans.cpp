// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the tour goes among the plans, after everything else: by then the list of hosts has some that are long-named,
// crowded or gone.
#include "app/console/wiring/console.h"
#include "app/console/wiring/picture_tour.h"
#include "core/plans/plan_json.h"
#include "core/plans/plan_store.h"
#include "ui/models/plan_model.h"
#include "ui/pages/main_window.h"
#include "ui/pages/plan_actions.h"
#include "ui/pages/plans_page.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

Plan training()
{
    Plan plan;
    plan.id = PlanId(u"3b0f6c3e-6f0e-4a37-9f43-0d8a3a6c7e11"_s);
    plan.name = u"Training node"_s;
    plan.description = u"For the night's jobs. The scratch drive is emptied at every start."_s;
    plan.sockets = 2;
    plan.cores = 8;
    plan.memoryMib = 48 * 1024;
    plan.diskGib = 200;
    plan.numa = NumaWish::Required;
    plan.devices << DeviceWish{.kind = gpuWishKind(), .count = 1, .match = {}};
    return plan;
}

/// Two hundred, some with names as long as names may be.
QList<Plan> crowd()
{
    QList<Plan> plans;
    for (int number = 1; number <= 200; ++number) {
        Plan plan = training();
        plan.id = PlanId(u"00000000-0000-4000-8000-%1"_s.arg(number, 12, 10, QLatin1Char('0')));
        plan.name =
            number % 7 ? u"Student %1"_s.arg(number)
                       : u"%1 <b>A plan</b> whose name is as long as a plan's name is ever allowed to be"_s.arg(number);
        plan.cores = 1 + number % 16;
        plan.devices.first().count = number % 5;
        plans << plan;
    }
    return plans;
}

bool lookedAt(const PlansPage *page)
{
    const PlanModel *model = page->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, PlanModel::HostsColumn).data(PlanModel::SortRole).toInt() < 0)
            return false;
    }
    return page->isVisible();
}

} // namespace

void PictureTour::planPlans()
{
    const auto page = [this] { return m_console->window()->plansPage(); };
    const auto looked = [page] { return lookedAt(page()); };
    m_stops << Stop{u"17-plans"_s,
                    [this, page] {
                        closeAll();
                        m_console->plans()->import(plansToJson({training()}));
                        m_console->window()->showPlans();
                        page()->select({training().id});
                    },
                    looked};
    m_stops << Stop{u"18-plan"_s, [page] { page()->planActions()->edit(training().id); },
                    [this] { return dialog() != nullptr; }};
    m_stops << Stop{u"19-plan-mistake"_s,
                    [this] {
                        if (!dialog())
                            return;
                        if (auto *add = dialog()->findChild<QAbstractButton *>(u"wishAdd"_s))
                            add->click();
                        if (auto *match = dialog()->findChild<QComboBox *>(u"wishMatch"_s))
                            match->setEditText(u"the fast one"_s);
                        if (auto *name = dialog()->findChild<QLineEdit *>(u"name"_s))
                            name->clear();
                    },
                    [this] { return dialog() != nullptr; }};
    m_stops << Stop{u"20-plan-conflict"_s,
                    [this, page] {
                        closeAll();
                        page()->planActions()->edit(training().id);
                        if (auto *disk = dialog() ? dialog()->findChild<QSpinBox *>(u"diskGib"_s) : nullptr)
                            disk->setValue(400);
                        if (auto theirs = m_console->plans()->plan(training().id)) {
                            theirs->memoryMib = 64 * 1024;
                            theirs->description = u"For the night's jobs."_s;
                            PlanStore(m_console->plans()->path()).save(*theirs);
                        }
                    },
                    [this] {
                        const auto *theirs = dialog() ? dialog()->findChild<QWidget *>(u"theirs"_s) : nullptr;
                        return theirs && theirs->isVisible();
                    }};
    m_stops << Stop{u"21-200-plans"_s,
                    [this, page] {
                        closeAll();
                        m_console->window()->resize(1040, 720);
                        m_console->plans()->import(plansToJson(crowd()));
                        page()->select({crowd()[139].id});
                    },
                    looked};
    m_stops << Stop{u"22-plans-no-host"_s,
                    [this, page] {
                        m_console->window()->resize(1440, 900);
                        page()->select({training().id});
                        for (HostSession *session : m_console->hosts()->sessions())
                            session->close();
                    },
                    [this, looked, shown = std::make_shared<int>(0)] {
                        return looked() && ++*shown > 20; // the page looks again a few times a second
                    }};
}

} // namespace riser
