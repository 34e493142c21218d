// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guest_report.h"

#include <QString>
#include <QStringList>

// What a guest says, in words. Pure, translated.
namespace riser {

QString sizeText(qint64 bytes); ///< "64 MiB", "1.8 TiB"
/// "nvme0n1, 64 MiB, on /data"
QString diskWord(const GuestDisk &disk, const QList<const GuestFileSystem *> &systems);
QStringList diskSentences(const GuestDisk &disk, const QList<const GuestFileSystem *> &systems);
QString interfaceWord(const GuestInterface &one); ///< "eth0, 10.0.0.5"
/// "550.54 · 1.2 of 24 GiB used": what goes behind the driver's name.
QString gpuWord(const GuestGpu &gpu);
QStringList gpuSentences(const GuestGpu &gpu);
QStringList reasonOf(const Error &why); ///< "Not available: …", and what to do

} // namespace riser
