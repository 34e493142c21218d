// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/devices/inventory.h"

#include <QStringList>
#include <QWidget>

class QLabel;

namespace riser {

/// The devices with outputs of their own that the running VM has: what it draws on those is on no screen of its
/// definition. By title, in list order. Pure.
QStringList drawingDevices(const Inventory &inventory, const DomainId &domain);
/// What to say of them above a screen; empty: nothing. Pure.
QString gpuNoticeText(const QStringList &devices, bool emulatedVideo);

/// One line above a screen that says that the GPU's own output isn't in it. Hidden while there is nothing to say, and
/// once the user has read it. Object names: "gpuNotice", "gpuNoticeText", "gpuNoticeDismiss".
class GpuNotice : public QWidget
{
    Q_OBJECT
public:
    explicit GpuNotice(QWidget *parent = nullptr);

    void setText(const QString &text); ///< another one than was dismissed is shown again; empty hides

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void dismiss();
    QString m_dismissed;
    QLabel *m_text;
};

} // namespace riser
