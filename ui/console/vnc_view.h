// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/console/vnc_client.h"

#include <QHash>
#include <QWidget>

namespace riser {

/// The picture of a VncClient, scaled into the widget or as it is, and the keys and pointer that go into it. A click or
/// Enter gives it every key, the desktop's own too where the platform lets it; Ctrl+Alt lets go of them and of the
/// pointer. Without a client it shows, dimmed, what was seen last. GUI thread.
class VncView : public QWidget
{
    Q_OBJECT
public:
    explicit VncView(QWidget *parent = nullptr);

    void setClient(VncClient *client); ///< must outlive it, or be taken away with nullptr
    void forgetPicture();              ///< what was seen last is another screen's
    void setScaled(bool scaled);       ///< else a pixel is a pixel
    void setViewOnly(bool viewOnly);   ///< nothing goes in
    bool isViewOnly() const { return m_viewOnly; }
    /// While it has the keyboard the pointer can't leave the picture: for guests whose pointer goes its own way.
    void setHoldsPointer(bool holds);
    bool hasKeyboard() const { return m_grabbed; }
    /// Down in this order, and up again: Qt's keys, Ctrl+Alt+Del.
    void sendKeys(const QList<int> &keys);
    static constexpr qsizetype longestTyped = 100; ///< characters
    /// As if it were typed on a US keyboard: for guests that take no clipboard. The first `longestTyped` characters.
    /// Returns those of them that such a keyboard doesn't have, each once: they aren't typed.
    QString type(const QString &text);
    void takeKeyboard();
    void letGo();
    QSize sizeHint() const override;
    QRect pictureRect() const; ///< where the picture is in the widget

Q_SIGNALS:
    void keyboardChanged(); ///< hasKeyboard() did

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Key {
        quint32 keysym = 0;
        quint32 scanCode = 0;
    };
    bool takesInput() const { return m_client && m_client->isOpen() && !m_viewOnly; }
    QSize pictureSize() const;
    void changed(const QRect &area);
    void showCursor(const VncCursor &cursor);
    void sendPointer(const QPointF &at, int buttons);
    void keepPointer(const QPointF &at);
    void turnWheel(const QWheelEvent &event, int &left, int delta, int forwards, int backwards);

    VncClient *m_client = nullptr;
    QImage m_last; ///< what a client showed that is gone
    bool m_scaled = true;
    bool m_viewOnly = false;
    bool m_grabbed = false;
    bool m_holdsPointer = false;
    QPointF m_at;               ///< where the pointer was told to be last
    int m_buttons = 0;          ///< and what was down
    QHash<quint32, Key> m_down; ///< by what a press and its release are known to be of one key
    int m_wheel = 0;            ///< of a step, in eighths of a degree
    int m_sideWheel = 0;
};

} // namespace riser
