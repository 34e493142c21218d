// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_questions.h"

#include "core/base/text.h"
#include "core/guest/guest_files.h"
#include "core/guest/guest_gpus.h"
#include "core/guest/guest_listing.h"

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// Commands of the agent that are of use together only.
struct Commands {
    QLatin1StringView list; ///< the first, or the only one
    QLatin1StringView since;
    std::initializer_list<QLatin1StringView> more = {};
};

constexpr Commands diskList{"guest-get-disks"_L1, "5.2"_L1};
constexpr Commands fileSystemList{"guest-get-fsinfo"_L1, "2.2"_L1};
constexpr Commands interfaceList{"guest-network-get-interfaces"_L1, "1.1"_L1};
constexpr Commands deviceList{"guest-get-devices"_L1, "5.2"_L1};
constexpr auto fileCommands = {"guest-file-read"_L1, "guest-file-close"_L1};
constexpr auto programCommands = {"guest-exec-status"_L1};
constexpr Commands files{"guest-file-open"_L1, "0.15"_L1, fileCommands};
constexpr Commands programs{"guest-exec"_L1, "2.5"_L1, programCommands};
constexpr QLatin1StringView systemInfo{"guest-get-osinfo"}; // since 2.10

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
    bool isWindows();
    std::optional<Error> whyNot(const Commands &commands) const;
    bool mayAsk(const Commands &commands, GuestTopic topic);
    template<typename List>
    void list(GuestTopic topic, const Commands &commands, std::optional<List> (*read)(const QByteArray &), List &into);
    void readFiles();
    void runPrograms();
    void runListing();
    void lackGpus(const Error &why);
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
    m_report.windows = isWindows();
    return true;
}

bool Round::isWindows()
{
    if (m_info.commands.value(systemInfo)) {
        const auto answer = m_talk.ask(agent::command(systemInfo));
        if (const auto id = answer ? agent::readOsId(*answer) : std::nullopt)
            return *id == "mswindows"_L1;
    }
    // Elsewhere the agent doesn't know it, or says that it is switched off; in Windows a person may have done that.
    return m_info.commands.value(deviceList.list);
}

/// By what the agent said of itself.
std::optional<Error> Round::whyNot(const Commands &commands) const
{
    if (m_talk.over())
        return m_talk.over();
    QList<QLatin1StringView> all{commands.list};
    all += QList<QLatin1StringView>(commands.more);
    for (const QLatin1StringView name : std::as_const(all)) {
        const auto known = m_info.commands.constFind(name);
        if (known == m_info.commands.constEnd())
            return Error{
                .code = ErrorCode::NotSupported,
                .summary =
                    Text::tr("The guest agent %1 in %2 doesn't know “%3”.").arg(m_info.version, m_talk.where(), name),
                .detail = {},
                .hint = Text::tr("It needs qemu-guest-agent %1 or newer in the guest.").arg(commands.since)};
        if (!*known)
            return Error{.code = ErrorCode::NotSupported,
                         .summary = Text::tr("The guest agent in %1 forbids “%2”.").arg(m_talk.where(), name),
                         .detail = {},
                         .hint = Text::tr("Allow it in the guest, in the settings of qemu-guest-agent (allow-rpcs or "
                                          "block-rpcs in /etc/qemu/qemu-ga.conf or /etc/sysconfig/qemu-ga), and start "
                                          "the agent again.")};
    }
    return {};
}

/// Else the topic gets the reason.
bool Round::mayAsk(const Commands &commands, GuestTopic topic)
{
    auto why = whyNot(commands);
    if (why)
        lacks(topic, *std::move(why));
    return !why;
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
    if (m_report.windows || !mayAsk(files, GuestTopic::Pci))
        return;
    auto why = readGuestFiles(m_talk, m_question, m_report);
    if (!why)
        return;
    if ((why->code == ErrorCode::NotSupported || why->code == ErrorCode::Failed) && !whyNot(programs))
        why->hint = Text::tr("ASK THE GUEST runs a script there instead.");
    lacks(GuestTopic::Pci, *std::move(why));
}

void Round::runListing()
{
    const auto output = m_talk.program(listingProgram(), m_question.patience.poll);
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

void Round::lackGpus(const Error &why)
{
    for (const GpuMaker maker : m_question.gpus)
        lacks(maker == GpuMaker::Nvidia ? GuestTopic::Nvidia : GuestTopic::Amd, why);
}

void Round::runPrograms()
{
    if (!m_report.windows && mayAsk(programs, GuestTopic::Usb))
        runListing();
    if (const auto why = whyNot(programs))
        return lackGpus(*why);
    askGpus(m_talk, m_question, m_report);
}

GuestReport Round::run()
{
    m_report.askedAt = QDateTime::currentDateTimeUtc();
    m_report.level = m_question.level;
    if (!introduced())
        return m_report;
    list(GuestTopic::Disks, diskList, agent::readDisks, m_report.disks);
    list(GuestTopic::Interfaces, interfaceList, agent::readInterfaces, m_report.interfaces);
    if (m_report.windows) {
        list(GuestTopic::WindowsDevices, deviceList, agent::readDevices, m_report.windowsDevices);
        if (m_question.usb)
            lacks(GuestTopic::Usb,
                  {.code = ErrorCode::NotSupported,
                   .summary = Text::tr("The guest agent of Windows, in %1, lists no USB devices.").arg(m_talk.where()),
                   .detail = {},
                   .hint = Text::tr("Look in the Device Manager there.")});
    }
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
