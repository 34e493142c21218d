// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/welcome.h"

#include "ui/shared/icons.h"

#include <QCommandLinkButton>
#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace riser {

Welcome::Welcome(QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Welcome to Riser"));
    auto *column = new QVBoxLayout(this);
    auto *intro =
        new QLabel(tr("Riser gives GPUs, NVMe drives and USB devices of KVM hosts to virtual machines, and gets "
                      "them back. Which host shall it show first?"));
    intro->setWordWrap(true);
    column->addWidget(intro);
    offer(u"computer"_s, tr("&This computer"), tr("Connect to the virtual machines of this computer: qemu:///system"),
          u"localhost"_s, &Welcome::localhostWanted);
    offer(u"network-server"_s, tr("&Another host…"), tr("By ssh, TLS, TCP or any libvirt URI"), u"addHost"_s,
          &Welcome::addHostWanted);
    offer(u"applications-education"_s, tr("The &demo hosts"),
          tr("Simulated hosts to try everything on: nothing real is touched"), u"demo"_s, &Welcome::demoWanted);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);
}

void Welcome::offer(const QString &icon, const QString &title, const QString &words, const QString &name,
                    void (Welcome::*wanted)())
{
    auto *button = new QCommandLinkButton(title, words);
    button->setObjectName(name);
    if (const QIcon own = themedIcon(icon); !own.isNull())
        button->setIcon(own);
    connect(button, &QCommandLinkButton::clicked, this, [this, wanted] {
        Q_EMIT(this->*wanted)();
        accept();
    });
    layout()->addWidget(button);
}

} // namespace riser
