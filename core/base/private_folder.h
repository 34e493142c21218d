// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace riser {

/// A folder that this user alone may enter, for what goes away again: sockets, files for another program. Its path is
/// short and plain (letters, digits, "/", "-", "_", "."), so it fits into a socket's address and needs no quoting in
/// any command or URI. It is removed with the object. Thread-safe.
class PrivateFolder
{
public:
    /// `purpose`: a plain word in its name. Null when it can't be made. Removes what runs that were killed have left of
    /// the same purpose.
    static std::unique_ptr<PrivateFolder> make(const QString &purpose);
    ~PrivateFolder(); ///< removes it with all that is in it
    PrivateFolder(const PrivateFolder &) = delete;
    PrivateFolder &operator=(const PrivateFolder &) = delete;

    const QString &path() const { return m_path; }
    QString file(const QString &name) const { return m_path + u'/' + name; }

private:
    explicit PrivateFolder(QString path);
    const QString m_path;
};

} // namespace riser
