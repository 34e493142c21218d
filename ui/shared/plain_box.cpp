// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shared/plain_box.h"

namespace riser {

QMessageBox *plainBox(QMessageBox::Icon icon, const QString &title, const QString &text, QWidget *parent)
{
    auto *box = new QMessageBox(icon, title, text, QMessageBox::NoButton, parent);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    return box;
}

} // namespace riser
