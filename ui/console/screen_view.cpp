// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/screen_view.h"

#include "ui/console/console_words.h"
#include "ui/console/full_screen.h"
#include "ui/console/login_form.h"
#include "ui/console/vnc_view.h"
#include "ui/shared/icons.h"
#include "ui/shared/menu_button.h"
#include "ui/shared/message_bar.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

ScreenView::ScreenView(HostSession *session, const DomainId &domain, QWidget *parent)
    : QWidget(parent)
    , m_link(new ScreenLink(session, domain, this))
    , m_view(new VncView)
    , m_area(new QScrollArea(this))
    , m_state(new QLabel(this))
    , m_connect(new QPushButton(this))
    , m_keys(new QPushButton(tr("SEND KEYS"), this))
    , m_bar(new MessageBar(this))
    , m_login(new LoginForm(this))
{
    m_view->setObjectName(u"screenView"_s);
    m_bar->setObjectName(u"screenBar"_s);
    m_area->setWidget(m_view);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusProxy(m_view);
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins({});
    m_column->setSpacing(0);
    m_column->addWidget(buildTop());
    m_column->addWidget(m_bar);
    m_column->addWidget(m_login);
    m_column->addWidget(m_area, 1);
    m_retry = m_bar->addButton(tr("RETRY"), u"screenRetry"_s);
    connect(m_retry, &QPushButton::clicked, m_link, &ScreenLink::open);
    connect(m_connect, &QPushButton::clicked, this, [this] { isUp() ? m_link->close() : m_link->open(); });
    connect(m_view, &VncView::keyboardChanged, this, &ScreenView::refresh);
    connect(m_view, &VncView::keyboardChanged, this, &ScreenView::shareClipboard);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &ScreenView::shareClipboard);
    connect(m_link, &ScreenLink::stateChanged, this, &ScreenView::refresh);
    connect(m_link, &ScreenLink::clientChanged, this, &ScreenView::takeClient);
    connect(m_link, &ScreenLink::loginWanted, this, &ScreenView::askLogin);
    connect(m_login, &LoginForm::answered, m_link, &ScreenLink::answerLogin);
    refresh();
}

ScreenView::~ScreenView()
{
    delete m_fullScreen;
    m_area->setParent(this);
    m_view->setClient(nullptr);
    m_link->disconnect(this);
}

QWidget *ScreenView::buildTop()
{
    auto *top = new QWidget(this);
    auto *row = new QHBoxLayout(top);
    m_state->setObjectName(u"screenState"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_connect->setObjectName(u"screenConnect"_s);
    m_keys->setObjectName(u"screenKeys"_s);
    giveMenu(m_keys, buildKeys(m_keys));
    auto *more = new QPushButton(top);
    more->setText(tr("VIEW"));
    more->setObjectName(u"screenMore"_s);
    giveMenu(more, buildMenu(more));
    row->addWidget(m_state, 1);
    row->addWidget(m_keys);
    row->addWidget(m_connect);
    row->addWidget(more);
    return top;
}

/// What the desktop or the terminal it runs in would take for itself.
QMenu *ScreenView::buildKeys(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setObjectName(u"screenKeysMenu"_s);
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
    menu->addSeparator();
    // Where the guest has no agent that takes a clipboard: a login prompt.
    connect(menu->addAction(tr("&Type the clipboard")), &QAction::triggered, this, &ScreenView::typeClipboard);
    return menu;
}

QMenu *ScreenView::buildMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setObjectName(u"screenMenu"_s);
    const auto add = [menu](const QString &text, const QString &name) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        return action;
    };
    QAction *scaled = add(tr("&Fit into the window"), u"screenScaled"_s);
    scaled->setChecked(true);
    connect(scaled, &QAction::toggled, this, &ScreenView::setScaled);
    connect(add(tr("&Read-only"), u"screenReadOnly"_s), &QAction::toggled, this, [this](bool on) {
        m_view->setViewOnly(on);
        refresh();
    });
    m_share = add(tr("&Share the clipboard"), u"screenShare"_s);
    m_share->setChecked(true);
    m_share->setToolTip(
        tr("While the screen has the keyboard, the guest gets what was copied here, and the other way round."));
    QAction *hold = add(tr("&Keep the pointer inside"), u"screenHold"_s);
    hold->setToolTip(
        tr("While the screen has the keyboard. For guests without a tablet, whose pointer goes its own way."));
    menu->setToolTipsVisible(true);
    connect(hold, &QAction::toggled, m_view, &VncView::setHoldsPointer);
    m_fullScreenAction = add(tr("F&ull screen"), u"screenFull"_s);
    m_fullScreenAction->setIcon(themedIcon(u"view-fullscreen"_s));
    m_fullScreenAction->setShortcut(QKeySequence::FullScreen);
    m_fullScreenAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_fullScreenAction, &QAction::toggled, this, &ScreenView::setFullScreen);
    addAction(m_fullScreenAction);
    return menu;
}

void ScreenView::setDisplay(const GuestDisplay &display, const QString &life)
{
    if (std::exchange(m_index, display.index) != display.index)
        m_view->forgetPicture();
    m_link->setDisplay(display, life);
}

