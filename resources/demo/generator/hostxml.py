# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated host file, piece by piece.

The shapes of the node devices are those of libvirt's documentation (formatnode) in the order in which libvirt 11.3
writes the elements; the format around them is Riser's own (core/host/simulated). All is written by an XML writer.
"""
import re
import uuid
import xml.etree.ElementTree as ET

KEYBOARD, MOUSE, STORAGE, HUB = (3, 1, 1), (3, 1, 2), (8, 6, 80), (9, 0, 0)


def sub(parent, tag, text=None, **attributes):
    element = ET.SubElement(parent, tag, {key.rstrip('_'): str(value) for key, value in attributes.items()})
    if text is not None:
        element.text = str(text)
    return element


def split(address):
    """'0000:01:00.0' in numbers."""
    domain, bus, slot, function = re.fullmatch(r'(\w{4,8}):(\w\w):(\w\w)\.(\w)', address).groups()
    return int(domain, 16), int(bus, 16), int(slot, 16), int(function, 16)


def address_element(parent, address, **more):
    domain, bus, slot, function = split(address)
    return sub(parent, 'address', **more, domain=f'0x{domain:04x}', bus=f'0x{bus:02x}', slot=f'0x{slot:02x}',
               function=f'0x{function:x}')


def node_name(address):
    return 'pci_' + re.sub(r'[:.]', '_', address)


def stable_uuid(text):
    return str(uuid.uuid5(uuid.NAMESPACE_URL, 'riser-demo/' + text))


class Node:
    def __init__(self, element, name, path):
        self.element, self.name, self.path = element, name, path
        self.address = self.group = self.bus = None


class Host:
    """Children of a function that isn't on its host driver are written too: the simulated host hides them till then."""

    def __init__(self, **facts):
        self.root = ET.Element('riser-host', version='1')
        sub(self.root, 'facts', **facts)
        self.nodes, self.groups, self.late, self.hostdrivers = {}, {}, [], []
        system = self.node('computer', '/sys/devices/system', None)  # libvirt's root has no path and no parent
        system.element.remove(system.element.find('path'))
        capability = sub(system.element, 'capability', type='system')
        sub(capability, 'product', 'Demonstration host')
        hardware = sub(capability, 'hardware')
        sub(hardware, 'vendor', 'Riser')
        sub(hardware, 'uuid', stable_uuid(facts['hostname']))
        sub(sub(capability, 'firmware'), 'vendor', 'Riser')

    def node(self, name, path, parent, driver=None, nodes=(), links=()):
        device = sub(self.root, 'device')
        sub(device, 'name', name)
        sub(device, 'path', path)
        for file in nodes:
            sub(device, 'devnode', file, type='dev')
        for file in links:
            sub(device, 'devnode', file, type='link')
        if parent:
            sub(device, 'parent', parent)
        if driver:
            sub(sub(device, 'driver'), 'name', driver)
        self.nodes[name] = Node(device, name, path)
        return self.nodes[name]

    def pci(self, address, class_, vendor, product, driver=None, *, on=None, group=None, numa=None, bridge=False,
            link=None, runs=None, vf_of=None, vfs=(), max_vfs=0, mdev=(), serial=None, returns_to=None):
        """vendor, product: (number, name); link, runs: (GT/s, lanes) of the card and of the link as it runs."""
        domain, bus, slot, function = split(address)
        above = on.path if on else f'/sys/devices/pci{domain:04x}:{bus:02x}'
        node = self.node(node_name(address), f'{above}/{address}', on.name if on else 'computer', driver)
        node.address, node.group = address, group
        capability = sub(node.element, 'capability', type='pci')
        sub(capability, 'class', f'0x{class_:06x}')
        for key, value in zip(('domain', 'bus', 'slot', 'function'), (domain, bus, slot, function)):
            sub(capability, key, value)
        sub(capability, 'product', product[1], id=f'0x{product[0]:04x}')
        sub(capability, 'vendor', vendor[1], id=f'0x{vendor[0]:04x}')
        if vf_of:
            address_element(sub(capability, 'capability', type='phys_function'), vf_of.address)
        if max_vfs:
            functions = sub(capability, 'capability', type='virt_functions', maxCount=max_vfs)
            for function in vfs:
                address_element(functions, function)
        if bridge:
            sub(capability, 'capability', type='pci-bridge')
        if mdev:
            types = sub(capability, 'capability', type='mdev_types')
            for id_, name, available in mdev:
                entry = sub(types, 'type', id=id_)
                sub(entry, 'name', name)
                sub(entry, 'deviceAPI', 'vfio-pci')
                sub(entry, 'availableInstances', available)
        if serial:
            vpd = sub(capability, 'capability', type='vpd')
            sub(vpd, 'name', product[1])
            sub(sub(vpd, 'fields', access='readonly'), 'serial_number', serial)
        if group is not None:
            self.groups.setdefault(group, []).append(address)
            self.late.append((group, sub(capability, 'iommuGroup', number=group)))
        if numa is not None:
            sub(capability, 'numa', node=numa)
        if link:
            express = sub(capability, 'pci-express')
            sub(express, 'link', validity='cap', port=0, speed=f'{link[0]:g}', width=link[1])
            runs = runs or link
            sub(express, 'link', validity='sta', speed=f'{runs[0]:g}', width=runs[1])
        elif vf_of: # PCI Express too, without a link of its own
            sub(capability, 'pci-express')
        if returns_to:
            self.hostdrivers.append((node.name, returns_to))
        return node

    def port(self, address, vendor, product, *, on=None, group=None, numa=None, link=(16, 16)):
        return self.pci(address, 0x060400, vendor, product, 'pcieport', on=on, group=group, numa=numa, bridge=True,
                        link=link)

    def namespace(self, function, number, model, serial, size, links=()):
        """The block device of an NVMe controller: a child of the PCI function. Its serial is udev's ID_SERIAL: model,
        serial number and namespace."""
        block = f'nvme{number}n1'
        udev = re.sub(' ', '_', f'{model}_{serial}_1')
        node = self.node(f'block_{block}_{re.sub("[^A-Za-z0-9]", "_", udev)}',
                         f'{function.path}/nvme/nvme{number}/{block}', function.name, None, [f'/dev/{block}'],
                         [f'/dev/disk/by-id/nvme-{udev[:-2]}', f'/dev/disk/by-id/nvme-{udev}', *links,
                          f'/dev/disk/by-path/pci-{function.address}-nvme-1'])
        self.storage(node, f'/dev/{block}', None, model, None, udev, size)

    @staticmethod
    def storage(node, file, bus, model, vendor, serial, size):
        capability = sub(node.element, 'capability', type='storage')
        sub(capability, 'block', file)
        if bus:
            sub(capability, 'bus', bus)
        sub(capability, 'drive_type', 'disk')
        sub(capability, 'model', model)
        if vendor:
            sub(capability, 'vendor', vendor)
        sub(capability, 'serial', serial)
        sub(capability, 'size', size)
        sub(capability, 'logical_block_size', 512)
        sub(capability, 'num_blocks', size // 512)

    def scsi_disk(self, parent, host, file, bus, model, vendor, serial, size):
        """A SATA or USB disk: SCSI host, target, device and block device below `parent`."""
        path = f'{parent.path}/host{host}'
        node = self.node(f'scsi_host{host}', path, parent.name)
        sub(sub(node.element, 'capability', type='scsi_host'), 'host', host)
        path += f'/target{host}:0:0'
        node = self.node(f'scsi_target{host}_0_0', path, f'scsi_host{host}')
        sub(sub(node.element, 'capability', type='scsi_target'), 'target', f'target{host}:0:0')
        path += f'/{host}:0:0:0'
        node = self.node(f'scsi_{host}_0_0_0', path, f'scsi_target{host}_0_0', 'sd')
        capability = sub(node.element, 'capability', type='scsi')
        for key, value in (('host', host), ('bus', 0), ('target', 0), ('lun', 0), ('type', 'disk')):
            sub(capability, key, value)
        # As udev makes it: USB has the maker in front, and the SCSI target and LUN at the end.
        udev = re.sub(' ', '_', f'{vendor}_{model}_{serial}-0:0' if bus == 'usb' else f'{model}_{serial}')
        node = self.node(f'block_{file}_{re.sub("[^A-Za-z0-9]", "_", udev)}', f'{path}/block/{file}',
                         f'scsi_{host}_0_0_0', None, [f'/dev/{file}'], [f'/dev/disk/by-id/{bus}-{udev}'])
        self.storage(node, f'/dev/{file}', bus, model, vendor, udev, size)

    def net(self, function, name, mac, state='up', speed=None):
        node = self.node(f'net_{name}_{mac.replace(":", "_")}', f'{function.path}/net/{name}', function.name)
        capability = sub(node.element, 'capability', type='net')
        sub(capability, 'interface', name)
        sub(capability, 'address', mac)
        sub(capability, 'link', **({'speed': speed} if speed else {}), state=state)
        for feature in ('rx', 'tx', 'sg', 'tso', 'gso', 'gro', 'rxvlan', 'txvlan'):
            sub(capability, 'feature', name=feature)
        sub(capability, 'capability', type='80203')

    def drm(self, function, card, render=None):
        for kind, number, file in (('primary', card, 'card'), ('render', render, 'renderD')):
            if number is None:
                continue
            ending = 'card' if kind == 'primary' else 'render'
            node = self.node(f'drm_{file}{number}', f'{function.path}/drm/{file}{number}', function.name, None,
                             [f'/dev/dri/{file}{number}'], [f'/dev/dri/by-path/pci-{function.address}-{ending}'])
            sub(sub(node.element, 'capability', type='drm'), 'type', kind)

    # USB ------------------------------------------------------------------------------------------------------------

    def root_hub(self, controller, bus, speed=2):
        node = self._usb(f'usb{bus}', controller, bus, 1, (0x1d6b, 'Linux Foundation'),
                         (speed, f'{speed}.0 root hub'), [(HUB, 'hub')], f'{bus}-0')
        return node

    def usb(self, parent, ports, number, vendor, product, interfaces):
        """ports: '1-5.3'; interfaces: ((class, subclass, protocol), driver or None[, driver to return to]) each."""
        return self._usb(ports, parent, int(ports.split('-')[0]), number, vendor, product, interfaces, ports)

    def _usb(self, sysname, parent, bus, number, vendor, product, interfaces, stem):
        node = self.node('usb_' + re.sub(r'[-.]', '_', sysname), f'{parent.path}/{sysname}', parent.name, 'usb',
                         [f'/dev/bus/usb/{bus:03d}/{number:03d}'])
        node.bus = bus
        capability = sub(node.element, 'capability', type='usb_device')
        sub(capability, 'bus', bus)
        sub(capability, 'device', number)
        sub(capability, 'product', product[1], id=f'0x{product[0]:04x}')
        sub(capability, 'vendor', vendor[1], id=f'0x{vendor[0]:04x}')
        node.interfaces = []
        for index, (classes, driver, *returns_to) in enumerate(interfaces):
            name = f'{stem}:1.{index}'
            child = self.node('usb_' + re.sub(r'[-.:]', '_', name), f'{node.path}/{name}', node.name, driver)
            inner = sub(child.element, 'capability', type='usb')
            for key, value in zip(('number', 'class', 'subclass', 'protocol'), (index, *classes)):
                sub(inner, key, value)
            node.interfaces.append(child)
            self.hostdrivers += [(child.name, driver) for driver in returns_to]
        return node

    # Storage pools and VMs ------------------------------------------------------------------------------------------

    def pool(self, name, kind='dir', path=None, devices=(), volume_group=None, active=True):
        pool = sub(sub(self.root, 'storage', active='yes' if active else 'no'), 'pool', type=kind)
        sub(pool, 'name', name)
        sub(pool, 'uuid', stable_uuid(name))
        source = sub(pool, 'source')
        for device in devices:
            sub(source, 'device', path=device)
        if volume_group:
            sub(source, 'name', volume_group)
            sub(source, 'format', type='lvm2')
        sub(sub(pool, 'target'), 'path', path or f'/dev/{volume_group or name}')

    def network(self, name, forward='nat', bridge='virbr0'):
        network = sub(sub(self.root, 'net', active='yes', autostart='yes'), 'network')
        sub(network, 'name', name)
        sub(network, 'forward', mode=forward)
        sub(network, 'bridge', name=bridge)

    def vm(self, vm):
        element = sub(self.root, 'vm', state='running' if vm.running else 'shutoff',
                      autostart='yes' if vm.autostart else 'no')
        if vm.running:
            sub(element, 'live').append(vm.definition(live=True))
        if not vm.transient:
            sub(element, 'config').append(vm.definition(live=False))

    # riser-host -----------------------------------------------------------------------------------------------------

    def program(self, state='present', version='0.1.0'):
        """Without it riser-host isn't installed."""
        return sub(self.root, 'host-program', state=state, **({'version': version} if version else {}))

    def identity(self, node, **fields):
        """serial, model, slot, mac, speedMbit: what riser-host knows of a device."""
        sub(self.root.find('host-program'), 'identity', device=node.name, **fields)

    def use(self, node, kind, text, **fields):
        """on, name, user, pid: what the host does with a device while a driver of its own has it."""
        sub(self.root.find('host-program'), 'use', text, device=node.name, kind=kind, **fields)

    def pooled(self, nodes, id_, **fields):
        """One unit that is to be in the pool after every start; nodes or names of nodes that are gone."""
        names = [node if isinstance(node, str) else node.name for node in nodes]
        for name, number in zip(names, id_ if isinstance(id_, tuple) else (id_,)):
            sub(self.root.find('host-program'), 'pool', device=name, unit=names[0], id=number, **fields)

    def text(self):
        for group, element in self.late:
            for address in sorted(self.groups[group]):
                address_element(element, address)
        self.late = []
        for device, driver in self.hostdrivers:
            sub(self.root, 'hostdriver', device=device, driver=driver)
        self.hostdrivers = []
        # A host lists its devices as it found them; VMs and pools follow.
        order = {'facts': 0, 'device': 1, 'hostdriver': 2, 'storage': 3, 'net': 4, 'vm': 5,
                 'host-program': 6}
        self.root[:] = sorted(self.root, key=lambda child: order[child.tag])
        ET.indent(self.root, ' ')
        return '<?xml version="1.0" encoding="UTF-8"?>\n<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n' + \
            ET.tostring(self.root, encoding='unicode') + '\n'

    def write(self, file):
        with open(file, 'w', encoding='utf-8') as out:
            out.write(self.text())
        print(f'{file}: {len(self.nodes)} node devices, {len(self.root.findall("vm"))} VMs')
