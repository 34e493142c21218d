// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/plans/placement.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QStringList>

namespace riser {

namespace labelLimits {
inline constexpr qsizetype perDevice = 16;
inline constexpr qsizetype length = planLimits::label;
} // namespace labelLimits

/// What a label sticks to. A card with a number of its own takes its labels to any slot and host, a USB device to any
/// port of its host: makers give one number to many of those. Another device is known by its place and what it is.
struct LabelKey {
    QString hardware = {}; ///< vendor:product
    QString unique = {};   ///< DeviceIdentity::unique(); empty: it has none, or nobody told
    HostId host = {};      ///< of a USB device, and of every one without `unique`
    DeviceKey device = {}; ///< only without `unique`
    bool operator==(const LabelKey &) const = default;
    friend size_t qHash(const LabelKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.hardware, key.unique, key.host, key.device);
    }
};

/// A device whose labels are to change.
struct LabelTarget {
    LabelKey key;
    LabelKey place;    ///< what it is known by while nobody tells its number
    QString name = {}; ///< for messages
};
LabelTarget labelTarget(const HostId &host, const Device &device);

/// The labels of all devices. A plain value; pure; thread-safe.
///
/// Some numbers are told by a driver of the host's: once VFIO has the device, nobody tells them without riser-host. So
/// it is kept where a number was when it was labelled, and who is there without a number is taken for that one.
class Labels
{
public:
    QStringList of(const HostId &host, const Device &device) const { return of(labelTarget(host, device)); }
    QStringList of(const LabelTarget &target) const;
    QStringList known() const; ///< each once, by name
    const QHash<LabelKey, QStringList> &all() const { return m_all; }
    /// Where this number was; an empty one: not kept.
    LabelKey placeOf(const LabelKey &number) const { return m_placeOf.value(number); }
    void set(const LabelTarget &target, const QStringList &labels); ///< none: it is forgotten
    /// As it was read. `place` empty: not kept.
    void insert(const LabelKey &key, const LabelKey &place, const QStringList &labels);
    bool operator==(const Labels &) const = default;

private:
    void forget(const LabelKey &key);

    QHash<LabelKey, QStringList> m_all;
    QHash<LabelKey, LabelKey> m_placeOf;  ///< by number
    QHash<LabelKey, LabelKey> m_numberAt; ///< by place: the same the other way
};

/// What one dialog changes. Labels that differ only in case are one.
struct LabelChange {
    QList<LabelTarget> devices;
    QStringList add;
    QStringList remove;
};
/// Errors: InvalidInput, with the label or the device and the reason; nothing is changed then.
Result<Labels> changedLabels(Labels labels, const LabelChange &change);

QString whyNotLabel(const QString &label); ///< empty: it can be one
bool sameLabel(const QString &a, const QString &b);
bool holdsLabel(const QStringList &labels, const QString &label);

/// Bytes. Some fifty thousand devices; a larger file is none of ours.
inline constexpr qint64 largestLabelText = 16 * 1024 * 1024;
inline constexpr int labelFormVersion = 1;
/// `{"riser-labels": 1, "devices": [ … ]}`
QByteArray labelsToJson(const Labels &labels);
/// Errors: InvalidData (which device and why), NotSupported.
Result<Labels> labelsFromJson(const QByteArray &json);

} // namespace riser
