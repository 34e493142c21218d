// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/instance/place_page.h"

#include "core/host/host_list.h"
#include "ui/dialogs/choice_list.h"
#include "ui/models/plan_fit_lines.h"
#include "ui/pages/plan_fit_view.h"

#include <QCheckBox>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

const QString automaticChoice = u"automatic"_s;
const QString hostChoice = u"host:"_s; // before the id: a host may be called anything
const QString clusterChoice = u"cluster:"_s;

/// The id behind the prefix, or an empty one.
template<typename AnyId>
AnyId chosenId(const QString &choice, const QString &prefix)
{
    return choice.startsWith(prefix) ? AnyId(choice.sliced(prefix.size())) : AnyId();
}

} // namespace

PlacePage::PlacePage(WizardState *state, QWidget *parent)
    : WizardPage(state, tr("Place"), {u"host"_s, u"devices"_s}, parent)
    , m_list(new ChoiceList(tr("Search hosts"), tr("Places")))
    , m_placed(plainText(u"placedOn"_s))
    , m_devices(plainText(u"placedDevices"_s))
    , m_detach(plainText(u"detachText"_s))
    , m_agree(new QCheckBox(tr("&Detach them from the host first, I know")))
    , m_fits(new PlanFitView)
{
    m_list->setObjectName(u"wizardPlaces"_s);
    m_agree->setObjectName(u"detachAgree"_s);
    QFont bold = m_placed->font();
    bold.setBold(true);
    m_placed->setFont(bold);
    m_devices->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins({});
    column->addWidget(m_list, 1);
    column->addWidget(m_placed);
    column->addWidget(m_devices);
    column->addWidget(m_detach);
    column->addWidget(m_agree);
    auto *halves = new QSplitter;
    halves->setChildrenCollapsible(false);
    halves->addWidget(left);
    halves->addWidget(m_fits);
    halves->setSizes({1000, 1000}); // halves, whatever its texts would like
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(halves);
    connect(m_list, &ChoiceList::chosenChanged, this, &PlacePage::choose);
    connect(m_agree, &QCheckBox::toggled, this, &PlacePage::agree);
}

void PlacePage::choose()
{
    edit([this](InstanceDraft &draft) {
        draft.host = chosenId<HostId>(m_list->chosen(), hostChoice);
        draft.cluster = chosenId<ClusterId>(m_list->chosen(), clusterChoice);
    });
}

/// To what is said now: what is found later is asked for again.
void PlacePage::agree(bool on)
{
    edit([this, on](InstanceDraft &draft) {
        const DraftPlace &place = state()->place();
        draft.agreed = on && place.inventory ? detachText(place.fit, *place.inventory) : QString();
    });
}

Choice PlacePage::clusterChoiceOf(const Cluster &cluster) const
{
    const QList<HostFit> fits = state()->fitsIn(cluster.id);
    const qsizetype fitting = std::ranges::count_if(fits, &HostFit::fits);
    return {.id = clusterChoice + cluster.id.value(),
            .title = tr("Place in cluster %1").arg(cluster.name),
            .note = tr("The best of its hosts; %1 of %2 can take it now").arg(fitting).arg(fits.size()),
            .reason = fitting || state()->looking() ? QString() : tr("None of its hosts can take it now."),
            .icon = u"riser-cluster"_s};
}

QList<Choice> PlacePage::choices() const
{
    QList<Choice> choices{{.id = automaticChoice,
                           .title = tr("Place automatically"),
                           .note = tr("The host that it fits best, whatever happens meanwhile"),
                           .reason = {},
                           .icon = u"riser-pass"_s}};
    for (const Cluster &cluster : state()->hosts()->clusters())
        choices << clusterChoiceOf(cluster);
    for (const HostFit &fit : state()->fits())
        choices << Choice{.id = hostChoice + fit.host.value(),
                          .title = fit.hostName,
                          .note = fit.reasons.isEmpty() ? tr("It fits") : fit.reasons.join(u" · "_s),
                          .reason = fit.fits ? QString() : fit.whyNot.join(u' '),
                          .icon = u"riser-host"_s};
    return choices;
}

void PlacePage::refreshDevices()
{
    const DraftPlace &place = state()->place();
    const bool known = place.inventory && place.fit.fits;
    const QString detach = known ? detachText(place.fit, *place.inventory) : QString();
    if (!known)
        m_placed->setText(state()->looking() ? tr("Looking at the hosts…") : state()->problem(u"host"_s));
    else
        m_placed->setText(
            (state()->automatic() ? tr("It is placed on %1:") : tr("It goes to %1:")).arg(place.fit.hostName));
    const QStringList lines = known ? deviceLines(place.fit, *place.inventory) : QStringList();
    m_devices->setText(lines.isEmpty() && known ? tr("It gets no devices of the host.") : lines.join(u'\n'));
    m_detach->setText(tr("To be detached from the host first:") + u'\n' + detach);
    m_detach->setVisible(!detach.isEmpty());
    m_agree->setVisible(!detach.isEmpty());
    m_agree->setAccessibleDescription(detach);
    m_agree->setChecked(!detach.isEmpty() && state()->draft().agreed == detach);
}

void PlacePage::refresh()
{
    fill([this] {
        m_list->setChoices(choices(), {});
        const InstanceDraft &draft = state()->draft();
        m_list->choose(!draft.host.isEmpty()      ? hostChoice + draft.host.value()
                       : !draft.cluster.isEmpty() ? clusterChoice + draft.cluster.value()
                                                  : automaticChoice);
        refreshDevices();
    });
    const std::optional<Plan> &plan = state()->draft().plan;
    m_fits->setContent(plan ? plan->name : QString(), plan ? planSummary(*plan) : QString(),
                       fitBlocks(state()->fits(), state()->placementHosts()),
                       state()->looking()          ? tr("Looking at the hosts…")
                       : state()->fits().isEmpty() ? tr("There is no host in the list yet. Add one first.")
                                                   : QString());
}

void PlacePage::focusFirst()
{
    m_list->setFocus();
}

} // namespace riser
