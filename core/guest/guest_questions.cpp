// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_questions.h"

#include "core/base/text.h"
#include "core/guest/gpu_tools.h"
#include "core/guest/guest_files.h"
#include "core/guest/guest_listing.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

struct Commands {
    QLatin1StringView list; ///< the command of the agent
    QLatin1StringView since;
};

constexpr Commands diskList{"guest-get-disks"_L1, "5.2"_L1};
constexpr Commands fileSystemList{"guest-get-fsinfo"_L1, "2.2"_L1};
constexpr Commands interfaceList{"guest-network-get-interfaces"_L1, "1.1"_L1};
constexpr Commands deviceList{"guest-get-devices"_L1, "5.2"_L1};
constexpr Commands fileOpen{"guest-file-open"_L1, "0.15"_L1};
constexpr Commands programRun{"guest-exec"_L1, "2.5"_L1};

/// One round of questions.
class Round
{
public:
    Round(Consoles &consoles, const GuestQuestion &question, std::stop_token stop)
        : m_question(question)
        , m_talk(consoles, question.domain, question.where, question.patience.command,
                 question.level == GuestLevel::Full ? question.patience.full : question.patience.read, std::move(stop))
    {
    }
    GuestReport run();

private:
    bool introduced();
    bool mayAsk(const Commands &commands, GuestTopic topic);
    template<typename List>
    void list(GuestTopic topic, const Commands &commands, std::optional<List> (*read)(const QByteArray &), List &into);
    void readFiles();
    void runPrograms();
    void runListing();
    void askNvidia();
    void askAmd();
    void lacks(GuestTopic topic, Error why) { m_report.missing.insert(topic, std::move(why)); }

    const GuestQuestion &m_question;
    AgentTalk m_talk;
    agent::Info m_info;
    GuestReport m_report;
};

bool Round::introduced()
{
    const auto answer = m_talk.ask(agent::command("guest-info"_L1));
    if (!answer) {
        m_report.error = answer.error();
        return false;
    }
    const auto info = agent::readInfo(*answer);
    if (!info) {
        m_report.error = m_talk.noAnswer("guest-info"_L1);
        return false;
    }
    m_info = *info;
    m_report.agentVersion = m_info.version;
    // Where it isn't a Windows guest the agent doesn't know it, or says that it is switched off.
    m_report.windows = m_info.commands.value(deviceList.list);
    return true;
}

/// By what the agent said of itself; else the topic gets the reason.
bool Round::mayAsk(const Commands &commands, GuestTopic topic)
{
    if (m_talk.over()) {
        lacks(topic, *m_talk.over());
        return false;
    }
    const auto known = m_info.commands.constFind(commands.list);
    if (known == m_info.commands.constEnd())
        lacks(topic, {.code = ErrorCode::NotSupported,
                      .summary = Text::tr("The guest agent %1 in %2 doesn't know “%3”.")
                                     .arg(m_info.version, m_talk.where(), commands.list),
                      .detail = {},
                      .hint = Text::tr("It needs qemu-guest-agent %1 or newer in the guest.").arg(commands.since)});
    else if (!*known)
        lacks(topic, {.code = ErrorCode::NotSupported,
                      .summary = Text::tr("The guest agent in %1 forbids “%2”.").arg(m_talk.where(), commands.list),
                      .detail = {},
                      .hint = Text::tr("Allow it in the guest, in the settings of qemu-guest-agent (allow-rpcs or "
                                       "block-rpcs in /etc/qemu/qemu-ga.conf or /etc/sysconfig/qemu-ga), and start the "
                                       "agent again.")});
    else
        return true;
    return false;
}

template<typename List>
void Round::list(GuestTopic topic, const Commands &commands, std::optional<List> (*read)(const QByteArray &),
                 List &into)
{
    if (!mayAsk(commands, topic))
        return;
    const auto answer = m_talk.ask(agent::command(commands.list));
    if (!answer)
        return lacks(topic, answer.error());
    auto all = read(*answer);
    if (!all)
        return lacks(topic, m_talk.noAnswer(commands.list));
    into = *std::move(all);
    m_report.setKnown(topic);
}

