// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/xmlview/xml_view.h"

#include "ui/shared/icons.h"
#include "ui/xmlview/code_edit.h"
#include "ui/xmlview/find_bar.h"
#include "ui/xmlview/xml_highlighter.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QSaveFile>
#include <QThreadPool>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

/// Empty when it is written.
QString write(const QString &path, const QByteArray &data)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(data) != data.size() || !file.commit())
        return file.errorString();
    return {};
}

/// A VM's name may hold anything; a file's may not.
QString fileName(const QString &name)
{
    QString safe;
    for (const QChar c : name)
        safe += c.isLetterOrNumber() || u"-_."_s.contains(c) ? c : u'_';
    while (safe.startsWith(u'.'))
        safe.removeFirst();
    return (safe.isEmpty() ? u"riser"_s : safe) + u".xml"_s;
}

} // namespace

XmlView::XmlView(QWidget *parent)
    : QWidget(parent)
    , m_edit(new CodeEdit)
    , m_find(new FindBar(m_edit))
    , m_note(new QLabel)
    , m_buttons(new QWidget)
    , m_highlighter(new XmlHighlighter(m_edit->document(), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setObjectName(u"note"_s);
    row->addWidget(m_note, 1);
    row->addWidget(m_buttons);
    addAction(u"edit-find"_s, tr("Find…"), QKeySequence::Find, &XmlView::find);
    addAction(u"edit-copy"_s, tr("Copy all"), {}, &XmlView::copy);
    addAction(u"document-save-as"_s, tr("Save as…"), QKeySequence::Save, &XmlView::saveAs);
    column->addLayout(row);
    column->addWidget(m_edit, 1);
    column->addWidget(m_find);
    setFocusProxy(m_edit);

    for (const auto &[keys, slot] : {std::pair{QKeySequence::FindNext, &FindBar::next},
                                     std::pair{QKeySequence::FindPrevious, &FindBar::previous}}) {
        auto *action = new QAction(this);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, m_find, slot);
        QWidget::addAction(action);
    }
    m_highlighter->setPalette(palette());
}

void XmlView::addAction(const QString &icon, const QString &words, const QKeySequence &keys, void (XmlView::*slot)())
{
    auto *action = new QAction(themedIcon(icon), words, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, slot);
    QWidget::addAction(action);
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    m_buttons->layout()->addWidget(button);
}

void XmlView::setXml(const QByteArray &xml, const QString &name)
{
    m_name = name;
    m_edit->setAccessibleName(tr("XML of %1").arg(name));
    if (m_xml == xml)
        return;
    m_xml = xml;
    m_edit->updateText(QString::fromUtf8(xml));
    m_note->setText(xml.isEmpty() ? tr("There is no XML to show yet.") : QString());
}

void XmlView::find()
{
    m_find->start();
}

void XmlView::copy()
{
    QApplication::clipboard()->setText(QString::fromUtf8(m_xml));
    m_note->setText(tr("Copied."));
}

void XmlView::saveAs()
{
    auto *dialog = new QFileDialog(this, tr("Save the XML of %1").arg(m_name), fileName(m_name), tr("XML (*.xml)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"xml"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &XmlView::saveTo);
    dialog->open();
}

void XmlView::saveTo(const QString &path)
{
    m_note->setText(tr("Saving to %1…").arg(path));
    QThreadPool::globalInstance()->start([path, data = m_xml, self = QPointer(this)] {
        const QString problem = write(path, data);
        QMetaObject::invokeMethod(qApp, [path, problem, self] {
            if (self)
                self->tellSaved(path, problem);
        });
    });
}

void XmlView::tellSaved(const QString &path, const QString &problem)
{
    m_note->setText(problem.isEmpty() ? tr("Saved to %1.").arg(path)
                                      : tr("%1 could not be written: %2").arg(path, problem));
    Q_EMIT saved(path, problem.isEmpty());
}

void XmlView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->setPalette(palette());
}

} // namespace riser
