// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/identity/permanent_mac.h"

#include <QByteArray>
#include <QFile>

#include <linux/ethtool.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

namespace riser::onhost {

QString permanentMac(const QString &interface)
{
    constexpr int length = 6;
    const QByteArray name = QFile::encodeName(interface);
    if (name.isEmpty() || name.size() >= IFNAMSIZ)
        return {};
    // The answer follows the request in memory.
    alignas(ethtool_perm_addr) char buffer[sizeof(ethtool_perm_addr) + 32] = {};
    auto *question = reinterpret_cast<ethtool_perm_addr *>(buffer);
    question->cmd = ETHTOOL_GPERMADDR;
    question->size = 32;
    ifreq request = {};
    std::memcpy(request.ifr_name, name.constData(), name.size());
    request.ifr_data = buffer;
    const int handle = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (handle < 0)
        return {};
    const bool done = ioctl(handle, SIOCETHTOOL, &request) == 0;
    close(handle);
    const QByteArray address(buffer + sizeof(ethtool_perm_addr), length);
    if (!done || question->size != length || std::ranges::all_of(address, [](char c) { return c == 0; }))
        return {};
    return QString::fromLatin1(address.toHex(':'));
}

} // namespace riser::onhost
