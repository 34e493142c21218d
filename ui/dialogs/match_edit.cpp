// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/match_edit.h"

#include "core/devices/device_kind.h"
#include "core/plans/placement_devices.h"
#include "core/xml/hardware_id.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QMap>
#include <QRegularExpression>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

/// What a host says of a device, as a plan may hold it.
QString captionOf(const QString &text)
{
    QString caption;
    for (const QChar character : text.simplified()) {
        if (character.isPrint() || character.isSurrogate())
            caption += character;
    }
    return caption.left(planLimits::caption);
}

QString vendorName(const NodeDevice &node)
{
    return node.pci ? node.pci->vendor : node.usbDevice ? node.usbDevice->vendor : QString();
}

bool same(const DeviceMatch &a, const DeviceMatch &b)
{
    return a.by == b.by && a.value.compare(b.value, Qt::CaseInsensitive) == 0;
}

} // namespace

QList<DeviceMatch> seenMatches(const QString &kind, const QList<InventoryPtr> &hosts)
{
    using By = DeviceMatch::By;
    QMap<QString, DeviceMatch> vendors; // by number
    QMap<QString, DeviceMatch> models;
    for (const InventoryPtr &inventory : hosts) {
        for (const Device &device : inventory ? inventory->devices() : QList<Device>()) {
            const QString id = hardwareId(device.node);
            if (device.kind->id() != kind || id.isEmpty() || !canBeWished(device))
                continue;
            const QString vendor = id.section(u':', 0, 0);
            vendors.insert(vendor, {.by = By::Vendor, .value = vendor, .caption = captionOf(vendorName(device.node))});
            models.insert(id, {.by = By::Model, .value = id, .caption = captionOf(device.title)});
        }
    }
    const auto byCaption = [](QList<DeviceMatch> matches) {
        std::ranges::sort(matches, [](const DeviceMatch &a, const DeviceMatch &b) {
            return QString::localeAwareCompare(a.caption, b.caption) < 0;
        });
        return matches;
    };
    return byCaption(vendors.values()) + byCaption(models.values());
}

MatchEdit::MatchEdit(Seen seen, QWidget *parent)
    : QComboBox(parent)
    , m_seen(std::move(seen))
{
    setEditable(true);
    setInsertPolicy(NoInsert);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(18);
    setMaxVisibleItems(20);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    setToolTip(tr("Any, a maker, a model, a label; or a number as 10de or 10de:2204"));
    refill();
}

QString MatchEdit::textOf(const DeviceMatch &match)
{
    if (match.by == DeviceMatch::By::Any)
        return tr("Any");
    if (match.caption.isEmpty() || match.by == DeviceMatch::By::Label)
        return match.by == DeviceMatch::By::Label ? matchText({.by = match.by, .value = match.value, .caption = {}})
                                                  : match.value;
    return match.by == DeviceMatch::By::Vendor ? tr("All of %1 (%2)").arg(match.caption, match.value)
                                               : tr("%1 (%2)").arg(match.caption, match.value);
}

void MatchEdit::refill()
{
    m_choices = {DeviceMatch()};
    if (m_own.by != DeviceMatch::By::Any)
        m_choices << m_own;
    for (const DeviceMatch &match : m_seen ? m_seen(m_kind) : QList<DeviceMatch>()) {
        if (!same(match, m_own))
            m_choices << match;
    }
    clear();
    for (qsizetype i = 0; i < m_choices.size(); ++i) {
        addItem(textOf(m_choices[i]));
        setItemData(int(i), textOf(m_choices[i]), Qt::AccessibleTextRole);
    }
}

void MatchEdit::choose(const DeviceMatch &match)
{
    const auto at = std::ranges::find_if(m_choices, [&match](const DeviceMatch &one) { return same(one, match); });
    if (at == m_choices.end())
        setEditText(match.value);
    else
        setCurrentIndex(int(std::ranges::distance(m_choices.begin(), at)));
}

void MatchEdit::setKind(const QString &kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    setMatch({});
}

void MatchEdit::setMatch(const DeviceMatch &match)
{
    const QString before = currentText();
    {
        const QSignalBlocker quiet(this);
        m_own = match;
        refill();
        choose(match);
    }
    if (currentText() != before)
        Q_EMIT editTextChanged(currentText());
}

DeviceMatch MatchEdit::match() const
{
    using By = DeviceMatch::By;
    static const QRegularExpression vendor(u"^[0-9a-fA-F]{4}$"_s);
    const QString text = currentText().trimmed();
    for (const DeviceMatch &choice : m_choices) {
        const bool isLabel = choice.by == By::Label && choice.value.compare(text, Qt::CaseInsensitive) == 0;
        if (isLabel || text == textOf(choice))
            return choice;
    }
    if (text.isEmpty())
        return {};
    // What is no number at all is refused by checkPlan() with what it must be.
    return {.by = vendor.match(text).hasMatch() ? By::Vendor : By::Model, .value = text.toLower(), .caption = {}};
}

void MatchEdit::showPopup()
{
    {
        const QSignalBlocker quiet(this);
        const DeviceMatch chosen = match();
        const QString typed = currentText();
        refill();
        choose(chosen);
        setEditText(typed);
    }
    QComboBox::showPopup();
}

} // namespace riser
