// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/console_words.h"

#include "core/base/text.h"
#include "core/host/host_session.h"

namespace riser {

QString vmLabel(const HostSession &session, const DomainId &domain)
{
    const InventoryPtr inventory = session.inventory();
    const Domain *vm = inventory ? inventory->domain(domain) : nullptr;
    return Text::tr("VM %1 on %2").arg(vm ? vm->name : domain.value(), session.entry().name);
}

QString whyAway(const HostSession &session)
{
    return session.state() == HostSession::State::Online && session.inventory()
               ? QString()
               : Text::tr("“%1” is not connected.").arg(session.entry().name);
}

QString whyNotUp(const HostSession &session, const DomainId &domain)
{
    if (const QString away = whyAway(session); !away.isEmpty())
        return away;
    const Domain *vm = session.inventory()->domain(domain);
    return vm && vm->running() ? QString() : Text::tr("The VM is not running.");
}

QString notEncrypted()
{
    return Text::tr("Not encrypted: anybody on the way can read along.");
}

} // namespace riser
