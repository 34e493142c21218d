// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guest_reader.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace riser {

/// The line above a VM's devices: when its guest was asked what it sees, or why it isn't and what to do; and the button
/// to ask it more. The guest is asked by itself only while this is shown, and not while its window is
/// minimised, where the window system tells so. Object names: "guestState", "guestAsk".
class GuestBar : public QWidget
{
    Q_OBJECT
public:
    /// `session` must outlive it.
    GuestBar(HostSession *session, const DomainId &domain, QWidget *parent = nullptr);

    GuestReader *reader() const { return m_reader; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    void refreshButton(bool asking);
    static QString stateText(const GuestReport &report);
    static QString missingText(const GuestReport &report);

    GuestReader *m_reader;
    QLabel *m_state;
    QPushButton *m_ask;
};

} // namespace riser
