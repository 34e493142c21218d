// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operation.h"
#include "ui/dialogs/instance/wizard_page.h"

#include <memory>

class QLabel;

namespace riser {

class OperationPanel;
class XmlView;

/// What will be made, exactly: devices, volumes, the definition, the steps, and the checks. Object names:
/// "reviewText", "reviewXml", those of OperationPanel.
class ReviewPage : public WizardPage
{
    Q_OBJECT
public:
    explicit ReviewPage(WizardState *state, QWidget *parent = nullptr);
    ~ReviewPage() override;

    void refresh() override;
    void focusFirst() override;
    OperationPanel *panel() const { return m_panel; }

private:
    QString summary(const InstanceRequest &request) const;
    QString diskLine(const InstanceRequest &request) const;

    QLabel *m_text;
    OperationPanel *m_panel;
    XmlView *m_xml;
    std::unique_ptr<Operation> m_operation;
};

} // namespace riser
