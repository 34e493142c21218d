// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/collectors.h"

#include "app/host/system/sysfs.h"

namespace riser::onhost {

using namespace Qt::StringLiterals;

namespace {

struct ChipsetClass {
    quint32 pciClass; ///< 0xCCSS
    const char *words;
};

/// What the firmware and the kernel use whether or not a driver is bound. Only where it is part of the machine itself,
/// on the root bus: an NVSwitch has the class of "other bridges" too and may be given away.
constexpr ChipsetClass chipset[] = {
    {0x0500, "memory controller"},
    {0x0600, "host bridge"},
    {0x0601, "ISA bridge"},
    {0x0602, "EISA bridge"},
    {0x0680, "system bridge"},
    {0x0800, "interrupt controller"},
    {0x0801, "DMA controller"},
    {0x0802, "timer"},
    {0x0803, "clock"},
    {0x0806, "IOMMU"},
    {0x0c05, "SMBus controller"},
};

bool isOnRootBus(const Device &device)
{
    return device.folder.section(u'/', -2, -2).startsWith("pci"_L1);
}

/// Empty: it is none.
QString chipsetWords(const Device &device)
{
    for (const ChipsetClass &entry : chipset) {
        if (device.isPci() && device.pciClass >> 8 == entry.pciClass && isOnRootBus(device))
            return QString::fromLatin1(entry.words);
    }
    return {};
}

QString withDriver(const Device &device)
{
    return device.drivers.isEmpty() ? QString() : " (driver "_L1 + device.drivers.first() + u')';
}

/// A bridge that isn't part of the unit stays on the host; with a driver of the host on it, no VM gets the group.
void addNeighbours(const Look &look, Findings &findings, int index)
{
    for (const int bridge : look.devices.bridgesBeside(index)) {
        const Device &beside = look.devices.devices()[bridge];
        const QString words = chipsetWords(beside);
        if (words.isEmpty() || beside.drivers.isEmpty())
            continue;
        findings.add(index, hostUse("chipset"_L1, beside.address, words,
                                    u"the host's %1 %2%3 is in the same IOMMU group and can't leave the host"_s.arg(
                                        words, beside.address, withDriver(beside))));
    }
}

} // namespace

void collectFunctions(const Look &look, Findings &findings)
{
    const auto &devices = look.devices.devices();
    for (int i = 0; i < devices.size(); ++i) {
        const Device &device = devices[i];
        const QString words = chipsetWords(device);
        if (!words.isEmpty())
            findings.add(i, hostUse("chipset"_L1, device.address, words,
                                    u"it is the %1 of the host itself%2"_s.arg(words, withDriver(device))));
        else if (device.isPci() && device.isBridge())
            findings.add(i, hostUse("root-hub"_L1, device.address, device.drivers.value(0),
                                    u"it is a bridge: others hang below it"_s));
        if (!device.isPci() || device.isBridge())
            continue;
        addNeighbours(look, findings, i);
        const quint64 functions = sysfsNumber(device.folder + "/sriov_numvfs"_L1).value_or(0);
        if (functions > 0)
            findings.add(i, hostUse("virtual-functions"_L1, device.address, QString::number(functions),
                                    functions == 1 ? u"its virtual function goes away"_s
                                                   : u"its %1 virtual functions go away"_s.arg(functions)));
    }
}

} // namespace riser::onhost
