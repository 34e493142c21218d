// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/identity/identity.h"

#include "app/host/identity/identities.h"

namespace riser::onhost {

DeviceIdentity identityOf(const Places &places, const protocol::DeviceName &name)
{
    const DeviceTree tree(places);
    const int index = tree.indexOf(name);
    return index < 0 ? DeviceIdentity() : Identities(places).of(tree.devices()[index]);
}

} // namespace riser::onhost
