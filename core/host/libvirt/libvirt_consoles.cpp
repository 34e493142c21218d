// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirt/libvirt_consoles.h"

#include "core/base/text.h"
#include "core/host/libvirt/backend_state.h"
#include "core/host/libvirt/deadline.h"
#include "core/host/libvirt/domain_call.h"
#include "core/host/libvirt/handles.h"
#include "core/host/libvirt/stream_line.h"

#include <QFileInfo>
#include <QSysInfo>

#include <libvirt/libvirt-qemu.h>

#include <vector>

namespace riser {

namespace {

constexpr qsizetype largestScreenshot = 256 * 1024 * 1024; // bytes; a picture of 8K × 8K as PPM is less
constexpr size_t pieceBytes = 256 * 1024;
constexpr std::chrono::seconds patience(10); // with a host that is asked for a serial line

QString nameOf(virDomainPtr domain)
{
    return Text::tr("VM %1").arg(QString::fromUtf8(virDomainGetName(domain)));
}

Result<QByteArray> readAll(virDomainPtr domain, const Connection &connection, virStreamPtr stream,
                           const OpenStreams &streams)
{
    const QString vm = nameOf(domain);
    QByteArray all;
    std::vector<char> piece(pieceBytes);
    for (;;) {
        const int got = virStreamRecv(stream, piece.data(), piece.size());
        if (got == 0)
            break;
        if (got < 0)
            return std::unexpected(
                connection.error({connection.host(), vm,
                                  Text::tr("%1 sent no picture of the screen of %2.").arg(connection.host(), vm)}));
        all.append(piece.data(), got);
        if (streams.isEnding()) {
            (void)virStreamAbort(stream);
            return std::unexpected(lostError(connection.host(), {}));
        }
        if (all.size() > largestScreenshot) {
            (void)virStreamAbort(stream);
            return failure(
                ErrorCode::InvalidData,
                Text::tr("%1 sent a picture of the screen of %2 that is too large.").arg(connection.host(), vm));
        }
    }
    (void)virStreamFinish(stream);
    return all;
}

} // namespace

Result<std::unique_ptr<SerialLine>> LibvirtConsoles::openSerial(const DomainId &id, const QString &alias, bool takeOver,
                                                                SerialListener listener)
{
    bool cutOff = false;
    const QByteArray name = alias.toUtf8();
    Result<std::unique_ptr<SerialLine>> line = openOnce(id, name, takeOver, listener, cutOff);
    return line || !cutOff ? std::move(line) : openOnce(id, name, takeOver, listener, cutOff);
}

Result<std::unique_ptr<SerialLine>> LibvirtConsoles::openOnce(const DomainId &id, const QByteArray &alias,
                                                              bool takeOver, const SerialListener &listener,
                                                              bool &cutOff)
{
    m_state.streams(BackendState::Lane::Serial)->awaitLeaving(patience);
    // Looked up anew: what didn't leave has perhaps taken its connection along.
    const std::shared_ptr<OpenStreams> streams = m_state.streams(BackendState::Lane::Serial);
    const OpenStreams::Entry opening(streams);
    const Result<ConnectionPtr> connection = m_state.connection(BackendState::Lane::Serial);
    if (!connection)
        return std::unexpected(connection.error());
    const Deadline deadline(patience, [on = *connection] { on->cutOff(); });
    QString vm;
    LibvirtFailure failure;
    StreamPtr stream(virStreamNew((*connection)->get(), VIR_STREAM_NONBLOCK));
    const QString failed = Text::tr("%1 could not open the serial line of %2.");
    const Result<void> opened = withDomain(**connection, id, failed, [&](virDomainPtr domain) {
        vm = nameOf(domain);
        if (stream && virDomainOpenConsole(domain, alias.isEmpty() ? nullptr : alias.constData(), stream.get(),
                                           takeOver ? VIR_DOMAIN_CONSOLE_FORCE : 0) == 0)
            return 0;
        failure = lastFailure();
        return -1;
    });
    cutOff = (*connection)->gone();
    if (!opened && (takeOver || failure.code == 0 || opened.error().code == ErrorCode::ConnectionLost))
        return std::unexpected(m_state.judged(opened.error()));
    if (!opened) {
        const QString &host = (*connection)->host();
        return std::unexpected(m_state.judged(serialError(failure, {host, vm, failed.arg(host, vm)})));
    }
    auto line = StreamLine::make(*connection, std::move(stream), vm, streams, listener);
    if (line && streams->isEnding()) // the close waits for it
        return std::unexpected(m_state.judged(lostError(m_state.address().label, {})));
    return line;
}

Result<Screenshot> LibvirtConsoles::screenshot(const DomainId &id, int screen)
{
    const std::shared_ptr<OpenStreams> streams = m_state.streams(BackendState::Lane::Consoles);
    const OpenStreams::Entry open(streams);
    return m_state.onConsoles([&](Connection &connection) -> Result<Screenshot> {
        Result<QByteArray> bytes;
        Screenshot taken;
        const Result<void> begun = withDomain(
            connection, id, Text::tr("%1 could not take a picture of the screen of %2."), [&](virDomainPtr domain) {
                const StreamPtr stream(virStreamNew(connection.get(), 0));
                char *mime = stream ? virDomainScreenshot(domain, stream.get(), uint(screen), 0) : nullptr;
                if (!mime)
                    return -1;
                taken.mimeType = QString::fromLatin1(takeText(mime));
                bytes = readAll(domain, connection, stream.get(), *streams);
                return 0;
            });
        if (!begun || !bytes)
            return std::unexpected(begun ? bytes.error() : begun.error());
        taken.bytes = *std::move(bytes);
        return taken;
    });
}

DisplayRoute LibvirtConsoles::route(const GuestDisplay &display) const
{
    const HostAddress &address = m_state.address();
    return displayRoute(address.parts, address.local, display, address.sshScript);
}

/// The script by its own name, and not by the link that makes it share a login (core/host/ssh_share.h).
SpiceRoute LibvirtConsoles::spiceRoute(const GuestDisplay &display) const
{
    const HostAddress &address = m_state.address();
    const QString &host = address.parts.host;
    return riser::spiceRoute({.uri = address.parts,
                              .local = address.local,
                              .name = host.isEmpty() ? QSysInfo::machineHostName() : host,
                              .sshScript = QFileInfo(address.sshScript).canonicalFilePath()},
                             display);
}

Result<int> LibvirtConsoles::openDisplay(const DomainId &id, int display)
{
    return m_state.onConsoles([&](Connection &connection) -> Result<int> {
        int socket = -1;
        const Result<void> opened =
            withDomain(connection, id, Text::tr("%1 could not open the display of %2."), [&](virDomainPtr domain) {
                socket = virDomainOpenGraphicsFD(domain, uint(display), VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH);
                return socket;
            });
        if (!opened)
            return std::unexpected(opened.error());
        return socket;
    });
}

Result<QByteArray> LibvirtConsoles::askAgent(const DomainId &id, const QByteArray &command, AgentCall &call)
{
    const auto called = std::chrono::steady_clock::now();
    const Result<AgentTurns::Turn> turn = m_asking.take(call.stop, m_state.address().label);
    if (!turn)
        return std::unexpected(turn.error());
    return m_state.onConsoles([&](Connection &connection) -> Result<QByteArray> {
        // The connection may just have been opened, and its login have waited for a person.
        call.waited += std::chrono::steady_clock::now() - called;
        if (call.stop.stop_requested())
            return std::unexpected(nobodyWaits(connection.host()));
        QByteArray answer;
        const Result<void> asked =
            withDomain(connection, id, Text::tr("%1 could not ask the guest agent in %2."), [&](virDomainPtr domain) {
                char *text = virDomainQemuAgentCommand(domain, command.constData(), call.seconds, 0);
                answer = takeText(text);
                return text ? 0 : -1;
            });
        if (!asked)
            return std::unexpected(asked.error());
        return answer;
    });
}

quint64 LibvirtConsoles::guestLives(const DomainId &id) const
{
    return m_state.guestLives(id);
}

} // namespace riser
