# SPDX-License-Identifier: GPL-3.0-or-later
"""rack1: a GPU server with two sockets. Four identical GPUs in four states, NVMe twins, SR-IOV, a BMC."""
from hostxml import HUB, KEYBOARD, MOUSE, STORAGE, Host, node_name
from vmxml import Vm

INTEL, NVIDIA = (0x8086, 'Intel Corporation'), (0x10de, 'NVIDIA Corporation')
SAMSUNG, ASPEED = (0x144d, 'Samsung Electronics Co Ltd'), (0x1a03, 'ASPEED Technology, Inc.')
ROOT_PORT = (0x347a, 'Ice Lake PCI Express Root Port A')
A6000, A6000_AUDIO = (0x2230, 'GA102GL [RTX A6000]'), (0x1aef, 'GA102 High Definition Audio Controller')
GIB = 1024 ** 3
SERIALS = ('S64HNE0T401833', 'S64HNE0T401847', 'S64HNE0T500112', 'S64HNE0T500126')


def gpu(host, bus, group, numa, driver, drm, *, runs=None):
    port = host.port(f'0000:{bus - 1:02x}:02.0', INTEL, ROOT_PORT, group=group - 1, numa=numa)
    video = host.pci(f'0000:{bus:02x}:00.0', 0x030000, NVIDIA, A6000, driver, on=port, group=group, numa=numa,
                     link=(16, 16), runs=runs, returns_to='nvidia')
    audio = host.pci(f'0000:{bus:02x}:00.1', 0x040300, NVIDIA, A6000_AUDIO,
                     'vfio-pci' if driver == 'vfio-pci' else 'snd_hda_intel', on=port, group=group, numa=numa,
                     link=(16, 16), runs=runs, returns_to='snd_hda_intel')
    host.drm(video, drm, 127 + drm)
    return [video, audio]


def nvme(host, bus, slot, function_bus, group, numa, driver='nvme'):
    letter = 'AB'[slot - 2]
    port = host.port(f'0000:{bus:02x}:{slot:02x}.0', INTEL,
                     (0x347a + slot - 2, f'Ice Lake PCI Express Root Port {letter}'),
                     group=group - 1, numa=numa, link=(16, 4))
    return host.pci(f'0000:{function_bus:02x}:00.0', 0x010802, SAMSUNG,
                    (0xa80a, 'NVMe SSD Controller PM9A1/PM9A3/980PRO'), driver, on=port, group=group, numa=numa,
                    link=(16, 4), returns_to='nvme')


def chipset(host):
    """What came with the board: a group that must never leave the host, USB, BMC and the management NIC."""
    host.pci('0000:00:00.0', 0x088000, INTEL, (0x09a2, 'Ice Lake Memory Map/VT-d'), group=0, numa=0)
    xhci = host.pci('0000:00:14.0', 0x0c0330, INTEL, (0xa1af, 'C620 Series Chipset Family USB 3.0 xHCI Controller'),
                    'xhci_hcd', group=1, numa=0)
    sata = host.pci('0000:00:17.0', 0x010601, INTEL,
                    (0xa182, 'C620 Series Chipset Family SATA Controller [AHCI mode]'), 'ahci', group=2, numa=0)
    host.scsi_disk(sata, 0, 'sda', 'ata', 'MTFDDAV240TDS', 'ATA', '22283A5C11F7', 240057409536)
    nic_port = host.port('0000:00:1c.0', INTEL, (0xa190, 'C620 Series Chipset Family PCI Express Root Port #1'),
                         group=3, numa=0, link=(8, 4))
    for function, mac, state in ((0, 'b4:96:91:a2:10:40', 'up'), (1, 'b4:96:91:a2:10:41', 'down')):
        nic = host.pci(f'0000:01:00.{function}', 0x020000, INTEL, (0x1521, 'I350 Gigabit Network Connection'), 'igb',
                       on=nic_port, group=5, numa=0, link=(5, 4))
        host.net(nic, f'eno{function + 1}', mac, state, 1000 if state == 'up' else None)
    bmc_port = host.port('0000:00:1c.5', INTEL, (0xa195, 'C620 Series Chipset Family PCI Express Root Port #6'),
                         group=4, numa=0, link=(5, 1))
    bmc = host.pci('0000:02:00.0', 0x060400, ASPEED, (0x1150, 'AST1150 PCI-to-PCI Bridge'), on=bmc_port, group=6,
                   numa=0, bridge=True)
    vga = host.pci('0000:03:00.0', 0x030000, ASPEED, (0x2000, 'ASPEED Graphics Family'), 'ast', on=bmc, group=6,
                   numa=0)
    host.drm(vga, 0)
    for function, class_, name, number, driver in (
            (0, 0x060100, 'C621 Series Chipset LPC/eSPI Controller', 0xa1c1, None),
            (2, 0x058000, 'C620 Series Chipset Family Power Management Controller', 0xa1a1, None),
            (4, 0x0c0500, 'C620 Series Chipset Family SMBus', 0xa1a3, 'i801_smbus'),
            (5, 0x0c8000, 'C620 Series Chipset Family SPI Controller', 0xa1a4, 'intel-spi')):
        host.pci(f'0000:00:1f.{function}', class_, INTEL, (number, name), driver, group=7, numa=0)
    return {'sata': sata, 'nic': host.nodes[node_name('0000:01:00.0')], 'vga': vga, **usb(host, xhci)}


