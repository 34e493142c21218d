// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/system/outcome.h"
#include "app/host/system/places.h"
#include "core/hosthelper/protocol/messages.h"

#include <QList>
#include <QString>

#include <optional>

namespace riser::onhost {

/// Devices that go back to the host at a moment unless somebody confirms before.
struct Armed {
    QString id; ///< 32 hexadecimal digits
    QList<protocol::DeviceName> devices;
    qint64 deadline = 0; ///< ms of CLOCK_BOOTTIME, which goes on while the host sleeps
    bool operator==(const Armed &) const = default;
};

/// What became of one device of an armed return.
struct GivenBack {
    protocol::DeviceName device;
    bool done = false;
    QString text; ///< why not, or empty
};

qint64 bootTime(); ///< ms of CLOCK_BOOTTIME
bool isArmedId(const QString &id);

/// Armed returns as files in Places::run/armed, which only root may enter: ID.armed, then ID.returning, then
/// ID.returned; or confirmed: gone. Who renames ID.armed has it, so of confirm and expiry exactly one wins, whatever
/// process they are in. A later start of the host finds nothing. Every call works on the files; from any thread.
class ArmedStore
{
public:
    enum class Stage { Armed, Returning, Returned };

    explicit ArmedStore(const Places &places);
    QString folder() const { return m_folder; }

    Outcome add(const Armed &armed); ///< Failed: the folder can't be made, or isn't ours alone
    std::optional<Armed> read(const QString &id, Stage stage) const;
    QList<Armed> all(Stage stage) const; ///< unreadable ones left out; Returned: the latest first

    bool confirm(const QString &id);     ///< false: too late
    bool beginReturn(const QString &id); ///< false: it was confirmed, or somebody else has begun
    void endReturn(const Armed &armed, const QList<GivenBack> &results);

    void sayGuarded(const QString &id) const; ///< the guard is there …
    bool isGuarded(const QString &id) const;  ///< … seen from the other side

private:
    QString path(const QString &id, Stage stage) const;
    Outcome prepareFolder() const;
    void forgetOld() const;

    QString m_folder;
};

} // namespace riser::onhost
