// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/pci_address.h"

#include <QList>

namespace riser {

namespace {

// Hex digits and nothing else: QStringView::toUInt would also take signs, spaces and "0x".
std::optional<quint32> hexNumber(QStringView text, qsizetype minDigits, qsizetype maxDigits)
{
    if (text.size() < minDigits || text.size() > maxDigits)
        return {};
    quint32 value = 0;
    for (const QChar character : text) {
        const char16_t code = character.unicode();
        quint32 digit = 0;
        if (code >= u'0' && code <= u'9')
            digit = code - u'0';
        else if (code >= u'a' && code <= u'f')
            digit = code - u'a' + 10;
        else if (code >= u'A' && code <= u'F')
            digit = code - u'A' + 10;
        else
            return {};
        value = value * 16 + digit;
    }
    return value;
}

std::optional<PciAddress> fromParts(QStringView domain, QStringView bus, QStringView slot, QStringView function)
{
    const auto domainNumber = hexNumber(domain, 4, 8);
    const auto busNumber = hexNumber(bus, 2, 2);
    const auto slotNumber = hexNumber(slot, 2, 2);
    const auto functionNumber = hexNumber(function, 1, 1);
    if (!domainNumber || !busNumber || !slotNumber || !functionNumber || *slotNumber > 0x1f || *functionNumber > 7)
        return {};
    return PciAddress{.domain = *domainNumber,
                      .bus = static_cast<quint8>(*busNumber),
                      .slot = static_cast<quint8>(*slotNumber),
                      .function = static_cast<quint8>(*functionNumber)};
}

QString format(const char *pattern, const PciAddress &address)
{
    return QString::asprintf(pattern, address.domain, address.bus, address.slot, address.function);
}

} // namespace

std::optional<PciAddress> PciAddress::parse(QStringView text)
{
    const auto dot = text.lastIndexOf(u'.');
    if (dot < 0)
        return {};
    const auto parts = text.first(dot).split(u':');
    const auto function = text.sliced(dot + 1);
    if (parts.size() == 2)
        return fromParts(u"0000", parts[0], parts[1], function);
    if (parts.size() == 3)
        return fromParts(parts[0], parts[1], parts[2], function);
    return {};
}

std::optional<PciAddress> PciAddress::fromNodeName(QStringView name)
{
    const auto parts = name.split(u'_');
    if (parts.size() != 5 || parts[0] != u"pci")
        return {};
    return fromParts(parts[1], parts[2], parts[3], parts[4]);
}

QString PciAddress::toString() const
{
    return format("%04x:%02x:%02x.%x", *this);
}

QString PciAddress::toNodeName() const
{
    return format("pci_%04x_%02x_%02x_%x", *this);
}

bool PciAddress::sameSlot(const PciAddress &other) const
{
    return domain == other.domain && bus == other.bus && slot == other.slot;
}

size_t qHash(const PciAddress &address, size_t seed)
{
    return qHashMulti(seed, address.domain, address.bus, address.slot, address.function);
}

} // namespace riser
