// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>

namespace riser::bench {

/// A relay in front of a socket that adds a round trip (in milliseconds), as a process that ends with this object.
class Relay
{
public:
    Relay(const QString &listen, const QString &target, int roundTrip)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(RISER_BENCH_RELAY), {listen, target, QString::number(roundTrip)});
        if (!m_process.waitForStarted() || !m_process.waitForReadyRead())
            qFatal("the relay doesn't start");
    }
    ~Relay()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

} // namespace riser::bench
