// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/labels.h"

#include "core/base/names.h"
#include "core/base/text.h"
#include "core/xml/hardware_id.h"

#include <algorithm>

namespace riser {

LabelTarget labelTarget(const HostId &host, const Device &device)
{
    const QString hardware = device.identity.id.isEmpty() ? hardwareId(device.node) : device.identity.id;
    const LabelKey place{.hardware = hardware, .host = host, .device = device.key};
    const QString unique = device.numberIsShared ? QString() : device.identity.unique();
    const LabelKey number{
        .hardware = hardware, .unique = unique, .host = device.node.usbDevice ? host : HostId(), .device = {}};
    return {.key = unique.isEmpty() ? place : number,
            .place = place,
            .name = device.title.isEmpty() ? device.key.value() : device.title};
}

QStringList Labels::of(const LabelTarget &target) const
{
    const LabelKey key = target.key == target.place ? m_numberAt.value(target.place, target.place) : target.key;
    const auto found = m_all.constFind(key);
    return found == m_all.cend() ? m_all.value(target.place) : *found;
}

void Labels::forget(const LabelKey &key)
{
    m_all.remove(key);
    if (const LabelKey place = m_placeOf.take(key); m_numberAt.value(place) == key)
        m_numberAt.remove(place);
}

void Labels::insert(const LabelKey &key, const LabelKey &place, const QStringList &labels)
{
    m_all.insert(key, labels);
    if (place == LabelKey() || place == key)
        return;
    if (const LabelKey before = m_numberAt.value(place); before != key)
        m_placeOf.remove(before); // it isn't there any more
    m_placeOf.insert(key, place);
    m_numberAt.insert(place, key);
}

void Labels::set(const LabelTarget &target, const QStringList &labels)
{
    const LabelKey key = target.key == target.place ? m_numberAt.value(target.place, target.place) : target.key;
    forget(target.place);
    forget(key);
    if (!labels.isEmpty())
        insert(key, target.place, labels);
}

QStringList Labels::known() const
{
    QStringList known;
    for (const QStringList &labels : m_all)
        known << labels;
    std::ranges::sort(known, [](const QString &a, const QString &b) {
        const int order = a.compare(b, Qt::CaseInsensitive);
        return order ? order < 0 : a < b;
    });
    known.erase(std::unique(known.begin(), known.end(), sameLabel), known.end());
    return known;
}

/// As placement compares them.
bool sameLabel(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

bool holdsLabel(const QStringList &labels, const QString &label)
{
    return labels.contains(label, Qt::CaseInsensitive);
}

QString whyNotLabel(const QString &label)
{
    if (label.trimmed().isEmpty())
        return Text::tr("A label can't be empty.");
    if (label != label.trimmed())
        return Text::tr("The label %1 begins or ends with a space.").arg(label.trimmed());
    if (label.size() > labelLimits::length)
        return Text::tr("The label %1… has %2 characters: it may have %3.")
            .arg(label.left(16), QString::number(label.size()), QString::number(labelLimits::length));
    if (label.contains(u','))
        return Text::tr("The label %1 holds a comma, which stands between labels.").arg(label);
    return holdsHidden(label) ? Text::tr("The label %1 holds characters that can't be seen.").arg(label) : QString();
}

Result<Labels> changedLabels(Labels labels, const LabelChange &change)
{
    for (const QString &label : change.add) {
        if (const QString wrong = whyNotLabel(label); !wrong.isEmpty())
            return failure(ErrorCode::InvalidInput, wrong);
    }
    for (const LabelTarget &device : change.devices) {
        QStringList next = labels.of(device);
        next.removeIf([&change](const QString &label) { return holdsLabel(change.remove, label); });
        for (const QString &label : change.add) {
            if (!holdsLabel(next, label))
                next << label;
        }
        if (next.size() > labelLimits::perDevice)
            return failure(ErrorCode::InvalidInput, Text::tr("%1 would have %2 labels: a device may have %3.")
                                                        .arg(device.name, QString::number(next.size()),
                                                             QString::number(labelLimits::perDevice)));
        labels.set(device, next);
    }
    return labels;
}

} // namespace riser
