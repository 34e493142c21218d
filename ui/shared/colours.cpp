// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shared/colours.h"

#include <cmath>
#include <utility>

namespace riser {

namespace {

double luminance(const QColor &colour)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

struct Pair {
    QRgb light; ///< on a light background
    QRgb dark;
};

constexpr Pair pairOf(Accent accent)
{
    switch (accent) {
    case Accent::Quiet:
        return {0xff5a6067, 0xffb0b6bd};
    case Accent::Good:
        return {0xff17692e, 0xff7bd693};
    case Accent::Busy:
        return {0xff1a57b0, 0xff8fbaff};
    case Accent::Warning:
        return {0xff934900, 0xffffb566};
    case Accent::Bad:
        return {0xffb3261e, 0xffff9388};
    }
    std::unreachable();
}

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Base)) < luminance(palette.color(QPalette::Text));
}

QColor accentColour(Accent accent, const QPalette &palette)
{
    const Pair pair = pairOf(accent);
    return QColor::fromRgba(isDark(palette) ? pair.dark : pair.light);
}

Accent statusAccent(Status status)
{
    switch (status) {
    case Status::Attached:
    case Status::Unknown:
        return Accent::Quiet;
    case Status::Detached:
        return Accent::Good;
    case Status::Assigned:
        return Accent::Busy;
    }
    std::unreachable();
}

} // namespace riser
