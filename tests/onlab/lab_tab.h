// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/onlab/lab_console.h"
#include "tests/window/window_driver.h"
#include "ui/console/console_page.h"
#include "ui/console/screen_view.h"
#include "ui/console/serial_view.h"
#include "ui/console/vnc_view.h"
#include "ui/pages/main_window.h"
#include "ui/pages/session_page.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFile>

namespace riser::test {

using namespace Qt::StringLiterals;

/// The Console tab of a VM of the lab in the real window, and what is seen on it.
class LabTab
{
public:
    explicit LabTab(LabHost &lab, const QString &uri = {})
        : m_lab(lab)
        , m_console(lab, uri)
        , m_driver(m_console.console(), lab.limit(60))
    {
    }

    HostSession *session() const { return m_console.session; }
    bool waitReady() { return m_console.waitReady(HostProgramFacts::State::Absent); }
    bool waitFor(const std::function<bool()> &condition, int seconds = 90) const
    {
        return QTest::qWaitFor(condition, m_lab.limit(seconds));
    }
    /// Selects the VM in the tree by the mouse and goes to its Console tab. nullptr: it isn't there.
    ConsolePage *open(const QString &vm)
    {
        if (!m_driver.openOverview(session(), vm))
            return nullptr;
        page()->setCurrentTab(u"consoleTab"_s);
        return page()->console();
    }
    void leave()
    {
        if (page())
            page()->setCurrentTab(u"overviewTab"_s);
    }
    SessionPage *page() const { return m_console.console()->window()->currentPage(); }
    /// Chooses what is shown as a user does, and waits for its view.
    SerialView *openSerial(const QString &vm)
    {
        ConsolePage *console = open(vm);
        if (!console || !choose(console, u's'))
            return nullptr;
        (void)waitFor([&] { return console->serial() != nullptr; }, 30);
        return console->serial();
    }
    ScreenView *openScreen(const QString &vm)
    {
        ConsolePage *console = open(vm);
        if (!console || !choose(console, u'd'))
            return nullptr;
        (void)waitFor([&] { return console->screen() != nullptr; }, 30);
        return console->screen();
    }
    static QString shown(SerialView *view)
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"shown.txt"_s);
        QFile file(path);
        return view->save(path) && file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    static QImage picture(ScreenView *view)
    {
        QImage seen;
        if (view->link()->client())
            view->link()->client()->look([&](const QImage &picture) { seen = picture.copy(); });
        return seen;
    }
    static bool press(const QWidget *view, const char *name)
    {
        auto *button = view->findChild<QAbstractButton *>(QLatin1StringView(name));
        if (!button || !button->isVisible() || !button->isEnabled())
            return false;
        QTest::mouseClick(button, Qt::LeftButton);
        return true;
    }
    QString lastError() const { return m_driver.lastError(); }

private:
    bool choose(ConsolePage *console, QChar kind)
    {
        auto *source = console->findChild<QComboBox *>(u"consoleSource"_s);
        return waitFor(
            [&] {
                for (int at = 0; at < source->count(); ++at) {
                    if (!source->itemData(at).toString().startsWith(kind))
                        continue;
                    if (source->currentIndex() != at) {
                        source->setCurrentIndex(at);
                        Q_EMIT source->activated(at);
                    }
                    return true;
                }
                return false;
            },
            30);
    }

    LabHost &m_lab;
    LabConsole m_console;
    WindowDriver m_driver;
};

} // namespace riser::test
