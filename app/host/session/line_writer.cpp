// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/session/line_writer.h"

#include <cerrno>
#include <poll.h>
#include <unistd.h>

namespace riser::onhost {

void LineWriter::write(const QByteArray &line)
{
    const std::lock_guard lock(m_mutex);
    qsizetype written = 0;
    while (written < line.size() && !m_broken) {
        const ssize_t count = ::write(m_file, line.constData() + written, size_t(line.size() - written));
        if (count >= 0) {
            written += count;
        } else if (errno == EAGAIN) { // somebody else may have made the pipe so
            pollfd ready{m_file, POLLOUT, 0};
            poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            m_broken = true;
        }
    }
}

} // namespace riser::onhost
