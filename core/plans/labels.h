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

/// What a label sticks to. A device with a number of its own takes its labels to any slot and host; another one is
/// known by its place and what it is.
struct LabelKey {
    QString hardware = {}; ///< vendor:product
    QString unique = {};   ///< DeviceIdentity::unique(); empty: it has none, or nobody told
    HostId host = {};      ///< only without `unique`, like `device`
    DeviceKey device = {};
    bool operator==(const LabelKey &) const = default;
    friend size_t qHash(const LabelKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.hardware, key.unique, key.host, key.device);
    }
};

/// A device whose labels are to change.
struct LabelTarget {
    LabelKey key;
    LabelKey place;    ///< what it was known by before its own number was told
    QString name = {}; ///< for messages
};
LabelTarget labelTarget(const HostId &host, const Device &device);

/// The labels of all devices. A plain value; pure; thread-safe.
class Labels
{
public:
    QStringList of(const HostId &host, const Device &device) const { return of(labelTarget(host, device)); }
    QStringList of(const LabelTarget &target) const;
    QStringList known() const; ///< each once, by name
    const QHash<LabelKey, QStringList> &all() const { return m_all; }
    void set(const LabelTarget &target, const QStringList &labels); ///< none: it is forgotten
    void insert(const LabelKey &key, const QStringList &labels) { m_all.insert(key, labels); }
    bool operator==(const Labels &) const = default;

private:
    QHash<LabelKey, QStringList> m_all;
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

/// Bytes. Some hundred thousand devices; a larger file is none of ours.
inline constexpr qint64 largestLabelText = 16 * 1024 * 1024;
inline constexpr int labelFormVersion = 1;
/// `{"riser-labels": 1, "devices": [ … ]}`
QByteArray labelsToJson(const Labels &labels);
/// Errors: InvalidData (which device and why), NotSupported.
Result<Labels> labelsFromJson(const QByteArray &json);

} // namespace riser
