// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace riser {

/// What a first start offers: this computer, the demo hosts, or another host. Not modal; deletes itself when closed.
class Welcome : public QDialog
{
    Q_OBJECT
public:
    explicit Welcome(QWidget *parent = nullptr);

Q_SIGNALS:
    void localhostWanted();
    void demoWanted();
    void addHostWanted();

private:
    void offer(const QString &icon, const QString &title, const QString &words, const QString &name,
               void (Welcome::*wanted)());
};

} // namespace riser
