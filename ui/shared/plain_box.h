// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMessageBox>

namespace riser {

/// A box with text as it is: names of hosts and VMs are never markup. It deletes itself when it is closed, has no
/// button yet, and isn't shown yet. GUI thread.
QMessageBox *plainBox(QMessageBox::Icon icon, const QString &title, const QString &text, QWidget *parent);

} // namespace riser
