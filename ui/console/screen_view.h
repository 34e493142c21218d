// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/display_connection.h"
#include "core/xml/guest_consoles.h"
#include "ui/console/vnc_client.h"

#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;

namespace riser {

class MessageBar;
class VncView;

/// A VNC display of a VM: connects once in each life of the VM by itself, as soon as it is seen, and shows it with what
/// goes with it: keys that the desktop would take, scaling, full screen, read-only, the clipboard while it has the
/// keyboard.
///
/// Object names: "screenView", "screenState", "screenConnect", "screenBar", "screenRetry", "screenKeys", "screenMenu",
/// "screenLogin", "screenUser", "screenPassword", "screenLoginSend".
class ScreenView : public QWidget
{
    Q_OBJECT
public:
    /// `session` must outlive it.
    ScreenView(HostSession *session, const DomainId &domain, QWidget *parent = nullptr);
    ~ScreenView() override;

    void setDisplay(const GuestDisplay &display); ///< another one than before ends that
    VncView *view() const { return m_view; }
    VncClient *client() const { return m_client.get(); } ///< nullptr: not connected
    const std::optional<Error> &error() const { return m_error; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildTop();
    QWidget *buildLogin();
    void addKeys(QPushButton *button);
    void refresh();
    void connectDisplay();
    void disconnectDisplay();
    void toggle();
    void attach(int socket);
    void end(const Error &error);
    void sendLogin();
    void setScaled(bool scaled);
    void setFullScreen(bool on);
    void shareClipboard();
    bool isRunning() const;
    QString label() const;

    HostSession *m_session;
    const DomainId m_domain;
    GuestDisplay m_display;
    bool m_wasUp = false; ///< it was connected, or tried, in this life of the VM
    std::optional<Error> m_error;
    std::unique_ptr<DisplayConnection> m_connection;
    std::unique_ptr<VncClient> m_client;
    VncView *m_view;
    QScrollArea *m_area;
    QLabel *m_state;
    QPushButton *m_connect;
    QPushButton *m_keys;
    MessageBar *m_bar;
    QWidget *m_login = nullptr;
    QLineEdit *m_user = nullptr;
    QLineEdit *m_password = nullptr;
    QAction *m_fullScreen = nullptr;
};

} // namespace riser
