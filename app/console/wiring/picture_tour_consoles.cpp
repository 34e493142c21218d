// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the tour looks into the guests: their consoles, and what they see of their devices.
#include "app/console/wiring/console.h"
#include "app/console/wiring/picture_tour.h"
#include "core/host/simulated/simulated_backend.h"
#include "core/host/simulated/simulated_guests.h"
#include "core/host/simulated/simulated_host.h"
#include "ui/console/console_page.h"
#include "ui/console/screen_view.h"
#include "ui/console/serial_view.h"
#include "ui/pages/devices_page.h"
#include "ui/pages/guest_bar.h"
#include "ui/pages/main_window.h"
#include "ui/pages/session_page.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

const QString theGpuVm = u"train-01"_s;
const QString theVmWithoutAgent = u"kiosk-lab"_s;

/// The source of this name in the list above the console.
void chooseSource(const ConsolePage *page, const QString &begin)
{
    auto *sources = page ? page->findChild<QComboBox *>(u"consoleSource"_s) : nullptr;
    const int index = sources ? sources->findText(begin, Qt::MatchStartsWith) : -1;
    if (index < 0)
        return;
    sources->setCurrentIndex(index);
    Q_EMIT sources->activated(index);
}

void showEnd(const QWidget *page, const QString &name)
{
    if (const auto *text = page ? page->findChild<QAbstractScrollArea *>(name) : nullptr)
        text->verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMaximum);
}

bool shows(const QWidget *page, const QString &name)
{
    const auto *widget = page ? page->findChild<QWidget *>(name) : nullptr;
    return widget && widget->isVisible();
}

} // namespace

/// A VM's page, with a tab of it in front.
void PictureTour::showVm(const QString &hostName, const QString &vm, const QString &tab)
{
    HostSession *session = host(hostName);
    if (!session || !session->inventory())
        return;
    for (const Domain &domain : session->inventory()->snapshot().domains) {
        if (domain.name == vm)
            m_console->window()->select(session, domain.id);
    }
    if (SessionPage *page = m_console->window()->currentPage())
        page->setCurrentTab(tab);
}

ConsolePage *PictureTour::console() const
{
    const SessionPage *page = m_console->window()->currentPage();
    return page ? page->console() : nullptr;
}

bool PictureTour::serialIs(int state) const
{
    return console() && console()->serial() && int(console()->serial()->console()->state()) == state;
}

/// Somebody else on the host, who was there first.
void PictureTour::holdSerial(const QString &hostName, const QString &vm)
{
    const HostSession *session = host(hostName);
    const auto simulated = session ? m_console->world()->host(session->entry().uri) : nullptr;
    if (!simulated)
        return;
    auto line = (*simulated)->guests().open((*simulated)->domainNamed(vm), u"serial0"_s, true, {});
    if (line)
        m_somebody = *std::move(line);
}

void PictureTour::planConsoles()
{
    using State = SerialConsole::State;
    const auto type = [this](const QByteArray &keys) {
        return [this, keys] {
            if (console() && console()->serial())
                console()->serial()->console()->send(keys);
        };
    };
    m_stops << Stop{{},
                    [this] {
                        showVm(u"rack1"_s, theGpuVm, u"consoleTab"_s);
                        chooseSource(console(), u"Serial"_s);
                    },
                    [this] { return serialIs(int(State::Open)); }};
    m_stops << Stop{{}, type("\r"), [] { return true; }};
    m_stops << Stop{{}, type("root\r"), [] { return true; }};
    m_stops << Stop{u"33-serial"_s, type("uname -a\rlsblk\rnvidia-smi\rlspci\r"),
                    [this] { return serialIs(int(State::Open)); }};
    m_stops << Stop{u"34-serial-search"_s,
                    [this] {
                        if (!console() || !console()->serial())
                            return;
                        console()->find();
                        for (auto *edit : console()->serial()->findChildren<QLineEdit *>()) {
                            if (edit->isVisible())
                                edit->setText(u"NVIDIA"_s);
                        }
                    },
                    [this] { return serialIs(int(State::Open)); }};
    m_stops << Stop{u"35-serial-taken"_s,
                    [this] {
                        holdSerial(u"rack1"_s, u"train-02"_s);
                        showVm(u"rack1"_s, u"train-02"_s, u"consoleTab"_s);
                        chooseSource(console(), u"Serial"_s);
                    },
                    [this] { return serialIs(int(State::Busy)); }};
    m_stops << Stop{u"36-screen"_s,
                    [this] {
                        m_somebody.reset();
                        chooseSource(console(), u"Screen"_s);
                    },
                    [this] { return shows(console(), u"screenBar"_s); }};
    m_stops << Stop{u"37-screen-spice"_s,
                    [this] {
                        showVm(u"workstation"_s, theVmWithoutAgent, u"consoleTab"_s);
                        chooseSource(console(), u"Screen"_s);
                    },
                    [this] { return shows(console(), u"spiceOpen"_s); }};
}

void PictureTour::planGuests()
{
    const auto reader = [this]() -> const GuestReader * {
        const GuestBar *bar = devices() ? devices()->guest() : nullptr;
        return bar ? bar->reader() : nullptr;
    };
    const auto answered = [reader](GuestLevel level) {
        return [reader, level] {
            const GuestReader *now = reader();
            return now && now->state() == GuestReader::State::Idle && !now->report().askedAt.isNull() &&
                   now->report().level == level;
        };
    };
    const auto ask = [this] {
        if (auto *button = devices() ? devices()->findChild<QAbstractButton *>(u"guestAsk"_s) : nullptr)
            button->click();
    };
    const auto selectGpu = [this] {
        const InventoryPtr inventory = host(u"rack1"_s)->inventory();
        for (const Device *device : inventory->devicesOf(m_console->window()->currentPage()->scope())) {
            if (device->chip == "gpu"_L1)
                devices()->select(device->key); // what the guest says of it is read below the list
        }
        showEnd(devices(), u"deviceDetails"_s);
    };
    m_stops << Stop{{}, [this] { showVm(u"rack1"_s, theGpuVm, u"devicesTab"_s); }, answered(GuestLevel::Read)};
    m_stops << Stop{u"38-guest"_s, selectGpu, answered(GuestLevel::Read)};
    m_stops << Stop{{}, ask, answered(GuestLevel::Full)};
    m_stops << Stop{u"39-guest-asked"_s, [this] { showEnd(devices(), u"deviceDetails"_s); },
                    answered(GuestLevel::Full)};
    m_stops << Stop{
        {}, [this] { showVm(u"rack1"_s, u"license-server"_s, u"devicesTab"_s); }, answered(GuestLevel::Read)};
    m_stops << Stop{u"40-guest-usb"_s, ask, answered(GuestLevel::Full)};
    m_stops << Stop{u"41-guest-drive"_s, [this] { showVm(u"rack2"_s, u"db-01"_s, u"devicesTab"_s); },
                    answered(GuestLevel::Read)};
    m_stops << Stop{u"42-guest-without-agent"_s,
                    [this] { showVm(u"workstation"_s, theVmWithoutAgent, u"devicesTab"_s); },
                    [reader] { return reader() && reader()->report().error; }};
}

} // namespace riser
