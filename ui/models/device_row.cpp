// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/device_row.h"

#include "core/base/text.h"
#include "core/devices/device_kind.h"

#include <QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

/// "16 GT/s ×16"; of a link below what the device can do only what differs is said twice: "8 of 16 GT/s, ×16".
QString linkText(const Device &device)
{
    if (!device.linkState || device.linkState->width == 0)
        return {};
    const PciLink &now = *device.linkState;
    const auto speed = [](double value) { return QLocale().toString(value, 'g', 4); };
    QString speedText = Text::tr("%1 GT/s").arg(speed(now.speed));
    QString widthText = Text::tr("×%1").arg(now.width);
    if (device.linkDowngraded() && device.linkCapability) {
        const PciLink &can = *device.linkCapability;
        if (can.speed > now.speed)
            speedText = Text::tr("%1 of %2 GT/s").arg(speed(now.speed), speed(can.speed));
        if (can.width > now.width)
            widthText = Text::tr("×%1 of ×%2").arg(now.width).arg(can.width);
    }
    return device.linkDowngraded() ? Text::tr("%1, %2", "link: speed and width").arg(speedText, widthText)
                                   : Text::tr("%1 %2", "link: speed and width").arg(speedText, widthText);
}

QString claimText(const QList<Claim> &claims, const DomainId &scope)
{
    bool live = false;
    bool config = false;
    for (const Claim &claim : claims) {
        if (!scope.isEmpty() && claim.domain != scope)
            continue;
        live |= claim.live;
        config |= claim.config;
    }
    if (live && config)
        return Text::tr("Now and next start");
    if (live)
        return Text::tr("Now");
    return config ? Text::tr("Next start") : QString();
}

RowProblem gravest(const QList<Problem> &problems)
{
    RowProblem worst = RowProblem::None;
    for (const Problem &problem : problems) {
        RowProblem one = RowProblem::None;
        switch (problem.kind) {
        case Problem::Kind::Blocked:
            one = RowProblem::Blocked;
            break;
        case Problem::Kind::Conflict:
            one = RowProblem::Conflict;
            break;
        case Problem::Kind::NotReady:
            one = RowProblem::NotReady;
            break;
        case Problem::Kind::Missing:
            one = RowProblem::Missing;
            break;
        case Problem::Kind::NotInPool:
            one = RowProblem::NotInPool;
            break;
        case Problem::Kind::Moved:
            one = RowProblem::Moved;
            break;
        case Problem::Kind::Replaced:
            one = RowProblem::Replaced;
            break;
        case Problem::Kind::Waiting:
            one = RowProblem::Waiting;
            break;
        case Problem::Kind::NotChecked: // said in the details; nearly every device has one
            break;
        }
        worst = std::max(worst, one);
    }
    return worst;
}

QString statusWords(const QString &status, RowProblem problem)
{
    if (problem == RowProblem::None)
        return status;
    return Text::tr("%1 · %2").arg(status, problemWord(problem));
}

QString vmNames(const QList<Claim> &claims)
{
    QStringList names;
    for (const Claim &claim : claims)
        names << claim.domainName;
    names.removeDuplicates();
    return names.join(", "_L1);
}

/// The common text of all members, or empty.
template<typename Get>
QString common(const QList<DeviceRow> &rows, Get get)
{
    const QString &first = get(rows.first());
    return std::ranges::all_of(rows, [&](const DeviceRow &row) { return get(row) == first; }) ? first : QString();
}

} // namespace

QString columnTitle(DeviceColumn column)
{
    switch (column) {
    case DeviceColumn::Device:
        return Text::tr("Device");
    case DeviceColumn::Address:
        return Text::tr("Address");
    case DeviceColumn::Group:
        return Text::tr("IOMMU group");
    case DeviceColumn::Driver:
        return Text::tr("Driver");
    case DeviceColumn::Status:
        return Text::tr("Status");
    case DeviceColumn::Vm:
        return Text::tr("Virtual machine");
    case DeviceColumn::Claim:
        return Text::tr("In effect");
    case DeviceColumn::Numa:
        return Text::tr("NUMA");
    case DeviceColumn::Link:
        return Text::tr("Link");
    case DeviceColumn::Serial:
        return Text::tr("Serial number");
    case DeviceColumn::Actions:
        return Text::tr("Actions");
    case DeviceColumn::Host:
        return Text::tr("Host");
    case DeviceColumn::Labels:
        return Text::tr("Labels");
    case DeviceColumn::Guest:
        return Text::tr("In the guest");
    }
    std::unreachable();
}

QString problemWord(RowProblem problem)
{
    switch (problem) {
    case RowProblem::None:
        return {};
    case RowProblem::NotReady:
        return Text::tr("Not ready");
    case RowProblem::Blocked:
        return Text::tr("Blocked");
    case RowProblem::Conflict:
        return Text::tr("Conflict");
    case RowProblem::Missing:
        return Text::tr("Missing");
    case RowProblem::NotInPool:
        return Text::tr("Not in the pool");
    case RowProblem::Moved:
        return Text::tr("Moved");
    case RowProblem::Replaced:
        return Text::tr("Replaced");
    case RowProblem::Waiting:
        return Text::tr("Waiting for device");
    }
    std::unreachable();
}

