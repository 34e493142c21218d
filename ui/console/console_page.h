// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_session.h"
#include "core/xml/guest_consoles.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;

namespace riser {

class EmptyState;
class GpuNotice;
class ScreenView;
class SerialView;
class SpiceView;

/// The Console tab of a VM: what it can be talked to by, and that. Nothing is made before it is first seen. Object
/// names: "consoleSource", "consoleEmpty"; see GpuNotice too.
class ConsolePage : public QWidget
{
    Q_OBJECT
public:
    /// `session` must outlive the page.
    ConsolePage(HostSession *session, const DomainId &domain, QWidget *parent = nullptr);

    SerialView *serial() const { return m_serial; } ///< nullptr: not made yet
    ScreenView *screen() const { return m_screen; } ///< as well
    SpiceView *spice() const { return m_spice; }    ///< as well
    void find();                                    ///< Ctrl+F

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refresh();
    void fillSources();
    void choose();
    void showScreen(const GuestDisplay &display);
    void showSpice(const GuestDisplay &display);
    void refreshNotice();
    void showSerial(const QString &alias);

    HostSession *m_session;
    const DomainId m_domain;
    GuestConsoles m_consoles;
    QComboBox *m_source;
    GpuNotice *m_notice;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    SerialView *m_serial = nullptr;
    ScreenView *m_screen = nullptr;
    SpiceView *m_spice = nullptr;
};

} // namespace riser
