// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/domain.h"
#include "core/xml/line_diff.h"
#include "core/xml/xml_document.h"

#include <QStringList>

#include <algorithm>

namespace riser {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype context = 3;

/// In libvirt's own layout, so that what was written by hand or by Riser compares by content. What can't be read is
/// compared as it is.
QStringList lines(const QByteArray &text)
{
    pugi::xml_document document;
    const auto parsed =
        document.load_buffer(text.constData(), static_cast<size_t>(text.size()), pugi::parse_full, pugi::encoding_utf8);
    const QByteArray layout = parsed ? xml::toText(document, true) : text;
    QStringList list = QString::fromUtf8(layout).split(u'\n');
    while (!list.isEmpty() && list.last().isEmpty())
        list.removeLast();
    return list;
}

/// Line numbers count from 1, and an empty range names the line before it.
QString range(qsizetype start, qsizetype count)
{
    const qsizetype first = count == 0 ? start : start + 1;
    return count == 1 ? QString::number(first) : u"%1,%2"_s.arg(first).arg(count);
}

/// Edits that are so near that their context would overlap, in one hunk.
class Hunk
{
public:
    Hunk(const QStringList &before, const QStringList &after)
        : m_before(before)
        , m_after(after)
    {
    }

    bool takes(const LineEdit &edit) const
    {
        return m_edits.isEmpty() || edit.before - m_edits.last().beforeEnd() <= 2 * context;
    }
    void add(const LineEdit &edit) { m_edits << edit; }
    void clear() { m_edits.clear(); }

    QString text() const
    {
        const LineEdit &first = m_edits.first();
        const LineEdit &last = m_edits.last();
        const qsizetype lead = std::min(context, first.before);
        const qsizetype tail = std::min(context, m_before.size() - last.beforeEnd());
        const qsizetype beforeStart = first.before - lead;
        const qsizetype afterStart = first.after - lead;
        const qsizetype beforeCount = last.beforeEnd() + tail - beforeStart;
        const qsizetype afterCount = last.afterEnd() + tail - afterStart;
        QString out = u"@@ -%1 +%2 @@\n"_s.arg(range(beforeStart, beforeCount), range(afterStart, afterCount));
        qsizetype at = beforeStart;
        for (const LineEdit &edit : m_edits) {
            append(out, u' ', m_before, at, edit.before);
            append(out, u'-', m_before, edit.before, edit.beforeEnd());
            append(out, u'+', m_after, edit.after, edit.afterEnd());
            at = edit.beforeEnd();
        }
        append(out, u' ', m_before, at, at + tail);
        return out;
    }

private:
    static void append(QString &out, QChar mark, const QStringList &from, qsizetype begin, qsizetype end)
    {
        for (qsizetype i = begin; i < end; ++i)
            out += mark + from[i] + u'\n';
    }

    const QStringList &m_before;
    const QStringList &m_after;
    QList<LineEdit> m_edits;
};

} // namespace

QString xmlDiff(const QByteArray &before, const QByteArray &after)
{
    const QStringList old = lines(before);
    const QStringList now = lines(after);
    QString out;
    Hunk hunk(old, now);
    const auto edits = lineEdits(old, now);
    for (qsizetype i = 0; i < edits.size(); ++i) {
        hunk.add(edits[i]);
        if (i + 1 == edits.size() || !hunk.takes(edits[i + 1])) {
            out += hunk.text();
            hunk.clear();
        }
    }
    return out;
}

} // namespace riser
