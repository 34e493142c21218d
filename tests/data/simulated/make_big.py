#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes big500.xml: a host with 500 devices and 50 VMs, with everything that breaks lists. The same at each run."""
import random
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / 'resources/demo/generator'))

from hostxml import STORAGE, Host  # noqa: E402
from vmxml import CONFIG, Vm  # noqa: E402

VENDOR = (0x10de, 'NVIDIA Corporation')
NAMES = [
    'GA102 [GeForce RTX 3090]',
    '<b>Bold</b> & <a href="file:///etc/passwd">click</a> <img src=x>',
    'Quotes " \' and %1 %2 %n %L1 and &amp;lt; twice',
    'ネットワーク拡張カード 第2版',
    'بطاقة رسومات سريعة',
    'Right\u202eto left override\u202c and zero\u200bwidth',
    'Cafe\u0301 combining \U0001f3ae emoji \U0001f468\u200d\U0001f469\u200d\U0001f467',
    'One word' + 'x' * 300,
    'Many words ' * 40,
    '',
    '   ',
    'Tab\tand\nline break',
]
CLASSES = [(0x030000, 'nouveau'), (0x010802, 'nvme'), (0x020000, 'ice'), (0x010601, 'ahci'), (0x0c0330, 'xhci_hcd'),
           (0x120000, None), (0x030200, 'nvidia'), (0x040300, 'snd_hda_intel')]


def functions(host, count):
    """PCI functions behind root ports, in three PCI domains, one of them as a VMD controller makes it."""
    made = []
    for index in range(count):
        domain, rest = ('0000', '0001', '10000')[index % 3], index // 3
        bus = 1 + rest
        port = host.port(f'{domain}:{bus:02x}:00.0', (0x8086, 'Intel Corporation'), (0x347a, 'Root Port'),
                         group=1000 + index, numa=index % 4)
        class_, driver = CLASSES[index % len(CLASSES)]
        name = NAMES[random.randrange(len(NAMES))]
        bound = random.choice((driver, driver, 'vfio-pci', None))
        node = host.pci(f'{domain}:{bus:02x}:01.0', class_, VENDOR, (0x2000 + index % 7, name), bound, on=port,
                        group=index, numa=index % 4 if index % 5 else None, link=(16, 16),
                        runs=random.choice(((16, 16), (16, 16), (8, 8), (2.5, 16))), returns_to=driver)
        if class_ == 0x010802:
            host.namespace(node, index, f'Model {name[:20].strip() or "none"}', f'SN{index:06d}', 2 ** 40 + index * 512)
        elif class_ == 0x020000:
            host.net(node, f'ens{index}', f'02:00:00:00:{index // 256:02x}:{index % 256:02x}',
                     random.choice(('up', 'down')), 25000)
        made.append(node)
    return made


def sticks(host, count):
    """Identical sticks on hubs of 12 ports, all with one vendor and product number."""
    controller = host.pci('0000:00:14.0', 0x0c0330, (0x8086, 'Intel Corporation'), (0xa1af, 'xHCI'), 'xhci_hcd',
                          group=2000)
    number = 1
    for index in range(count):
        bus, port = 1 + index // 12, 1 + index % 12
        if port == 1:
            hub, number = host.root_hub(controller, bus), 1
        number += 1
        host.usb(hub, f'{bus}-{port}', number, (0x0951, 'Kingston'), (0x1666, NAMES[index % len(NAMES)]),
                 [(STORAGE, random.choice(('usb-storage', None)))])


def main():
    random.seed(500)
    host = Host(hostname='big500', uri='qemu+ssh://root@big500/system', libvirt='11.3.0', hypervisor='QEMU 10.0.2',
                cpus=512, memoryKib=4 * 1024 ** 3, numaNodes=4, iommu='yes', vfio='yes')
    pci = functions(host, 420)
    sticks(host, 79)
    free = [node for node in pci if node.element.findtext('driver/name') == 'vfio-pci']
    names = ['vm <i>one</i>', 'ゲスト', 'a' * 200, 'two  spaces', 'x;rm -rf', '%1', "o'brien"]
    for index in range(50):
        name = names[index] if index < len(names) else f'vm-{index:03d}'
        running = index % 3 == 0
        vm = Vm(name, running=running, number=index + 1, ports=5 + index % 6)
        if index < len(free):
            vm.gets([free[index]], ('live', 'config') if running else CONFIG)
        host.vm(vm)
    host.write(HERE / 'big500.xml')


main()
