# SPDX-License-Identifier: GPL-3.0-or-later
"""workstation: a desktop board whose chipset puts unrelated cards into one IOMMU group, and many USB devices."""
from hostxml import HUB, KEYBOARD, MOUSE, STORAGE, Host
from vmxml import CONFIG, Vm

AMD, NVIDIA = (0x1022, 'Advanced Micro Devices, Inc. [AMD]'), (0x10de, 'NVIDIA Corporation')
ATI, REALTEK = (0x1002, 'Advanced Micro Devices, Inc. [AMD/ATI]'), (0x10ec, 'Realtek Semiconductor Co., Ltd.')
SAMSUNG, INTEL = (0x144d, 'Samsung Electronics Co Ltd'), (0x8086, 'Intel Corporation')
CREATIVE, CRUCIAL = (0x1102, 'Creative Labs'), (0xc0a9, 'Micron/Crucial Technology')
LOGITECH, KINGSTON = (0x046d, 'Logitech, Inc.'), (0x0951, 'Kingston Technology')
BRIDGE, CHIPSET = (0x1483, 'Starship/Matisse GPP Bridge'), 20


def processor_lanes(host):
    """What hangs on the processor itself has a group of its own: the desktop's GPU, the one for the guest, the SSD."""
    host.pci('0000:00:00.0', 0x060000, AMD, (0x1480, 'Starship/Matisse Root Complex'), group=0)
    for bus, slot in ((0x0a, '03.1'), (0x0b, '03.2')):
        port = host.port(f'0000:00:{slot}', AMD, BRIDGE, group=bus - 9, link=(16, 8))
        if bus == 0x0a:
            upstream = host.port('0000:08:00.0', ATI, (0x1478, 'Navi 10 XL Upstream Port of PCI Express Switch'),
                                 on=port, group=3)
            downstream = host.port('0000:09:00.0', ATI, (0x1479, 'Navi 10 XL Downstream Port of PCI Express Switch'),
                                   on=upstream, group=4)
            console = host.pci('0000:0a:00.0', 0x030000, ATI,
                               (0x73bf, 'Navi 21 [Radeon RX 6800/6800 XT / 6900 XT]'), 'amdgpu', on=downstream,
                               group=15, link=(16, 16), returns_to='amdgpu')
            host.pci('0000:0a:00.1', 0x040300, ATI, (0xab28, 'Navi 21/23 HDMI/DP Audio Controller'), 'snd_hda_intel',
                     on=downstream, group=16, link=(16, 16), returns_to='snd_hda_intel')
            host.drm(console, 0, 128)
        else:
            guest = [host.pci(f'0000:0b:00.{function}', class_, NVIDIA, product, 'vfio-pci', on=port, group=17,
                              link=(16, 16), runs=(2.5, 8), returns_to=driver)
                     for function, class_, product, driver in
                     ((0, 0x030000, (0x2204, 'GA102 [GeForce RTX 3090]'), 'nouveau'),
                      (1, 0x040300, (0x1aef, 'GA102 High Definition Audio Controller'), 'snd_hda_intel'))]
            host.drm(guest[0], 2, 130)
    port = host.port('0000:00:01.1', AMD, BRIDGE, group=5, link=(16, 4))
    ssd = host.pci('0000:01:00.0', 0x010802, SAMSUNG, (0xa80a, 'NVMe SSD Controller PM9A1/PM9A3/980PRO'), 'nvme',
                   on=port, group=14, link=(16, 4), returns_to='nvme')
    host.namespace(ssd, 0, 'Samsung SSD 980 PRO 1TB', 'S5GXNX0T712345X', 1000204886016)
    inner = host.port('0000:00:08.1', AMD, (0x1484, 'Starship/Matisse Internal PCIe GPP Bridge 0 to bus[E:B]'), group=6)
    xhci = host.pci('0000:0e:00.3', 0x0c0330, AMD, (0x149c, 'Matisse USB 3.0 Host Controller'), 'xhci_hcd', on=inner,
                    group=23, returns_to='xhci_hcd')
    host.pci('0000:0e:00.4', 0x040300, AMD, (0x1487, 'Starship/Matisse HD Audio Controller'), 'snd_hda_intel',
             on=inner, group=24, returns_to='snd_hda_intel')
    host.pci('0000:00:14.0', 0x0c0500, AMD, (0x790b, 'FCH SMBus Controller'), 'piix4_smbus', group=8)
    host.pci('0000:00:14.3', 0x060100, AMD, (0x790e, 'FCH LPC Bridge'), group=8)
    return guest, xhci


