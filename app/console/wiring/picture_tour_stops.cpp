// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the tour goes.
#include "app/console/wiring/appearance.h"
#include "app/console/wiring/console.h"
#include "app/console/wiring/picture_tour.h"
#include "app/console/wiring/tour_hosts.h"
#include "core/devices/rules.h"
#include "ui/dialogs/assign_choices.h"
#include "ui/dialogs/choice_list.h"
#include "ui/models/device_model.h"
#include "ui/pages/devices_page.h"
#include "ui/pages/main_window.h"
#include "ui/pages/session_page.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

const QString theRack = u"rack1"_s;

bool online(const HostSession *session)
{
    return session && session->state() == HostSession::State::Online && session->inventory();
}

/// A GPU with something that goes along, and that the rules let go.
DeviceKey gpuToDetach(const Inventory &inventory)
{
    const auto fits = [&inventory](const Device &device) {
        return device.chip == "gpu"_L1 && device.status == Status::Attached &&
               !inventory.roles(device.key).companions.isEmpty() && allowed(checkDetach(inventory, device.key));
    };
    const auto found = std::ranges::find_if(inventory.devices(), fits);
    return found == inventory.devices().end() ? DeviceKey() : found->key;
}

DomainId whoCanTake(const Inventory &inventory, const DeviceKey &device)
{
    DomainId taker;
    for (const Choice &choice : domainChoices(inventory, device)) {
        const DomainId id(choice.id);
        if (choice.reason.isEmpty() && (taker.isEmpty() || inventory.domain(id)->running()))
            taker = id;
    }
    return taker;
}

bool clickIn(const QDialog *dialog, const QString &name)
{
    auto *button = dialog ? dialog->findChild<QAbstractButton *>(name) : nullptr;
    if (!button || !button->isEnabled())
        return false;
    button->click();
    return true;
}

/// Dialogs ask for a tick at each warning.
void tickAll(const QDialog *dialog)
{
    for (auto *button : dialog ? dialog->findChildren<QAbstractButton *>() : QList<QAbstractButton *>()) {
        if (button->objectName().startsWith("tick:"_L1) && !button->isChecked())
            button->click();
    }
}

void triggerInMenu(const QString &name)
{
    QWidget *menu = QApplication::activePopupWidget();
    if (auto *action = menu ? menu->findChild<QAction *>(name) : nullptr) {
        action->trigger();
        menu->close();
    }
}

} // namespace

void PictureTour::planMainJob()
{
    m_stops << Stop{u"01-devices"_s, [] {},
                    [this] {
                        HostSession *session = host(theRack);
                        if (!online(session))
                            return false;
                        m_console->window()->select(session);
                        m_device = gpuToDetach(*session->inventory());
                        return devices() && devices()->model()->rowCount() > 0;
                    }};
    m_stops << Stop{u"02-actions"_s, [this] { openMenu(m_device); },
                    [] { return QApplication::activePopupWidget() != nullptr; }};
    m_stops << Stop{u"03-detach"_s, [] { triggerInMenu(u"actionDetach"_s); }, [this] { return dialog() != nullptr; }};
    m_stops << Stop{u"04-tasks"_s,
                    [this] {
                        tickAll(dialog());
                        clickIn(dialog(), u"execute"_s);
                    },
                    [this] {
                        return finishedTask(m_device) &&
                               host(theRack)->inventory()->device(m_device)->status == Status::Detached;
                    }};
    m_stops << Stop{{}, [this] { openMenu(m_device); }, [] { return QApplication::activePopupWidget() != nullptr; }};
    m_stops << Stop{u"05-assign"_s,
                    [this] {
                        triggerInMenu(u"actionAssign"_s);
                        m_domain = whoCanTake(*host(theRack)->inventory(), m_device);
                        if (auto *list = dialog() ? dialog()->findChild<ChoiceList *>(u"domains"_s) : nullptr)
                            list->choose(m_domain.value());
                    },
                    [this] { return dialog() != nullptr && !m_domain.isEmpty(); }};
}

