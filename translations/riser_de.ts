<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>riser</name>
    <message>
        <source>Desktop console for hardware passthrough on KVM hosts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hosts to show this time, as libvirt URIs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show simulated hosts: nothing real is touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the list of hosts and the settings in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go through the main job on simulated hosts, leave pictures in this folder, and end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this language instead of the system&apos;s: en, de.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs the name of a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing PCI device %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bus %1 device %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing USB device %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked: %1 is in the same IOMMU group as %2, and libvirt doesn&apos;t describe it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shares the IOMMU group of %2 and stays on the host. It has no driver now; if the host binds one, no VM can use the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shares the IOMMU group of %2 and can&apos;t leave the host, which runs it with the driver %3: no VM can use the group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shares the IOMMU group of %2 and would have to leave the host too: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 carries %2, a disk of the running VM %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 carries %2, which the active storage pool %3 is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 carries %2, the only disk of %3, so its root file system is on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 carries all the disks of %2, so its root file system is on one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked: whether %1 has file systems, swap, RAID or volumes on %2 of %3 in use (needs the riser-host program).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 carries the network interface %2, which the running VM %3 is connected through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 carries %2, the only network interface of %3 with a link: this connection runs over it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked: what %1 uses the network interface %2 of %3 for, and whether this connection runs over it (needs the riser-host program). It has a link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked: what %1 uses the network interface %2 of %3 for, and whether this connection runs over it (needs the riser-host program). Its link isn&apos;t known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is the only display of %2: its console is on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked: whether the console of %1 is on %2 (needs the riser-host program).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is the only USB keyboard of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 would take the only USB keyboard of %2 along: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes these USB devices along: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual functions of %1 are in use by the running VM %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The virtual functions of %1 go away with it: %n in number.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVMe drive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVMe drives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a bridge: other devices of the host are reached through it, so it can&apos;t leave the host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is part of the host&apos;s chipset (%2), so it can&apos;t leave the host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PCI device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PCI devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USB device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USB devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a USB hub: the devices plugged into it are assigned one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USB device %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NVMe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bridges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM %1 has %2 already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM %1 holds %2 because of another device of its IOMMU group: release that first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM %1 claims %2: release it there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program on %1 has %2 open through usbfs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is attached to the host: detach it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must leave the host with %2, and hasn&apos;t: detach %2 first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shares the IOMMU group of %2 and is claimed by the VM %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shares the IOMMU group of %2, and the VM %3 claims it for its next start: the two VMs can&apos;t run at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has virtual functions, which other VMs may use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM %1 isn&apos;t running: assign the device for its next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM %1 is transient, it has no next start: assign the device to the running VM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM %1 is paused: its guest sees the device when it goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM %1 has no free PCIe root port (needs %2, has %3): assign the device for its next start, or add root ports to its definition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM %1 has free PCIe root ports: %2, and %3 needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM %1 has no USB controller: add one to its definition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no VM that could get %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no such VM any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is claimed by no other VM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no device %2 any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 is read-only: nothing can be changed through it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no IOMMU, or it is switched off: switch it on in the firmware and on the kernel&apos;s command line (intel_iommu=on; AMD needs none).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in no IOMMU group of %2: VFIO can&apos;t isolate it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no VFIO: load its kernel module vfio-pci.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked: whether %1 has an IOMMU; libvirt didn&apos;t tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked: whether %1 has VFIO; libvirt didn&apos;t tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has an IOMMU and VFIO.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking a USB device&apos;s drivers away needs the riser-host program on the host. A USB device can be assigned as it is: QEMU takes it from the host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t be detached from the host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in use by the running VM %2: release it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is detached from the host already, and assigned to %2 at its next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM %1 has %2 at its next start and needs it detached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is part of the same card and goes along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shares the IOMMU group of %2: it leaves the host too, and no VM gets it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is detached already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked: whether a program on %1 has %2 open (needs the riser-host program).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No VM has %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is claimed by more than one VM (%2): choose the one to take it from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM no longer has %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM %1 has %2 as a network interface, with settings of its own: take it out of the VM&apos;s definition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM %1 has %2 as a disk, with settings of its own: take it out of the VM&apos;s definition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is one of several functions in one slot of the running VM %2, and those can&apos;t be unplugged: shut the VM down first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM %1 is paused, and a PCI device leaves only with the help of its guest: let it run first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked: whether the guest of the VM %1 uses %2, and gives it back when asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is assigned to the VM %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is assigned to the VM %2: release it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is the host&apos;s already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Giving %1 its drivers back needs the riser-host program on the host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is detached, and no VM claims it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is claimed by more than one VM: %2. Only one of them can have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM %1 claims a USB device only by its id, and the host has more than one of that id: it can&apos;t be known which one is meant, and libvirt refuses to choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was plugged in again and its USB number changed since the VM %2 got it: release it and assign it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM %1 has %2 for its next start, but it isn&apos;t detached from the host: detach it, or the VM won&apos;t start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM %1 has %2 for its next start, but the host&apos;s driver %3 is bound to it: detach it, or the VM won&apos;t start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM %1 claims a device that the host doesn&apos;t have: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A host needs a URI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in the list already, as %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in the list already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not in the list any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no list of hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an entry has no identity or no URI of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of hosts %1 can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of hosts %1 was written by a newer Riser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept beside the new one as soon as the list is changed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of hosts %1 was damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged file is kept as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged list of hosts %1 can&apos;t be kept aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Riser doesn&apos;t write over it: changes to the list are not remembered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of hosts can&apos;t be written to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 can&apos;t be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 is no longer there on %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was removed, or a driver change made it disappear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody deleted it, or it was a temporary VM that has stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 on %1 doesn&apos;t have this device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was already taken from the VM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t find the USB device that was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was unplugged, or has another number after a re-plug.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A driver of the host still holds the device. Detach it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another function of the same IOMMU group is still on a driver of the host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A VM holds it, or another function of its IOMMU group. Release it there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM has this device already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM has no free PCI Express root port. Add one while it is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libvirt can only take PCI functions from their driver.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t pass devices through: VFIO isn&apos;t available.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch the IOMMU on in the firmware and the kernel, and load the module vfio-pci.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Naming another driver than vfio needs libvirt 9.7 on the host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guest&apos;s system still uses the device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twins have the same vendor and product number: assign by bus and device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of %1 about %2 is larger than the 4 MiB libvirt can send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another job holds the VM. What was asked wasn&apos;t begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is read-only: this login may look but not change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host&apos;s access rules (polkit) don&apos;t allow it for this login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host&apos;s libvirt or this kind of host can&apos;t do it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host&apos;s libvirt is too old for it, or this kind of host can&apos;t do it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libvirt error %1 (domain %2): %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USB %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Riser connects again by itself. What was being done may still have happened there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ssh host key of %1 isn&apos;t the one this computer knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If %1 was installed anew, remove its old key with ssh-keygen -R %1. Otherwise somebody may be in between: ask its administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ssh host key of %1 was not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in once with ssh %1 and compare the key, or accept it when Riser asks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no host named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the name in the host&apos;s URI and this computer&apos;s name service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused the login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The agent offered too many keys: name the right one with keyfile= in the URI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the user name, and that your key or password is the right one there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no libvirt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install libvirt there, or name netcat with netcat= in the URI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The libvirt service on %1 isn&apos;t running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it there: systemctl start libvirtd (or virtqemud).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers on %1 at the port that was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the service runs there, and the port in the host&apos;s URI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no way to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network, and whether the host is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 doesn&apos;t answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificates of %1 don&apos;t fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the CA, client and server certificates; the host&apos;s name must be in its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and Riser found no common TLS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the user name and the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 doesn&apos;t let this user manage VMs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the user to the group libvirt there, or log in as root.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t do anything with this URI.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its libvirt has no such driver: check the beginning of the URI and its path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path is /system for the host&apos;s VMs and /session for one user&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 closed the connection at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The login to %1 was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to %1 ended before this began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host %1 does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Riser goes on trying. What was asked of the host may still happen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no connection to the host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no connection to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled before it began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host %1 has no device %2 (any more).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host %1 has no virtual machine %2 (any more).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device %1 of host %2 is not a PCI device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host %1 can&apos;t detach %2: it has no IOMMU or no VFIO.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of host %2 is in use by virtual machine %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to host %1 was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host %1 can&apos;t be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the recording of a host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording of a host was made by a newer Riser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host %1 has no PCI device %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PCI device %1 of host %2 is a bridge: no VM can have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PCI device %1 of host %2 must be detached first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PCI device %1 of host %2 can&apos;t be given away: %3 of its IOMMU group is still on driver %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host %1 has no USB device %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host %1 has several USB devices %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual machine %1 of host %2 has no definition for its next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual machine %1 of host %2 has this device in its definition already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual machine %1 of host %2 has no free PCI slot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host %1 doesn&apos;t understand this device definition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual machine %1 of host %2 is not running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual machine %1 of host %2 is running already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual machine %1 of host %2 doesn&apos;t have this device (any more).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guest of virtual machine %1 on host %2 doesn&apos;t give the device back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not the address of a simulated host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has the form simulated:///FILE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The simulated host %1 can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 can&apos;t be used as a simulated host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The simulated host failed at %1, as its address asks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address %1 has the switch %2, which simulated hosts don&apos;t know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They know delay, fail, hang and drop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is gone from %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VM %1 on %2 does not have %3: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VM %1 on %2 has %3, but not alone: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VM %1 on %2 has %3, but it is not on VFIO: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VM %1 on %2 holds %3 without giving it to its guest: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VM %1 on %2 has %3: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM that was to get %1 is gone from %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VM %1 as it runs:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VM %1 from its next start:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detach %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2 is on VFIO: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2 is not on VFIO: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request can&apos;t be taken back: the guest may still give the device up later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled while waiting for VM %1 on %2 to give up %3: it still has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VM %1 on %2 did not give up %3 within %4 seconds: it still has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guest&apos;s operating system must answer a PCI Express or ACPI hot unplug. Try again when it has booted, or shut the VM down and release the device then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered that VM %2 was given %3, but its definition doesn&apos;t show it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered that %2 was taken out of the definition of VM %3, but it is still in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2 is as before: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2 is now: %3. Before: %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This stands: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This stands: %1. To take it back: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release %1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Release %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not on %2, and no VM claims it any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2 is still claimed: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2 is released: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2 is released, but not in the pool: %3. With managed=&apos;yes&apos; in a VM&apos;s definition libvirt gives the device back to the host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2 is released and with the host: %3. QEMU puts the host&apos;s driver back when a VM gives up such a device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ok</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. %2 [%3]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the operation before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done, and the host shows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not started: nothing was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not done: nothing of it is left on the host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed, and a part of it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known yet: the host could not be read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled before anything was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taking it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why not:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the host shows:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>- %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It happened: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not happen: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of %1 was lost, but it happened after all: the host shows it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of %1 was lost, and it did not happen: the host is as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of %1 was lost, and a part of it happened. It was not taken back: this stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not answer in time. It may still carry out what was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return %1 to the host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2 is still on VFIO: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is off VFIO, but no driver of %2 has taken it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2 is the host&apos;s again: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled before the step “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where %1 was on %2 there is another device now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody gave %1 to VM %2 on %3 at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let VM %2 on %3 hold %1, which is in the same IOMMU group; its guest doesn&apos;t get it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug %1 into the running VM %2 on %3 and write it into its definition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug %1 into the running VM %2 on %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write %1 into the definition of VM %2 on %3, for its next start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 out of VM %2 on %3 again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look whether another VM on %1 claims it by now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was given to VM %2 on %3 at the same time by somebody else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree on who gets it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look into the host&apos;s kernel log (dmesg): a program may hold the device open, or the driver refused it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 answered that %1 was detached, but it isn&apos;t on a VFIO driver: it has %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 answered that %1 was given back to the host, but it is still on VFIO: it has %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2 did not get its host driver back: it has %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put %1 on %2 onto VFIO (it has no driver now)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 on %2 away from driver %3 and put it onto VFIO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give %1 on %2 back to the host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give %1 on %2 back to the host&apos;s own driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put %1 on %2 onto VFIO again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unplug %1 from the running VM %2 on %3; libvirt then gives it back to the host, since the VM&apos;s definition says managed=&apos;yes&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unplug %1 from the running VM %2 on %3; its guest must agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug %1 into VM %2 on %3 again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 out of the definition of VM %2 on %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write %1 into the definition of VM %2 on %3 again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>driver %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VM %1 (now and at the next start)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VM %1 (now)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VM %1 (at the next start)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, no VM claims it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, claimed by %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The definition of a VM can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The definition of the VM %1 can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM %1 has no such host device in its definition.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The XML of a device can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The XML of the device %1 can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its PCI address is missing or out of range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The XML that the host sent can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is %1 bytes long, and libvirt sends at most %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It contains a zero byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at byte %2 of %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A &lt;%1&gt; element was expected, and &lt;%2&gt; came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; has %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>serial %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IOMMU group %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NUMA node %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VM “%1” has it now and at its next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VM “%1” has it now, and not at its next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VM “%1” takes it at its next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is only held there and not given to the guest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was plugged in again since: the VM names an address that it no longer has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The VM names it by vendor and product alone, which fits other devices too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes along: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must leave the host with it: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, IOMMU group %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status: %1, no driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status: %1, driver %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link runs below what the device can do. The host noted this when it last found the device; an idle device may have been slowed down to save power.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IOMMU group %1: these functions can only leave the host together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>    %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be done with this device, and what can&apos;t and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GT/s ×%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now and next start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IOMMU group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Virtual machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NUMA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>IOMMU group %1 · %n function(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n function(s) that move together</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DETACH DEVICE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RETURN TO HOST</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ASSIGN DEVICE…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RELEASE DEVICE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shutting down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying again in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detaching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returning…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assigning…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Releasing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::AskDialog</name>
    <message>
        <source>Riser: a host&apos;s login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Riser: a host asks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::AskpassServer</name>
    <message>
        <source>Riser can&apos;t ask for ssh passwords: %1 could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logins with a key that is loaded in ssh-agent work all the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::AssignDialog</name>
    <message>
        <source>Search servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices in the pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To which server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no servers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pool of %1 is empty. Detach a device on its Devices tab first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign a device to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign a device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a device first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick a server first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::BatchDialog</name>
    <message>
        <source>I have read the warnings and want to go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices and their checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EXECUTE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now, and at every start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the next start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Virtual machine:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;When:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 can be done on “%3”. They run one after the other; Tasks shows each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not connected.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::ChipBar</name>
    <message>
        <source>%1  %2</source>
        <comment>chip: class and count</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n device(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::ChoiceList</name>
    <message>
        <source>Nothing fits the search.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::ChoiceModel</name>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::Console</name>
    <message>
        <source>%1 (demo)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::DeviceActions</name>
    <message>
        <source>“%1” is not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An operation has this device now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show XML</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::DeviceDelegate</name>
    <message>
        <source>ACTIONS</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::DeviceHeader</name>
    <message>
        <source>IOMMU on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IOMMU off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IOMMU not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without an IOMMU no PCI device can be given to a VM. Switch it on in the firmware (VT-d, AMD-Vi) and on the kernel command line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VFIO ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VFIO missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VFIO not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host&apos;s hypervisor offers no VFIO for PCI devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n GPU(s) free</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Free: detached from the host and claimed by no VM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live updates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown is what was read last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host tells about changes; drivers, of which it doesn&apos;t tell, are read again every few seconds while you look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host doesn&apos;t tell about changes: everything is read again every few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When what is shown was read. It is read again when something changes, or with F5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) could not be read</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::DeviceView</name>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::DevicesPage</name>
    <message>
        <source>Details of the selected device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a device to read everything about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search model, address, serial, VM, driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ASSIGN DEVICE…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host is not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the devices of “%1”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to see its devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known of “%1” yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message above says why, and what to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No devices match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device fits the chosen classes, statuses and search words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” shows no devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its libvirt lists no PCI or USB devices that could be given to a VM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This VM has no devices of the host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ASSIGN DEVICE… gives it one from the pool.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::DiffView</name>
    <message>
        <source>XML difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No VM&apos;s definition changes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::FindBar</name>
    <message>
        <source>Find in this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the find bar (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, from the other end</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::FindingsView</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I know, go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I know, go on: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::HostDialog</name>
    <message>
        <source>Connect when Riser &amp;starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Riser remembers the name and the URI. Passwords are asked for when they are needed and never stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the &amp;test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still waiting for %1 since %2…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Connected to %1: libvirt %2, %3, %4, %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is read-only: devices can be seen and not moved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::HostForm</name>
    <message>
        <source>SSH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS (certificates)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP (not encrypted by itself)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A URI or alias as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as your system or ssh&apos;s configuration says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name or address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the usual one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connection:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Driver:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ath:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U&amp;RI:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The host&apos;s name or address is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; can&apos;t be a host&apos;s name: it holds a blank or one of / @ ? #.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The driver is missing. For KVM it is qemu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path begins with a slash. For the host&apos;s own VMs it is /system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The URI is missing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::HostTreeModel</name>
    <message>
        <source>%1 on %2
%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::MessageBar</name>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::OperationDialog</name>
    <message>
        <source>What moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::OperationPanel</name>
    <message>
        <source>The host was removed from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not connected: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has not been read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another operation has %1 just now: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EXECUTE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XML difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>virsh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing will be done before the checks allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s) want(s) a tick first.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::StepsView</name>
    <message>
        <source>%1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>     if a later step fails: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same with virsh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::TaskModel</name>
    <message>
        <source>Operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::UnitView</name>
    <message>
        <source>Goes along to the VM: same card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes back along: same card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes along: same card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must leave the host, given to nobody: same IOMMU group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must leave the host too: same IOMMU group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held back so far: same IOMMU group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes back too: same IOMMU group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::VmModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · temporary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vCPUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Autostart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::Welcome</name>
    <message>
        <source>Welcome to Riser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Riser gives GPUs, NVMe drives and USB devices of KVM hosts to virtual machines, and gets them back. Which host shall it show first?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to the virtual machines of this computer: qemu:///system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Another host…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By ssh, TLS, TCP or any libvirt URI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;demo hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated hosts to try everything on: nothing real is touched</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::WhenChoice</name>
    <message>
        <source>Now, into the running guest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At its next start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>riser::XmlView</name>
    <message>
        <source>Find…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XML of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no XML to show yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the XML of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XML (*.xml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving to %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
