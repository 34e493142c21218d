// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/credentials.h"

#include <libvirt/libvirt.h>

namespace riser {

/// libvirt's login questions (SASL, libssh) put to an Asker. ssh itself asks through riser-askpass instead. Must
/// outlive the open call that uses auth().
class Login
{
public:
    explicit Login(Asker ask);
    virConnectAuthPtr auth() { return &m_auth; }
    bool cancelled() const { return m_cancelled; }

private:
    static int answer(virConnectCredentialPtr credentials, unsigned count, void *login);
    int answer(virConnectCredentialPtr credentials, unsigned count);

    Asker m_ask;
    virConnectAuth m_auth;
    bool m_cancelled = false;
};

} // namespace riser
