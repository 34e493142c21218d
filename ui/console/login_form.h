// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/console/vnc_client.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace riser {

/// Asks for what a display wants to be opened with. Object names: "screenLogin", "screenUser", "screenPassword",
/// "screenLoginSend", "screenLoginWarning".
class LoginForm : public QWidget
{
    Q_OBJECT
public:
    explicit LoginForm(QWidget *parent = nullptr);

    /// Shows it, empty, with the focus; the warning is what to know before anything is typed, or empty.
    void ask(bool withUser, const QString &warning);

Q_SIGNALS:
    void answered(const riser::VncLogin &login); ///< it is hidden again, and has forgotten the password

private:
    void send();

    QLineEdit *m_user;
    QLineEdit *m_password;
    QLabel *m_warning;
};

} // namespace riser
