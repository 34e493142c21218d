// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/guest/guest_match.h"
#include "core/guest/guest_questions.h"
#include "core/host/worker_thread.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <stop_token>

namespace riser {

class HostSession;

/// When a guest that has to notice something new is asked again.
struct GuestReaderTimings {
    GuestPatience patience = {};
    /// After a change of its devices, one after the other, until it sees all with a driver.
    QList<std::chrono::milliseconds> again = {std::chrono::seconds(3), std::chrono::seconds(10),
                                              std::chrono::seconds(30)};
};

/// What the guest of one VM sees of its devices, for the GUI thread: asked beside it, one question at a time, and never
/// while nobody looks. `session` must outlive it.
class GuestReader : public QObject
{
    Q_OBJECT
public:
    enum class State { Idle, Asking };

    GuestReader(HostSession *session, DomainId domain, QObject *parent = nullptr);
    GuestReader(HostSession *session, DomainId domain, GuestReaderTimings timings, QObject *parent = nullptr);
    ~GuestReader() override; ///< returns at once, even from a guest that hangs

    /// Somebody sees it: it asks at level Read, now and whenever the VM's devices change or its agent connects.
    void setWatched(bool watched);
    bool isWatched() const { return m_watched; }
    /// While a question is under way it is asked after that, once.
    void ask(GuestLevel level);

    State state() const { return m_state; }
    /// The last answer, or only the reason why there is none: error is set then.
    const GuestReport &report() const { return m_report; }
    QHash<DeviceKey, GuestSight> sights() const; ///< by report() and the session's inventory
    bool hasGpu() const;                         ///< the VM has a GPU of the host now
    std::optional<Error> whyNot() const;         ///< why it can't be asked now, by what is known without asking

Q_SIGNALS:
    void changed(); ///< state, report or sights

private:
    class Post;
    /// What an answer depends on: another one is due when this isn't the same any more.
    struct Basis {
        QStringList devices; ///< with their places in the guest
        bool running = false;
        std::optional<Error> why; ///< it needn't be asked
        bool operator==(const Basis &) const = default;
    };
    Basis basis() const;
    static QString deviceAndPlace(const Device &device, const Claim &claim);
    void look();
    void sessionChanged();
    void begin(GuestLevel level);
    void takeAnswer();
    void abandon();
    void takeReason(const Error &why);
    bool allSeen() const;
    GuestQuestion question(GuestLevel level) const;
    Error notConnected() const;
    QString where() const;

    HostSession *m_session;
    const DomainId m_domain;
    const GuestReaderTimings m_timings;
    State m_state = State::Idle;
    GuestReport m_report;
    std::optional<Basis> m_asked;
    QStringList m_known; ///< the devices of the VM when the report was asked for
    bool m_watched = false;
    std::optional<GuestLevel> m_next;
    quint64 m_number = 0; ///< of the question; what earlier ones still answer isn't heard
    qsizetype m_again = 0;
    QTimer m_clock;
    std::stop_source m_stop;
    std::shared_ptr<Post> m_post;
    std::unique_ptr<WorkerThread> m_worker;
};

} // namespace riser
