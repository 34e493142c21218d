// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/vnc_fixture.h"

#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/prctl.h>

#include <csignal>

namespace riser::test {

using namespace Qt::StringLiterals;

/// A QEMU with a VNC server on 127.0.0.1, whose monitor is the witness of what its screen shows. Ends with this.
class QemuScreen
{
public:
    static constexpr QSize firmware{720, 400}; ///< what the firmware says when there is nothing to start

    ~QemuScreen() { stop(); }

    QString file(const QString &name) const { return m_folder.filePath(name); }
    int port() const { return m_port; }

    /// Waits until its screen has this size; false: it never had.
    bool start(const QString &vncOptions, const QStringList &more = {}, QSize settled = firmware)
    {
        stop();
        QFile::remove(file(u"qmp"_s));
        m_qemu = std::make_unique<QProcess>();
        m_qemu->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_qemu->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_qemu->start(u"qemu-system-x86_64"_s,
                      QStringList{u"-accel"_s, u"tcg"_s, u"-nodefaults"_s, u"-vga"_s, u"std"_s, u"-display"_s,
                                  u"none"_s, u"-qmp"_s, u"unix:"_s + file(u"qmp"_s) + u",server=on,wait=off"_s,
                                  u"-vnc"_s, u"127.0.0.1:0,to=500"_s + vncOptions} +
                          more);
        const auto reached = [this] { // its socket is there a moment before it listens
            m_monitor.connectToServer(file(u"qmp"_s));
            return m_monitor.waitForConnected();
        };
        if (!m_qemu->waitForStarted() || !QTest::qWaitFor(reached, 30'000) || !m_monitor.waitForReadyRead())
            return false;
        (void)m_monitor.readLine(); // its greeting
        (void)ask(R"({"execute": "qmp_capabilities"})");
        m_port = ask(R"({"execute": "query-vnc"})")[u"return"].toObject()[u"service"].toString().toInt();
        return m_port > 0 && QTest::qWaitFor([&] { return shot().size() == settled; }, 60'000);
    }

    /// A file for start()'s "-drive": a disk whose first sector is this machine code, in real mode at 0x7c00.
    QString bootDisk(QByteArray code)
    {
        code.resize(510, '\0');
        code += "\x55\xaa";
        code.resize(1024 * 1024, '\0');
        QFile disk(file(u"disk.img"_s));
        const bool written = disk.open(QIODevice::WriteOnly) && disk.write(code) == code.size();
        return written ? u"format=raw,if=ide,file="_s + disk.fileName() : QString();
    }

    /// What QEMU itself says that is on the screen.
    QImage shot()
    {
        (void)ask(R"({"execute": "screendump", "arguments": {"filename": ")" + file(u"shot.ppm"_s).toUtf8() + R"("}})");
        return QImage(file(u"shot.ppm"_s)).convertToFormat(QImage::Format_RGB32);
    }

    QJsonObject ask(const QByteArray &command)
    {
        m_monitor.write(command + '\n');
        for (;;) {
            while (!m_monitor.canReadLine()) {
                if (!m_monitor.waitForReadyRead(30'000))
                    return {};
            }
            const QJsonObject answer = QJsonDocument::fromJson(m_monitor.readLine()).object();
            if (!answer.contains(u"event"))
                return answer;
        }
    }

    /// A connected socket for VncClient::start(); -1: none.
    int connected() const { return connectedTo(m_port); }

    void stop()
    {
        m_monitor.abort();
        if (m_qemu) {
            m_qemu->kill();
            m_qemu->waitForFinished();
        }
        m_qemu.reset();
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_qemu;
    QLocalSocket m_monitor;
    int m_port = 0;
};

} // namespace riser::test
