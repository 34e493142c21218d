// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/consoles.h"
#include "core/host/simulated/simulated_guests.h"
#include "tests/support/session_fixture.h"
#include "tests/ui/dialog_support.h"
#include "ui/console/console_page.h"
#include "ui/console/serial_view.h"

#include <QTemporaryDir>
#include <QTest>

namespace riser::test {

using namespace Qt::StringLiterals;

/// The Console tab of a VM of a simulated host. What was typed and shown is asked of the guest and of the terminal.
class SerialViewFixture
{
protected:
    using State = SerialConsole::State;

    static inline const QByteArray lines = "<serial type='pty'><target port='0'/><alias name='serial0'/></serial>"
                                           "<serial type='pty'><target port='1'/><alias name='serial1'/></serial>";

    void begin()
    {
        m_host = smallHost();
        m_session = sessionFor(m_host);
        m_session->open();
        QTRY_VERIFY(m_session->state() == HostSession::State::Online && m_session->inventory());
    }
    void end()
    {
        m_page.reset();
        m_session.reset();
    }
    void open(const QByteArray &devices = lines)
    {
        m_vm = addVm(*m_host, "talks", 1, devices);
        m_session->refresh();
        QTRY_VERIFY(m_session->inventory() && m_session->inventory()->domain(m_vm));
        m_page = std::make_unique<ConsolePage>(m_session.get(), m_vm);
        m_page->resize(900, 600);
        m_page->show();
    }
    SerialView *view() const { return m_page->serial(); }
    State state() const { return view() ? view()->console()->state() : State::Closed; }
    QString shown() const
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"shown.txt"_s);
        QFile file(path);
        return view()->save(path) && file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    /// What takes the keys.
    QWidget *keyboard() const
    {
        return view()->terminal()->focusProxy() ? view()->terminal()->focusProxy() : view()->terminal();
    }

    std::shared_ptr<SimulatedHost> m_host;
    std::unique_ptr<HostSession> m_session;
    DomainId m_vm;
    std::unique_ptr<ConsolePage> m_page;
};

} // namespace riser::test