const QString &DeviceRow::text(DeviceColumn column) const
{
    static const QString none;
    switch (column) {
    case DeviceColumn::Device:
        return title;
    case DeviceColumn::Address:
        return address;
    case DeviceColumn::Group:
        return group;
    case DeviceColumn::Driver:
        return driver;
    case DeviceColumn::Status:
        return status;
    case DeviceColumn::Vm:
        return vm;
    case DeviceColumn::Claim:
        return claim;
    case DeviceColumn::Numa:
        return numa;
    case DeviceColumn::Link:
        return link;
    case DeviceColumn::Serial:
        return serial;
    case DeviceColumn::Host:
        return host;
    case DeviceColumn::Labels:
        return labels;
    case DeviceColumn::Guest:
        return guest;
    case DeviceColumn::Actions:
        return none;
    }
    std::unreachable();
}

DeviceRow makeDeviceRow(const Device &device, const DomainId &scope, const QString &host, const QStringList &labels)
{
    DeviceRow row;
    row.host = host;
    row.labels = labels.join(", "_L1);
    row.icon = device.kind ? device.kind->iconName() : u"riser-pci"_s;
    row.title = device.model.isEmpty() ? device.title : Text::tr("%1 · %2").arg(device.title, device.model);
    row.address = device.address;
    row.groupNumber = device.iommuGroup.value_or(-1);
    row.group = device.iommuGroup ? QString::number(*device.iommuGroup) : QString();
    row.driver = device.driver;
    row.state = device.status;
    row.problem = gravest(device.problems);
    row.status = statusWords(statusText(device.status), row.problem);
    row.vm = vmNames(device.claims);
    row.claim = claimText(device.claims, scope);
    row.numaNode = device.numaNode.value_or(-1);
    row.numa = device.numaNode ? QString::number(*device.numaNode) : QString();
    row.link = linkText(device);
    row.linkDowngraded = device.linkDowngraded();
    row.serial = device.serial;
    row.chip = device.chip;
    const QStringList all{row.title,
                          row.address,
                          row.driver,
                          row.status,
                          row.vm,
                          row.serial,
                          row.host,
                          row.labels,
                          device.identity.id,
                          device.key.value(),
                          row.group.isEmpty() ? QString() : u"group %1"_s.arg(row.group)};
    row.search = all.join(u'\n').toCaseFolded();
    return row;
}

void addGuest(DeviceRow &row, const GuestSight &sight)
{
    row.guest = sight.differs ? Text::tr("%1 · another serial number").arg(sight.word) : sight.word;
    row.guestDetails = sight.sentences.join(u'\n');
    row.guestMark = sight.differs || sight.doubtful || sight.state == GuestSight::State::NotSeen ||
                            sight.state == GuestSight::State::SeenNoDriver
                        ? GuestMark::Doubtful
                    : sight.state == GuestSight::State::Seen ? GuestMark::Good
                                                             : GuestMark::None;
    if (!row.guest.isEmpty())
        row.search += u'\n' + row.guest.toCaseFolded();
}

DeviceRow makeUnitRow(const Unit &unit, const QList<DeviceRow> &rows)
{
    DeviceRow row;
    row.title = unit.iommuGroup
                    ? Text::tr("IOMMU group %1 · %n function(s)", nullptr, int(rows.size())).arg(*unit.iommuGroup)
                    : Text::tr("%n function(s) that move together", nullptr, int(rows.size()));
    row.groupNumber = unit.iommuGroup.value_or(-1);
    row.group = unit.iommuGroup ? QString::number(*unit.iommuGroup) : QString();
    row.state = rows.first().state;
    row.mixed = std::ranges::any_of(rows, [&](const DeviceRow &one) { return one.state != row.state; });
    row.problem = std::ranges::max(rows, {}, &DeviceRow::problem).problem;
    row.status = statusWords(row.mixed ? Text::tr("Mixed") : statusText(row.state), row.problem);
    row.driver = common(rows, [](const DeviceRow &one) -> const QString & { return one.driver; });
    row.vm = common(rows, [](const DeviceRow &one) -> const QString & { return one.vm; });
    row.claim = common(rows, [](const DeviceRow &one) -> const QString & { return one.claim; });
    row.numa = common(rows, [](const DeviceRow &one) -> const QString & { return one.numa; });
    row.host = rows.first().host;
    row.labels = common(rows, [](const DeviceRow &one) -> const QString & { return one.labels; });
    row.guest = common(rows, [](const DeviceRow &one) -> const QString & { return one.guest; });
    row.guestMark = row.guest.isEmpty() ? GuestMark::None : std::ranges::max(rows, {}, &DeviceRow::guestMark).guestMark;
    row.numaNode = row.numa.isEmpty() ? -1 : rows.first().numaNode;
    return row;
}

} // namespace riser
