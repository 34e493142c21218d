// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/pool/replugged.h"

#include "app/host/pool/marks.h"

#include <cstdio>

namespace riser::onhost {

namespace {

void say(const QString &text)
{
    std::fprintf(stderr, "%s\n", qUtf8Printable(text));
}

} // namespace

int poolReplugged(const Places &places, const PoolHands &hands)
{
    const QList<protocol::DeviceName> marked = takeMarks(places);
    Pool pool(places, hands);
    QList<protocol::DeviceName> ours;
    for (const protocol::DeviceName &device : pool.devices()) {
        if (marked.contains(device))
            ours << device;
    }
    if (ours.isEmpty()) // to restore() that would mean: all
        return 0;
    const auto answer = pool.restore(ours);
    if (!answer) {
        say(answer.error().text);
        return 2;
    }
    int code = 0;
    for (const PoolEntry &entry : *answer) {
        if (!entry.text.isEmpty())
            say(entry.text);
        if (entry.state != PoolEntry::State::Held)
            code = 1;
    }
    return code;
}

int poolReplugged(const Places &places)
{
    return poolReplugged(places, handsOf(places, {}));
}

} // namespace riser::onhost
