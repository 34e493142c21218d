// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/interfaces.h"

#include "app/host/system/read_file.h"
#include "app/host/system/sysfs.h"

#include <QFileInfo>

namespace riser::onhost {

using namespace Qt::StringLiterals;

Interfaces::Interfaces(const Places &places)
{
    const QString net = places.sys + "/class/net/"_L1;
    for (const QString &name : namesIn(net)) {
        Interface interface{.name = name, .folder = sysfsLink(net + name), .master = {}, .lower = {}};
        if (interface.folder.isEmpty()) // bonding_masters is a file
            continue;
        const QStringList entries = namesIn(interface.folder);
        for (const QString &entry : entries) {
            if (entry.startsWith("lower_"_L1))
                interface.lower << entry.mid(6);
        }
        interface.lower += namesIn(interface.folder + "/brif"_L1);
        interface.master = linkTarget(interface.folder + "/master"_L1);
        interface.hardware = entries.contains("device"_L1);
        m_byName.insert(name, m_interfaces.size());
        m_interfaces << interface;
    }
    for (const Interface &port : std::as_const(m_interfaces)) {
        const auto master = m_byName.constFind(port.master);
        if (master != m_byName.cend() && !m_interfaces[*master].lower.contains(port.name))
            m_interfaces[*master].lower << port.name;
    }
}

const Interface *Interfaces::find(const QString &name) const
{
    const auto found = m_byName.constFind(name);
    return found == m_byName.cend() ? nullptr : &m_interfaces[*found];
}

QStringList Interfaces::hardwareOf(const QString &name) const
{
    QStringList found;
    QSet<QString> seen;
    addHardware(name, found, seen);
    return found;
}

void Interfaces::addHardware(const QString &name, QStringList &found, QSet<QString> &seen) const
{
    const Interface *interface = find(name);
    if (!interface || seen.contains(name))
        return;
    seen.insert(name);
    if (interface->hardware)
        found << name;
    for (const QString &below : interface->lower)
        addHardware(below, found, seen);
}

} // namespace riser::onhost
