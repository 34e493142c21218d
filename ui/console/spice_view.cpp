// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/spice_view.h"

#include "core/host/consoles.h"
#include "core/host/host_session.h"
#include "ui/console/console_words.h"
#include "ui/shared/empty_state.h"
#include "ui/shared/message_bar.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

SpiceView::SpiceView(HostSession *session, const DomainId &domain, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_domain(domain)
    , m_viewer(new SpiceViewer(this))
    , m_state(new QLabel(this))
    , m_bar(new MessageBar(this))
{
    m_state->setObjectName(u"spiceState"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setContentsMargins(12, 8, 12, 8);
    m_bar->setObjectName(u"spiceBar"_s);
    m_bar->hide();
    auto *about = new EmptyState(this);
    about->setContent(u"video-display"_s, tr("This screen speaks SPICE"),
                      tr("It is shown in a window of its own, by remote-viewer. That closes when you close Riser."));
    m_open = about->addButton(tr("OPEN IN REMOTE-VIEWER"), u"spiceOpen"_s);
    m_close = about->addButton(tr("CLOSE IT"), u"spiceClose"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_state);
    column->addWidget(m_bar);
    column->addWidget(about, 1);
    connect(m_bar->addButton(tr("RETRY"), u"spiceRetry"_s), &QPushButton::clicked, this, &SpiceView::open);
    connect(m_open, &QPushButton::clicked, this, &SpiceView::open);
    connect(m_close, &QPushButton::clicked, m_viewer, &SpiceViewer::close);
    connect(m_viewer, &SpiceViewer::stateChanged, this, &SpiceView::refresh);
    connect(session, &HostSession::stateChanged, this, &SpiceView::refresh);
    connect(session, &HostSession::inventoryChanged, this, &SpiceView::refresh);
    refresh();
}

/// The port may be the same in each life.
void SpiceView::setDisplay(const GuestDisplay &display, const QString &life)
{
    if (display == m_display && life == m_life)
        return;
    m_display = display;
    m_life = life;
    m_wouldBeInTheClear.reset();
    m_error.reset();
    m_viewer->forget();
    refresh();
}

void SpiceView::open()
{
    m_error.reset();
    m_openedLife = m_life;
    if (const std::shared_ptr<Consoles> consoles = m_session->consoles()) {
        const SpiceRoute route = consoles->spiceRoute(m_display);
        m_openedInTheClear = route.inTheClear;
        m_viewer->open(route, vmLabel(*m_session, m_domain));
    } else {
        m_error = Error{.code = ErrorCode::ConnectionLost, .summary = whyAway(*m_session), .detail = {}, .hint = {}};
    }
    refresh();
}

/// What is open, or would be. The way to a display is looked for in files: once for each host that is connected.
bool SpiceView::isInTheClear()
{
    if (m_viewer->isActive())
        return m_openedInTheClear;
    const std::shared_ptr<Consoles> consoles = m_session->consoles();
    if (!consoles)
        m_wouldBeInTheClear.reset();
    else if (!m_wouldBeInTheClear)
        m_wouldBeInTheClear = consoles->spiceRoute(m_display).inTheClear;
    return m_wouldBeInTheClear.value_or(false);
}

QString SpiceView::stateText(const QString &whyNotUp) const
{
    switch (m_viewer->state()) {
    case SpiceViewer::State::Tunnel:
        return tr("Logging in to the host…");
    case SpiceViewer::State::Open:
        return tr("Open in remote-viewer");
    case SpiceViewer::State::Ended:
        return whyNotUp.isEmpty() ? tr("remote-viewer was closed.") : whyNotUp;
    case SpiceViewer::State::Failed:
        if (whyNotUp.isEmpty() && m_openedLife == m_life) // in one line; the bar has the rest
            return m_viewer->error()->detail.section(u'\n', 0, 0);
        break;
    case SpiceViewer::State::Idle:
        break;
    }
    return whyNotUp.isEmpty() ? tr("Not open") : whyNotUp;
}

void SpiceView::refresh()
{
    const QString whyNotUp = riser::whyNotUp(*m_session, m_domain);
    const bool running = whyNotUp.isEmpty();
    const bool active = m_viewer->isActive();
    QString state = stateText(whyNotUp);
    if ((running || active) && isInTheClear()) // said before it is opened: there is a password to be typed then
        state += (state.endsWith(u'.') ? u" "_s : u". "_s) + notEncrypted();
    m_state->setText(state);
    m_open->setEnabled(running && !active);
    m_close->setVisible(active);
    // Why a viewer ended is no question any more when its VM did, or another of its lives began.
    const bool asked = running && m_openedLife == m_life;
    const std::optional<Error> error = m_error ? m_error : asked ? m_viewer->error() : std::nullopt;
    if (error && !active)
        m_bar->showError(*error, Accent::Bad);
    else
        m_bar->hide();
}

} // namespace riser
