// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/device_header.h"

#include "core/host/host_session.h"
#include "ui/shared/colours.h"
#include "ui/shared/flow_layout.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"

#include <QLabel>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace riser {

DeviceHeader::DeviceHeader(HostSession *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
{
    auto *flow = new FlowLayout(this);
    flow->setContentsMargins({});
    flow->setSpacing(fontMetrics().averageCharWidth() * 2);
    m_iommu = addLabel(u"headerIommu"_s);
    m_vfio = addLabel(u"headerVfio"_s);
    m_program = addLabel(u"headerProgram"_s);
    m_gpus = addLabel(u"headerGpus"_s);
    m_live = addLabel(u"headerLive"_s);
    m_read = addLabel(u"headerRead"_s);
    m_problems = new QToolButton(this);
    m_problems->setObjectName(u"headerProblems"_s);
    m_problems->setAutoRaise(true);
    m_problems->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_problems->setIcon(themedIcon(u"riser-warning"_s));
    m_problems->setPopupMode(QToolButton::InstantPopup);
    m_problems->setMenu(new QMenu(m_problems));
    flow->addWidget(m_problems);
    connect(session, &HostSession::inventoryChanged, this, &DeviceHeader::refresh);
    connect(session, &HostSession::stateChanged, this, &DeviceHeader::refresh);
    connect(session, &HostSession::lastReadChanged, this, &DeviceHeader::refreshRead);
    refresh();
}

QLabel *DeviceHeader::addLabel(const QString &objectName)
{
    auto *label = new QLabel(this);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    layout()->addWidget(label);
    return label;
}

void DeviceHeader::setWord(QLabel *label, const QString &text, const QString &tip, bool warn)
{
    label->setText(text);
    label->setToolTip(plainTip(tip));
    label->setVisible(!text.isEmpty());
    QPalette colours;
    if (warn)
        colours.setColor(QPalette::WindowText, accentColour(Accent::Warning, palette()));
    label->setPalette(colours);
}

void DeviceHeader::refresh()
{
    const InventoryPtr inventory = m_session->inventory();
    setVisible(inventory != nullptr);
    if (!inventory)
        return;
    const HostFacts &facts = inventory->snapshot().facts;
    setWord(m_iommu, yesNoUnknown(facts.iommu, tr("IOMMU on"), tr("IOMMU off"), tr("IOMMU not known")),
            facts.iommu.value_or(true) ? QString()
                                       : tr("Without an IOMMU no PCI device can be given to a VM. Switch it on in the "
                                            "firmware (VT-d, AMD-Vi) and on the kernel command line."),
            !facts.iommu.value_or(true));
    setWord(m_vfio, yesNoUnknown(facts.vfio, tr("VFIO ready"), tr("VFIO missing"), tr("VFIO not known")),
            facts.vfio.value_or(true) ? QString() : tr("The host's hypervisor offers no VFIO for PCI devices."),
            !facts.vfio.value_or(true));
    refreshProgram();
    int gpus = 0;
    int free = 0;
    for (const Device &device : inventory->devices()) {
        if (device.chip != "gpu"_L1)
            continue;
        ++gpus;
        free += device.status == Status::Detached && device.claims.isEmpty();
    }
    setWord(m_gpus, gpus ? tr("%1 of %n GPU(s) free", nullptr, gpus).arg(free) : QString(),
            tr("Free: detached from the host and claimed by no VM."), false);
    const bool online = m_session->state() == HostSession::State::Online;
    setWord(m_live,
            !online        ? tr("Not live")
            : facts.events ? tr("Live updates")
                           : tr("Polling"),
            !online        ? tr("What is shown is what was read last.")
            : facts.events ? tr("The host tells about changes; drivers, of which it doesn't tell, are read again every "
                                "few seconds while you look.")
                           : tr("The host doesn't tell about changes: everything is read again every few seconds."),
            !online);
    refreshRead();
    refreshProblems();
}

/// What can't be known without riser-host is said where it is missing; here only whether it is there.
void DeviceHeader::refreshProgram()
{
    const HostProgramFacts &program = m_session->inventory()->snapshot().hostProgram;
    using enum HostProgramFacts::State;
    QString word;
    switch (program.state) {
    case Present:
        word = program.version.isEmpty() ? tr("riser-host") : tr("riser-host %1").arg(program.version);
        break;
    case Starting:
        word = tr("riser-host: asking…");
        break;
    case Absent:
    case NotReachable:
        word = tr("No riser-host");
        break;
    case NoRight:
        word = tr("riser-host: no right");
        break;
    case TooOld:
        word = tr("riser-host is too old");
        break;
    case TooNew:
        word = tr("riser-host is newer");
        break;
    case Broken:
        word = tr("riser-host failed");
        break;
    }
    const bool quiet = program.state == Present || program.state == Starting || program.state == NotReachable;
    setWord(m_program, word, program.why, !quiet);
}

/// Alone with every poll: nothing else here changes by that.
void DeviceHeader::refreshRead()
{
    const InventoryPtr inventory = m_session->inventory();
    if (!inventory)
        return;
    setWord(m_read, tr("Read at %1").arg(clockText(m_session->lastRead())),
            tr("What is shown was true then. It changed last at %1. The host is read again whenever it may have "
               "changed, and with F5.")
                .arg(clockText(inventory->snapshot().takenAt)),
            false);
}

void DeviceHeader::refreshProblems()
{
    const QList<Error> &problems = m_session->inventory()->snapshot().problems;
    m_problems->setVisible(!problems.isEmpty());
    m_problems->setText(tr("%n thing(s) could not be read", nullptr, int(problems.size())));
    m_problems->menu()->clear();
    m_problems->menu()->setToolTipsVisible(true);
    for (const Error &error : problems) {
        QAction *action = m_problems->menu()->addAction(menuText(error.summary));
        action->setToolTip(plainTip(error.toText()));
    }
}

} // namespace riser
