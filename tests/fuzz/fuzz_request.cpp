// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/protocol/messages.h"
#include "tests/fuzz/check.h"

using namespace riser::protocol;

// A line to riser-host, which runs as root: no input ends it; what is taken is written and read again as the same; what
// isn't is answered in words that can be printed, and the answer can be read.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray line(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto request = readRequest(line);
    if (request) {
        FUZZ_CHECK(request->id >= 1);
        FUZZ_CHECK(request->devices.size() <= mostDevices);
        FUZZ_CHECK(request->seconds == 0 || (request->seconds >= 5 && request->seconds <= 600));
        const auto again = readRequest(write(*request));
        FUZZ_CHECK(again && *again == *request);
        return 0;
    }
    for (const QChar character : request.error().text)
        FUZZ_CHECK(character.category() != QChar::Other_Control);
    const auto answer = readMessage(write(request.error()));
    FUZZ_CHECK(answer && std::get<Fault>(*answer) == request.error());
    return 0;
}
