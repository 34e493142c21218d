// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/screen_view.h"

#include "core/host/host_session.h"
#include "ui/console/vnc_view.h"
#include "ui/shared/icons.h"
#include "ui/shared/message_bar.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

ScreenView::ScreenView(HostSession *session, const DomainId &domain, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_domain(domain)
    , m_view(new VncView)
    , m_area(new QScrollArea(this))
    , m_state(new QLabel(this))
    , m_connect(new QPushButton(this))
    , m_keys(new QPushButton(tr("SEND KEYS"), this))
    , m_bar(new MessageBar(this))
{
    m_view->setObjectName(u"screenView"_s);
    m_bar->setObjectName(u"screenBar"_s);
    m_area->setWidget(m_view);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(buildTop());
    column->addWidget(m_bar);
    column->addWidget(buildLogin());
    column->addWidget(m_area, 1);
    connect(m_bar->addButton(tr("RETRY"), u"screenRetry"_s), &QPushButton::clicked, this, &ScreenView::connectDisplay);
    connect(m_connect, &QPushButton::clicked, this, &ScreenView::toggle);
    connect(m_view, &VncView::keyboardChanged, this, &ScreenView::refresh);
    connect(m_view, &VncView::keyboardChanged, this, &ScreenView::shareClipboard);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &ScreenView::shareClipboard);
    connect(session, &HostSession::stateChanged, this, &ScreenView::refresh);
    connect(session, &HostSession::inventoryChanged, this, &ScreenView::refresh);
    refresh();
}

ScreenView::~ScreenView()
{
    m_view->setClient(nullptr);
}

QWidget *ScreenView::buildTop()
{
    auto *top = new QWidget(this);
    auto *row = new QHBoxLayout(top);
    m_state->setObjectName(u"screenState"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_connect->setObjectName(u"screenConnect"_s);
    m_keys->setObjectName(u"screenKeys"_s);
    addKeys(m_keys);
    auto *menu = new QMenu(top);
    menu->setObjectName(u"screenMenu"_s);
    QAction *scaled = menu->addAction(tr("&Fit into the window"));
    scaled->setCheckable(true);
    scaled->setChecked(true);
    connect(scaled, &QAction::toggled, this, &ScreenView::setScaled);
    QAction *viewOnly = menu->addAction(tr("&Read-only"));
    viewOnly->setCheckable(true);
    connect(viewOnly, &QAction::toggled, this, [this](bool on) {
        m_view->setViewOnly(on);
        refresh();
    });
    m_fullScreen = menu->addAction(themedIcon(u"view-fullscreen"_s), tr("F&ull screen"));
    m_fullScreen->setCheckable(true);
    m_fullScreen->setShortcut(QKeySequence::FullScreen);
    connect(m_fullScreen, &QAction::toggled, this, &ScreenView::setFullScreen);
    addAction(m_fullScreen);
    auto *more = new QToolButton(top);
    more->setText(tr("VIEW"));
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    row->addWidget(m_state, 1);
    row->addWidget(m_keys);
    row->addWidget(m_connect);
    row->addWidget(more);
    return top;
}

void ScreenView::addKeys(QPushButton *button)
{
    auto *menu = new QMenu(button);
    const auto add = [this, menu](const QString &text, const QList<int> &keys) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, keys] { m_view->sendKeys(keys); });
    };
    add(tr("Ctrl+Alt+&Delete"), {Qt::Key_Control, Qt::Key_Alt, Qt::Key_Delete});
    add(tr("Ctrl+Alt+&Backspace"), {Qt::Key_Control, Qt::Key_Alt, Qt::Key_Backspace});
    menu->addSeparator();
    for (int number = 1; number <= 12; ++number)
        add(tr("Ctrl+Alt+F%1").arg(number), {Qt::Key_Control, Qt::Key_Alt, Qt::Key_F1 + number - 1});
    menu->addSeparator();
    add(tr("&Print screen"), {Qt::Key_Print});
    button->setMenu(menu);
}

