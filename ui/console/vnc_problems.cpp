// SPDX-License-Identifier: GPL-3.0-or-later
// A VncWorker's words for how it ended: of what libvncclient said, and of what was seen.
#include "ui/console/vnc_callbacks.h"
#include "ui/console/vnc_worker.h"

#include <algorithm>
#include <array>

namespace riser {

namespace {

/// libvncclient's own sentences (0.9.15, with GnuTLS and with OpenSSL) for a certificate that it doesn't take.
constexpr std::array refusals{
    "certificate is not trusted",
    "hasn't got a known issuer",
    "has been revoked",
    "has expired",
    "is not yet activated",
    "certificate was not X509",
    "does not match hostname",
    "No certificate was found",
    "Certificate validation failed",
    "certificate verify failed",
    "Error parsing certificate",
};

bool says(const QString &said, const char *words)
{
    return said.contains(QLatin1String(words), Qt::CaseInsensitive);
}

bool refusesCertificate(const QString &said)
{
    return std::ranges::any_of(refusals, [&said](const char *words) { return says(said, words); });
}

} // namespace

Error VncWorker::problem(ErrorCode code, const QString &summary, const QString &hint) const
{
    return {.code = code,
            .summary = summary.arg(m_peer.label),
            .detail = VncCallbacks::lastWords().join(u'\n'),
            .hint = hint};
}

std::optional<Error> VncWorker::tlsProblem(const QString &said) const
{
    if (refusesCertificate(said))
        return problem(
            ErrorCode::HostKeyRefused, VncClient::tr("The certificate of the display of %1 isn't trusted."),
            VncClient::tr("It must be signed by the authority whose certificate is in ~/.pki/CA/cacert.pem or "
                          "/etc/pki/CA/cacert.pem, and name %1.")
                .arg(m_peer.host));
    if (says(said, "Cannot load client certificate"))
        return problem(
            ErrorCode::LoginRefused, VncClient::tr("Your certificate can't be shown to the display of %1."),
            VncClient::tr("clientcert.pem and clientkey.pem in ~/.pki/libvirt (or in the URI's pkipath) must "
                          "be a certificate and its key."));
    const bool done = says(said, "TLS handshake done");
    if (!done && !says(said, "TLS handshake failed"))
        return {};
    if (!done)
        return problem(ErrorCode::Failed, VncClient::tr("The TLS handshake with the display of %1 failed."),
                       VncClient::tr("Look into the log of the VM on the host (/var/log/libvirt/qemu)."));
    if (m_askedLogin || !m_askedIdentity || says(said, "SASL"))
        return {}; // it went on
    // TLS 1.3 has a server look at our certificate when we are done.
    return problem(
        ErrorCode::LoginRefused, VncClient::tr("The display of %1 ended the connection after the TLS handshake."),
        m_hasIdentity ? VncClient::tr("Your own certificate (clientcert.pem) must be signed by the authority "
                                      "that the host's displays trust.")
                      : VncClient::tr("It may want a certificate of yours (vnc_tls_x509_verify in the host's "
                                      "qemu.conf). Put it into ~/.pki/libvirt/clientcert.pem, and its key "
                                      "into clientkey.pem there, as for libvirt's own TLS."));
}

Error VncWorker::beginProblem() const
{
    if (!m_tooLarge.isEmpty())
        return {.code = ErrorCode::InvalidData, .summary = m_tooLarge, .detail = {}, .hint = {}};
    const QString said = VncCallbacks::lastWords().join(u'\n');
    if (m_noAuthority || says(said, "Cannot load CA credentials"))
        return problem(ErrorCode::LoginRefused,
                       VncClient::tr("The display of %1 has a certificate that can't be checked."),
                       VncClient::tr("Put the certificate of its authority into ~/.pki/CA/cacert.pem or "
                                     "/etc/pki/CA/cacert.pem, as for libvirt's own TLS."));
    if (m_unsafeLogin)
        return problem(ErrorCode::LoginRefused,
                       VncClient::tr("The display of %1 wants a user and a password, and nobody knows who it is."),
                       VncClient::tr("They weren't sent. Give the host's displays certificates (vnc_tls_x509 in its "
                                     "qemu.conf), or reach it by ssh."));
    if (const auto tls = tlsProblem(said))
        return *tls;
    if (m_askedLogin &&
        (says(said, "authentication failed") || says(said, "connection failed") || says(said, "password failed")))
        return problem(ErrorCode::LoginRefused, VncClient::tr("The display of %1 refused the login."),
                       VncClient::tr("The password is in the VM's definition (passwd=), or in the host's qemu.conf "
                                     "(vnc_password)."));
    if (m_askedLogin)
        return problem(ErrorCode::ConnectionLost, VncClient::tr("The display of %1 didn't wait for the password."),
                       VncClient::tr("Try again."));
    if (says(said, "authentication scheme") || says(said, "SASL"))
        return problem(
            ErrorCode::NotSupported, VncClient::tr("The display of %1 wants a kind of login that Riser doesn't have."),
            VncClient::tr("Riser knows VNC's own password and TLS with a password, but not SASL (vnc_sasl in the "
                          "host's qemu.conf)."));
    return problem(ErrorCode::Failed, VncClient::tr("The display of %1 didn't begin to speak VNC."),
                   VncClient::tr("Try again. If that doesn't help, something else may listen at its address."));
}

Error VncWorker::endProblem() const
{
    if (!m_tooLarge.isEmpty())
        return {.code = ErrorCode::InvalidData, .summary = m_tooLarge, .detail = {}, .hint = {}};
    return hungUp()
               ? problem(ErrorCode::ConnectionLost, VncClient::tr("The display of %1 ended the connection."),
                         VncClient::tr("Try again; if the VM is running, its display is too."))
               : problem(ErrorCode::InvalidData, VncClient::tr("The display of %1 sent what is no VNC."),
                         VncClient::tr("The connection was ended. Try again, or look at the VM with another program."));
}

} // namespace riser
