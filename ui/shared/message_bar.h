// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/shared/colours.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace riser {

/// A slim bar above a page that says what is wrong and offers the ways out. Never modal; texts are plain. Object names:
/// "messageSummary", "messageHint", "messageDetailsButton", "messageDetails", "messageCopy".
class MessageBar : public QWidget
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    void showError(const Error &error, Accent accent); ///< keeps the details open while the error is the same
    QPushButton *addButton(const QString &text, const QString &objectName);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void copy();
    QString m_text; ///< all of the error, for copying
    Accent m_accent = Accent::Warning;
    QLabel *m_icon;
    QLabel *m_summary;
    QLabel *m_hint;
    QHBoxLayout *m_buttons;
    QPushButton *m_detailsButton;
    QWidget *m_detailsPart;
    QPlainTextEdit *m_details;
};

} // namespace riser
