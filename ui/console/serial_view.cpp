// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/serial_view.h"

#include "core/host/consoles.h"
#include "core/host/host_session.h"
#include "ui/console/console_words.h"
#include "ui/console/paste_question.h"
#include "ui/console/terminal_pipe.h"
#include "ui/console/terminal_widget.h"
#include "ui/shared/icons.h"
#include "ui/shared/menu_button.h"
#include "ui/shared/message_bar.h"
#include "ui/shared/plain_box.h"

#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

constexpr int scrollback = 20'000; // lines

} // namespace

SerialView::SerialView(HostSession *session, const DomainId &domain, QWidget *parent,
                       std::chrono::milliseconds ownStill)
    : QWidget(parent)
    , m_session(session)
    , m_domain(domain)
    , m_console(new SerialConsole(session, domain, this))
    , m_ownStill(ownStill)
    , m_terminal(new QTermWidget(0, this))
    , m_state(new QLabel(this))
    , m_connect(new QPushButton(this))
    , m_bar(new MessageBar(this))
    , m_takeOver(m_bar->addButton(tr("TAKE OVER"), u"serialTakeOver"_s))
    , m_retry(m_bar->addButton(tr("RETRY"), u"serialRetry"_s))
{
    m_bar->setObjectName(u"serialBar"_s);
    buildTerminal();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildTop());
    column->addWidget(m_bar);
    column->addWidget(m_terminal, 1);
    connect(m_takeOver, &QPushButton::clicked, this, [this] { connectLine(true); });
    connect(m_retry, &QPushButton::clicked, this, [this] { connectLine(isOurs()); });
    connect(m_connect, &QPushButton::clicked, this, &SerialView::toggle);
    connect(m_console, &SerialConsole::stateChanged, this, &SerialView::refresh);
    connect(m_console, &SerialConsole::received, this, &SerialView::pump);
    connect(session, &HostSession::stateChanged, this, &SerialView::refresh);
    connect(session, &HostSession::inventoryChanged, this, &SerialView::refresh);
    refresh();
}

