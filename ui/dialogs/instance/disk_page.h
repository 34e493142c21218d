// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/instance/wizard_page.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace riser {

class ChoiceList;
class TemplateUpload;

/// Name, root disk and network. Object names: the fields' ("name", "pool", "source", "template", "format", "capacity",
/// "network"), "storageNote", "storageAgain", and those of TemplateUpload.
class DiskPage : public WizardPage
{
    Q_OBJECT
public:
    explicit DiskPage(WizardState *state, QWidget *parent = nullptr);

    void refresh() override;
    void focusFirst() override;

private:
    void build();
    void connectFields();
    void suggest();
    void chooseTemplate();
    void refreshStorage();
    void refreshTemplates();
    void refreshNetworks();

    QLineEdit *m_name;
    QComboBox *m_pool;
    QComboBox *m_source;
    QWidget *m_templatePlace;
    ChoiceList *m_template;
    TemplateUpload *m_upload;
    QComboBox *m_format;
    QSpinBox *m_capacity;
    QComboBox *m_network;
    QLabel *m_note;
    bool m_nameTyped = false;
    HostId m_suggestedFor; ///< pool and network were chosen for this host
};

} // namespace riser
