// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan.h"

#include <array>

// The words of the JSON form. They are written to files that others read: never change one.
namespace riser {

template<typename E>
struct PlanWord {
    E value;
    const char *word;
};

inline constexpr std::array matchWords{
    PlanWord{DeviceMatch::By::Any, "any"}, PlanWord{DeviceMatch::By::Vendor, "vendor"},
    PlanWord{DeviceMatch::By::Model, "model"}, PlanWord{DeviceMatch::By::Label, "label"}};
inline constexpr std::array numaWords{PlanWord{NumaWish::None, "none"}, PlanWord{NumaWish::Preferred, "preferred"},
                                      PlanWord{NumaWish::Required, "required"}};
inline constexpr std::array firmwareWords{PlanWord{Firmware::Uefi, "uefi"}, PlanWord{Firmware::Bios, "bios"}};
inline constexpr std::array videoWords{PlanWord{Video::Virtio, "virtio"}, PlanWord{Video::Vga, "vga"},
                                       PlanWord{Video::None, "none"}};

} // namespace riser
