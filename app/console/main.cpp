// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/run.h"

int main(int argc, char **argv)
{
    return riser::runConsole(argc, argv);
}
