// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/vnc_view.h"

#include "ui/console/keysyms.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace riser {

namespace {

constexpr int wheelStep = 120;

int rfbButtons(Qt::MouseButtons buttons)
{
    return (buttons & Qt::LeftButton ? 1 : 0) | (buttons & Qt::MiddleButton ? 2 : 0) |
           (buttons & Qt::RightButton ? 4 : 0);
}

/// By what a press and its release are known to be of one key.
quint32 keyId(const QKeyEvent &event)
{
    return event.nativeScanCode() ? event.nativeScanCode() : quint32(event.key());
}

} // namespace

VncView::VncView(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Screen of the VM"));
}

void VncView::setClient(VncClient *client)
{
    letGo();
    if (m_client)
        m_client->disconnect(this);
    m_client = client;
    if (client) {
        connect(client, &VncClient::updated, this, &VncView::changed);
        connect(client, &VncClient::resized, this, [this] {
            updateGeometry();
            update();
        });
    }
    updateGeometry();
    update();
}

void VncView::setScaled(bool scaled)
{
    m_scaled = scaled;
    updateGeometry();
    update();
}

void VncView::setViewOnly(bool viewOnly)
{
    if (viewOnly)
        letGo();
    m_viewOnly = viewOnly;
}

QSize VncView::sizeHint() const
{
    return m_client && !m_client->size().isEmpty() ? m_client->size() : QSize(640, 400);
}

QRect VncView::pictureRect() const
{
    QSize size = m_client ? m_client->size() : QSize();
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
    if (!m_client)
        return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRect place = pictureRect();
    m_client->look([&](const QImage &picture) { painter.drawImage(place, picture); });
}

/// Tab and the arrow keys are the guest's, and so are shortcuts of the window while it has the keyboard.
bool VncView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_grabbed) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress && takesInput()) {
        keyPressEvent(static_cast<QKeyEvent *>(event));
        return true;
    }
    return QWidget::event(event);
}

void VncView::keyPressEvent(QKeyEvent *event)
{
    if (!takesInput())
        return QWidget::keyPressEvent(event);
    const auto both = Qt::ControlModifier | Qt::AltModifier;
    const bool second = event->key() == Qt::Key_Alt || event->key() == Qt::Key_Control;
    const quint32 keysym = keysymOf(*event);
    if (keysym) {
        m_down.insert(keyId(*event), keysym);
        m_client->sendKey(keysym, true);
    }
    if (second && (event->modifiers() | (event->key() == Qt::Key_Alt ? Qt::AltModifier : Qt::ControlModifier)) == both &&
        m_grabbed)
        letGo();
}

void VncView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->isAutoRepeat())
        return;
    const auto pressed = m_down.constFind(keyId(*event));
    if (pressed == m_down.cend())
        return QWidget::keyReleaseEvent(event);
    if (m_client)
        m_client->sendKey(*pressed, false);
    m_down.erase(pressed);
}

void VncView::sendKeys(const QList<int> &keys)
{
    if (!takesInput())
        return;
    for (const int key : keys)
        m_client->sendKey(keysymOf(key), true);
    for (auto key = keys.crbegin(); key != keys.crend(); ++key)
        m_client->sendKey(keysymOf(*key), false);
}

void VncView::grab()
{
    if (m_grabbed || !takesInput())
        return;
    m_grabbed = true;
    grabKeyboard();
    Q_EMIT keyboardChanged();
}

/// No key stays down in the guest: its release would go elsewhere.
void VncView::letGo()
{
    if (m_client) {
        for (const quint32 keysym : std::as_const(m_down))
            m_client->sendKey(keysym, false);
    }
    m_down.clear();
    if (!m_grabbed)
        return;
    m_grabbed = false;
    releaseKeyboard();
    Q_EMIT keyboardChanged();
}

void VncView::focusOutEvent(QFocusEvent *event)
{
    letGo();
    QWidget::focusOutEvent(event);
}

void VncView::sendPointer(const QPointF &at, int buttons)
{
    const QRect place = pictureRect();
    if (!takesInput() || place.isEmpty())
        return;
    const QSize size = m_client->size();
    const QPoint there(int(std::floor((at.x() - place.left()) * size.width() / place.width())),
                       int(std::floor((at.y() - place.top()) * size.height() / place.height())));
    m_client->sendPointer(
        {std::clamp(there.x(), 0, size.width() - 1), std::clamp(there.y(), 0, size.height() - 1)}, buttons);
}

void VncView::mousePressEvent(QMouseEvent *event)
{
    grab();
    sendPointer(event->position(), rfbButtons(event->buttons()));
}

void VncView::mouseReleaseEvent(QMouseEvent *event)
{
    sendPointer(event->position(), rfbButtons(event->buttons()));
}

void VncView::mouseMoveEvent(QMouseEvent *event)
{
    sendPointer(event->position(), rfbButtons(event->buttons()));
}

void VncView::wheelEvent(QWheelEvent *event)
{
    m_wheel += event->angleDelta().y();
    const int buttons = rfbButtons(event->buttons());
    for (; std::abs(m_wheel) >= wheelStep; m_wheel -= m_wheel > 0 ? wheelStep : -wheelStep) {
        sendPointer(event->position(), buttons | (m_wheel > 0 ? 8 : 16));
        sendPointer(event->position(), buttons);
    }
    event->accept();
}

} // namespace riser
