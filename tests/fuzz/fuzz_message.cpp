// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hosthelper/protocol/messages.h"
#include "tests/fuzz/check.h"

using namespace riser;
using namespace riser::protocol;

namespace {

void checkKey(const DeviceKey &key)
{
    const auto device = parseDevice(key.value());
    FUZZ_CHECK(device && keyOf(*device) == key);
}

void checkNames(const Answer &answer)
{
    FUZZ_CHECK(answer.id >= 1);
    if (const auto *inventory = std::get_if<HostInventory>(&answer.body)) {
        for (const HostDevice &device : inventory->devices)
            checkKey(device.key);
        for (const PoolEntry &entry : inventory->pool)
            checkKey(entry.key);
    }
}

} // namespace

// A line from a host, which may be anybody's: no input ends the console; every device in what is taken has a real name;
// what was read once is written and read again as the same.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray line(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto message = readMessage(line);
    if (!message) {
        FUZZ_CHECK(!message.error().isEmpty());
        return 0;
    }
    if (const auto *answer = std::get_if<Answer>(&*message))
        checkNames(*answer);
    const auto again = readMessage(std::visit([](const auto &one) { return write(one); }, *message));
    FUZZ_CHECK(again && *again == *message);
    return 0;
}
