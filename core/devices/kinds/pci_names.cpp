// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/kinds/pci_names.h"

#include <QHash>
#include <QMutex>

#include <array>
#include <csetjmp>

extern "C" {
#include <pci/pci.h>
}

namespace riser {

namespace {

// libpci's way to fail is a callback that must not come back; its default ends the process. A damaged pci.ids costs the
// names, not the console. One jump target is enough: all of this runs under the mutex.
std::jmp_buf failed;

// The attribute of libpci's own type: the standard one is no part of a type, and clang sees two different ones.
[[gnu::noreturn]] void onError(char *, ...)
{
    std::longjmp(failed, 1);
}

void ignore(char *, ...) {}

struct pci_access *database()
{
    // No pci_init: names need no access to this computer's bus, and it would fail where there is none.
    struct pci_access *access = pci_alloc();
    access->error = onError;
    access->warning = ignore;
    access->debug = ignore;
    return access;
}

// Not udev's hardware database: it is made from the same pci.ids, and libpci leaks its handle where there is none.
constexpr int always = PCI_LOOKUP_NO_NUMBERS | PCI_LOOKUP_NO_HWDB;

// Plain C between setjmp and longjmp: no destructors to skip.
bool lookUp(struct pci_access *access, char *buffer, int size, int flags, int vendor, int product)
{
    buffer[0] = '\0';
    if (setjmp(failed) != 0)
        return false;
    const char *name = pci_lookup_name(access, buffer, size, flags, vendor, product);
    return name != nullptr;
}

PciNames ask(struct pci_access *access, quint16 vendor, quint16 product)
{
    std::array<char, 512> buffer{};
    PciNames names;
    if (lookUp(access, buffer.data(), int(buffer.size()), PCI_LOOKUP_VENDOR | always, vendor, product))
        names.vendor = QString::fromUtf8(buffer.data());
    if (lookUp(access, buffer.data(), int(buffer.size()), PCI_LOOKUP_DEVICE | always, vendor, product))
        names.product = QString::fromUtf8(buffer.data());
    return names;
}

} // namespace

PciNames pciNames(quint16 vendor, quint16 product)
{
    static QMutex mutex; // libpci isn't thread-safe
    static QHash<quint32, PciNames> known;
    static struct pci_access *const access = database();
    const QMutexLocker lock(&mutex);
    const quint32 id = quint32(vendor) << 16 | product;
    auto found = known.constFind(id);
    if (found == known.cend())
        found = known.insert(id, ask(access, vendor, product));
    return *found;
}

} // namespace riser
