// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/pool/pool.h"
#include "app/host/system/pci_drivers.h"
#include "tests/onhost/fake_pci.h"

#include <algorithm>
#include <memory>

namespace riser::test {

using namespace riser::onhost;
using protocol::DeviceName;
using Code = protocol::Fault::Code;
using State = PoolEntry::State;

inline const QString gpuText = u"0000:01:00.0"_s;
inline const QString audioText = u"0000:01:00.1"_s;
inline const QString driveText = u"0000:03:00.0"_s;
inline const QString twinText = u"0000:04:00.0"_s;
inline const DeviceName gpu = *PciAddress::parse(gpuText);
inline const DeviceName audio = *PciAddress::parse(audioText);
inline const DeviceName drive = *PciAddress::parse(driveText);
inline const DeviceName twin = *PciAddress::parse(twinText);
inline const DeviceName stick = *UsbPort::parse(u"2-1");
inline const DeviceName stickB = *UsbPort::parse(u"2-2");

inline DeviceKey key(const DeviceName &device)
{
    return protocol::keyOf(device);
}

/// A host with a GPU and its sound in one unit, two drives and two sticks of one kind, and a pool on it. Who the
/// devices are and what the host needs is said by the test; their drivers change as with the kernel.
class PoolFixture
{
protected:
    void makeHost();
    Pool pool() const { return Pool(m_host->places(), m_hands); }
    PoolEntry entry(const DeviceName &device) const { return in(pool().entries(), device); }
    State state(const DeviceName &device) const { return entry(device).state; }
    void restart(); ///< every device is with its host driver again
    bool keep(const QList<DeviceName> &unit) { return pool().keep(unit).has_value(); }
    static PoolEntry in(const QList<PoolEntry> &entries, const DeviceName &device)
    {
        const auto found = std::ranges::find(entries, key(device), &PoolEntry::key);
        return found == entries.cend() ? PoolEntry() : *found;
    }

    std::unique_ptr<FakeHost> m_host;
    std::unique_ptr<FakeKernel> m_kernel;
    QHash<DeviceKey, DeviceIdentity> m_identities;
    QHash<DeviceKey, QList<DeviceName>> m_units; ///< empty: nothing is known to go together
    QHash<DeviceKey, HostUses> m_uses;
    QList<DeviceName> m_usesAsked;
    int m_pauses = 0;
    PoolHands m_hands;
};

inline void PoolFixture::makeHost()
{
    m_host = std::make_unique<FakeHost>();
    m_kernel = std::make_unique<FakeKernel>(*m_host);
    m_host->addPci(gpuText, u"11"_s, "1002:5046", "0x030000");
    m_host->addPci(audioText, u"11"_s, "8086:2668", "0x040300");
    m_host->addPci(driveText, u"14"_s);
    m_host->addPci(twinText, u"15"_s);
    m_host->addUsb(u"2-1"_s, "46f4:0001", "STICK-A", u"usb-storage"_s);
    m_host->addUsb(u"2-2"_s, "46f4:0001", "STICK-B", u"usb-storage"_s);
    m_host->addDriver(u"vfio-pci"_s);
    m_kernel->drivers = {{audioText, u"snd_hda_intel"_s}, {driveText, u"nvme"_s}, {twinText, u"nvme"_s}};
    restart();

    m_identities = {{key(gpu), {.id = u"1002:5046"_s}},
                    {key(audio), {.id = u"8086:2668"_s}},
                    {key(drive), {.id = u"1b36:0010"_s, .serial = u"DRIVE-A"_s, .model = u"Drive"_s}},
                    {key(twin), {.id = u"1b36:0010"_s, .serial = u"DRIVE-B"_s, .model = u"Drive"_s}},
                    {key(stick), {.id = u"46f4:0001"_s, .serial = u"STICK-A"_s}},
                    {key(stickB), {.id = u"46f4:0001"_s, .serial = u"STICK-B"_s}}};
    m_units.clear();
    m_uses.clear();
    m_usesAsked.clear();
    m_pauses = 0;
    m_hands.identity = [this](const DeviceName &device) { return m_identities.value(key(device)); };
    m_hands.unit = [this](const DeviceName &device) { return m_units.value(key(device)); };
    m_hands.uses = [this](const DeviceName &device) {
        m_usesAsked << device;
        return m_uses.value(key(device));
    };
    m_hands.pause = [this](int) { ++m_pauses; };
    m_hands.take = [this](const DeviceName &device) -> Outcome {
        if (const auto *address = std::get_if<PciAddress>(&device))
            return toVfio(m_host->places(), *address, *m_kernel);
        m_host->bindUsb(std::get<UsbPort>(device).toString(), {});
        return {};
    };
    m_hands.giveBack = [this](const DeviceName &device) -> Outcome {
        return toHost(m_host->places(), std::get<PciAddress>(device), *m_kernel);
    };
}

inline void PoolFixture::restart()
{
    for (const QString &address : {gpuText, audioText, driveText, twinText}) {
        m_host->write(m_host->pciDevice(address) + u"/driver_override"_s, "(null)\n");
        m_host->bind(address, m_kernel->drivers.value(address));
    }
    m_host->bindUsb(u"2-1"_s, u"usb-storage"_s);
    m_host->bindUsb(u"2-2"_s, u"usb-storage"_s);
}

} // namespace riser::test
