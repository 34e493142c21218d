// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_list.h"

#include "core/base/text.h"

#include <QUuid>

#include <algorithm>

namespace riser {

HostList::HostList(HostStore store, BackendFactory factory, UserAsker ask, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_factory(std::move(factory))
    , m_ask(std::move(ask))
{
}

void HostList::load()
{
    const QList<HostEntry> entries = m_store.load();
    if (m_clusters != m_store.clusters()) { // before their hosts, which then come to where they belong
        m_clusters = m_store.clusters();
        Q_EMIT clustersChanged();
    }
    for (const HostEntry &entry : entries) {
        if (session(entry.id))
            continue;
        HostSession *made = make(entry);
        if (entry.connectAtStart)
            made->open();
    }
}

const QList<HostSession *> &HostList::sessions() const
{
    return m_sessions;
}

HostSession *HostList::session(const HostId &id) const
{
    const auto found = std::ranges::find(m_sessions, id, [](const HostSession *host) { return host->entry().id; });
    return found == m_sessions.cend() ? nullptr : *found;
}

HostSession *HostList::make(HostEntry entry)
{
    if (entry.id.isEmpty())
        entry.id = HostId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    if (entry.name.isEmpty())
        entry.name = entry.uri;
    auto *made = new HostSession(std::move(entry), m_factory, m_ask, m_timings, this);
    made->setJournal(m_journal);
    connect(made, &HostSession::reportChanged, this, &HostList::reportChanged);
    m_sessions << made;
    Q_EMIT added(made);
    return made;
}

Result<void> HostList::checkUri(const HostEntry &entry) const
{
    if (entry.uri.trimmed().isEmpty())
        return failure(ErrorCode::InvalidInput, Text::tr("A host needs a URI."));
    for (const HostSession *other : m_sessions) {
        if (other->entry().id != entry.id && other->entry().uri == entry.uri) {
            return failure(ErrorCode::InvalidInput,
                           Text::tr("%1 is in the list already, as %2.").arg(entry.uri, other->entry().name));
        }
    }
    // Whoever makes the backend knows best which URIs it takes; nothing is opened by it.
    if (const auto backend = m_factory(entry.uri); !backend)
        return std::unexpected(backend.error());
    return {};
}

/// Nothing is heard of it any more. Not deleted here: the removal may have been asked for in one of its own signals.
void HostList::discard(HostSession *host)
{
    host->blockSignals(true); // not disconnect(): dialogs wait for destroyed(), which is told all the same
    host->close();
    host->deleteLater();
}

Result<void> HostList::save()
{
    QList<HostEntry> entries;
    for (const HostSession *host : std::as_const(m_sessions)) {
        if (!isTransient(host->entry().id))
            entries << host->entry();
    }
    return m_store.save(entries, storedClusters());
}

Result<HostSession *> HostList::add(HostEntry entry)
{
    if (const Result<void> good = checkUri(entry); !good)
        return std::unexpected(good.error());
    if (session(entry.id))
        return failure(ErrorCode::InvalidInput, Text::tr("%1 is in the list already.").arg(entry.name));
    const bool connectNow = entry.connectAtStart;
    HostSession *made = make(std::move(entry));
    if (const Result<void> saved = save(); !saved) {
        // A host that would be gone at the next start isn't added as if all were well.
        Q_EMIT aboutToRemove(made);
        m_sessions.removeAll(made);
        discard(made);
        return std::unexpected(saved.error());
    }
    if (connectNow)
        made->open();
    return made;
}

HostSession *HostList::addTransient(HostEntry entry)
{
    if (entry.id.isEmpty())
        entry.id = HostId(QUuid::createUuid().toString(QUuid::WithoutBraces));
    m_transient << entry.id;
    const bool connectNow = entry.connectAtStart;
    HostSession *made = make(std::move(entry));
    if (connectNow)
        made->open();
    return made;
}

Result<void> HostList::update(const HostEntry &entry)
{
    HostSession *host = session(entry.id);
    if (!host)
        return failure(ErrorCode::InvalidInput, Text::tr("%1 is not in the list any more.").arg(entry.name));
    if (entry.uri != host->entry().uri) {
        if (const Result<void> good = checkUri(entry); !good)
            return good;
    }
    host->setEntry(entry);
    return isTransient(entry.id) ? Result<void>() : save();
}

Result<void> HostList::remove(const HostId &id)
{
    HostSession *host = session(id);
    if (!host)
        return {};
    const bool remembered = !isTransient(id);
    Q_EMIT aboutToRemove(host);
    m_sessions.removeAll(host);
    bool clustered = false;
    for (Cluster &cluster : m_clusters) {
        if (!cluster.hosts.contains(id))
            continue;
        clustered = true;
        if (std::ranges::all_of(cluster.hosts, [this](const HostId &one) { return isTransient(one); }))
            m_transientClusters << cluster.id; // empty or not, nobody asked for it to be remembered
        cluster.hosts.removeAll(id);
    }
    m_transient.removeAll(id);
    discard(host);
    if (clustered)
        Q_EMIT clustersChanged();
    return remembered ? save() : Result<void>();
}

std::optional<Error> HostList::storeWarning() const
{
    return m_store.warning();
}

BackendFactory HostList::factory() const
{
    return m_factory;
}

UserAsker HostList::asker() const
{
    return m_ask;
}

void HostList::setJournal(std::shared_ptr<Journal> journal)
{
    m_journal = std::move(journal);
    for (HostSession *session : std::as_const(m_sessions))
        session->setJournal(m_journal);
}

void HostList::setTimings(const SessionTimings &timings)
{
    m_timings = timings;
}

} // namespace riser
