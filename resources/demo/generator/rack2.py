# SPDX-License-Identifier: GPL-3.0-or-later
"""rack2: one socket, two NUMA nodes, and the trouble: a conflict, a missing device, one that isn't ready."""
from hostxml import HUB, KEYBOARD, MOUSE, Host
from vmxml import CONFIG, Vm

AMD, NVIDIA = (0x1022, 'Advanced Micro Devices, Inc. [AMD]'), (0x10de, 'NVIDIA Corporation')
ATI, MELLANOX = (0x1002, 'Advanced Micro Devices, Inc. [AMD/ATI]'), (0x15b3, 'Mellanox Technologies')
HYNIX = (0x1c5c, 'SK hynix')
BRIDGE = (0x1483, 'Starship/Matisse GPP Bridge')


class Rack2(Host):
    def slot(self, bus, behind, group, numa, link=(16, 16)):
        """A root port with the empty bus `behind` below it."""
        return self.port(f'0000:{bus:02x}:01.1', AMD, BRIDGE, group=group, numa=numa, link=link)

    def gpu(self, bus, behind, group, numa, class_, vendor, product, driver, **more):
        port = self.slot(bus, behind, group - 1, numa)
        return self.pci(f'0000:{behind:02x}:00.0', class_, vendor, product, driver, on=port, group=group, numa=numa,
                        link=(16, 16), **more)

    def nvme(self, bus, behind, group, numa, driver='nvme'):
        port = self.slot(bus, behind, group - 1, numa, (16, 4))
        return self.pci(f'0000:{behind:02x}:00.0', 0x010802, HYNIX, (0x2839, 'PE8000 Series NVMe Solid State Drive'),
                        driver, on=port, group=group, numa=numa, link=(16, 4), returns_to='nvme')


def chipset(host):
    for bus, numa in ((0x00, 0), (0x40, 0), (0x80, 1), (0xc0, 1)):
        host.pci(f'0000:{bus:02x}:00.0', 0x060000, AMD, (0x1480, 'Starship/Matisse Root Complex'), group=bus // 16,
                 numa=numa)
    inner = host.port('0000:00:07.1', AMD, (0x1484, 'Starship/Matisse Internal PCIe GPP Bridge 0 to bus[E:B]'),
                      group=16, numa=0)
    xhci = host.pci('0000:05:00.3', 0x0c0330, AMD, (0x148c, 'Starship USB 3.0 Host Controller'), 'xhci_hcd', on=inner,
                    group=17, numa=0)
    sata = host.pci('0000:06:00.0', 0x010601, AMD, (0x7901, 'FCH SATA Controller [AHCI mode]'), 'ahci', on=inner,
                    group=18, numa=0)
    host.scsi_disk(sata, 0, 'sda', 'ata', 'INTEL SSDSC2KG960G8', 'ATA', 'PHYG0412001A960CGN', 960197124096)
    host.scsi_disk(sata, 1, 'sdb', 'ata', 'INTEL SSDSC2KG960G8', 'ATA', 'PHYG0412001B960CGN', 960197124096)
    host.pci('0000:00:14.0', 0x0c0500, AMD, (0x790b, 'FCH SMBus Controller'), 'piix4_smbus', group=19, numa=0)
    host.pci('0000:00:14.3', 0x060100, AMD, (0x790e, 'FCH LPC Bridge'), group=19, numa=0)
    hub = host.root_hub(xhci, 1, 2)
    host.root_hub(xhci, 2, 3)
    host.usb(hub, '1-1', 2, (0x046b, 'American Megatrends, Inc.'), (0xff10, 'Virtual Keyboard and Mouse'),
             [(KEYBOARD, 'usbhid'), (MOUSE, 'usbhid')])
    tokens = host.usb(hub, '1-2', 3, (0x0424, 'Microchip Technology, Inc. (formerly SMSC)'), (0x2514, 'USB 2.0 Hub'),
                      [(HUB, 'hub')])
    for port in (1, 2):
        # The first is the host's (pcscd reads its card), the second a VM's: then every interface is on usbfs.
        driver = 'usbhid' if port == 1 else 'usbfs'
        host.usb(tokens, f'1-2.{port}', 3 + port, (0x1050, 'Yubico.com'), (0x0407, 'Yubikey 4/5 OTP+U2F+CCID'),
                 [(KEYBOARD, driver), ((3, 0, 0), driver), ((11, 0, 0), None if port == 1 else driver, '')])


