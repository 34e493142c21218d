// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/instance/cloud_page.h"

#include "ui/shared/format.h"

#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

constexpr qint64 longestKeyFile = 64 * 1024;

QStringList keysIn(const QString &text)
{
    QStringList keys;
    for (const QString &line : text.split(u'\n')) {
        if (const QString key = line.trimmed(); !key.isEmpty() && !key.startsWith(u'#'))
            keys << key;
    }
    return keys;
}

QString keyFolder()
{
    return QDir::home().filePath(u".ssh"_s);
}

} // namespace

CloudPage::CloudPage(WizardState *state, QWidget *parent)
    : WizardPage(state, tr("First boot"), {u"user"_s, u"sshKeys"_s, u"hostname"_s}, parent)
    , m_enabled(new QCheckBox(tr("Tell the guest by &cloud-init, on a small CD")))
    , m_fields(new QWidget)
    , m_user(new QLineEdit)
    , m_keys(new QPlainTextEdit)
    , m_file(new QPushButton(tr("&Add from a file")))
    , m_fileProblem(plainText(u"keyFileProblem"_s))
    , m_hostname(new QLineEdit)
    , m_start(new QCheckBox(tr("&Start it when it is made")))
    , m_autostart(new QCheckBox(tr("Start it &with the host")))
{
    build();
    connectFields();
}

void CloudPage::build()
{
    m_enabled->setObjectName(u"cloudInit"_s);
    m_start->setObjectName(u"start"_s);
    m_autostart->setObjectName(u"autostart"_s);
    m_file->setObjectName(u"keyFile"_s);
    m_file->setAutoDefault(false);
    m_fileProblem->hide();
    m_user->setPlaceholderText(tr("the image's own"));
    m_hostname->setPlaceholderText(tr("the instance's name"));
    m_keys->setTabChangesFocus(true);
    m_keys->setPlaceholderText(u"ssh-ed25519 AAAA…"_s);
    m_keys->setMinimumHeight(fontMetrics().lineSpacing() * 4);
    auto *keyPlace = new QWidget;
    auto *keys = new QVBoxLayout(keyPlace);
    keys->setContentsMargins({});
    keys->addWidget(m_keys);
    keys->addWidget(m_fileProblem);
    keys->addWidget(m_file, 0, Qt::AlignLeft);
    auto *form = new QFormLayout(m_fields);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addField(form, u"user"_s, tr("&User:"), m_user);
    addField(form, u"sshKeys"_s, tr("Public ssh &keys:"), m_keys, keyPlace);
    addField(form, u"hostname"_s, tr("&Host name:"), m_hostname);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_enabled);
    column->addWidget(m_fields);
    column->addWidget(m_start);
    column->addWidget(m_autostart);
    column->addStretch(1);
}

void CloudPage::connectFields()
{
    connect(m_enabled, &QCheckBox::toggled, this,
            [this](bool on) { edit([on](InstanceDraft &draft) { draft.cloudInit.enabled = on; }); });
    connect(m_user, &QLineEdit::textEdited, this,
            [this](const QString &text) { edit([&](InstanceDraft &draft) { draft.cloudInit.user = text; }); });
    connect(m_hostname, &QLineEdit::textEdited, this,
            [this](const QString &text) { edit([&](InstanceDraft &draft) { draft.cloudInit.hostname = text; }); });
    connect(m_keys, &QPlainTextEdit::textChanged, this, [this] {
        edit([this](InstanceDraft &draft) { draft.cloudInit.sshKeys = keysIn(m_keys->toPlainText()); });
    });
    connect(m_start, &QCheckBox::toggled, this,
            [this](bool on) { edit([on](InstanceDraft &draft) { draft.start = on; }); });
    connect(m_autostart, &QCheckBox::toggled, this,
            [this](bool on) { edit([on](InstanceDraft &draft) { draft.autostart = on; }); });
    connect(m_file, &QPushButton::clicked, this, &CloudPage::offerKeys);
}

/// The user's own public keys, as they are now, and any other file.
void CloudPage::offerKeys()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"keyFiles"_s);
    menu->setAccessibleName(tr("Key files"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QDir folder(keyFolder());
    for (const QString &name : folder.entryList({u"*.pub"_s}, QDir::Files, QDir::Name)) {
        const QAction *file = menu->addAction(menuText(u"~/.ssh/"_s + name));
        connect(file, &QAction::triggered, this, [this, path = folder.filePath(name)] { addKeyFile(path); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("&Other file…")), &QAction::triggered, this, &CloudPage::chooseKey);
    menu->popup(m_file->mapToGlobal(QPoint(0, m_file->height())));
}

void CloudPage::chooseKey()
{
    auto *dialog = new QFileDialog(window(), tr("Add a public key"), keyFolder());
    dialog->setObjectName(u"keyChoose"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Public keys (*.pub)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &CloudPage::addKeyFile);
    dialog->open();
}

/// What isn't a public key never gets into the field, and so not on the screen either.
void CloudPage::addKeyFile(const QString &fileName)
{
    QFile file(fileName);
    QString problem;
    QStringList keys;
    if (!file.open(QIODevice::ReadOnly))
        problem = tr("%1 can't be read: %2").arg(fileName, file.errorString());
    else if (file.size() > longestKeyFile)
        problem = tr("%1 is too large for a key.").arg(fileName);
    else
        keys = keysIn(QString::fromUtf8(file.readAll()));
    if (problem.isEmpty() && keys.isEmpty())
        problem = tr("There is no key in %1.").arg(fileName);
    if (problem.isEmpty())
        problem = sshKeysProblem(keys);
    m_fileProblem->setText(problem);
    m_fileProblem->setVisible(!problem.isEmpty());
    if (!problem.isEmpty())
        return;
    const QStringList there = state()->draft().cloudInit.sshKeys;
    keys.removeIf([&there](const QString &key) { return there.contains(key); });
    edit([&](InstanceDraft &draft) { draft.cloudInit.sshKeys = there + keys; });
}

void CloudPage::refresh()
{
    const InstanceDraft &draft = state()->draft();
    fill([&] {
        m_enabled->setChecked(draft.cloudInit.enabled);
        m_fields->setEnabled(draft.cloudInit.enabled);
        if (m_user->text() != draft.cloudInit.user)
            m_user->setText(draft.cloudInit.user);
        if (m_hostname->text() != draft.cloudInit.hostname)
            m_hostname->setText(draft.cloudInit.hostname);
        if (keysIn(m_keys->toPlainText()) != draft.cloudInit.sshKeys)
            m_keys->setPlainText(draft.cloudInit.sshKeys.join(u'\n'));
        m_start->setChecked(draft.start);
        m_autostart->setChecked(draft.autostart);
    });
    showProblem(u"user"_s);
    showProblem(u"hostname"_s);
    showProblem(u"sshKeys"_s, draft.cloudInit.sshKeys.isEmpty() && m_keys->toPlainText().isEmpty());
}

void CloudPage::focusFirst()
{
    m_enabled->setFocus();
}

} // namespace riser
