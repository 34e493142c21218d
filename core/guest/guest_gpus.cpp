// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_gpus.h"

#include "core/base/text.h"
#include "core/guest/guest_text.h"

#include <algorithm>

namespace riser {

namespace {

constexpr quint32 displayClass = 0x03; // PCI's, without what follows it

/// A tool that ends well and prints something names a GPU, or isn't understood: then nothing can be said of any.
std::optional<Error> notUnderstood(const AgentTalk &talk, GpuMaker maker, const QByteArray &output)
{
    if (output.trimmed().isEmpty())
        return {};
    return Error{.code = ErrorCode::InvalidData,
                 .summary = Text::tr("What %1 in the guest of %2 prints names no GPU that can be understood.")
                                .arg(gpuToolName(maker), talk.where()),
                 .detail = guestText(output),
                 .hint = Text::tr("Run it in the guest and look at what it says.")};
}

void askNvidia(AgentTalk &talk, const GuestQuestion &question, GuestReport &report)
{
    const auto gpus = talk.program(nvidiaGpusProgram(report.windows), question.patience.poll);
    if (!gpus) {
        report.missing.insert(GuestTopic::Nvidia, gpus.error());
        return;
    }
    QList<GuestGpu> found = readNvidiaGpus(*gpus);
    if (const auto why = found.isEmpty() ? notUnderstood(talk, GpuMaker::Nvidia, *gpus) : std::nullopt) {
        report.missing.insert(GuestTopic::Nvidia, *why);
        return;
    }
    if (const auto processes = talk.program(nvidiaProcessesProgram(report.windows), question.patience.poll)) {
        addNvidiaProcesses(*processes, found);
    } else {
        for (GuestGpu &gpu : found)
            gpu.noProcesses = processes.error();
    }
    report.gpus << found;
    report.setKnown(GuestTopic::Nvidia);
}

/// Whether every AMD GPU of the guest was told by some tool: of one that wasn't the reason is due. An audio function of
/// the same maker is none.
bool allAmdTold(const GuestReport &report)
{
    int told = 0;
    for (const GuestPciFunction &one : report.pci) {
        if (gpuMaker(one.vendor) != GpuMaker::Amd || one.classCode.value_or(displayClass << 16) >> 16 != displayClass)
            continue;
        if (std::ranges::find(report.gpus, one.address, &GuestGpu::address) == report.gpus.end())
            return false;
        ++told;
    }
    return told > 0;
}

void askAmd(AgentTalk &talk, const GuestQuestion &question, GuestReport &report)
{
    if (report.windows) {
        report.missing.insert(
            GuestTopic::Amd,
            {.code = ErrorCode::NotSupported,
             .summary = Text::tr("There is no rocm-smi for Windows, the guest of %1.").arg(talk.where()),
             .detail = {},
             .hint = {}});
        return;
    }
    const auto output = talk.program(rocmProgram(), question.patience.poll);
    if (!output) {
        report.missing.insert(GuestTopic::Amd, output.error());
        return;
    }
    const QList<GuestGpu> found = readRocm(*output);
    if (const auto why = found.isEmpty() ? notUnderstood(talk, GpuMaker::Amd, *output) : std::nullopt) {
        report.missing.insert(GuestTopic::Amd, *why);
        return;
    }
    report.gpus << found;
    report.setKnown(GuestTopic::Amd);
}

} // namespace

void askGpus(AgentTalk &talk, const GuestQuestion &question, GuestReport &report)
{
    const bool amd = question.gpus.contains(GpuMaker::Amd);
    if (amd)
        askAmd(talk, question, report);
    if (question.gpus.contains(GpuMaker::Nvidia)) {
        askNvidia(talk, question, report);
    } else if (amd && !report.knows(GuestTopic::Amd)) {
        // A guest may have the other's tool answer for the card; where it doesn't, only the maker's own is missed.
        askNvidia(talk, question, report);
        if (allAmdTold(report))
            report.missing.remove(GuestTopic::Amd);
        report.missing.remove(GuestTopic::Nvidia);
    }
}

} // namespace riser
