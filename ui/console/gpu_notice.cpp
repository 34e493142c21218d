// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/gpu_notice.h"

#include "core/base/text.h"
#include "core/devices/device_kind.h"
#include "ui/shared/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

QStringList drawingDevices(const Inventory &inventory, const DomainId &domain)
{
    QStringList titles;
    for (const Device *device : inventory.devicesOf(domain)) {
        const bool given = std::ranges::any_of(device->claims, [&domain](const Claim &claim) {
            return claim.domain == domain && claim.live && !claim.placeholder;
        });
        if (given && device->kind->drawsItself(device->node))
            titles << device->title;
    }
    return titles;
}

QString gpuNoticeText(const QStringList &devices, bool emulatedVideo)
{
    if (devices.isEmpty())
        return {};
    const QString names = devices.join(Text::tr(", "));
    if (!emulatedVideo)
        return Text::tr("This screen shows nothing of the guest: the VM has no emulated video, and what its GPU draws "
                        "leaves by the GPU's own outputs alone: %1. Look at a monitor there, or use remote desktop "
                        "software in the guest.")
            .arg(names);
    return Text::tr("What the guest shows on its GPU isn't here: it leaves by the GPU's own outputs: %1.").arg(names);
}

GpuNotice::GpuNotice(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
{
    setObjectName(u"gpuNotice"_s);
    m_text->setObjectName(u"gpuNoticeText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *icon = new QLabel(this);
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    icon->setPixmap(themedIcon(u"riser-gpu"_s).pixmap(QSize(side, side), devicePixelRatio()));
    auto *dismiss = new QPushButton(tr("GOT IT"), this);
    dismiss->setObjectName(u"gpuNoticeDismiss"_s);
    dismiss->setAutoDefault(false);
    connect(dismiss, &QPushButton::clicked, this, &GpuNotice::dismiss);
    auto *row = new QHBoxLayout(this);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    row->addWidget(dismiss, 0, Qt::AlignTop);
    hide();
}

void GpuNotice::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty() && text != m_dismissed);
}

void GpuNotice::dismiss()
{
    m_dismissed = m_text->text();
    hide();
}

void GpuNotice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().brush(QPalette::AlternateBase));
}

} // namespace riser
