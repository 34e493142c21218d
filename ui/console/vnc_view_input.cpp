// SPDX-License-Identifier: GPL-3.0-or-later
// What goes into a VncView: keys and pointer.
#include "ui/console/keysyms.h"
#include "ui/console/scan_codes.h"
#include "ui/console/us_keyboard.h"
#include "ui/console/vnc_view.h"

#include <QCursor>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace riser {

namespace {

constexpr int wheelStep = 120;
constexpr quint32 leftShift = 0xffe1;
// RFB's buttons beyond the three.
constexpr int wheelUp = 8;
constexpr int wheelDown = 16;
constexpr int wheelLeft = 32;
constexpr int wheelRight = 64;

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

bool isControlAndAlt(const QKeyEvent &event)
{
    Qt::KeyboardModifiers held = event.modifiers();
    if (event.key() == Qt::Key_Control)
        held |= Qt::ControlModifier;
    else if (event.key() == Qt::Key_Alt)
        held |= Qt::AltModifier;
    else
        return false;
    return held.testFlags(Qt::ControlModifier | Qt::AltModifier);
}

} // namespace

void VncView::setViewOnly(bool viewOnly)
{
    if (viewOnly)
        letGo();
    m_viewOnly = viewOnly;
}

void VncView::setHoldsPointer(bool holds)
{
    m_holdsPointer = holds;
}

/// While it has the keyboard, Tab and the arrow keys are the guest's, and so are shortcuts of the window.
bool VncView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && m_grabbed) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress && m_grabbed) {
        keyPressEvent(static_cast<QKeyEvent *>(event));
        return true;
    }
    return QWidget::event(event);
}

void VncView::keyPressEvent(QKeyEvent *event)
{
    if (!m_grabbed && takesInput() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        return takeKeyboard();
    if (!m_grabbed || !takesInput())
        return QWidget::keyPressEvent(event);
    const Key key{keysymOf(*event), scanCodeOf(*event)};
    if (key.keysym || key.scanCode) {
        m_down.insert(keyId(*event), key);
        m_client->sendKey(key.keysym, key.scanCode, true);
    }
    if (isControlAndAlt(*event))
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
        m_client->sendKey(pressed->keysym, pressed->scanCode, false);
    m_down.erase(pressed);
}

void VncView::sendKeys(const QList<int> &keys)
{
    if (!takesInput())
        return;
    for (const int key : keys)
        m_client->sendKey(keysymOf(key), 0, true);
    for (auto key = keys.crbegin(); key != keys.crend(); ++key)
        m_client->sendKey(keysymOf(*key), 0, false);
}

/// A server takes a keysym for a place on its keyboard, and leaves Shift as it is: without it QEMU types 1 for an
/// exclamation mark, and turns on Caps Lock for a capital.
QString VncView::type(const QString &text)
{
    if (!takesInput())
        return {};
    QString missing;
    QList<VncKey> keys;
    const QList<uint> characters = text.toUcs4();
    for (const char32_t character : characters.first(std::min(characters.size(), longestTyped))) {
        if (character == U'\r') // of a line's end in Windows
            continue;
        const auto key = usKeyOf(character);
        if (!key) {
            const QString one = QString::fromUcs4(&character, 1);
            missing += missing.contains(one) ? QString() : one;
            continue;
        }
        if (key->shift)
            keys << VncKey{leftShift, true};
        keys << VncKey{key->keysym, true} << VncKey{key->keysym, false};
        if (key->shift)
            keys << VncKey{leftShift, false};
    }
    m_client->sendKeys(keys);
    return missing;
}

void VncView::takeKeyboard()
{
    if (m_grabbed || !takesInput())
        return;
    m_grabbed = true;
    setFocus();
    grabKeyboard();
    Q_EMIT keyboardChanged();
}

/// No key or button stays down in the guest: its release would go elsewhere.
void VncView::letGo()
{
    if (m_client) {
        for (const Key &key : std::as_const(m_down))
            m_client->sendKey(key.keysym, key.scanCode, false);
    }
    m_down.clear();
    if (m_buttons != 0)
        sendPointer(m_at, 0);
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
    m_at = at;
    m_buttons = buttons;
    const QSize size = m_client->size();
    const QPoint there(int(std::floor((at.x() - place.left()) * size.width() / place.width())),
                       int(std::floor((at.y() - place.top()) * size.height() / place.height())));
    m_client->sendPointer({std::clamp(there.x(), 0, size.width() - 1), std::clamp(there.y(), 0, size.height() - 1)},
                          buttons);
}

void VncView::keepPointer(const QPointF &at)
{
    const QRect place = pictureRect();
    const QPoint here = at.toPoint();
    if (m_holdsPointer && m_grabbed && !place.contains(here))
        QCursor::setPos(mapToGlobal(QPoint(std::clamp(here.x(), place.left(), place.right()),
                                           std::clamp(here.y(), place.top(), place.bottom()))));
}

/// Moves aren't told any more once it is outside.
void VncView::leaveEvent(QEvent *event)
{
    keepPointer(mapFromGlobal(QCursor::pos()));
    QWidget::leaveEvent(event);
}

/// The click that takes the keyboard is the guest's too.
void VncView::mousePressEvent(QMouseEvent *event)
{
    takeKeyboard();
    sendPointer(event->position(), rfbButtons(event->buttons()));
}

void VncView::mouseReleaseEvent(QMouseEvent *event)
{
    sendPointer(event->position(), rfbButtons(event->buttons()));
}

void VncView::mouseMoveEvent(QMouseEvent *event)
{
    keepPointer(event->position());
    sendPointer(event->position(), rfbButtons(event->buttons()));
}

/// RFB knows no wheel, only buttons that are pressed for a moment.
void VncView::turnWheel(const QWheelEvent &event, int &left, int delta, int forwards, int backwards)
{
    const int held = rfbButtons(event.buttons());
    for (left += delta; std::abs(left) >= wheelStep; left -= left > 0 ? wheelStep : -wheelStep) {
        sendPointer(event.position(), held | (left > 0 ? forwards : backwards));
        sendPointer(event.position(), held);
    }
}

void VncView::wheelEvent(QWheelEvent *event)
{
    turnWheel(*event, m_wheel, event->angleDelta().y(), wheelUp, wheelDown);
    turnWheel(*event, m_sideWheel, event->angleDelta().x(), wheelLeft, wheelRight);
    event->accept();
}

} // namespace riser
