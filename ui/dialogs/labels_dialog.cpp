// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/labels_dialog.h"

#include "core/plans/label_store.h"
#include "ui/dialogs/problem_line.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

constexpr int before = Qt::UserRole; ///< the tick it had when the dialog opened
constexpr qsizetype namedAtMost = 6; // the labels need room too

/// One a line; of many the first ones.
QString namesText(const QStringList &names)
{
    QStringList lines = names.first(qMin(namedAtMost, names.size()));
    if (const qsizetype more = names.size() - lines.size(); more > 0)
        lines << LabelsDialog::tr("and %n more", nullptr, int(more));
    return lines.join(u'\n');
}

} // namespace

LabelsDialog::LabelsDialog(LabelStore *store, QList<LabelTarget> devices, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_devices(std::move(devices))
    , m_title(makeLine(u"labelsOf"_s))
    , m_names(makeLine(u"labelDevices"_s))
    , m_leftOut(makeLine(u"labelsLeftOut"_s))
    , m_list(new QListWidget(this))
    , m_new(new QLineEdit(this))
    , m_add(new QPushButton(tr("&Add"), this))
    , m_problem(new ProblemLine(u"labelsProblem"_s, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Labels"));
    build();
    fill();
    m_new->setFocus();
}

QLabel *LabelsDialog::makeLine(const QString &objectName)
{
    auto *line = new QLabel(this);
    line->setObjectName(objectName);
    line->setTextFormat(Qt::PlainText);
    line->setWordWrap(true);
    return line;
}

void LabelsDialog::tellLeftOut(const QStringList &names)
{
    m_leftOut->setText(tr("Not there now, and so left out:") + u'\n' + namesText(names));
    m_leftOut->setVisible(!names.isEmpty());
}

void LabelsDialog::build()
{
    m_title->setText(
        m_devices.size() == 1
            ? tr("Labels of %1. A plan may ask for devices that have one.").arg(m_devices.first().name)
            : tr("Labels of %n device(s). A plan may ask for devices that have one.", nullptr, int(m_devices.size())));
    QStringList names;
    for (const LabelTarget &device : std::as_const(m_devices))
        names << device.name;
    m_names->setText(namesText(names));
    m_names->setVisible(names.size() > 1);
    m_leftOut->hide();
    m_list->setObjectName(u"labelList"_s);
    m_list->setAccessibleName(tr("Labels"));
    connect(m_list, &QListWidget::itemChanged, this, &LabelsDialog::check);
    auto *buttons = new QDialogButtonBox(this);
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"labelsSave"_s);
    m_save->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &LabelsDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addWidget(m_names);
    column->addWidget(m_leftOut);
    column->addWidget(makeNew());
    column->addWidget(m_problem);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 60, fontMetrics().lineSpacing() * 20);
}

QWidget *LabelsDialog::makeNew()
{
    auto *place = new QWidget(this);
    m_new->setObjectName(u"newLabels"_s);
    m_new->setAccessibleName(tr("New labels"));
    m_new->setPlaceholderText(tr("New labels, with commas between them"));
    m_new->setClearButtonEnabled(true);
    if (m_store) {
        auto *completer = new QCompleter(m_store->labels().known(), m_new);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        m_new->setCompleter(completer);
    }
    m_add->setObjectName(u"addLabels"_s);
    m_add->setAutoDefault(false);
    m_add->setEnabled(false);
    connect(m_new, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_add->setEnabled(!text.trimmed().isEmpty());
        check();
    });
    connect(m_add, &QPushButton::clicked, this, [this] {
        addTyped();
        m_new->setFocus();
    });
    auto *row = new QHBoxLayout(place);
    row->setContentsMargins({});
    row->addWidget(m_new, 1);
    row->addWidget(m_add);
    return place;
}

void LabelsDialog::fill()
{
    if (!m_store)
        return;
    const QSignalBlocker quiet(m_list);
    const QStringList known = m_store->labels().known();
    for (const QString &label : known) {
        const auto have = std::ranges::count_if(
            m_devices, [&](const LabelTarget &device) { return holdsLabel(m_store->labels().of(device), label); });
        const Qt::CheckState tick = have == 0                  ? Qt::Unchecked
                                    : have == m_devices.size() ? Qt::Checked
                                                               : Qt::PartiallyChecked;
        auto *item = new QListWidgetItem(label, m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(tick);
        item->setData(before, int(tick));
    }
}

QListWidgetItem *LabelsDialog::itemOf(const QString &label) const
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (sameLabel(m_list->item(row)->text(), label))
            return m_list->item(row);
    }
    return nullptr;
}

bool LabelsDialog::addTyped()
{
    QStringList labels;
    for (const QString &part : m_new->text().split(u',')) {
        if (const QString label = part.trimmed(); !label.isEmpty())
            labels << label;
    }
    for (const QString &label : std::as_const(labels)) {
        if (const QString wrong = whyNotLabel(label); !wrong.isEmpty()) {
            m_problem->setText(wrong);
            return false;
        }
    }
    for (const QString &label : std::as_const(labels)) {
        QListWidgetItem *item = itemOf(label);
        if (!item) {
            item = new QListWidgetItem(label);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            item->setData(before, int(Qt::Unchecked));
            m_list->insertItem(0, item);
        }
        item->setCheckState(Qt::Checked);
    }
    m_new->clear();
    return true;
}

LabelChange LabelsDialog::change() const
{
    LabelChange change{.devices = m_devices, .add = {}, .remove = {}};
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        if (int(item->checkState()) == item->data(before).toInt())
            continue;
        if (item->checkState() == Qt::Checked)
            change.add << item->text();
        else if (item->checkState() == Qt::Unchecked)
            change.remove << item->text();
    }
    return change;
}

/// What can't be is told while it is chosen.
void LabelsDialog::check()
{
    const Result<Labels> next = m_store ? changedLabels(m_store->labels(), change()) : Labels();
    m_problem->setText(next ? QString() : next.error().summary);
    m_save->setEnabled(m_store && next);
}

void LabelsDialog::save()
{
    if (!m_store || !addTyped())
        return;
    check();
    if (!m_save->isEnabled())
        return;
    m_save->setEnabled(false); // until the file has it
    m_store->change(change(), this, [this](const Result<void> &done) {
        if (done)
            return accept();
        const Error &error = done.error();
        m_problem->setText(QStringList{error.summary, error.detail, error.hint}.join(u'\n').trimmed());
        m_save->setEnabled(true);
    });
}

} // namespace riser
