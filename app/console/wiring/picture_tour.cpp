// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/picture_tour.h"
