// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/host/spice_viewer.h"
#include "core/xml/guest_consoles.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace riser {

class HostSession;
class MessageBar;

/// A SPICE screen of a VM: opens it in the desktop's remote-viewer when the user says so, and tells what became of it.
/// Object names: "spiceState", "spiceOpen", "spiceClose", "spiceBar", "spiceRetry".
class SpiceView : public QWidget
{
    Q_OBJECT
public:
    /// `session` must outlive it.
    SpiceView(HostSession *session, const DomainId &domain, QWidget *parent = nullptr);

    /// Another one than before, or another `life` (GuestConsoles::life): what became of the last viewer is told no
    /// more. One that runs goes on: it is told by the VM itself.
    void setDisplay(const GuestDisplay &display, const QString &life);
    SpiceViewer *viewer() const { return m_viewer; }

private:
    void open();
    void refresh();
    bool isInTheClear();
    QString stateText(const QString &whyNotUp) const;

    HostSession *m_session;
    const DomainId m_domain;
    GuestDisplay m_display;
    QString m_life;
    QString m_openedLife; ///< when the viewer was opened
    bool m_openedInTheClear = false;
    std::optional<bool> m_wouldBeInTheClear; ///< by its way; nothing: not asked yet
    std::optional<Error> m_error;            ///< of the connection to the host; else the viewer's own
    SpiceViewer *m_viewer;
    QLabel *m_state;
    QPushButton *m_open;
    QPushButton *m_close;
    MessageBar *m_bar;
};

} // namespace riser
