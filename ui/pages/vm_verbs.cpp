// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/vm_verbs.h"

#include "core/base/text.h"
#include "core/operations/machines/machine_operations.h"
#include "core/operations/machines/tear_down_record.h"
#include "core/operations/operations.h"
#include "ui/dialogs/operation_dialog.h"
#include "ui/pages/instances_page.h"
#include "ui/shared/plain_box.h"

#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

using OperationPtr = std::unique_ptr<Operation>;

bool waitsForGuest(OperationKind running)
{
    return running == OperationKind::ShutDown || running == OperationKind::Reboot;
}

/// The writer has one operation at a time: one that still waits for the guest must end first.
void forceOff(HostSession *session, const DomainId &domain)
{
    const QHash<DomainId, Transition> busy = session->vmTransitions();
    if (const auto running = busy.constFind(domain); running != busy.cend() && waitsForGuest(running->kind))
        session->cancel(running->operation);
    session->start(makeForceOff(domain));
}

/// A question, and so modal to the window; nothing waits for the answer.
void askForceOff(const VmTarget &target)
{
    QMessageBox *box =
        plainBox(QMessageBox::Warning, Text::tr("Force off"),
                 Text::tr("Force the VM “%1” on “%2” off?").arg(target.domain.name, target.session->entry().name),
                 target.window);
    box->setObjectName(u"askForceOff"_s);
    QStringList warnings;
    if (const InventoryPtr inventory = target.session->inventory()) {
        for (const Finding &finding : makeForceOff(target.domain.id)->check(*inventory))
            warnings << finding.text;
    }
    box->setInformativeText(warnings.join(u'\n'));
    QPushButton *yes = box->addButton(Text::tr("Force off"), QMessageBox::DestructiveRole);
    yes->setObjectName(u"forceOffYes"_s);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    const QPointer<HostSession> session = target.session;
    QObject::connect(yes, &QPushButton::clicked, box, [session, id = target.domain.id] {
        if (session)
            forceOff(session, id);
    });
    box->open();
}

/// Only for what its check says: what goes is chosen in the dialog.
OperationPtr forgetting(const Domain &domain)
{
    TearDownRecord record;
    record.domain = domain.id;
    record.name = domain.name;
    return makeTearDown(record);
}

void askTearDown(const VmTarget &target)
{
    InstancesPage::tearDown(target.session, target.domain.id, target.window);
}

constexpr VmVerb verbs[]{
    VmVerb{.name = "vmStart",
           .icon = "media-playback-start",
           .text = [] { return Text::tr("START"); },
           .make = [](const Domain &domain) -> OperationPtr { return makeStart(domain.id); }},
    VmVerb{.name = "vmShutDown",
           .icon = "system-shutdown",
           .text = [] { return Text::tr("SHUT DOWN"); },
           .make = [](const Domain &domain) -> OperationPtr { return makeShutDown(domain.id); }},
    VmVerb{.name = "vmForceOff",
           .icon = "media-playback-stop",
           .text = [] { return Text::tr("FORCE OFF…"); },
           .make = [](const Domain &domain) -> OperationPtr { return makeForceOff(domain.id); },
           .open = askForceOff,
           .interrupts = waitsForGuest},
    VmVerb{.name = "vmReboot",
           .icon = "system-reboot",
           .text = [] { return Text::tr("REBOOT"); },
           .make = [](const Domain &domain) -> OperationPtr { return makeReboot(domain.id); }},
    VmVerb{.name = "vmAutostart",
           .icon = "",
           .text = [] { return Text::tr("AUTOSTART"); },
           .make = [](const Domain &domain) -> OperationPtr { return makeAutostart(domain.id, !domain.autostart); },
           .isOn = [](const Domain &domain) { return domain.autostart; }},
    VmVerb{.name = "vmTearDown",
           .icon = "edit-delete",
           .text = [] { return Text::tr("TEAR DOWN…"); },
           .make = forgetting,
           .open = askTearDown},
};

} // namespace

std::span<const VmVerb> vmVerbs()
{
    return verbs;
}

void begin(const VmVerb &verb, const VmTarget &target)
{
    if (verb.open)
        return verb.open(target);
    OperationPtr operation = verb.make(target.domain);
    const InventoryPtr inventory = target.session->inventory();
    const Findings findings = inventory ? operation->check(*inventory) : Findings();
    if (std::ranges::none_of(findings, [](const Finding &one) { return one.verdict == Verdict::Warn; })) {
        target.session->start(std::move(operation));
        return;
    }
    (new OperationDialog(
         target.session, [make = verb.make, domain = target.domain] { return make(domain); }, target.window))
        ->show();
}

void repair(const DeviceKey &device, HostSession *session, QWidget *window)
{
    (new OperationDialog(session, [device] { return makeRepair(device); }, window))->show();
}

} // namespace riser
