// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/labels.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace riser {

class LabelStore;
class ProblemLine;

/// The labels of one device or of several: ticked, those that all of them have; half ticked, those that some have and
/// that stay as they are. New ones are typed, with commas between them. Not modal; deletes itself when closed. Object
/// names: "labelsOf", "labelDevices" (of several), "labelsLeftOut", "labelList", "newLabels", "addLabels",
/// "labelsProblem", "labelsSave".
class LabelsDialog : public QDialog
{
    Q_OBJECT
public:
    /// `devices`: one at least. `store` need not outlive the dialog.
    LabelsDialog(LabelStore *store, QList<LabelTarget> devices, QWidget *parent = nullptr);

    /// Names devices that were meant too, and aren't there; none: nothing is told.
    void tellLeftOut(const QStringList &names);

private:
    void build();
    QLabel *makeLine(const QString &objectName);
    QWidget *makeNew();
    void fill();
    QListWidgetItem *itemOf(const QString &label) const;
    bool addTyped(); ///< what is typed becomes ticked; false: it can't, and why is told
    LabelChange change() const;
    void check();
    void save();

    QPointer<LabelStore> m_store;
    QList<LabelTarget> m_devices;
    QLabel *m_title;
    QLabel *m_names;
    QLabel *m_leftOut;
    QListWidget *m_list;
    QLineEdit *m_new;
    QPushButton *m_add;
    ProblemLine *m_problem;
    QPushButton *m_save = nullptr;
};

} // namespace riser
