// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_answers.h"

namespace riser {

namespace {

/// What is learned by programs alone.
constexpr auto topicsOfPrograms = {GuestTopic::Usb, GuestTopic::Nvidia, GuestTopic::Amd};

void takeTopic(GuestReport &report, const GuestReport &from, GuestTopic topic)
{
    if (from.knows(topic))
        report.setKnown(topic);
    else if (from.missing.contains(topic))
        report.missing.insert(topic, from.missing.value(topic));
}

bool removeGone(QStringList &devices, const QStringList &there)
{
    return devices.removeIf([&there](const QString &one) { return !there.contains(one); }) > 0;
}

} // namespace

GuestReport withPrograms(GuestReport read, const GuestReport &full)
{
    read.level = full.level;
    read.lostSincePrograms = full.lostSincePrograms;
    read.usb = full.usb;
    read.gpus = full.gpus;
    for (const GuestTopic topic : topicsOfPrograms)
        takeTopic(read, full, topic);
    // Where files are forbidden the script had the list. What the later answer has itself is newer: a drive that was
    // put into another's place has its name.
    if (!read.knows(GuestTopic::Pci) && full.knows(GuestTopic::Pci)) {
        read.pci = full.pci;
        read.setKnown(GuestTopic::Pci);
    }
    if (!read.knows(GuestTopic::Disks))
        read.disks = full.disks;
    return read;
}

void GuestAnswers::take(GuestTold answer)
{
    if (answer.report.level == GuestLevel::Full && !answer.report.error)
        m_full = answer;
    else if (answer.report.error)
        m_full.reset();
    m_last = std::move(answer);
    put();
}

void GuestAnswers::clear(const std::optional<Error> &why)
{
    m_full.reset();
    m_last = {};
    m_last.report.error = why;
    put();
}

bool GuestAnswers::forget(const QStringList &devices)
{
    const bool gone = removeGone(m_last.devices, devices);
    m_last.report.lostSince = m_last.report.lostSince || gone;
    if (m_full && removeGone(m_full->devices, devices))
        m_full->report.lostSincePrograms = true;
    if (gone)
        put();
    return gone;
}

void GuestAnswers::put()
{
    m_together = m_full ? withPrograms(m_last.report, m_full->report) : m_last.report;
}

} // namespace riser
