// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/xml/guest_consoles.h"
#include "ui/console/screen_link.h"

#include <QPointer>
#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace riser {

class FullScreen;
class LoginForm;
class MessageBar;
class VncView;

/// A VNC display of a VM with what goes with it: keys that the desktop would take, scaling, full screen, read-only, the
/// clipboard while it has the keyboard.
///
/// Object names: "screenView", "screenState", "screenConnect", "screenBar", "screenRetry", "screenKeys", "screenMenu",
/// those of LoginForm and FullScreen.
class ScreenView : public QWidget
{
    Q_OBJECT
public:
    /// `session` must outlive it.
    ScreenView(HostSession *session, const DomainId &domain, QWidget *parent = nullptr);
    ~ScreenView() override;

    void setDisplay(const GuestDisplay &display, const QString &life); ///< as ScreenLink's
    VncView *view() const { return m_view; }
    ScreenLink *link() const { return m_link; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *buildTop();
    QMenu *buildKeys(QWidget *parent);
    QMenu *buildMenu(QWidget *parent);
    bool isUp() const; ///< or about to be
    void refresh();
    QString stateText() const;
    void takeClient();
    void askLogin(bool withUser, const QString &warning);
    void look();
    void setScaled(bool scaled);
    void setFullScreen(bool on);
    void shareClipboard();
    void typeClipboard();

    ScreenLink *m_link;
    VncView *m_view;
    QScrollArea *m_area;
    QLabel *m_state;
    QPushButton *m_connect;
    QPushButton *m_keys;
    MessageBar *m_bar;
    QPushButton *m_retry = nullptr;
    LoginForm *m_login;
    QVBoxLayout *m_column = nullptr;
    QAction *m_fullScreenAction = nullptr;
    QAction *m_share = nullptr;
    QString m_cameLast;                ///< from the guest's clipboard
    int m_index = -1;                  ///< of the display
    QPointer<FullScreen> m_fullScreen; ///< while it is
};

} // namespace riser
