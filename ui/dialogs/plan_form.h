// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/match_edit.h"

#include <QHash>
#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace riser {

class ProblemLine;
class WishList;

/// All that a plan holds, to be typed. Object names are those of the JSON form ("name", "memoryMib", …), with
/// "gpuCount" and "gpuMatch" for the GPUs, "memoryUnit" and "vcpus" (the total); what is wrong stands in
/// "<name>:problem" below the field.
class PlanForm : public QWidget
{
    Q_OBJECT
public:
    explicit PlanForm(MatchEdit::Seen seen, QWidget *parent = nullptr);

    void setPlan(const Plan &plan);
    Plan plan() const; ///< with the id, the revision and the date as they were set
    /// Each below its field. A name that nobody typed yet isn't complained of.
    void showProblems(const QList<PlanProblem> &problems);
    void focusName();

Q_SIGNALS:
    void changed();

private:
    void add(const QString &field, const QString &label, QWidget *input, QWidget *shown = nullptr);
    QSpinBox *number(const QString &field, const QString &spoken, planLimits::Range range);
    QWidget *makeProcessors();
    QWidget *makeMemory();
    QWidget *makeGpus();
    void addMachine();
    void connectFields();
    void edited();
    void changeUnit();
    int memoryMib() const;
    QString placeOf(const QString &field) const;   ///< the key of m_problems, or empty for a row of the wish list
    static qsizetype wishOf(const QString &field); ///< "devices[1].count": 1; else -1

    Plan m_plan; ///< as it was set
    QFormLayout *m_layout;
    QHash<QString, ProblemLine *> m_problems;
    QHash<QString, QWidget *> m_inputs;
    QLineEdit *m_name;
    QPlainTextEdit *m_description;
    QSpinBox *m_sockets;
    QSpinBox *m_cores;
    QSpinBox *m_threads;
    QLabel *m_total;
    QSpinBox *m_memory;
    QComboBox *m_unit;
    QSpinBox *m_disk;
    QSpinBox *m_gpus;
    MatchEdit *m_gpuMatch;
    WishList *m_wishes;
    QComboBox *m_numa;
    QComboBox *m_machine;
    QComboBox *m_firmware;
    QSpinBox *m_ports;
    QComboBox *m_video;
    bool m_filling = false;
    bool m_nameTyped = false;
};

} // namespace riser
