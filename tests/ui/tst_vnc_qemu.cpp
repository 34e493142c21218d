// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/qemu_screen.h"
#include "ui/console/vnc_client.h"

#include <QSignalSpy>

using namespace riser;
using namespace riser::test;
using namespace Qt::StringLiterals;

/// The client against QEMU's own VNC server, with what only a real one has: TLS with certificates, passwords, the
/// cursor, keys by their place. QEMU's monitor is the witness.
class TestVncQemu : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void thePictureIsQemus();
    void aPassword();
    void tlsWithCertificateAndPassword();
    void anAuthorityThatDidNotSignIt();
    void anotherNameThanTheCertificates();
    void noAuthorityAtAll();
    void anonymousTls();
    void aPasswordForSomebodyUnknown();
    void aCertificateOfOurs_data();
    void aCertificateOfOurs();

private:
    void makeCertificates();
    void startQemu(const QString &vncOptions, const QStringList &more = {});
    void connectTo(const QString &host, const QStringList &authorities, const QList<DisplayIdentity> &identities = {});
    void openWith(const QString &host, const QStringList &authorities, const QString &password);
    QStringList tls(const QString &what, const QString &verify = u"off"_s) const
    {
        const QString files = what == "x509"_L1 ? u",verify-peer=%1,dir=%2"_s.arg(verify, folder()) : QString();
        return {u"-object"_s, u"tls-creds-%1,id=tls0,endpoint=server%2"_s.arg(what, files)};
    }
    QString file(const QString &name) const { return m_qemu.file(name); }
    QString folder() const { return file({}); }

    QemuScreen m_qemu;
    std::unique_ptr<VncClient> m_client;
    std::optional<Error> m_end;
    bool m_askedWithUser = false;
    VncProtection m_protection = VncProtection::None;
    int m_asked = 0;
    int m_others = 0; ///< pixels that differ
};

void TestVncQemu::initTestCase()
{
    makeCertificates();
    QVERIFY(QFile::exists(file(u"server-cert.pem"_s)) && QFile::exists(file(u"other.pem"_s)));
}

