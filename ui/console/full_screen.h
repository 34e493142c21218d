// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QAction;
class QMenu;
class QScreen;

namespace riser {

/// A window that fills the screen with one widget, and a strip at its top that comes when the pointer touches the upper
/// edge: the keys to send, the way back. Object names: "fullScreen", "fullScreenStrip", "fullScreenLeave".
class FullScreen : public QWidget
{
    Q_OBJECT
public:
    /// Takes `content` until somebody else does, or it goes: then that has no parent. `leave`: unchecked, the owner
    /// ends it. All three outlive it.
    FullScreen(QWidget *content, QMenu *keys, QAction *leave, const QString &title, QScreen *screen);
    ~FullScreen() override;

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildStrip(QMenu *keys);
    void watchPointer();

    QPointer<QWidget> m_content;
    QAction *m_leave;
    QWidget *m_strip;
    QTimer m_look;
    int m_shownFor = 0; ///< looks
};

} // namespace riser
