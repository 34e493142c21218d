// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// QTermWidget's headers want Qt's short keywords, which Riser is built without.
#pragma push_macro("signals")
#pragma push_macro("slots")
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <qtermwidget.h>
#pragma pop_macro("slots")
#pragma pop_macro("signals")
