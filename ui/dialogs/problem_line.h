// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace riser {

/// What is wrong with the field above it; takes no room while nothing is. The text is plain.
class ProblemLine : public QWidget
{
    Q_OBJECT
public:
    /// `objectName`: of the label.
    explicit ProblemLine(const QString &objectName, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const;

private:
    QLabel *m_label;
};

} // namespace riser
