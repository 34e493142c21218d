// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/rules.h"

#include <QWidget>

namespace riser {

QString verdictText(Verdict verdict); ///< translated: "Passed", "Not checked", "Warning", "Blocked"

/// The sign of a check: a shape and a colour of its own for each verdict, in the size of the font.
class VerdictSign : public QWidget
{
    Q_OBJECT
public:
    explicit VerdictSign(Verdict verdict, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Verdict m_verdict;
};

} // namespace riser
