// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/pool/marks.h"

#include "app/host/system/read_file.h"

#include <QFile>

namespace riser::onhost {

using namespace Qt::StringLiterals;
using protocol::DeviceName;

namespace {

std::optional<DeviceName> markedBy(const QString &name)
{
    if (const auto address = PciAddress::parse(name))
        return *address;
    if (const auto port = UsbPort::parse(name.section(u':', 0, 0)))
        return *port;
    return std::nullopt;
}

} // namespace

QList<DeviceName> takeMarks(const Places &places)
{
    QList<DeviceName> devices;
    const QString folder = places.run + u"/replug/"_s;
    for (const QString &name : namesIn(folder)) {
        // First away, then looked at: an event in between makes a new mark.
        QFile::remove(folder + name);
        if (const auto device = markedBy(name); device && !devices.contains(*device))
            devices << *device;
    }
    return devices;
}

} // namespace riser::onhost
