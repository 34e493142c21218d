// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/simulated/simulated_guests.h"
#include "tests/support/fake_vnc.h"
#include "tests/support/session_fixture.h"
#include "tests/ui/dialog_support.h"
#include "ui/console/console_page.h"
#include "ui/console/screen_link.h"
#include "ui/console/screen_view.h"
#include "ui/console/vnc_view.h"

#include <QAction>
#include <QTest>

namespace riser::test {

using namespace Qt::StringLiterals;

/// The Console tab of a VM of a simulated host, with a server in its QEMU's place that keeps what it is told.
class ScreenFixture
{
protected:
    void begin()
    {
        m_host = smallHost();
        m_session = sessionFor(m_host);
        m_server = std::make_unique<FakeVnc>();
        m_session->open();
        QTRY_VERIFY(m_session->state() == HostSession::State::Online && m_session->inventory());
    }
    void end()
    {
        m_page.reset();
        m_session.reset();
        m_server.reset();
    }
    void open(int port)
    {
        const auto id = m_host->defineDomain(
            "<domain type='kvm'><name>shows</name><uuid>99999999-0000-4000-8000-000000000002</uuid><memory "
            "unit='MiB'>128</memory><vcpu>1</vcpu><os><type arch='x86_64' "
            "machine='pc-q35-10.0'>hvm</type></os><devices>"
            "<graphics type='vnc' port='" +
            QByteArray::number(port) +
            "'><listen type='address' address='127.0.0.1'/></graphics><video><model "
            "type='vga'/></video></devices></domain>");
        QVERIFY(id && m_host->startDomain(*id));
        m_vm = *id;
        m_session->refresh();
        QTRY_VERIFY(m_session->inventory() && m_session->inventory()->domain(m_vm));
        m_page = std::make_unique<ConsolePage>(m_session.get(), m_vm);
        m_page->resize(900, 600);
        m_page->show();
        QTRY_VERIFY(m_page->screen());
    }
    void openUp()
    {
        open(m_server->port());
        QTRY_COMPARE(link()->state(), ScreenLink::State::Open);
        QTRY_VERIFY(view()->pictureRect().isValid());
        m_page->activateWindow();
    }
    /// It was pressed, and is let go of.
    bool isUp(quint32 keysym) const
    {
        const auto last = std::ranges::find_last(m_server->keys, keysym, &FakeVnc::Key::keysym);
        return !last.empty() && !last.front().down;
    }
    ScreenLink *link() const { return m_page->screen()->link(); }
    VncView *view() const { return m_page->screen()->view(); }
    QAction *action(const char *name) const { return m_page->findChild<QAction *>(QLatin1StringView(name)); }

    std::shared_ptr<SimulatedHost> m_host;
    std::unique_ptr<HostSession> m_session;
    std::unique_ptr<FakeVnc> m_server;
    DomainId m_vm;
    std::unique_ptr<ConsolePage> m_page;
};

} // namespace riser::test
