// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QPlainTextEdit;

namespace riser {

/// One line of what will be done.
struct StepLine {
    QString text;
    QString virsh;    ///< empty: no line of virsh does this
    QString undoText; ///< empty: nothing to undo
    bool operator==(const StepLine &) const = default;
};

/// Numbered steps in words, or the virsh lines that do the same, to read and to copy.
class StepsView : public QWidget
{
    Q_OBJECT
public:
    enum class Show { Words, Virsh };

    StepsView(Show show, QWidget *parent = nullptr);
    /// `empty` stands there when there is no step.
    void setSteps(const QList<StepLine> &steps, const QString &empty);
    QString text() const;

private:
    void copy();

    Show m_show;
    QList<StepLine> m_steps;
    QPlainTextEdit *m_edit;
};

} // namespace riser