QWidget *ScreenView::buildLogin()
{
    m_login = new QWidget(this);
    m_login->setObjectName(u"screenLogin"_s);
    m_user = new QLineEdit(m_login);
    m_user->setObjectName(u"screenUser"_s);
    m_user->setPlaceholderText(tr("User"));
    m_user->setAccessibleName(tr("User"));
    m_password = new QLineEdit(m_login);
    m_password->setObjectName(u"screenPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("Password of the display"));
    m_password->setAccessibleName(tr("Password of the display"));
    auto *send = new QPushButton(tr("LOG IN"), m_login);
    send->setObjectName(u"screenLoginSend"_s);
    auto *row = new QHBoxLayout(m_login);
    row->addWidget(m_user);
    row->addWidget(m_password);
    row->addWidget(send);
    row->addStretch(1);
    connect(send, &QPushButton::clicked, this, &ScreenView::sendLogin);
    connect(m_password, &QLineEdit::returnPressed, this, &ScreenView::sendLogin);
    m_login->hide();
    return m_login;
}

void ScreenView::sendLogin()
{
    m_login->hide();
    if (m_client)
        m_client->answerLogin({.user = m_user->text(), .password = m_password->text()});
    m_password->clear();
}

void ScreenView::setDisplay(const GuestDisplay &display)
{
    if (display == m_display)
        return;
    m_display = display;
    m_wasUp = false;
    disconnectDisplay();
    refresh();
}

void ScreenView::connectDisplay()
{
    disconnectDisplay();
    m_wasUp = true;
    m_error.reset();
    m_connection = std::make_unique<DisplayConnection>(m_session, m_domain);
    connect(m_connection.get(), &DisplayConnection::connected, this, &ScreenView::attach);
    connect(m_connection.get(), &DisplayConnection::failed, this, &ScreenView::end);
    m_connection->start(m_display);
    refresh();
}

void ScreenView::attach(int socket)
{
    m_client = std::make_unique<VncClient>(label());
    m_view->setClient(m_client.get());
    connect(m_client.get(), &VncClient::opened, this, &ScreenView::refresh);
    connect(m_client.get(), &VncClient::ended, this, &ScreenView::end);
    connect(m_client.get(), &VncClient::loginWanted, this, [this](bool withUser) {
        m_user->setVisible(withUser);
        m_login->show();
        (withUser ? m_user : m_password)->setFocus();
    });
    connect(m_client.get(), &VncClient::clipboardCame, this, [this](const QString &text) {
        if (m_view->hasKeyboard()) // else a guest could fill it behind the user's back
            QGuiApplication::clipboard()->setText(text);
    });
    m_client->start(socket);
}

/// What the way there said last is often the reason: ssh's "Connection refused".
void ScreenView::end(const Error &error)
{
    m_error = error;
    if (const QString words = m_connection ? m_connection->lastWords() : QString(); !words.isEmpty())
        m_error->detail += (m_error->detail.isEmpty() ? QString() : u"\n"_s) + words;
    // Later: this is one of their signals.
    QMetaObject::invokeMethod(this, &ScreenView::disconnectDisplay, Qt::QueuedConnection);
}

void ScreenView::disconnectDisplay()
{
    m_view->setClient(nullptr);
    m_client.reset();
    m_connection.reset();
    m_login->hide();
    refresh();
}

void ScreenView::toggle()
{
    if (!m_connection)
        return connectDisplay();
    m_error.reset();
    disconnectDisplay();
}

bool ScreenView::isRunning() const
{
    const InventoryPtr inventory = m_session->inventory();
    const Domain *domain = inventory ? inventory->domain(m_domain) : nullptr;
    return m_session->state() == HostSession::State::Online && domain && domain->running();
}

QString ScreenView::label() const
{
    const InventoryPtr inventory = m_session->inventory();
    const Domain *domain = inventory ? inventory->domain(m_domain) : nullptr;
    return tr("VM %1 on %2").arg(domain ? domain->name : m_domain.value(), m_session->entry().name);
}

void ScreenView::refresh()
{
    const bool running = isRunning();
    if (!running) {
        m_wasUp = false; // another life begins
        m_error.reset();
    }
    if (running && !m_wasUp && isVisible() && m_display.type == GuestDisplay::Type::Vnc)
        return connectDisplay(); // comes back here
    const bool open = m_client && m_client->isOpen();
    m_connect->setText(m_connection ? tr("DISCONNECT") : tr("CONNECT"));
    m_connect->setEnabled(m_connection || running);
    m_keys->setEnabled(open && !m_view->isViewOnly());
    m_state->setText(!running              ? tr("The VM is not running.")
                     : open                ? m_view->hasKeyboard() ? tr("It has the keyboard: Ctrl+Alt lets go of it.")
                                             : m_view->isViewOnly() ? tr("Connected, read-only")
                                                                    : tr("Connected: click into it to type.")
                     : m_connection        ? tr("Connecting…")
                                           : tr("Not connected"));
    if (m_error && running)
        m_bar->showError(*m_error, Accent::Bad);
    else
        m_bar->hide();
}

void ScreenView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void ScreenView::setScaled(bool scaled)
{
    m_view->setScaled(scaled);
    m_area->setWidgetResizable(scaled);
    if (!scaled)
        m_view->resize(m_view->sizeHint());
}

/// The area leaves the page for a window of its own, and comes back.
void ScreenView::setFullScreen(bool on)
{
    if (on) {
        m_area->setParent(window(), Qt::Window);
        m_area->addAction(m_fullScreen);
        m_area->showFullScreen();
    } else {
        m_area->setWindowFlags(Qt::Widget);
        qobject_cast<QVBoxLayout *>(layout())->addWidget(m_area, 1);
        m_area->show();
    }
    m_view->setFocus();
}

void ScreenView::shareClipboard()
{
    if (m_client && m_view->hasKeyboard())
        m_client->sendClipboard(QGuiApplication::clipboard()->text());
}

} // namespace riser
