// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/instance/wizard_page.h"

class QCheckBox;
class QLabel;

namespace riser {

class ChoiceList;
struct Cluster;
class PlanFitView;

/// Where: the best place or a host, what each host says to it, and what has to be detached from the host first. Object
/// names: "wizardPlaces", "placedOn", "placedDevices", "detachText", "detachAgree", and those of PlanFitView.
class PlacePage : public WizardPage
{
    Q_OBJECT
public:
    explicit PlacePage(WizardState *state, QWidget *parent = nullptr);

    void refresh() override;
    void focusFirst() override;

private:
    void choose();
    void agree(bool on);
    QList<Choice> choices() const;
    Choice clusterChoiceOf(const Cluster &cluster) const;
    void refreshDevices();

    ChoiceList *m_list;
    QLabel *m_placed;
    QLabel *m_devices;
    QLabel *m_detach;
    QCheckBox *m_agree;
    PlanFitView *m_fits;
};

} // namespace riser
