// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/demo_screen.h"

#include "app/console/wiring/demo_guest.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace riser {

namespace {

// A text screen of 80 columns and 25 lines, as VGA has it.
constexpr int columns = 80;
constexpr int rows = 25;
constexpr int cellWidth = 9;
constexpr int cellHeight = 16;
constexpr int width = columns * cellWidth;
constexpr int height = rows * cellHeight;
constexpr char ink = char(0xaa); // VGA's light grey

/// Fills a part of a letter's place.
void fill(QByteArray &pixels, int column, int row, int top, int bottom)
{
    for (int y = row * cellHeight + top; y < row * cellHeight + bottom; ++y) {
        const qsizetype begin = (qsizetype(y) * width + column * cellWidth + 1) * 3;
        std::fill_n(pixels.begin() + begin, (cellWidth - 2) * 3, ink);
    }
}

QStringList linesOf(const DemoGuest &guest)
{
    QStringList lines;
    int number = 0;
    for (const GuestPciFunction &one : guest.has.pci.first(std::min<qsizetype>(guest.has.pci.size(), 16))) {
        ++number;
        lines << u"[    %1.%2] pci %3: [%4]"_s.arg(number / 8)
                     .arg(number * 31'337 % 1'000'000, 6, 10, QChar(u'0'))
                     .arg(one.address.toString(), guest.titles.value(one.address));
    }
    lines << QString() << u"Debian GNU/Linux 13 %1 tty1"_s.arg(guest.name) << QString() << guest.name + u" login: "_s;
    return lines;
}

/// Capitals and digits are as high as the line, other letters two thirds of it.
int topOf(QChar letter)
{
    return letter.isUpper() || letter.isDigit() || u"bdfhklt[]()|/"_s.contains(letter) ? 4 : 7;
}

} // namespace

Screenshot demoScreen(const DemoGuest &guest)
{
    QByteArray pixels(qsizetype(width) * height * 3, '\0');
    const QStringList lines = linesOf(guest);
    for (int row = 0; row < std::min<int>(rows, int(lines.size())); ++row) {
        for (int column = 0; column < std::min<int>(columns, int(lines[row].size())); ++column) {
            if (const QChar letter = lines[row][column]; !letter.isSpace())
                fill(pixels, column, row, topOf(letter), 13);
        }
    }
    fill(pixels, int(lines.last().size()), int(lines.size()) - 1, 13, 15); // the cursor
    return {.mimeType = u"image/x-portable-pixmap"_s,
            .bytes = "P6\n" + QByteArray::number(width) + ' ' + QByteArray::number(height) + "\n255\n" + pixels};
}

} // namespace riser
