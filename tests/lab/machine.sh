# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by build and up: starts the lab's machine in a state folder, and waits until it answers.

# $1: image folder, $2: state folder, $3: "off" to write to the root drive
start_machine() {
    local image=$1 state=$2 port key
    mkdir -p "$state"
    mapfile -t arguments < <("$lab/hardware" "$image" "${3:-on}")
    date +%s.%N > "$state/started"
    # From inside the folder: a socket's path may have 107 characters only, and a home folder's may be long.
    (cd "$state" && rm -f qmp.sock pid && exec setsid qemu-system-x86_64 -name "guest=riser-lab-$(basename "$state")" \
        "${arguments[@]}" -kernel "$image/kernel" -initrd "$image/host-initrd" -append "$(kernel_options)" \
        -serial file:serial.log -qmp unix:qmp.sock,server=on,wait=off -pidfile pid \
        > qemu.log 2>&1 < /dev/null 8>&- 9>&- &)
    for try in $(seq 100); do
        port=$("$lab/qmp" --state "$state" info usernet 2>/dev/null | awk '$1 ~ /HOST_FORWARD/ && $4 > 0 {print $4; exit}' || true)
        [ -z "$port" ] || break
        sleep 0.1
    done
    [ -n "$port" ] || fail "QEMU did not start: $(cat "$state/qemu.log")"
    echo "$port" > "$state/port"
    write_ssh_files "$image" "$state" "$port"
}

kernel_options() {
    local console=ttyS0
    [ "${LAB_SCREEN-no}" = no ] || console=tty0
    echo "console=$console quiet loglevel=4 rw intel_iommu=on iommu=pt mitigations=off apparmor=0 selinux=0 audit=0" \
        "random.trust_cpu=on nokaslr no_timer_check cryptomgr.notests 8250.nr_uarts=1 systemd.show_status=0"
}

# libvirt runs the external ssh, which knows no "known_hosts" in a URI: a wrapper with a configuration of its own
# stands in for ssh (?command=...), so that host keys are checked and the user's ~/.ssh is left alone.
write_ssh_files() { # $1: image, $2: state, $3: port
    install -m 600 "$1/ssh/key" "$2/key"
    echo "[127.0.0.1]:$3 $(cut -d' ' -f1,2 "$1/ssh/host_key.pub")" > "$2/known_hosts"
    cat > "$2/ssh_config" <<END
Host 127.0.0.1
    Port $3
    User root
    IdentityFile $2/key
    IdentitiesOnly yes
    IdentityAgent none
    UserKnownHostsFile $2/known_hosts
    GlobalKnownHostsFile /dev/null
    StrictHostKeyChecking yes
    KexAlgorithms curve25519-sha256
    ServerAliveInterval 15
    ServerAliveCountMax 8
    LogLevel ERROR
END
    printf '#!/bin/sh\nexec ssh -F %q "$@"\n' "$2/ssh_config" > "$2/ssh-command"
    chmod 700 "$2/ssh-command"
    echo "qemu+ssh://root@127.0.0.1:$3/system?command=$2/ssh-command" > "$2/uri"
}

# Waits until ssh answers, then until libvirt does and all the hardware is there. Writes both times into the state folder.
wait_for_machine() { # $1: state, $2: at most so many seconds
    local state=$1 limit=${2:-900} begin shown=0 seconds
    begin=$(cat "$state/started")
    since() { awk -v a="$begin" -v b="$(date +%s.%N)" 'BEGIN { printf "%.0f", b - a }'; }
    until timeout 20 ssh -F "$state/ssh_config" -o ConnectTimeout=15 127.0.0.1 true 2>/dev/null < /dev/null; do
        seconds=$(since)
        is_running "$state" || fail "the lab ended by itself: $(tail -5 "$state/qemu.log" "$state/serial.log")"
        [ "$seconds" -lt "$limit" ] || fail "no answer after $seconds s; see $state/serial.log"
        if [ -t 2 ]; then printf '\r==> the lab is booting: %s s ' "$seconds" >&2
        elif [ $((seconds - shown)) -ge 15 ]; then say "the lab is booting: $seconds s"; shown=$seconds; fi
        sleep 1
    done
    since > "$state/ssh_seconds"
    timeout 600 ssh -F "$state/ssh_config" 127.0.0.1 lab-ready < /dev/null ||
        fail "libvirt in the lab does not answer, or hardware is missing; see $state/serial.log"
    since > "$state/boot_seconds"
    [ ! -t 2 ] || printf '\r' >&2
}

# Ends the machine by its own pid, which was checked to be it.
stop_machine() { # $1: state
    local pid
    is_running "$1" || return 0
    pid=$(cat "$1/pid")
    kill "$pid"
    for try in $(seq 100); do is_running "$1" || return 0; sleep 0.1; done
    kill -9 "$pid" 2>/dev/null || true
}
