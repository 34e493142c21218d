// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/post_box.h"
#include "core/host/credentials.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>
#include <memory>

class QWidget;

namespace riser {

class AskDialog;

/// Puts the questions of logins to the user, one dialog after the other and none of them modal to the rest of Riser.
/// Lives on the GUI thread. When it is destroyed, or cancelAll() is called because the console quits, everybody who
/// waits gets "cancelled" at once.
class GuiAsker : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(const std::optional<QStringList> &)>;

    explicit GuiAsker(QObject *parent = nullptr);
    ~GuiAsker() override;

    /// For backends: blocks the worker that calls it until the user answers or nobody wants the answer any more, and
    /// only that one. Stays callable after this object is gone; on the GUI thread, where blocking is forbidden, it
    /// answers "cancelled".
    UserAsker asker() const;

    /// From the GUI thread: `answer` is called there once, later. The number takes the question back.
    quint64 ask(const QList<CredentialRequest> &requests, bool notice, const Answer &answer);
    void withdraw(quint64 number); ///< who asked is gone: closes the dialog, answers nothing
    void cancelAll();
    /// Dialogs open over this window.
    void setWindow(QWidget *window);

private:
    struct Question {
        quint64 number = 0;
        QList<CredentialRequest> requests;
        bool notice = false;
        Answer answer;
    };
    class Waiters;

    void showNext();
    void closed(int result);

    PostBox m_box; ///< what the waiters ask
    std::shared_ptr<Waiters> m_waiters;
    std::deque<Question> m_questions; ///< the first one is on screen
    QPointer<AskDialog> m_dialog;
    QPointer<QWidget> m_window;
    quint64 m_lastNumber = 0;
};

} // namespace riser
