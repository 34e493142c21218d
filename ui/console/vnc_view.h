// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/console/vnc_client.h"

#include <QHash>
#include <QWidget>

namespace riser {

/// The picture of a VncClient, scaled into the widget or as it is, and the keys and pointer that go into it. With the
/// focus it has every key, the desktop's own too where the platform lets it; Ctrl+Alt lets go of them. GUI thread.
class VncView : public QWidget
{
    Q_OBJECT
public:
    explicit VncView(QWidget *parent = nullptr);

    void setClient(VncClient *client); ///< must outlive it, or be taken away with nullptr
    void setScaled(bool scaled);       ///< else a pixel is a pixel
    void setViewOnly(bool viewOnly);   ///< nothing goes in
    bool isViewOnly() const { return m_viewOnly; }
    bool hasKeyboard() const { return m_grabbed; }
    /// Down in this order, and up again: Qt's keys, Ctrl+Alt+Del.
    void sendKeys(const QList<int> &keys);
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
    void focusOutEvent(QFocusEvent *event) override;

private:
    bool takesInput() const { return m_client && m_client->isOpen() && !m_viewOnly; }
    void grab();
    void sendPointer(const QPointF &at, int buttons);
    void changed(const QRect &area);

    VncClient *m_client = nullptr;
    bool m_scaled = true;
    bool m_viewOnly = false;
    bool m_grabbed = false;
    QHash<quint32, quint32> m_down; ///< keysym by native scan code, or by itself: a key is let go as it was pressed
    int m_wheel = 0;                ///< of a step, in eighths of a degree
};

} // namespace riser
