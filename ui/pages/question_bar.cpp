// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/question_bar.h"

#include "core/host/host_list.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace riser {

QuestionBar::QuestionBar(HostList *hosts, QWidget *parent)
    : MessageBar(parent)
    , m_hosts(hosts)
{
    setObjectName(u"questionBar"_s);
    setAccessibleName(tr("An operation waits for you"));
    // Neither takes the focus: a key that was meant for something else must not say that all is well.
    QPushButton *keep = addButton(tr("KEEP DETACHED"), u"questionKeep"_s);
    QPushButton *back = addButton(tr("GIVE BACK"), u"questionGiveBack"_s);
    connect(keep, &QPushButton::clicked, this, [this] { answer(true); });
    connect(back, &QPushButton::clicked, this, [this] { answer(false); });
    connect(hosts, &HostList::reportChanged, this, &QuestionBar::take);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &QuestionBar::refresh);
    hide();
}

void QuestionBar::take(const OperationReport &report)
{
    m_asking.removeIf([&report](const OperationReport &known) { return known.number == report.number; });
    if (report.running() && report.question)
        m_asking << report;
    refresh();
}

void QuestionBar::refresh()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_asking.removeIf([&now](const OperationReport &report) { return report.question->until <= now; });
    if (m_asking.isEmpty()) {
        m_second.stop();
        hide();
        return;
    }
    const OperationReport &first = m_asking.first();
    const int left = int(now.secsTo(first.question->until));
    showError({.code = ErrorCode::Failed,
               .summary = tr("%1: %2").arg(first.hostName, first.question->text),
               .detail = {},
               .hint = tr("It is given back in %n second(s).", nullptr, left)},
              Accent::Warning);
    if (!m_second.isActive())
        m_second.start();
}

void QuestionBar::answer(bool yes)
{
    if (m_asking.isEmpty())
        return;
    const OperationReport report = m_asking.takeFirst();
    if (HostSession *session = m_hosts->session(report.host))
        session->answer(report.number, yes);
    refresh();
}

} // namespace riser
