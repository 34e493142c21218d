// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_session.h"
#include "tests/support/small_host.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>

#include <memory>

namespace riser::test {

/// A session on the small simulated host, as the dialogs get one. Judge what happened by `host`, not by the session.
struct Bench {
    std::shared_ptr<SimulatedHost> host = smallHost();
    std::unique_ptr<HostSession> session =
        std::make_unique<HostSession>(HostEntry{.id = HostId(QStringLiteral("bench")),
                                                .name = QStringLiteral("bench"),
                                                .uri = QStringLiteral("simulated:///small")},
                                      factoryFor(host), UserAsker());

    bool connect()
    {
        session->open();
        return QTest::qWaitFor(
            [this] { return session->state() == HostSession::State::Online && session->inventory(); }, 20'000);
    }

    const Device *device(const DeviceKey &key) const { return session->inventory()->device(key); }
    /// The truth, past every session.
    Device truth(const DeviceKey &key) const
    {
        const Inventory inventory(std::make_shared<const HostSnapshot>(host->snapshot()));
        const Device *found = inventory.device(key);
        return found ? *found : Device();
    }
};

template<typename T>
T *child(const QWidget *parent, const char *name)
{
    return parent->findChild<T *>(QLatin1StringView(name));
}

inline QString textOf(const QWidget *parent, const char *name)
{
    const auto *label = child<QLabel>(parent, name);
    return label ? label->text() : QString();
}

/// The plain text shown by a StepsView or DiffView.
inline QString previewOf(const QWidget *parent, const char *name)
{
    const auto *widget = child<QWidget>(parent, name);
    const auto *edit = qobject_cast<const QPlainTextEdit *>(widget);
    if (widget && !edit)
        edit = widget->findChild<QPlainTextEdit *>();
    return edit ? edit->toPlainText() : QString();
}

inline void click(const QWidget *parent, const char *name)
{
    auto *button = child<QAbstractButton>(parent, name);
    QVERIFY2(button, name);
    QVERIFY2(button->isEnabled(), name);
    // Not the middle: of a radio button or tick only the sign and its words take clicks.
    QTest::mouseClick(button, Qt::LeftButton, {}, {10, button->height() / 2});
}

inline bool enabled(const QWidget *parent, const char *name)
{
    const auto *button = child<QAbstractButton>(parent, name);
    return button && button->isEnabled();
}

} // namespace riser::test
