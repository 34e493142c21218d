// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/usb_port.h"

#include <algorithm>

namespace riser {

namespace {

// USB allows five hubs in a row below the root hub; the kernel's name field has room for seven ports.
constexpr qsizetype maxChain = 7;

std::optional<int> decimal(QStringView text)
{
    if (text.isEmpty() || text.size() > 3 || text.front() == u'0')
        return {};
    int value = 0;
    for (const QChar character : text) {
        if (character < u'0' || character > u'9')
            return {};
        value = value * 10 + (character.unicode() - u'0');
    }
    return value;
}

std::optional<UsbPort> fromParts(QStringView bus, const QList<QStringView> &ports)
{
    const auto busNumber = decimal(bus);
    if (!busNumber || ports.isEmpty() || ports.size() > maxChain)
        return {};
    UsbPort port{.bus = *busNumber, .chain = {}};
    for (const QStringView part : ports) {
        const auto number = decimal(part);
        if (!number || *number > 255) // a hub has at most 255 ports
            return {};
        port.chain << *number;
    }
    return port;
}

QString joined(const UsbPort &port, QStringView prefix, QChar afterBus, QChar between)
{
    QString text = prefix.toString() + QString::number(port.bus);
    QChar separator = afterBus;
    for (const int number : port.chain) {
        text += separator + QString::number(number);
        separator = between;
    }
    return text;
}

} // namespace

std::strong_ordering UsbPort::operator<=>(const UsbPort &other) const
{
    if (const auto order = bus <=> other.bus; order != 0)
        return order;
    return std::lexicographical_compare_three_way(chain.cbegin(), chain.cend(), other.chain.cbegin(),
                                                  other.chain.cend());
}

std::optional<UsbPort> UsbPort::parse(QStringView text)
{
    const auto dash = text.indexOf(u'-');
    if (dash < 0)
        return {};
    return fromParts(text.first(dash), text.sliced(dash + 1).split(u'.'));
}

std::optional<UsbPort> UsbPort::fromNodeName(QStringView name)
{
    auto parts = name.split(u'_');
    if (parts.size() < 3 || parts[0] != u"usb")
        return {};
    const QStringView bus = parts[1];
    parts.remove(0, 2);
    return fromParts(bus, parts);
}

QString UsbPort::toString() const
{
    return joined(*this, {}, u'-', u'.');
}

QString UsbPort::toNodeName() const
{
    return joined(*this, u"usb_", u'_', u'_');
}

size_t qHash(const UsbPort &port, size_t seed)
{
    return qHashRange(port.chain.cbegin(), port.chain.cend(), ::qHash(port.bus, seed));
}

QString UsbId::toString() const
{
    return QString::asprintf("%04x:%04x", vendor, product);
}

} // namespace riser
