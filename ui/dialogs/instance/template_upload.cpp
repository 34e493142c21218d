// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/instance/template_upload.h"

#include "core/operations/machines/machine_operations.h"
#include "ui/dialogs/instance/wizard_page.h"
#include "ui/dialogs/operation_run.h"
#include "ui/dialogs/run_view.h"
#include "ui/shared/format.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

TemplateUpload::TemplateUpload(WizardState *state, QWidget *parent)
    : QWidget(parent)
    , m_state(state)
    , m_run(new OperationRun(this))
    , m_file(new QPushButton(tr("&Upload a local file…")))
    , m_progress(new QProgressBar)
    , m_cancel(new QPushButton(tr("CANCEL")))
    , m_text(plainText(u"uploadText"_s))
{
    m_file->setObjectName(u"uploadFile"_s);
    m_progress->setObjectName(u"uploadProgress"_s);
    m_progress->setAccessibleName(tr("Progress of the upload"));
    m_cancel->setObjectName(u"uploadCancel"_s);
    for (QPushButton *button : {m_file, m_cancel})
        button->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->addWidget(m_file);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    row->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addLayout(row);
    column->addWidget(m_text);
    m_progress->hide();
    m_cancel->hide();
    m_text->hide();
    connect(m_file, &QPushButton::clicked, this, &TemplateUpload::chooseFile);
    connect(m_cancel, &QPushButton::clicked, m_run, &OperationRun::cancel);
    connect(m_run, &OperationRun::reportChanged, this, &TemplateUpload::showReport);
    connect(m_run, &OperationRun::finished, this, &TemplateUpload::finish);
}

QString TemplateUpload::whyNot() const
{
    if (m_run->running())
        return tr("A file is being uploaded.");
    const DraftPlace &place = m_state->place();
    const PoolInfo *pool = place.storage ? place.storage->pool(m_state->draft().pool) : nullptr;
    if (!m_state->session() || !place.inventory)
        return tr("There is no host that it could be uploaded to.");
    if (!pool)
        return tr("Choose the storage pool first.");
    return isBlockPool(*pool) ? tr("%1 keeps devices, not files: choose another pool.").arg(pool->name)
                              : whyNotPool(*pool);
}

void TemplateUpload::refresh()
{
    const QString why = whyNot();
    m_file->setEnabled(why.isEmpty());
    m_file->setToolTip(plainTip(why));
    m_file->setAccessibleDescription(why);
}

void TemplateUpload::chooseFile()
{
    auto *dialog = new QFileDialog(window(), tr("Upload a disk image"));
    dialog->setObjectName(u"uploadChoose"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Disk images (*.qcow2 *.img *.raw)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &TemplateUpload::upload);
    dialog->open();
}

/// A template of this name may be there already, and may be another one.
QString TemplateUpload::freeName(const QString &fileName) const
{
    const QFileInfo file(fileName);
    const DraftPlace &place = m_state->place();
    const QString end = file.suffix().isEmpty() ? QString() : u'.' + file.suffix();
    QString name = file.completeBaseName() + end;
    for (int number = 2; place.storage && place.storage->volume(m_state->draft().pool, name); ++number)
        name = u"%1-%2%3"_s.arg(file.completeBaseName(), QString::number(number), end);
    return name;
}

void TemplateUpload::upload(const QString &fileName)
{
    if (!whyNot().isEmpty())
        return;
    m_volume = {.pool = m_state->draft().pool, .name = freeName(fileName)};
    m_run->start(m_state->session(), makeUpload(fileName, m_volume.pool, m_volume.name));
    refresh();
}

void TemplateUpload::showReport()
{
    const OperationReport &report = *m_run->report();
    m_progress->setVisible(report.running());
    m_cancel->setVisible(report.running());
    showStepProgress(m_progress, report);
    QString text = report.running() ? report.title : tr("%1: %2").arg(report.title, outcomeText(report.outcome));
    if (!report.running() && report.error)
        text += u'\n' + report.error->toText();
    m_text->setText(text);
    m_text->show();
}

void TemplateUpload::finish()
{
    m_state->readStorage(false);
    if (m_run->report()->outcome == Outcome::Done)
        Q_EMIT uploaded(m_volume);
    refresh();
}

} // namespace riser
