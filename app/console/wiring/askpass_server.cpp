// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/askpass_server.h"

#include "ui/dialogs/gui_asker.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

constexpr qint64 longestQuestion = 64 * 1024;

QString runtimeFolder()
{
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return folder.isEmpty() ? u"/tmp"_s : folder;
}

/// Makes the folder for this user alone. One that is there already is taken only when it is ours: in /tmp anybody may
/// have made it, or a link of that name.
bool makePrivate(const QString &folder)
{
    const QByteArray path = QFile::encodeName(folder);
    if (::mkdir(path.constData(), 0700) == 0)
        return true;
    struct stat found = {};
    return errno == EEXIST && ::lstat(path.constData(), &found) == 0 && S_ISDIR(found.st_mode) &&
           found.st_uid == ::geteuid() && ::chmod(path.constData(), 0700) == 0;
}

} // namespace

AskpassServer::AskpassServer(GuiAsker *asker, QObject *parent)
    : QObject(parent)
    , m_asker(asker)
    , m_folder(u"%1/riser-askpass-%2"_s.arg(runtimeFolder()).arg(QCoreApplication::applicationPid()))
    , m_server(new QLocalServer(this))
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &AskpassServer::accept);
}

AskpassServer::~AskpassServer()
{
    for (QLocalSocket *socket : m_questions.keys())
        socket->disconnect(this);
    if (!m_server->isListening())
        return;
    m_server->close(); // removes the socket
    QFile::remove(path());
    QDir().rmdir(m_folder);
}

QString AskpassServer::path() const
{
    return m_folder + u"/socket"_s;
}

Result<void> AskpassServer::listen()
{
    const QString summary = tr("Riser can't ask for ssh passwords: %1 could not be made.").arg(m_folder);
    if (!makePrivate(m_folder))
        return failure(ErrorCode::Settings, summary, QString::fromLocal8Bit(strerror(errno)),
                       tr("Logins with a key that is loaded in ssh-agent work all the same."));
    QLocalServer::removeServer(path()); // left by a process of the same number that was killed
    if (!m_server->listen(path()))
        return failure(ErrorCode::Settings, summary, m_server->errorString());
    return {};
}

void AskpassServer::accept()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QLocalSocket::disconnected, this, [this, socket] {
            // ssh gave up, or was ended: nobody wants the answer any more.
            if (const auto question = m_questions.take(socket))
                m_asker->withdraw(question);
            socket->deleteLater();
        });
        read(socket);
    }
}

void AskpassServer::read(QLocalSocket *socket)
{
    if (m_questions.contains(socket))
        return;
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() > longestQuestion)
            socket->abort();
        return;
    }
    const QJsonObject question = QJsonDocument::fromJson(socket->readLine(longestQuestion)).object();
    const bool confirm = question["confirm"_L1].toBool();
    const bool notice = question["notice"_L1].toBool();
    const CredentialRequest request{
        .prompt = question["prompt"_L1].toString(), .secret = !confirm, .yesNo = confirm, .defaultValue = {}};
    if (request.prompt.isEmpty())
        return socket->abort();
    m_questions[socket] = m_asker->ask(
        {request}, notice,
        [this, asked = QPointer(socket), self = QPointer(this)](const std::optional<QStringList> &answers) {
            if (self && asked)
                answer(asked, answers);
        });
}

void AskpassServer::answer(QLocalSocket *socket, const std::optional<QStringList> &answers)
{
    m_questions.remove(socket);
    QJsonObject reply;
    if (answers)
        reply[u"answer"_s] = answers->value(0);
    socket->write(QJsonDocument(reply).toJson(QJsonDocument::Compact) + '\n');
    socket->flush();
    socket->disconnectFromServer();
}

} // namespace riser
