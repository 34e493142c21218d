// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/instance/disk_page.h"

#include "ui/dialogs/choice_list.h"
#include "ui/dialogs/instance/template_upload.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

QString templateId(const MarkedVolume &volume)
{
    return volume.name.isEmpty() ? QString() : volume.pool + u'/' + volume.name;
}

} // namespace

DiskPage::DiskPage(WizardState *state, QWidget *parent)
    : WizardPage(state, tr("Name and disk"),
                 {u"name"_s, u"pool"_s, u"template"_s, u"format"_s, u"capacity"_s, u"network"_s}, parent)
    , m_name(new QLineEdit)
    , m_pool(new QComboBox)
    , m_source(new QComboBox)
    , m_templatePlace(new QWidget)
    , m_template(new ChoiceList(tr("Search volumes"), tr("Templates")))
    , m_upload(new TemplateUpload(state))
    , m_format(new QComboBox)
    , m_capacity(new QSpinBox)
    , m_network(new QComboBox)
    , m_note(plainText(u"storageNote"_s))
{
    build();
    connectFields();
}

void DiskPage::build()
{
    const QList<QPair<QString, DiskSource>> sources{
        {tr("Empty: something is installed on it"), DiskSource::Empty},
        {tr("A full copy of a template"), DiskSource::Clone},
        {tr("An overlay: only what differs from a template"), DiskSource::Overlay}};
    for (const auto &[text, source] : sources)
        m_source->addItem(text, int(source));
    m_format->addItem(tr("qcow2: grows as it is written"), u"qcow2"_s);
    m_format->addItem(tr("raw: the plain content"), u"raw"_s);
    m_capacity->setRange(planLimits::diskGib.least, planLimits::diskGib.most);
    m_capacity->setSuffix(tr(" GiB"));
    auto *inTemplate = new QVBoxLayout(m_templatePlace);
    inTemplate->setContentsMargins({});
    inTemplate->addWidget(m_template);
    inTemplate->addWidget(m_upload);
    auto *again = new QPushButton(tr("&Look again"));
    again->setObjectName(u"storageAgain"_s);
    again->setAutoDefault(false);
    again->setToolTip(tr("The host looks what is in its pools now"));
    connect(again, &QPushButton::clicked, this, [this] { state()->readStorage(true); });
    auto *poolPlace = new QWidget;
    auto *poolRow = new QHBoxLayout(poolPlace);
    poolRow->setContentsMargins({});
    poolRow->addWidget(m_pool, 1);
    poolRow->addWidget(again);
    auto *form = new QFormLayout(this);
    form->setContentsMargins({});
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addField(form, u"name"_s, tr("&Name:"), m_name);
    addField(form, u"pool"_s, tr("Storage &pool:"), m_pool, poolPlace);
    form->addRow(QString(), m_note);
    addField(form, u"source"_s, tr("Disk &from:"), m_source);
    addField(form, u"template"_s, tr("&Template:"), m_template, m_templatePlace);
    addField(form, u"format"_s, tr("F&ormat:"), m_format);
    addField(form, u"capacity"_s, tr("&Size:"), m_capacity);
    addField(form, u"network"_s, tr("Net&work:"), m_network);
}

void DiskPage::connectFields()
{
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_nameTyped = true;
        edit([&](InstanceDraft &draft) { draft.name = text; });
    });
    connect(m_pool, &QComboBox::currentIndexChanged, this,
            [this] { edit([this](InstanceDraft &draft) { draft.pool = m_pool->currentData().toString(); }); });
    connect(m_source, &QComboBox::currentIndexChanged, this, [this] {
        edit([this](InstanceDraft &draft) { draft.source = DiskSource(m_source->currentData().toInt()); });
    });
    connect(m_format, &QComboBox::currentIndexChanged, this,
            [this] { edit([this](InstanceDraft &draft) { draft.format = m_format->currentData().toString(); }); });
    connect(m_capacity, &QSpinBox::valueChanged, this,
            [this](int gib) { edit([gib](InstanceDraft &draft) { draft.diskGib = gib; }); });
    connect(m_network, &QComboBox::currentIndexChanged, this,
            [this] { edit([this](InstanceDraft &draft) { draft.network = m_network->currentData().toString(); }); });
    connect(m_template, &ChoiceList::chosenChanged, this, &DiskPage::chooseTemplate);
    connect(m_upload, &TemplateUpload::uploaded, this, [this](const MarkedVolume &volume) {
        edit([&](InstanceDraft &draft) {
            draft.templatePool = volume.pool;
            draft.templateVolume = volume.name;
        });
    });
}

void DiskPage::chooseTemplate()
{
    edit([this](InstanceDraft &draft) {
        const QString id = m_template->chosen(); // no volume's name has a slash in it
        const qsizetype slash = id.lastIndexOf(u'/');
        draft.templatePool = id.first(std::max<qsizetype>(0, slash));
        draft.templateVolume = id.sliced(slash + 1);
    });
}

