// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/paste_question.h"

#include "core/base/text.h"
#include "ui/shared/plain_box.h"

#include <QPushButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace riser {

/// Return itself, with Alt, and where the guest wants a line feed after it, is a key.
bool isPasteOfLines(const QByteArray &sent)
{
    return sent.contains('\r') && sent != "\r" && sent != "\r\n" && sent != "\x1b\r" && sent != "\x1b\r\n";
}

void askPaste(const QByteArray &sent, QWidget *parent, std::function<void()> paste)
{
    const QString question =
        Text::tr("Paste a text with %1 line ends? The guest may run each line as a command.").arg(sent.count('\r'));
    QMessageBox *box = plainBox(QMessageBox::Question, Text::tr("Paste several lines"), question, parent);
    box->setObjectName(u"serialPaste"_s);
    box->setDetailedText(QString::fromUtf8(sent).replace(u'\r', u'\n'));
    const QPushButton *wanted = box->addButton(Text::tr("PASTE"), QMessageBox::AcceptRole);
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(wanted, &QPushButton::clicked, parent, std::move(paste));
    box->open();
}

} // namespace riser
