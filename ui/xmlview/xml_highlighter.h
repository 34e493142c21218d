// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPalette>
#include <QTimer>

#include <memory>

class QTextDocument;

namespace riser {

/// Colours a document by a KSyntaxHighlighting definition in slices of a few milliseconds, from the top down, so that a
/// text of libvirt's 4 MiB limit is there at once and is coloured while the user reads. GUI thread.
///
/// KSyntaxHighlighting's own SyntaxHighlighter colours the whole document in one go.
class XmlHighlighter : public QObject
{
    Q_OBJECT
public:
    XmlHighlighter(QTextDocument *document, QObject *parent);
    ~XmlHighlighter() override;

    /// Light or dark theme, by the palette's base colour. Colours again when that changes it.
    void setPalette(const QPalette &palette);
    bool finished() const;

Q_SIGNALS:
    void done(); ///< the whole document has its colours

private:
    void contentsChanged(int position, int removed, int added);
    void restartFrom(int block);
    void slice();

    class Painter;
    QTextDocument *m_document;
    std::unique_ptr<Painter> m_painter;
    QTimer m_timer;
    int m_next = 0; ///< block to colour next
    bool m_colouring = false;
};

} // namespace riser