QWidget *SerialView::buildTop()
{
    auto *top = new QWidget(this);
    auto *row = new QHBoxLayout(top);
    m_state->setObjectName(u"serialState"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_connect->setObjectName(u"serialConnect"_s);
    auto *menu = new QMenu(top);
    menu->setObjectName(u"serialMenu"_s);
    menu->addAction(themedIcon(u"edit-copy"_s), tr("&Copy"), m_terminal, &QTermWidget::copyClipboard);
    menu->addAction(themedIcon(u"edit-paste"_s), tr("&Paste"), m_terminal, &QTermWidget::pasteClipboard);
    menu->addAction(themedIcon(u"edit-find"_s), tr("&Find…"), this, &SerialView::findText);
    menu->addSeparator();
    menu->addAction(themedIcon(u"document-save-as"_s), tr("&Save what was shown…"), this, &SerialView::askSave);
    menu->addAction(tr("C&lear"), m_terminal, &QTermWidget::clear);
    menu->addAction(tr("&Type the size for the guest's shell (stty)"), this, &SerialView::typeSize);
    auto *more = new QPushButton(top);
    more->setText(tr("ACTIONS"));
    more->setObjectName(u"serialActions"_s);
    giveMenu(more, menu);
    row->addWidget(m_state, 1);
    row->addWidget(m_connect);
    row->addWidget(more);
    return top;
}

void SerialView::buildTerminal()
{
    m_terminal->setObjectName(u"serialTerminal"_s);
    m_terminal->setAccessibleName(tr("Terminal"));
    m_terminal->setTerminalFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_terminal->setColorScheme(u"WhiteOnBlack"_s); // a guest thinks of a dark screen, whatever the desktop's colours
    m_terminal->setHistorySize(scrollback);
    m_terminal->setScrollBarPosition(QTermWidgetInterface::ScrollBarRight);
    m_terminal->setConfirmMultilinePaste(false); // its box waits in an event loop of its own: askPaste() asks
    m_terminal->setFlowControlEnabled(false);    // Ctrl+S and Ctrl+Q are the guest's
    m_terminal->startTerminalTeletype();
    m_pipe = new TerminalPipe(m_terminal->getPtySlaveFd(), this);
    connect(m_terminal, &QTermWidget::termKeyPressed, this, [this] { m_filter.typed(); });
    // Keys, what is pasted or dropped in any way, and the terminal's own answers to what the guest asks.
    connect(m_terminal, &QTermWidget::sendData, this, [this](const char *bytes, int size) {
        const QByteArray sent(bytes, size);
        if (isPasteOfLines(sent))
            askPaste(sent, this, [this, sent] { send(sent); });
        else
            send(sent);
    });
    connect(m_pipe, &TerminalPipe::idle, this, &SerialView::pump);
}

/// One piece at a time, and the next when the terminal has drawn this one: a guest that floods its line takes no more
/// than that of each round of the event loop.
void SerialView::pump()
{
    if (!m_pipe->isIdle())
        return;
    if (const qint64 lost = m_console->lost(); lost > m_lostTold) {
        m_pipe->show("\r\n\x1b[7m" +
                     tr("%1 KiB came too fast and are not shown").arg((lost - m_lostTold) / 1024 + 1).toUtf8() +
                     "\x1b[0m\r\n");
        m_lostTold = lost;
    }
    if (m_filter.isEmpty())
        m_filter.add(m_console->take(TerminalCost::atOnce));
    m_pipe->show(m_filter.next());
}

void SerialView::send(const QByteArray &bytes)
{
    if (const bool taken = m_console->send(bytes); std::exchange(m_unread, !taken) == taken)
        refreshBar();
}

void SerialView::setLine(const QString &alias, const QString &life)
{
    if (alias == m_alias && life == m_life)
        return;
    m_wasUp = false;
    m_life = life;
    if (std::exchange(m_alias, alias) != alias) {
        m_console->close();
        m_filter.reset();
        m_pipe->clear();
        m_terminal->clear();
        m_pipe->show("\x1b"
                     "c"); // half a sequence may have gone
    }
    refresh();
}

void SerialView::connectLine(bool takeOver)
{
    m_wasUp = true;
    m_unread = false;
    m_filter.typed(); // as a key: what begins anew asks what it speaks to
    m_lostTold = std::min(m_lostTold, m_console->lost());
    m_console->open(m_alias, takeOver);
}

void SerialView::toggle()
{
    const SerialConsole::State state = m_console->state();
    if (state == SerialConsole::State::Open || state == SerialConsole::State::Opening)
        m_console->close();
    else
        connectLine(isOurs());
}

/// After a cut the host may believe for a while that we have it; later it is somebody else's.
bool SerialView::isOurs() const
{
    return m_hadIt && m_lastHad.isValid() && m_lastHad.durationElapsed() < m_ownStill;
}

void SerialView::refresh()
{
    m_whyNotUp = whyNotUp(*m_session, m_domain);
    const bool running = m_whyNotUp.isEmpty();
    const SerialConsole::State now = m_console->state();
    const bool cut = now == SerialConsole::State::Failed && m_console->error() && m_console->error()->transient;
    m_hadIt = now == SerialConsole::State::Open || ((cut || now == SerialConsole::State::Opening) && m_hadIt);
    if (std::exchange(m_before, now) == SerialConsole::State::Open && cut)
        m_lastHad.start();
    if (!running)
        m_wasUp = false; // another life begins
    if (running && !m_wasUp && isVisible())
        connectLine(isOurs()); // comes back here
    refreshBar();
    using State = SerialConsole::State;
    const State state = m_console->state();
    const bool up = state == State::Open || state == State::Opening;
    m_connect->setText(up ? tr("DISCONNECT") : tr("CONNECT"));
    m_connect->setEnabled(up || running);
    m_state->setText(stateText());
}

QString SerialView::stateText() const
{
    using State = SerialConsole::State;
    const State state = m_console->state();
    if (!m_whyNotUp.isEmpty())
        return m_whyNotUp;
    if (state == State::Open)
        return tr("Connected");
    if (state == State::Opening)
        return tr("Connecting…");
    if (state == State::Closed && m_wasUp)
        return tr("Disconnected. If you didn't, somebody else took the line over.");
    return tr("Not connected");
}

void SerialView::refreshBar()
{
    const bool busy = m_console->state() == SerialConsole::State::Busy;
    const bool running = m_whyNotUp.isEmpty();
    const bool wrong = (running || !whyAway(*m_session).isEmpty()) && m_console->error() &&
                       (busy || m_console->state() == SerialConsole::State::Failed);
    const bool refused = m_unread && m_console->state() == SerialConsole::State::Open;
    m_takeOver->setVisible(busy);
    m_retry->setVisible(running && !refused);
    if (wrong)
        m_bar->showError(*m_console->error(), busy ? Accent::Warning : Accent::Bad);
    else if (refused)
        m_bar->showError(unread(), Accent::Warning);
    else
        m_bar->hide();
}

Error SerialView::unread() const
{
    return {
        .code = ErrorCode::Failed,
        .summary =
            tr("%1 hasn't read what was typed before: what came last was not sent.").arg(vmLabel(*m_session, m_domain)),
        .detail = {},
        .hint = tr("Wait until the guest reads its serial line; paste at most %1 KiB at once.")
                    .arg(SerialLine::mostWaiting / 1024),
        .transient = true};
}

void SerialView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

QWidget *SerialView::terminal() const
{
    return m_terminal;
}

QSize SerialView::terminalSize() const
{
    return {m_terminal->screenColumnsCount(), m_terminal->screenLinesCount()};
}

void SerialView::findText()
{
    m_terminal->toggleShowSearchBar();
}

void SerialView::askSave()
{
    auto *dialog = new QFileDialog(this, tr("Save what was shown"));
    dialog->setObjectName(u"serialSave"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Text (*.txt)"), tr("All files (*)")});
    dialog->setDefaultSuffix(u"txt"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &SerialView::save);
    dialog->open();
}

bool SerialView::save(const QString &path)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        m_terminal->saveHistory(&file);
        if (file.commit())
            return true;
    }
    plainBox(QMessageBox::Warning, tr("Save what was shown"),
             tr("%1 can't be written: %2").arg(path, file.errorString()), window())
        ->show();
    return false;
}

/// A serial line knows no size: the shell at its end has to be told. Typed for the user, who sees what it does.
void SerialView::typeSize()
{
    const QSize size = terminalSize();
    send(u"stty rows %1 cols %2\r"_s.arg(size.height()).arg(size.width()).toLatin1());
}

} // namespace riser
