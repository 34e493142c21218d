// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/credentials.h"

#include <QDialog>

#include <optional>

class QDialogButtonBox;
class QLineEdit;
class QVBoxLayout;

namespace riser {

/// The questions of one login, in the host's own words as plain text. A host key question gets Yes and No, with No as
/// the default; everything else a field. Keeps no secret after it closed. GUI thread.
class AskDialog : public QDialog
{
    Q_OBJECT
public:
    /// A notice is something ssh only tells ("touch your key"): no answer is wanted.
    enum class Purpose { Questions, Notice };

    AskDialog(const QList<CredentialRequest> &requests, Purpose purpose, QWidget *parent = nullptr);

    /// After finished(): the answers in order, nothing when it was cancelled.
    std::optional<QStringList> answers() const;

private:
    bool isYesNo() const;
    QLineEdit *addField(QVBoxLayout *column, const CredentialRequest &request);
    void addButtons(QVBoxLayout *column, Purpose purpose);
    void addYesNo(QDialogButtonBox *buttons);

    QList<CredentialRequest> m_requests;
    QList<QLineEdit *> m_fields; ///< null for a yes/no question
    QString m_yesNo;
};

} // namespace riser