void ScreenView::takeClient()
{
    VncClient *client = m_link->client();
    m_login->hide();
    m_cameLast.clear(); // another guest's, by now, or another life's
    m_view->setClient(client);
    if (!client)
        return;
    connect(client, &VncClient::clipboardCame, this, [this](const QString &text) {
        if (!m_view->hasKeyboard() || !m_share->isChecked()) // a guest could fill it behind the user's back
            return;
        m_cameLast = text;
        QGuiApplication::clipboard()->setText(text);
    });
}

void ScreenView::askLogin(bool withUser, const QString &warning)
{
    m_fullScreenAction->setChecked(false); // the form is on the page
    m_login->ask(withUser, warning);
}

QString ScreenView::stateText() const
{
    if (!m_link->isRunning())
        return m_link->whyNotUp();
    switch (m_link->state()) {
    case ScreenLink::State::Connecting:
        return tr("Connecting…");
    case ScreenLink::State::Off:
    case ScreenLink::State::Failed:
        return tr("Not connected");
    case ScreenLink::State::Open:
        break;
    }
    if (m_link->isPaused())
        return tr("The VM is paused: its picture stands still.");
    const QString how = m_link->isInTheClear() ? u' ' + notEncrypted() : QString();
    if (m_view->isViewOnly())
        return tr("Connected, read-only.") + how;
    return (m_view->hasKeyboard() ? tr("It has the keyboard: Ctrl+Alt lets go of it.")
                                  : tr("Connected: click into it to type.")) +
           how;
}

bool ScreenView::isUp() const
{
    return m_link->state() == ScreenLink::State::Open || m_link->state() == ScreenLink::State::Connecting;
}

void ScreenView::refresh()
{
    const ScreenLink::State state = m_link->state();
    const bool up = isUp();
    m_connect->setText(up ? tr("DISCONNECT") : tr("CONNECT"));
    m_connect->setEnabled(up || m_link->isRunning());
    m_keys->setEnabled(state == ScreenLink::State::Open && !m_view->isViewOnly());
    m_state->setText(stateText());
    if (!up) // what is to be said is on the page
        m_fullScreenAction->setChecked(false);
    if (state != ScreenLink::State::Connecting)
        m_login->hide();
    m_retry->setVisible(state == ScreenLink::State::Failed);
    if (state == ScreenLink::State::Failed && m_link->error())
        m_bar->showError(*m_link->error(), Accent::Bad);
    else
        m_bar->hide();
}

void ScreenView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // Later: the page that this is part of says first which display it is by now.
    QMetaObject::invokeMethod(this, &ScreenView::look, Qt::QueuedConnection);
}

/// What is open stays so for a while: coming back is at once.
void ScreenView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_link->setWanted(m_fullScreenAction->isChecked());
}

/// A full screen is looked at, whatever the window behind it shows.
void ScreenView::look()
{
    m_link->setWanted(isVisible() || m_fullScreenAction->isChecked());
}

void ScreenView::setScaled(bool scaled)
{
    m_area->setWidgetResizable(scaled);
    m_view->setScaled(scaled);
    if (!scaled)
        m_view->resize(m_view->sizeHint());
}

/// The picture leaves the page for a window of its own, and comes back.
void ScreenView::setFullScreen(bool on)
{
    if (on) {
        m_fullScreen = new FullScreen(m_area, m_keys->menu(), m_fullScreenAction, m_link->label(), screen());
        return;
    }
    m_column->addWidget(m_area, 1);
    m_area->show();
    m_view->setFocus();
    if (m_fullScreen) { // later: one of its buttons may be why
        m_fullScreen->hide();
        m_fullScreen->deleteLater();
    }
    look();
}

void ScreenView::shareClipboard()
{
    if (!m_link->client() || !m_view->hasKeyboard() || m_view->isViewOnly() || !m_share->isChecked())
        return;
    const QString text = QGuiApplication::clipboard()->text();
    if (text.isEmpty()) // a picture, perhaps: the guest keeps what it has
        return;
    if (text != m_cameLast) // not back to where it came from
        m_link->client()->sendClipboard(text);
}

/// Half a password is worse than none when nobody says so.
void ScreenView::typeClipboard()
{
    const QString text = QGuiApplication::clipboard()->text();
    const QString missing = m_view->type(text);
    const bool cut = text.toUcs4().size() > VncView::longestTyped;
    if (missing.isEmpty() && !cut)
        return;
    Error error{.code = ErrorCode::NotSupported, .summary = {}, .detail = {}, .hint = {}};
    const QString some =
        tr("Only the first %1 characters were typed into %2.").arg(VncView::longestTyped).arg(m_link->label());
    error.summary = missing.isEmpty()
                        ? some
                        : tr("Not typed into %1, as a US keyboard doesn't have it: %2").arg(m_link->label(), missing);
    if (cut && !missing.isEmpty())
        error.detail = some;
    error.hint = tr("Type it by hand, or share the clipboard where the guest has an agent for that.");
    m_retry->hide();
    m_bar->showError(error, Accent::Warning);
    m_bar->show();
}

} // namespace riser
