// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_listing.h"

namespace riser {

GuestProgram listingProgram()
{
    // The script is an argument of its own: nothing has to be quoted in it.
    return {.path = QStringLiteral("/bin/sh"),
            .arguments = {QStringLiteral("-c"),
                          QStringLiteral("PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH\n") + shellLimit() +
                              QStringLiteral("exec $limit /bin/sh -c \"$1\"\n"),
                          QStringLiteral("sh"), listingScript()}};
}

// A line is a word and its fields behind tabs; the one that may hold anything comes last. Everything is read with the
// shell's own means, so that a hundred devices don't start a thousand programs.
QString listingScript()
{
    return QStringLiteral(R"sh(PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH
get() { v=; { read -r v < "$1"; } 2>/dev/null || :; }
name() { n=; if [ -e "$1" ]; then n=$(readlink -f "$1"); n=${n##*/}; fi; }
for d in /sys/bus/pci/devices/*; do
    [ -e "$d/vendor" ] || continue
    p=$(readlink -f "$d")
    get "$d/vendor"; ven=$v
    get "$d/device"; dev=$v
    get "$d/class"; cls=$v
    get "$d/secondary_bus_number"; sec=$v
    name "$d/driver"
    printf 'pci\t%s\t%s\t%s\t%s\t%s\t%s\n' "$p" "$ven" "$dev" "$cls" "$sec" "$n"
done
for d in /sys/bus/usb/devices/*; do
    case $d in *:*) continue ;; esac
    [ -e "$d/idVendor" ] || continue
    p=$(readlink -f "$d")
    get "$d/idVendor"; ven=$v
    get "$d/idProduct"; dev=$v
    drivers=
    for i in "$d":*; do
        name "$i/driver"
        case " $drivers " in *" $n "*) ;; *) drivers="$drivers $n" ;; esac
    done
    get "$d/serial"
    printf 'usb\t%s\t%s\t%s\t%s\t%s\n' "$p" "$ven" "$dev" "$drivers" "$v"
done
for d in /sys/class/nvme/*; do
    [ -e "$d/serial" ] || continue
    p=$(readlink -f "$d/device")
    get "$d/serial"
    printf 'nvme\t%s\t%s\t%s\n' "$p" "${d##*/}" "$v"
done
for d in /sys/block/*; do
    [ -e "$d/device" ] || continue
    p=$(readlink -f "$d")
    get "$d/size"
    printf 'disk\t%s\t%s\n' "$p" "$v"
done
for d in /sys/class/net/*; do
    [ -e "$d/device" ] || continue
    p=$(readlink -f "$d/device")
    get "$d/address"
    printf 'net\t%s\t%s\t%s\n' "$p" "$v" "${d##*/}"
done
exit 0
)sh");
}

} // namespace riser
