// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen: the picture, its place and the pointer over it. What goes in is in vnc_view_input.cpp.
#include "ui/console/vnc_view.h"

#include <QPaintEvent>
#include <QPainter>
#include <QPixmap>

namespace riser {

namespace {

constexpr QSize emptySize(640, 400);
constexpr qreal dimmed = 0.35;
constexpr int dotSize = 5; // pixels

/// Where the guest draws no pointer, or its own, a small one shows where ours is.
QCursor dotCursor()
{
    QPixmap dot(dotSize, dotSize);
    dot.fill(Qt::white);
    QPainter(&dot).fillRect(1, 1, dotSize - 2, dotSize - 2, Qt::black);
    return QCursor(dot, dotSize / 2, dotSize / 2);
}

} // namespace

VncView::VncView(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_InputMethodEnabled, false); // the guest has its own
    setAccessibleName(tr("Screen of the VM"));
}

void VncView::setClient(VncClient *client)
{
    letGo();
    if (m_client) {
        m_client->look([this](const QImage &picture) {
            if (!picture.isNull()) // else what was seen before it stays
                m_last = picture.copy();
        });
        m_client->disconnect(this);
    }
    m_client = client;
    unsetCursor();
    if (client) {
        connect(client, &VncClient::opened, this, [this] { setCursor(dotCursor()); });
        connect(client, &VncClient::updated, this, &VncView::changed);
        connect(client, &VncClient::cursorChanged, this, &VncView::showCursor);
        connect(client, &VncClient::resized, this, [this] {
            updateGeometry();
            if (!m_scaled)
                resize(sizeHint());
            update();
        });
    }
    updateGeometry();
    update();
}

void VncView::forgetPicture()
{
    m_last = {};
    update();
}

void VncView::showCursor(const VncCursor &cursor)
{
    if (cursor.image.isNull())
        setCursor(dotCursor());
    else
        setCursor(QCursor(QPixmap::fromImage(cursor.image), cursor.hotSpot.x(), cursor.hotSpot.y()));
}

void VncView::setScaled(bool scaled)
{
    m_scaled = scaled;
    updateGeometry();
    update();
}

QSize VncView::pictureSize() const
{
    return m_client && !m_client->size().isEmpty() ? m_client->size() : m_last.size();
}

QSize VncView::sizeHint() const
{
    return pictureSize().isEmpty() ? emptySize : pictureSize();
}

QRect VncView::pictureRect() const
{
    QSize size = pictureSize();
    if (m_scaled)
        size.scale(this->size(), Qt::KeepAspectRatio);
    return {QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

void VncView::changed(const QRect &area)
{
    const QRect place = pictureRect();
    const QSize size = m_client->size();
    if (size.isEmpty())
        return;
    const double sx = double(place.width()) / size.width();
    const double sy = double(place.height()) / size.height();
    update(QRectF(place.left() + area.left() * sx, place.top() + area.top() * sy, area.width() * sx, area.height() * sy)
               .toAlignedRect()
               .adjusted(-1, -1, 1, 1));
}

void VncView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), Qt::black);
    const QRect place = pictureRect();
    if (place.isEmpty())
        return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, place.size() != pictureSize());
    if (m_client && !m_client->size().isEmpty()) {
        m_client->look([&](const QImage &picture) { painter.drawImage(place, picture); });
        return;
    }
    painter.setOpacity(dimmed);
    painter.drawImage(place, m_last);
}

} // namespace riser
