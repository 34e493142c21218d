// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace riser {

/// A read-only text in a fixed-width font with line numbers, which keeps its place when the text changes a little.
class CodeEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit CodeEdit(QWidget *parent = nullptr);

    /// Replaces only the lines that differ: selection and scrolling stay with what they were on.
    void updateText(const QString &text);
    void paintLineNumbers(QWidget *margin, const QRect &area);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void placeMargin();
    void scrollMargin(const QRect &area, int dy);

    QWidget *m_margin;
    QString m_text;
};

} // namespace riser
