// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/post_box.h"
#include "core/host/backend.h"

#include <QObject>

#include <memory>

namespace riser {

/// What a trial connection found.
struct ConnectionSummary {
    QString hostname;
    QString libvirtVersion;
    QString hypervisor;
    int devices = 0; ///< without bridges
    int domains = 0;
    bool readOnly = false;
    QList<Error> problems; ///< what could not be read
};

/// Connects once to a URI on a thread of its own, reads the host and lets go again. One at a time. cancel() returns at
/// once also from a host that hangs, and takes back what the user is being asked: the thread is abandoned and cleans up
/// when, if ever, the host answers. GUI thread; signals only while the test wasn't cancelled.
class ConnectionTest : public QObject
{
    Q_OBJECT
public:
    ConnectionTest(BackendFactory factory, UserAsker ask, QObject *parent = nullptr);
    ~ConnectionTest() override;

    void start(const QString &uri); ///< cancels the one before
    void cancel();
    bool running() const { return m_attempt != nullptr; }

Q_SIGNALS:
    void succeeded(const riser::ConnectionSummary &summary);
    void failed(const riser::Error &error);

private:
    class Attempt;
    void finish(const Result<ConnectionSummary> &result);

    BackendFactory m_factory;
    UserAsker m_ask;
    PostBox m_box; ///< what an attempt came to
    std::shared_ptr<Attempt> m_attempt;
};

} // namespace riser
