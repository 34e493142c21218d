# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by record and selftest: what they do to the lab with virsh, the independent witness.

on_host() { "$lab/ssh" --name "$name" "$@"; }
virsh() { "$lab/virsh" --name "$name" "$@"; }

pci_hostdev() { # $1: bus, $2: function
    cat <<END
<hostdev mode='subsystem' type='pci' managed='no'>
  <driver name='vfio'/>
  <source><address domain='0x0000' bus='0x$1' slot='0x00' function='0x$2'/></source>
  <alias name='ua-pci-$1-$2'/>
  <rom enabled='no'/>
</hostdev>
END
}

# A USB port is a node device's name; its bus and device numbers are what the domain XML takes.
usb_hostdev() { # $1: node device
    local xml
    xml=$(virsh nodedev-dumpxml "$1")
    number() { sed -n "s:.*<$1>\([0-9]*\)</$1>.*:\1:p" <<< "$xml" | head -1; }
    cat <<END
<hostdev mode='subsystem' type='usb'>
  <source><address bus='$(number bus)' device='$(number device)'/></source>
  <alias name='ua-$1'/>
</hostdev>
END
}

attach() { virsh attach-device "$1" /dev/stdin "${@:2}" > /dev/null; }
detach() { virsh detach-device "$1" /dev/stdin "${@:2}" > /dev/null; }

driver_of() { # $1: node device; "none" without one
    local driver
    driver=$(virsh nodedev-dumpxml "$1" | sed -n '/<driver>/,/<\/driver>/ s:.*<name>\(.*\)</name>.*:\1:p')
    echo "${driver:-none}"
}

# What the guest said last, from BEGIN to END, whole.
guest_view() { # $1: VM
    on_host cat "/var/log/libvirt/qemu/$1-serial.log" 2>/dev/null | tr -d '\r' |
        awk '/BEGIN/ { block = ""; next } /^END/ { whole = block; next } { block = block $0 "\n" } END { printf "%s", whole }'
}

# Waits until a condition holds. A limit is for what hangs only, and grows with the time the boot took: the lab is slow,
# and ten times slower where others use the processor.
await() { # $1: what, then a command
    local what=$1 begin=$SECONDS limit
    limit=$((120 + 4 * $(cat "$(state_dir "$name")/boot_seconds")))
    shift
    until "$@"; do
        [ $((SECONDS - begin)) -lt "$limit" ] || fail "not within $limit s: $what"
        sleep 0.5
    done
}
guest_sees() { guest_view "$1" | grep -q "$2"; }
guest_misses() { guest_view "$1" > /dev/null && ! guest_sees "$1" "$2"; }
