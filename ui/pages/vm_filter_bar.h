// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/vm_filter.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QToolButton;

namespace riser {

/// The chips of a list of VMs: one is chosen, each says how many it would show. Object names: "vmChip-all",
/// "vmChip-running", "vmChip-wontstart".
class VmFilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit VmFilterBar(VmFilter *filter, QWidget *parent = nullptr);

private:
    void addChip(VmFilter::Show shown, const QString &objectName, const QString &name);
    void updateCounts();

    VmFilter *m_filter;
    QHash<VmFilter::Show, QToolButton *> m_chips;
    QTimer m_soon; ///< many changes at once are counted once
};

} // namespace riser