/// An authority, a certificate of localhost that it signed, and another authority.
void TestVncQemu::makeCertificates()
{
    const QString script = uR"(set -e
cd "$1"
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority -keyout ca-key.pem -out ca-cert.pem
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=other -keyout other-key.pem -out other.pem
openssl req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout server-key.pem -out server.csr
printf 'subjectAltName=DNS:localhost\n' > names
openssl x509 -req -in server.csr -CA ca-cert.pem -CAkey ca-key.pem -days 2 -extfile names -out server-cert.pem
openssl req -newkey rsa:2048 -nodes -subj /CN=ann -keyout clientkey.pem -out client.csr
openssl x509 -req -in client.csr -CA ca-cert.pem -CAkey ca-key.pem -days 2 -out clientcert.pem
)"_s;
    QProcess shell;
    shell.start(u"sh"_s, {u"-c"_s, script, u"sh"_s, folder()});
    QVERIFY(shell.waitForFinished(60'000));
    QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
}

void TestVncQemu::startQemu(const QString &vncOptions, const QStringList &more)
{
    QVERIFY(m_qemu.start(vncOptions, more));
}

void TestVncQemu::cleanup()
{
    m_client.reset();
    m_qemu.stop();
}

void TestVncQemu::connectTo(const QString &host, const QStringList &authorities,
                            const QList<DisplayIdentity> &identities)
{
    const int socket = m_qemu.connected();
    QVERIFY(socket >= 0);
    m_client = std::make_unique<VncClient>(
        VncPeer{.label = u"VM web1 on kvm1"_s, .host = host, .authorities = authorities, .identities = identities});
    m_end.reset();
    m_asked = 0;
    connect(m_client.get(), &VncClient::ended, this, [this](const Error &error) { m_end = error; });
    connect(m_client.get(), &VncClient::loginWanted, this, [this](bool withUser, VncProtection protection) {
        ++m_asked;
        m_askedWithUser = withUser;
        m_protection = protection;
    });
    m_client->start(socket);
}

void TestVncQemu::openWith(const QString &host, const QStringList &authorities, const QString &password)
{
    connectTo(host, authorities);
    QTRY_VERIFY_WITH_TIMEOUT(m_asked == 1 || m_end, 30'000);
    if (!m_end)
        m_client->answerLogin({.user = {}, .password = password});
    QTRY_VERIFY_WITH_TIMEOUT(m_client->isOpen() || m_end, 30'000);
}

void TestVncQemu::thePictureIsQemus()
{
    startQemu({});
    connectTo({}, {});
    QTRY_VERIFY_WITH_TIMEOUT(m_client->isOpen(), 30'000);
    QVERIFY(!m_client->isEncrypted());
    QCOMPARE(m_asked, 0);
    // Both look at the same machine until they see the same, but for a cursor that blinks.
    const auto agree = [this] {
        const QImage theirs = m_qemu.shot();
        int others = theirs.size() == QSize(720, 400) ? 0 : 1000000;
        m_client->look([&](const QImage &ours) {
            for (int y = 0; y < theirs.height() && ours.size() == theirs.size(); ++y) {
                for (int x = 0; x < theirs.width(); ++x)
                    others += theirs.pixel(x, y) != ours.pixel(x, y);
            }
            others += ours.size() != theirs.size() ? 1000000 : 0;
        });
        m_others = others;
        return others <= 9 * 16;
    };
    QVERIFY2(QTest::qWaitFor(agree, 60'000), qPrintable(u"%1 pixels differ, of %2 x %3"_s.arg(m_others)
                                                            .arg(m_client->size().width())
                                                            .arg(m_client->size().height())));
}

void TestVncQemu::aPassword()
{
    startQemu(u",password=on"_s);
    QVERIFY(m_qemu.ask(R"({"execute": "set_password", "arguments": {"protocol": "vnc", "password": "right"}})")
                .contains(u"return"));
    openWith({}, {}, u"wrong"_s);
    QVERIFY(m_end);
    QCOMPARE(m_end->code, ErrorCode::LoginRefused);
    QVERIFY(!m_askedWithUser);
    QCOMPARE(m_protection, VncProtection::None);
    openWith({}, {}, u"right"_s);
    QVERIFY2(m_client->isOpen(), m_end ? qPrintable(m_end->toText()) : "");
}

void TestVncQemu::tlsWithCertificateAndPassword()
{
    startQemu(u",tls-creds=tls0,password=on"_s, tls(u"x509"_s));
    (void)m_qemu.ask(R"({"execute": "set_password", "arguments": {"protocol": "vnc", "password": "right"}})");
    openWith(u"localhost"_s, {u"/nowhere/cacert.pem"_s, file(u"ca-cert.pem"_s)}, u"right"_s);
    QVERIFY2(m_client->isOpen(), m_end ? qPrintable(m_end->toText()) : "");
    QVERIFY(m_client->isEncrypted());
    QCOMPARE(m_protection, VncProtection::Checked);
    // A whole screen is more than one record of TLS: nothing of it may stay unread.
    QTRY_COMPARE_WITH_TIMEOUT(m_client->size(), QSize(720, 400), 60'000);
    QSignalSpy updated(m_client.get(), &VncClient::updated);
    (void)m_qemu.ask(R"({"execute": "system_reset"})");
    QTRY_VERIFY_WITH_TIMEOUT(updated.count() > 2, 30'000);
    openWith(u"localhost"_s, {file(u"ca-cert.pem"_s)}, u"wrong"_s);
    QVERIFY(m_end && m_end->code == ErrorCode::LoginRefused);
}

void TestVncQemu::anAuthorityThatDidNotSignIt()
{
    startQemu(u",tls-creds=tls0"_s, tls(u"x509"_s));
    connectTo(u"localhost"_s, {file(u"other.pem"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(m_end, 30'000);
    qInfo().noquote() << m_end->toText();
    QCOMPARE(m_end->code, ErrorCode::HostKeyRefused);
    QVERIFY(m_end->summary.contains(u"VM web1 on kvm1"_s));
}

void TestVncQemu::anotherNameThanTheCertificates()
{
    startQemu(u",tls-creds=tls0"_s, tls(u"x509"_s));
    connectTo(u"kvm1"_s, {file(u"ca-cert.pem"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(m_end, 30'000);
    qInfo().noquote() << m_end->toText();
    QCOMPARE(m_end->code, ErrorCode::HostKeyRefused);
    QVERIFY(m_end->hint.contains(u"kvm1"_s));
}

void TestVncQemu::noAuthorityAtAll()
{
    startQemu(u",tls-creds=tls0"_s, tls(u"x509"_s));
    connectTo(u"localhost"_s, {u"/nowhere/cacert.pem"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_end, 30'000);
    QCOMPARE(m_end->summary, u"The display of VM web1 on kvm1 has a certificate that can't be checked."_s);
}

void TestVncQemu::anonymousTls()
{
    startQemu(u",tls-creds=tls0"_s, tls(u"anon"_s));
    connectTo(u"localhost"_s, {});
    QTRY_VERIFY_WITH_TIMEOUT(m_client->isOpen() || m_end, 30'000);
    QVERIFY2(m_client->isOpen(), m_end ? qPrintable(m_end->toText()) : "");
    QVERIFY(m_client->isEncrypted());
}

void TestVncQemu::aPasswordForSomebodyUnknown()
{
    startQemu(u",tls-creds=tls0,password=on"_s, tls(u"anon"_s));
    connectTo(u"localhost"_s, {});
    QTRY_VERIFY_WITH_TIMEOUT(m_asked == 1 || m_end, 30'000);
    QVERIFY2(!m_end, m_end ? qPrintable(m_end->toText()) : "");
    QCOMPARE(m_protection, VncProtection::Encrypted);
}

void TestVncQemu::aCertificateOfOurs_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("hint"); // empty: it is let in
    QTest::newRow("signed by its authority") << u"clientcert.pem"_s << u"clientkey.pem"_s << QString();
    QTest::newRow("none") << u"nothing.pem"_s << u"clientkey.pem"_s << u"vnc_tls_x509_verify"_s;
    QTest::newRow("signed by another") << u"other.pem"_s << u"other-key.pem"_s << u"must be signed"_s;
    QTest::newRow("with another's key") << u"clientcert.pem"_s << u"other-key.pem"_s << u"and its key"_s;
}

/// A host may let nobody look who doesn't show one.
void TestVncQemu::aCertificateOfOurs()
{
    QFETCH(const QString, certificate);
    QFETCH(const QString, key);
    QFETCH(const QString, hint);
    startQemu(u",tls-creds=tls0"_s, tls(u"x509"_s, u"on"_s));
    connectTo(u"localhost"_s, {file(u"ca-cert.pem"_s)},
              {{u"/nowhere/clientcert.pem"_s, u"/nowhere/clientkey.pem"_s}, {file(certificate), file(key)}});
    QTRY_VERIFY_WITH_TIMEOUT(m_client->isOpen() || m_end, 30'000);
    if (hint.isEmpty()) {
        QVERIFY2(m_client->isOpen(), m_end ? qPrintable(m_end->toText()) : "");
        return;
    }
    QVERIFY(m_end);
    QCOMPARE(m_end->code, ErrorCode::LoginRefused);
    QVERIFY2(m_end->hint.contains(hint), qPrintable(m_end->toText()));
}

QTEST_MAIN(TestVncQemu)
#include "tst_vnc_qemu.moc"
