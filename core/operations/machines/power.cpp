// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/devices/rules_common.h"
#include "core/operations/machines/machine_operations.h"
#include "core/operations/machines/steps_power.h"
#include "core/operations/members.h"
#include "core/operations/texts.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// One VM is switched. What all of these have in common.
class Power : public Operation
{
public:
    Power(OperationKind kind, DomainId domain)
        : m_kind(kind)
        , m_domain(std::move(domain))
    {
    }

    OperationKind kind() const override { return m_kind; }
    DomainId domain() const override { return m_domain; }
    QString title(const Inventory &inventory) const override
    {
        const Domain *domain = inventory.domain(m_domain);
        return titleText().arg(domain ? domain->name : m_domain.value());
    }
    QList<DeviceKey> devices(const Inventory &inventory) const override;
    Findings check(const Inventory &inventory) const override;
    QList<Step> steps(const Inventory &inventory) const override
    {
        const Domain *domain = inventory.domain(m_domain);
        return domain ? QList<Step>{step(inventory, *domain)} : QList<Step>();
    }
    QString xmlDiff(const Inventory &) const override { return {}; }
    Findings verify(const Inventory &after) const override;

protected:
    virtual QString titleText() const = 0; ///< with %1 for the VM
    virtual void checkVm(const Inventory &inventory, const Domain &domain, CheckList &list) const = 0;
    virtual Step step(const Inventory &inventory, const Domain &domain) const = 0;
    virtual void verifyVm(const Inventory &after, const Domain &domain, CheckList &list) const = 0;
    virtual void verifyGone(const Inventory &after, CheckList &list) const
    {
        list.block(u"gone"_s, Text::tr("%1 has no such VM any more.").arg(texts::hostName(after)));
    }

private:
    OperationKind m_kind;
    DomainId m_domain;
};

QList<DeviceKey> Power::devices(const Inventory &inventory) const
{
    QList<DeviceKey> keys;
    if (m_kind == OperationKind::Reboot || m_kind == OperationKind::Autostart)
        return keys; // they stay where they are
    for (const Device *device : inventory.devicesOf(m_domain))
        keys << device->key;
    return keys;
}

Findings Power::check(const Inventory &inventory) const
{
    CheckList list;
    list.add(checkKnown(inventory, m_domain));
    if (!list.blocked()) {
        checkWritable(inventory, list);
        checkVm(inventory, *inventory.domain(m_domain), list);
    }
    return list.findings();
}

Findings Power::verify(const Inventory &after) const
{
    CheckList list;
    if (const Domain *domain = after.domain(m_domain))
        verifyVm(after, *domain, list);
    else if (!after.snapshot().unreadDomains.isEmpty())
        list.notChecked(u"unread"_s,
                        Text::tr("Not checked: %1 doesn't tell of this VM now.").arg(texts::hostName(after)));
    else
        verifyGone(after, list);
    return list.findings();
}

QString sentence(const QString &text, const Inventory &inventory, const Domain &domain)
{
    return text.arg(domain.name, texts::hostName(inventory));
}

bool isPaused(const Domain &domain)
{
    return domain.state == RunState::Paused || domain.state == RunState::Suspended || domain.state == RunState::Crashed;
}

/// For what a guest is asked.
void checkListening(const Inventory &inventory, const Domain &domain, CheckList &list)
{
    if (!domain.running())
        list.block(u"not-running"_s, sentence(Text::tr("The VM %1 on %2 isn't running."), inventory, domain));
    else if (isPaused(domain))
        list.warn(u"paused"_s,
                  sentence(Text::tr("The VM %1 on %2 is paused: its guest hears nothing before it goes on."), inventory,
                           domain));
}

void checkTransient(const Inventory &inventory, const Domain &domain, CheckList &list)
{
    if (domain.running() && !domain.persistent())
        list.warn(u"transient"_s,
                  sentence(Text::tr("The VM %1 on %2 is transient: it is gone once it stops."), inventory, domain));
}

class Start : public Power
{
public:
    explicit Start(DomainId domain)
        : Power(OperationKind::Start, std::move(domain))
    {
    }

protected:
    QString titleText() const override { return Text::tr("Start VM %1"); }
    void checkVm(const Inventory &inventory, const Domain &domain, CheckList &list) const override
    {
        list.add(checkStart(inventory, domain.id));
    }
    Step step(const Inventory &inventory, const Domain &domain) const override { return startStep(inventory, domain); }
    void verifyVm(const Inventory &after, const Domain &domain, CheckList &list) const override;
};

void Start::verifyVm(const Inventory &after, const Domain &domain, CheckList &list) const
{
    if (!domain.running())
        return list.block(u"started"_s, sentence(Text::tr("VM %1 on %2 isn't running."), after, domain));
    list.pass(u"started"_s, sentence(Text::tr("VM %1 on %2 is running."), after, domain));
    for (const Device *device : after.devicesOf(domain.id)) {
        const Claim &claim = *claimOf(*device, domain.id);
        const QString name = texts::deviceName(*device);
        const QString host = texts::hostName(after);
        if (claim.live)
            list.pass(u"device"_s, Text::tr("VM %1 on %2 has %3.").arg(domain.name, host, name), device->key);
        else
            list.warn(u"device"_s, Text::tr("VM %1 on %2 runs without %3.").arg(domain.name, host, name), device->key);
    }
}

/// Shut down and force off: what is asked of the host differs, what they come to doesn't.
class Stopping : public Power
{
public:
    using Power::Power;

protected:
    void verifyVm(const Inventory &after, const Domain &domain, CheckList &list) const override;
    void verifyGone(const Inventory &after, CheckList &list) const override
    {
        list.pass(u"stopped"_s, Text::tr("The VM is off and gone from %1.").arg(texts::hostName(after)));
    }
};

