// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/guest_bar.h"

#include "ui/shared/colours.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"

#include <QHBoxLayout>
#include <QHideEvent>
#include <QLabel>
#include <QPushButton>
#include <QShowEvent>

using namespace Qt::StringLiterals;

namespace riser {

GuestBar::GuestBar(HostSession *session, const DomainId &domain, QWidget *parent)
    : QWidget(parent)
    , m_reader(new GuestReader(session, domain, this))
    , m_state(new QLabel(this))
    , m_ask(new QPushButton(themedIcon(u"view-refresh"_s), tr("ASK THE GUEST"), this))
{
    setObjectName(u"guestBar"_s);
    m_state->setObjectName(u"guestState"_s);
    m_state->setTextFormat(Qt::PlainText); // a guest's words are in it
    m_state->setWordWrap(true);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_ask->setObjectName(u"guestAsk"_s);
    m_ask->setAutoDefault(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_state, 1, Qt::AlignVCenter);
    row->addWidget(m_ask, 0, Qt::AlignVCenter);
    connect(m_ask, &QPushButton::clicked, m_reader, [this] { m_reader->ask(GuestLevel::Full); });
    connect(m_reader, &GuestReader::changed, this, &GuestBar::refresh);
    refresh();
}

void GuestBar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_reader->setWatched(true);
    refresh();
}

void GuestBar::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_reader->setWatched(false); // also when the window system hides it, as with a minimised window
}

/// What it is lacking of what was asked, each with its reason.
QString GuestBar::missingText(const GuestReport &report)
{
    QStringList lines;
    for (const Error &why : report.missing) {
        const QString line = why.hint.isEmpty() ? why.summary : why.summary + u' ' + why.hint;
        if (!lines.contains(line)) // an agent that forbids one thing mostly forbids another
            lines << line;
    }
    return lines.join(u'\n');
}

QString GuestBar::stateText(const GuestReport &report)
{
    if (report.error)
        return tr("Seen by the guest: not available. %1 %2").arg(report.error->summary, report.error->hint).trimmed();
    if (report.askedAt.isNull())
        return tr("The guest was not asked yet what it sees.");
    const QString when = tr("Seen by the guest at %1 (agent %2).").arg(clockText(report.askedAt), report.agentVersion);
    const qsizetype missing = report.missing.size();
    if (missing == 0)
        return when;
    const Error &first = report.missing.first();
    QString text = tr("%1 Not all of it is available: %2 %3").arg(when, first.summary, first.hint).trimmed();
    if (missing > 1)
        text += u' ' + tr("And %n more.", nullptr, int(missing) - 1);
    return text;
}

void GuestBar::refresh()
{
    const GuestReport &report = m_reader->report();
    const bool asking = m_reader->state() == GuestReader::State::Asking;
    m_state->setText(asking ? tr("Asking the guest what it sees…") : stateText(report));
    const QString missing = missingText(report);
    m_state->setToolTip(plainTip(missing.isEmpty() ? commandsInWords(GuestLevel::Read, {}) : missing));
    QPalette colours;
    if (!asking && (report.error || !report.missing.isEmpty()))
        colours.setColor(QPalette::WindowText, accentColour(Accent::Quiet, palette()));
    m_state->setPalette(colours);
    refreshButton(asking);
}

void GuestBar::refreshButton(bool asking)
{
    const std::optional<Error> why = m_reader->whyNot();
    m_ask->setEnabled(!asking && !why);
    m_ask->setToolTip(plainTip(asking ? tr("It is being asked.")
                               : why  ? why->toText()
                                      : commandsInWords(GuestLevel::Full, m_reader->gpus())));
}

} // namespace riser
