// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QWidget>

class QLabel;

namespace riser {

class CodeEdit;
class FindBar;
class XmlHighlighter;

/// XML to read: colours that follow the palette, line numbers, find (Ctrl+F, F3), copy, save as. Stays quick with texts
/// of libvirt's 4 MiB limit, and where it is when the text changes a little. GUI thread.
class XmlView : public QWidget
{
    Q_OBJECT
public:
    explicit XmlView(QWidget *parent = nullptr);

    /// `name` says what it describes (a VM, a device): for the file's name and for screen readers.
    void setXml(const QByteArray &xml, const QString &name);
    QByteArray xml() const { return m_xml; }

    void find(); ///< opens the find bar
    /// Writes on a worker thread; the line below the text says how it went. Emits saved().
    void saveTo(const QString &path);

Q_SIGNALS:
    void saved(const QString &path, bool done);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addAction(const QString &icon, const QString &words, const QKeySequence &keys, void (XmlView::*slot)());
    void copy();
    void saveAs();
    void tellSaved(const QString &path, const QString &problem);

    QByteArray m_xml;
    QString m_name;
    CodeEdit *m_edit;
    FindBar *m_find;
    QLabel *m_note;
    QWidget *m_buttons;
    XmlHighlighter *m_highlighter;
};

} // namespace riser
