// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/vm_texts.h"

#include "core/base/text.h"

#include <QHash>
#include <QStringList>

#include <utility>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

/// The reason in two or three words, by the finding's id; empty: the tool tip has it.
QString briefReason(const QString &id)
{
    static const QHash<QString, const char *> words{
        {u"missing"_s, QT_TRANSLATE_NOOP("riser", "a device is missing")},
        {u"moved"_s, QT_TRANSLATE_NOOP("riser", "a device has moved")},
        {u"replaced"_s, QT_TRANSLATE_NOOP("riser", "another device in its place")},
        {u"stale"_s, QT_TRANSLATE_NOOP("riser", "USB device plugged in again")},
        {u"ambiguous"_s, QT_TRANSLATE_NOOP("riser", "USB device not certain")},
        {u"other-port"_s, QT_TRANSLATE_NOOP("riser", "USB device of another port")},
        {u"starts-without"_s, QT_TRANSLATE_NOOP("riser", "without a device")},
        {u"not-detached"_s, QT_TRANSLATE_NOOP("riser", "a device is not ready")},
        {u"mate-not-detached"_s, QT_TRANSLATE_NOOP("riser", "a device is not ready")},
        {u"held"_s, QT_TRANSLATE_NOOP("riser", "another VM has a device")},
        {u"mate-held"_s, QT_TRANSLATE_NOOP("riser", "another VM has a device")},
        {u"also-claimed"_s, QT_TRANSLATE_NOOP("riser", "claimed twice")},
        {u"memory"_s, QT_TRANSLATE_NOOP("riser", "too little memory")},
        {u"iommu"_s, QT_TRANSLATE_NOOP("riser", "no IOMMU")},
        {u"iommu-group"_s, QT_TRANSLATE_NOOP("riser", "no IOMMU group")},
        {u"vfio"_s, QT_TRANSLATE_NOOP("riser", "no VFIO")},
    };
    const char *found = words.value(id);
    return found ? Text::tr(found) : QString();
}

QString answerText(StartForecast::Answer answer)
{
    switch (answer) {
    case StartForecast::Answer::No:
        return Text::tr("No");
    case StartForecast::Answer::Warn:
        return Text::tr("Perhaps");
    case StartForecast::Answer::NotChecked:
        return Text::tr("Not known");
    case StartForecast::Answer::Yes:
        return Text::tr("Yes");
    case StartForecast::Answer::Running:
        return Text::tr("Running");
    }
    std::unreachable();
}

} // namespace

QString startWords(const StartForecast &forecast)
{
    using Answer = StartForecast::Answer;
    const QString answer = answerText(forecast.answer);
    const bool because = forecast.answer == Answer::No || forecast.answer == Answer::Warn;
    const QString brief = because && !forecast.reasons.isEmpty() ? briefReason(forecast.reasons.first().id) : QString();
    return brief.isEmpty() ? answer : Text::tr("%1: %2", "will it start: reason").arg(answer, brief);
}

QString startTip(const StartForecast &forecast)
{
    if (forecast.reasons.isEmpty())
        return forecast.text;
    QStringList lines;
    for (const Finding &finding : forecast.reasons)
        lines << finding.text;
    return lines.join(u'\n');
}

std::optional<Accent> startAccent(StartForecast::Answer answer)
{
    switch (answer) {
    case StartForecast::Answer::No:
        return Accent::Bad;
    case StartForecast::Answer::Warn:
        return Accent::Warning;
    case StartForecast::Answer::NotChecked:
    case StartForecast::Answer::Running:
        return Accent::Quiet;
    case StartForecast::Answer::Yes:
        return {};
    }
    std::unreachable();
}

} // namespace riser
