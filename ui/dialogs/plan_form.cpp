// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/plan_form.h"

#include "ui/dialogs/problem_line.h"
#include "ui/dialogs/wish_list.h"
#include "ui/models/plan_texts.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

constexpr int gib = 1024; // in MiB

QHBoxLayout *rowIn(QWidget *place)
{
    auto *row = new QHBoxLayout(place);
    row->setContentsMargins({});
    return row;
}

template<typename E>
void choose(QComboBox *box, E value)
{
    box->setCurrentIndex(box->findData(int(value)));
}

} // namespace

PlanForm::PlanForm(MatchEdit::Seen seen, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QFormLayout(this))
    , m_name(new QLineEdit)
    , m_description(new QPlainTextEdit)
    , m_total(new QLabel)
    , m_unit(new QComboBox)
    , m_disk(number(u"diskGib"_s, tr("Disk in GiB"), planLimits::diskGib))
    , m_gpuMatch(new MatchEdit(seen))
    , m_wishes(new WishList(seen))
    , m_numa(new QComboBox)
    , m_machine(new QComboBox)
    , m_firmware(new QComboBox)
    , m_video(new QComboBox)
{
    m_layout->setContentsMargins({});
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_name->setMaxLength(planLimits::name);
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(fontMetrics().lineSpacing() * 3 + 12);
    m_disk->setSuffix(tr(" GiB"));
    add(u"name"_s, tr("&Name:"), m_name);
    add(u"description"_s, tr("D&escription:"), m_description);
    QWidget *processors = makeProcessors();
    add(u"cores"_s, tr("v&CPUs:"), m_sockets, processors);
    QWidget *memory = makeMemory();
    add(u"memoryMib"_s, tr("&Memory:"), m_memory, memory);
    add(u"diskGib"_s, tr("&Disk:"), m_disk);
    QWidget *gpus = makeGpus();
    add(u"gpuCount"_s, tr("&GPU COUNT:"), m_gpus, gpus);
    add(u"devices"_s, tr("&Other devices:"), m_wishes);
    addMachine();
    // One complaint serves the three numbers that make the vCPUs.
    m_problems[u"sockets"_s] = m_problems[u"threads"_s] = m_problems[u"cores"_s];
    connectFields();
    setPlan(Plan());
}

void PlanForm::add(const QString &field, const QString &label, QWidget *input, QWidget *shown)
{
    if (!shown)
        shown = input;
    if (input->objectName().isEmpty())
        input->setObjectName(field);
    if (input->accessibleName().isEmpty()) // a buddy in another widget isn't found by a screen reader
        input->setAccessibleName(QString(label).remove(u'&').remove(u':'));
    auto *problem = new ProblemLine(field + u":problem"_s);
    auto *place = new QWidget;
    auto *column = new QVBoxLayout(place);
    column->setContentsMargins({});
    column->addWidget(shown);
    column->addWidget(problem);
    m_layout->addRow(label, place);
    if (auto *buddy = qobject_cast<QLabel *>(m_layout->labelForField(place)))
        buddy->setBuddy(input);
    m_problems.insert(field, problem);
    m_inputs.insert(field, input);
}

QSpinBox *PlanForm::number(const QString &field, const QString &spoken, planLimits::Range range)
{
    auto *box = new QSpinBox;
    box->setObjectName(field);
    box->setAccessibleName(spoken);
    box->setRange(range.least, range.most);
    return box;
}

QWidget *PlanForm::makeProcessors()
{
    m_sockets = number(u"sockets"_s, tr("Sockets"), planLimits::sockets);
    m_cores = number(u"cores"_s, tr("Cores of each socket"), planLimits::cores);
    m_threads = number(u"threads"_s, tr("Threads of each core"), planLimits::threads);
    m_total->setObjectName(u"vcpus"_s);
    auto *place = new QWidget;
    QHBoxLayout *row = rowIn(place);
    const QList<QPair<QSpinBox *, QString>> parts{
        {m_sockets, tr("sockets ×")}, {m_cores, tr("cores ×")}, {m_threads, tr("threads")}};
    for (const auto &[box, words] : parts) {
        row->addWidget(box);
        row->addWidget(new QLabel(words));
    }
    row->addWidget(m_total, 1);
    return place;
}

