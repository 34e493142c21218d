// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>

class QWidget;

namespace riser {

/// What a terminal sends for this is a paste of lines, each of which the guest may run, and no key.
bool isPasteOfLines(const QByteArray &sent);

/// Asks over `parent` and calls `paste` when the user wants it; goes with `parent`, unanswered. Nothing waits for it: a
/// box that did so was there still when its tab was gone. Object name: "serialPaste".
void askPaste(const QByteArray &sent, QWidget *parent, std::function<void()> paste);

} // namespace riser
