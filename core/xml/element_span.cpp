// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/element_span.h"

namespace riser::xml {

namespace {

qsizetype behind(QByteArrayView text, QByteArrayView mark, qsizetype from)
{
    const auto found = text.indexOf(mark, from);
    return found < 0 ? text.size() : found + mark.size();
}

/// Behind the `>` of the tag that begins at `at`; a `>` inside quotes is none.
qsizetype tagEnd(QByteArrayView text, qsizetype at)
{
    char quote = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != 0)
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return at + 1;
    }
    return text.size();
}

} // namespace

ElementSpan elementSpan(QByteArrayView text, qsizetype begin)
{
    ElementSpan span{.begin = begin, .end = text.size(), .closing = -1};
    int depth = 0;
    for (qsizetype at = begin; at >= 0 && at < text.size(); at = text.indexOf('<', at)) {
        const auto rest = text.sliced(at);
        if (rest.startsWith("<!--")) {
            at = behind(text, "-->", at + 4);
            continue;
        }
        if (rest.startsWith("<![CDATA[")) {
            at = behind(text, "]]>", at);
            continue;
        }
        if (rest.startsWith("<?")) {
            at = behind(text, "?>", at);
            continue;
        }
        const bool endTag = rest.startsWith("</");
        const qsizetype next = tagEnd(text, at);
        const bool empty = !endTag && text.first(next).endsWith("/>");
        depth += endTag ? -1 : empty ? 0 : 1;
        if (depth == 0) {
            span.end = next;
            span.closing = endTag ? at : -1;
            return span;
        }
        at = next;
    }
    return span;
}

} // namespace riser::xml