def network(host):
    """ConnectX-6 Dx with VFs; one of them on the variant driver, which is in the pool as well."""
    port = host.slot(0xc0, 0xc1, 60, 1)
    vfs = [f'0000:c1:00.{i}' for i in range(2, 6)]
    first = None
    for number in (0, 1):
        nic = host.pci(f'0000:c1:00.{number}', 0x020000, MELLANOX, (0x101d, 'MT2892 Family [ConnectX-6 Dx]'),
                       'mlx5_core', on=port, group=61 + number, numa=1, link=(16, 16), runs=(16, 8), max_vfs=8,
                       vfs=vfs if number == 0 else (), serial='MT2213X04417')
        host.net(nic, f'enp193s0f{number}np{number}', f'08:c0:eb:5f:3a:{0x40 + number:02x}',
                 'up' if number == 0 else 'down', 100000 if number == 0 else None)
        first = first or nic
    for number, address in enumerate(vfs):
        driver = 'mlx5_vfio_pci' if number == 3 else 'mlx5_core'
        vf = host.pci(address, 0x020000, MELLANOX, (0x101e, 'ConnectX Family mlx5Gen Virtual Function'), driver,
                      on=port, group=63 + number, numa=1, vf_of=first, returns_to='mlx5_core')
        host.net(vf, f'enp193s0f0v{number}', f'6e:20:7d:0c:44:{number:02x}', 'down')


def make():
    host = Rack2(hostname='rack2', uri='qemu+tls://rack2/system', libvirt='10.0.0', hypervisor='QEMU 8.2.2',
                 cpuModel='EPYC-Milan', cpus=96, memoryKib=528285696, numaNodes=2, iommu='yes', vfio='yes')
    chipset(host)
    mdev = [('nvidia-918', 'NVIDIA L4-4Q', 6), ('nvidia-922', 'NVIDIA L4-24Q', 1)]
    l4 = (0x27b8, 'AD104GL [L4]')
    contested = host.gpu(0x00, 0x01, 21, 0, 0x030200, NVIDIA, l4, 'vfio-pci', returns_to='nvidia')
    not_ready = host.gpu(0x20, 0x21, 23, 0, 0x030200, NVIDIA, l4, 'nvidia', mdev=mdev)
    host.drm(contested, 1, 128)
    host.drm(not_ready, 2, 129)
    instinct = (0x740f, 'Aldebaran/MI200 [Instinct MI210]')
    host.drm(host.gpu(0x80, 0x81, 25, 1, 0x038000, ATI, instinct, 'amdgpu', serial='692149003241'), 3, 130)
    # No driver of the host knows the second one: its module is not loaded.
    host.gpu(0xa0, 0xa1, 27, 1, 0x038000, ATI, instinct, None, serial='692149003255')
    network(host)
    disks = [host.nvme(0x40, 0x41, 41, 0), host.nvme(0x48, 0x49, 43, 0), host.nvme(0x50, 0x51, 45, 0, 'vfio-pci'),
             host.nvme(0x58, 0x59, 47, 0, 'vfio-pci')]
    serials = ('ANB3N5412I0103F1X', 'ANB3N5412I0103F2Y', 'ANB3N5412I0103F5T', 'ANB3N5412I0103F7A')
    for number, serial in enumerate(serials):
        host.namespace(disks[number], number, 'HFS3T8GDUFEH-A430A', serial, 3840755982336)
    host.pool('vms', 'zfs', devices=['/dev/nvme0n1'])
    host.pool('archive', 'dir', '/srv/archive', active=False)
    host.network('lan', 'bridge', 'br0')

    host.vm(Vm('infer-a', 8, 32, ports=10).gets([contested], CONFIG, alias='ua-riser-0000-01-00-0'))
    host.vm(Vm('infer-b', 8, 32, ports=10).gets([contested], CONFIG))
    host.vm(Vm('infer-c', 8, 32, ports=10).gets([not_ready], CONFIG, alias='ua-riser-0000-21-00-0'))
    host.vm(Vm('db-01', 24, 128, running=True, autostart=True, ports=9, number=2).gets([disks[2]], kind='disk'))
    # The card that this VM still names was taken out of the machine.
    host.vm(Vm('vision-01', 8, 32, ports=10).gets_missing('0000:e1:00.0').gets_missing('0000:e1:00.1'))
    host.vm(Vm('vault', 2, 4, running=True, autostart=True, ports=9, number=5)
            .gets_usb(address=(1, 5), alias='ua-riser-usb-1-2.2'))
    host.vm(Vm('ci-runner-17', 4, 8, running=True, transient=True, ports=4, number=9))
    return host
