// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/thumbnail.h"

#include "core/host/consoles.h"
#include "core/host/host_session.h"
#include "core/xml/guest_consoles.h"
#include "ui/console/screen_picture.h"
#include "ui/console/thumbnail_rules.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace riser {

namespace {

constexpr int troublePauses = 4; ///< it is asked so much slower after an answer without a picture

} // namespace

struct Thumbnail::Taken {
    quint64 life = 0;
    QImage picture = {};
    std::optional<Error> error = {};
    std::chrono::milliseconds took = {}; ///< until the host had answered
};

Thumbnail::Thumbnail(HostSession *session, const DomainId &domain, QWidget *parent, std::chrono::milliseconds pause)
    : QAbstractButton(parent)
    , m_session(session)
    , m_domain(domain)
    , m_pause(pause)
{
    setObjectName(u"thumbnail"_s);
    setAccessibleName(tr("Screen of the VM"));
    setToolTip(tr("Open the console"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
    m_next.setSingleShot(true);
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (offersAgain())
            askAgain();
        else
            Q_EMIT consoleRequested();
    });
    connect(&m_next, &QTimer::timeout, this, &Thumbnail::refresh);
    connect(session, &HostSession::stateChanged, this, &Thumbnail::refresh);
    connect(session, &HostSession::inventoryChanged, this, &Thumbnail::refresh);
}

Thumbnail::~Thumbnail() = default;

QSize Thumbnail::sizeHint() const
{
    const int width = fontMetrics().averageCharWidth() * 44;
    return {width, width * 10 / 16};
}

QSize Thumbnail::minimumSizeHint() const
{
    return sizeHint() / 3;
}

void Thumbnail::showEvent(QShowEvent *event)
{
    QAbstractButton::showEvent(event);
    refresh();
}

/// A button takes the space bar alone.
void Thumbnail::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

/// Another life has another picture, and may be of another answer.
void Thumbnail::follow(const Domain *domain)
{
    const QByteArray xml = domain && domain->live ? domain->live->xml : QByteArray();
    if (xml == m_xml && xml.isNull() == m_xml.isNull())
        return;
    m_xml = xml;
    const GuestConsoles consoles = guestConsoles(xml);
    m_hasScreen = consoles.emulatedVideo;
    const std::optional<QString> life = xml.isNull() ? std::nullopt : std::optional(consoles.life);
    if (life == m_lifeName)
        return;
    m_lifeName = life;
    ++m_life;
    m_loggedIn = false;
    m_next.stop();
    m_picture = {};
    m_refusal = {};
    m_trouble.clear();
    update();
}

void Thumbnail::refresh()
{
    const InventoryPtr inventory = m_session->inventory();
    const Domain *domain = inventory ? inventory->domain(m_domain) : nullptr;
    // Unseen, too: what ended meanwhile must not be seen for a moment afterwards, nor its refusal be kept.
    follow(m_session->state() == HostSession::State::Online ? domain : nullptr);
    if (!isVisible())
        return;
    QString reason = whyNoPicture(*m_session, domain, m_hasScreen);
    if (reason.isEmpty())
        reason = m_refusal.sentence;
    if (!reason.isEmpty())
        m_picture = {};
    say(reason.isEmpty() ? m_trouble : reason);
    if (reason.isEmpty() && !m_asking && !m_next.isActive())
        ask();
}

void Thumbnail::ask()
{
    const std::shared_ptr<Consoles> consoles = m_session->consoles();
    if (!consoles)
        return;
    if (window()->isMinimized()) { // nobody looks
        m_next.start(m_pause);
        return;
    }
    m_asking = true;
    if (!m_worker)
        m_worker = std::make_unique<WorkerThread>();
    const QSize box = size() * devicePixelRatioF();
    m_worker->post([this, sender = m_box.sender(), consoles, domain = m_domain, life = m_life, box] {
        const auto asked = std::chrono::steady_clock::now();
        const Result<Screenshot> screenshot = consoles->screenshot(domain, 0);
        Taken taken{.life = life};
        taken.took = std::chrono::ceil<std::chrono::milliseconds>(std::chrono::steady_clock::now() - asked);
        if (screenshot)
            taken.picture = screenPicture(*screenshot, box);
        else
            taken.error = screenshot.error();
        sender.post([this, taken = std::move(taken)] { answered(taken); });
    });
}

void Thumbnail::answered(const Taken &taken)
{
    m_asking = false;
    if (taken.life != m_life) // of a screen that is gone
        return refresh();
    const std::optional<PictureRefusal> refusal = taken.error ? pictureRefusal(*taken.error) : std::nullopt;
    m_refusal = refusal.value_or(PictureRefusal());
    m_trouble.clear();
    if (taken.error && !refusal)
        m_trouble = tr("The host gave no picture of the screen just now.");
    else if (!taken.error && taken.picture.isNull())
        m_trouble = tr("The host sent a picture of the screen that can't be read.");
    m_picture = taken.picture;
    // What the first one took is the login's time too, perhaps a person's.
    const auto cost = std::exchange(m_loggedIn, m_loggedIn || !taken.error) ? taken.took : 0ms;
    if (!refusal)
        m_next.start(picturePause(m_picture.isNull() ? m_pause * troublePauses : m_pause, cost));
    update();
    refresh();
}

bool Thumbnail::offersAgain() const
{
    return m_refusal.again && m_sentence == m_refusal.sentence;
}

/// A person wants it, who may have to log in for it.
void Thumbnail::askAgain()
{
    m_refusal = {};
    refresh();
}

void Thumbnail::say(const QString &sentence)
{
    if (m_sentence == sentence)
        return;
    m_sentence = sentence;
    setAccessibleDescription(sentence);
    setToolTip(offersAgain() ? tr("Ask for the picture again") : tr("Open the console"));
    update();
}

void Thumbnail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().brush(QPalette::AlternateBase));
    if (!m_picture.isNull()) {
        // Device pixel by device pixel; smaller where the widget is now.
        const QSizeF natural = QSizeF(m_picture.size()) / devicePixelRatioF();
        const bool fits = natural.width() <= width() + 1 && natural.height() <= height() + 1;
        const QSizeF shown = fits ? natural : natural.scaled(size(), Qt::KeepAspectRatio);
        painter.setRenderHint(QPainter::SmoothPixmapTransform, !fits);
        painter.drawImage(QRectF(QPointF((width() - shown.width()) / 2, (height() - shown.height()) / 2), shown),
                          m_picture);
    } else if (!m_sentence.isEmpty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect().adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap, m_sentence);
    }
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.rect = rect().adjusted(2, 2, -2, -2);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

} // namespace riser
