// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/full_screen.h"

#include "ui/shared/icons.h"
#include "ui/shared/menu_button.h"

#include <QAction>
#include <QCloseEvent>
#include <QCursor>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace riser {

namespace {

// The picture takes every move of the pointer for itself, so it is looked at where the pointer is.
constexpr auto lookEvery = 150ms;
constexpr int looksShown = 20; // at first: long enough to be read
constexpr int edge = 2;        // pixels

} // namespace

FullScreen::FullScreen(QWidget *content, QMenu *keys, QAction *leave, const QString &title, QScreen *screen)
    : QWidget(nullptr, Qt::Window)
    , m_content(content)
    , m_leave(leave)
    , m_strip(buildStrip(keys))
{
    setObjectName(u"fullScreen"_s);
    setWindowTitle(title);
    setAttribute(Qt::WA_QuitOnClose, false); // the main window is the program
    setScreen(screen);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(content);
    addAction(leave);
    m_strip->raise();
    connect(&m_look, &QTimer::timeout, this, &FullScreen::watchPointer);
    m_look.start(lookEvery);
    showFullScreen();
    content->setFocus();
}

FullScreen::~FullScreen()
{
    if (m_content && m_content->parent() == this)
        m_content->setParent(nullptr);
}

QWidget *FullScreen::buildStrip(QMenu *keys)
{
    auto *strip = new QFrame(this);
    strip->setObjectName(u"fullScreenStrip"_s);
    strip->setFrameShape(QFrame::StyledPanel);
    strip->setAutoFillBackground(true);
    auto *send = new QPushButton(tr("SEND KEYS"), strip);
    giveMenu(send, keys);
    auto *leave = new QPushButton(themedIcon(u"view-restore"_s), tr("LEAVE FULL SCREEN"), strip);
    leave->setObjectName(u"fullScreenLeave"_s);
    connect(leave, &QPushButton::clicked, this, [this] { m_leave->setChecked(false); });
    auto *row = new QHBoxLayout(strip);
    row->addWidget(new QLabel(tr("Ctrl+Alt lets go of the keyboard, then %1 leaves the full screen.")
                                  .arg(QKeySequence(QKeySequence::FullScreen).toString(QKeySequence::NativeText)),
                              strip));
    row->addWidget(send);
    row->addWidget(leave);
    return strip;
}

void FullScreen::watchPointer()
{
    const QPoint at = mapFromGlobal(QCursor::pos());
    const bool touches = rect().contains(at) && at.y() <= edge;
    const bool inside = m_strip->isVisible() && m_strip->geometry().contains(at);
    m_strip->setVisible(touches || inside || m_shownFor < looksShown);
    if (m_shownFor < looksShown)
        ++m_shownFor;
}

/// Closed by the desktop: the picture goes back where it was.
void FullScreen::closeEvent(QCloseEvent *event)
{
    event->ignore();
    QMetaObject::invokeMethod(m_leave, [leave = m_leave] { leave->setChecked(false); }, Qt::QueuedConnection);
}

void FullScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_strip->adjustSize();
    m_strip->move((width() - m_strip->width()) / 2, 0);
}

} // namespace riser
