// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/window/window_driver.h"

#include "app/console/wiring/console.h"
#include "core/host/host_list.h"
#include "core/host/host_session.h"
#include "ui/dialogs/choice_list.h"
#include "ui/models/device_filter.h"
#include "ui/models/device_model.h"
#include "ui/pages/device_view.h"
#include "ui/pages/devices_page.h"
#include "ui/pages/host_tree.h"
#include "ui/pages/main_window.h"
#include "ui/pages/session_page.h"
#include "ui/pages/vms_page.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QContextMenuEvent>
#include <QDialog>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser::test {

namespace {

template<typename Widget>
Widget *visibleTopLevel(const QString &name = {})
{
    const QWidgetList widgets = QApplication::topLevelWidgets();
    for (QWidget *widget : widgets) {
        auto *found = qobject_cast<Widget *>(widget);
        if (found && found->isVisible() && (name.isEmpty() || found->objectName() == name))
            return found;
    }
    return nullptr;
}

QModelIndex rowOf(const DeviceListPage *page, const DeviceKey &device, const HostSession *session = nullptr)
{
    const DeviceModel *model = page->model();
    return page->filter()->mapFromSource(session ? model->indexOf(session->entry().id, device)
                                                 : model->indexOf(device));
}

/// A menu takes a release for a choice only once the mouse has really moved in it.
void clickPlace(QMenu *menu, QAction *entry)
{
    const QRect place = menu->actionGeometry(entry);
    for (int x = 1; x <= 10; ++x)
        QTest::mouseMove(menu, QPoint(place.left() + 3 * x, place.center().y()));
    QTest::mouseClick(menu, Qt::LeftButton, {}, place.center());
}

QModelIndex findText(const QAbstractItemModel *model, const QString &text, const QModelIndex &parent = {})
{
    for (int row = 0; row < model->rowCount(parent); ++row) {
        const QModelIndex index = model->index(row, 0, parent);
        if (index.data().toString().startsWith(text))
            return index;
        if (const QModelIndex below = findText(model, text, index); below.isValid())
            return below;
    }
    return {};
}

} // namespace

WindowDriver::WindowDriver(Console *console, int limit)
    : m_console(console)
    , m_limit(limit)
{
    QObject::connect(console->hosts(), &HostList::reportChanged, console, [this](const OperationReport &report) {
        if (!report.running())
            m_finished << report;
    });
}

bool WindowDriver::fail(const QString &words)
{
    m_error = words;
    return false;
}

bool WindowDriver::waitOnline(HostSession *session)
{
    const bool online = QTest::qWaitFor(
        [session] { return session->state() == HostSession::State::Online && session->inventory(); }, m_limit);
    return online || fail(u"%1 is not online: %2"_s.arg(session->entry().name,
                                                        session->error() ? session->error()->toText() : QString()));
}

QModelIndex WindowDriver::treeRow(HostSession *session, const QString &vm)
{
    HostTree *tree = m_console->window()->tree();
    const QModelIndex host = findText(tree->model(), session->entry().name);
    const QModelIndex wanted = vm.isEmpty() ? host : findText(tree->model(), vm, host);
    if (!wanted.isValid()) {
        fail(u"the tree has no %1"_s.arg(vm.isEmpty() ? session->entry().name : vm));
        return {};
    }
    tree->expand(host);
    tree->scrollTo(wanted);
    return wanted;
}

bool WindowDriver::clickInTree(HostSession *session, const QString &vm)
{
    const QModelIndex wanted = treeRow(session, vm);
    if (!wanted.isValid())
        return false;
    HostTree *tree = m_console->window()->tree();
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(wanted).center());
    const SessionPage *page = m_console->window()->currentPage();
    return (page && page->session() == session) || fail(u"a click on the tree did not open the page"_s);
}

DevicesPage *WindowDriver::openDevices(HostSession *session, const QString &vm)
{
    if (!clickInTree(session, vm))
        return nullptr;
    SessionPage *page = m_console->window()->currentPage();
    page->setCurrentTab(u"devicesTab"_s);
    return page->devices();
}

VmsPage *WindowDriver::openVms(HostSession *session)
{
    if (!clickInTree(session, {}))
        return nullptr;
    SessionPage *page = m_console->window()->currentPage();
    page->setCurrentTab(u"vmsTab"_s);
    return page->vms();
}

QWidget *WindowDriver::openOverview(HostSession *session, const QString &vm)
{
    if (!clickInTree(session, vm))
        return nullptr;
    SessionPage *page = m_console->window()->currentPage();
    page->setCurrentTab(u"overviewTab"_s);
    return page->findChild<QWidget *>(u"overviewTab"_s);
}

