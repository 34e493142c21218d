# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by every script of the lab: where things are, and how to say things. The scripts run themselves inside
# installer/environment first, so that QEMU, virsh and the rest are there on any machine.
set -euo pipefail

lab=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
project=$(cd "$lab/../.." && pwd -P)
cache=${RISER_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/riser}

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }
fail() { printf 'lab: %s\n' "$*" >&2; exit 1; }

# The image is as old as what it is made of: domains and hardware are in the hash too, because the first boot of the
# image, on this hardware, fills libvirt's caches and defines the domains.
recipe_hash() {
    (cd "$lab" && find build hardware image domains -type f -print0 | sort -z | xargs -0 sha256sum) |
        sha256sum | cut -c1-12
}
image_dir() { echo "$cache/lab-$(recipe_hash)"; }
state_dir() { echo "$cache/labs/${1:-default}"; }

# A pid is only believed while it is the QEMU that was started for this lab: pids are used again after a restart.
is_running() { # $1: state folder
    local pid
    pid=$(cat "$1/pid" 2>/dev/null) || return 1
    [ -n "$pid" ] && tr '\0' '\n' 2>/dev/null < "/proc/$pid/cmdline" | grep -qxF "guest=riser-lab-$(basename "$1")"
}

need_running() { # $1: name
    is_running "$(state_dir "$1")" || fail "the lab '$1' is not running: start it with tests/lab/up --name $1"
}
