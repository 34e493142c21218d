// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/serial_reader.h"

#include <QList>

namespace riser::bench {

/// One line: a host of so many devices behind such a round trip.
struct Line {
    int nodes = 0;
    int roundTrip = 0; ///< milliseconds
    Times riser;
    Times serial;
    Times virsh; ///< its connecting isn't measured apart
};

void printHead();
void print(const Line &line);
Times median(QList<Times> runs); ///< by the whole time

} // namespace riser::bench
