// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/vnc_callbacks.h"

#include "ui/console/vnc_worker.h"

#include <QFile>

#include <gnutls/gnutls.h>
#include <rfb/rfbclient.h>

#include <array>
#include <cstdarg>
#include <cstdio>
#include <cstring>

namespace riser {

namespace {

char workerTag;                     // its address is our key in libvncclient's table
constexpr qsizetype keptWords = 12; // lines: a handshake with a certificate has so many
thread_local QStringList words;

/// libvncclient's log is one pair of functions for the whole process; each of our threads has one client.
void log(const char *format, ...)
{
    std::array<char, 512> text{};
    va_list arguments;
    va_start(arguments, format);
    (void)std::vsnprintf(text.data(), text.size(), format, arguments);
    va_end(arguments);
    if (words.size() >= keptWords)
        words.removeFirst();
    words << QString::fromUtf8(text.data()).trimmed();
}

void takeLog()
{
    static const bool once = [] {
        rfbClientLog = log;
        rfbClientErr = log;
        return true;
    }();
    (void)once;
    words.clear();
}

/// malloc'd, as libvncclient frees it.
char *forLibrary(const QByteArray &text)
{
    return strdup(text.constData());
}

QImage cursorImage(const rfbClient *rfb, int width, int height)
{
    QImage image(width, height, QImage::Format_ARGB32);
    const auto *pixels = reinterpret_cast<const quint32 *>(rfb->rcSource);
    for (int y = 0; y < height; ++y) {
        auto *line = reinterpret_cast<quint32 *>(image.scanLine(y));
        for (int x = 0; x < width; ++x) {
            const int at = y * width + x;
            line[x] = rfb->rcMask[at] ? pixels[at] | 0xff000000U : 0;
        }
    }
    return image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

/// TLS without a certificate is between us and anybody.
VncProtection protection(const rfbClient &rfb)
{
    if (!rfb.tlsSession)
        return VncProtection::None;
    const bool checked = rfb.subAuthScheme == rfbVeNCryptX509Plain || rfb.subAuthScheme == rfbVeNCryptX509VNC;
    return checked && rfb.authScheme == rfbVeNCrypt ? VncProtection::Checked : VncProtection::Encrypted;
}

/// Pixels lie where libvncclient puts what it has read or unpacked, and in there as far as they go.
bool isDecoded(const rfbClient &rfb, const uint8_t *pixels, qint64 size)
{
    const auto within = [&](const char *buffer, qint64 room) {
        const auto begin = reinterpret_cast<quintptr>(buffer);
        const auto at = reinterpret_cast<quintptr>(pixels);
        return buffer && at >= begin && size <= room && at - begin <= quintptr(room - size);
    };
    return within(rfb.buffer, sizeof rfb.buffer) || within(rfb.raw_buffer, rfb.raw_buffer_size);
}

} // namespace

VncWorker &VncCallbacks::worker(rfbClient *rfb)
{
    return *static_cast<VncWorker *>(rfbClientGetClientData(rfb, &workerTag));
}

void VncCallbacks::connectLogin(rfbClient *rfb)
{
    rfb->GetPassword = [](rfbClient *client) -> char * {
        const auto login = worker(client).askLogin({.withUser = false, .protection = protection(*client)});
        return login ? forLibrary(login->password.toUtf8()) : nullptr;
    };
    rfb->GetCredential = [](rfbClient *client, int type) -> rfbCredential * {
        auto *credential = static_cast<rfbCredential *>(std::calloc(1, sizeof(rfbCredential)));
        if (type == rfbCredentialTypeX509) {
            const QByteArray authority = worker(client).authority();
            credential->x509Credential.x509CACertFile = authority.isEmpty() ? nullptr : forLibrary(authority);
            if (const auto identity = worker(client).identity()) {
                credential->x509Credential.x509ClientCertFile = forLibrary(QFile::encodeName(identity->certificate));
                credential->x509Credential.x509ClientKeyFile = forLibrary(QFile::encodeName(identity->key));
            }
            return credential;
        }
        // This one goes over as it was typed: to nobody who isn't known.
        const VncProtection how = protection(*client);
        worker(client).m_unsafeLogin =
            client->subAuthScheme == rfbVeNCryptPlain || client->subAuthScheme == rfbVeNCryptTLSPlain;
        const auto login = type == rfbCredentialTypeUser && how == VncProtection::Checked
                               ? worker(client).askLogin({.withUser = true, .protection = how})
                               : std::nullopt;
        if (!login) {
            std::free(credential);
            return nullptr;
        }
        credential->userCredential.username = forLibrary(login->user.toUtf8());
        credential->userCredential.password = forLibrary(login->password.toUtf8());
        return credential;
    };
}

void VncCallbacks::connectClipboard(rfbClient *rfb)
{
    rfb->GotXCutTextUTF8 = [](rfbClient *client, const char *text, int length) {
        if (length < 0 || length > VncClient::longestClipboard)
            return;
        QString said = QString::fromUtf8(text, length);
        while (said.endsWith(QChar(u'\0'))) // the protocol wants one at the end
            said.chop(1);
        worker(client).tell([&](auto &news) { news.clipboard = said; });
    };
}

void VncCallbacks::connectCursor(rfbClient *rfb)
{
    rfb->appData.useRemoteCursor = TRUE;
    rfb->GotCursorShape = [](rfbClient *client, int x, int y, int width, int height, int bytesPerPixel) {
        if (bytesPerPixel != 4 || width <= 0 || height <= 0)
            return;
        const VncCursor cursor{cursorImage(client, width, height),
                               {std::clamp(x, 0, width - 1), std::clamp(y, 0, height - 1)}};
        worker(client).tell([&](auto &news) { news.cursor = cursor; });
    };
}

/// Ours look where they draw, and draw nothing more once nobody waits for it.
void VncCallbacks::connectDrawing(rfbClient *rfb)
{
    rfb->GotFillRect = [](rfbClient *client, int x, int y, int width, int height, uint32_t colour) {
        worker(client).fill(QRect(x, y, width, height), colour);
    };
    rfb->GotCopyRect = [](rfbClient *client, int fromX, int fromY, int width, int height, int toX, int toY) {
        worker(client).copy(QRect(fromX, fromY, width, height), QPoint(toX, toY));
    };
    rfb->GotBitmap = [](rfbClient *client, const uint8_t *pixels, int x, int y, int width, int height) {
        if (isDecoded(*client, pixels, qint64(width) * height * 4))
            worker(client).put(QRect(x, y, width, height), pixels);
    };
    rfb->GotJpeg = [](rfbClient *, const uint8_t *, int, int, int, int, int) -> rfbBool { return FALSE; };
}

rfbClient *VncCallbacks::makeClient(VncWorker &worker)
{
    takeLog();
    rfbClient *rfb = rfbGetClient(8, 3, 4);
    rfb->MallocFrameBuffer = [](rfbClient *) -> rfbBool { return FALSE; }; // sizes are VncReader's to hear
    rfb->GotFrameBufferUpdate = [](rfbClient *client, int x, int y, int width, int height) {
        VncCallbacks::worker(client).changed(QRect(x, y, width, height));
    };
    rfb->format.redShift = 16;
    rfb->format.greenShift = 8;
    rfb->format.blueShift = 0;
    rfbClientSetClientData(rfb, &workerTag, &worker);
    connectLogin(rfb);
    connectClipboard(rfb);
    connectCursor(rfb);
    connectDrawing(rfb);
    // The others let a server compute with numbers of its own before anybody is asked for anything.
    static constexpr std::array<uint32_t, 4> logins{rfbVeNCrypt, rfbTLS, rfbVncAuth, rfbNoAuth};
    SetClientAuthSchemes(rfb, logins.data(), int(logins.size()));
    return rfb;
}

QStringList VncCallbacks::lastWords()
{
    return words;
}

bool VncCallbacks::hasBytes(const rfbClient *rfb)
{
    if (rfb->buffered > 0)
        return true;
#ifdef LIBVNCSERVER_HAVE_SASL
    if (rfb->saslconn && rfb->saslDecoded && rfb->saslDecodedOffset < rfb->saslDecodedLength)
        return true;
#endif
    // A record of TLS is read whole, and libvncclient takes a part of it.
    return rfb->tlsSession && gnutls_record_check_pending(static_cast<gnutls_session_t>(rfb->tlsSession)) > 0;
}

} // namespace riser
