// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/armed/armed_store.h"
#include "app/host/session/event_source.h"

#include <QFile>

#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

class ReturnedSource : public EventSource
{
public:
    explicit ReturnedSource(const Places &places);
    ~ReturnedSource() override { close(m_file); }
    int file() const override { return m_file; }
    QList<protocol::Event> read() override;

private:
    ArmedStore m_store;
    int m_file;
};

ReturnedSource::ReturnedSource(const Places &places)
    : m_store(places)
    , m_file(inotify_init1(IN_CLOEXEC | IN_NONBLOCK))
{
    // It may not be there before the first is armed; who arms looks at whom it belongs to.
    mkdir(QFile::encodeName(places.run).constData(), 0700);
    const QByteArray folder = QFile::encodeName(m_store.folder());
    mkdir(folder.constData(), 0700);
    if (m_file >= 0)
        inotify_add_watch(m_file, folder.constData(), IN_MOVED_TO | IN_ONLYDIR);
}

QList<protocol::Event> ReturnedSource::read()
{
    constexpr auto ending = ".returned"_L1;
    QList<protocol::Event> events;
    alignas(inotify_event) char bytes[16 * 1024];
    for (ssize_t size = ::read(m_file, bytes, sizeof bytes); size > 0; size = ::read(m_file, bytes, sizeof bytes)) {
        for (const char *at = bytes; at < bytes + size;) {
            const auto *event = reinterpret_cast<const inotify_event *>(at);
            at += sizeof(inotify_event) + event->len;
            const QString name = event->len > 0 ? QFile::decodeName(event->name) : QString();
            if (!name.endsWith(ending))
                continue;
            const auto returned = m_store.read(name.chopped(ending.size()), ArmedStore::Stage::Returned);
            for (const protocol::DeviceName &device : returned ? returned->devices : QList<protocol::DeviceName>())
                events << protocol::Event{.action = u"returned"_s, .device = protocol::keyOf(device)};
        }
    }
    return events;
}

} // namespace

std::unique_ptr<EventSource> returnedSource(const Places &places)
{
    return std::make_unique<ReturnedSource>(places);
}

} // namespace riser::onhost