QWidget *PlanForm::makeMemory()
{
    m_memory = number(u"memoryMib"_s, tr("Memory"), planLimits::memoryMib);
    m_unit->setObjectName(u"memoryUnit"_s);
    m_unit->setAccessibleName(tr("Unit of the memory"));
    m_unit->addItem(tr("GiB"), gib);
    m_unit->addItem(tr("MiB"), 1);
    auto *place = new QWidget;
    QHBoxLayout *row = rowIn(place);
    row->addWidget(m_memory, 1);
    row->addWidget(m_unit);
    return place;
}

QWidget *PlanForm::makeGpus()
{
    m_gpus = number(u"gpuCount"_s, tr("GPU COUNT"), planLimits::devices);
    m_gpuMatch->setObjectName(u"gpuMatch"_s);
    m_gpuMatch->setAccessibleName(tr("Which GPUs"));
    m_gpuMatch->setKind(gpuWishKind());
    auto *place = new QWidget;
    QHBoxLayout *row = rowIn(place);
    row->addWidget(m_gpus);
    row->addWidget(m_gpuMatch, 1);
    return place;
}

void PlanForm::addMachine()
{
    for (const NumaWish wish : {NumaWish::None, NumaWish::Preferred, NumaWish::Required})
        m_numa->addItem(numaText(wish), int(wish));
    m_numa->setToolTip(
        tr("Preferred: all devices on one NUMA node where that is possible. Required: or not on this host."));
    m_machine->setEditable(true);
    m_machine->addItems({u"q35"_s, u"pc"_s});
    for (const Firmware firmware : {Firmware::Uefi, Firmware::Bios})
        m_firmware->addItem(firmwareText(firmware), int(firmware));
    for (const Video video : {Video::Virtio, Video::Vga, Video::None})
        m_video->addItem(videoText(video), int(video));
    m_ports = number(u"spareRootPorts"_s, tr("Spare root ports"), planLimits::spareRootPorts);
    m_ports->setToolTip(tr("For devices that are given to the running virtual machine later"));
    add(u"numa"_s, tr("One N&UMA node:"), m_numa);
    add(u"machine"_s, tr("M&achine:"), m_machine);
    add(u"firmware"_s, tr("&Firmware:"), m_firmware);
    add(u"spareRootPorts"_s, tr("Spare root &ports:"), m_ports);
    add(u"video"_s, tr("&Video:"), m_video);
}

void PlanForm::connectFields()
{
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        m_nameTyped = m_nameTyped || !m_filling;
        edited();
    });
    connect(m_description, &QPlainTextEdit::textChanged, this, &PlanForm::edited);
    for (QSpinBox *box : {m_sockets, m_cores, m_threads, m_memory, m_disk, m_gpus, m_ports})
        connect(box, &QSpinBox::valueChanged, this, &PlanForm::edited);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &PlanForm::changeUnit);
    connect(m_wishes, &WishList::changed, this, &PlanForm::edited);
    for (QComboBox *box : {m_numa, m_firmware, m_video})
        connect(box, &QComboBox::currentIndexChanged, this, &PlanForm::edited);
    connect(m_machine, &QComboBox::editTextChanged, this, &PlanForm::edited);
    connect(m_gpuMatch, &QComboBox::editTextChanged, this, &PlanForm::edited);
}

void PlanForm::edited()
{
    if (m_filling)
        return;
    m_gpuMatch->setEnabled(m_gpus->value() > 0);
    m_total->setText(tr("= %n vCPU(s)", nullptr, plan().vcpus()));
    Q_EMIT changed();
}

int PlanForm::memoryMib() const
{
    return m_memory->value() * m_unit->currentData().toInt();
}

/// Keeps the amount; what isn't a whole number of GiB becomes the next one.
void PlanForm::changeUnit()
{
    const int unit = m_unit->currentData().toInt();
    const int before = m_memory->value();
    {
        const QSignalBlocker quiet(m_memory);
        const bool toGib = unit == gib;
        m_memory->setRange(toGib ? 1 : planLimits::memoryMib.least, planLimits::memoryMib.most / unit);
        m_memory->setValue(toGib ? (before + gib - 1) / gib : before * gib);
    }
    edited();
}

