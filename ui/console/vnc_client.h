// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/host/display_route.h"

#include <QImage>
#include <QObject>
#include <QRect>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace riser {

class VncWorker;

/// What a VNC server may ask before it shows anything.
struct VncLogin {
    QString user; ///< not every server asks for one
    QString password;
};

/// Who sees what is typed for a login, by VNC's own means.
enum class VncProtection {
    None,
    Encrypted, ///< but by whom isn't known
    Checked,   ///< the server has a certificate, and it is the one
};

/// Who is connected to.
struct VncPeer {
    QString label;           ///< for the words: "VM web1 on kvm1"
    QString host;            ///< whose name its certificate must have, where it has one
    QStringList authorities; ///< files of the authority that signs certificates; the first that is there counts
    QList<DisplayIdentity> identities = {}; ///< our own certificates; the first that can be read counts
};

/// The pointer as the guest wants it to look.
struct VncCursor {
    QImage image; ///< premultiplied ARGB; null: it shows none
    QPoint hotSpot;
};

/// A key that goes down, or up.
struct VncKey {
    quint32 keysym = 0;
    bool down = false;
};

/// One connection to a VNC server, by libvncclient on a thread of its own: the picture and the ways in. GUI thread;
/// nothing here waits for the server, whatever it does. Once started it can't be started again.
class VncClient : public QObject
{
    Q_OBJECT
public:
    /// A picture has so many pixels at most (8K is 33 million): a server that claims more is refused.
    static constexpr qint64 mostPixels = qint64(64) * 1024 * 1024;
    /// Characters, both ways: what is longer isn't shared.
    static constexpr qsizetype longestClipboard = 1024 * 1024;

    explicit VncClient(VncPeer peer, QObject *parent = nullptr);
    ~VncClient() override; ///< ends it; waits for what is being drawn, and for nothing of the server's

    void start(int socket); ///< a connected stream socket, which is taken over
    bool isOpen() const { return m_open; }
    bool isEncrypted() const { return m_encrypted; } ///< by VNC's own TLS
    QSize size() const { return m_size; }
    /// Calls it with the picture as it is now, which doesn't change meanwhile.
    void look(const std::function<void(const QImage &)> &with) const;

    void answerLogin(const VncLogin &login); ///< to loginWanted()
    /// `scanCode`: of a PC keyboard (scanCodeOf()), for servers that take keys by their place; 0: not known.
    void sendKey(quint32 keysym, quint32 scanCode, bool down);
    void sendKeys(const QList<VncKey> &keys);        ///< all of them, or none when too much waits
    void sendPointer(const QPoint &at, int buttons); ///< as RFB's mask: 1 left, 2 middle, 4 right, 8 to 64 wheels
    void sendClipboard(const QString &text);

Q_SIGNALS:
    void opened(); ///< size() is known
    void resized();
    void updated(const QRect &area);
    void cursorChanged(const riser::VncCursor &cursor);
    void clipboardCame(const QString &text);
    void loginWanted(bool withUser, riser::VncProtection protection);
    void bell();
    void ended(const riser::Error &error); ///< by the server or by a fault; the last signal

private:
    friend class VncWorker;
    const VncPeer m_peer;
    std::shared_ptr<VncWorker> m_worker;
    bool m_open = false;
    bool m_encrypted = false;
    int m_buttons = 0; ///< as sent last
    QSize m_size;
};

} // namespace riser
