# SPDX-License-Identifier: GPL-3.0-or-later
"""A VM of a simulated host, with the definition it runs with and the one for its next start."""
import xml.etree.ElementTree as ET

from hostxml import address_element, stable_uuid, sub

LIVE, CONFIG, BOTH = ('live',), ('config',), ('live', 'config')


class Vm:
    """q35 with `ports` root ports, of which disk, USB, network and memory balloon take one each, and one more for the
    virtio serial lines; or machine='pc'.

    display: vnc, spice; video: none where the guest's only screen is a GPU's; agent: connected, disconnected, or None
    for no channel at all; os: libosinfo's id."""

    def __init__(self, name, vcpus=4, memory_gib=8, *, running=False, autostart=False, machine='q35', ports=8,
                 number=1, title=None, transient=False, disks=(), bridge='br0', display='vnc', video='virtio',
                 agent='connected', os='http://debian.org/debian/13'):
        self.name, self.vcpus, self.memory_gib, self.title = name, vcpus, memory_gib, title
        self.running, self.autostart, self.transient, self.number = running, autostart, transient, number
        self.q35, self.ports, self.bridge = machine == 'q35', ports + 1, bridge
        self.display, self.video, self.agent, self.os = display, video, agent, os
        self.machine = 'pc-q35-10.0' if self.q35 else 'pc-i440fx-10.0'
        self.disks = list(disks) or [f'/var/lib/libvirt/images/{name}.qcow2']
        self.devices = []

    def gets(self, nodes, where=BOTH, *, managed=False, placeholder=False, alias=None, kind='hostdev'):
        """Claims the functions of `nodes`, one guest address each. alias: ours (ua-…); else libvirt's own."""
        self.devices += [('pci', node.address, where, managed, placeholder, alias, kind) for node in nodes]
        return self

    def gets_missing(self, address, where=CONFIG):
        self.devices.append(('pci', address, where, False, False, None, 'hostdev'))
        return self

    def gets_usb(self, *, id_=None, address=None, where=BOTH, alias=None):
        self.devices.append(('usb', (id_, address), where, False, False, alias, 'hostdev'))
        return self

    def definition(self, live):
        domain = ET.Element('domain', {'type': 'kvm', **({'id': str(self.number)} if live else {})})
        sub(domain, 'name', self.name)
        sub(domain, 'uuid', stable_uuid('vm/' + self.name))
        if self.title:
            sub(domain, 'title', self.title)
        info = sub(sub(domain, 'metadata'), 'libosinfo:libosinfo')
        info.set('xmlns:libosinfo', 'http://libosinfo.org/xmlns/libvirt/domain/1.0')
        sub(info, 'libosinfo:os', id=self.os)
        sub(domain, 'memory', self.memory_gib * 1024 * 1024, unit='KiB')
        sub(domain, 'currentMemory', self.memory_gib * 1024 * 1024, unit='KiB')
        sub(domain, 'vcpu', self.vcpus, placement='static')
        os = sub(domain, 'os')
        sub(os, 'type', 'hvm', arch='x86_64', machine=self.machine)
        sub(os, 'boot', dev='hd')
        features = sub(domain, 'features')
        sub(features, 'acpi'), sub(features, 'apic')
        sub(domain, 'cpu', mode='host-passthrough', check='none', migratable='on')
        sub(domain, 'clock', offset='utc')
        for key, value in (('on_poweroff', 'destroy'), ('on_reboot', 'restart'), ('on_crash', 'destroy')):
            sub(domain, key, value)
        self._devices(sub(domain, 'devices'), live)
        return domain

    def _alias(self, element, live, name):
        if live or name.startswith('ua-'):
            sub(element, 'alias', name=name)

    def _place(self, element):
        """The next free place: behind the next root port, or in the next slot of a machine without any."""
        self.place += 1
        address = f'0000:{self.place:02x}:00.0' if self.q35 else f'0000:00:{self.place + 2:02x}.0'
        address_element(element, address, type='pci')

    def _devices(self, devices, live):
        self.place = 0
        sub(devices, 'emulator', '/usr/bin/qemu-system-x86_64')
        for index, file in enumerate(self.disks):
            block = file.startswith('/dev/')
            disk = sub(devices, 'disk', type='block' if block else 'file', device='disk')
            sub(disk, 'driver', name='qemu', type='raw' if block else 'qcow2')
            sub(disk, 'source', **{'dev' if block else 'file': file})
            sub(disk, 'target', dev='vd' + 'abcdefgh'[index], bus='virtio')
            self._alias(disk, live, f'virtio-disk{index}')
            self._place(disk)
        self._controllers(devices, live)
        interface = sub(devices, 'interface', type='bridge')
        sub(interface, 'mac', address='52:54:00:' + ':'.join(stable_uuid(self.name)[i:i + 2] for i in (0, 2, 4)))
        sub(interface, 'source', bridge=self.bridge)
        sub(interface, 'model', type='virtio')
        self._alias(interface, live, 'net0')
        self._place(interface)
        self._consoles(devices, live)
        balloon = sub(devices, 'memballoon', model='virtio')
        self._alias(balloon, live, 'balloon0')
        self._place(balloon)
        for index, claim in enumerate(self.devices):
            if ('live' if live else 'config') in claim[2]:
                self._hostdev(devices, live, index, *claim)

    def _consoles(self, devices, live):
        """What one sees and talks to the guest by; libvirt repeats the first serial line as a console."""
        pty = {'path': f'/dev/pts/{self.number}'}
        serial = sub(devices, 'serial', type='pty')
        console = sub(devices, 'console', type='pty', **({'tty': pty['path']} if live else {}))
        for element, kind in ((serial, 'isa-serial'), (console, 'serial')):
            if live:
                sub(element, 'source', **pty)
            target = sub(element, 'target', type=kind, port=0)
            if element is serial:
                sub(target, 'model', name='isa-serial')
            self._alias(element, live, 'serial0')
        channels = [('unix', 'org.qemu.guest_agent.0', self.agent)] if self.agent else []
        channels += [('spicevmc', 'com.redhat.spice.0', 'disconnected')] if self.display == 'spice' else []
        for index, (type_, name, state) in enumerate(channels):
            channel = sub(devices, 'channel', type=type_)
            if live and type_ == 'unix':
                sub(channel, 'source', mode='bind', path=f'/run/libvirt/qemu/channel/{self.number}-{self.name}/{name}')
            sub(channel, 'target', type='virtio', name=name, **({'state': state} if live else {}))
            self._alias(channel, live, f'channel{index}')
            sub(channel, 'address', type='virtio-serial', controller=0, bus=0, port=index + 1)
        graphics = sub(devices, 'graphics', type=self.display, port=5900 + self.number if live else -1, autoport='yes',
                       listen='127.0.0.1')
        sub(graphics, 'listen', type='address', address='127.0.0.1')
        video = sub(devices, 'video')
        sub(video, 'model', type=self.video, **({} if self.video == 'none' else {'heads': 1, 'primary': 'yes'}))
        self._alias(video, live, 'video0')
        if self.video != 'none': # where libvirt puts the first one
            address_element(video, f'0000:00:{1 if self.q35 else 2:02x}.0', type='pci')

    def _controllers(self, devices, live):
        usb = sub(devices, 'controller', type='usb', index=0, model='qemu-xhci', ports=15)
        self._alias(usb, live, 'usb')
        self._place(usb)
        serial = sub(devices, 'controller', type='virtio-serial', index=0)
        self._alias(serial, live, 'virtio-serial0')
        self._place(serial)
        if not self.q35:
            sub(devices, 'controller', type='pci', index=0, model='pci-root')
            return
        self._alias(sub(devices, 'controller', type='pci', index=0, model='pcie-root'), live, 'pcie.0')
        for port in range(1, self.ports + 1):
            controller = sub(devices, 'controller', type='pci', index=port, model='pcie-root-port')
            sub(controller, 'model', name='pcie-root-port')
            sub(controller, 'target', chassis=port, port=f'0x{port + 15:x}')
            self._alias(controller, live, f'pci.{port}')
            slot, function = divmod(port - 1, 8)
            more = {'multifunction': 'on'} if function == 0 else {}
            address_element(controller, f'0000:00:{slot + 2:02x}.{function}', type='pci').attrib.update(more)

    def _hostdev(self, devices, live, index, type_, source, where, managed, placeholder, alias, kind):
        if kind == 'interface':
            element = sub(devices, 'interface', type='hostdev', managed='yes' if managed else 'no')
            sub(element, 'mac', address='52:54:00:6d:' + ':'.join(stable_uuid(source)[i:i + 2] for i in (0, 2)))
            address_element(sub(element, 'source'), source, type='pci')
        elif kind == 'disk':
            element = sub(devices, 'disk', type='nvme', device='disk')
            sub(element, 'driver', name='qemu', type='raw')
            address_element(sub(element, 'source', type='pci', managed='yes' if managed else 'no', namespace=1), source)
            sub(element, 'target', dev='vd' + 'abcdefgh'[len(self.disks)], bus='virtio')
        elif type_ == 'usb':
            element = sub(devices, 'hostdev', mode='subsystem', type='usb', managed='no')
            id_, address = source
            inner = sub(element, 'source')
            if id_:
                sub(inner, 'vendor', id=f'0x{id_[0]:04x}')
                sub(inner, 'product', id=f'0x{id_[1]:04x}')
            if address:
                sub(inner, 'address', bus=address[0], device=address[1])
        else:
            element = sub(devices, 'hostdev', mode='subsystem', type='pci', managed='yes' if managed else 'no')
            if live:
                sub(element, 'driver', name='vfio')
            address_element(sub(element, 'source'), source)
        self._alias(element, live, alias or f'hostdev{index}')
        if placeholder:
            sub(element, 'address', type='unassigned')
        elif type_ == 'usb':
            sub(element, 'address', type='usb', bus=0, port=index + 1)
        else:
            self._place(element)
