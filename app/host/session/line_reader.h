// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace riser::onhost {

/// Cuts what comes in into lines, and never keeps more than one line's length of it.
class LineReader
{
public:
    explicit LineReader(qsizetype longest)
        : m_longest(longest)
    {
    }

    /// The lines that are whole now, without their newline.
    QByteArrayList add(const QByteArray &bytes);
    /// A line was longer: what follows can't be understood.
    bool isTooLong() const { return m_tooLong; }

private:
    qsizetype m_longest;
    QByteArray m_begun;
    bool m_tooLong = false;
};

} // namespace riser::onhost
