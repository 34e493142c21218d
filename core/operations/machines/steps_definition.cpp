// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/machines/steps_definition.h"

#include "core/base/text.h"
#include "core/operations/machines/making.h"
#include "core/operations/texts.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// A definition on its way, as the step and its undo share it.
struct Defining {
    QString host;
    DomainId id;
    QString name;
    QByteArray xml;
    std::optional<JournalledState> earlier;
    bool touched = false;
};

Result<std::optional<Domain>> lookFor(StepContext &context, const DomainId &id)
{
    Result<Domain> found = context.backend.readDomain(id);
    if (found)
        return *std::move(found);
    if (found.error().code == ErrorCode::NoSuchDomain)
        return std::nullopt;
    return std::unexpected(found.error());
}

Result<void> define(StepContext &context, Defining &subject)
{
    const Result<std::optional<Domain>> there = lookFor(context, subject.id);
    if (!there)
        return std::unexpected(there.error());
    if (*there && subject.earlier) { // the UUID is ours alone
        subject.touched = true;
        return {};
    }
    const Result<DomainId> made = context.backend.machines().define(subject.xml);
    subject.touched = made || made.error().code != ErrorCode::AlreadyThere;
    if (!made)
        return std::unexpected(made.error());
    const Result<std::optional<Domain>> now = lookFor(context, subject.id);
    if (!now)
        return std::unexpected(now.error());
    if (*now && (*now)->persistent())
        return {};
    return failure(ErrorCode::NotDone,
                   Text::tr("%1 answered that VM %2 was defined, but it isn't there.").arg(subject.host, subject.name));
}

Result<void> remove(StepContext &context, const QString &host, const DomainId &id, const QString &name,
                    const Leftovers &leftovers)
{
    const Result<void> removed = context.backend.machines().undefine(id, leftovers);
    if (!removed && removed.error().code != ErrorCode::NoSuchDomain)
        return removed;
    const Result<std::optional<Domain>> left = lookFor(context, id);
    if (!left)
        return notSeen(left.error(),
                       Text::tr("%1 answered that the definition of VM %2 was removed, but whether it is gone could "
                                "not be read.")
                           .arg(host, name));
    if (!*left || !(*left)->persistent())
        return {};
    return failure(
        ErrorCode::NotDone,
        Text::tr("%1 answered that the definition of VM %2 was removed, but it is still there.").arg(host, name));
}

QStringList undefineWords(const QString &name, const Leftovers &remove)
{
    QStringList words{u"undefine"_s, name, remove.nvram ? u"--nvram"_s : u"--keep-nvram"_s,
                      remove.tpm ? u"--tpm"_s : u"--keep-tpm"_s};
    if (remove.managedSave)
        words << u"--managed-save"_s;
    if (remove.snapshots)
        words << u"--snapshots-metadata"_s;
    if (remove.checkpoints)
        words << u"--checkpoints-metadata"_s;
    return words;
}

} // namespace

Step defineStep(const Inventory &inventory, const InstanceRequest &request, const QByteArray &xml,
                const JournalledSteps &earlier)
{
    const QString id = QLatin1StringView(defineStepId);
    const auto subject = std::make_shared<Defining>(Defining{.host = texts::hostName(inventory),
                                                             .id = request.id,
                                                             .name = request.name,
                                                             .xml = xml,
                                                             .earlier = stateOf(earlier, id)});
    Step step;
    step.id = id;
    step.text =
        request.devices.isEmpty()
            ? Text::tr("Define VM %1 on %2").arg(request.name, subject->host)
            : Text::tr("Define VM %1 on %2, which claims its devices from then on").arg(request.name, subject->host);
    step.virsh = texts::virshWithXml(inventory, {u"define"_s, u"/dev/stdin"_s}, xml);
    step.run = [subject](StepContext &context) { return define(context, *subject); };
    step.undoText = Text::tr("Remove the definition of VM %1 from %2").arg(request.name, subject->host);
    step.undoVirsh = texts::virsh(inventory, undefineWords(request.name, {}));
    step.undo = [subject](StepContext &context) {
        return subject->touched ? remove(context, subject->host, subject->id, subject->name, {}) : Result<void>{};
    };
    step.happened = [vm = request.id](const Inventory &now) { return now.domain(vm) != nullptr; };
    return step;
}

Step undefineStep(const Inventory &inventory, const DomainId &id, const QString &name, const Leftovers &leftovers)
{
    const QString host = texts::hostName(inventory);
    Step step;
    step.id = u"undefine"_s;
    step.final = true;
    step.text = Text::tr("Remove the definition of VM %1 from %2").arg(name, host);
    step.virsh = texts::virsh(inventory, undefineWords(name, leftovers));
    step.run = [=](StepContext &context) { return remove(context, host, id, name, leftovers); };
    step.happened = [id](const Inventory &now) { return !now.domain(id) || !now.domain(id)->persistent(); };
    return step;
}

Step redefineStep(const Inventory &inventory, const QString &name, const QByteArray &xml)
{
    Step step;
    step.id = u"redefine"_s;
    step.text = Text::tr("Define VM %1 on %2 as it was").arg(name, texts::hostName(inventory));
    step.virsh = texts::virshWithXml(inventory, {u"define"_s, u"/dev/stdin"_s}, xml);
    step.run = [xml](StepContext &context) { return context.backend.machines().redefine(xml); };
    return step;
}

} // namespace riser