void Stopping::verifyVm(const Inventory &after, const Domain &domain, CheckList &list) const
{
    if (domain.running())
        return list.block(u"stopped"_s, sentence(Text::tr("VM %1 on %2 is still running."), after, domain));
    list.pass(u"stopped"_s, sentence(Text::tr("VM %1 on %2 is off."), after, domain));
    for (const Device *device : after.devicesOf(domain.id))
        list.pass(
            u"device"_s,
            Text::tr("%1 on %2: %3.").arg(texts::deviceName(*device), texts::hostName(after), texts::standing(*device)),
            device->key);
}

class ShutDown : public Stopping
{
public:
    explicit ShutDown(DomainId domain)
        : Stopping(OperationKind::ShutDown, std::move(domain))
    {
    }

protected:
    QString titleText() const override { return Text::tr("Shut down VM %1"); }
    void checkVm(const Inventory &inventory, const Domain &domain, CheckList &list) const override
    {
        checkListening(inventory, domain, list);
        checkTransient(inventory, domain, list);
    }
    Step step(const Inventory &inventory, const Domain &domain) const override
    {
        return shutDownStep(inventory, domain, false);
    }
};

class ForceOff : public Stopping
{
public:
    explicit ForceOff(DomainId domain)
        : Stopping(OperationKind::ForceOff, std::move(domain))
    {
    }

protected:
    QString titleText() const override { return Text::tr("Force VM %1 off"); }
    void checkVm(const Inventory &inventory, const Domain &domain, CheckList &list) const override;
    Step step(const Inventory &inventory, const Domain &domain) const override
    {
        return forceOffStep(inventory, domain);
    }
};

void ForceOff::checkVm(const Inventory &inventory, const Domain &domain, CheckList &list) const
{
    if (!domain.running())
        return list.block(u"not-running"_s, sentence(Text::tr("The VM %1 on %2 isn't running."), inventory, domain));
    list.warn(
        u"plug"_s,
        sentence(Text::tr("This is like pulling the plug of %1 on %2: what its guest hasn't written to its disks yet "
                          "is lost."),
                 inventory, domain));
    checkTransient(inventory, domain, list);
}

class Reboot : public Power
{
public:
    explicit Reboot(DomainId domain)
        : Power(OperationKind::Reboot, std::move(domain))
    {
    }

protected:
    QString titleText() const override { return Text::tr("Restart the guest of VM %1"); }
    void checkVm(const Inventory &inventory, const Domain &domain, CheckList &list) const override
    {
        checkListening(inventory, domain, list);
    }
    Step step(const Inventory &inventory, const Domain &domain) const override { return rebootStep(inventory, domain); }
    void verifyVm(const Inventory &after, const Domain &domain, CheckList &list) const override
    {
        if (!domain.running())
            return list.block(u"running"_s, sentence(Text::tr("VM %1 on %2 isn't running."), after, domain));
        list.notChecked(u"restarted"_s, sentence(Text::tr("VM %1 on %2 is running. Whether its guest has restarted "
                                                          "can't be seen from the host."),
                                                 after, domain));
    }
};

class Autostart : public Power
{
public:
    Autostart(DomainId domain, bool on)
        : Power(OperationKind::Autostart, std::move(domain))
        , m_on(on)
    {
    }

protected:
    QString titleText() const override
    {
        return m_on ? Text::tr("Let VM %1 start with its host") : Text::tr("Don't let VM %1 start with its host");
    }
    void checkVm(const Inventory &inventory, const Domain &domain, CheckList &list) const override;
    Step step(const Inventory &inventory, const Domain &domain) const override
    {
        return autostartStep(inventory, domain, m_on);
    }
    void verifyVm(const Inventory &after, const Domain &domain, CheckList &list) const override
    {
        const QString text = domain.autostart ? Text::tr("VM %1 starts with its host %2.")
                                              : Text::tr("VM %1 doesn't start with its host %2.");
        if (domain.autostart == m_on)
            list.pass(u"autostart"_s, sentence(text, after, domain));
        else
            list.block(u"autostart"_s, sentence(text, after, domain));
    }

private:
    bool m_on;
};

void Autostart::checkVm(const Inventory &inventory, const Domain &domain, CheckList &list) const
{
    if (!domain.persistent())
        list.block(u"transient"_s, sentence(Text::tr("The VM %1 on %2 is transient: it is gone once it stops, and "
                                                     "can't start with its host."),
                                            inventory, domain));
    else if (domain.autostart == m_on)
        list.block(u"already"_s, sentence(m_on ? Text::tr("The VM %1 starts with its host %2 already.")
                                               : Text::tr("The VM %1 doesn't start with its host %2 as it is."),
                                          inventory, domain));
}

} // namespace

std::unique_ptr<Operation> makeStart(const DomainId &domain)
{
    return std::make_unique<Start>(domain);
}

std::unique_ptr<Operation> makeShutDown(const DomainId &domain)
{
    return std::make_unique<ShutDown>(domain);
}

std::unique_ptr<Operation> makeForceOff(const DomainId &domain)
{
    return std::make_unique<ForceOff>(domain);
}

std::unique_ptr<Operation> makeReboot(const DomainId &domain)
{
    return std::make_unique<Reboot>(domain);
}

std::unique_ptr<Operation> makeAutostart(const DomainId &domain, bool on)
{
    return std::make_unique<Autostart>(domain, on);
}

} // namespace riser
