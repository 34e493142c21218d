// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instances/image_file.h"

#include "core/base/text.h"

#include <QFile>
#include <QtEndian>

#include <array>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 headBytes = 512;

struct Signature {
    int at;
    QByteArrayView bytes;
    const char *name;
};

/// What QEMU would take for raw and no guest could boot from.
constexpr std::array<Signature, 8> foreign{{{0, "KDMV", "VMDK"},
                                            {0, "# Disk DescriptorFile", "VMDK"},
                                            {0, "vhdxfile", "VHDX"},
                                            {0, "conectix", "VHD"},
                                            {64, "\x7f\x10\xda\xbe", "VDI"},
                                            {0, "\x1f\x8b", "gzip"},
                                            {0,
                                             "\xfd"
                                             "7zXZ",
                                             "xz"},
                                            {0, "\x28\xb5\x2f\xfd", "zstd"}}};

std::unexpected<Error> refused(const QString &text, const QString &hint = {})
{
    return failure(ErrorCode::InvalidInput, text, {}, hint);
}

Result<ImageFile> readQcow2(const QString &fileName, const QByteArray &head, qint64 bytes)
{
    constexpr qsizetype shortest = 72;
    if (head.size() < shortest)
        return refused(Text::tr("%1 is a qcow2 image that ends too early.").arg(fileName));
    const auto *const data = reinterpret_cast<const uchar *>(head.constData());
    if (qFromBigEndian<quint64>(data + 8) != 0)
        return refused(Text::tr("%1 lies on another image, which the host hasn't got.").arg(fileName),
                       Text::tr("Make it whole first: qemu-img convert -O qcow2 %1 WHOLE.qcow2").arg(fileName));
    const quint64 capacity = qFromBigEndian<quint64>(data + 24);
    if (capacity == 0 || capacity > quint64(std::numeric_limits<qint64>::max()))
        return refused(Text::tr("%1 is a qcow2 image with an impossible size.").arg(fileName));
    return ImageFile{.format = u"qcow2"_s, .bytes = bytes, .capacityBytes = qint64(capacity)};
}

} // namespace

Result<ImageFile> readImageFile(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly) || file.isSequential())
        return failure(ErrorCode::InvalidInput, Text::tr("The file %1 can't be read.").arg(fileName),
                       file.errorString());
    const QByteArray head = file.read(headBytes);
    if (head.isEmpty())
        return refused(Text::tr("The file %1 is empty.").arg(fileName));
    for (const Signature &signature : foreign) {
        if (head.sliced(std::min<qsizetype>(signature.at, head.size())).startsWith(signature.bytes))
            return refused(Text::tr("%1 is of format %2: a template is qcow2 or raw.")
                               .arg(fileName, QLatin1StringView(signature.name)),
                           Text::tr("Convert it first: unpack it, or use qemu-img convert -O qcow2."));
    }
    if (head.startsWith("QFI\xfb"))
        return readQcow2(fileName, head, file.size());
    return ImageFile{.format = u"raw"_s, .bytes = file.size(), .capacityBytes = file.size()};
}

} // namespace riser
