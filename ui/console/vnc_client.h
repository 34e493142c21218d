// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QImage>
#include <QObject>
#include <QRect>

#include <functional>
#include <memory>
#include <optional>

namespace riser {

/// What a VNC server may ask before it shows anything.
struct VncLogin {
    QString user; ///< not every server asks for one
    QString password;
};

/// One connection to a VNC server, by libvncclient on a thread of its own: the picture and the ways in. GUI thread;
/// nothing here waits for the server, whatever it does. Once started it can't be started again.
class VncClient : public QObject
{
    Q_OBJECT
public:
    /// A picture has so many pixels at most: a server that claims more is refused.
    static constexpr qint64 mostPixels = qint64(16384) * 16384 / 4;

    /// `label`: what is connected to, for the words: "VM web1 on kvm1".
    explicit VncClient(QString label, QObject *parent = nullptr);
    ~VncClient() override; ///< ends it; returns at once

    void start(int socket); ///< a connected stream socket, which is taken over
    void stop();            ///< tells nobody
    bool isOpen() const { return m_open; }
    QSize size() const { return m_size; }
    /// Calls it with the picture as it is now, which doesn't change meanwhile.
    void look(const std::function<void(const QImage &)> &with) const;

    void answerLogin(const VncLogin &login); ///< to loginWanted()
    void sendKey(quint32 keysym, bool down);
    void sendPointer(const QPoint &at, int buttons); ///< buttons as RFB's mask: 1 left, 2 middle, 4 right, 8 and 16 wheel
    void sendClipboard(const QString &text);

Q_SIGNALS:
    void opened(); ///< size() is known
    void resized();
    void updated(const QRect &area);
    void clipboardCame(const QString &text);
    void loginWanted(bool withUser);
    void bell();
    void ended(const riser::Error &error); ///< by the server or by a fault; the last signal

private:
    friend struct VncCallbacks;
    class Worker;
    const QString m_label;
    std::shared_ptr<Worker> m_worker;
    bool m_open = false;
    QSize m_size;
};

} // namespace riser
