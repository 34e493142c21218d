// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/signature.h"

#include "app/host/system/sysfs.h"

#include <QFile>

#include <blkid.h>
#include <fcntl.h>
#include <unistd.h>

#include <memory>

namespace riser::onhost {

namespace {

QString value(blkid_probe prober, const char *name)
{
    const char *data = nullptr;
    return blkid_probe_lookup_value(prober, name, &data, nullptr) == 0 ? plain(QString::fromUtf8(data), 64) : QString();
}

} // namespace

Signature probe(const QString &path)
{
    const int handle = open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (handle < 0)
        return {};
    Signature signature;
    const std::unique_ptr<blkid_struct_probe, decltype(&blkid_free_probe)> prober(blkid_new_probe(), &blkid_free_probe);
    if (prober && blkid_probe_set_device(prober.get(), handle, 0, 0) == 0) {
        blkid_probe_enable_superblocks(prober.get(), 1);
        blkid_probe_set_superblocks_flags(prober.get(), BLKID_SUBLKS_TYPE);
        blkid_probe_enable_partitions(prober.get(), 1);
        if (blkid_do_safeprobe(prober.get()) == 0)
            signature = {.content = value(prober.get(), "TYPE"), .partitionTable = value(prober.get(), "PTTYPE")};
    }
    close(handle);
    return signature;
}

} // namespace riser::onhost
