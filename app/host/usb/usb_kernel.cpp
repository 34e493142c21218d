// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/usb/usb_kernel.h"

#include <libusb.h>

#include <chrono>
#include <memory>
#include <thread>

namespace riser::onhost {

namespace {

using Answer = UsbKernel::Answer;

std::unexpected<QString> refused(int error)
{
    return std::unexpected(QString::fromLatin1(libusb_error_name(error)));
}

using Context = std::unique_ptr<libusb_context, decltype(&libusb_exit)>;
using Handle = std::unique_ptr<libusb_device_handle, decltype(&libusb_close)>;

/// Opens the device that has this bus and number: one that was pulled and put back has another number by now.
std::expected<Handle, int> openDevice(libusb_context *context, const UsbDevice &wanted)
{
    libusb_device **list = nullptr;
    const ssize_t count = libusb_get_device_list(context, &list);
    if (count < 0)
        return std::unexpected(static_cast<int>(count));
    int error = LIBUSB_ERROR_NO_DEVICE;
    libusb_device_handle *opened = nullptr;
    for (ssize_t i = 0; i < count && !opened; ++i) {
        if (libusb_get_bus_number(list[i]) == wanted.bus && libusb_get_device_address(list[i]) == wanted.address)
            error = libusb_open(list[i], &opened);
    }
    libusb_free_device_list(list, 1);
    if (!opened)
        return std::unexpected(error);
    return Handle(opened, libusb_close);
}

/// Does one thing with the device. Nothing that libusb would do by itself at close (auto-detach) is switched on: what
/// is done outlives this process.
template<typename Act>
UsbKernel::Result with(const UsbDevice &device, const Act &act)
{
    libusb_context *made = nullptr;
    if (const int error = libusb_init_context(&made, nullptr, 0); error != LIBUSB_SUCCESS)
        return refused(error);
    const Context context(made, libusb_exit);
    const auto handle = openDevice(made, device);
    const int error = handle ? act(handle->get()) : handle.error();
    switch (error) {
    case LIBUSB_SUCCESS:
        return Answer::Done;
    case LIBUSB_ERROR_NOT_FOUND:
        return Answer::None;
    case LIBUSB_ERROR_NO_DEVICE:
        return Answer::Gone;
    default:
        return refused(error);
    }
}

} // namespace

UsbKernel::Result LibUsbKernel::detach(const UsbDevice &device, const UsbInterface &interface)
{
    return with(device, [&interface](libusb_device_handle *handle) {
        return libusb_detach_kernel_driver(handle, interface.number);
    });
}

UsbKernel::Result LibUsbKernel::attach(const UsbDevice &device, const UsbInterface &interface)
{
    return with(device, [&interface](libusb_device_handle *handle) {
        return libusb_attach_kernel_driver(handle, interface.number);
    });
}

UsbKernel::Result LibUsbKernel::configure(const UsbDevice &device)
{
    return with(device, [](libusb_device_handle *handle) {
        libusb_config_descriptor *first = nullptr;
        const int error = libusb_get_config_descriptor(libusb_get_device(handle), 0, &first);
        if (error != LIBUSB_SUCCESS)
            return error;
        const int value = first->bConfigurationValue;
        libusb_free_config_descriptor(first);
        return libusb_set_configuration(handle, value);
    });
}

void LibUsbKernel::pause(int milliseconds)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

} // namespace riser::onhost