void Round::readFiles()
{
    if (m_report.windows || !mayAsk(fileOpen, GuestTopic::Pci))
        return;
    if (const auto why = readGuestFiles(m_talk, m_question, m_report))
        m_report.missing.insert(GuestTopic::Pci, *why);
}

void Round::runListing()
{
    const auto output =
        m_talk.program({.path = u"/bin/sh"_s, .arguments = {u"-c"_s, listingScript()}}, m_question.patience.poll);
    if (!output) {
        if (!m_report.knows(GuestTopic::Pci))
            lacks(GuestTopic::Pci, output.error());
        return lacks(GuestTopic::Usb, output.error());
    }
    GuestReport listed = m_report;
    readListing(*output, listed);
    if (listed.pci.isEmpty())
        return lacks(GuestTopic::Usb, {.code = ErrorCode::Failed,
                                       .summary = Text::tr("The guest in %1 lists no devices.").arg(m_talk.where()),
                                       .detail = {},
                                       .hint = Text::tr("Its /sys may not be mounted.")});
    m_report = std::move(listed);
    m_report.setKnown(GuestTopic::Usb);
    m_report.setKnown(GuestTopic::Pci);
}

Error toolIsMissing(const AgentTalk &talk, const Error &why, const QString &tool)
{
    if (why.code != ErrorCode::NotSupported)
        return why;
    return {.code = ErrorCode::NotSupported,
            .summary = Text::tr("The guest of %1 has no %2.").arg(talk.where(), tool),
            .detail = why.detail,
            .hint = Text::tr("It comes with the maker's driver.")};
}

void Round::askNvidia()
{
    const auto gpus = m_talk.program(nvidiaGpusProgram(m_report.windows), m_question.patience.poll);
    if (!gpus)
        return lacks(GuestTopic::Nvidia, toolIsMissing(m_talk, gpus.error(), u"nvidia-smi"_s));
    QList<GuestGpu> found = readNvidiaGpus(*gpus);
    if (const auto processes = m_talk.program(nvidiaProcessesProgram(m_report.windows), m_question.patience.poll))
        addNvidiaProcesses(*processes, found);
    m_report.gpus << found;
    m_report.setKnown(GuestTopic::Nvidia);
}

void Round::askAmd()
{
    if (m_report.windows)
        return;
    const auto output = m_talk.program(rocmProgram(), m_question.patience.poll);
    if (!output)
        return lacks(GuestTopic::Amd, toolIsMissing(m_talk, output.error(), u"rocm-smi"_s));
    m_report.gpus << readRocm(*output);
    m_report.setKnown(GuestTopic::Amd);
}

void Round::runPrograms()
{
    if (!mayAsk(programRun, GuestTopic::Usb)) {
        if (m_question.gpu)
            lacks(GuestTopic::Nvidia, m_report.missing.value(GuestTopic::Usb));
        return;
    }
    if (!m_report.windows)
        runListing();
    if (!m_question.gpu)
        return;
    askNvidia();
    askAmd();
    // With the one maker's card nobody misses the other's tool.
    for (const GuestTopic topic : {GuestTopic::Nvidia, GuestTopic::Amd}) {
        if (!m_report.gpus.isEmpty() && m_report.missing.value(topic).code == ErrorCode::NotSupported)
            m_report.missing.remove(topic);
    }
}

GuestReport Round::run()
{
    m_report.askedAt = QDateTime::currentDateTimeUtc();
    m_report.level = m_question.level;
    if (!introduced())
        return m_report;
    list(GuestTopic::Disks, diskList, agent::readDisks, m_report.disks);
    list(GuestTopic::Interfaces, interfaceList, agent::readInterfaces, m_report.interfaces);
    if (m_report.windows)
        list(GuestTopic::WindowsDevices, deviceList, agent::readDevices, m_report.windowsDevices);
    readFiles();
    if (m_question.level == GuestLevel::Full)
        runPrograms();
    // The last: a network file system that hangs holds the agent up, and nothing else is known then.
    list(GuestTopic::FileSystems, fileSystemList, agent::readFileSystems, m_report.fileSystems);
    return m_report;
}

} // namespace

GuestReport askGuest(Consoles &consoles, const GuestQuestion &question, const std::stop_token &stop)
{
    return Round(consoles, question, stop).run();
}

} // namespace riser
