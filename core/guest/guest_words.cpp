// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_words.h"

#include "core/base/text.h"

#include <QLocale>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostShown = 8; // of mount points, processes

QString withoutFolder(const QString &device)
{
    return device.sliced(device.lastIndexOf(u'/') + 1);
}

QString usedText(const GuestGpu &gpu)
{
    if (!gpu.usedMib)
        return {};
    const QString used = sizeText(*gpu.usedMib * mebibyte);
    return gpu.totalMib ? Text::tr("%1 of %2 used").arg(used, sizeText(*gpu.totalMib * mebibyte))
                        : Text::tr("%1 used").arg(used);
}

QString processSentence(const GuestProcess &process, bool ofAll)
{
    const QString pid = QString::number(process.pid);
    const QString size = process.mib ? sizeText(*process.mib * mebibyte) : QString();
    if (ofAll)
        return process.mib
                   ? Text::tr("Process %1 (%2) uses %3 on one of the guest's AMD GPUs.").arg(process.name, pid, size)
                   : Text::tr("Process %1 (%2) uses one of the guest's AMD GPUs.").arg(process.name, pid);
    return process.mib ? Text::tr("Process %1 (%2) uses %3 of it.").arg(process.name, pid, size)
                       : Text::tr("Process %1 (%2) uses it.").arg(process.name, pid);
}

QStringList processSentences(const GuestGpu &gpu)
{
    if (!gpu.processes) {
        const QString unknown = Text::tr("Which processes of the guest use it isn't told.");
        return gpu.noProcesses ? QStringList{unknown} + reasonOf(*gpu.noProcesses) : QStringList{unknown};
    }
    QStringList lines;
    if (gpu.processes->isEmpty())
        lines << (gpu.processesOfAll ? Text::tr("No process of the guest computes on any of its AMD GPUs.")
                                     : Text::tr("No process of the guest computes on it."));
    for (const GuestProcess &process : gpu.processes->first(std::min(gpu.processes->size(), mostShown)))
        lines << processSentence(process, gpu.processesOfAll);
    if (const qsizetype more = gpu.processes->size() - mostShown; more > 0)
        lines << Text::tr("And %n more process(es).", nullptr, int(more));
    return lines;
}

} // namespace

QString sizeText(qint64 bytes)
{
    // Whole numbers without a fraction, as in "64 MiB".
    QString text = QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeIecFormat);
    return text.replace(QLocale().decimalPoint() + u"0 "_s, u" "_s);
}

QString diskWord(const GuestDisk &disk, const QList<const GuestFileSystem *> &systems)
{
    QStringList words{withoutFolder(disk.name)};
    if (disk.bytes)
        words << sizeText(*disk.bytes);
    if (!systems.isEmpty())
        words << Text::tr("on %1", "a disk that is mounted").arg(systems.first()->mountPoint);
    return words.join(", "_L1);
}

QStringList diskSentences(const GuestDisk &disk, const QList<const GuestFileSystem *> &systems)
{
    QStringList lines{disk.bytes
                          ? Text::tr("In the guest it is the disk %1 of %2.").arg(disk.name, sizeText(*disk.bytes))
                          : Text::tr("In the guest it is the disk %1.").arg(disk.name)};
    for (const GuestFileSystem *system : systems.first(std::min(systems.size(), mostShown))) {
        if (system->usedBytes && system->totalBytes)
            lines << Text::tr("The guest uses it on %1 (%2): %3 of %4 are full.")
                         .arg(system->mountPoint, system->type, sizeText(*system->usedBytes),
                              sizeText(*system->totalBytes));
        else
            lines << Text::tr("The guest uses it on %1 (%2).").arg(system->mountPoint, system->type);
    }
    return lines;
}

QString interfaceWord(const GuestInterface &one)
{
    return one.addresses.isEmpty() ? one.name : one.name + ", "_L1 + one.addresses.first();
}

QString gpuWord(const GuestGpu &gpu)
{
    QStringList words;
    for (const QString &word : {gpu.driver, usedText(gpu)}) {
        if (!word.isEmpty())
            words << word;
    }
    return words.join(u" · "_s);
}

QStringList gpuSentences(const GuestGpu &gpu)
{
    QStringList lines;
    if (!gpu.name.isEmpty())
        lines << Text::tr("The guest's driver calls it %1.").arg(gpu.name);
    if (const QString used = usedText(gpu); !used.isEmpty())
        lines << Text::tr("Its memory: %1.").arg(used);
    return lines + processSentences(gpu);
}

QStringList reasonOf(const Error &why)
{
    QStringList lines{Text::tr("Not available: %1").arg(why.summary)};
    if (!why.hint.isEmpty())
        lines << why.hint;
    return lines;
}

} // namespace riser
