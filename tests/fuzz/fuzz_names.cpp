// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/protocol/messages.h"
#include "tests/fuzz/check.h"

#include <algorithm>

using namespace riser;
using namespace riser::protocol;

namespace {

/// Nothing but what a name of libvirt's or a port of sysfs's is made of: so none is a way out of a folder.
bool isPlain(const QString &text, QStringView extra)
{
    return std::ranges::all_of(text, [extra](QChar character) {
        const char16_t code = character.unicode();
        return (code >= u'a' && code <= u'z') || (code >= u'0' && code <= u'9') || extra.contains(character);
    });
}

void check(const QString &text)
{
    if (const auto device = parseDevice(text)) {
        FUZZ_CHECK(isPlain(text, u"_"));
        FUZZ_CHECK(keyOf(*device).value() == text);
    }
    if (const auto port = parsePort(text)) {
        FUZZ_CHECK(isPlain(text, u"-."));
        FUZZ_CHECK(!text.contains(QStringLiteral("..")));
        FUZZ_CHECK(port->toString() == text);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    check(QString::fromUtf8(bytes));
    check(QString::fromLatin1(bytes));
    check(QString(reinterpret_cast<const QChar *>(bytes.constData()), bytes.size() / 2)); // halves of characters too
    return 0;
}
