// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hosthelper/line_process.h"
#include "core/hosthelper/protocol/messages.h"

#include <QHash>

#include <chrono>
#include <condition_variable>
#include <expected>
#include <functional>
#include <memory>
#include <mutex>

namespace riser {

/// One run of riser-host: requests go out, answers find those who asked by their number, events are handed on. Ends
/// once and for all when the program ends or says something that can't be understood. Thread-safe.
class Conversation : public std::enable_shared_from_this<Conversation>
{
public:
    struct Failure {
        enum class Kind {
            Fault,    ///< the program answered so: `fault`
            TimedOut, ///< no answer yet
            Ended,    ///< there will be none
        };
        Kind kind = Kind::Ended;
        protocol::Fault fault;
    };
    using Reply = std::expected<protocol::Answer, Failure>;
    using Callback = std::function<void(const Reply &)>;

    struct End {
        LineProcess::End process;
        QString nonsense; ///< English: what it said that can't be understood; empty: nothing such
    };
    /// On a thread of the conversation's own, with no lock held.
    struct Observer {
        std::function<void(const protocol::Event &)> event;
        std::function<void(const End &)> ended; ///< after everybody who waited was told; not after close()
    };

    static std::shared_ptr<Conversation> start(const QStringList &argv, Observer observer);
    ~Conversation();

    /// Waits for the answer, never longer than `limit`. From any thread but the observer's.
    Reply ask(const protocol::Request &request, std::chrono::milliseconds limit);
    /// The answer comes to `callback`, sometime or when the conversation ends; perhaps before this returns.
    void post(protocol::Request request, Callback callback);
    /// Everybody who waits is told that it ended. Returns at once.
    void close();

private:
    explicit Conversation(Observer observer);
    void read(const QByteArray &line);
    void answer(qint64 id, const Reply &reply);
    void processEnded(const LineProcess::End &end);
    void endWith(const QString &nonsense);
    void freeAll();

    const Observer m_observer;
    std::unique_ptr<LineProcess> m_process; ///< set before anything else happens, then never changed

    std::mutex m_mutex;
    QHash<qint64, Callback> m_waiting;
    qint64 m_last = 0;
    qsizetype m_chatter = 0; ///< bytes before the first answer that aren't the program's: login banners
    bool m_greeted = false;
    bool m_over = false;
    bool m_closed = false; ///< by us
    QString m_nonsense;
};

} // namespace riser