bool WindowDriver::selectVm(VmsPage *page, const DomainId &domain)
{
    QModelIndex row;
    if (!QTest::qWaitFor([&] { return (row = page->rowOf(domain)).isValid(); }, m_limit))
        return fail(u"no row for %1"_s.arg(domain.value()));
    page->view()->scrollTo(row);
    QTest::mouseClick(page->view()->viewport(), Qt::LeftButton, {}, page->view()->visualRect(row).center());
    return page->view()->currentIndex() == row || fail(u"a click did not choose %1"_s.arg(domain.value()));
}

bool WindowDriver::clickVmButton(QWidget *page, const QString &action)
{
    auto *button = page->findChild<QAbstractButton *>(u"button:"_s + action);
    if (!button || !QTest::qWaitFor([button] { return button->isVisible() && button->isEnabled(); }, m_limit))
        return fail(u"the button %1 is greyed: %2"_s.arg(action, button ? button->toolTip() : u"there is none"_s));
    m_finished.clear();
    QTest::mouseClick(button, Qt::LeftButton);
    return true;
}

QMenu *WindowDriver::contextMenu(QWidget *viewport, const QPoint &at)
{
    QContextMenuEvent click(QContextMenuEvent::Mouse, at, viewport->mapToGlobal(at));
    QCoreApplication::sendEvent(viewport, &click);
    QMenu *menu = nullptr;
    if (!QTest::qWaitFor([&] { return (menu = visibleTopLevel<QMenu>(u"vmMenu"_s)) != nullptr; }, m_limit))
        fail(u"no menu opened"_s);
    return menu;
}

QMenu *WindowDriver::openVmMenu(VmsPage *page, const DomainId &domain)
{
    if (!selectVm(page, domain))
        return nullptr;
    return contextMenu(page->view()->viewport(), page->view()->visualRect(page->rowOf(domain)).center());
}

QMenu *WindowDriver::openVmMenu(HostSession *session, const QString &vm)
{
    const QModelIndex row = treeRow(session, vm);
    HostTree *tree = m_console->window()->tree();
    return row.isValid() ? contextMenu(tree->viewport(), tree->visualRect(row).center()) : nullptr;
}

bool WindowDriver::clickEntry(QMenu *menu, const QString &action)
{
    const QList<QAction *> entries = menu->actions();
    const auto entry = std::ranges::find(entries, action, [](const QAction *one) { return one->objectName(); });
    if (entry == entries.cend() || !(*entry)->isEnabled())
        return fail(
            u"%1 is greyed: %2"_s.arg(action, entry == entries.cend() ? u"no such entry"_s : (*entry)->toolTip()));
    m_finished.clear();
    clickPlace(menu, *entry);
    return true;
}

QMenu *WindowDriver::openActions(DeviceListPage *page, const DeviceKey &device, const HostSession *session)
{
    QModelIndex row;
    if (!QTest::qWaitFor([&] { return (row = rowOf(page, device, session)).isValid(); }, m_limit)) {
        fail(u"no row for %1"_s.arg(device.value()));
        return nullptr;
    }
    page->view()->scrollTo(row);
    const QRect button = page->view()->actionsRect(row);
    QTest::mouseClick(page->view()->viewport(), Qt::LeftButton, {}, button.center());
    QMenu *menu = nullptr;
    if (!QTest::qWaitFor([&] { return (menu = visibleTopLevel<QMenu>(u"deviceMenu"_s)) != nullptr; }, m_limit))
        fail(u"the ACTIONS button of %1 opened no menu"_s.arg(device.value()));
    return menu;
}

bool WindowDriver::clickAction(DeviceListPage *page, const DeviceKey &device, const QString &name,
                               const HostSession *session)
{
    // The rules see the truth of the last read, so an entry may need a moment until it is free.
    QString why;
    const bool clicked = QTest::qWaitFor(
        [&] {
            QMenu *menu = openActions(page, device, session);
            if (!menu)
                return false;
            auto *action = menu->findChild<QAction *>(name);
            const bool enabled = action && action->isEnabled();
            why = action ? action->toolTip() : u"no such entry"_s;
            if (enabled)
                clickPlace(menu, action);
            else
                menu->close();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            return enabled;
        },
        m_limit);
    return clicked || fail(u"%1 of %2 is greyed: %3"_s.arg(name, device.value(), why));
}