/// Once for a host, where nothing is chosen: the pool with the most room, one of files rather than of devices, and the
/// network that libvirt comes with.
void DiskPage::suggest()
{
    const DraftPlace &place = state()->place();
    if (!isVisible() || !place.storage || !place.inventory || m_suggestedFor == place.fit.host)
        return;
    m_suggestedFor = place.fit.host;
    InstanceDraft draft = state()->draft();
    if (draft.pool.isEmpty()) {
        const auto rank = [](const PoolInfo &pool) { return std::pair(!isBlockPool(pool), pool.availableBytes); };
        const PoolInfo *best = nullptr;
        for (const PoolInfo &pool : place.storage->pools) {
            if (whyNotPool(pool).isEmpty() && (!best || rank(pool) > rank(*best)))
                best = &pool;
        }
        if (best)
            draft.pool = best->name;
    }
    for (const VirtualNetwork &network : place.inventory->snapshot().networks) {
        if (draft.network.isEmpty() && network.name == "default"_L1 && network.active)
            draft.network = network.name;
    }
    state()->setDraft(draft);
}

void DiskPage::refreshStorage()
{
    const DraftPlace &place = state()->place();
    QList<Choice> pools;
    QStringList notes;
    for (const PoolInfo &pool : place.storage ? place.storage->pools : QList<PoolInfo>())
        pools << Choice{.id = pool.name,
                        .title = pool.name,
                        .note = tr("%1 free of %2").arg(bytesText(pool.availableBytes), bytesText(pool.capacityBytes)),
                        .reason = whyNotPool(pool),
                        .icon = {}};
    for (const Error &problem : place.storage ? place.storage->problems : QList<Error>())
        notes << problem.summary;
    if (const auto error = state()->storageError())
        notes << error->summary;
    else if (!place.storage)
        notes << tr("The storage is being read…");
    setEntries(m_pool, pools, state()->draft().pool);
    m_note->setText(notes.join(u'\n'));
    m_note->setVisible(!notes.isEmpty());
}

void DiskPage::refreshTemplates()
{
    const DraftPlace &place = state()->place();
    const InstanceDraft &draft = state()->draft();
    QList<Choice> templates;
    if (place.storage && place.inventory) {
        for (const DiskTemplate &one : diskTemplates(*place.storage, *place.inventory))
            templates << Choice{
                .id = templateId(one.volume),
                .title = one.volume.name,
                .note = tr("%1, %2, in the pool %3").arg(bytesText(one.capacityBytes), one.format, one.volume.pool),
                .reason = one.whyNot,
                .icon = u"riser-storage"_s};
    }
    m_template->setChoices(templates, tr("There is no volume in the pools of %1.").arg(place.fit.hostName));
    m_template->choose(templateId({.pool = draft.templatePool, .name = draft.templateVolume}));
    setFieldVisible(u"template"_s, draft.source != DiskSource::Empty);
    m_upload->refresh();
}

void DiskPage::refreshNetworks()
{
    const InventoryPtr &inventory = state()->place().inventory;
    QList<Choice> networks{{.id = {}, .title = tr("None"), .note = {}, .reason = {}, .icon = {}}};
    for (const VirtualNetwork &network : inventory ? inventory->snapshot().networks : QList<VirtualNetwork>())
        networks << Choice{.id = network.name,
                           .title = network.name,
                           .note = network.forward.isEmpty() ? tr("isolated") : network.forward,
                           .reason = whyNotNetwork(network),
                           .icon = {}};
    setEntries(m_network, networks, state()->draft().network);
}

void DiskPage::refresh()
{
    const InstanceDraft &draft = state()->draft();
    fill([&] {
        if (m_name->text() != draft.name)
            m_name->setText(draft.name);
        refreshStorage();
        m_source->setCurrentIndex(m_source->findData(int(draft.source)));
        refreshTemplates();
        const InstanceRequest request = state()->request();
        m_format->setCurrentIndex(m_format->findData(request.disk.format));
        const PoolInfo *pool = state()->place().storage ? state()->place().storage->pool(draft.pool) : nullptr;
        m_format->setEnabled(draft.source != DiskSource::Overlay && !(pool && isBlockPool(*pool)));
        m_capacity->setValue(draft.diskGib > 0 || !draft.plan ? draft.diskGib : draft.plan->diskGib);
        refreshNetworks();
    });
    for (const QString &field : {u"pool"_s, u"template"_s, u"format"_s, u"capacity"_s, u"network"_s})
        showProblem(field, field == "template"_L1 && draft.templateVolume.isEmpty());
    showProblem(u"name"_s, !m_nameTyped && draft.name.isEmpty());
    suggest();
}

void DiskPage::focusFirst()
{
    m_name->setFocus();
    suggest();
}

} // namespace riser