def usb(host, xhci):
    hub2, hub3 = host.root_hub(xhci, 1, 2), host.root_hub(xhci, 2, 3)
    hub = host.usb(hub2, '1-14', 2, (0x046b, 'American Megatrends, Inc.'), (0xff01, 'Virtual Hub'), [(HUB, 'hub')])
    keys = host.usb(hub, '1-14.1', 3, (0x046b, 'American Megatrends, Inc.'), (0xff10, 'Virtual Keyboard and Mouse'),
                    [(KEYBOARD, 'usbhid'), (MOUSE, 'usbhid')])
    # Two licence dongles of one kind: only the port tells them apart.
    host.usb(hub2, '1-3', 4, (0x064f, 'WIBU-Systems AG'), (0x0bd7, 'Wibu-Box/U'), [((255, 0, 0), 'usbfs')])
    dongle = host.usb(hub2, '1-4', 5, (0x064f, 'WIBU-Systems AG'), (0x0bd7, 'Wibu-Box/U'), [((255, 0, 0), None)])
    stick = host.usb(hub3, '2-1', 2, (0x0781, 'SanDisk Corp.'), (0x5583, 'Ultra Fit'), [(STORAGE, 'usb-storage')])
    host.scsi_disk(stick.interfaces[0], 8, 'sdb', 'usb', 'Ultra Fit', 'SanDisk', '4C530001230912105341', 30752636928)
    return {'hub': hub, 'keys': keys, 'dongle': dongle, 'stick': stick}


def network(host):
    """A two-port E810; the first port has four VFs: two with the host, one in the pool, one with a VM."""
    port = host.port('0000:16:02.0', INTEL, ROOT_PORT, group=20, numa=0)
    vfs = [f'0000:17:01.{i}' for i in range(4)]
    functions = []
    for number in (0, 1):
        nic = host.pci(f'0000:17:00.{number}', 0x020000, INTEL, (0x1592, 'Ethernet Controller E810-C for QSFP'), 'ice',
                       on=port, group=21 + number, numa=0, link=(16, 16), max_vfs=128,
                       vfs=vfs if number == 0 else (), serial='B49691-A2F0C8')
        host.net(nic, f'ens1f{number}', f'b4:96:91:a2:f0:c{8 + number}', 'up', 100000)
        functions.append(nic)
    drivers = ['iavf', 'iavf', 'vfio-pci', 'vfio-pci']
    result = []
    for number, (address, driver) in enumerate(zip(vfs, drivers)):
        vf = host.pci(address, 0x020000, INTEL, (0x1889, 'Ethernet Adaptive Virtual Function'), driver, on=port,
                      group=23 + number, numa=0, vf_of=functions[0], returns_to='iavf')
        host.net(vf, f'ens1f0v{number}', f'5a:11:4c:90:e1:0{number}', 'down')
        result.append(vf)
    return functions[0], result


