// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_form.h"
#include "core/base/text.h"
#include "core/plans/labels.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <tuple>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const LabelKey &key, const LabelKey &place, const QStringList &labels)
{
    QJsonObject object{{u"hardware"_s, key.hardware}, {u"labels"_s, QJsonArray::fromStringList(labels)}};
    const auto set = [&object](const QString &name, const QString &value) {
        if (!value.isEmpty())
            object.insert(name, value);
    };
    set(u"unique"_s, key.unique);
    set(u"host"_s, key.host.value());
    set(u"device"_s, key.device.value());
    set(u"wasOn"_s, place.host.value());
    set(u"wasAt"_s, place.device.value());
    return object;
}

/// The same labels are the same file, whatever the order in memory.
QList<LabelKey> sortedKeys(const Labels &labels)
{
    QList<LabelKey> keys = labels.all().keys();
    std::ranges::sort(keys, [](const LabelKey &a, const LabelKey &b) {
        return std::tie(a.hardware, a.unique, a.host, a.device) < std::tie(b.hardware, b.unique, b.host, b.device);
    });
    return keys;
}

/// Why the labels of one device can't be used; empty: they can.
QString whyNotLabels(const QJsonValue &value, QStringList &labels)
{
    if (!value.isArray() || value.toArray().isEmpty())
        return Text::tr("it has no list of labels");
    const QJsonArray array = value.toArray();
    for (const QJsonValue &one : array) {
        const QString label = one.toString();
        if (const QString wrong = whyNotLabel(label); !wrong.isEmpty())
            return wrong;
        if (holdsLabel(labels, label))
            return Text::tr("it has the label %1 twice").arg(label);
        labels << label;
    }
    return labels.size() > labelLimits::perDevice ? Text::tr("it has too many labels") : QString();
}

} // namespace

QByteArray labelsToJson(const Labels &labels)
{
    QJsonArray devices;
    for (const LabelKey &key : sortedKeys(labels))
        devices << toJson(key, labels.placeOf(key), labels.all().value(key));
    return QJsonDocument(QJsonObject{{u"riser-labels"_s, labelFormVersion}, {u"devices"_s, devices}}).toJson();
}

Result<Labels> labelsFromJson(const QByteArray &json)
{
    const QString notOurs = Text::tr("These are no labels that Riser can use.");
    const Result<QJsonObject> root = readJsonForm(
        json,
        {.member = u"riser-labels"_s,
         .version = labelFormVersion,
         .most = largestLabelText,
         .notOurs = notOurs,
         .unmarked = Text::tr("It doesn't say that it holds labels (\"riser-labels\": %1).").arg(labelFormVersion),
         .newer = Text::tr("These labels were made by a newer Riser.")});
    if (!root)
        return std::unexpected(root.error());
    if (!(*root)[u"devices"].isArray())
        return failure(ErrorCode::InvalidData, notOurs, Text::tr("It holds no list of devices."));
    Labels labels;
    const QJsonArray devices = (*root)[u"devices"].toArray();
    for (qsizetype at = 0; at < devices.size(); ++at) {
        const QJsonObject object = devices[at].toObject();
        const LabelKey key{.hardware = object[u"hardware"].toString(),
                           .unique = object[u"unique"].toString(),
                           .host = HostId(object[u"host"].toString()),
                           .device = DeviceKey(object[u"device"].toString())};
        const LabelKey was{.hardware = key.hardware,
                           .host = HostId(object[u"wasOn"].toString()),
                           .device = DeviceKey(object[u"wasAt"].toString())};
        QStringList given;
        QString wrong = whyNotLabels(object[u"labels"], given);
        if (key.unique.isEmpty() && (key.host.isEmpty() || key.device.isEmpty()))
            wrong = Text::tr("it can't be told which one it is");
        else if (labels.all().contains(key))
            wrong = Text::tr("it is there twice");
        if (!wrong.isEmpty())
            return failure(ErrorCode::InvalidData, notOurs, Text::tr("Device %1: %2").arg(at + 1).arg(wrong));
        const bool known = !was.host.isEmpty() && !was.device.isEmpty();
        labels.insert(key, known ? was : LabelKey(), given);
    }
    return labels;
}

} // namespace riser
