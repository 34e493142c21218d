// SPDX-License-Identifier: GPL-3.0-or-later
//
// riser-askpass PROMPT: run by ssh (SSH_ASKPASS) when it wants a password, a passphrase or a yes. Passes the question
// to the console through the socket in RISER_ASKPASS_SOCKET, and prints the answer. Exit status 0: answered; 1:
// refused, cancelled, or no console there. See ssh(1) for SSH_ASKPASS_PROMPT.

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>

#include <csignal>
#include <cstdio>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

int complain(const QString &text)
{
    std::fprintf(stderr, "riser-askpass: %s\n", qPrintable(text));
    return 1;
}

/// ssh leaves this program behind when it is ended while it waits for the answer, as it is for a connection that was
/// given up: the question would stay on the screen. False: it has ended already.
bool endWithSsh()
{
    const pid_t ssh = ::getppid();
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    return ::getppid() == ssh;
}

QByteArray question(const QString &prompt, const QString &kind)
{
    // ssh asks about an unknown host key like for a password, without any mark but its words.
    const bool confirm = kind == "confirm"_L1 || prompt.contains("(yes/no"_L1);
    const QJsonObject object{{u"prompt"_s, prompt}, {u"confirm"_s, confirm}, {u"notice"_s, kind == "none"_L1}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

int main(int argc, char **argv)
{
    if (!endWithSsh())
        return 1;
    const QCoreApplication app(argc, argv);
    const QString path = qEnvironmentVariable("RISER_ASKPASS_SOCKET");
    const QString kind = qEnvironmentVariable("SSH_ASKPASS_PROMPT");
    if (path.isEmpty())
        return complain(u"RISER_ASKPASS_SOCKET is not set: this program is run by ssh for Riser"_s);
    QLocalSocket socket;
    socket.connectToServer(path);
    if (!socket.waitForConnected(5000))
        return complain(u"no Riser answers at %1: %2"_s.arg(path, socket.errorString()));
    socket.write(question(app.arguments().value(1), kind));
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(-1) && !socket.canReadLine())
            return 1; // the console went away
    }
    const QJsonObject reply = QJsonDocument::fromJson(socket.readLine()).object();
    if (!reply.contains("answer"_L1))
        return 1;
    const QString answer = reply["answer"_L1].toString();
    if (kind == "confirm"_L1 && answer != "yes"_L1)
        return 1; // here ssh looks at the exit status
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly))
        return 1;
    out.write(answer.toUtf8() + '\n');
    return 0;
}
