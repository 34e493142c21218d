// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/device_kind.h"

#include <array>

// Two kinds of device with names and nothing else: a plan's check asks for no more, and all of core needn't be built
// for the fuzzers.
namespace riser {

namespace {

class OnlyNamed : public DeviceKind
{
public:
    explicit OnlyNamed(const char *id)
        : m_id(QString::fromLatin1(id))
    {
    }

    QString id() const override { return m_id; }
    QString name() const override { return m_id; }
    QString pluralName() const override { return m_id; }
    QString iconName() const override { return {}; }
    QString chipId(const NodeDevice &) const override { return {}; }
    bool recognises(const NodeDevice &) const override { return false; }
    QString whyNeverAssignable(const NodeDevice &, const NodeTree &) const override { return {}; }
    Detacher detacher() const override { return Detacher::Nobody; }
    HostHold hold(const NodeDevice &, const NodeTree &) const override { return HostHold::Unknown; }
    QString serial(const NodeDevice &, const NodeTree &) const override { return {}; }
    QString title(const NodeDevice &) const override { return {}; }
    QString addressText(const NodeDevice &) const override { return {}; }
    QString placeOf(const DeviceKey &) const override { return {}; }
    QString driverText(const NodeDevice &, const NodeTree &) const override { return {}; }
    Hostdev hostdevFor(const NodeDevice &) const override { return {}; }
    bool matches(const Hostdev &, const NodeDevice &) const override { return false; }

private:
    QString m_id;
};

} // namespace

std::span<const DeviceKind *const> deviceKinds()
{
    static const OnlyNamed gpu("gpu");
    static const OnlyNamed usb("usb");
    static const std::array<const DeviceKind *, 2> kinds{&gpu, &usb};
    return kinds;
}

const DeviceKind *kindById(const QString &id)
{
    for (const DeviceKind *kind : deviceKinds()) {
        if (kind->id() == id)
            return kind;
    }
    return nullptr;
}

} // namespace riser