def chipset_lanes(host):
    """Behind the chipset's switch without ACS all is one group: a second GPU with strangers beside it."""
    port = host.port('0000:00:01.2', AMD, BRIDGE, group=CHIPSET, link=(16, 4))
    switch = host.port('0000:02:00.0', AMD, (0x57ad, 'Matisse Switch Upstream'), on=port, group=CHIPSET, link=(16, 4))
    ports = [host.port(f'0000:03:{slot}', AMD, (0x57a3, 'Matisse PCIe GPP Bridge'), on=switch, group=CHIPSET,
                       link=(16, 4)) for slot in ('01.0', '02.0', '03.0', '04.0')]
    for function, class_, product, driver in ((0, 0x030000, (0x1c82, 'GP107 [GeForce GTX 1050 Ti]'), 'nouveau'),
                                              (1, 0x040300, (0x0fb9, 'GP107GL High Definition Audio Controller'),
                                               'snd_hda_intel')):
        node = host.pci(f'0000:04:00.{function}', class_, NVIDIA, product, driver, on=ports[0], group=CHIPSET,
                        link=(8, 16), runs=(8, 4), returns_to=driver)
        if function == 0:
            host.drm(node, 1, 129)
    host.pci('0000:05:00.0', 0x040300, CREATIVE,
             (0x0012, 'CA0132 Sound Core3D [Sound Blaster Recon3D / Z-Series / Sound BlasterX AE-5 Plus]'),
             'snd_hda_intel', on=ports[1], group=CHIPSET, link=(2.5, 1), returns_to='snd_hda_intel')
    nic = host.pci('0000:06:00.0', 0x020000, REALTEK, (0x8125, 'RTL8125 2.5GbE Controller'), 'r8169', on=ports[2],
                   group=CHIPSET, link=(5, 1), returns_to='r8169')
    host.net(nic, 'enp6s0', '2c:f0:5d:7e:19:a3', 'up', 2500)
    # The card beside them has its own root port, and so its own group.
    port = host.port('0000:00:03.3', AMD, BRIDGE, group=7, link=(16, 4))
    spare = host.pci('0000:0c:00.0', 0x010802, CRUCIAL,
                     (0x540a, 'P2 [Nick P2] / P3 / P3 Plus NVMe PCIe SSD (DRAM-less)'), 'nvme', on=port, group=18,
                     link=(8, 4), returns_to='nvme')
    host.namespace(spare, 1, 'CT1000P3SSD8', '2247E688A1B2', 1000204886016)
    port = host.port('0000:00:03.4', AMD, BRIDGE, group=9, link=(5, 1))
    wlan = host.pci('0000:0d:00.0', 0x028000, INTEL, (0x2723, 'Wi-Fi 6 AX200'), 'iwlwifi', on=port, group=19,
                    link=(5, 1), returns_to='iwlwifi')
    host.net(wlan, 'wlp13s0', '70:cd:0d:11:e4:5b', 'down')


def shared_group(host):
    """Two root ports without ACS: the USB card beside the GPU can go with it, and no guest gets it."""
    ports = [host.port(f'0000:00:{slot}', AMD, BRIDGE, group=21, link=(16, 4)) for slot in ('01.3', '01.4')]
    for function, class_, product, driver in ((0, 0x030000, (0x2531, 'GA106 [RTX A2000]'), 'nouveau'),
                                              (1, 0x040300, (0x228e, 'GA106 High Definition Audio Controller'),
                                               'snd_hda_intel')):
        node = host.pci(f'0000:10:00.{function}', class_, NVIDIA, product, driver, on=ports[0], group=21,
                        link=(16, 16), runs=(16, 16), returns_to=driver)
        if function == 0:
            host.drm(node, 3, 131)
    host.pci('0000:11:00.0', 0x0c0330, (0x1912, 'Renesas Electronics Corp.'),
             (0x0014, 'uPD720201 USB 3.0 Host Controller'), 'xhci_hcd', on=ports[1], group=21, link=(5, 1),
             returns_to='xhci_hcd')


