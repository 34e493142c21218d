// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace riser::onhost {

/// The few things that riser-host does to the kernel's drivers. Reading needs no such door: sysfs is read where Places
/// says. Tests put a kernel of their own behind it, which acts, fails or hangs as told.
class DriverFiles
{
public:
    virtual ~DriverFiles() = default;

    /// Writes `text` into an existing file of sysfs in one go. 0, or an errno; ETIMEDOUT when the kernel hasn't
    /// answered in time: what was asked may still happen. Blocks.
    virtual int write(const QString &path, const QByteArray &text) = 0;
    /// Brings the module vfio-pci. 0, or an errno. Blocks.
    virtual int loadVfio() = 0;
    /// Between two looks at what the kernel does by itself.
    virtual void pause(int milliseconds) = 0;
};

/// The real kernel. What may hang is done by a child process that is left behind then: a process that waits inside the
/// kernel can't be ended, and neither riser-host nor the host's start may wait for it.
class KernelFiles : public DriverFiles
{
public:
    explicit KernelFiles(int limitMs = 60'000)
        : m_limitMs(limitMs)
    {
    }

    int write(const QString &path, const QByteArray &text) override;
    int loadVfio() override;
    void pause(int milliseconds) override;

private:
    int m_limitMs;
};

} // namespace riser::onhost
