// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/xml/node_device.h"
#include "core/xml/xml_document.h"

namespace riser::xml {

// One reader per `<capability type='…'>` that Riser understands. Each fills its part of `device`; a value that is
// missing or can't be read stays empty. Thread-safe, pure.

/// Leaves `device.pci` empty when the address is missing or out of range.
void readPci(pugi::xml_node capability, NodeDevice &device);
void readUsbDevice(pugi::xml_node capability, NodeDevice &device);
void readUsbInterface(pugi::xml_node capability, NodeDevice &device);
void readNet(pugi::xml_node capability, NodeDevice &device);
void readStorage(pugi::xml_node capability, NodeDevice &device);

} // namespace riser::xml
