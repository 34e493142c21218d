// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/rules.h"

#include <QWidget>

class QLabel;
class QRadioButton;

namespace riser {

/// Now or at the next start; what is impossible is greyed and says why below.
class WhenChoice : public QWidget
{
    Q_OBJECT
public:
    explicit WhenChoice(QWidget *parent = nullptr);

    void setReasons(const QString &whyNotNow, const QString &whyNotNextStart);
    When when() const;
    void choose(When when);

Q_SIGNALS:
    void chosenChanged();

private:
    struct Row {
        QRadioButton *button = nullptr;
        QLabel *reason = nullptr;
    };
    Row addRow(const QString &words, const QString &name);
    static void setReason(const Row &row, const QString &reason);

    Row m_now;
    Row m_nextStart;
};

} // namespace riser
