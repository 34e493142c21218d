// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/plan_fit_lines.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace riser {

/// One plan and what each host has to say to it, to read and to copy. Nothing flickers while nothing changes. Object
/// names: "planFitTitle", "planFitText", and a "fit:<host>" for each host.
class PlanFitView : public QScrollArea
{
    Q_OBJECT
public:
    explicit PlanFitView(QWidget *parent = nullptr);

    /// `note`: what stands there instead of hosts, or empty.
    void setContent(const QString &title, const QString &text, const QList<FitBlock> &blocks, const QString &note);
    QString text() const; ///< all of it

private:
    void rebuild();
    QWidget *makeBlock(const FitBlock &block);

    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_note;
    QWidget *m_place = nullptr; ///< holds the blocks
    QVBoxLayout *m_column;
    QList<FitBlock> m_blocks;
};

} // namespace riser
