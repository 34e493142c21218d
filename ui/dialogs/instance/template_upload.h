// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/xml/instance_mark.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace riser {

class OperationRun;
class WizardState;

/// A local file becomes a volume of the chosen pool, to be a template: an operation of its own, which Tasks shows too.
/// Object names: "uploadFile" (button), "uploadChoose" (file dialog), "uploadProgress", "uploadText", "uploadCancel".
/// GUI thread.
class TemplateUpload : public QWidget
{
    Q_OBJECT
public:
    explicit TemplateUpload(WizardState *state, QWidget *parent = nullptr);

    void refresh();
    void upload(const QString &fileName);

Q_SIGNALS:
    void uploaded(const riser::MarkedVolume &volume);

private:
    void chooseFile();
    QString whyNot() const;
    QString freeName(const QString &fileName) const;
    void showReport();
    void finish();

    WizardState *m_state;
    OperationRun *m_run;
    MarkedVolume m_volume; ///< that is being made
    QPushButton *m_file;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QLabel *m_text;
};

} // namespace riser
