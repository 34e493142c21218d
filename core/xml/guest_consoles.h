// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace riser {

/// Where a screen of a VM can be reached, by its `<graphics>`.
struct GuestDisplay {
    enum class Type { Vnc, Spice, Other };
    enum class Listen {
        None,    ///< nowhere: only libvirt can hand it out, on the host itself
        Address, ///< `address` and `port`
        Socket,  ///< `socket`, a path on the host
    };
    int index = 0; ///< among all `<graphics>`, as libvirt counts them
    Type type = Type::Other;
    QString typeName = {}; ///< as in the XML, for words
    Listen listen = Listen::None;
    QString address = {}; ///< a name or a number; "0.0.0.0" and "::" are every address of the host
    int port = 0;    ///< 0: none, or not yet
    int tlsPort = 0; ///< SPICE's
    QString socket = {};
    QStringList secure = {};   ///< SPICE's channels that take TLS alone, by the protocol's names: "main"
    QStringList insecure = {}; ///< those that take none
    bool operator==(const GuestDisplay &) const = default;
};

/// A serial line of a VM, by its `<serial>` or `<console>`.
struct GuestSerial {
    QString alias; ///< what libvirt calls it: serial0, console1
    QString type;  ///< pty, tcp, file, unix…; only a pty can be opened through libvirt
    QString title; ///< "Serial 1", "Console 2 (virtio)": counted from one, by place
    bool operator==(const GuestSerial &) const = default;
};

/// What a VM has to be looked at with. Of a running VM: ports and aliases are given at its start.
struct GuestConsoles {
    QString life; ///< libvirt's number of this run, another one after each start; empty: it has none
    QList<GuestDisplay> displays;
    QList<GuestSerial> serials; ///< each once: the first `<console>` stands for the first `<serial>`
    /// The channel of qemu-guest-agent: whether the guest has opened it. Nothing: there is no such channel.
    std::optional<bool> agentConnected;
    bool emulatedVideo = true; ///< false: `<video>` none, or none at all; the screen shows nothing of the guest
    bool operator==(const GuestConsoles &) const = default;
};

/// All of SPICE's channels, by the protocol's names.
QStringList spiceChannels();

/// Of a domain's XML; nothing is there where it can't be read. Thread-safe, pure.
GuestConsoles guestConsoles(const QByteArray &domainXml);

} // namespace riser
