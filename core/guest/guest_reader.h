// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/post_box.h"
#include "core/guest/guest_knowledge.h"
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
    /// It is seen as long before it is asked by itself: who only passes by doesn't ask.
    std::chrono::milliseconds first = std::chrono::milliseconds(300);
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

    /// Somebody sees it: it asks at level Read, soon and whenever the VM's devices change, its agent connects or it was
    /// started anew. When nobody does any more such a question is given up; one that a person asked goes on. What
    /// leaves the VM is forgotten all the time, even if it comes back.
    void setWatched(bool watched);
    bool isWatched() const { return m_watched; }
    /// While a question is under way it is asked after that, once, with all that either of them asks.
    void ask(GuestLevel level);

    State state() const { return m_state; }
    /// What its answers tell together, or only the reason why there is none: error is set then.
    const GuestReport &report() const { return m_answers.report(); }
    QHash<DeviceKey, GuestSight> sights() const; ///< by report() and the session's inventory
    QList<GpuMaker> gpus() const { return m_knowledge.gpus(); }
    std::optional<Error> whyNot() const { return m_knowledge.whyNot(); } ///< without asking

Q_SIGNALS:
    void changed(); ///< state, report or sights

private:
    void look();
    void sessionChanged();
    void leaveHost();
    void begin(GuestLevel level);
    void takeAnswer(quint64 number, const GuestReport &answer);
    void abandon();
    void takeReason(const Error &why);
    void liveOn(const GuestBasis &now);
    bool forget(const GuestBasis &now);
    bool allSeen() const;

    HostSession *m_session;
    const GuestKnowledge m_knowledge;
    const GuestReaderTimings m_timings;
    State m_state = State::Idle;
    GuestAnswers m_answers;
    std::optional<GuestBasis> m_asked;
    QString m_life;       ///< of the VM, to which the answers and the question belong
    QStringList m_asking; ///< the devices of the VM when the question was asked, that are there since
    bool m_lost = false;  ///< others left since
    bool m_watched = false;
    GuestLevel m_level = GuestLevel::Read; ///< of the question
    std::optional<GuestLevel> m_next;
    bool m_due = false;   ///< it is asked when it was seen long enough
    quint64 m_number = 0; ///< of the question; what earlier ones still answer isn't heard
    qsizetype m_again = 0;
    QTimer m_clock;
    QTimer m_first;
    std::stop_source m_stop;
    PostBox m_box; ///< what the worker answers
    std::unique_ptr<WorkerThread> m_worker;
};

} // namespace riser
