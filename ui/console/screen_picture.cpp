// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/console/screen_picture.h"

#include <QBuffer>
#include <QImageReader>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

/// By their first bytes: QEMU before 7.1 sends PPM, later ones may send PNG, and no other reader is to be tried.
QByteArray formatOf(const QByteArray &bytes)
{
    if (bytes.startsWith("P6"))
        return "ppm";
    return bytes.startsWith("\x89PNG\r\n") ? "png" : QByteArray();
}

bool isScreen(QSize size)
{
    return size.width() > 0 && size.height() > 0 && size.width() <= longestScreenSide &&
           size.height() <= longestScreenSide && qint64(size.width()) * size.height() <= mostScreenPixels;
}

} // namespace

QImage screenPicture(const Screenshot &screenshot, QSize box)
{
    const QByteArray format = formatOf(screenshot.bytes);
    if (format.isEmpty() || box.isEmpty())
        return {};
    QBuffer buffer;
    buffer.setData(screenshot.bytes);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size(); // the header alone: nothing is allocated yet
    if (!isScreen(size))
        return {};
    QImage image;
    if (!reader.read(&image) || image.size() != size)
        return {};
    if (size.width() > box.width() || size.height() > box.height())
        image = image.scaled(size.scaled(box, Qt::KeepAspectRatio).expandedTo({1, 1}), Qt::IgnoreAspectRatio,
                             Qt::SmoothTransformation);
    return image.convertToFormat(QImage::Format_RGB32);
}

} // namespace riser
