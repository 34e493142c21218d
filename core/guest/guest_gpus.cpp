// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_gpus.h"

#include "core/base/text.h"

namespace riser {

namespace {

/// Whether it tells of any.
bool askNvidia(AgentTalk &talk, const GuestQuestion &question, GuestReport &report)
{
    const auto gpus = talk.program(nvidiaGpusProgram(report.windows), question.patience.poll);
    if (!gpus) {
        report.missing.insert(GuestTopic::Nvidia, gpus.error());
        return false;
    }
    QList<GuestGpu> found = readNvidiaGpus(*gpus);
    if (const auto processes = talk.program(nvidiaProcessesProgram(report.windows), question.patience.poll)) {
        addNvidiaProcesses(*processes, found);
    } else {
        for (GuestGpu &gpu : found)
            gpu.noProcesses = processes.error();
    }
    report.gpus << found;
    report.setKnown(GuestTopic::Nvidia);
    return !found.isEmpty();
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
    report.gpus << readRocm(*output);
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
        if (askNvidia(talk, question, report))
            report.missing.remove(GuestTopic::Amd);
        report.missing.remove(GuestTopic::Nvidia);
    }
}

} // namespace riser
