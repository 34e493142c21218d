// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/xml/domain.h"
#include "tests/ui/plans_bench.h"
#include "ui/dialogs/instance/instance_wizard.h"
#include "ui/dialogs/instance/wizard_state.h"
#include "ui/models/instance_model.h"
#include "ui/pages/instances_page.h"

#include <QLineEdit>
#include <QListView>
#include <QTimeZone>
#include <QUuid>

namespace riser::test {

inline const PlanId markedPlan(QStringLiteral("3b0f6c3e-6f0e-4a37-9f43-0d8a3a6c7e11"));

/// A VM as another console made it from a plan, with this disk.
inline DomainId addInstance(const std::shared_ptr<SimulatedHost> &host, const QString &name, int revision = 1,
                            const QByteArray &disk = {})
{
    InstanceMark mark{.planId = markedPlan,
                      .planName = QStringLiteral("Night jobs"),
                      .revision = revision,
                      .by = QStringLiteral("ann@desk"),
                      .at = QDateTime::fromSecsSinceEpoch(1'760'000'000, QTimeZone::UTC),
                      .units = {},
                      .volumes = {}};
    QByteArray disks;
    if (!disk.isEmpty()) {
        mark.volumes << MarkedVolume{.pool = QStringLiteral("default"), .name = QString::fromUtf8(disk)};
        disks = "<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source "
                "file='/var/lib/libvirt/images/" +
                disk + "'/><target dev='vda' bus='virtio'/></disk>";
        const auto made = host->storage().create(QStringLiteral("default"),
                                                 {.name = QString::fromUtf8(disk), .capacityBytes = qint64(1) << 30});
        if (!made)
            qFatal("%s", qPrintable(made.error().toText()));
    }
    const auto id = host->defineDomain(
        "<domain type='kvm'><name>" + name.toUtf8() + "</name><uuid>" +
        QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + "</uuid><metadata>" + writeInstanceMark(mark) +
        "</metadata><memory unit='MiB'>1024</memory><vcpu>1</vcpu><os><type "
        "arch='x86_64' machine='pc-q35-10.0'>hvm</type></os><devices>" +
        disks + "<controller type='pci' index='0' model='pcie-root'/></devices></domain>");
    if (!id)
        qFatal("%s", qPrintable(id.error().toText()));
    return *id;
}

/// The window on two simulated hosts, at the instances.
struct InstancesBench : PlansBench {
    explicit InstancesBench(bool withHosts = true)
        : PlansBench(withHosts)
    {
        window->showInstances();
    }
    bool ready() const
    {
        return std::ranges::all_of(hosts.sessions(), [](const HostSession *session) {
            return session->state() == HostSession::State::Online && session->inventory();
        });
    }
    HostSession *session(int at) const { return hosts.sessions()[at]; }
    InstancesPage *instances() const { return window->instancesPage(); }
    QModelIndex instance(const QString &name) const
    {
        const InstanceFilter *filter = instances()->filter();
        for (int row = 0; row < filter->rowCount(); ++row) {
            if (filter->index(row, 0).data().toString() == name)
                return filter->index(row, 0);
        }
        return {};
    }
    void chooseInstance(const QString &name) const
    {
        const QModelIndex index = instance(name);
        QVERIFY2(index.isValid(), qPrintable(name));
        QTreeView *view_ = instances()->view();
        view_->scrollTo(index);
        QTest::mouseClick(view_->viewport(), Qt::LeftButton, {}, view_->visualRect(index).center());
    }
    /// The truth of a host, past every session.
    static Inventory truthOf(const std::shared_ptr<SimulatedHost> &host)
    {
        return Inventory(std::make_shared<const HostSnapshot>(host->snapshot()));
    }
    static const Domain *named(const Inventory &inventory, const QString &name)
    {
        for (const Domain &domain : inventory.snapshot().domains) {
            if (domain.name == name)
                return &domain;
        }
        return nullptr;
    }
};

/// Picks an entry of a ChoiceList with the mouse.
inline bool pick(const QWidget *dialog, const char *list, const QString &title)
{
    const auto *view = child<QWidget>(dialog, list) ? child<QWidget>(dialog, list)->findChild<QListView *>() : nullptr;
    for (int row = 0; view && row < view->model()->rowCount(); ++row) {
        const QModelIndex index = view->model()->index(row, 0);
        if (index.data().toString() != title || !index.flags().testFlag(Qt::ItemIsEnabled))
            continue;
        const_cast<QListView *>(view)->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
        return true;
    }
    return false;
}

} // namespace riser::test
