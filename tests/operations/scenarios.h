// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fixture.h"

#include <QMap>

namespace riser::test {

inline Scenario detachScenario(const DeviceKey &key)
{
    return {[](Ground &) {}, [key] { return makeDetach(key); }};
}

inline Scenario returnScenario(const DeviceKey &key)
{
    return {[key](Ground &ground) { ground.prepare(*makeDetach(key)); }, [key] { return makeReturn(key); }};
}

/// PCI functions must be in the pool first; a USB device is taken by QEMU itself.
inline void toPool(Ground &ground, const DeviceKey &key)
{
    if (key.value().startsWith(u"pci"))
        ground.prepare(*makeDetach(key));
}

inline Scenario assignScenario(const DeviceKey &key, const DomainId &domain, When when)
{
    return {[key](Ground &ground) { toPool(ground, key); }, [=] { return makeAssign(key, domain, when); }};
}

inline Scenario releaseScenario(const DeviceKey &key, const DomainId &domain, When when)
{
    return {[=](Ground &ground) {
                toPool(ground, key);
                ground.prepare(*makeAssign(key, domain, when));
            },
            [key] { return makeRelease(key); }};
}

/// Every operation on every kind of unit: a GPU with its audio, an NVMe, a card with a bystander, one of USB twins.
inline QMap<QByteArray, Scenario> scenarios()
{
    QMap<QByteArray, Scenario> map;
    const QMap<QByteArray, DeviceKey> units{{"gpu", gpu}, {"nvme", nvme}, {"bystander", capture}, {"usb", usbA}};
    for (const auto &[name, key] : units.asKeyValueRange()) {
        if (key != usbA) {
            map["detach " + name] = detachScenario(key);
            map["return " + name] = returnScenario(key);
        }
        map["assign stopped " + name] = assignScenario(key, stopped, When::NextStart);
        map["assign running now " + name] = assignScenario(key, running, When::Now);
        map["assign running next start " + name] = assignScenario(key, running, When::NextStart);
        map["release stopped " + name] = releaseScenario(key, stopped, When::NextStart);
        map["release running " + name] = releaseScenario(key, running, When::Now);
        map["release running next start " + name] = releaseScenario(key, running, When::NextStart);
    }
    return map;
}

inline void addScenarioRows()
{
    QTest::addColumn<QByteArray>("name");
    const QMap<QByteArray, Scenario> all = scenarios();
    for (const QByteArray &name : all.keys())
        QTest::newRow(name.constData()) << name;
}

/// The calls of Backend that an operation makes.
inline const QStringList backendCalls{u"readSnapshot"_s, u"readNode"_s,      u"readDomain"_s,   u"detachNode"_s,
                                      u"reattachNode"_s, u"attachHostdev"_s, u"detachHostdev"_s};

} // namespace riser::test