void PlanForm::setPlan(const Plan &plan)
{
    m_filling = true;
    m_plan = plan;
    m_nameTyped = false;
    m_name->setText(plan.name);
    m_description->setPlainText(plan.description);
    m_sockets->setValue(plan.sockets);
    m_cores->setValue(plan.cores);
    m_threads->setValue(plan.threads);
    m_unit->setCurrentIndex(m_unit->findData(plan.memoryMib % gib == 0 ? gib : 1));
    changeUnit();
    m_memory->setValue(plan.memoryMib / m_unit->currentData().toInt());
    m_disk->setValue(plan.diskGib);
    QList<DeviceWish> others = plan.devices;
    const auto gpu = std::ranges::find(others, gpuWishKind(), &DeviceWish::kind);
    const DeviceWish first = gpu == others.end() ? DeviceWish() : *gpu; // a second one is among the others
    if (gpu != others.end())
        others.erase(gpu);
    m_gpus->setValue(first.count);
    m_gpuMatch->setMatch(first.match);
    m_wishes->setWishes(others);
    choose(m_numa, plan.numa);
    m_machine->setEditText(plan.machine);
    choose(m_firmware, plan.firmware);
    m_ports->setValue(plan.spareRootPorts);
    choose(m_video, plan.video);
    m_filling = false;
    edited();
}

Plan PlanForm::plan() const
{
    Plan plan = m_plan;
    plan.name = m_name->text();
    plan.description = m_description->toPlainText();
    plan.sockets = m_sockets->value();
    plan.cores = m_cores->value();
    plan.threads = m_threads->value();
    plan.memoryMib = memoryMib();
    plan.diskGib = m_disk->value();
    plan.devices.clear();
    if (m_gpus->value() > 0)
        plan.devices << DeviceWish{.kind = gpuWishKind(), .count = m_gpus->value(), .match = m_gpuMatch->match()};
    plan.devices << m_wishes->wishes();
    plan.numa = NumaWish(m_numa->currentData().toInt());
    plan.machine = m_machine->currentText().trimmed();
    plan.firmware = Firmware(m_firmware->currentData().toInt());
    plan.spareRootPorts = m_ports->value();
    plan.video = Video(m_video->currentData().toInt());
    return plan;
}

qsizetype PlanForm::wishOf(const QString &field)
{
    static const QRegularExpression pattern(u"^devices\\[(\\d+)\\]"_s);
    const QRegularExpressionMatch match = pattern.match(field);
    return match.hasMatch() ? match.captured(1).toInt() : -1;
}

QString PlanForm::placeOf(const QString &field) const
{
    if (const qsizetype wish = wishOf(field); wish >= 0)
        return wish == 0 && m_gpus->value() > 0 ? u"gpuCount"_s : QString();
    return m_problems.contains(field) ? field : u"name"_s;
}

void PlanForm::showProblems(const QList<PlanProblem> &problems)
{
    QHash<ProblemLine *, QString> texts;
    QHash<qsizetype, QString> ofRows;
    for (const PlanProblem &problem : problems) {
        const QString place = placeOf(problem.field);
        if (place == "name"_L1 && !m_nameTyped && m_name->text().isEmpty())
            continue;
        QString &text =
            place.isEmpty() ? ofRows[wishOf(problem.field) - (m_gpus->value() > 0 ? 1 : 0)] : texts[m_problems[place]];
        text += text.isEmpty() ? problem.text : u'\n' + problem.text;
    }
    for (const auto &[field, line] : std::as_const(m_problems).asKeyValueRange()) {
        line->setText(texts.value(line));
        if (QWidget *input = m_inputs.value(field))
            input->setAccessibleDescription(texts.value(line));
    }
    for (qsizetype row = 0; row < m_wishes->wishes().size(); ++row)
        m_wishes->setProblem(row, ofRows.value(row));
}

void PlanForm::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

} // namespace riser
