// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace riser::xml {

/// Where an element stands in its text, in bytes.
struct ElementSpan {
    qsizetype begin = 0;    ///< its `<`
    qsizetype end = 0;      ///< behind its last `>`
    qsizetype closing = -1; ///< the `<` of its end tag; -1: it is written as one empty tag
};

/// The element whose `<` is at `begin` of a text that pugixml has found well-formed. For edits that keep every other
/// byte (quotes, comments, line ends), which writing the document anew would not. Pure.
ElementSpan elementSpan(QByteArrayView text, qsizetype begin);

} // namespace riser::xml
