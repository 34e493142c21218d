// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/gui_asker.h"

#include "ui/dialogs/ask_dialog.h"

#include <QApplication>
#include <QThread>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace riser {

/// What workers and the GUI share; outlives the asker as long as a worker holds on to it.
class GuiAsker::Waiters
{
public:
    Waiters(GuiAsker *asker, PostBox::Sender sender)
        : m_asker(asker)
        , m_sender(std::move(sender))
    {
    }

    std::optional<QStringList> wait(const QList<CredentialRequest> &requests, const std::stop_token &unwanted)
    {
        struct Reply {
            quint64 question = 0; ///< GUI thread alone
            bool there = false;
            std::optional<QStringList> answers;
        };
        auto reply = std::make_shared<Reply>();
        // Before the lock, which it takes: it is made and destroyed while nobody here holds it.
        const std::stop_callback wake(unwanted, [this] {
            const std::lock_guard guard(m_mutex);
            m_changed.notify_all();
        });
        std::unique_lock lock(m_mutex);
        if (!m_asker || unwanted.stop_requested())
            return {};
        m_sender.post([self = m_asker, requests, reply, this] {
            reply->question = self->ask(requests, false, [reply, this](const std::optional<QStringList> &answers) {
                const std::lock_guard guard(m_mutex);
                reply->there = true;
                reply->answers = answers;
                m_changed.notify_all();
            });
        });
        m_changed.wait(lock, [&] { return reply->there || !m_asker || unwanted.stop_requested(); });
        if (!reply->there && m_asker) // the question was posted before, so its number is known by then
            m_sender.post([self = m_asker, reply] { self->withdraw(reply->question); });
        return reply->answers;
    }

    void close()
    {
        const std::lock_guard guard(m_mutex);
        m_asker = nullptr;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    GuiAsker *m_asker; ///< null: closed
    const PostBox::Sender m_sender;
};

GuiAsker::GuiAsker(QObject *parent)
    : QObject(parent)
    , m_waiters(std::make_shared<Waiters>(this, m_box.sender()))
{
}

GuiAsker::~GuiAsker()
{
    cancelAll();
}

UserAsker GuiAsker::asker() const
{
    return [waiters = m_waiters](const QList<CredentialRequest> &requests,
                                 const std::stop_token &unwanted) -> std::optional<QStringList> {
        if (QThread::currentThread() == qApp->thread())
            return {};
        return waiters->wait(requests, unwanted);
    };
}

quint64 GuiAsker::ask(const QList<CredentialRequest> &requests, bool notice, const Answer &answer)
{
    m_questions.push_back({.number = ++m_lastNumber, .requests = requests, .notice = notice, .answer = answer});
    if (!m_dialog)
        showNext();
    return m_lastNumber;
}

void GuiAsker::showNext()
{
    if (m_questions.empty())
        return;
    const Question &question = m_questions.front();
    m_dialog = new AskDialog(question.requests,
                             question.notice ? AskDialog::Purpose::Notice : AskDialog::Purpose::Questions, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::finished, this, &GuiAsker::closed);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void GuiAsker::closed(int)
{
    const Question question = std::move(m_questions.front());
    m_questions.pop_front();
    const auto answers = m_dialog->answers();
    m_dialog = nullptr;
    question.answer(answers);
    showNext();
}

void GuiAsker::withdraw(quint64 number)
{
    const auto found = std::ranges::find(m_questions, number, &Question::number);
    if (found == m_questions.end())
        return;
    const bool shown = found == m_questions.begin() && m_dialog;
    m_questions.erase(found);
    if (!shown)
        return;
    m_dialog->disconnect(this);
    m_dialog->close();
    m_dialog = nullptr;
    showNext();
}

void GuiAsker::cancelAll()
{
    m_waiters->close();
    if (m_dialog) {
        m_dialog->disconnect(this);
        m_dialog->close();
        m_dialog = nullptr;
    }
    for (const Question &question : std::exchange(m_questions, {}))
        question.answer({});
}

void GuiAsker::setWindow(QWidget *window)
{
    m_window = window;
}

} // namespace riser
