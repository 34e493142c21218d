// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace riser {

/// One login for all ssh connections of a backend: the first one is the master (ssh's ControlMaster), the others go
/// through it, so that a password is asked for once and a further connection costs one round trip.
///
/// The folder with the master's socket is the share's own and is never used again: a reconnect makes another one, so a
/// hung master is nobody's but its backend's. libvirt passes its ssh no environment, so the script is told by the name
/// it is called by: a link in that folder. Users who share logins by their own ssh settings keep those.
class SshShare
{
public:
    /// Null when it can't be: then each connection logs in by itself. `script`: riser-ssh; empty: null.
    static std::unique_ptr<SshShare> make(const QString &script);
    ~SshShare(); ///< removes the folder; connections that are still there don't need it
    SshShare(const SshShare &) = delete;
    SshShare &operator=(const SshShare &) = delete;

    QString script() const; ///< to be run in place of the script
    QString folder() const { return m_folder; }

private:
    explicit SshShare(QString folder);
    const QString m_folder;
};

} // namespace riser