def usb(host, xhci):
    hub2, hub3 = host.root_hub(xhci, 1, 2), host.root_hub(xhci, 2, 3)
    host.usb(hub2, '1-1', 2, LOGITECH, (0xc31c, 'Keyboard K120'), [(KEYBOARD, 'usbhid'), ((3, 0, 0), 'usbhid')])
    host.usb(hub2, '1-2', 3, LOGITECH, (0xc52b, 'Unifying Receiver'),
             [(KEYBOARD, 'usbhid'), (MOUSE, 'usbhid'), ((3, 0, 0), 'usbhid')])
    host.usb(hub2, '1-3', 4, (0x8087, 'Intel Corp.'), (0x0029, 'AX200 Bluetooth'),
             [((224, 1, 1), 'btusb'), ((224, 1, 1), 'btusb')])
    desk = host.usb(hub2, '1-5', 5, (0x05e3, 'Genesys Logic, Inc.'), (0x0610, 'Hub'), [(HUB, 'hub')])
    host.usb(desk, '1-5.1', 6, LOGITECH, (0xc31c, 'Keyboard K120'), [(KEYBOARD, 'usbfs'), ((3, 0, 0), 'usbfs')])
    host.usb(desk, '1-5.2', 7, LOGITECH, (0x082d, 'HD Pro Webcam C920'),
             [((14, 1, 0), 'uvcvideo'), ((14, 2, 0), 'uvcvideo'), ((1, 1, 0), 'snd-usb-audio')])
    host.usb(desk, '1-5.3', 8, (0x0403, 'Future Technology Devices International, Ltd'),
             (0x6001, 'FT232 Serial (UART) IC'), [((255, 255, 255), None, 'ftdi_sio')])
    sticks = (('2-1', 2, 10, 'sdc', '60A44C413DF8F3C1A9D50121'), ('2-2', 3, 11, 'sdd', '60A44C413DF8F3C1A9D50388'))
    for ports, number, scsi, file, serial in sticks:
        stick = host.usb(hub3, ports, number, KINGSTON, (0x1666, 'DataTraveler 100 G3/G4/SE9 G2/50 Kyson'),
                         [(STORAGE, 'usb-storage')])
        host.scsi_disk(stick.interfaces[0], scsi, file, 'usb', 'DataTraveler 3.0', 'Kingston', serial, 62026416128)


def make():
    host = Host(hostname='workstation', uri='qemu:///system', libvirt='11.3.0', hypervisor='QEMU 10.0.2',
                cpuModel='EPYC-Rome', cpus=32, memoryKib=65744320, numaNodes=1, iommu='yes', vfio='yes')
    guest_gpu, xhci = processor_lanes(host)
    chipset_lanes(host)
    shared_group(host)
    usb(host, xhci)
    host.program('no-right', version=None)  # installed, but this user isn't in the group libvirt
    host.pool('default', 'dir', '/var/lib/libvirt/images')
    host.network('default')
    host.vm(Vm('win11', 12, 24, ports=14, title='Games', display='spice', video='qxl', os='http://microsoft.com/win/11')
            .gets(guest_gpu, CONFIG, managed=False))
    # Nobody gave it a channel for an agent: what its guest sees isn't known.
    host.vm(Vm('kiosk-lab', 2, 4, running=True, ports=10, number=1, display='spice', video='qxl', agent=None)
            .gets_usb(address=(1, 6), alias='ua-riser-usb-1-5.1'))
    # By number alone it can't be known which of the two sticks is meant.
    host.vm(Vm('installer-test', 4, 8, ports=6).gets_usb(id_=(0x0951, 0x1666), where=CONFIG))
    host.vm(Vm('nixos-test', 4, 8, running=True, ports=4, number=2))
    return host
