// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/facts_view.h"

#include "ui/shared/format.h"

#include <QFormLayout>
#include <QLabel>
#include <QStringList>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QLabel *groupTitle(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    QFont font = label->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.1);
    label->setFont(font);
    return label;
}

} // namespace

FactsView::FactsView(QWidget *parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setAccessibleName(tr("Overview"));
}

void FactsView::setStale(bool stale)
{
    if (widget())
        widget()->setEnabled(!stale);
}

bool FactsView::sameShape(const QList<FactGroup> &groups) const
{
    if (groups.size() != m_groups.size())
        return false;
    for (qsizetype i = 0; i < groups.size(); ++i) {
        const QList<Fact> &a = groups[i].facts;
        const QList<Fact> &b = m_groups[i].facts;
        if (groups[i].title != m_groups[i].title || a.size() != b.size() ||
            !std::ranges::equal(a, b, {}, &Fact::name, &Fact::name))
            return false;
    }
    return true;
}

void FactsView::setGroups(const QList<FactGroup> &groups)
{
    if (groups == m_groups)
        return;
    const bool keep = widget() && sameShape(groups);
    m_groups = groups;
    if (!keep)
        rebuild();
    fill();
}

void FactsView::rebuild()
{
    const bool enabled = !widget() || widget()->isEnabled();
    m_values.clear();
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    const int gap = fontMetrics().lineSpacing();
    int names = 0; // one column through all groups
    for (const FactGroup &group : std::as_const(m_groups)) {
        for (const Fact &fact : group.facts)
            names = qMax(names, fontMetrics().horizontalAdvance(tr("%1:").arg(fact.name)));
    }
    for (const FactGroup &group : std::as_const(m_groups)) {
        layout->addWidget(groupTitle(group.title, content));
        auto *form = new QFormLayout;
        form->setContentsMargins(fontMetrics().averageCharWidth() * 2, 0, 0, gap);
        form->setHorizontalSpacing(gap);
        form->setFormAlignment(Qt::AlignLeft | Qt::AlignTop);
        for (const Fact &fact : group.facts) {
            auto *name = new QLabel(tr("%1:").arg(fact.name), content);
            name->setTextFormat(Qt::PlainText);
            name->setMinimumWidth(names);
            auto *value = new QLabel(content);
            value->setTextFormat(Qt::PlainText);
            value->setWordWrap(true);
            value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
            value->setAccessibleName(fact.name);
            form->addRow(name, value);
            m_values.append(value);
        }
        layout->addLayout(form);
    }
    layout->addStretch();
    content->setEnabled(enabled);
    setWidget(content);
}

void FactsView::fill()
{
    qsizetype next = 0;
    for (const FactGroup &group : std::as_const(m_groups)) {
        for (const Fact &fact : group.facts) {
            QLabel *label = m_values[next++];
            label->setText(fact.value);
            label->setToolTip(plainTip(fact.tip));
            QPalette colours;
            if (fact.accent)
                colours.setColor(QPalette::Active, QPalette::WindowText, accentColour(*fact.accent, palette()));
            label->setPalette(colours);
        }
    }
}

QString FactsView::text() const
{
    QStringList lines;
    for (const FactGroup &group : m_groups) {
        lines << group.title;
        for (const Fact &fact : group.facts)
            lines << tr("%1: %2").arg(fact.name, fact.value);
    }
    return lines.join(u'\n');
}

} // namespace riser
