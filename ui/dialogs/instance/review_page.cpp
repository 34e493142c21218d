// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/instance/review_page.h"

#include "core/instances/instance_xml.h"
#include "core/operations/machines/machine_operations.h"
#include "ui/dialogs/operation_panel.h"
#include "ui/xmlview/xml_view.h"

#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

ReviewPage::ReviewPage(WizardState *state, QWidget *parent)
    : WizardPage(state, tr("Review"), {}, parent)
    , m_text(plainText(u"reviewText"_s))
    , m_panel(new OperationPanel)
    , m_xml(new XmlView)
{
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAlignment(Qt::AlignTop);
    m_xml->setObjectName(u"reviewXml"_s);
    m_panel->addPreview(m_xml, tr("Definition"));
    m_panel->setExecuteText(tr("CREATE"));
    auto *scroll = new QScrollArea;
    scroll->setWidget(m_text);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("What will be made"));
    auto *halves = new QSplitter;
    halves->setChildrenCollapsible(false);
    halves->addWidget(scroll);
    halves->addWidget(m_panel);
    halves->setSizes({2000, 3000}); // parts of what there is, whatever its texts would like
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(halves);
}

ReviewPage::~ReviewPage() = default;

QString ReviewPage::diskLine(const InstanceRequest &request) const
{
    const InstanceDisk &disk = request.disk;
    const QString made =
        tr("%1 in the pool %2: %3, %4").arg(disk.volume, disk.pool, bytesText(disk.capacityBytes), disk.format);
    switch (disk.source) {
    case DiskSource::Empty:
        return tr("%1, empty").arg(made);
    case DiskSource::Clone:
        return tr("%1, a copy of %2 in %3").arg(made, disk.templateVolume, disk.templatePool);
    case DiskSource::Overlay:
        return tr("%1, over %2 in %3, which must stay as it is from then on")
            .arg(made, disk.templateVolume, disk.templatePool);
    }
    return made;
}

QString ReviewPage::summary(const InstanceRequest &request) const
{
    const DraftPlace &place = state()->place();
    QStringList lines{
        tr("Name: %1").arg(request.name),
        (state()->automatic() ? tr("Host: %1, placed automatically") : tr("Host: %1")).arg(place.fit.hostName),
        tr("Plan: %1 (revision %2), %3")
            .arg(request.plan.name, QString::number(request.plan.revision), planSummary(request.plan))};
    const QStringList devices = place.inventory ? deviceLines(place.fit, *place.inventory) : QStringList();
    lines << (devices.isEmpty() ? tr("Devices: none") : tr("Devices:"));
    for (const QString &device : devices)
        lines << u"    "_s + device;
    if (request.numaNode)
        lines << tr("NUMA node: %1").arg(*request.numaNode);
    lines << tr("Disk: %1").arg(diskLine(request));
    if (const QString seed = request.seedVolume(); !seed.isEmpty()) {
        lines << tr("CD for cloud-init: %1 in the pool %2").arg(seed, request.disk.pool);
        lines << tr("    User: %1")
                     .arg(request.cloudInit.user.isEmpty() ? tr("the image's own") : request.cloudInit.user);
        lines << tr("    Keys: %1").arg(request.cloudInit.sshKeys.size());
        lines << tr("    Host name: %1")
                     .arg(request.cloudInit.hostname.isEmpty() ? request.name : request.cloudInit.hostname);
    }
    lines << tr("Network: %1").arg(request.network.isEmpty() ? tr("none") : request.network);
    lines << (request.start ? tr("It is started when it is made.") : tr("It isn't started."));
    if (request.autostart)
        lines << tr("It starts with the host from then on.");
    lines << tr("Owner: %1").arg(request.by);
    return lines.join(u'\n');
}

void ReviewPage::refresh()
{
    if (!isVisible())
        return; // what it shows is dear to make
    const DraftPlace &place = state()->place();
    const InstanceRequest request = state()->request();
    m_text->setText(summary(request));
    QStringList missing;
    for (const PlanProblem &problem : state()->problems())
        missing << problem.text;
    for (const PlanProblem &problem : checkRequest(request))
        missing << problem.text;
    m_operation = makeProvision(request);
    QList<DeviceKey> devices;
    for (const ChosenDevice &chosen : request.devices)
        devices << chosen.device;
    const QString unavailable =
        place.fit.host.isEmpty() ? missing.value(0) : whyHostCannot(state()->session(), devices);
    const bool complete = missing.isEmpty() && place.inventory;
    m_panel->judge(complete ? m_operation.get() : nullptr, place.inventory, unavailable, missing.value(0));
    m_xml->setXml(
        complete ? writeInstance(request, *place.inventory, pathsOf(request, place.storage.value_or(StorageListing())))
                 : QByteArray(),
        request.name);
}

void ReviewPage::focusFirst()
{
    m_panel->focusExecute();
}

} // namespace riser