void PictureTour::planVm()
{
    m_stops << Stop{u"06-vm-devices"_s,
                    [this] {
                        tickAll(dialog());
                        clickIn(dialog(), u"execute"_s);
                    },
                    [this] {
                        HostSession *session = host(theRack);
                        if (!finishedTask(m_device) ||
                            session->inventory()->device(m_device)->status != Status::Assigned)
                            return false;
                        m_console->window()->select(session, m_domain);
                        return true;
                    }};
    const auto tab = [this](const QString &name) {
        return [this, name] {
            if (SessionPage *page = m_console->window()->currentPage())
                page->setCurrentTab(name);
        };
    };
    const auto shown = [this](const QString &name) {
        return [this, name] {
            const SessionPage *page = m_console->window()->currentPage();
            return page && page->currentTab() == name;
        };
    };
    m_stops << Stop{u"07-vm-xml"_s, tab(u"xmlTab"_s), shown(u"xmlTab"_s)};
    m_stops << Stop{u"08-vm-overview"_s, tab(u"overviewTab"_s), shown(u"overviewTab"_s)};
    m_stops << Stop{{}, [this] { m_console->window()->select(host(theRack)); }, [] { return true; }};
    m_stops << Stop{u"09-host-overview"_s, tab(u"overviewTab"_s), shown(u"overviewTab"_s)};
    m_stops << Stop{u"10-host-vms"_s, tab(u"vmsTab"_s), shown(u"vmsTab"_s)};
    m_stops << Stop{{}, tab(u"devicesTab"_s), shown(u"devicesTab"_s)};
}

void PictureTour::planDialogs()
{
    const auto field = [this](const QString &name, const QString &text) {
        if (auto *edit = dialog() ? dialog()->findChild<QLineEdit *>(name) : nullptr)
            edit->setText(text);
    };
    m_stops << Stop{u"11-add-host-mistake"_s,
                    [this, field] {
                        m_console->window()->addHost();
                        field(u"name"_s, u"rack 9"_s);
                        field(u"host"_s, u"rack 9"_s);
                    },
                    [this] { return dialog() != nullptr; }};
    m_stops << Stop{u"12-add-host-failed"_s,
                    [this, field] {
                        field(u"uri"_s, u"simulated:///no/such/host.xml"_s);
                        clickIn(dialog(), u"test"_s);
                    },
                    [this] {
                        const auto *detail = dialog() ? dialog()->findChild<QWidget *>(u"outcome"_s) : nullptr;
                        return detail && detail->findChild<QWidget *>(u"finding:test"_s);
                    }};
    m_stops << Stop{u"13-nothing-fits"_s,
                    [this] {
                        closeAll();
                        m_console->window()->select(host(theRack));
                        if (auto *search = devices() ? devices()->findChild<QLineEdit *>(u"deviceSearch"_s) : nullptr)
                            search->setText(u"no such device"_s);
                    },
                    [this] { return dialog() == nullptr; }};
}

void PictureTour::planTrouble()
{
    const auto show = [this](const QString &name, const QString &uri, const QByteArray &recording) {
        return [this, name, uri, recording] {
            if (!addRecording(m_console->world(), uri, recording))
                return;
            HostSession *session = m_console->hosts()->addTransient(
                {.id = HostId(name), .name = name, .uri = uri, .connectAtStart = true});
            session->open();
            m_console->window()->select(session);
        };
    };
    const auto shown = [this](const QString &name) {
        return [this, name] { return online(host(name)) && devices() && devices()->model()->rowCount() > 0; };
    };
    const QString longName = u"A host with a name that is much too long for the tree it stands in"_s;
    m_stops << Stop{u"14-long-names"_s, show(longName, u"simulated:///tour/names"_s, longNamesRecording()),
                    shown(longName)};
    m_stops << Stop{u"15-500-devices"_s, show(u"500 devices"_s, u"simulated:///tour/crowd"_s, crowdedRecording(500)),
                    shown(u"500 devices"_s)};
    m_stops << Stop{u"16-offline"_s,
                    [this] {
                        m_console->window()->select(host(u"rack2"_s));
                        takeOffline(m_console->world(), host(u"rack2"_s)->entry().uri);
                    },
                    [this] { return host(u"rack2"_s)->state() == HostSession::State::Waiting; }};
}

} // namespace riser
