// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace riser {

/// A unified diff to read, added lines green and removed ones red in the light and in the dark.
class DiffView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit DiffView(QWidget *parent = nullptr);
    void setDiff(const QString &diff); ///< empty: says that no definition changes

protected:
    void changeEvent(QEvent *event) override;

private:
    QString m_diff;
};

} // namespace riser
