#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a tiny initrd: busybox, an init script, and the named kernel modules in the order they have to be loaded.

    make-initrd.py ROOT INIT OUTPUT MODULE...

Written by hand as a cpio archive, so that it needs no right to make device nodes, and starts in a second under
software emulation, where the distribution's own initrd takes half a minute.
"""
import os
import sys


class Cpio:
    """The 'newc' format, which the kernel reads."""

    def __init__(self, path):
        self.out = open(path, "wb")
        self.inode = 0

    def add(self, name, mode, data=b"", device=(0, 0)):
        self.inode += 1
        encoded = name.encode() + b"\0"
        fields = [self.inode, mode, 0, 0, 1, 0, len(data), 0, 0, *device, len(encoded), 0]
        self.write(b"070701" + b"".join(b"%08X" % field for field in fields) + encoded)
        self.write(data)

    def write(self, data):
        self.out.write(data)
        self.out.write(b"\0" * (-self.out.tell() % 4))

    def close(self):
        self.add("TRAILER!!!", 0)
        self.out.close()


def load_order(root, wanted):
    """The modules and what they depend on, dependencies first."""
    version = os.listdir(f"{root}/lib/modules")[0]
    base = f"{root}/lib/modules/{version}"
    needs, by_name = {}, {}
    with open(f"{base}/modules.dep", encoding="ascii") as table:
        for line in table:
            path, _, rest = line.partition(":")
            needs[path] = rest.split()
            by_name[os.path.basename(path).split(".")[0].replace("-", "_")] = path
    with open(f"{base}/modules.builtin", encoding="ascii") as table:
        builtin = {os.path.basename(line).split(".")[0].replace("-", "_") for line in table}
    order = []
    for name in wanted:
        key = name.replace("-", "_")
        if key in builtin:
            continue
        if key not in by_name:
            sys.exit(f"make-initrd: the kernel has no module {name}")
        path = by_name[key]
        for step in [*reversed(needs[path]), path]:
            if step not in order:
                order.append(step)
    return [f"{base}/{path}" for path in order]


def main():
    root, init, output, *wanted = sys.argv[1:]
    archive = Cpio(output)
    for folder in ("bin", "dev", "proc", "sys", "modules", "root"):
        archive.add(folder, 0o040755)
    archive.add("dev/console", 0o020600, device=(5, 1))
    with open(f"{root}/usr/bin/busybox", "rb") as binary:
        archive.add("bin/busybox", 0o100755, binary.read())
    archive.add("bin/sh", 0o120777, b"busybox")
    with open(init, "rb") as script:
        archive.add("init", 0o100755, script.read())
    order = load_order(root, wanted)
    for path in order:
        with open(path, "rb") as module:
            archive.add("modules/" + os.path.basename(path), 0o100644, module.read())
    archive.add("modules/order", 0o100644, "".join(os.path.basename(path) + "\n" for path in order).encode())
    archive.close()


if __name__ == "__main__":
    main()