QDialog *WindowDriver::dialog()
{
    QDialog *found = nullptr;
    if (!QTest::qWaitFor([&] { return (found = visibleTopLevel<QDialog>()) != nullptr; }, m_limit))
        fail(u"no dialog opened"_s);
    return found;
}

bool WindowDriver::chooseVm(QDialog *dialog, const QString &name)
{
    auto *list = dialog->findChild<ChoiceList *>(u"domains"_s);
    auto *view = list ? list->findChild<QListView *>() : nullptr;
    if (!view)
        return fail(u"the dialog has no list of servers"_s);
    const QModelIndex index = findText(view->model(), name);
    if (!index.isValid())
        return fail(u"the list has no server %1"_s.arg(name));
    view->scrollTo(index);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    const Choice *chosen = list->choice(list->chosen());
    return (chosen && chosen->title.startsWith(name)) || fail(u"%1 can't be picked"_s.arg(name));
}

bool WindowDriver::chooseWhen(QDialog *dialog, When when)
{
    auto *button = dialog->findChild<QAbstractButton *>(when == When::Now ? u"now"_s : u"nextStart"_s);
    if (!button || !button->isEnabled())
        return fail(u"that time can't be picked"_s);
    button->click();
    return true;
}

bool WindowDriver::tickWarnings(QDialog *dialog)
{
    const auto boxes = dialog->findChildren<QCheckBox *>();
    for (QCheckBox *box : boxes) {
        if (box->objectName().startsWith(u"tick:"_s) && !box->isChecked())
            box->click();
    }
    return true;
}

bool WindowDriver::execute(QDialog *dialog)
{
    auto *button = dialog->findChild<QAbstractButton *>(u"execute"_s);
    if (!button || !QTest::qWaitFor([button] { return button->isEnabled(); }, m_limit)) {
        const auto *reason = dialog->findChild<QLabel *>(u"reason"_s);
        return fail(u"EXECUTE is greyed: %1"_s.arg(reason ? reason->text() : QString()));
    }
    m_finished.clear();
    QTest::mouseClick(button, Qt::LeftButton);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return true;
}

std::optional<OperationReport> WindowDriver::waitReport(HostSession *session)
{
    const auto ofHost = [session](const OperationReport &report) { return report.host == session->entry().id; };
    if (!QTest::qWaitFor([&] { return std::ranges::any_of(m_finished, ofHost); }, m_limit)) {
        fail(u"the operation did not end"_s);
        return {};
    }
    return *std::ranges::find_if(m_finished, ofHost);
}

std::optional<OperationReport> WindowDriver::act(DeviceListPage *page, HostSession *session, const DeviceKey &device,
                                                 const QString &action)
{
    if (!clickAction(page, device, action, session))
        return {};
    QDialog *opened = dialog();
    if (!opened || !tickWarnings(opened) || !execute(opened))
        return {};
    return waitReport(session);
}

std::optional<OperationReport> WindowDriver::detach(DeviceListPage *page, HostSession *session, const DeviceKey &device)
{
    return act(page, session, device, u"actionDetach"_s);
}

std::optional<OperationReport> WindowDriver::giveBack(DeviceListPage *page, HostSession *session,
                                                      const DeviceKey &device)
{
    return act(page, session, device, u"actionReturn"_s);
}

std::optional<OperationReport> WindowDriver::release(DeviceListPage *page, HostSession *session,
                                                     const DeviceKey &device)
{
    return act(page, session, device, u"actionRelease"_s);
}

std::optional<OperationReport> WindowDriver::assign(DeviceListPage *page, HostSession *session, const DeviceKey &device,
                                                    const QString &vm, When when)
{
    if (!clickAction(page, device, u"actionAssign"_s, session))
        return {};
    QDialog *opened = dialog();
    if (!opened || !chooseVm(opened, vm) || !chooseWhen(opened, when) || !tickWarnings(opened) || !execute(opened))
        return {};
    return waitReport(session);
}

QString WindowDriver::statusShown(DeviceListPage *page, const DeviceKey &device, const HostSession *session) const
{
    const QModelIndex row = rowOf(page, device, session);
    return row.siblingAtColumn(int(DeviceColumn::Status)).data().toString();
}

bool WindowDriver::waitStatus(DeviceListPage *page, const DeviceKey &device, const QString &text)
{
    const bool so = QTest::qWaitFor([&] { return statusShown(page, device).startsWith(text); }, m_limit);
    return so || fail(u"%1 shows “%2”, not “%3”"_s.arg(device.value(), statusShown(page, device), text));
}

} // namespace riser::test
