// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shared/findings_view.h"

#include "ui/shared/verdict_sign.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QString tickKey(const Finding &finding)
{
    return finding.id + u'\n' + finding.device.value() + u'\n' + finding.text;
}

QLabel *textLabel(const Finding &finding)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setText(finding.text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setObjectName(u"finding:"_s + finding.id);
    label->setAccessibleName(FindingsView::tr("%1: %2").arg(verdictText(finding.verdict), finding.text));
    return label;
}

} // namespace

FindingsView::FindingsView(Ticks ticks, QWidget *parent)
    : QWidget(parent)
    , m_ticks(ticks)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    setAccessibleName(tr("Checks"));
}

void FindingsView::setFindings(const Findings &findings)
{
    Findings sorted = findings;
    std::ranges::stable_sort(sorted, std::ranges::greater(), &Finding::verdict);
    if (sorted == m_findings)
        return;
    m_findings = sorted;
    QSet<QString> kept;
    for (const Finding &finding : std::as_const(m_findings)) {
        if (m_ticked.contains(tickKey(finding)))
            kept.insert(tickKey(finding));
    }
    m_ticked = kept;
    rebuild();
}

void FindingsView::rebuild()
{
    while (std::unique_ptr<QLayoutItem> item{m_rows->takeAt(0)}) {
        if (QWidget *row = item->widget()) {
            row->hide();
            row->setParent(nullptr);
            row->deleteLater(); // a tick of it may be on the stack
        }
    }
    for (const Finding &finding : std::as_const(m_findings))
        addRow(finding);
    m_rows->addStretch(1);
}

void FindingsView::addRow(const Finding &finding)
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(new VerdictSign(finding.verdict), 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->addWidget(textLabel(finding));
    if (finding.verdict == Verdict::Warn && m_ticks == Ticks::ForWarnings)
        column->addWidget(makeTick(finding));
    line->addLayout(column, 1);
    m_rows->addWidget(row);
}

QWidget *FindingsView::makeTick(const Finding &finding)
{
    auto *tick = new QCheckBox(tr("I know, go on"));
    tick->setObjectName(u"tick:"_s + finding.id);
    tick->setAccessibleName(tr("I know, go on: %1").arg(finding.text));
    tick->setChecked(m_ticked.contains(tickKey(finding)));
    connect(tick, &QCheckBox::toggled, this, [this, key = tickKey(finding)](bool on) {
        if (on)
            m_ticked.insert(key);
        else
            m_ticked.remove(key);
        Q_EMIT ticksChanged();
    });
    return tick;
}

int FindingsView::missingTicks() const
{
    return int(std::ranges::count_if(m_findings, [this](const Finding &finding) {
        return finding.verdict == Verdict::Warn && !m_ticked.contains(tickKey(finding));
    }));
}

bool FindingsView::allTicked() const
{
    return missingTicks() == 0;
}

} // namespace riser
