// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/ways.h"

#include <QByteArray>

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>
#include <memory>
#include <optional>

namespace riser::onhost {

using namespace Qt::StringLiterals;

namespace {

struct Destination {
    int family = AF_UNSPEC;
    size_t length = 0; ///< bytes
    char bytes[16] = {};
};

std::optional<Destination> destination(const QString &address)
{
    Destination found;
    const QByteArray text = address.toLatin1();
    if (inet_pton(AF_INET, text.constData(), found.bytes) == 1) {
        found.family = AF_INET;
        found.length = 4;
        return found;
    }
    in6_addr six = {};
    if (inet_pton(AF_INET6, text.constData(), &six) != 1)
        return {};
    const bool mapped = IN6_IS_ADDR_V4MAPPED(&six);
    found.family = mapped ? AF_INET : AF_INET6;
    found.length = mapped ? 4 : 16;
    std::memcpy(found.bytes, six.s6_addr + (mapped ? 12 : 0), found.length);
    return found;
}

QString interfaceName(unsigned index)
{
    char name[IF_NAMESIZE] = {};
    return if_indextoname(index, name) ? QString::fromLocal8Bit(name) : QString();
}

struct Question {
    nlmsghdr header;
    rtmsg route;
    char attributes[RTA_SPACE(16)];
};

/// RTM_GETROUTE: what `ip route get` asks. The kernel answers at once, from memory.
QString outgoingInterface(const Destination &to)
{
    const int handle = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
    if (handle < 0)
        return {};
    const std::unique_ptr<const int, void (*)(const int *)> closer(&handle, [](const int *h) { close(*h); });
    const timeval limit{.tv_sec = 1, .tv_usec = 0};
    setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    Question question = {};
    auto *attribute = reinterpret_cast<rtattr *>(question.attributes);
    attribute->rta_type = RTA_DST;
    attribute->rta_len = static_cast<unsigned short>(RTA_LENGTH(to.length));
    std::memcpy(RTA_DATA(attribute), to.bytes, to.length);
    question.header.nlmsg_type = RTM_GETROUTE;
    question.header.nlmsg_flags = NLM_F_REQUEST;
    question.header.nlmsg_len = static_cast<unsigned>(NLMSG_LENGTH(sizeof(rtmsg)) + RTA_SPACE(to.length));
    question.route.rtm_family = static_cast<unsigned char>(to.family);
    question.route.rtm_dst_len = static_cast<unsigned char>(to.length * 8);
    if (send(handle, &question, question.header.nlmsg_len, 0) < 0)
        return {};
    alignas(nlmsghdr) char answer[8192];
    const ssize_t length = recv(handle, answer, sizeof answer, 0);
    const auto *header = reinterpret_cast<const nlmsghdr *>(answer);
    if (length < 0 || !NLMSG_OK(header, static_cast<unsigned>(length)) || header->nlmsg_type != RTM_NEWROUTE)
        return {};
    const auto *route = static_cast<const rtmsg *>(NLMSG_DATA(header));
    int left = static_cast<int>(RTM_PAYLOAD(header));
    for (const rtattr *found = RTM_RTA(route); RTA_OK(found, left); found = RTA_NEXT(found, left)) {
        unsigned index = 0;
        if (found->rta_type != RTA_OIF || RTA_PAYLOAD(found) != sizeof index)
            continue;
        std::memcpy(&index, RTA_DATA(found), sizeof index);
        return interfaceName(index);
    }
    return {};
}

QList<InterfaceAddress> interfaceAddresses()
{
    QList<InterfaceAddress> addresses;
    ifaddrs *first = nullptr;
    if (getifaddrs(&first) != 0)
        return addresses;
    const std::unique_ptr<ifaddrs, void (*)(ifaddrs *)> all(first, &freeifaddrs);
    for (const ifaddrs *entry = first; entry; entry = entry->ifa_next) {
        const int family = entry->ifa_addr ? entry->ifa_addr->sa_family : AF_UNSPEC;
        if (family != AF_INET && family != AF_INET6)
            continue;
        const auto *four = reinterpret_cast<const sockaddr_in *>(entry->ifa_addr);
        const auto *six = reinterpret_cast<const sockaddr_in6 *>(entry->ifa_addr);
        const void *bytes = &four->sin_addr;
        if (family == AF_INET6)
            bytes = &six->sin6_addr;
        char text[INET6_ADDRSTRLEN] = {};
        if (inet_ntop(family, bytes, text, sizeof text))
            addresses << InterfaceAddress{.interface = QString::fromLocal8Bit(entry->ifa_name),
                                          .address = QString::fromLatin1(text),
                                          .linkLocal = family == AF_INET6 && IN6_IS_ADDR_LINKLOCAL(&six->sin6_addr)};
    }
    return addresses;
}

} // namespace

Ways kernelWays(const Places &places)
{
    Ways ways;
    if (places.sys != Places().sys || places.proc != Places().proc)
        return ways;
    ways.addresses = interfaceAddresses();
    ways.towards = [](const QString &address) {
        if (const qsizetype scope = address.indexOf(u'%'); scope >= 0) // fe80::1%eth0
            return address.mid(scope + 1);
        const auto to = destination(address);
        return to ? outgoingInterface(*to) : QString();
    };
    return ways;
}

} // namespace riser::onhost
