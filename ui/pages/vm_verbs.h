// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_session.h"

#include <memory>
#include <span>

class QWidget;

namespace riser {

/// The VM that something is to be done with, as it was when the user asked.
struct VmTarget {
    HostSession *session;
    Domain domain;
    QWidget *window; ///< parent of what is opened
};

/// One thing that can be done with a VM. Another one is a row more in the table in vm_verbs.cpp.
struct VmVerb {
    const char *name; ///< of the action: "vmStart"
    const char *icon;
    QString (*text)();                                  ///< translated, the product's words
    std::unique_ptr<Operation> (*make)(const Domain &); ///< its check() greys the entry and says why
    /// What opens instead of a start at once. Null: the dialog with the checks when they warn of something, else none.
    void (*open)(const VmTarget &) = nullptr;
    bool (*isOn)(const Domain &) = nullptr; ///< a switch: how it stands
    /// It may be asked for while this operation has the VM: it ends that one.
    bool (*interrupts)(OperationKind running) = nullptr;
};

std::span<const VmVerb> vmVerbs(); ///< in the order in which they are shown

/// Does what the user asked for: starts the operation, or opens what asks first.
void begin(const VmVerb &verb, const VmTarget &target);
/// The existing way of REPAIR, for one device.
void repair(const DeviceKey &device, HostSession *session, QWidget *window);

} // namespace riser
