// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/instance/wizard_page.h"

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace riser {

/// What the guest is told at its first boot, and when it starts. Object names: "cloudInit", "user", "sshKeys",
/// "keyFile" (button with a menu "keyFiles"), "keyChoose" (file dialog), "hostname", "start", "autostart".
class CloudPage : public WizardPage
{
    Q_OBJECT
public:
    explicit CloudPage(WizardState *state, QWidget *parent = nullptr);

    void refresh() override;
    void focusFirst() override;
    void addKeyFile(const QString &fileName);

private:
    void build();
    void connectFields();
    void offerKeys();
    void chooseKey();

    QCheckBox *m_enabled;
    QWidget *m_fields;
    QLineEdit *m_user;
    QPlainTextEdit *m_keys;
    QPushButton *m_file;
    QLabel *m_fileProblem;
    QLineEdit *m_hostname;
    QCheckBox *m_start;
    QCheckBox *m_autostart;
};

} // namespace riser
