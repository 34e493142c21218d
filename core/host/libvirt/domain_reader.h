// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_snapshot.h"
#include "core/host/libvirt/handles.h"
#include "core/host/libvirt/read_context.h"

#include <QHash>

#include <mutex>

namespace riser {

/// Reads VMs. State, persistence and autostart come from lists (one call each for all VMs), only the definitions one by
/// one, all in flight at once. One use, as NodeReader.
class DomainReader
{
public:
    explicit DomainReader(ReadContext &context);

    void start();
    void start(const DomainId &id); ///< one VM. NoSuchDomain is a fatal then
    void confirm();                 ///< as NodeReader::confirm()

    QStringList unread() const; ///< names of those that can't be read; before take()
    QList<Domain> take();       ///< by name; one that vanished meanwhile, or that can't be read, is left out
    bool confirmed() const;

private:
    struct Entry {
        Domain domain;
        bool failed = false;
        bool gone = false; ///< it went between list and XML
    };
    std::vector<DomainPtr> list(unsigned filter);
    /// `each` runs with the lock held.
    void mark(unsigned filter, void (*each)(Domain &));
    void readXml(std::shared_ptr<virDomain> handle, bool config);
    void readState(std::shared_ptr<virDomain> handle);
    void readFlags(std::shared_ptr<virDomain> handle);
    Entry &entry(virDomainPtr handle); ///< lock held
    void fail(virDomainPtr handle, const LibvirtFailure &failure);

    ReadContext &m_context;
    std::mutex m_mutex;
    QHash<DomainId, Entry> m_entries;
    QList<DomainId> m_listed;
    std::optional<QList<DomainId>> m_again;
};

} // namespace riser
