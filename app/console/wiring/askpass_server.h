// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/host/credentials.h"

#include <QHash>
#include <QObject>
#include <QPointer>

class QLocalServer;
class QLocalSocket;

namespace riser {

class GuiAsker;

/// Where riser-askpass, run by ssh, brings its questions: a socket in a folder that only this user can enter, gone when
/// the console ends. One line of JSON each way: {prompt, confirm, notice}; {answer} or {}. GUI thread.
class AskpassServer : public QObject
{
    Q_OBJECT
public:
    /// `asker` outlives this.
    explicit AskpassServer(GuiAsker *asker, QObject *parent = nullptr);
    ~AskpassServer() override;

    /// Errors: Settings, when the folder can't be made or belongs to somebody else. Logins over ssh then ask nothing.
    Result<void> listen();
    /// `${XDG_RUNTIME_DIR:-/tmp}/riser-askpass-<pid>/socket`, as the ssh wrapper computes it too.
    QString path() const;

private:
    void accept();
    void read(QLocalSocket *socket);
    void answer(QLocalSocket *socket, const std::optional<QStringList> &answers);

    GuiAsker *m_asker;
    QString m_folder;
    QLocalServer *m_server;
    QHash<QLocalSocket *, quint64> m_questions;
};

} // namespace riser
