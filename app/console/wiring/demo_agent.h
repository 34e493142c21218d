// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>

#include <optional>

namespace riser {

struct DemoGuest;

/// The guest agent of one VM of a demo host: answers what Riser asks, by what the guest has. Whoever calls it sees to
/// it that it is called from one thread at a time.
class DemoAgent
{
public:
    /// Errors: NotSupported, in the words of libvirt 11.3.
    Result<QByteArray> answer(const DemoGuest &guest, const QByteArray &command);

private:
    struct Open {
        QByteArray bytes;
        qsizetype at = 0;
    };
    Result<QByteArray> file(const DemoGuest &guest, const QString &command, const QJsonObject &arguments);
    Result<QByteArray> program(const DemoGuest &guest, const QString &command, const QJsonObject &arguments);

    QHash<qint64, Open> m_open;
    QHash<qint64, std::optional<QByteArray>> m_ran; ///< what programs printed; nothing: there was no such program
    qint64 m_last = 1000;                           ///< handle or process
};

} // namespace riser
