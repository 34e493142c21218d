// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/host_dialog.h"

#include "ui/dialogs/connection_test.h"
#include "ui/dialogs/host_form.h"
#include "ui/shared/findings_view.h"
#include "ui/shared/format.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QUuid>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

HostDialog::HostDialog(HostList *hosts, HostEntry existing, QWidget *parent)
    : QDialog(parent)
    , m_hosts(hosts)
    , m_entry(std::move(existing))
    , m_name(new QLineEdit)
    , m_form(new HostForm)
    , m_atStart(new QCheckBox(tr("Connect when Riser &starts")))
    , m_testButton(new QPushButton)
    , m_outcome(new FindingsView(FindingsView::Ticks::None))
    , m_detail(new QLabel)
    , m_test(new ConnectionTest(hosts->factory(), hosts->asker(), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(m_entry.id.isEmpty() ? tr("Add host") : tr("Edit %1").arg(m_entry.name));
    build();
    m_name->setText(m_entry.name);
    m_atStart->setChecked(m_entry.connectAtStart);
    if (!m_entry.uri.isEmpty())
        m_form->setUri(m_entry.uri);
    suggestName();
    stopTest();
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        ++m_seconds;
        tellTesting();
    });
    connect(m_form, &HostForm::changed, this, [this] {
        suggestName();
        stopTest(); // what it says would be about another host
        m_outcome->setFindings({});
        m_detail->hide();
        QMetaObject::invokeMethod(this, &HostDialog::grow, Qt::QueuedConnection); // once the labels are laid out
    });
    connect(m_testButton, &QPushButton::clicked, this, &HostDialog::test);
    connect(m_test, &ConnectionTest::succeeded, this, &HostDialog::tellSuccess);
    connect(m_test, &ConnectionTest::failed, this, [this](const Error &error) { tellError(u"test"_s, error); });
}

void HostDialog::build()
{
    m_name->setObjectName(u"name"_s);
    m_atStart->setObjectName(u"atStart"_s);
    m_form->addOnTop(tr("&Name:"), m_name);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_form);
    column->addWidget(m_atStart);
    column->addWidget(makeTest(), 1);
    auto *note = new QLabel(tr("Riser remembers the name and the URI. Passwords are asked for when they are needed and "
                               "never stored."));
    note->setWordWrap(true);
    column->addWidget(note);
    auto *buttons = new QDialogButtonBox;
    auto *ok = buttons->addButton(m_entry.id.isEmpty() ? tr("Add host") : tr("Save"), QDialogButtonBox::AcceptRole);
    ok->setObjectName(u"save"_s);
    ok->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &HostDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 90);
}

QWidget *HostDialog::makeTest()
{
    m_testButton->setObjectName(u"test"_s);
    m_testButton->setAutoDefault(false);
    m_outcome->setObjectName(u"outcome"_s);
    m_detail->setObjectName(u"detail"_s);
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_detail->hide();
    auto *place = new QWidget;
    auto *column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_testButton, 0, Qt::AlignLeft);
    column->addWidget(m_outcome);
    column->addWidget(m_detail);
    column->addStretch(1);
    return place;
}

void HostDialog::suggestName()
{
    m_name->setPlaceholderText(m_form->hostName());
}

/// Makes room for sentences that came: a window's smallest size doesn't know how labels wrap.
void HostDialog::grow()
{
    layout()->activate();
    if (const int needed = layout()->totalHeightForWidth(width()); needed > height())
        resize(width(), needed);
}

void HostDialog::test()
{
    if (m_test->running()) {
        stopTest();
        m_outcome->setFindings(
            {{.id = u"test"_s, .verdict = Verdict::NotChecked, .text = tr("The test was cancelled."), .device = {}}});
        return;
    }
    if (m_form->complain())
        return grow();
    m_detail->hide();
    m_seconds = 0;
    m_test->start(m_form->uri());
    m_clock.start();
    m_testButton->setText(tr("Cancel the &test"));
    tellTesting();
}

void HostDialog::stopTest()
{
    m_test->cancel();
    m_clock.stop();
    m_testButton->setText(tr("&Test connection"));
}

void HostDialog::tellTesting()
{
    const QString text = m_seconds < 2
                             ? tr("Connecting to %1…").arg(m_form->uri())
                             : tr("Still waiting for %1 since %2…").arg(m_form->uri(), durationText(m_seconds));
    m_outcome->setFindings({{.id = u"test"_s, .verdict = Verdict::NotChecked, .text = text, .device = {}}});
}

void HostDialog::tellSuccess(const ConnectionSummary &summary)
{
    stopTest();
    const QString devices = tr("%n device(s)", nullptr, summary.devices);
    const QString servers = tr("%n server(s)", nullptr, summary.domains);
    Findings findings{{.id = u"test"_s,
                       .verdict = Verdict::Pass,
                       .text = tr("Connected to %1: libvirt %2, %3, %4, %5.")
                                   .arg(summary.hostname, summary.libvirtVersion, summary.hypervisor, devices, servers),
                       .device = {}}};
    if (summary.readOnly)
        findings << Finding{.id = u"readOnly"_s,
                            .verdict = Verdict::Warn,
                            .text = tr("The connection is read-only: devices can be seen and not moved."),
                            .device = {}};
    for (const Error &problem : summary.problems)
        findings << Finding{.id = u"problem"_s, .verdict = Verdict::Warn, .text = problem.summary, .device = {}};
    m_outcome->setFindings(findings);
    QMetaObject::invokeMethod(this, &HostDialog::grow, Qt::QueuedConnection);
}

void HostDialog::tellError(const QString &id, const Error &error)
{
    stopTest();
    m_outcome->setFindings({{.id = id, .verdict = Verdict::Block, .text = error.summary, .device = {}}});
    const QStringList more = QStringList{error.hint, error.detail}.filter(QRegularExpression(u"."_s));
    m_detail->setText(more.join(u'\n'));
    m_detail->setVisible(!more.isEmpty());
    QMetaObject::invokeMethod(this, &HostDialog::grow, Qt::QueuedConnection);
}

void HostDialog::save()
{
    if (m_form->complain() || !m_hosts)
        return grow();
    const bool adding = m_entry.id.isEmpty();
    HostEntry entry = m_entry;
    if (adding)
        entry.id = HostId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    entry.name = m_name->text().trimmed().isEmpty() ? m_form->hostName() : m_name->text().trimmed();
    entry.uri = m_form->uri();
    entry.connectAtStart = m_atStart->isChecked();
    if (!adding) {
        if (const auto updated = m_hosts->update(entry); !updated)
            return tellError(u"save"_s, updated.error());
    } else {
        const auto session = m_hosts->add(entry);
        if (!session)
            return tellError(u"save"_s, session.error());
        (*session)->open(); // who adds a host wants to see it
    }
    accept();
}

} // namespace riser
