// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/mailbox.h"

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

namespace riser {

class Mailbox::Receiver final : public QObject
{
public:
    explicit Receiver(Mailbox *mailbox)
        : m_mailbox(mailbox)
    {
    }

    bool event(QEvent *event) override
    {
        {
            const std::lock_guard lock(m_mailbox->m_mutex); // the event was made under it
            if (event->type() != QEvent::User)
                return QObject::event(event);
            m_mailbox->m_called = false; // from now on it must be called again, even while this one is delivering
        }
        m_mailbox->deliver();
        return true;
    }

private:
    Mailbox *m_mailbox;
};

Mailbox::Mailbox(LinkObserver *observer)
    : m_receiver(new Receiver(this))
    , m_observer(observer)
{
}

Mailbox::~Mailbox() = default; // the receiver went with shut()

void Mailbox::post(Message message)
{
    const std::lock_guard lock(m_mutex);
    if (!m_receiver)
        return;
    m_messages.push_back(std::move(message));
    if (!std::exchange(m_called, true))
        QCoreApplication::postEvent(m_receiver, new QEvent(QEvent::User));
}

Mailbox::Message Mailbox::take()
{
    const std::lock_guard lock(m_mutex);
    if (m_messages.empty())
        return nullptr;
    Message message = std::move(m_messages.front());
    m_messages.pop_front();
    return message;
}

void Mailbox::deliver()
{
    while (const Message message = take())
        message(*m_observer);
}

void Mailbox::shut()
{
    std::deque<Message> forgotten; // ends with no lock held
    Receiver *receiver = nullptr;
    {
        const std::lock_guard lock(m_mutex);
        forgotten.swap(m_messages);
        receiver = std::exchange(m_receiver, nullptr);
    }
    delete receiver; // and with it the event that calls it
}

} // namespace riser
