// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/rules.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace riser {

/// A list of check findings, what stops first. Texts are plain, wrap and can be selected. With ticks, each warning
/// wants one before the user may go on; a tick belongs to the sentence it was given for and is gone when that changes.
class FindingsView : public QWidget
{
    Q_OBJECT
public:
    enum class Ticks { None, ForWarnings };

    explicit FindingsView(Ticks ticks, QWidget *parent = nullptr);

    void setFindings(const Findings &findings);             ///< nothing flickers when they are the same
    const Findings &findings() const { return m_findings; } ///< as shown: by severity
    bool allTicked() const;
    int missingTicks() const;

Q_SIGNALS:
    void ticksChanged();

private:
    void rebuild();
    void addRow(const Finding &finding);
    QWidget *makeTick(const Finding &finding);

    Ticks m_ticks;
    Findings m_findings;
    QSet<QString> m_ticked; ///< by sentence
    QVBoxLayout *m_rows;
};

} // namespace riser
