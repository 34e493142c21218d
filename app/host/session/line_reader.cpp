// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/session/line_reader.h"

#include <utility>

namespace riser::onhost {

QByteArrayList LineReader::add(const QByteArray &bytes)
{
    QByteArrayList lines;
    qsizetype begin = 0;
    while (!m_tooLong) {
        const qsizetype end = bytes.indexOf('\n', begin);
        const qsizetype size = (end < 0 ? bytes.size() : end) - begin;
        if (m_begun.size() + size > m_longest) {
            m_tooLong = true;
            m_begun.clear();
            break;
        }
        m_begun += bytes.sliced(begin, size);
        if (end < 0)
            break;
        lines << std::exchange(m_begun, {});
        begin = end + 1;
    }
    return lines;
}

} // namespace riser::onhost
