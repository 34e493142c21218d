// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guest_report.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

// The makers' own tools that tell of GPUs in a guest: what is run there, and what they print. Pure, thread-safe.
namespace riser {

/// A program and its arguments: constants, nothing from anywhere is put into them.
struct GuestProgram {
    QString path;
    QStringList arguments;
    QString name = {};  ///< of a maker's tool
    QString words = {}; ///< the tool's own command line, for a person to read
};

/// What a shell says when there is no such program (POSIX).
inline constexpr int noSuchProgram = 127;

std::optional<GpuMaker> gpuMaker(quint16 vendor);
GuestTopic gpuTopic(GpuMaker maker);
QString gpuToolName(GpuMaker maker);

/// What a shell runs before a program, that must not run for good, as $limit: nothing where the guest can't end it.
/// busybox before 1.30 wants "-t" before the seconds.
QString shellLimit();

GuestProgram nvidiaGpusProgram(bool windows); ///< prints what readNvidiaGpus() takes
GuestProgram nvidiaProcessesProgram(bool windows);
GuestProgram rocmProgram(); ///< prints what readRocm() takes; Linux alone

QList<GuestGpu> readNvidiaGpus(const QByteArray &csv);
/// No process at all is said by no line. What can't be read may be any GPU's.
void addNvidiaProcesses(const QByteArray &csv, QList<GuestGpu> &gpus);
/// Its processes are told without their GPU: of several all have them.
QList<GuestGpu> readRocm(const QByteArray &json);

} // namespace riser