def riser_host(host, board, port, cards, disks):
    """What riser-host knows: one unit of the pool is where it belongs, one came back, one was pulled out."""
    host.program()
    host.identity(board['nic'], slot='LOM', mac='b4:96:91:a2:10:40')
    host.identity(port, slot='PCIe Slot 1', serial='B49691-A2F0C8', mac='b4:96:91:a2:f0:c8')
    for number, (card, serial) in enumerate(zip(cards, ('1320921004512', '1320921004518', '1321421013377',
                                                        '1321421013381'))):
        host.identity(card[0], serial=serial, slot=f'PCIe Slot {3 + number}')
    for number, (disk, serial) in enumerate(zip(disks, SERIALS)):
        host.identity(disk, serial=serial, model='SAMSUNG MZQL23T8HCLS-00A07', slot=f'Bay {number + 1}')
    host.identity(board['dongle'], serial='3-4406021', model='CodeMeter Stick', speedMbit=12)
    host.identity(board['stick'], serial='4C530001230912105341', model='Ultra Fit', speedMbit=5000)

    host.use(board['sata'], 'root-disk', 'The root file system / is on sda2.', on='sda2', name='/')
    host.use(board['nic'], 'session-network', 'This session runs over eno1 (192.0.2.40).', on='eno1', name='192.0.2.40')
    host.use(board['nic'], 'only-route', 'The default route leads over eno1 (192.0.2.1).', on='eno1', name='192.0.2.1')
    host.use(board['vga'], 'last-console', 'The console is on it, the only display.', name='ast')
    host.use(board['keys'], 'last-input', 'It is the last keyboard of the console.', name='keyboard')
    host.use(board['hub'], 'root-hub', 'It is a hub: other devices hang below it.')
    host.use(port, 'network-member', 'ens1f0 is a port of the bridge br0.', on='ens1f0', name='br0')
    host.use(port, 'virtual-functions', 'Its 4 virtual functions go away.', name='4')
    host.use(disks[0], 'lvm', 'nvme0n1 belongs to the volume group images.', on='nvme0n1', name='images')
    host.use(disks[1], 'mount', '/srv/scratch is on nvme1n1p1.', on='nvme1n1p1', name='/srv/scratch')
    host.use(cards[0][0], 'process', 'python3 (process 48213) of mlops has /dev/nvidia0 open.', on='/dev/nvidia0',
             name='python3', user='mlops', pid=48213)

    host.pooled(cards[1], ('10de:2230', '10de:1aef'), serial='1320921004518')
    host.pooled([disks[2]], '144d:a80a', serial=SERIALS[2])  # somebody gave it back by hand
    host.pooled([board['dongle']], '064f:0bd7', serial='3-4406021')
    host.pooled(['pci_0000_e5_00_0'], '144d:a80a', serial='S64HNE0T500139', model='SAMSUNG MZQL23T8HCLS-00A07')


def make():
    host = Host(hostname='rack1', uri='qemu+ssh://root@rack1/system', libvirt='11.3.0', hypervisor='QEMU 10.0.2',
                cpuModel='Icelake-Server',
                cpus=128, memoryKib=1056571392, numaNodes=2, iommu='yes', vfio='yes')
    board = chipset(host)
    port, vfs = network(host)
    cards = [gpu(host, 0x31, 31, 0, 'nvidia', 1), gpu(host, 0x4b, 33, 0, 'vfio-pci', 2),
             gpu(host, 0xb1, 35, 1, 'vfio-pci', 3),
             gpu(host, 0xca, 37, 1, 'nvidia', 4, runs=(8, 8))]  # half the lanes at half the speed: badly seated
    busy = cards[2]
    disks = [nvme(host, 0x64, 2, 0x65, 41, 0), nvme(host, 0x64, 3, 0x66, 43, 0),
             nvme(host, 0xe2, 2, 0xe3, 45, 1), nvme(host, 0xe2, 3, 0xe4, 47, 1, 'vfio-pci')]
    model, size = 'SAMSUNG MZQL23T8HCLS-00A07', 3840755982336
    for number, serial in enumerate(SERIALS):
        links = ['/dev/disk/by-id/lvm-pv-uuid-Yq2Xk1-8ZbT-m4Lw-9fQe-Rc7N-v3Hd-Js5Kpa'] if number == 0 else []
        host.namespace(disks[number], number, model, serial, size, links)
    riser_host(host, board, port, cards, disks)
    host.pool('images', 'logical', devices=['/dev/nvme0n1'], volume_group='images')
    host.pool('default', 'dir', '/var/lib/libvirt/images')
    host.network('default')
    host.network('lan', 'bridge', 'br0')

    host.vm(Vm('train-01', 32, 256, running=True, autostart=True, ports=12, number=3, title='Training, first node',
               disks=['/dev/images/train-01'], video='none').gets(busy))
    host.vm(Vm('train-02', 16, 64, running=True, ports=5, number=4, disks=['/dev/images/train-02'])
            .gets([vfs[3]], kind='interface'))
    host.vm(Vm('license-server', 2, 4, running=True, autostart=True, ports=10, number=1)
            .gets_usb(id_=(0x064f, 0x0bd7), address=(1, 4), alias='ua-riser-usb-1-3'))
    host.vm(Vm('render-01', 16, 64, ports=14))
    host.vm(Vm('legacy-win7', 2, 4, machine='pc', video='vga', agent=None, os='http://microsoft.com/win/7'))
    return host
