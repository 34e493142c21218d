#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a tiny initrd: busybox, an init script, and the named kernel modules in the order they have to be loaded.

    make-initrd.py ROOT INIT OUTPUT [--add PATH]... [--script FILE]... MODULE...

--add: a file or folder of ROOT, at the same place, and with a program the libraries that it needs.
--script: a file of ours, which becomes a program in /bin.

Written by hand as a cpio archive, so that it needs no right to make device nodes, and starts in a second under
software emulation, where the distribution's own initrd takes half a minute.
"""
import os
import subprocess
import sys


class Cpio:
    """The 'newc' format, which the kernel reads."""

    def __init__(self, path):
        self.out = open(path, "wb")
        self.inode = 0
        self.folders = set()

    def add_folders(self, path):
        """Every folder above this path, each once."""
        parts = path.split("/")[:-1]
        for depth in range(1, len(parts) + 1):
            folder = "/".join(parts[:depth])
            if folder not in self.folders:
                self.folders.add(folder)
                self.add(folder, 0o040755)

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


def libraries(root, path):
    """What the dynamic linker of ROOT loads for this program, the linker itself too; of a script, nothing."""
    told = subprocess.run(["chroot", root, "ldd", path], capture_output=True, text=True, check=False).stdout
    words = [word for line in told.splitlines() for word in line.split()]
    return [word for word in words if word.startswith("/")]


def add_from(archive, root, path, done):
    """A file, folder or link of ROOT at the same place, and what it needs."""
    if path in done:
        return
    done.add(path)
    name, real = path.lstrip("/"), root + path
    archive.add_folders(name)
    if os.path.isdir(real):
        for child in sorted(os.listdir(real)):
            add_from(archive, root, f"{path}/{child}", done)
        return
    # Links between folders (/lib is one of /usr/lib) are left out: the file is where it is asked for.
    with open(os.path.realpath(real) if not os.path.islink(real) else follow(root, path), "rb") as file:
        data = file.read()
    archive.add(name, 0o100755 if data.startswith((b"\x7fELF", b"#!")) else 0o100644, data)
    if data.startswith(b"\x7fELF"):
        for library in libraries(root, path):
            add_from(archive, root, library, done)


def follow(root, path):
    """Where a link of ROOT leads inside ROOT."""
    for _ in range(20):
        if not os.path.islink(root + path):
            return root + path
        path = os.path.normpath(os.path.join(os.path.dirname(path), os.readlink(root + path)))
    sys.exit(f"make-initrd: {path} is a link to itself")


def main():
    root, init, output, *rest = sys.argv[1:]
    wanted, added, scripts = [], [], []
    while rest:
        word = rest.pop(0)
        {"--add": added, "--script": scripts}.get(word, wanted).append(rest.pop(0) if word.startswith("--") else word)
    archive = Cpio(output)
    for folder in ("bin", "dev", "proc", "sys", "modules", "root"):
        archive.add_folders(folder + "/")
    done = set()
    for path in added:
        add_from(archive, root, path, done)
    for path in scripts:
        with open(path, "rb") as script:
            archive.add("bin/" + os.path.basename(path), 0o100755, script.read())
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
