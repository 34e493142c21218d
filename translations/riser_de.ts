<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>DemoAgent</name>
    <message>
        <source>The guest agent refuses.</source>
        <translation>Der Gastagent weigert sich.</translation>
    </message>
</context>
<context>
    <name>DemoGuests</name>
    <message>
        <source>%1 is a simulated host: there is no QEMU behind its VMs whose screen could be shown. Their serial lines answer.</source>
        <translation>%1 ist ein simulierter Host: Hinter seinen VMs steht kein QEMU, dessen Bildschirm sich zeigen ließe. Ihre seriellen Schnittstellen antworten.</translation>
    </message>
    <message>
        <source>The guest agent doesn&apos;t answer.</source>
        <translation>Der Gastagent antwortet nicht.</translation>
    </message>
</context>
<context>
    <name>riser</name>
    <message>
        <source>Desktop console for hardware passthrough on KVM hosts.</source>
        <translation>Desktop-Konsole zum Durchreichen von Hardware auf KVM-Hosts.</translation>
    </message>
    <message>
        <source>Hosts to show this time, as libvirt URIs.</source>
        <translation>Hosts, die diesmal gezeigt werden, als libvirt-URIs.</translation>
    </message>
    <message>
        <source>Show simulated hosts: nothing real is touched.</source>
        <translation>Zeigt simulierte Hosts: Nichts Echtes wird berührt.</translation>
    </message>
    <message>
        <source>Keep the list of hosts and the settings in this folder.</source>
        <translation>Bewahrt die Liste der Hosts und die Einstellungen in diesem Ordner auf.</translation>
    </message>
    <message>
        <source>Go through the main job on simulated hosts, leave pictures in this folder, and end.</source>
        <translation>Geht die Hauptaufgabe an simulierten Hosts durch, legt Bilder in diesem Ordner ab und endet.</translation>
    </message>
    <message>
        <source>Use this language instead of the system&apos;s: en, de.</source>
        <translation>Nimmt diese Sprache statt der des Systems: en, de.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Zeigt diese Hilfe.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Zeigt die Version.</translation>
    </message>
    <message>
        <source>%1 needs the name of a folder.</source>
        <translation>%1 braucht den Namen eines Ordners.</translation>
    </message>
    <message>
        <source>Missing PCI device %1</source>
        <translation>Fehlendes PCI-Gerät %1</translation>
    </message>
    <message>
        <source>bus %1 device %2</source>
        <translation>Bus %1 Gerät %2</translation>
    </message>
    <message>
        <source>Missing USB device %1</source>
        <translation>Fehlendes USB-Gerät %1</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>Beim Host</translation>
    </message>
    <message>
        <source>Detached</source>
        <translation>Im Pool</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Zugewiesen</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Not checked: %1 is in the same IOMMU group as %2, and libvirt doesn&apos;t describe it.</source>
        <translation>Nicht geprüft: %1 ist in derselben IOMMU-Gruppe wie %2, und libvirt beschreibt es nicht.</translation>
    </message>
    <message>
        <source>%1 shares the IOMMU group of %2 and stays on the host. It has no driver now; if the host binds one, no VM can use the group.</source>
        <translation>%1 teilt sich die IOMMU-Gruppe mit %2 und bleibt beim Host. Es hat jetzt keinen Treiber; bindet der Host einen, kann keine VM die Gruppe benutzen.</translation>
    </message>
    <message>
        <source>%1 shares the IOMMU group of %2 and can&apos;t leave the host, which runs it with the driver %3: no VM can use the group.</source>
        <translation>%1 teilt sich die IOMMU-Gruppe mit %2 und kann den Host nicht verlassen, der es mit dem Treiber %3 betreibt: Keine VM kann die Gruppe benutzen.</translation>
    </message>
    <message>
        <source>%1 shares the IOMMU group of %2 and would have to leave the host too: %3</source>
        <translation>%1 teilt sich die IOMMU-Gruppe mit %2 und müsste den Host auch verlassen: %3</translation>
    </message>
    <message>
        <source>%1 carries %2, a disk of the running VM %3.</source>
        <translation>%1 trägt %2, einen Datenträger der laufenden VM %3.</translation>
    </message>
    <message>
        <source>%1 carries %2, which the active storage pool %3 is on.</source>
        <translation>%1 trägt %2, auf dem der aktive Speicherpool %3 liegt.</translation>
    </message>
    <message>
        <source>%1 carries %2, the only disk of %3, so its root file system is on it.</source>
        <translation>%1 trägt %2, den einzigen Datenträger von %3, also liegt dort sein Wurzeldateisystem.</translation>
    </message>
    <message>
        <source>%1 carries all the disks of %2, so its root file system is on one of them.</source>
        <translation>%1 trägt alle Datenträger von %2, also liegt auf einem davon sein Wurzeldateisystem.</translation>
    </message>
    <message>
        <source>Not checked: whether %1 has file systems, swap, RAID or volumes on %2 of %3 in use (needs the riser-host program).</source>
        <translation>Nicht geprüft: ob %1 auf %2 von %3 Dateisysteme, Swap, RAID oder Volumes benutzt (dazu braucht es das Programm riser-host).</translation>
    </message>
    <message>
        <source>%1 carries the network interface %2, which the running VM %3 is connected through.</source>
        <translation>%1 trägt die Netzwerkschnittstelle %2, über die die laufende VM %3 verbunden ist.</translation>
    </message>
    <message>
        <source>%1 carries %2, the only network interface of %3 with a link: this connection runs over it.</source>
        <translation>%1 trägt %2, die einzige Netzwerkschnittstelle von %3 mit einer Verbindung: Auch diese Sitzung läuft darüber.</translation>
    </message>
    <message>
        <source>Not checked: what %1 uses the network interface %2 of %3 for, and whether this connection runs over it (needs the riser-host program). It has a link.</source>
        <translation>Nicht geprüft: wofür %1 die Netzwerkschnittstelle %2 von %3 benutzt und ob diese Sitzung darüber läuft (dazu braucht es das Programm riser-host). Sie hat eine Verbindung.</translation>
    </message>
    <message>
        <source>Not checked: what %1 uses the network interface %2 of %3 for, and whether this connection runs over it (needs the riser-host program). Its link isn&apos;t known.</source>
        <translation>Nicht geprüft: wofür %1 die Netzwerkschnittstelle %2 von %3 benutzt und ob diese Sitzung darüber läuft (dazu braucht es das Programm riser-host). Ob sie eine Verbindung hat, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>%1 is the only display of %2: its console is on it.</source>
        <translation>%1 ist die einzige Anzeige von %2: Seine Konsole ist dort.</translation>
    </message>
    <message>
        <source>Not checked: whether the console of %1 is on %2 (needs the riser-host program).</source>
        <translation>Nicht geprüft: ob die Konsole von %1 auf %2 ist (dazu braucht es das Programm riser-host).</translation>
    </message>
    <message>
        <source>%1 is the only USB keyboard of %2.</source>
        <translation>%1 ist die einzige USB-Tastatur von %2.</translation>
    </message>
    <message>
        <source>%1 would take the only USB keyboard of %2 along: %3.</source>
        <translation>%1 würde die einzige USB-Tastatur von %2 mitnehmen: %3.</translation>
    </message>
    <message>
        <source>%1 takes these USB devices along: %2.</source>
        <translation>%1 nimmt diese USB-Geräte mit: %2.</translation>
    </message>
    <message>
        <source>Virtual functions of %1 are in use by the running VM %2.</source>
        <translation>Virtuelle Funktionen von %1 werden von der laufenden VM %2 benutzt.</translation>
    </message>
    <message numerus="yes">
        <source>The virtual functions of %1 go away with it: %n in number.</source>
        <translation>
            <numerusform>Mit %1 verschwindet seine virtuelle Funktion: %n Stück.</numerusform>
            <numerusform>Mit %1 verschwinden seine virtuellen Funktionen: %n Stück.</numerusform>
        </translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPUs</translation>
    </message>
    <message>
        <source>NVMe drive</source>
        <translation>NVMe-Laufwerk</translation>
    </message>
    <message>
        <source>NVMe drives</source>
        <translation>NVMe-Laufwerke</translation>
    </message>
    <message>
        <source>%1 is a bridge: other devices of the host are reached through it, so it can&apos;t leave the host.</source>
        <translation>%1 ist eine Bridge: Andere Geräte des Hosts werden über sie erreicht, deshalb kann sie den Host nicht verlassen.</translation>
    </message>
    <message>
        <source>%1 is part of the host&apos;s chipset (%2), so it can&apos;t leave the host.</source>
        <translation>%1 gehört zum Chipsatz des Hosts (%2) und kann den Host deshalb nicht verlassen.</translation>
    </message>
    <message>
        <source>Device %1</source>
        <translation>Gerät %1</translation>
    </message>
    <message>
        <source>PCI device</source>
        <translation>PCI-Gerät</translation>
    </message>
    <message>
        <source>PCI devices</source>
        <translation>PCI-Geräte</translation>
    </message>
    <message>
        <source>USB device</source>
        <translation>USB-Gerät</translation>
    </message>
    <message>
        <source>USB devices</source>
        <translation>USB-Geräte</translation>
    </message>
    <message>
        <source>%1 is a USB hub: the devices plugged into it are assigned one by one.</source>
        <translation>%1 ist ein USB-Hub: Die Geräte, die daran stecken, werden einzeln zugewiesen.</translation>
    </message>
    <message>
        <source>USB device %1</source>
        <translation>USB-Gerät %1</translation>
    </message>
    <message>
        <source>NVMe</source>
        <translation>NVMe</translation>
    </message>
    <message>
        <source>USB</source>
        <translation>USB</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstige</translation>
    </message>
    <message>
        <source>Bridges</source>
        <translation>Bridges</translation>
    </message>
    <message>
        <source>The VM %1 has %2 already.</source>
        <translation>Die VM %1 hat %2 schon.</translation>
    </message>
    <message>
        <source>The VM %1 holds %2 because of another device of its IOMMU group: release that first.</source>
        <translation>Die VM %1 hält %2 wegen eines anderen Geräts seiner IOMMU-Gruppe: Geben Sie erst jenes frei.</translation>
    </message>
    <message>
        <source>The VM %1 claims %2: release it there first.</source>
        <translation>Die VM %1 beansprucht %2: Geben Sie es dort erst frei.</translation>
    </message>
    <message>
        <source>A program on %1 has %2 open through usbfs.</source>
        <translation>Ein Programm auf %1 hat %2 über usbfs geöffnet.</translation>
    </message>
    <message>
        <source>%1 is attached to the host: detach it first.</source>
        <translation>%1 ist beim Host: Lösen Sie es erst.</translation>
    </message>
    <message>
        <source>%1 must leave the host with %2, and hasn&apos;t: detach %2 first.</source>
        <translation>%1 muss den Host mit %2 verlassen und hat es noch nicht: Lösen Sie erst %2.</translation>
    </message>
    <message>
        <source>%1 shares the IOMMU group of %2 and is claimed by the VM %3.</source>
        <translation>%1 teilt sich die IOMMU-Gruppe mit %2 und wird von der VM %3 beansprucht.</translation>
    </message>
    <message>
        <source>%1 shares the IOMMU group of %2, and the VM %3 claims it for its next start: the two VMs can&apos;t run at the same time.</source>
        <translation>%1 teilt sich die IOMMU-Gruppe mit %2, und die VM %3 beansprucht es für ihren nächsten Start: Die beiden VMs können nicht gleichzeitig laufen.</translation>
    </message>
    <message>
        <source>%1 has virtual functions, which other VMs may use.</source>
        <translation>%1 hat virtuelle Funktionen, die andere VMs benutzen könnten.</translation>
    </message>
    <message>
        <source>The VM %1 isn&apos;t running: assign the device for its next start.</source>
        <translation>Die VM %1 läuft nicht: Weisen Sie das Gerät für ihren nächsten Start zu.</translation>
    </message>
    <message>
        <source>The VM %1 is transient, it has no next start: assign the device to the running VM.</source>
        <translation>Die VM %1 ist flüchtig und hat keinen nächsten Start: Weisen Sie das Gerät der laufenden VM zu.</translation>
    </message>
    <message>
        <source>The VM %1 is paused: its guest sees the device when it goes on.</source>
        <translation>Die VM %1 ist angehalten: Ihr Gast sieht das Gerät, wenn er weiterläuft.</translation>
    </message>
    <message>
        <source>The VM %1 has no free PCIe root port (needs %2, has %3): assign the device for its next start, or add root ports to its definition.</source>
        <translation>Die VM %1 hat keinen freien PCIe-Root-Port (braucht %2, hat %3): Weisen Sie das Gerät für ihren nächsten Start zu oder ergänzen Sie Root-Ports in ihrer Definition.</translation>
    </message>
    <message>
        <source>The VM %1 has free PCIe root ports: %2, and %3 needed.</source>
        <translation>Die VM %1 hat freie PCIe-Root-Ports: %2, gebraucht werden %3.</translation>
    </message>
    <message>
        <source>The VM %1 has no USB controller: add one to its definition.</source>
        <translation>Die VM %1 hat keinen USB-Controller: Ergänzen Sie einen in ihrer Definition.</translation>
    </message>
    <message>
        <source>%1 has no VM that could get %2.</source>
        <translation>%1 hat keine VM, die %2 bekommen könnte.</translation>
    </message>
    <message>
        <source>%1 has no such VM any more.</source>
        <translation>%1 hat diese VM nicht mehr.</translation>
    </message>
    <message>
        <source>%1 is claimed by no other VM.</source>
        <translation>%1 wird von keiner anderen VM beansprucht.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The host</source>
        <translation>Der Host</translation>
    </message>
    <message>
        <source>%1 has no device %2 any more.</source>
        <translation>%1 hat kein Gerät %2 mehr.</translation>
    </message>
    <message>
        <source>The connection to %1 is read-only: nothing can be changed through it.</source>
        <translation>Die Verbindung zu %1 ist nur lesend: Darüber lässt sich nichts ändern.</translation>
    </message>
    <message>
        <source>%1 has no IOMMU, or it is switched off: switch it on in the firmware and on the kernel&apos;s command line (intel_iommu=on; AMD needs none).</source>
        <translation>%1 hat keine IOMMU, oder sie ist ausgeschaltet: Schalten Sie sie in der Firmware und auf der Kernel-Befehlszeile ein (intel_iommu=on; AMD braucht nichts).</translation>
    </message>
    <message>
        <source>%1 is in no IOMMU group of %2: VFIO can&apos;t isolate it.</source>
        <translation>%1 ist in keiner IOMMU-Gruppe von %2: VFIO kann es nicht abschotten.</translation>
    </message>
    <message>
        <source>%1 has no VFIO: load its kernel module vfio-pci.</source>
        <translation>%1 hat kein VFIO: Laden Sie dort das Kernelmodul vfio-pci.</translation>
    </message>
    <message>
        <source>Not checked: whether %1 has an IOMMU; libvirt didn&apos;t tell.</source>
        <translation>Nicht geprüft: ob %1 eine IOMMU hat; libvirt hat es nicht gesagt.</translation>
    </message>
    <message>
        <source>Not checked: whether %1 has VFIO; libvirt didn&apos;t tell.</source>
        <translation>Nicht geprüft: ob %1 VFIO hat; libvirt hat es nicht gesagt.</translation>
    </message>
    <message>
        <source>%1 has an IOMMU and VFIO.</source>
        <translation>%1 hat eine IOMMU und VFIO.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be detached from the host.</source>
        <translation>%1 kann nicht vom Host gelöst werden.</translation>
    </message>
    <message>
        <source>%1 is in use by the running VM %2: release it first.</source>
        <translation>%1 wird von der laufenden VM %2 benutzt: Geben Sie es erst frei.</translation>
    </message>
    <message>
        <source>%1 is detached from the host already, and assigned to %2 at its next start.</source>
        <translation>%1 ist schon vom Host gelöst und %2 für ihren nächsten Start zugewiesen.</translation>
    </message>
    <message>
        <source>The VM %1 has %2 at its next start and needs it detached.</source>
        <translation>Die VM %1 hat %2 ab ihrem nächsten Start und braucht es gelöst.</translation>
    </message>
    <message>
        <source>%1 is part of the same card and goes along.</source>
        <translation>%1 gehört zur selben Karte und geht mit.</translation>
    </message>
    <message>
        <source>%1 shares the IOMMU group of %2: it leaves the host too, and no VM gets it.</source>
        <translation>%1 teilt sich die IOMMU-Gruppe mit %2: Es verlässt den Host auch, und keine VM bekommt es.</translation>
    </message>
    <message>
        <source>%1 is detached already.</source>
        <translation>%1 ist schon gelöst.</translation>
    </message>
    <message>
        <source>Not checked: whether a program on %1 has %2 open (needs the riser-host program).</source>
        <translation>Nicht geprüft: ob ein Programm auf %1 %2 geöffnet hat (dazu braucht es das Programm riser-host).</translation>
    </message>
    <message>
        <source>No VM has %1.</source>
        <translation>Keine VM hat %1.</translation>
    </message>
    <message>
        <source>%1 is claimed by more than one VM (%2): choose the one to take it from.</source>
        <translation>%1 wird von mehr als einer VM beansprucht (%2): Wählen Sie die, der es genommen werden soll.</translation>
    </message>
    <message>
        <source>The VM no longer has %1.</source>
        <translation>Die VM hat %1 nicht mehr.</translation>
    </message>
    <message>
        <source>The VM %1 has %2 as a network interface, with settings of its own: take it out of the VM&apos;s definition.</source>
        <translation>Die VM %1 hat %2 als Netzwerkschnittstelle mit eigenen Einstellungen: Nehmen Sie es aus der Definition der VM heraus.</translation>
    </message>
    <message>
        <source>The VM %1 has %2 as a disk, with settings of its own: take it out of the VM&apos;s definition.</source>
        <translation>Die VM %1 hat %2 als Datenträger mit eigenen Einstellungen: Nehmen Sie es aus der Definition der VM heraus.</translation>
    </message>
    <message>
        <source>%1 is one of several functions in one slot of the running VM %2, and those can&apos;t be unplugged: shut the VM down first.</source>
        <translation>%1 ist eine von mehreren Funktionen in einem Steckplatz der laufenden VM %2, und die lassen sich nicht im Betrieb ziehen: Fahren Sie die VM erst herunter.</translation>
    </message>
    <message>
        <source>The VM %1 is paused, and a PCI device leaves only with the help of its guest: let it run first.</source>
        <translation>Die VM %1 ist angehalten, und ein PCI-Gerät verlässt sie nur mit Hilfe ihres Gastes: Lassen Sie sie erst weiterlaufen.</translation>
    </message>
    <message>
        <source>Not checked: whether the guest of the VM %1 uses %2, and gives it back when asked.</source>
        <translation>Nicht geprüft: ob der Gast der VM %1 %2 benutzt und es auf Anfrage hergibt.</translation>
    </message>
    <message>
        <source>%1 is assigned to the VM %2.</source>
        <translation>%1 ist der VM %2 zugewiesen.</translation>
    </message>
    <message>
        <source>%1 is assigned to the VM %2: release it first.</source>
        <translation>%1 ist der VM %2 zugewiesen: Geben Sie es erst frei.</translation>
    </message>
    <message>
        <source>%1 is the host&apos;s already.</source>
        <translation>%1 ist schon beim Host.</translation>
    </message>
    <message>
        <source>%1 is detached, and no VM claims it.</source>
        <translation>%1 ist gelöst, und keine VM beansprucht es.</translation>
    </message>
    <message>
        <source>%1 is claimed by more than one VM: %2. Only one of them can have it.</source>
        <translation>%1 wird von mehr als einer VM beansprucht: %2. Nur eine davon kann es haben.</translation>
    </message>
    <message>
        <source>The VM %1 claims a USB device only by its id, and the host has more than one of that id: it can&apos;t be known which one is meant, and libvirt refuses to choose.</source>
        <translation>Die VM %1 beansprucht ein USB-Gerät nur mit seiner Kennung, und der Host hat mehr als eines davon: Welches gemeint ist, lässt sich nicht wissen, und libvirt weigert sich zu wählen.</translation>
    </message>
    <message>
        <source>%1 was plugged in again and its USB number changed since the VM %2 got it: release it and assign it again.</source>
        <translation>%1 wurde neu eingesteckt, und seine USB-Nummer ist anders als zu der Zeit, als die VM %2 es bekam: Geben Sie es frei und weisen Sie es neu zu.</translation>
    </message>
    <message>
        <source>The VM %1 has %2 for its next start, but it isn&apos;t detached from the host: detach it, or the VM won&apos;t start.</source>
        <translation>Die VM %1 hat %2 für ihren nächsten Start, aber es ist nicht vom Host gelöst: Lösen Sie es, sonst startet die VM nicht.</translation>
    </message>
    <message>
        <source>The VM %1 has %2 for its next start, but the host&apos;s driver %3 is bound to it: detach it, or the VM won&apos;t start.</source>
        <translation>Die VM %1 hat %2 für ihren nächsten Start, aber der Treiber %3 des Hosts hält es: Lösen Sie es, sonst startet die VM nicht.</translation>
    </message>
    <message>
        <source>The VM %1 claims a device that the host doesn&apos;t have: %2.</source>
        <translation>Die VM %1 beansprucht ein Gerät, das der Host nicht hat: %2.</translation>
    </message>
    <message>
        <source>A host needs a URI.</source>
        <translation>Ein Host braucht eine URI.</translation>
    </message>
    <message>
        <source>%1 is in the list already, as %2.</source>
        <translation>%1 ist schon in der Liste, als %2.</translation>
    </message>
    <message>
        <source>%1 is in the list already.</source>
        <translation>%1 ist schon in der Liste.</translation>
    </message>
    <message>
        <source>%1 is not in the list any more.</source>
        <translation>%1 ist nicht mehr in der Liste.</translation>
    </message>
    <message>
        <source>it holds no list of hosts</source>
        <translation>sie enthält keine Liste von Hosts</translation>
    </message>
    <message>
        <source>an entry has no identity or no URI of its own</source>
        <translation>ein Eintrag hat keine eigene Kennung oder URI</translation>
    </message>
    <message>
        <source>The list of hosts %1 can&apos;t be read.</source>
        <translation>Die Liste der Hosts %1 lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The list of hosts %1 was written by a newer Riser.</source>
        <translation>Die Liste der Hosts %1 wurde von einem neueren Riser geschrieben.</translation>
    </message>
    <message>
        <source>It is kept beside the new one as soon as the list is changed here.</source>
        <translation>Sie bleibt neben der neuen erhalten, sobald die Liste hier geändert wird.</translation>
    </message>
    <message>
        <source>The list of hosts %1 was damaged.</source>
        <translation>Die Liste der Hosts %1 war beschädigt.</translation>
    </message>
    <message>
        <source>The damaged file is kept as %1.</source>
        <translation>Die beschädigte Datei ist als %1 aufbewahrt.</translation>
    </message>
    <message>
        <source>The damaged list of hosts %1 can&apos;t be kept aside.</source>
        <translation>Die beschädigte Liste der Hosts %1 lässt sich nicht beiseitelegen.</translation>
    </message>
    <message>
        <source>Riser doesn&apos;t write over it: changes to the list are not remembered.</source>
        <translation>Riser überschreibt sie nicht: Änderungen an der Liste werden nicht gemerkt.</translation>
    </message>
    <message>
        <source>The list of hosts can&apos;t be written to %1.</source>
        <translation>Die Liste der Hosts lässt sich nicht nach %1 schreiben.</translation>
    </message>
    <message>
        <source>The folder %1 can&apos;t be made.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>%2 is no longer there on %1.</source>
        <translation>%2 gibt es auf %1 nicht mehr.</translation>
    </message>
    <message>
        <source>It was removed, or a driver change made it disappear.</source>
        <translation>Es wurde entfernt, oder ein Treiberwechsel ließ es verschwinden.</translation>
    </message>
    <message>
        <source>Somebody deleted it, or it was a temporary VM that has stopped.</source>
        <translation>Jemand hat sie gelöscht, oder es war eine flüchtige VM, die geendet hat.</translation>
    </message>
    <message>
        <source>%2 on %1 doesn&apos;t have this device.</source>
        <translation>%2 auf %1 hat dieses Gerät nicht.</translation>
    </message>
    <message>
        <source>It was already taken from the VM.</source>
        <translation>Es wurde der VM schon genommen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t find the USB device that was asked for.</source>
        <translation>%1 findet das verlangte USB-Gerät nicht.</translation>
    </message>
    <message>
        <source>It was unplugged, or has another number after a re-plug.</source>
        <translation>Es wurde gezogen oder hat nach dem Wiedereinstecken eine andere Nummer.</translation>
    </message>
    <message>
        <source>A driver of the host still holds the device. Detach it first.</source>
        <translation>Ein Treiber des Hosts hält das Gerät noch. Lösen Sie es erst.</translation>
    </message>
    <message>
        <source>Another function of the same IOMMU group is still on a driver of the host.</source>
        <translation>Eine andere Funktion derselben IOMMU-Gruppe ist noch an einem Treiber des Hosts.</translation>
    </message>
    <message>
        <source>A VM holds it, or another function of its IOMMU group. Release it there first.</source>
        <translation>Eine VM hält es oder eine andere Funktion seiner IOMMU-Gruppe. Geben Sie es dort erst frei.</translation>
    </message>
    <message>
        <source>The VM has this device already.</source>
        <translation>Die VM hat dieses Gerät schon.</translation>
    </message>
    <message>
        <source>The VM has no free PCI Express root port. Add one while it is off.</source>
        <translation>Die VM hat keinen freien PCI-Express-Root-Port. Ergänzen Sie einen, während sie aus ist.</translation>
    </message>
    <message>
        <source>libvirt can only take PCI functions from their driver.</source>
        <translation>libvirt kann nur PCI-Funktionen von ihrem Treiber nehmen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t pass devices through: VFIO isn&apos;t available.</source>
        <translation>%1 kann keine Geräte durchreichen: VFIO ist nicht verfügbar.</translation>
    </message>
    <message>
        <source>Switch the IOMMU on in the firmware and the kernel, and load the module vfio-pci.</source>
        <translation>Schalten Sie die IOMMU in der Firmware und im Kernel ein und laden Sie das Modul vfio-pci.</translation>
    </message>
    <message>
        <source>Naming another driver than vfio needs libvirt 9.7 on the host.</source>
        <translation>Einen anderen Treiber als vfio zu nennen, setzt libvirt 9.7 auf dem Host voraus.</translation>
    </message>
    <message>
        <source>The guest&apos;s system still uses the device.</source>
        <translation>Das System des Gastes benutzt das Gerät noch.</translation>
    </message>
    <message>
        <source>Twins have the same vendor and product number: assign by bus and device.</source>
        <translation>Zwillinge haben dieselbe Hersteller- und Produktnummer: Weisen Sie nach Bus und Gerät zu.</translation>
    </message>
    <message>
        <source>The answer of %1 about %2 is larger than the 4 MiB libvirt can send.</source>
        <translation>Die Antwort von %1 zu %2 ist größer als die 4 MiB, die libvirt senden kann.</translation>
    </message>
    <message>
        <source>Another job holds the VM. What was asked wasn&apos;t begun.</source>
        <translation>Ein anderer Auftrag hält die VM. Das Verlangte wurde nicht begonnen.</translation>
    </message>
    <message>
        <source>The connection is read-only: this login may look but not change.</source>
        <translation>Die Verbindung ist nur lesend: Diese Anmeldung darf sehen, aber nicht ändern.</translation>
    </message>
    <message>
        <source>The host&apos;s access rules (polkit) don&apos;t allow it for this login.</source>
        <translation>Die Zugriffsregeln des Hosts (polkit) erlauben es dieser Anmeldung nicht.</translation>
    </message>
    <message>
        <source>The host&apos;s libvirt or this kind of host can&apos;t do it.</source>
        <translation>Das libvirt des Hosts oder diese Art von Host kann es nicht.</translation>
    </message>
    <message>
        <source>The host&apos;s libvirt is too old for it, or this kind of host can&apos;t do it.</source>
        <translation>Das libvirt des Hosts ist dafür zu alt, oder diese Art von Host kann es nicht.</translation>
    </message>
    <message>
        <source>libvirt error %1 (domain %2): %3</source>
        <translation>libvirt-Fehler %1 (Bereich %2): %3</translation>
    </message>
    <message>
        <source>USB %1</source>
        <translation>USB %1</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>Die Verbindung zu %1 ist abgebrochen.</translation>
    </message>
    <message>
        <source>Riser connects again by itself. What was being done may still have happened there.</source>
        <translation>Riser verbindet sich von selbst neu. Was gerade getan wurde, kann dort trotzdem geschehen sein.</translation>
    </message>
    <message>
        <source>The ssh host key of %1 isn&apos;t the one this computer knows.</source>
        <translation>Der SSH-Hostschlüssel von %1 ist nicht der, den dieser Rechner kennt.</translation>
    </message>
    <message>
        <source>If %1 was installed anew, remove its old key with ssh-keygen -R %1. Otherwise somebody may be in between: ask its administrator.</source>
        <translation>Wenn %1 neu installiert wurde, entfernen Sie den alten Schlüssel mit ssh-keygen -R %1. Sonst könnte sich jemand dazwischengeschaltet haben: Fragen Sie die Verwaltung des Hosts.</translation>
    </message>
    <message>
        <source>The ssh host key of %1 was not accepted.</source>
        <translation>Der SSH-Hostschlüssel von %1 wurde nicht angenommen.</translation>
    </message>
    <message>
        <source>Log in once with ssh %1 and compare the key, or accept it when Riser asks.</source>
        <translation>Melden Sie sich einmal mit ssh %1 an und vergleichen Sie den Schlüssel, oder nehmen Sie ihn an, wenn Riser fragt.</translation>
    </message>
    <message>
        <source>There is no host named %1.</source>
        <translation>Es gibt keinen Host namens %1.</translation>
    </message>
    <message>
        <source>Check the name in the host&apos;s URI and this computer&apos;s name service.</source>
        <translation>Prüfen Sie den Namen in der URI des Hosts und die Namensauflösung dieses Rechners.</translation>
    </message>
    <message>
        <source>%1 refused the login.</source>
        <translation>%1 hat die Anmeldung abgelehnt.</translation>
    </message>
    <message>
        <source>The agent offered too many keys: name the right one with keyfile= in the URI.</source>
        <translation>Der Agent hat zu viele Schlüssel angeboten: Nennen Sie den richtigen mit keyfile= in der URI.</translation>
    </message>
    <message>
        <source>Check the user name, and that your key or password is the right one there.</source>
        <translation>Prüfen Sie den Benutzernamen und ob Ihr Schlüssel oder Passwort dort das richtige ist.</translation>
    </message>
    <message>
        <source>%1 has no libvirt.</source>
        <translation>%1 hat kein libvirt.</translation>
    </message>
    <message>
        <source>Install libvirt there, or name netcat with netcat= in the URI.</source>
        <translation>Installieren Sie dort libvirt, oder nennen Sie netcat mit netcat= in der URI.</translation>
    </message>
    <message>
        <source>The libvirt service on %1 isn&apos;t running.</source>
        <translation>Der libvirt-Dienst auf %1 läuft nicht.</translation>
    </message>
    <message>
        <source>Start it there: systemctl start libvirtd (or virtqemud).</source>
        <translation>Starten Sie ihn dort: systemctl start libvirtd (oder virtqemud).</translation>
    </message>
    <message>
        <source>Nothing answers on %1 at the port that was asked.</source>
        <translation>Auf %1 antwortet niemand an dem verlangten Port.</translation>
    </message>
    <message>
        <source>Check that the service runs there, and the port in the host&apos;s URI.</source>
        <translation>Prüfen Sie, ob der Dienst dort läuft, und den Port in der URI des Hosts.</translation>
    </message>
    <message>
        <source>There is no way to %1.</source>
        <translation>Es gibt keinen Weg zu %1.</translation>
    </message>
    <message>
        <source>Check the network, and whether the host is on.</source>
        <translation>Prüfen Sie das Netzwerk und ob der Host eingeschaltet ist.</translation>
    </message>
    <message>
        <source>Check the network of this computer.</source>
        <translation>Prüfen Sie das Netzwerk dieses Rechners.</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t answer.</source>
        <translation>%1 antwortet nicht.</translation>
    </message>
    <message>
        <source>The certificates of %1 don&apos;t fit.</source>
        <translation>Die Zertifikate von %1 passen nicht.</translation>
    </message>
    <message>
        <source>Compare the CA, client and server certificates; the host&apos;s name must be in its own.</source>
        <translation>Vergleichen Sie die Zertifikate von CA, Client und Server; im Serverzertifikat muss der Name des Hosts stehen.</translation>
    </message>
    <message>
        <source>%1 and Riser found no common TLS.</source>
        <translation>%1 und Riser haben kein gemeinsames TLS gefunden.</translation>
    </message>
    <message>
        <source>Check the user name and the password.</source>
        <translation>Prüfen Sie Benutzernamen und Passwort.</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t let this user manage VMs.</source>
        <translation>%1 lässt diesen Benutzer keine VMs verwalten.</translation>
    </message>
    <message>
        <source>Add the user to the group libvirt there, or log in as root.</source>
        <translation>Nehmen Sie den Benutzer dort in die Gruppe libvirt auf, oder melden Sie sich als root an.</translation>
    </message>
    <message>
        <source>%1 can&apos;t do anything with this URI.</source>
        <translation>%1 kann mit dieser URI nichts anfangen.</translation>
    </message>
    <message>
        <source>Its libvirt has no such driver: check the beginning of the URI and its path.</source>
        <translation>Das libvirt dort hat keinen solchen Treiber: Prüfen Sie den Anfang der URI und ihren Pfad.</translation>
    </message>
    <message>
        <source>The path is /system for the host&apos;s VMs and /session for one user&apos;s own.</source>
        <translation>Der Pfad ist /system für die VMs des Hosts und /session für die eines einzelnen Benutzers.</translation>
    </message>
    <message>
        <source>%1 closed the connection at once.</source>
        <translation>%1 hat die Verbindung sofort geschlossen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be reached.</source>
        <translation>%1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The login to %1 was cancelled.</source>
        <translation>Die Anmeldung bei %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The connection to %1 ended before this began.</source>
        <translation>Die Verbindung zu %1 endete, bevor dies begann.</translation>
    </message>
    <message>
        <source>Host %1 does not answer.</source>
        <translation>Host %1 antwortet nicht.</translation>
    </message>
    <message>
        <source>Riser goes on trying. What was asked of the host may still happen.</source>
        <translation>Riser versucht es weiter. Was vom Host verlangt wurde, kann noch geschehen.</translation>
    </message>
    <message>
        <source>There is no connection to the host.</source>
        <translation>Es gibt keine Verbindung zum Host.</translation>
    </message>
    <message>
        <source>There is no connection to %1.</source>
        <translation>Es gibt keine Verbindung zu %1.</translation>
    </message>
    <message>
        <source>Cancelled before it began.</source>
        <translation>Abgebrochen, bevor es begann.</translation>
    </message>
    <message>
        <source>Host %1 has no device %2 (any more).</source>
        <translation>Host %1 hat kein Gerät %2 (mehr).</translation>
    </message>
    <message>
        <source>Host %1 has no virtual machine %2 (any more).</source>
        <translation>Host %1 hat keine virtuelle Maschine %2 (mehr).</translation>
    </message>
    <message>
        <source>Device %1 of host %2 is not a PCI device.</source>
        <translation>Gerät %1 von Host %2 ist kein PCI-Gerät.</translation>
    </message>
    <message>
        <source>Host %1 can&apos;t detach %2: it has no IOMMU or no VFIO.</source>
        <translation>Host %1 kann %2 nicht lösen: Er hat keine IOMMU oder kein VFIO.</translation>
    </message>
    <message>
        <source>%1 of host %2 is in use by virtual machine %3.</source>
        <translation>%1 von Host %2 wird von der virtuellen Maschine %3 benutzt.</translation>
    </message>
    <message>
        <source>The connection to host %1 was lost.</source>
        <translation>Die Verbindung zu Host %1 ist abgebrochen.</translation>
    </message>
    <message>
        <source>Host %1 can&apos;t be reached.</source>
        <translation>Host %1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>This is not the recording of a host.</source>
        <translation>Das ist nicht die Aufzeichnung eines Hosts.</translation>
    </message>
    <message>
        <source>The recording of a host was made by a newer Riser.</source>
        <translation>Die Aufzeichnung eines Hosts stammt von einem neueren Riser.</translation>
    </message>
    <message>
        <source>Host %1 has no PCI device %2.</source>
        <translation>Host %1 hat kein PCI-Gerät %2.</translation>
    </message>
    <message>
        <source>PCI device %1 of host %2 is a bridge: no VM can have it.</source>
        <translation>PCI-Gerät %1 von Host %2 ist eine Bridge: Keine VM kann sie haben.</translation>
    </message>
    <message>
        <source>PCI device %1 of host %2 must be detached first.</source>
        <translation>PCI-Gerät %1 von Host %2 muss erst gelöst werden.</translation>
    </message>
    <message>
        <source>PCI device %1 of host %2 can&apos;t be given away: %3 of its IOMMU group is still on driver %4.</source>
        <translation>PCI-Gerät %1 von Host %2 kann nicht vergeben werden: %3 aus seiner IOMMU-Gruppe ist noch am Treiber %4.</translation>
    </message>
    <message>
        <source>Host %1 has no USB device %2.</source>
        <translation>Host %1 hat kein USB-Gerät %2.</translation>
    </message>
    <message>
        <source>Host %1 has several USB devices %2.</source>
        <translation>Host %1 hat mehrere USB-Geräte %2.</translation>
    </message>
    <message>
        <source>Virtual machine %1 of host %2 has no definition for its next start.</source>
        <translation>Die virtuelle Maschine %1 von Host %2 hat keine Definition für ihren nächsten Start.</translation>
    </message>
    <message>
        <source>Virtual machine %1 of host %2 has this device in its definition already.</source>
        <translation>Die virtuelle Maschine %1 von Host %2 hat dieses Gerät schon in ihrer Definition.</translation>
    </message>
    <message>
        <source>Virtual machine %1 of host %2 has no free PCI slot.</source>
        <translation>Die virtuelle Maschine %1 von Host %2 hat keinen freien PCI-Steckplatz.</translation>
    </message>
    <message>
        <source>Host %1 doesn&apos;t understand this device definition.</source>
        <translation>Host %1 versteht diese Gerätedefinition nicht.</translation>
    </message>
    <message>
        <source>Virtual machine %1 of host %2 is not running.</source>
        <translation>Die virtuelle Maschine %1 von Host %2 läuft nicht.</translation>
    </message>
    <message>
        <source>Virtual machine %1 of host %2 is running already.</source>
        <translation>Die virtuelle Maschine %1 von Host %2 läuft schon.</translation>
    </message>
    <message>
        <source>Virtual machine %1 of host %2 doesn&apos;t have this device (any more).</source>
        <translation>Die virtuelle Maschine %1 von Host %2 hat dieses Gerät nicht (mehr).</translation>
    </message>
    <message>
        <source>The guest of virtual machine %1 on host %2 doesn&apos;t give the device back.</source>
        <translation>Der Gast der virtuellen Maschine %1 auf Host %2 gibt das Gerät nicht her.</translation>
    </message>
    <message>
        <source>%1 is not the address of a simulated host.</source>
        <translation>%1 ist nicht die Adresse eines simulierten Hosts.</translation>
    </message>
    <message>
        <source>It has the form simulated:///FILE.</source>
        <translation>Sie hat die Form simulated:///DATEI.</translation>
    </message>
    <message>
        <source>The simulated host %1 can&apos;t be read.</source>
        <translation>Der simulierte Host %1 lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The file %1 can&apos;t be used as a simulated host.</source>
        <translation>Die Datei %1 lässt sich nicht als simulierter Host benutzen.</translation>
    </message>
    <message>
        <source>The simulated host failed at %1, as its address asks.</source>
        <translation>Der simulierte Host ist bei %1 gescheitert, wie seine Adresse es verlangt.</translation>
    </message>
    <message>
        <source>The address %1 has the switch %2, which simulated hosts don&apos;t know.</source>
        <translation>Die Adresse %1 hat den Schalter %2, den simulierte Hosts nicht kennen.</translation>
    </message>
    <message>
        <source>They know delay, fail, hang and drop.</source>
        <translation>Sie kennen delay, fail, hang und drop.</translation>
    </message>
    <message>
        <source>Assign %1 to %2</source>
        <translation>%1 an %2 zuweisen</translation>
    </message>
    <message>
        <source>%1 is gone from %2.</source>
        <translation>%1 gibt es auf %2 nicht mehr.</translation>
    </message>
    <message>
        <source>VM %1 on %2 does not have %3: %4.</source>
        <translation>VM %1 auf %2 hat %3 nicht: %4.</translation>
    </message>
    <message>
        <source>VM %1 on %2 has %3, but not alone: %4.</source>
        <translation>VM %1 auf %2 hat %3, aber nicht allein: %4.</translation>
    </message>
    <message>
        <source>VM %1 on %2 has %3, but it is not on VFIO: %4.</source>
        <translation>VM %1 auf %2 hat %3, aber es ist nicht an VFIO: %4.</translation>
    </message>
    <message>
        <source>VM %1 on %2 holds %3 without giving it to its guest: %4.</source>
        <translation>VM %1 auf %2 hält %3, ohne es ihrem Gast zu geben: %4.</translation>
    </message>
    <message>
        <source>VM %1 on %2 has %3: %4.</source>
        <translation>VM %1 auf %2 hat %3: %4.</translation>
    </message>
    <message>
        <source>The VM that was to get %1 is gone from %2.</source>
        <translation>Die VM, die %1 bekommen sollte, gibt es auf %2 nicht mehr.</translation>
    </message>
    <message>
        <source>VM %1 as it runs:</source>
        <translation>VM %1, wie sie läuft:</translation>
    </message>
    <message>
        <source>VM %1 from its next start:</source>
        <translation>VM %1 ab ihrem nächsten Start:</translation>
    </message>
    <message>
        <source>Detach %1</source>
        <translation>%1 lösen</translation>
    </message>
    <message>
        <source>The request can&apos;t be taken back: the guest may still give the device up later.</source>
        <translation>Die Anfrage lässt sich nicht zurücknehmen: Der Gast kann das Gerät später noch hergeben.</translation>
    </message>
    <message>
        <source>Cancelled while waiting for VM %1 on %2 to give up %3: it still has it.</source>
        <translation>Abgebrochen, während darauf gewartet wurde, dass VM %1 auf %2 %3 hergibt: Sie hat es noch.</translation>
    </message>
    <message>
        <source>VM %1 on %2 did not give up %3 within %4 seconds: it still has it.</source>
        <translation>VM %1 auf %2 hat %3 nicht innerhalb von %4 Sekunden hergegeben: Sie hat es noch.</translation>
    </message>
    <message>
        <source>The guest&apos;s operating system must answer a PCI Express or ACPI hot unplug. Try again when it has booted, or shut the VM down and release the device then.</source>
        <translation>Das Betriebssystem des Gastes muss auf ein Ziehen im Betrieb über PCI Express oder ACPI antworten. Versuchen Sie es noch einmal, wenn es gestartet ist, oder fahren Sie die VM herunter und geben Sie das Gerät dann frei.</translation>
    </message>
    <message>
        <source>%1 answered that VM %2 was given %3, but its definition doesn&apos;t show it.</source>
        <translation>%1 hat geantwortet, dass VM %2 %3 bekommen hat, aber ihre Definition zeigt es nicht.</translation>
    </message>
    <message>
        <source>%1 answered that %2 was taken out of the definition of VM %3, but it is still in it.</source>
        <translation>%1 hat geantwortet, dass %2 aus der Definition von VM %3 genommen wurde, aber es steht noch darin.</translation>
    </message>
    <message>
        <source>%1 on %2 is as before: %3.</source>
        <translation>%1 auf %2 ist wie zuvor: %3.</translation>
    </message>
    <message>
        <source>%1 on %2 is now: %3. Before: %4.</source>
        <translation>%1 auf %2 ist jetzt: %3. Zuvor: %4.</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>This stands: %1.</source>
        <translation>Das bleibt bestehen: %1.</translation>
    </message>
    <message>
        <source>This stands: %1. To take it back: %2</source>
        <translation>Das bleibt bestehen: %1. Um es zurückzunehmen: %2</translation>
    </message>
    <message>
        <source>Release %1 from %2</source>
        <translation>%1 von %2 freigeben</translation>
    </message>
    <message>
        <source>Release %1</source>
        <translation>%1 freigeben</translation>
    </message>
    <message>
        <source>%1 is not on %2, and no VM claims it any more.</source>
        <translation>%1 ist nicht auf %2, und keine VM beansprucht es mehr.</translation>
    </message>
    <message>
        <source>%1 on %2 is still claimed: %3.</source>
        <translation>%1 auf %2 wird noch beansprucht: %3.</translation>
    </message>
    <message>
        <source>%1 on %2 is released: %3.</source>
        <translation>%1 auf %2 ist freigegeben: %3.</translation>
    </message>
    <message>
        <source>%1 on %2 is released, but not in the pool: %3. With managed=&apos;yes&apos; in a VM&apos;s definition libvirt gives the device back to the host.</source>
        <translation>%1 auf %2 ist freigegeben, aber nicht im Pool: %3. Bei managed=&apos;yes&apos; in der Definition einer VM gibt libvirt das Gerät dem Host zurück.</translation>
    </message>
    <message>
        <source>%1 on %2 is released and with the host: %3. QEMU puts the host&apos;s driver back when a VM gives up such a device.</source>
        <translation>%1 auf %2 ist freigegeben und beim Host: %3. QEMU setzt den Treiber des Hosts wieder ein, wenn eine VM ein solches Gerät hergibt.</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Steps:</source>
        <translation>Schritte:</translation>
    </message>
    <message>
        <source>%1. %2 [%3]</source>
        <translation>%1. %2 [%3]</translation>
    </message>
    <message>
        <source>Waiting for the operation before it</source>
        <translation>Wartet auf den Vorgang davor</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Done, and the host shows it</source>
        <translation>Erledigt, und der Host zeigt es</translation>
    </message>
    <message>
        <source>Not started: nothing was changed</source>
        <translation>Nicht begonnen: Nichts wurde geändert</translation>
    </message>
    <message>
        <source>Not done: nothing of it is left on the host</source>
        <translation>Nicht erledigt: Nichts davon bleibt auf dem Host</translation>
    </message>
    <message>
        <source>Failed, and a part of it stands</source>
        <translation>Gescheitert, und ein Teil davon bleibt bestehen</translation>
    </message>
    <message>
        <source>Not known yet: the host could not be read again</source>
        <translation>Noch nicht bekannt: Der Host konnte nicht erneut gelesen werden</translation>
    </message>
    <message>
        <source>Cancelled before anything was changed</source>
        <translation>Abgebrochen, bevor etwas geändert wurde</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>taking it back</source>
        <translation>wird zurückgenommen</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>could not be taken back</source>
        <translation>ließ sich nicht zurücknehmen</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Started: %1</source>
        <translation>Begonnen: %1</translation>
    </message>
    <message>
        <source>Finished: %1</source>
        <translation>Beendet: %1</translation>
    </message>
    <message>
        <source>Outcome: %1</source>
        <translation>Ergebnis: %1</translation>
    </message>
    <message>
        <source>Why not:</source>
        <translation>Warum nicht:</translation>
    </message>
    <message>
        <source>What the host shows:</source>
        <translation>Was der Host zeigt:</translation>
    </message>
    <message>
        <source>- %1: %2</source>
        <translation>- %1: %2</translation>
    </message>
    <message>
        <source>It happened: %1.</source>
        <translation>Es ist geschehen: %1.</translation>
    </message>
    <message>
        <source>It did not happen: %1.</source>
        <translation>Es ist nicht geschehen: %1.</translation>
    </message>
    <message>
        <source>The answer of %1 was lost, but it happened after all: the host shows it now.</source>
        <translation>Die Antwort von %1 ging verloren, aber es ist doch geschehen: Der Host zeigt es jetzt.</translation>
    </message>
    <message>
        <source>The answer of %1 was lost, and it did not happen: the host is as before.</source>
        <translation>Die Antwort von %1 ging verloren, und es ist nicht geschehen: Der Host ist wie zuvor.</translation>
    </message>
    <message>
        <source>The answer of %1 was lost, and a part of it happened. It was not taken back: this stands.</source>
        <translation>Die Antwort von %1 ging verloren, und ein Teil davon ist geschehen. Er wurde nicht zurückgenommen: Das bleibt bestehen.</translation>
    </message>
    <message>
        <source>%1 did not answer in time. It may still carry out what was asked.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet. Das Verlangte kann noch ausgeführt werden.</translation>
    </message>
    <message>
        <source>Return %1 to the host</source>
        <translation>%1 an den Host zurückgeben</translation>
    </message>
    <message>
        <source>%1 on %2 is the host&apos;s again: %3.</source>
        <translation>%1 auf %2 ist wieder beim Host: %3.</translation>
    </message>
    <message>
        <source>Cancelled before the step “%1”.</source>
        <translation>Abgebrochen vor dem Schritt „%1“.</translation>
    </message>
    <message>
        <source>Where %1 was on %2 there is another device now.</source>
        <translation>Wo %1 auf %2 war, ist jetzt ein anderes Gerät.</translation>
    </message>
    <message>
        <source>Somebody gave %1 to VM %2 on %3 at the same time.</source>
        <translation>Jemand hat %1 zur selben Zeit der VM %2 auf %3 gegeben.</translation>
    </message>
    <message>
        <source>Let VM %2 on %3 hold %1, which is in the same IOMMU group; its guest doesn&apos;t get it</source>
        <translation>VM %2 auf %3 %1 halten lassen, das in derselben IOMMU-Gruppe ist; ihr Gast bekommt es nicht</translation>
    </message>
    <message>
        <source>Plug %1 into the running VM %2 on %3 and write it into its definition</source>
        <translation>%1 in die laufende VM %2 auf %3 stecken und in ihre Definition schreiben</translation>
    </message>
    <message>
        <source>Plug %1 into the running VM %2 on %3</source>
        <translation>%1 in die laufende VM %2 auf %3 stecken</translation>
    </message>
    <message>
        <source>Write %1 into the definition of VM %2 on %3, for its next start</source>
        <translation>%1 in die Definition von VM %2 auf %3 schreiben, für ihren nächsten Start</translation>
    </message>
    <message>
        <source>Take %1 out of VM %2 on %3 again</source>
        <translation>%1 wieder aus VM %2 auf %3 nehmen</translation>
    </message>
    <message>
        <source>Look whether another VM on %1 claims it by now</source>
        <translation>Nachsehen, ob inzwischen eine andere VM auf %1 es beansprucht</translation>
    </message>
    <message>
        <source>%1 was given to VM %2 on %3 at the same time by somebody else.</source>
        <translation>%1 wurde zur selben Zeit von jemand anderem der VM %2 auf %3 gegeben.</translation>
    </message>
    <message>
        <source>Agree on who gets it, then try again.</source>
        <translation>Sprechen Sie ab, wer es bekommt, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Look into the host&apos;s kernel log (dmesg): a program may hold the device open, or the driver refused it.</source>
        <translation>Sehen Sie in das Kernelprotokoll des Hosts (dmesg): Vielleicht hält ein Programm das Gerät offen, oder der Treiber hat es abgelehnt.</translation>
    </message>
    <message>
        <source>%2 answered that %1 was detached, but it isn&apos;t on a VFIO driver: it has %3.</source>
        <translation>%2 hat geantwortet, dass %1 gelöst wurde, aber es ist nicht an einem VFIO-Treiber: Es hat %3.</translation>
    </message>
    <message>
        <source>%2 answered that %1 was given back to the host, but it is still on VFIO: it has %3.</source>
        <translation>%2 hat geantwortet, dass %1 dem Host zurückgegeben wurde, aber es ist noch an VFIO: Es hat %3.</translation>
    </message>
    <message>
        <source>%1 on %2 did not get its host driver back: it has %3.</source>
        <translation>%1 auf %2 hat den Treiber des Hosts nicht zurückbekommen: Es hat %3.</translation>
    </message>
    <message>
        <source>Put %1 on %2 onto VFIO (it has no driver now)</source>
        <translation>%1 auf %2 an VFIO binden (es hat jetzt keinen Treiber)</translation>
    </message>
    <message>
        <source>Take %1 on %2 away from driver %3 and put it onto VFIO</source>
        <translation>%1 auf %2 vom Treiber %3 nehmen und an VFIO binden</translation>
    </message>
    <message>
        <source>Give %1 on %2 back to the host</source>
        <translation>%1 auf %2 dem Host zurückgeben</translation>
    </message>
    <message>
        <source>Give %1 on %2 back to the host&apos;s own driver</source>
        <translation>%1 auf %2 dem eigenen Treiber des Hosts zurückgeben</translation>
    </message>
    <message>
        <source>Put %1 on %2 onto VFIO again</source>
        <translation>%1 auf %2 wieder an VFIO binden</translation>
    </message>
    <message>
        <source>Unplug %1 from the running VM %2 on %3; libvirt then gives it back to the host, since the VM&apos;s definition says managed=&apos;yes&apos;</source>
        <translation>%1 aus der laufenden VM %2 auf %3 ziehen; libvirt gibt es dann dem Host zurück, denn die Definition der VM sagt managed=&apos;yes&apos;</translation>
    </message>
    <message>
        <source>Unplug %1 from the running VM %2 on %3; its guest must agree</source>
        <translation>%1 aus der laufenden VM %2 auf %3 ziehen; ihr Gast muss zustimmen</translation>
    </message>
    <message>
        <source>Plug %1 into VM %2 on %3 again</source>
        <translation>%1 wieder in VM %2 auf %3 stecken</translation>
    </message>
    <message>
        <source>Take %1 out of the definition of VM %2 on %3</source>
        <translation>%1 aus der Definition von VM %2 auf %3 nehmen</translation>
    </message>
    <message>
        <source>Write %1 into the definition of VM %2 on %3 again</source>
        <translation>%1 wieder in die Definition von VM %2 auf %3 schreiben</translation>
    </message>
    <message>
        <source>no driver</source>
        <translation>kein Treiber</translation>
    </message>
    <message>
        <source>driver %1</source>
        <translation>Treiber %1</translation>
    </message>
    <message>
        <source>VM %1 (now and at the next start)</source>
        <translation>VM %1 (jetzt und beim nächsten Start)</translation>
    </message>
    <message>
        <source>VM %1 (now)</source>
        <translation>VM %1 (jetzt)</translation>
    </message>
    <message>
        <source>VM %1 (at the next start)</source>
        <translation>VM %1 (beim nächsten Start)</translation>
    </message>
    <message>
        <source>%1, %2, no VM claims it</source>
        <translation>%1, %2, keine VM beansprucht es</translation>
    </message>
    <message>
        <source>%1, %2, claimed by %3</source>
        <translation>%1, %2, beansprucht von %3</translation>
    </message>
    <message>
        <source>The definition of a VM can&apos;t be read.</source>
        <translation>Die Definition einer VM lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The definition of the VM %1 can&apos;t be read.</source>
        <translation>Die Definition der VM %1 lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>It has no name.</source>
        <translation>Sie hat keinen Namen.</translation>
    </message>
    <message>
        <source>The VM %1 has no such host device in its definition.</source>
        <translation>Die VM %1 hat kein solches Host-Gerät in ihrer Definition.</translation>
    </message>
    <message>
        <source>The XML of a device can&apos;t be read.</source>
        <translation>Das XML eines Geräts lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The XML of the device %1 can&apos;t be read.</source>
        <translation>Das XML des Geräts %1 lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Its PCI address is missing or out of range.</source>
        <translation>Seine PCI-Adresse fehlt oder ist außerhalb des Bereichs.</translation>
    </message>
    <message>
        <source>The XML that the host sent can&apos;t be read.</source>
        <translation>Das XML, das der Host gesendet hat, lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>It is %1 bytes long, and libvirt sends at most %2.</source>
        <translation>Es ist %1 Bytes lang, und libvirt sendet höchstens %2.</translation>
    </message>
    <message>
        <source>It contains a zero byte.</source>
        <translation>Es enthält ein Nullbyte.</translation>
    </message>
    <message>
        <source>%1 at byte %2 of %3.</source>
        <translation>%1 bei Byte %2 von %3.</translation>
    </message>
    <message>
        <source>A &lt;%1&gt; element was expected, and &lt;%2&gt; came.</source>
        <translation>Ein Element &lt;%1&gt; wurde erwartet, und &lt;%2&gt; kam.</translation>
    </message>
    <message>
        <source>%1; has %2</source>
        <translation>%1; hat %2</translation>
    </message>
    <message>
        <source>serial %1</source>
        <translation>Seriennummer %1</translation>
    </message>
    <message>
        <source>IOMMU group %1</source>
        <translation>IOMMU-Gruppe %1</translation>
    </message>
    <message>
        <source>NUMA node %1</source>
        <translation>NUMA-Knoten %1</translation>
    </message>
    <message>
        <source>VM “%1” has it now and at its next start.</source>
        <translation>VM „%1“ hat es jetzt und beim nächsten Start.</translation>
    </message>
    <message>
        <source>VM “%1” has it now, and not at its next start.</source>
        <translation>VM „%1“ hat es jetzt, aber nicht beim nächsten Start.</translation>
    </message>
    <message>
        <source>VM “%1” takes it at its next start.</source>
        <translation>VM „%1“ nimmt es beim nächsten Start.</translation>
    </message>
    <message>
        <source>It is only held there and not given to the guest.</source>
        <translation>Es wird dort nur gehalten und nicht dem Gast gegeben.</translation>
    </message>
    <message>
        <source>It was plugged in again since: the VM names an address that it no longer has.</source>
        <translation>Es wurde seither neu eingesteckt: Die VM nennt eine Adresse, die es nicht mehr hat.</translation>
    </message>
    <message>
        <source>The VM names it by vendor and product alone, which fits other devices too.</source>
        <translation>Die VM nennt es nur nach Hersteller und Produkt, was auch auf andere Geräte passt.</translation>
    </message>
    <message>
        <source>Goes along: %1</source>
        <translation>Geht mit: %1</translation>
    </message>
    <message>
        <source>Must leave the host with it: %1</source>
        <translation>Muss den Host mit verlassen: %1</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modell: %1</translation>
    </message>
    <message>
        <source>%1, IOMMU group %2</source>
        <translation>%1, IOMMU-Gruppe %2</translation>
    </message>
    <message>
        <source>Serial number: %1</source>
        <translation>Seriennummer: %1</translation>
    </message>
    <message>
        <source>Status: %1, no driver</source>
        <translation>Status: %1, kein Treiber</translation>
    </message>
    <message>
        <source>Status: %1, driver %2</source>
        <translation>Status: %1, Treiber %2</translation>
    </message>
    <message>
        <source>The link runs below what the device can do. The host noted this when it last found the device; an idle device may have been slowed down to save power.</source>
        <translation>Die Verbindung läuft unter dem, was das Gerät kann. Der Host hat das vermerkt, als er das Gerät zuletzt gefunden hat; ein unbeschäftigtes Gerät kann zum Stromsparen gedrosselt sein.</translation>
    </message>
    <message>
        <source>IOMMU group %1: these functions can only leave the host together.</source>
        <translation>IOMMU-Gruppe %1: Diese Funktionen können den Host nur gemeinsam verlassen.</translation>
    </message>
    <message>
        <source>    %1</source>
        <translation>    %1</translation>
    </message>
    <message>
        <source>What can be done with this device, and what can&apos;t and why</source>
        <translation>Was mit diesem Gerät geht, und was nicht und warum</translation>
    </message>
    <message>
        <source>Actions for %1</source>
        <translation>Aktionen für %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Now and next start</source>
        <translation>Jetzt und beim nächsten Start</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Next start</source>
        <translation>Nächster Start</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>IOMMU group</source>
        <translation>IOMMU-Gruppe</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Treiber</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Virtual machine</source>
        <translation>Virtuelle Maschine</translation>
    </message>
    <message>
        <source>In effect</source>
        <translation>In Kraft</translation>
    </message>
    <message>
        <source>NUMA</source>
        <translation>NUMA</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Nicht bereit</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message numerus="yes">
        <source>IOMMU group %1 · %n function(s)</source>
        <translation>
            <numerusform>IOMMU-Gruppe %1 · %n Funktion</numerusform>
            <numerusform>IOMMU-Gruppe %1 · %n Funktionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n function(s) that move together</source>
        <translation>
            <numerusform>%n Funktion, die für sich steht</numerusform>
            <numerusform>%n Funktionen, die zusammengehören</numerusform>
        </translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Gemischt</translation>
    </message>
    <message>
        <source>DETACH DEVICE</source>
        <translation>GERÄT LÖSEN</translation>
    </message>
    <message>
        <source>RETURN TO HOST</source>
        <translation>AN HOST ZURÜCKGEBEN</translation>
    </message>
    <message>
        <source>ASSIGN DEVICE…</source>
        <translation>GERÄT ZUWEISEN…</translation>
    </message>
    <message>
        <source>RELEASE DEVICE</source>
        <translation>GERÄT FREIGEBEN</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>Shut off</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Schläft</translation>
    </message>
    <message>
        <source>Shutting down</source>
        <translation>Fährt herunter</translation>
    </message>
    <message>
        <source>Crashed</source>
        <translation>Abgestürzt</translation>
    </message>
    <message>
        <source>Unknown state</source>
        <translation>Zustand unbekannt</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindet…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Liest…</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>Neuer Versuch…</translation>
    </message>
    <message>
        <source>Trying again in %1</source>
        <translation>Neuer Versuch in %1</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Detaching…</source>
        <translation>Wird gelöst…</translation>
    </message>
    <message>
        <source>Returning…</source>
        <translation>Wird zurückgegeben…</translation>
    </message>
    <message>
        <source>Assigning…</source>
        <translation>Wird zugewiesen…</translation>
    </message>
    <message>
        <source>Releasing…</source>
        <translation>Wird freigegeben…</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>%1 would take %2 along, which the running VM %3 uses.</source>
        <translation>%1 würde %2 mitnehmen, das die laufende VM %3 benutzt.</translation>
    </message>
    <message>
        <source>“%1” isn&apos;t a host&apos;s URI: %2.</source>
        <translation>„%1“ ist nicht die URI eines Hosts: %2.</translation>
    </message>
    <message>
        <source>It looks like qemu+ssh://root@kvm1.example.org/system.</source>
        <translation>Sie sieht aus wie qemu+ssh://root@kvm1.example.org/system.</translation>
    </message>
    <message>
        <source>a password has no place in it; Riser asks for it</source>
        <translation>ein Passwort gehört nicht hinein; Riser fragt danach</translation>
    </message>
    <message>
        <source>the user name before “@” is missing or no name</source>
        <translation>der Benutzername vor „@“ fehlt oder ist kein Name</translation>
    </message>
    <message>
        <source>there is no IPv6 address in the brackets</source>
        <translation>in den Klammern steht keine IPv6-Adresse</translation>
    </message>
    <message>
        <source>something stands behind the address in brackets</source>
        <translation>hinter der Adresse in Klammern steht noch etwas</translation>
    </message>
    <message>
        <source>an IPv6 address must stand in brackets, as [fd00::1]</source>
        <translation>eine IPv6-Adresse muss in Klammern stehen, wie [fd00::1]</translation>
    </message>
    <message>
        <source>the host&apos;s name has characters that no name has</source>
        <translation>der Name des Hosts hat Zeichen, die kein Name hat</translation>
    </message>
    <message>
        <source>the host&apos;s name is missing</source>
        <translation>der Name des Hosts fehlt</translation>
    </message>
    <message>
        <source>the port must be a number from 1 to 65535</source>
        <translation>der Port muss eine Zahl von 1 bis 65535 sein</translation>
    </message>
    <message>
        <source>it doesn&apos;t begin with a driver such as “qemu”</source>
        <translation>sie beginnt nicht mit einem Treiber wie „qemu“</translation>
    </message>
    <message>
        <source>libvirt knows no such transport; it knows ssh, tls, tcp, unix and libssh</source>
        <translation>libvirt kennt keinen solchen Transport; es kennt ssh, tls, tcp, unix und libssh</translation>
    </message>
    <message>
        <source>a connection on this computer has no host&apos;s name</source>
        <translation>eine Verbindung auf diesem Rechner hat keinen Hostnamen</translation>
    </message>
    <message>
        <source>it has no path; /system means the host&apos;s VMs, /session one user&apos;s own</source>
        <translation>sie hat keinen Pfad; /system meint die VMs des Hosts, /session die eines einzelnen Benutzers</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>it has a space in it</source>
        <translation>sie enthält ein Leerzeichen</translation>
    </message>
    <message>
        <source>“//” is missing after the first colon</source>
        <translation>„//“ fehlt nach dem ersten Doppelpunkt</translation>
    </message>
    <message>
        <source>“#” has no meaning in it</source>
        <translation>„#“ hat darin keine Bedeutung</translation>
    </message>
    <message>
        <source>It was closed on this side.</source>
        <translation>Sie wurde auf dieser Seite geschlossen.</translation>
    </message>
    <message>
        <source>This login may look at %1 but not change anything.</source>
        <translation>Diese Anmeldung darf %1 ansehen, aber nichts ändern.</translation>
    </message>
    <message>
        <source>%1 asks for a password, and nobody is there to answer.</source>
        <translation>%1 fragt nach einem Passwort, und niemand ist da, um zu antworten.</translation>
    </message>
    <message>
        <source>VM %1</source>
        <translation>VM %1</translation>
    </message>
    <message>
        <source>%1 can&apos;t list its VMs.</source>
        <translation>%1 kann seine VMs nicht nennen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t tell about %2.</source>
        <translation>%1 kann über %2 nichts sagen.</translation>
    </message>
    <message>
        <source>What %1 says of %2 can&apos;t be understood.</source>
        <translation>Was %1 über %2 sagt, ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>The host closed the connection (end of file).</source>
        <translation>Der Host hat die Verbindung geschlossen (Dateiende).</translation>
    </message>
    <message>
        <source>The host stopped answering (keepalive).</source>
        <translation>Der Host antwortet nicht mehr (Keepalive).</translation>
    </message>
    <message>
        <source>The connection broke with an error.</source>
        <translation>Die Verbindung brach mit einem Fehler ab.</translation>
    </message>
    <message>
        <source>VM %2 is no longer there on %1.</source>
        <translation>VM %2 gibt es auf %1 nicht mehr.</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t tell its capabilities.</source>
        <translation>%1 nennt seine Fähigkeiten nicht.</translation>
    </message>
    <message>
        <source>libvirt was not set up in this program.</source>
        <translation>libvirt wurde in diesem Programm nicht eingerichtet.</translation>
    </message>
    <message>
        <source>%1 can&apos;t list its devices.</source>
        <translation>%1 kann seine Geräte nicht nennen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t list its storage pools.</source>
        <translation>%1 kann seine Speicherpools nicht nennen.</translation>
    </message>
    <message>
        <source>storage pool %1</source>
        <translation>Speicherpool %1</translation>
    </message>
    <message>
        <source>%1 could not detach %2 from its driver.</source>
        <translation>%1 konnte %2 nicht von seinem Treiber lösen.</translation>
    </message>
    <message>
        <source>%1 could not give %2 back to its driver.</source>
        <translation>%1 konnte %2 nicht seinem Treiber zurückgeben.</translation>
    </message>
    <message>
        <source>%1 could not give the device to %2.</source>
        <translation>%1 konnte das Gerät nicht an %2 geben.</translation>
    </message>
    <message>
        <source>%1 could not take the device from %2.</source>
        <translation>%1 konnte %2 das Gerät nicht nehmen.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Aktualisierung</translation>
    </message>
    <message>
        <source>live: the host tells about changes</source>
        <translation>laufend: Der Host meldet Änderungen</translation>
    </message>
    <message>
        <source>polling: the host doesn&apos;t tell about changes</source>
        <translation>regelmäßige Abfrage: Der Host meldet keine Änderungen</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>read only: nothing can be changed</source>
        <translation>nur lesend: Nichts lässt sich ändern</translation>
    </message>
    <message>
        <source>full</source>
        <translation>volle</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Hypervisor</source>
        <translation>Hypervisor</translation>
    </message>
    <message>
        <source>libvirt</source>
        <translation>libvirt</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>NUMA nodes</source>
        <translation>NUMA-Knoten</translation>
    </message>
    <message>
        <source>not known: the host doesn&apos;t tell</source>
        <translation>nicht bekannt: Der Host sagt es nicht</translation>
    </message>
    <message>
        <source>Passthrough</source>
        <translation>Durchreichen</translation>
    </message>
    <message>
        <source>IOMMU</source>
        <translation>IOMMU</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off: no PCI device can be given to a VM</source>
        <translation>aus: Kein PCI-Gerät lässt sich an eine VM geben</translation>
    </message>
    <message>
        <source>VFIO</source>
        <translation>VFIO</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n Gerät</numerusform>
            <numerusform>%n Geräte</numerusform>
        </translation>
    </message>
    <message>
        <source>Not known here</source>
        <translation>Hier nicht bekannt</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>vCPUs</source>
        <translation>vCPUs</translation>
    </message>
    <message>
        <source>Host devices</source>
        <translation>Geräte des Hosts</translation>
    </message>
    <message>
        <source>Free PCIe ports</source>
        <translation>Freie PCIe-Ports</translation>
    </message>
    <message>
        <source>A device can be given to the running VM only while a PCIe root port is free.</source>
        <translation>Der laufenden VM lässt sich ein Gerät nur geben, solange ein PCIe-Root-Port frei ist.</translation>
    </message>
    <message>
        <source>USB controller</source>
        <translation>USB-Controller</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>none: no USB device can be given</source>
        <translation>keiner: Kein USB-Gerät lässt sich zuweisen</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Host networks</source>
        <translation>Netze des Hosts</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Autostart</source>
        <translation>Autostart</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Dauerhaft</translation>
    </message>
    <message>
        <source>yes, it has a definition of its own</source>
        <translation>ja, sie hat eine eigene Definition</translation>
    </message>
    <message>
        <source>no, it is gone once it stops</source>
        <translation>nein, sie verschwindet, wenn sie endet</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>none of the host&apos;s</source>
        <translation>keine des Hosts</translation>
    </message>
    <message>
        <source>Running now</source>
        <translation>Läuft jetzt</translation>
    </message>
    <message>
        <source>At its next start</source>
        <translation>Beim nächsten Start</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>The VM %1 was given a device of this make in another port, whose USB number %2 has now: release it and assign the right one again.</source>
        <translation>Die VM %1 bekam ein Gerät dieser Bauart an einem anderen Anschluss, dessen USB-Nummer jetzt %2 hat: Geben Sie es frei und weisen Sie das richtige neu zu.</translation>
    </message>
    <message>
        <source>The definition of a VM is empty.</source>
        <translation>Die Definition einer VM ist leer.</translation>
    </message>
    <message>
        <source>%1 GT/s</source>
        <translation>%1 GT/s</translation>
    </message>
    <message>
        <source>×%1</source>
        <translation>×%1</translation>
    </message>
    <message>
        <source>%1 of %2 GT/s</source>
        <translation>%1 von %2 GT/s</translation>
    </message>
    <message>
        <source>×%1 of ×%2</source>
        <translation>×%1 von ×%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>link: speed and width</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>link: speed and width</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 carries %2, which has a file system or volume on it (%3): the host loses it.</source>
        <translation>%1 trägt %2, worauf ein Dateisystem oder Volume ist (%3): Der Host verliert es.</translation>
    </message>
    <message>
        <source>The VM %1 has %2 for its next start, but %3 of the same IOMMU group is still on the host&apos;s driver %4: detach it, or the VM won&apos;t start.</source>
        <translation>Die VM %1 hat %2 für ihren nächsten Start, aber %3 aus derselben IOMMU-Gruppe ist noch am Treiber %4 des Hosts: Lösen Sie es, sonst startet die VM nicht.</translation>
    </message>
    <message>
        <source>%1 is the display of the management controller of %2: its console is on it.</source>
        <translation>%1 ist die Anzeige des Management-Controllers von %2: dessen Konsole liegt darauf.</translation>
    </message>
    <message>
        <source>%1 is no PCI Express device, and the running VM %2 has no conventional PCI bridge with a free slot for it: assign it for the next start, then libvirt adds one.</source>
        <translation>%1 ist kein PCI-Express-Gerät, und die laufende VM %2 hat keine konventionelle PCI-Brücke mit einem freien Steckplatz dafür: weisen Sie es für den nächsten Start zu, dann fügt libvirt eine hinzu.</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) could not be checked in full, as here:
%1</source>
        <translation>
            <numerusform>%n Gerät konnte nicht vollständig geprüft werden, wie hier:
%1</numerusform>
            <numerusform>%n Geräte konnten nicht vollständig geprüft werden, wie hier:
%1</numerusform>
        </translation>
    </message>
    <message>
        <source>%4 itself runs from %1: %3 is on its %2.</source>
        <translation>%4 läuft selbst von %1: %3 liegt auf %2.</translation>
    </message>
    <message>
        <source>%1 carries %2, which this very connection to %4 runs over.</source>
        <translation>%1 trägt %2, worüber eben diese Verbindung zu %4 läuft.</translation>
    </message>
    <message>
        <source>%1 is the only display of %4: its console is on it.</source>
        <translation>%1 ist die einzige Anzeige von %4: darauf liegt dessen Konsole.</translation>
    </message>
    <message>
        <source>%4 would lose the last %3 of its console with %1.</source>
        <translation>%4 verlöre mit %1 die letzte %3 seiner Konsole.</translation>
    </message>
    <message>
        <source>%1 is a hub or bridge: other devices of %4 hang below it.</source>
        <translation>%1 ist ein Hub oder eine Bridge: daran hängen andere Geräte von %4.</translation>
    </message>
    <message>
        <source>%3 is mounted on %4 from %2 of %1: unmount it first.</source>
        <translation>%3 ist auf %4 von %2 von %1 eingehängt: hängen Sie es erst aus.</translation>
    </message>
    <message>
        <source>%4 swaps to %2 of %1: switch that off first (swapoff).</source>
        <translation>%4 lagert auf %2 von %1 aus: schalten Sie das erst ab (swapoff).</translation>
    </message>
    <message>
        <source>%2 of %1 belongs to the active volume group %3 of %4: deactivate that first (vgchange -an), or take the drive out of it.</source>
        <translation>%2 von %1 gehört zur aktiven Datenträgergruppe %3 von %4: deaktivieren Sie die erst (vgchange -an), oder nehmen Sie das Laufwerk heraus.</translation>
    </message>
    <message>
        <source>%2 of %1 is in the running array %3 of %4: stop that first, or take the drive out of it.</source>
        <translation>%2 von %1 ist im laufenden RAID %3 von %4: halten Sie das erst an, oder nehmen Sie das Laufwerk heraus.</translation>
    </message>
    <message>
        <source>%2 of %1 is in the imported ZFS pool %3 of %4: export that first.</source>
        <translation>%2 von %1 ist im importierten ZFS-Pool %3 von %4: exportieren Sie den erst.</translation>
    </message>
    <message>
        <source>%2 of %1 is the store of the Ceph OSD %3 of %4: stop that first.</source>
        <translation>%2 von %1 ist der Speicher des Ceph-OSD %3 von %4: halten Sie das erst an.</translation>
    </message>
    <message>
        <source>%2 of %1 is a path of the multipath map %3 of %4: flush that first.</source>
        <translation>%2 von %1 ist ein Pfad des Multipath-Geräts %3 von %4: lösen Sie das erst auf.</translation>
    </message>
    <message>
        <source>%2 of %1 is open on %4 as the encrypted volume %3: close that first.</source>
        <translation>%2 von %1 ist auf %4 als verschlüsselter Datenträger %3 geöffnet: schließen Sie den erst.</translation>
    </message>
    <message>
        <source>The block device %3 of %4 is made of %2 of %1: take that down first.</source>
        <translation>Das Blockgerät %3 von %4 besteht aus %2 von %1: bauen Sie das erst ab.</translation>
    </message>
    <message>
        <source>The only default route of %4 leads over %2 of %1 (to %3).</source>
        <translation>Die einzige Standardroute von %4 führt über %2 von %1 (zu %3).</translation>
    </message>
    <message>
        <source>A default route of %4 leads over %2 of %1 (to %3).</source>
        <translation>Eine Standardroute von %4 führt über %2 von %1 (zu %3).</translation>
    </message>
    <message>
        <source>%4 has the address %3 on %2 of %1.</source>
        <translation>%4 hat die Adresse %3 auf %2 von %1.</translation>
    </message>
    <message>
        <source>%2 of %1 is a port of %3 on %4.</source>
        <translation>%2 von %1 ist ein Port von %3 auf %4.</translation>
    </message>
    <message>
        <source>%2 of %1 carries %3 on %4.</source>
        <translation>%2 von %1 trägt %3 auf %4.</translation>
    </message>
    <message>
        <source>The console of %4 is on %1; the host has another display.</source>
        <translation>Die Konsole von %4 liegt auf %1; der Host hat noch eine Anzeige.</translation>
    </message>
    <message>
        <source>%4 loses a %3 of its console with %1; it has another one.</source>
        <translation>%4 verliert mit %1 eine %3 seiner Konsole; es hat noch eine.</translation>
    </message>
    <message>
        <source>%2 of %1 holds data that nothing on %4 uses now (%3).</source>
        <translation>%2 von %1 trägt Daten, die auf %4 gerade nichts benutzt (%3).</translation>
    </message>
    <message>
        <source>%1 takes the USB device %3 (%2) along.</source>
        <translation>%1 nimmt das USB-Gerät %3 (%2) mit.</translation>
    </message>
    <message>
        <source>The virtual functions of %1 go away with it (%3).</source>
        <translation>Die virtuellen Funktionen von %1 gehen mit (%3).</translation>
    </message>
    <message>
        <source>keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>%1 (pid %2, user %3)</source>
        <translation>%1 (PID %2, Benutzer %3)</translation>
    </message>
    <message>
        <source>A guest on %1 that no VM&apos;s definition tells of has %2 of %3 open: %4. Shut it down first.</source>
        <translation>Ein Gast auf %1, von dem keine VM-Definition weiß, hat %2 von %3 geöffnet: %4. Fahren Sie ihn erst herunter.</translation>
    </message>
    <message>
        <source>On %1 a program has %2 of %3 open: %4. End it first.</source>
        <translation>Auf %1 hat ein Programm %2 von %3 geöffnet: %4. Beenden Sie es erst.</translation>
    </message>
    <message>
        <source>%1 on %2: %3</source>
        <translation>%1 auf %2: %3</translation>
    </message>
    <message>
        <source>no driver has it</source>
        <translation>kein Treiber hat es</translation>
    </message>
    <message>
        <source>driver %1 has it</source>
        <translation>Treiber %1 hat es</translation>
    </message>
    <message>
        <source>%1 should be in the pool of %2, but %3: repair it, or return it to the host.</source>
        <translation>%1 sollte im Pool von %2 sein, aber %3: reparieren Sie es, oder geben Sie es dem Host zurück.</translation>
    </message>
    <message>
        <source>%1 should be in the pool of %2, but %2 needs it now: %3</source>
        <translation>%1 sollte im Pool von %2 sein, aber %2 braucht es jetzt: %3</translation>
    </message>
    <message>
        <source>Another device of %2 is in the pool&apos;s record at %1: it was left alone.</source>
        <translation>Bei %1 steht ein anderes Gerät von %2 im Verzeichnis des Pools: es blieb unberührt.</translation>
    </message>
    <message>
        <source>At %1 the pool of %2 had the device with the number %3, and this isn&apos;t it: it was left alone.</source>
        <translation>Bei %1 hatte der Pool von %2 das Gerät mit der Nummer %3, und dieses ist es nicht: es blieb unberührt.</translation>
    </message>
    <message>
        <source>%1 of the pool of %2 was at %3 before: repair it, so that the pool and the VMs follow.</source>
        <translation>%1 aus dem Pool von %2 war vorher bei %3: reparieren Sie es, damit Pool und VMs folgen.</translation>
    </message>
    <message>
        <source>The device of the pool of %1 that was at %2 is at %3 now.</source>
        <translation>Das Gerät aus dem Pool von %1, das bei %2 war, ist jetzt bei %3.</translation>
    </message>
    <message>
        <source>Waiting for the device: it is in the pool of %1, and not plugged in at %2 now.</source>
        <translation>Wartet auf das Gerät: es gehört zum Pool von %1 und steckt gerade nicht in %2.</translation>
    </message>
    <message>
        <source>Taking %1 away from its drivers needs riser-host on %2: %3 It can be assigned as it is: QEMU takes it from the host.</source>
        <translation>%1 von seinen Treibern zu nehmen braucht riser-host auf %2: %3 Es kann so zugewiesen werden, wie es ist: QEMU nimmt es dem Host ab.</translation>
    </message>
    <message>
        <source>%1 isn&apos;t plugged in at %2: Riser waits for it.</source>
        <translation>%1 steckt nicht in %2: Riser wartet darauf.</translation>
    </message>
    <message>
        <source>%1 isn&apos;t the device that the pool of %2 had here: detach it if you want it in the pool, or return it to the host to forget the old one.</source>
        <translation>%1 ist nicht das Gerät, das der Pool von %2 hier hatte: lösen Sie es, wenn Sie es im Pool wollen, oder geben Sie es dem Host zurück, damit das alte vergessen wird.</translation>
    </message>
    <message>
        <source>What the pool of %1 had here is at %2 now: repair it there.</source>
        <translation>Was der Pool von %1 hier hatte, ist jetzt bei %2: reparieren Sie es dort.</translation>
    </message>
    <message>
        <source>%1 is as it should be.</source>
        <translation>%1 ist, wie es sein soll.</translation>
    </message>
    <message>
        <source>These VMs name the old place and will name the new one: %1.</source>
        <translation>Diese VMs nennen den alten Platz und nennen dann den neuen: %1.</translation>
    </message>
    <message>
        <source>%1 differs from what it should be.</source>
        <translation>%1 ist nicht, wie es sein soll.</translation>
    </message>
    <message>
        <source>%1 isn&apos;t plugged in; the pool of %2 forgets it.</source>
        <translation>%1 ist nicht eingesteckt; der Pool von %2 vergisst es.</translation>
    </message>
    <message>
        <source>Giving %1 its drivers back needs riser-host on %2: %3</source>
        <translation>%1 seine Treiber zurückzugeben braucht riser-host auf %2: %3</translation>
    </message>
    <message>
        <source>%1 on %2 is off the host: %3.</source>
        <translation>%1 auf %2 ist vom Host gelöst: %3.</translation>
    </message>
    <message>
        <source>%1 on %2 is not off the host: %3.</source>
        <translation>%1 auf %2 ist nicht vom Host gelöst: %3.</translation>
    </message>
    <message>
        <source>There is no way to riser-host on %1.</source>
        <translation>Zu riser-host auf %1 führt kein Weg.</translation>
    </message>
    <message>
        <source>%1 on %2 is released, but with the host and not in the pool: %3.</source>
        <translation>%1 auf %2 ist freigegeben, aber beim Host und nicht im Pool: %3.</translation>
    </message>
    <message>
        <source>%1 on %2 is released, and with the host because that needs it: %3</source>
        <translation>%1 auf %2 ist freigegeben, und beim Host, weil der es braucht: %3</translation>
    </message>
    <message>
        <source>Repair %1</source>
        <translation>%1 reparieren</translation>
    </message>
    <message>
        <source>%1 on %2 still differs from what it should be: %3.</source>
        <translation>%1 auf %2 ist noch nicht, wie es sein soll: %3.</translation>
    </message>
    <message>
        <source>%1 on %2 is as it should be: %3.</source>
        <translation>%1 auf %2 ist, wie es sein soll: %3.</translation>
    </message>
    <message>
        <source>%1 is not on %2.</source>
        <translation>%1 ist nicht auf %2.</translation>
    </message>
    <message>
        <source>%1 on %2 is still off the host: %3.</source>
        <translation>%1 auf %2 ist noch vom Host gelöst: %3.</translation>
    </message>
    <message>
        <source>%1 is the host&apos;s, but no driver of %2 has taken it.</source>
        <translation>%1 gehört dem Host, aber kein Treiber von %2 hat es genommen.</translation>
    </message>
    <message numerus="yes">
        <source>A driver of %2 hasn&apos;t let go of %1 within %n second(s).</source>
        <translation>
            <numerusform>Ein Treiber von %2 hat %1 binnen %n Sekunde nicht losgelassen.</numerusform>
            <numerusform>Ein Treiber von %2 hat %1 binnen %n Sekunden nicht losgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It may still happen. End what uses the device; the host&apos;s kernel log (dmesg) tells more. Until it is done the host can&apos;t move other PCI devices either.</source>
        <translation>Es kann noch geschehen. Beenden Sie, was das Gerät benutzt; das Kernel-Protokoll des Hosts (dmesg) sagt mehr. Bis dahin kann der Host auch andere PCI-Geräte nicht bewegen.</translation>
    </message>
    <message>
        <source>Note on %2 that %1 belongs to the pool, after a restart too</source>
        <translation>Auf %2 vermerken, dass %1 zum Pool gehört, auch nach einem Neustart</translation>
    </message>
    <message>
        <source>Take %1 out of the record of %2</source>
        <translation>%1 aus dem Verzeichnis von %2 nehmen</translation>
    </message>
    <message>
        <source>Take %1 out of the pool&apos;s record on %2</source>
        <translation>%1 aus dem Verzeichnis des Pools auf %2 nehmen</translation>
    </message>
    <message>
        <source>Note %1 in the record of %2 again</source>
        <translation>%1 wieder im Verzeichnis von %2 vermerken</translation>
    </message>
    <message>
        <source>Detach %1 on %2, as the pool&apos;s record says</source>
        <translation>%1 auf %2 lösen, wie es das Verzeichnis des Pools sagt</translation>
    </message>
    <message>
        <source>Note on %1 that what was at %2 is at %3 now</source>
        <translation>Auf %1 vermerken, dass jetzt bei %3 ist, was bei %2 war</translation>
    </message>
    <message>
        <source>Note the old place on %1 again</source>
        <translation>Auf %1 wieder den alten Platz vermerken</translation>
    </message>
    <message numerus="yes">
        <source>Let %2 take %1 back by itself after %n second(s), unless you confirm</source>
        <translation>
            <numerusform>%2 nimmt %1 nach %n Sekunde von selbst zurück, wenn Sie nicht bestätigen</numerusform>
            <numerusform>%2 nimmt %1 nach %n Sekunden von selbst zurück, wenn Sie nicht bestätigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Call that off on %1</source>
        <translation>Das auf %1 absagen</translation>
    </message>
    <message>
        <source>Wait for you to confirm that all is well without %1, then keep it detached</source>
        <translation>Warten, bis Sie bestätigen, dass ohne %1 alles in Ordnung ist; dann bleibt es gelöst</translation>
    </message>
    <message>
        <source>%1 is detached. Is %2 all right without it? If nobody says so, %2 takes it back.</source>
        <translation>%1 ist gelöst. Ist %2 ohne das Gerät in Ordnung? Wenn es niemand sagt, nimmt %2 es zurück.</translation>
    </message>
    <message>
        <source>Nobody confirmed that %1 is all right without %2.</source>
        <translation>Niemand hat bestätigt, dass %1 ohne %2 in Ordnung ist.</translation>
    </message>
    <message>
        <source>riser-host answered that %1 on %2 was detached, but it still has %3.</source>
        <translation>riser-host antwortete, dass %1 auf %2 gelöst wurde, aber es hat noch %3.</translation>
    </message>
    <message>
        <source>Look into the host&apos;s kernel log (dmesg).</source>
        <translation>Sehen Sie ins Kernel-Protokoll des Hosts (dmesg).</translation>
    </message>
    <message>
        <source>Take %1 on %2 away from %3</source>
        <translation>%1 auf %2 wegnehmen von %3</translation>
    </message>
    <message>
        <source>Give %1 on %2 back to the host&apos;s own drivers</source>
        <translation>%1 auf %2 den eigenen Treibern des Hosts zurückgeben</translation>
    </message>
    <message>
        <source>Take %1 on %2 away from the host again</source>
        <translation>%1 auf %2 dem Host wieder wegnehmen</translation>
    </message>
    <message>
        <source>Take %1 on %2 away from the host&apos;s driver, which QEMU gives it back to, so that it stays in the pool</source>
        <translation>%1 auf %2 dem Treiber des Hosts wegnehmen, dem QEMU es zurückgibt, damit es im Pool bleibt</translation>
    </message>
    <message>
        <source>Not in the pool</source>
        <translation>Nicht im Pool</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Umgezogen</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Waiting for device</source>
        <translation>Wartet auf Gerät</translation>
    </message>
    <message>
        <source>REPAIR</source>
        <translation>REPARIEREN</translation>
    </message>
    <message>
        <source>Repairing…</source>
        <translation>Wird repariert…</translation>
    </message>
    <message>
        <source>this address means one user&apos;s own VMs, which can&apos;t have devices of the host.</source>
        <translation>Diese Adresse meint die eigenen VMs eines Benutzers, die keine Geräte des Hosts haben können.</translation>
    </message>
    <message>
        <source>a TLS or TCP address leads to libvirt alone.</source>
        <translation>Eine TLS- oder TCP-Adresse führt nur zu libvirt.</translation>
    </message>
    <message>
        <source>libvirt&apos;s test driver has no host behind it.</source>
        <translation>Hinter dem Testtreiber von libvirt steht kein Host.</translation>
    </message>
    <message>
        <source>a socket leads to libvirt alone.</source>
        <translation>Ein Socket führt nur zu libvirt.</translation>
    </message>
    <message>
        <source>this address leads to libvirt alone.</source>
        <translation>Diese Adresse führt nur zu libvirt.</translation>
    </message>
    <message>
        <source>it does not answer.</source>
        <translation>Es antwortet nicht.</translation>
    </message>
    <message>
        <source>it does not say who it is.</source>
        <translation>Es sagt nicht, wer es ist.</translation>
    </message>
    <message>
        <source>riser-host on %1 does not answer: what is shown of it may be old.</source>
        <translation>riser-host auf %1 antwortet nicht: Was davon gezeigt wird, kann veraltet sein.</translation>
    </message>
    <message>
        <source>Riser can&apos;t run riser-host on %1: %2 Connect to it with a qemu+ssh:// address.</source>
        <translation>Riser kann riser-host auf %1 nicht starten: %2 Verbinden Sie sich über eine Adresse mit qemu+ssh://.</translation>
    </message>
    <message>
        <source>riser-host on %1 is being asked.</source>
        <translation>riser-host auf %1 wird gefragt.</translation>
    </message>
    <message>
        <source>riser-host isn&apos;t installed on %1: install the package riser-host there to detach USB devices, to keep the pool over restarts and to see what the host uses a device for.</source>
        <translation>riser-host ist auf %1 nicht installiert: Installieren Sie dort das Paket riser-host, um USB-Geräte vom Host zu lösen, den Pool über Neustarts zu behalten und zu sehen, wofür der Host ein Gerät benutzt.</translation>
    </message>
    <message>
        <source>This user may not run riser-host on %1: add your user to the group libvirt on %1, and log in again.</source>
        <translation>Dieser Benutzer darf riser-host auf %1 nicht ausführen: Nehmen Sie Ihren Benutzer auf %1 in die Gruppe libvirt auf, und melden Sie sich neu an.</translation>
    </message>
    <message>
        <source>%1 on %2 is older than this Riser can talk to: update the package riser-host on %2.</source>
        <translation>%1 auf %2 ist zu alt für dieses Riser: Aktualisieren Sie das Paket riser-host auf %2.</translation>
    </message>
    <message>
        <source>%1 on %2 is newer than this Riser can talk to: update Riser on this computer.</source>
        <translation>%1 auf %2 ist zu neu für dieses Riser: Aktualisieren Sie Riser auf diesem Rechner.</translation>
    </message>
    <message>
        <source>riser-host on %1 doesn&apos;t work: %2 Riser goes on trying.</source>
        <translation>riser-host auf %1 funktioniert nicht: %2 Riser versucht es weiter.</translation>
    </message>
    <message>
        <source>riser-host on %1 doesn&apos;t work: %2 Riser tries again when you refresh.</source>
        <translation>riser-host auf %1 funktioniert nicht: %2 Riser versucht es wieder, wenn Sie neu laden.</translation>
    </message>
    <message>
        <source>what was asked</source>
        <translation>die Anfrage</translation>
    </message>
    <message>
        <source>riser-host on %1 refuses for %2: the host needs it.</source>
        <translation>riser-host auf %1 lehnt ab für %2: Der Host braucht es.</translation>
    </message>
    <message>
        <source>%1 of host %2 is in use.</source>
        <translation>%1 von Host %2 wird benutzt.</translation>
    </message>
    <message>
        <source>Release it there first.</source>
        <translation>Geben Sie es dort zuerst frei.</translation>
    </message>
    <message>
        <source>The kernel of %1 said yes for %2, and nothing has changed.</source>
        <translation>Der Kernel von %1 hat für %2 zugestimmt, und nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>riser-host on %1 is too old for this.</source>
        <translation>riser-host auf %1 ist dafür zu alt.</translation>
    </message>
    <message>
        <source>Update the package riser-host on %1.</source>
        <translation>Aktualisieren Sie das Paket riser-host auf %1.</translation>
    </message>
    <message>
        <source>riser-host on %1 failed for %2.</source>
        <translation>riser-host auf %1 ist gescheitert für %2.</translation>
    </message>
    <message>
        <source>riser-host on %1 does not answer.</source>
        <translation>riser-host auf %1 antwortet nicht.</translation>
    </message>
    <message>
        <source>riser-host on %1 does not answer about %2.</source>
        <translation>riser-host auf %1 antwortet nicht zu %2.</translation>
    </message>
    <message>
        <source>What was asked may still happen.</source>
        <translation>Was verlangt wurde, kann noch geschehen.</translation>
    </message>
    <message>
        <source>The connection to riser-host on %1 ended.</source>
        <translation>Die Verbindung zu riser-host auf %1 ist zu Ende.</translation>
    </message>
    <message>
        <source>It isn&apos;t in the pool&apos;s record.</source>
        <translation>Es steht nicht im Verzeichnis des Pools.</translation>
    </message>
    <message>
        <source>it could not be started (%1).</source>
        <translation>Es konnte nicht gestartet werden (%1).</translation>
    </message>
    <message>
        <source>it was ended by signal %1. %2</source>
        <translation>Es wurde durch Signal %1 beendet. %2</translation>
    </message>
    <message>
        <source>it ended with code %1.</source>
        <translation>Es endete mit Code %1.</translation>
    </message>
    <message>
        <source>it ended with code %1: %2</source>
        <translation>Es endete mit Code %1: %2</translation>
    </message>
    <message>
        <source>it says what can&apos;t be understood (%1).</source>
        <translation>Es sagt Unverständliches (%1).</translation>
    </message>
    <message>
        <source>A part of %4 itself can&apos;t leave the host with %1: %2, %3.</source>
        <translation>Ein Teil von %4 selbst kann den Host nicht mit %1 verlassen: %2, %3.</translation>
    </message>
    <message>
        <source>Storage of %4 comes over %2 of %1: %3.</source>
        <translation>Speicher von %4 kommt über %2 von %1: %3.</translation>
    </message>
    <message>
        <source>A monitor is connected to %2 of %1 on %4.</source>
        <translation>An %2 von %1 auf %4 ist ein Bildschirm angeschlossen.</translation>
    </message>
    <message>
        <source>The running VM %1 has %2 already: it gets it for its next start, too.</source>
        <translation>Die laufende VM %1 hat %2 schon: Sie bekommt es auch für ihren nächsten Start.</translation>
    </message>
    <message>
        <source>The VM %1 has %2 for its next start already: it gets it now, too.</source>
        <translation>Die VM %1 hat %2 schon für ihren nächsten Start: Sie bekommt es auch jetzt.</translation>
    </message>
    <message>
        <source>%1 may be assigned to a VM whose definition %2 didn&apos;t tell: %3.</source>
        <translation>%1 ist vielleicht einer VM zugewiesen, deren Definition %2 nicht nennt: %3.</translation>
    </message>
    <message>
        <source>It isn&apos;t known whether %1 is assigned: the host didn&apos;t tell what these VMs have: %2.</source>
        <translation>Es ist nicht bekannt, ob %1 zugewiesen ist: Der Host nannte nicht, was diese VMs haben: %2.</translation>
    </message>
    <message>
        <source>Host %1 can&apos;t tell about virtual machine %2.</source>
        <translation>Host %1 kann über die virtuelle Maschine %2 keine Auskunft geben.</translation>
    </message>
    <message>
        <source>The guest of VM %1 on %2 refused to give up %3: it still has it.</source>
        <translation>Der Gast der VM %1 auf %2 gibt %3 nicht her: Er hat es weiterhin.</translation>
    </message>
    <message>
        <source>Stop what uses the device in the guest&apos;s operating system and try again, or shut the VM down and release the device then.</source>
        <translation>Beenden Sie im Betriebssystem des Gastes, was das Gerät benutzt, und versuchen Sie es erneut; oder fahren Sie die VM herunter und geben Sie das Gerät dann frei.</translation>
    </message>
    <message>
        <source>Ask %2 once more what it loses with %1</source>
        <translation>%2 noch einmal fragen, was es mit %1 verliert</translation>
    </message>
    <message numerus="yes">
        <source>and %n more reason(s)</source>
        <translation>
            <numerusform>und ein weiterer Grund</numerusform>
            <numerusform>und %n weitere Gründe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocked</source>
        <translation>
            <numerusform>%n gesperrt</numerusform>
            <numerusform>%n gesperrt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 isn&apos;t connected</source>
        <translation>%1 ist nicht verbunden</translation>
    </message>
    <message>
        <source>%1 isn&apos;t connected: %2</source>
        <translation>%1 ist nicht verbunden: %2</translation>
    </message>
    <message>
        <source>the connection to %1 is read-only</source>
        <translation>die Verbindung zu %1 ist nur lesend</translation>
    </message>
    <message>
        <source>%1 didn&apos;t tell what these VMs have, so what is free there isn&apos;t known: %2</source>
        <translation>%1 hat nicht gesagt, was diese VMs haben, also ist nicht bekannt, was dort frei ist: %2</translation>
    </message>
    <message>
        <source>%1 has no IOMMU, or it is switched off</source>
        <translation>%1 hat keine IOMMU, oder sie ist ausgeschaltet</translation>
    </message>
    <message>
        <source>%1 has no VFIO</source>
        <translation>%1 hat kein VFIO</translation>
    </message>
    <message>
        <source>%1 vCPUs asked, %2 has %3 CPUs</source>
        <translation>%1 vCPUs verlangt, %2 hat %3 CPUs</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 memory asked, %2 free on %3</source>
        <translation>%1 Arbeitsspeicher verlangt, %2 frei auf %3</translation>
    </message>
    <message>
        <source>this Riser doesn&apos;t know the kind of device %1, so it can&apos;t look for it on %2</source>
        <translation>dieser Riser kennt die Geräteart %1 nicht und kann sie auf %2 nicht suchen</translation>
    </message>
    <message numerus="yes">
        <source>%n assigned</source>
        <translation>
            <numerusform>%n zugewiesen</numerusform>
            <numerusform>%n zugewiesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the IOMMU group of another one</source>
        <translation>
            <numerusform>%n in der IOMMU-Gruppe eines anderen</numerusform>
            <numerusform>%n in den IOMMU-Gruppen anderer</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 %3 free on %4</source>
        <translation>%1 von %2 %3 frei auf %4</translation>
    </message>
    <message>
        <source>%1 of %2 devices free on %3: some of them would do for more than one wish, and count once</source>
        <translation>%1 von %2 Geräten frei auf %3: Einige taugen für mehr als einen Wunsch und zählen einmal</translation>
    </message>
    <message>
        <source>node %1: %2</source>
        <translation>Knoten %1: %2</translation>
    </message>
    <message>
        <source>%1 devices asked on one NUMA node, at most %2 free on one of %3</source>
        <translation>%1 Geräte an einem NUMA-Knoten verlangt, höchstens %2 frei an einem von %3</translation>
    </message>
    <message>
        <source>all from the pool</source>
        <translation>alle aus dem Pool</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) must be detached from the host first</source>
        <translation>
            <numerusform>%n Gerät muss erst vom Host gelöst werden</numerusform>
            <numerusform>%n Geräte müssen erst vom Host gelöst werden</numerusform>
        </translation>
    </message>
    <message>
        <source>all on NUMA node %1</source>
        <translation>alle an NUMA-Knoten %1</translation>
    </message>
    <message>
        <source>on different NUMA nodes</source>
        <translation>an verschiedenen NUMA-Knoten</translation>
    </message>
    <message>
        <source>leaves no such device over</source>
        <translation>lässt kein solches Gerät übrig</translation>
    </message>
    <message numerus="yes">
        <source>leaves %n such device(s) free</source>
        <translation>
            <numerusform>lässt ein solches Gerät frei</numerusform>
            <numerusform>lässt %n solche Geräte frei</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 memory free</source>
        <translation>%1 Arbeitsspeicher frei</translation>
    </message>
    <message>
        <source>not checked, as %1 didn&apos;t tell: whether it has an IOMMU and VFIO</source>
        <translation>nicht geprüft, weil %1 es nicht sagt: ob er IOMMU und VFIO hat</translation>
    </message>
    <message>
        <source>not checked, as %1 didn&apos;t tell: how much memory and how many CPUs it has</source>
        <translation>nicht geprüft, weil %1 es nicht sagt: wie viel Arbeitsspeicher und wie viele CPUs er hat</translation>
    </message>
    <message>
        <source>not checked, as %1 didn&apos;t tell: on which NUMA nodes its devices are</source>
        <translation>nicht geprüft, weil %1 es nicht sagt: an welchen NUMA-Knoten seine Geräte sind</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1 GB memory</source>
        <translation>%1 GB Arbeitsspeicher</translation>
    </message>
    <message numerus="yes">
        <source>%n CPU(s)</source>
        <translation>
            <numerusform>%n CPU</numerusform>
            <numerusform>%n CPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>label %1</source>
        <translation>Markierung %1</translation>
    </message>
    <message>
        <source>%1 × %2 (%3)</source>
        <translation>%1 × %2 (%3)</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message numerus="yes">
        <source>%n vCPU(s)</source>
        <translation>
            <numerusform>%n vCPU</numerusform>
            <numerusform>%n vCPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 GiB disk</source>
        <translation>%1 GiB Platte</translation>
    </message>
    <message>
        <source>The list shows what is there now.</source>
        <translation>Die Liste zeigt, was jetzt da ist.</translation>
    </message>
    <message>
        <source>The plan %1 was removed by somebody else meanwhile.</source>
        <translation>Der Plan %1 wurde inzwischen von jemand anderem entfernt.</translation>
    </message>
    <message>
        <source>The plan %1 was changed by somebody else meanwhile: it has revision %2 now, and revision %3 was edited.</source>
        <translation>Der Plan %1 wurde inzwischen von jemand anderem geändert: Er hat jetzt Revision %2, und bearbeitet wurde Revision %3.</translation>
    </message>
    <message>
        <source>There is another plan with the name %1.</source>
        <translation>Es gibt einen anderen Plan mit dem Namen %1.</translation>
    </message>
    <message>
        <source>The plan was removed by somebody else meanwhile.</source>
        <translation>Der Plan wurde inzwischen von jemand anderem entfernt.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be %2: it may be %3 to %4.</source>
        <translation>%1 kann nicht %2 sein: möglich ist %3 bis %4.</translation>
    </message>
    <message>
        <source>%1 has %2 characters: it may have %3.</source>
        <translation>%1 hat %2 Zeichen: erlaubt sind %3.</translation>
    </message>
    <message>
        <source>%1 holds characters that can&apos;t be seen.</source>
        <translation>%1 enthält unsichtbare Zeichen.</translation>
    </message>
    <message>
        <source>The id of the plan can&apos;t be %1: it must be a UUID in lower case.</source>
        <translation>Die Kennung des Plans kann nicht %1 sein: Sie muss eine UUID in Kleinbuchstaben sein.</translation>
    </message>
    <message>
        <source>The revision</source>
        <translation>Die Revision</translation>
    </message>
    <message>
        <source>The plan needs a name.</source>
        <translation>Der Plan braucht einen Namen.</translation>
    </message>
    <message>
        <source>The name</source>
        <translation>Der Name</translation>
    </message>
    <message>
        <source>The description</source>
        <translation>Die Beschreibung</translation>
    </message>
    <message>
        <source>The number of sockets</source>
        <translation>Die Anzahl der Sockel</translation>
    </message>
    <message>
        <source>The number of cores</source>
        <translation>Die Anzahl der Kerne</translation>
    </message>
    <message>
        <source>The number of threads</source>
        <translation>Die Anzahl der Threads</translation>
    </message>
    <message>
        <source>The number of vCPUs (sockets × cores × threads)</source>
        <translation>Die Anzahl der vCPUs (Sockel × Kerne × Threads)</translation>
    </message>
    <message>
        <source>The memory in MiB</source>
        <translation>Der Arbeitsspeicher in MiB</translation>
    </message>
    <message>
        <source>The size of the disk in GiB</source>
        <translation>Die Größe der Platte in GiB</translation>
    </message>
    <message>
        <source>The number of spare root ports</source>
        <translation>Die Anzahl freier Root-Ports</translation>
    </message>
    <message>
        <source>The machine type can&apos;t be %1: it may be q35 or pc, or one with its version as pc-q35-10.0 or pc-i440fx-10.0.</source>
        <translation>Der Maschinentyp kann nicht %1 sein: möglich ist q35 oder pc oder einer mit Version wie pc-q35-10.0 oder pc-i440fx-10.0.</translation>
    </message>
    <message>
        <source>The number of spare root ports can&apos;t be %1: a machine of type %2 has none, it may be 0.</source>
        <translation>Die Anzahl freier Root-Ports kann nicht %1 sein: Eine Maschine vom Typ %2 hat keine, möglich ist 0.</translation>
    </message>
    <message>
        <source>%1 wishes for devices are too many: a plan may have %2.</source>
        <translation>%1 Gerätewünsche sind zu viele: Ein Plan kann %2 haben.</translation>
    </message>
    <message>
        <source>%1 devices are too many: a plan may have %2.</source>
        <translation>%1 Geräte sind zu viele: Ein Plan kann %2 haben.</translation>
    </message>
    <message>
        <source>There is no kind of device %1: it may be one of %2.</source>
        <translation>Es gibt keine Geräteart %1: möglich ist eine von %2.</translation>
    </message>
    <message>
        <source>The number of devices</source>
        <translation>Die Anzahl der Geräte</translation>
    </message>
    <message>
        <source>The caption</source>
        <translation>Die Beschriftung</translation>
    </message>
    <message>
        <source>A wish for any device can&apos;t name one: %1.</source>
        <translation>Ein Wunsch nach irgendeinem Gerät kann keines nennen: %1.</translation>
    </message>
    <message>
        <source>The vendor can&apos;t be %1: it must be four hexadecimal digits as 10de.</source>
        <translation>Der Hersteller kann nicht %1 sein: Es müssen vier hexadezimale Ziffern sein wie 10de.</translation>
    </message>
    <message>
        <source>The model can&apos;t be %1: it must be vendor and product number as 10de:2204.</source>
        <translation>Das Modell kann nicht %1 sein: Es muss Hersteller- und Produktnummer sein wie 10de:2204.</translation>
    </message>
    <message>
        <source>A wish for a label needs the label.</source>
        <translation>Ein Wunsch nach einer Markierung braucht die Markierung.</translation>
    </message>
    <message>
        <source>The label</source>
        <translation>Die Markierung</translation>
    </message>
    <message>
        <source>The plans in %1 can&apos;t be read.</source>
        <translation>Die Pläne in %1 können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>It is a symbolic link that leads nowhere.</source>
        <translation>Es ist ein symbolischer Link, der ins Leere führt.</translation>
    </message>
    <message>
        <source>The plans can&apos;t be written to %1.</source>
        <translation>Die Pläne können nicht nach %1 geschrieben werden.</translation>
    </message>
    <message>
        <source>It is a folder.</source>
        <translation>Es ist ein Ordner.</translation>
    </message>
    <message>
        <source>It is no regular file.</source>
        <translation>Es ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>The plans in %1 were written by a newer Riser.</source>
        <translation>Die Pläne in %1 wurden von einem neueren Riser geschrieben.</translation>
    </message>
    <message>
        <source>The plans in %1 are damaged.</source>
        <translation>Die Pläne in %1 sind beschädigt.</translation>
    </message>
    <message>
        <source>Riser leaves the file as it is: repair or remove it.</source>
        <translation>Riser lässt die Datei, wie sie ist: Reparieren oder entfernen Sie sie.</translation>
    </message>
    <message>
        <source>The plans can&apos;t be kept in %1.</source>
        <translation>Die Pläne können nicht in %1 aufbewahrt werden.</translation>
    </message>
    <message>
        <source>%1 is no folder.</source>
        <translation>%1 ist kein Ordner.</translation>
    </message>
    <message>
        <source>The plan file %1 can&apos;t be used.</source>
        <translation>Die Plandatei %1 ist nicht brauchbar.</translation>
    </message>
    <message>
        <source>It is a symbolic link.</source>
        <translation>Es ist ein symbolischer Link.</translation>
    </message>
    <message>
        <source>Its name isn&apos;t the id of a plan and %1.</source>
        <translation>Ihr Name ist nicht die Kennung eines Plans und %1.</translation>
    </message>
    <message>
        <source>It must hold one plan, and holds %1.</source>
        <translation>Sie muss einen Plan enthalten und enthält %1.</translation>
    </message>
    <message>
        <source>It holds the plan %1 with another id: %2.</source>
        <translation>Sie enthält den Plan %1 mit einer anderen Kennung: %2.</translation>
    </message>
    <message>
        <source>You may not list that folder.</source>
        <translation>Sie dürfen diesen Ordner nicht auflisten.</translation>
    </message>
    <message>
        <source>The plan file %1 can&apos;t be removed.</source>
        <translation>Die Plandatei %1 kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>it must be an object</source>
        <translation>es muss ein Objekt sein</translation>
    </message>
    <message>
        <source>it must be a text</source>
        <translation>es muss ein Text sein</translation>
    </message>
    <message>
        <source>it must be a whole number</source>
        <translation>es muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>it must be one of: %1</source>
        <translation>es muss eines davon sein: %1</translation>
    </message>
    <message>
        <source>it must be a date and time as %1</source>
        <translation>es muss Datum und Uhrzeit sein wie %1</translation>
    </message>
    <message>
        <source>it must be a list</source>
        <translation>es muss eine Liste sein</translation>
    </message>
    <message>
        <source>The plan has no id.</source>
        <translation>Der Plan hat keine Kennung.</translation>
    </message>
    <message>
        <source>These are no plans that Riser can use.</source>
        <translation>Das sind keine Pläne, die Riser brauchen kann.</translation>
    </message>
    <message>
        <source>The text is longer than %1 MiB.</source>
        <translation>Der Text ist länger als %1 MiB.</translation>
    </message>
    <message>
        <source>It is no JSON, or damaged, at character %1: %2</source>
        <translation>Es ist kein JSON oder beschädigt, bei Zeichen %1: %2</translation>
    </message>
    <message>
        <source>It doesn&apos;t say that it holds plans (&quot;riser-plans&quot;: %1).</source>
        <translation>Darin steht nicht, dass es Pläne sind (&quot;riser-plans&quot;: %1).</translation>
    </message>
    <message>
        <source>These plans were made by a newer Riser.</source>
        <translation>Diese Pläne stammen von einem neueren Riser.</translation>
    </message>
    <message>
        <source>They have the form %1, and this Riser knows none newer than %2.</source>
        <translation>Sie haben die Form %1, und dieser Riser kennt keine neuere als %2.</translation>
    </message>
    <message>
        <source>Update Riser on this computer.</source>
        <translation>Aktualisieren Sie Riser auf diesem Computer.</translation>
    </message>
    <message>
        <source>It holds no list of plans.</source>
        <translation>Es enthält keine Liste von Plänen.</translation>
    </message>
    <message>
        <source>Plan %1, %2: %3</source>
        <translation>Plan %1, %2: %3</translation>
    </message>
    <message>
        <source>Plan %1 has the id of another one: %2</source>
        <translation>Plan %1 hat die Kennung eines anderen: %2</translation>
    </message>
    <message>
        <source>Somebody else is writing the plans in %1.</source>
        <translation>Jemand anderes schreibt gerade die Pläne in %1.</translation>
    </message>
    <message>
        <source>The lock is held by %1 on %2 (pid %3).</source>
        <translation>Die Sperre hält %1 auf %2 (PID %3).</translation>
    </message>
    <message>
        <source>Try again. If that program is gone, remove %1.</source>
        <translation>Versuchen Sie es noch einmal. Wenn es dieses Programm nicht mehr gibt, entfernen Sie %1.</translation>
    </message>
    <message>
        <source>The lock file %1 can&apos;t be made.</source>
        <translation>Die Sperrdatei %1 kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>The plan %1 was written and isn&apos;t there.</source>
        <translation>Der Plan %1 wurde geschrieben und ist nicht da.</translation>
    </message>
    <message>
        <source>%1 has no %2.</source>
        <translation>%1 hat %2 nicht.</translation>
    </message>
    <message>
        <source>%1 has %2 already.</source>
        <translation>%1 hat %2 schon.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Another VM has this UUID.</source>
        <translation>Eine andere VM hat diese UUID.</translation>
    </message>
    <message>
        <source>A volume can only grow: what lies behind the new end would be lost.</source>
        <translation>Ein Datenträger kann nur wachsen: Was hinter dem neuen Ende liegt, ginge verloren.</translation>
    </message>
    <message>
        <source>It is being copied, or written to. Try again when that is done.</source>
        <translation>Er wird gerade kopiert oder beschrieben. Versuchen Sie es danach noch einmal.</translation>
    </message>
    <message>
        <source>Start the pool on the host first.</source>
        <translation>Starten Sie den Pool zuerst auf dem Host.</translation>
    </message>
    <message>
        <source>The host&apos;s libvirt doesn&apos;t know an element or attribute of the definition.</source>
        <translation>Das libvirt des Hosts kennt ein Element oder Attribut der Definition nicht.</translation>
    </message>
    <message>
        <source>The definition that %1 was to get can&apos;t be read.</source>
        <translation>Die Definition, die %1 bekommen sollte, lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>%1 could not define %2.</source>
        <translation>%1 konnte %2 nicht anlegen.</translation>
    </message>
    <message>
        <source>%1 has a VM with the UUID of %2 already: %3.</source>
        <translation>%1 hat schon eine VM mit der UUID von %2: %3.</translation>
    </message>
    <message>
        <source>%1 could not change the definition of %2.</source>
        <translation>%1 konnte die Definition von %2 nicht ändern.</translation>
    </message>
    <message>
        <source>%1 could not undefine %2.</source>
        <translation>%1 konnte die Definition von %2 nicht löschen.</translation>
    </message>
    <message>
        <source>%1 could not start %2.</source>
        <translation>%1 konnte %2 nicht starten.</translation>
    </message>
    <message>
        <source>%1 could not ask %2 to shut down.</source>
        <translation>%1 konnte %2 nicht bitten, sich herunterzufahren.</translation>
    </message>
    <message>
        <source>%1 could not switch %2 off.</source>
        <translation>%1 konnte %2 nicht ausschalten.</translation>
    </message>
    <message>
        <source>%1 could not ask %2 to restart.</source>
        <translation>%1 konnte %2 nicht um einen Neustart bitten.</translation>
    </message>
    <message>
        <source>%1 could not change whether %2 starts with the host.</source>
        <translation>%1 konnte nicht ändern, ob %2 mit dem Host startet.</translation>
    </message>
    <message>
        <source>%1 could not make %2 larger.</source>
        <translation>%1 konnte %2 nicht vergrößern.</translation>
    </message>
    <message>
        <source>%1 can&apos;t list what is in %2.</source>
        <translation>%1 kann nicht aufzählen, was in %2 liegt.</translation>
    </message>
    <message>
        <source>%1 could not make %2.</source>
        <translation>%1 konnte %2 nicht anlegen.</translation>
    </message>
    <message>
        <source>%1 could not copy a volume to %2.</source>
        <translation>%1 konnte keinen Datenträger nach %2 kopieren.</translation>
    </message>
    <message>
        <source>%1 could not remove %2.</source>
        <translation>%1 konnte %2 nicht löschen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t list its virtual networks.</source>
        <translation>%1 kann seine virtuellen Netze nicht aufzählen.</translation>
    </message>
    <message>
        <source>virtual network %1</source>
        <translation>virtuelles Netz %1</translation>
    </message>
    <message>
        <source>%1 could not take the content of %2.</source>
        <translation>%1 konnte den Inhalt für %2 nicht annehmen.</translation>
    </message>
    <message>
        <source>volume %1 of storage pool %2</source>
        <translation>Datenträger %1 von Speicherpool %2</translation>
    </message>
    <message>
        <source>%1 has no room for %2: %3 of %4 are free.</source>
        <translation>%1 hat keinen Platz für %2: %3 von %4 sind frei.</translation>
    </message>
    <message>
        <source>%1 could not look what is in %2.</source>
        <translation>%1 konnte nicht nachsehen, was in %2 liegt.</translation>
    </message>
    <message>
        <source>Host %1 doesn&apos;t understand this definition.</source>
        <translation>Host %1 versteht diese Definition nicht.</translation>
    </message>
    <message>
        <source>Host %1 has a virtual machine %2 already.</source>
        <translation>Host %1 hat schon eine virtuelle Maschine %2.</translation>
    </message>
    <message>
        <source>Virtual machine %1 of host %2 can&apos;t be renamed by its definition.</source>
        <translation>Die virtuelle Maschine %1 von Host %2 lässt sich nicht durch ihre Definition umbenennen.</translation>
    </message>
    <message>
        <source>Virtual machine %1 of host %2 can&apos;t start: its disk %3 is not there.</source>
        <translation>Die virtuelle Maschine %1 von Host %2 kann nicht starten: Ihr Datenträger %3 ist nicht da.</translation>
    </message>
    <message>
        <source>Virtual machine %1 of host %2 can&apos;t start by itself: it is gone when it stops.</source>
        <translation>Die virtuelle Maschine %1 von Host %2 kann nicht von selbst starten: Wenn sie endet, ist sie fort.</translation>
    </message>
    <message>
        <source>Host %1 has no storage pool %2.</source>
        <translation>Host %1 hat keinen Speicherpool %2.</translation>
    </message>
    <message>
        <source>Storage pool %2 of host %1 isn&apos;t active.</source>
        <translation>Speicherpool %2 von Host %1 ist nicht aktiv.</translation>
    </message>
    <message>
        <source>Storage pool %2 of host %1 has no volume %3.</source>
        <translation>Speicherpool %2 von Host %1 hat keinen Datenträger %3.</translation>
    </message>
    <message>
        <source>Storage pool %2 of host %1 has no room for volume %3: %4 of %5 are free.</source>
        <translation>Speicherpool %2 von Host %1 hat keinen Platz für Datenträger %3: %4 von %5 sind frei.</translation>
    </message>
    <message>
        <source>Host %1 takes no volume named %2.</source>
        <translation>Host %1 nimmt keinen Datenträger mit dem Namen %2.</translation>
    </message>
    <message>
        <source>Storage pool %2 of host %1 has a volume %3 already.</source>
        <translation>Speicherpool %2 von Host %1 hat schon einen Datenträger %3.</translation>
    </message>
    <message>
        <source>Host %1 has no image %2.</source>
        <translation>Host %1 hat kein Abbild %2.</translation>
    </message>
    <message>
        <source>Volume %3 of storage pool %2 of host %1 is larger already.</source>
        <translation>Datenträger %3 von Speicherpool %2 von Host %1 ist schon größer.</translation>
    </message>
    <message>
        <source>The file %1 can&apos;t be read.</source>
        <translation>Die Datei %1 lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The upload to %1 of %2 was cancelled.</source>
        <translation>Das Hochladen zu %1 von %2 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Part of it may be there.</source>
        <translation>Ein Teil davon kann dort sein.</translation>
    </message>
    <message>
        <source>What was to be uploaded to %1 of %2 changed its size meanwhile.</source>
        <translation>Was zu %1 von %2 hochgeladen werden sollte, hat inzwischen seine Größe geändert.</translation>
    </message>
    <message>
        <source>%1 bytes were announced.</source>
        <translation>Angekündigt waren %1 Bytes.</translation>
    </message>
    <message>
        <source>Keep the plans here: a folder that a team may share, or a file.json.</source>
        <translation>Bewahrt die Pläne hier auf: in einem Ordner, den ein Team teilen kann, oder in einer Datei.json.</translation>
    </message>
    <message>
        <source>--plans needs the name of a folder or a file.</source>
        <translation>--plans braucht den Namen eines Ordners oder einer Datei.</translation>
    </message>
    <message>
        <source>%1: to be detached from the host first</source>
        <translation>%1: ist erst vom Host zu lösen</translation>
    </message>
    <message>
        <source>%1: in the pool</source>
        <translation>%1: im Pool</translation>
    </message>
    <message>
        <source>%1 can take it now</source>
        <translation>%1 kann ihn jetzt aufnehmen</translation>
    </message>
    <message>
        <source>%1 can&apos;t take it now</source>
        <translation>%1 kann ihn jetzt nicht aufnehmen</translation>
    </message>
    <message>
        <source>No host in the list</source>
        <translation>Kein Host in der Liste</translation>
    </message>
    <message>
        <source>None of %1</source>
        <translation>Keiner von %1</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>Not asked for</source>
        <translation>Nicht verlangt</translation>
    </message>
    <message>
        <source>Preferred</source>
        <translation>Bevorzugt</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Zwingend</translation>
    </message>
    <message>
        <source>UEFI</source>
        <translation>UEFI</translation>
    </message>
    <message>
        <source>BIOS</source>
        <translation>BIOS</translation>
    </message>
    <message>
        <source>Virtio</source>
        <translation>Virtio</translation>
    </message>
    <message>
        <source>VGA</source>
        <translation>VGA</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>%1 (%2 × %3 × %4: sockets, cores, threads)</source>
        <translation>%1 (%2 × %3 × %4: Sockel, Kerne, Threads)</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>GPU COUNT</source>
        <translation>GPU-ANZAHL</translation>
    </message>
    <message>
        <source>Other devices</source>
        <translation>Andere Geräte</translation>
    </message>
    <message>
        <source>One NUMA node</source>
        <translation>Ein NUMA-Knoten</translation>
    </message>
    <message>
        <source>Firmware</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>Spare root ports</source>
        <translation>Freie Root-Ports</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Grafik</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>%1: %2, yours: %3</source>
        <translation>%1: %2, Ihres: %3</translation>
    </message>
    <message>
        <source>%1 %2, at most %3 more</source>
        <translation>%1 %2, höchstens noch %3</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t tell what this VM is, or has it no more. Not told: %2.</source>
        <translation>%1 sagt nicht, was diese VM ist, oder hat sie nicht mehr. Nicht gesagt: %2.</translation>
    </message>
    <message>
        <source>Not checked: whether %1 has memory enough; libvirt didn&apos;t tell how much it has.</source>
        <translation>Nicht geprüft: ob %1 genug Arbeitsspeicher hat; libvirt hat nicht gesagt, wie viel es ist.</translation>
    </message>
    <message>
        <source>The VM %1 has %2 of memory, which its PCI devices lock, and %3 has %4 in all.</source>
        <translation>Die VM %1 hat %2 Arbeitsspeicher, den ihre PCI-Geräte festhalten, und %3 hat insgesamt %4.</translation>
    </message>
    <message>
        <source>The VM %1 has %2 of memory, and %3 has %4 in all.</source>
        <translation>Die VM %1 hat %2 Arbeitsspeicher, und %3 hat insgesamt %4.</translation>
    </message>
    <message>
        <source>The VM %1 has %2 of memory, which its PCI devices lock, and the running VMs leave %4 of %3.</source>
        <translation>Die VM %1 hat %2 Arbeitsspeicher, den ihre PCI-Geräte festhalten, und die laufenden VMs lassen auf %3 noch %4 übrig.</translation>
    </message>
    <message>
        <source>The VM %1 has %2 of memory, and the running VMs leave %4 of %3.</source>
        <translation>Die VM %1 hat %2 Arbeitsspeicher, und die laufenden VMs lassen auf %3 noch %4 übrig.</translation>
    </message>
    <message>
        <source>%1 has memory enough: %2 free, %3 needed.</source>
        <translation>%1 hat genug Arbeitsspeicher: %2 frei, %3 gebraucht.</translation>
    </message>
    <message>
        <source>VMs whose definition %1 didn&apos;t tell may have the devices of %2: %3.</source>
        <translation>VMs, deren Definition %1 nicht nennt, haben vielleicht die Geräte von %2: %3.</translation>
    </message>
    <message>
        <source>The VM %1 on %2 is running already.</source>
        <translation>Die VM %1 auf %2 läuft schon.</translation>
    </message>
    <message>
        <source>It is running.</source>
        <translation>Sie läuft.</translation>
    </message>
    <message>
        <source>Nothing is against it.</source>
        <translation>Nichts spricht dagegen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (und ein weiterer Grund)</numerusform>
            <numerusform>%1 (und %n weitere Gründe)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is ready for the VM %2.</source>
        <translation>%1 ist bereit für die VM %2.</translation>
    </message>
    <message>
        <source>The device that the VM %1 has at %2 is at %3 of %4 now: repair it there, so that the VM follows.</source>
        <translation>Das Gerät, das die VM %1 bei %2 hat, ist jetzt bei %3 von %4: Reparieren Sie es dort, damit die VM folgt.</translation>
    </message>
    <message>
        <source>%1 isn&apos;t plugged in at %2: the VM %3 starts without it.</source>
        <translation>%1 steckt nicht in %2: Die VM %3 startet ohne es.</translation>
    </message>
    <message>
        <source>%1 isn&apos;t plugged in at %2: plug it in, Riser waits for it.</source>
        <translation>%1 steckt nicht in %2: Stecken Sie es ein, Riser wartet darauf.</translation>
    </message>
    <message>
        <source>%2 has no %1, which the VM %3 claims: plug it in, or release it from the VM.</source>
        <translation>%2 hat %1 nicht, das die VM %3 beansprucht: Stecken Sie es ein, oder geben Sie es von der VM frei.</translation>
    </message>
    <message>
        <source>The VM %1 was given another device at %2 than %3: the number was %4.</source>
        <translation>Die VM %1 bekam bei %2 ein anderes Gerät als %3: Die Nummer war %4.</translation>
    </message>
    <message>
        <source>The running VM %1 has %2.</source>
        <translation>Die laufende VM %1 hat %2.</translation>
    </message>
    <message>
        <source>The VM %1 claims %2 for its next start, too: only one of them can have it.</source>
        <translation>Die VM %1 beansprucht %2 auch für ihren nächsten Start: Nur eine der beiden kann es haben.</translation>
    </message>
    <message>
        <source>The VM %1 claims a USB device by its id %2 alone, and %3 has more than one of them: libvirt refuses to choose.</source>
        <translation>Die VM %1 beansprucht ein USB-Gerät nur mit seiner Kennung %2, und %3 hat mehr als eines davon: libvirt weigert sich zu wählen.</translation>
    </message>
    <message>
        <source>%1 was plugged in again and its USB number changed: without a repair the VM %2 starts without it.</source>
        <translation>%1 wurde neu eingesteckt, und seine USB-Nummer ist eine andere: Ohne Reparatur startet die VM %2 ohne es.</translation>
    </message>
    <message>
        <source>%1 was plugged in again and its USB number changed: repair it, or libvirt doesn&apos;t find it for the VM %2.</source>
        <translation>%1 wurde neu eingesteckt, und seine USB-Nummer ist eine andere: Reparieren Sie es, sonst findet libvirt es für die VM %2 nicht.</translation>
    </message>
    <message>
        <source>The VM %1 was given a device of this make in another port, and would get %2: release it and assign the right one.</source>
        <translation>Die VM %1 bekam ein Gerät dieser Bauart an einem anderen Anschluss und bekäme jetzt %2: Geben Sie es frei und weisen Sie das richtige zu.</translation>
    </message>
    <message>
        <source>repair it</source>
        <translation>Reparieren Sie es</translation>
    </message>
    <message>
        <source>detach it</source>
        <translation>Lösen Sie es</translation>
    </message>
    <message>
        <source>libvirt takes %1 from the host by itself at the start (managed=&apos;yes&apos;).</source>
        <translation>libvirt nimmt %1 dem Host beim Start von selbst ab (managed=&apos;yes&apos;).</translation>
    </message>
    <message>
        <source>%1 isn&apos;t detached from %2: %3 first.</source>
        <translation>%1 ist nicht von %2 gelöst: %3 zuerst.</translation>
    </message>
    <message>
        <source>The driver %3 of %2 has %1: %4 first.</source>
        <translation>Der Treiber %3 von %2 hält %1: %4 zuerst.</translation>
    </message>
    <message>
        <source>%1 shares the IOMMU group of %2, and the running VM %3 has it.</source>
        <translation>%1 teilt sich die IOMMU-Gruppe mit %2, und die laufende VM %3 hat es.</translation>
    </message>
    <message>
        <source>%1 shares the IOMMU group of %2, and the host&apos;s driver %3 has it: %4 first.</source>
        <translation>%1 teilt sich die IOMMU-Gruppe mit %2, und der Treiber %3 des Hosts hält es: %4 zuerst.</translation>
    </message>
    <message>
        <source>Not checked: the VM %1 has devices of %2 that are neither PCI nor USB (mediated, SCSI).</source>
        <translation>Nicht geprüft: Die VM %1 hat Geräte von %2, die weder PCI noch USB sind (mediated, SCSI).</translation>
    </message>
    <message>
        <source>It is the image of a CD, not of a disk.</source>
        <translation>Es ist das Abbild einer CD, nicht einer Platte.</translation>
    </message>
    <message>
        <source>Its format is %1: only qcow2 and raw can be copied.</source>
        <translation>Das Format ist %1: Nur qcow2 und raw lassen sich kopieren.</translation>
    </message>
    <message>
        <source>It is the disk of %1.</source>
        <translation>Es ist die Platte von %1.</translation>
    </message>
    <message>
        <source>Choose a plan first.</source>
        <translation>Wählen Sie erst einen Plan.</translation>
    </message>
    <message>
        <source>No host can take it now.</source>
        <translation>Kein Host kann sie jetzt aufnehmen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t take it now.</source>
        <translation>%1 kann sie jetzt nicht aufnehmen.</translation>
    </message>
    <message>
        <source>%1 is not connected.</source>
        <translation>%1 ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Some of the devices have to be detached from %1 first: tick that this is right.</source>
        <translation>Einige der Geräte müssen erst von %1 gelöst werden: Setzen Sie das Häkchen, wenn das recht ist.</translation>
    </message>
    <message>
        <source>The storage of %1 is being read.</source>
        <translation>Der Speicher von %1 wird gelesen.</translation>
    </message>
    <message>
        <source>%1 has a VM with the name “%2” already.</source>
        <translation>%1 hat schon eine VM mit dem Namen „%2“.</translation>
    </message>
    <message>
        <source>%1 has no storage pool that runs.</source>
        <translation>%1 hat keinen laufenden Speicherpool.</translation>
    </message>
    <message>
        <source>Choose the pool that the disk is made in.</source>
        <translation>Wählen Sie den Pool, in dem die Platte angelegt wird.</translation>
    </message>
    <message>
        <source>%1 has no running storage pool “%2”.</source>
        <translation>%1 hat keinen laufenden Speicherpool „%2“.</translation>
    </message>
    <message>
        <source>The pool %1 has a volume “%2” already.</source>
        <translation>Der Pool %1 hat schon einen Datenträger „%2“.</translation>
    </message>
    <message>
        <source>Choose the template that the disk is made from.</source>
        <translation>Wählen Sie die Vorlage, aus der die Platte gemacht wird.</translation>
    </message>
    <message>
        <source>The template “%1” isn&apos;t in the pool %2 of %3.</source>
        <translation>Die Vorlage „%1“ ist nicht im Pool %2 von %3.</translation>
    </message>
    <message>
        <source>An overlay is a file, and %1 keeps devices: make a copy instead.</source>
        <translation>Ein Overlay ist eine Datei, und %1 enthält Blockgeräte: Machen Sie stattdessen eine Kopie.</translation>
    </message>
    <message>
        <source>The disk needs a size above 0.</source>
        <translation>Die Platte braucht eine Größe über 0.</translation>
    </message>
    <message>
        <source>The template is larger: %1.</source>
        <translation>Die Vorlage ist größer: %1.</translation>
    </message>
    <message>
        <source>%1 is needed at once, and %2 has %3 free.</source>
        <translation>%1 wird sofort gebraucht, und %2 hat %3 frei.</translation>
    </message>
    <message>
        <source>%1 has no network “%2”.</source>
        <translation>%1 hat kein Netz „%2“.</translation>
    </message>
    <message>
        <source>A user&apos;s name begins with a small letter or an underscore, and holds small letters, digits, hyphens and underscores: 32 at most.</source>
        <translation>Ein Benutzername beginnt mit einem Kleinbuchstaben oder Unterstrich und enthält Kleinbuchstaben, Ziffern, Bindestriche und Unterstriche: höchstens 32.</translation>
    </message>
    <message>
        <source>root is there already: leave it empty, or name another user.</source>
        <translation>root gibt es schon: Lassen Sie das Feld leer, oder nennen Sie einen anderen Benutzer.</translation>
    </message>
    <message>
        <source>A host name holds letters, digits and hyphens, and dots between its parts.</source>
        <translation>Ein Hostname enthält Buchstaben, Ziffern und Bindestriche, und Punkte zwischen seinen Teilen.</translation>
    </message>
    <message>
        <source>Without a key nobody can log in: there are no passwords.</source>
        <translation>Ohne Schlüssel kann sich niemand anmelden: Passwörter gibt es nicht.</translation>
    </message>
    <message>
        <source>The pool %1 doesn&apos;t run.</source>
        <translation>Der Pool %1 läuft nicht.</translation>
    </message>
    <message>
        <source>Where the volumes of %1 are isn&apos;t told.</source>
        <translation>Wo die Datenträger von %1 liegen, wird nicht gesagt.</translation>
    </message>
    <message>
        <source>The network %1 doesn&apos;t run.</source>
        <translation>Das Netz %1 läuft nicht.</translation>
    </message>
    <message>
        <source>This is a private key: it must never leave its place. Use the file that ends in .pub.</source>
        <translation>Das ist ein privater Schlüssel: Er darf seinen Platz nie verlassen. Nehmen Sie die Datei, die auf .pub endet.</translation>
    </message>
    <message>
        <source>Line %1 is no public ssh key.</source>
        <translation>Zeile %1 ist kein öffentlicher SSH-Schlüssel.</translation>
    </message>
    <message>
        <source>%1 is a qcow2 image that ends too early.</source>
        <translation>%1 ist ein qcow2-Abbild, das zu früh endet.</translation>
    </message>
    <message>
        <source>%1 lies on another image, which the host hasn&apos;t got.</source>
        <translation>%1 liegt auf einem anderen Abbild, das der Host nicht hat.</translation>
    </message>
    <message>
        <source>Make it whole first: qemu-img convert -O qcow2 %1 WHOLE.qcow2</source>
        <translation>Machen Sie es erst vollständig: qemu-img convert -O qcow2 %1 GANZ.qcow2</translation>
    </message>
    <message>
        <source>%1 is a qcow2 image with an impossible size.</source>
        <translation>%1 ist ein qcow2-Abbild mit einer unmöglichen Größe.</translation>
    </message>
    <message>
        <source>The file %1 is empty.</source>
        <translation>Die Datei %1 ist leer.</translation>
    </message>
    <message>
        <source>%1 is of format %2: a template is qcow2 or raw.</source>
        <translation>%1 hat das Format %2: Eine Vorlage ist qcow2 oder raw.</translation>
    </message>
    <message>
        <source>Convert it first: unpack it, or use qemu-img convert -O qcow2.</source>
        <translation>Wandeln Sie es erst um: Entpacken Sie es, oder nehmen Sie qemu-img convert -O qcow2.</translation>
    </message>
    <message>
        <source>%1, serial %2</source>
        <translation>%1, Seriennummer %2</translation>
    </message>
    <message>
        <source>%1: is detached from the host first</source>
        <translation>%1: wird erst vom Host gelöst</translation>
    </message>
    <message>
        <source>%1: from the pool</source>
        <translation>%1: aus dem Pool</translation>
    </message>
    <message>
        <source>It holds no plan.</source>
        <translation>Sie enthält keinen Plan.</translation>
    </message>
    <message>
        <source>The record of an instance is damaged: %1</source>
        <translation>Die Aufzeichnung zu einer Instanz ist beschädigt: %1</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>Ein Name ist nötig.</translation>
    </message>
    <message>
        <source>The name has %1 characters: %2 at most, as for a host name.</source>
        <translation>Der Name hat %1 Zeichen: höchstens %2, wie bei einem Hostnamen.</translation>
    </message>
    <message>
        <source>The name may hold letters of the English alphabet, digits, dots, hyphens and underscores, and begins with a letter or digit.</source>
        <translation>Der Name darf Buchstaben des englischen Alphabets, Ziffern, Punkte, Bindestriche und Unterstriche enthalten und beginnt mit einem Buchstaben oder einer Ziffer.</translation>
    </message>
    <message>
        <source>The name must not look like a UUID.</source>
        <translation>Der Name darf nicht wie eine UUID aussehen.</translation>
    </message>
    <message>
        <source>“%1” is no UUID.</source>
        <translation>„%1“ ist keine UUID.</translation>
    </message>
    <message>
        <source>A storage pool for the disk is needed.</source>
        <translation>Ein Speicherpool für die Platte ist nötig.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be the name of a volume.</source>
        <translation>„%1“ kann nicht der Name eines Datenträgers sein.</translation>
    </message>
    <message>
        <source>A template is needed to copy from.</source>
        <translation>Eine Vorlage zum Kopieren ist nötig.</translation>
    </message>
    <message>
        <source>An overlay must be qcow2: %1 can&apos;t lie on a template.</source>
        <translation>Ein Overlay muss qcow2 sein: %1 kann nicht auf einer Vorlage liegen.</translation>
    </message>
    <message>
        <source>An ssh key is one line.</source>
        <translation>Ein SSH-Schlüssel ist eine Zeile.</translation>
    </message>
    <message>
        <source>its disk can&apos;t be read.</source>
        <translation>Ihre Platte lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The CD for cloud-init can&apos;t be made.</source>
        <translation>Die CD für cloud-init lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>%1 uses it too.</source>
        <translation>%1 benutzt ihn auch.</translation>
    </message>
    <message>
        <source>“%1” in the pool %2 lies on it.</source>
        <translation>„%1“ im Pool %2 liegt darauf.</translation>
    </message>
    <message>
        <source>Not every VM of the host could be read: another one may use it.</source>
        <translation>Nicht jede VM des Hosts ließ sich lesen: Vielleicht benutzt ihn eine andere.</translation>
    </message>
    <message>
        <source>The journal has no entry “%1”.</source>
        <translation>Das Journal hat keinen Eintrag „%1“.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be removed.</source>
        <translation>%1 lässt sich nicht entfernen.</translation>
    </message>
    <message>
        <source>The journal %1 can&apos;t be written.</source>
        <translation>Das Journal %1 lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Riser doesn&apos;t begin what it could not finish or undo after a crash: make room, or give yourself the right to write there.</source>
        <translation>Riser beginnt nichts, was sich nach einem Absturz weder fertigstellen noch zurücknehmen ließe: Schaffen Sie Platz, oder geben Sie sich das Recht, dort zu schreiben.</translation>
    </message>
    <message>
        <source>It was written by a newer Riser (form %1, this one knows %2).</source>
        <translation>Er wurde von einem neueren Riser geschrieben (Form %1, dieser kennt %2).</translation>
    </message>
    <message>
        <source>It is damaged: its first line says nothing of an operation.</source>
        <translation>Er ist beschädigt: Seine erste Zeile sagt nichts von einem Vorgang.</translation>
    </message>
    <message>
        <source>It is damaged: %1 bytes are too many.</source>
        <translation>Er ist beschädigt: %1 Bytes sind zu viele.</translation>
    </message>
    <message>
        <source>%1 on %2 is off the host already</source>
        <translation>%1 auf %2 ist schon vom Host gelöst</translation>
    </message>
    <message>
        <source>Put %1 on %2 onto VFIO again: the VM&apos;s definition said managed=&apos;yes&apos;, so that libvirt gave it back to the host</source>
        <translation>%1 auf %2 wieder an VFIO binden: Die Definition der VM sagte managed=&apos;yes&apos;, deshalb hat libvirt es dem Host zurückgegeben</translation>
    </message>
    <message>
        <source>Pool %1 on %2 has a volume %3 already.</source>
        <translation>Pool %1 auf %2 hat schon einen Datenträger %3.</translation>
    </message>
    <message>
        <source>Choose another name, or remove that volume first.</source>
        <translation>Wählen Sie einen anderen Namen, oder löschen Sie erst jenen Datenträger.</translation>
    </message>
    <message>
        <source>%1 answered that volume %2 was removed, but pool %3 still has it.</source>
        <translation>%1 hat geantwortet, dass Datenträger %2 gelöscht wurde, aber Pool %3 hat ihn noch.</translation>
    </message>
    <message>
        <source>Not checked: %1 doesn&apos;t tell of this VM now.</source>
        <translation>Nicht geprüft: %1 sagt jetzt nichts über diese VM.</translation>
    </message>
    <message>
        <source>The VM %1 on %2 isn&apos;t running.</source>
        <translation>Die VM %1 auf %2 läuft nicht.</translation>
    </message>
    <message>
        <source>The VM %1 on %2 is paused: its guest hears nothing before it goes on.</source>
        <translation>Die VM %1 auf %2 ist angehalten: Ihr Gast hört nichts, bevor er weiterläuft.</translation>
    </message>
    <message>
        <source>The VM %1 on %2 is transient: it is gone once it stops.</source>
        <translation>Die VM %1 auf %2 ist flüchtig: Sie verschwindet, wenn sie endet.</translation>
    </message>
    <message>
        <source>Start VM %1</source>
        <translation>VM %1 starten</translation>
    </message>
    <message>
        <source>VM %1 on %2 isn&apos;t running.</source>
        <translation>VM %1 auf %2 läuft nicht.</translation>
    </message>
    <message>
        <source>VM %1 on %2 is running.</source>
        <translation>VM %1 auf %2 läuft.</translation>
    </message>
    <message>
        <source>VM %1 on %2 has %3.</source>
        <translation>VM %1 auf %2 hat %3.</translation>
    </message>
    <message>
        <source>VM %1 on %2 runs without %3.</source>
        <translation>VM %1 auf %2 läuft ohne %3.</translation>
    </message>
    <message>
        <source>The VM is off and gone from %1.</source>
        <translation>Die VM ist aus, und auf %1 gibt es sie nicht mehr.</translation>
    </message>
    <message>
        <source>VM %1 on %2 is still running.</source>
        <translation>VM %1 auf %2 läuft noch.</translation>
    </message>
    <message>
        <source>VM %1 on %2 is off.</source>
        <translation>VM %1 auf %2 ist aus.</translation>
    </message>
    <message>
        <source>%1 on %2: %3.</source>
        <translation>%1 auf %2: %3.</translation>
    </message>
    <message>
        <source>Shut down VM %1</source>
        <translation>VM %1 herunterfahren</translation>
    </message>
    <message>
        <source>Force VM %1 off</source>
        <translation>Ausschalten der VM %1 erzwingen</translation>
    </message>
    <message>
        <source>This is like pulling the plug of %1 on %2: what its guest hasn&apos;t written to its disks yet is lost.</source>
        <translation>Das ist, als würde %1 auf %2 der Stecker gezogen: Was ihr Gast noch nicht auf seine Platten geschrieben hat, ist verloren.</translation>
    </message>
    <message>
        <source>Restart the guest of VM %1</source>
        <translation>Den Gast der VM %1 neu starten</translation>
    </message>
    <message>
        <source>VM %1 on %2 is running. Whether its guest has restarted can&apos;t be seen from the host.</source>
        <translation>VM %1 auf %2 läuft. Ob ihr Gast neu gestartet ist, lässt sich vom Host aus nicht sehen.</translation>
    </message>
    <message>
        <source>Let VM %1 start with its host</source>
        <translation>VM %1 mit ihrem Host starten lassen</translation>
    </message>
    <message>
        <source>Don&apos;t let VM %1 start with its host</source>
        <translation>VM %1 nicht mit ihrem Host starten lassen</translation>
    </message>
    <message>
        <source>VM %1 starts with its host %2.</source>
        <translation>VM %1 startet mit ihrem Host %2.</translation>
    </message>
    <message>
        <source>VM %1 doesn&apos;t start with its host %2.</source>
        <translation>VM %1 startet nicht mit ihrem Host %2.</translation>
    </message>
    <message>
        <source>The VM %1 on %2 is transient: it is gone once it stops, and can&apos;t start with its host.</source>
        <translation>Die VM %1 auf %2 ist flüchtig: Sie verschwindet, wenn sie endet, und kann nicht mit ihrem Host starten.</translation>
    </message>
    <message>
        <source>The VM %1 starts with its host %2 already.</source>
        <translation>Die VM %1 startet schon mit ihrem Host %2.</translation>
    </message>
    <message>
        <source>The VM %1 doesn&apos;t start with its host %2 as it is.</source>
        <translation>Die VM %1 startet auch jetzt nicht mit ihrem Host %2.</translation>
    </message>
    <message>
        <source>Provision VM %1 (%2)</source>
        <translation>VM %1 bereitstellen (%2)</translation>
    </message>
    <message>
        <source>VM %1 is not on %2.</source>
        <translation>VM %1 ist nicht auf %2.</translation>
    </message>
    <message>
        <source>VM %1 on %2 has lost Riser&apos;s note of its plan.</source>
        <translation>VM %1 auf %2 hat den Vermerk von Riser über ihren Plan verloren.</translation>
    </message>
    <message>
        <source>VM %1 on %2 is defined, but it does not run.</source>
        <translation>VM %1 auf %2 ist angelegt, aber sie läuft nicht.</translation>
    </message>
    <message>
        <source>VM %1 runs on %2.</source>
        <translation>VM %1 läuft auf %2.</translation>
    </message>
    <message>
        <source>VM %1 is defined on %2.</source>
        <translation>VM %1 ist auf %2 angelegt.</translation>
    </message>
    <message>
        <source>%1 has a VM %2 already.</source>
        <translation>%1 hat schon eine VM %2.</translation>
    </message>
    <message>
        <source>VM %1 on %2 has this UUID already.</source>
        <translation>VM %1 auf %2 hat diese UUID schon.</translation>
    </message>
    <message>
        <source>The connection to %1 is read-only.</source>
        <translation>Die Verbindung zu %1 ist nur lesend.</translation>
    </message>
    <message>
        <source>%1 has no (or no longer a) network %2.</source>
        <translation>%1 hat kein Netz %2 (mehr).</translation>
    </message>
    <message>
        <source>Network %1 on %2 is not active: start it first (virsh net-start).</source>
        <translation>Netz %1 auf %2 ist nicht aktiv: Starten Sie es erst (virsh net-start).</translation>
    </message>
    <message>
        <source>The plan asks for %1, and %2 has %3 in all.</source>
        <translation>Der Plan verlangt %1, und %2 hat insgesamt %3.</translation>
    </message>
    <message>
        <source>The plan asks for %1, and %2 has %3 free.</source>
        <translation>Der Plan verlangt %1, und %2 hat %3 frei.</translation>
    </message>
    <message>
        <source>Another device is at the place of the one that was chosen on %1: %2 now.</source>
        <translation>Auf %1 ist jetzt ein anderes Gerät, wo das gewählte war: %2.</translation>
    </message>
    <message>
        <source>%1 on %2 can&apos;t be taken from the host: %3</source>
        <translation>%1 auf %2 lässt sich dem Host nicht nehmen: %3</translation>
    </message>
    <message>
        <source>%1 has no (or no longer a) storage pool %2.</source>
        <translation>%1 hat keinen Speicherpool %2 (mehr).</translation>
    </message>
    <message>
        <source>Storage pool %1 on %2 is not active: start it first (virsh pool-start).</source>
        <translation>Speicherpool %1 auf %2 ist nicht aktiv: Starten Sie ihn erst (virsh pool-start).</translation>
    </message>
    <message>
        <source>Riser makes disks in pools of folders, file systems, LVM and ZFS; %1 on %2 is one of type %3.</source>
        <translation>Riser legt Platten in Pools aus Ordnern, Dateisystemen, LVM und ZFS an; %1 auf %2 ist einer vom Typ %3.</translation>
    </message>
    <message>
        <source>Disks in pool %1 on %2 are block devices: only the format raw fits.</source>
        <translation>Platten in Pool %1 auf %2 sind Blockgeräte: Nur das Format raw passt.</translation>
    </message>
    <message>
        <source>%1 is in the same IOMMU group as another device that was chosen on %2.</source>
        <translation>%1 ist in derselben IOMMU-Gruppe wie ein anderes Gerät, das auf %2 gewählt wurde.</translation>
    </message>
    <message>
        <source>The template %1 is not (or no longer) in pool %2 of %3.</source>
        <translation>Die Vorlage %1 ist nicht (mehr) in Pool %2 von %3.</translation>
    </message>
    <message>
        <source>Choose another template.</source>
        <translation>Wählen Sie eine andere Vorlage.</translation>
    </message>
    <message>
        <source>Storage pool %1 on %2 is not active.</source>
        <translation>Speicherpool %1 auf %2 ist nicht aktiv.</translation>
    </message>
    <message>
        <source>Start it (virsh pool-start), or choose another one.</source>
        <translation>Starten Sie ihn (virsh pool-start), oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The copy needs %1, and pool %2 on %3 has %4 free.</source>
        <translation>Die Kopie braucht %1, und Pool %2 auf %3 hat %4 frei.</translation>
    </message>
    <message>
        <source>Choose another pool, or an overlay instead of a copy.</source>
        <translation>Wählen Sie einen anderen Pool oder ein Overlay statt einer Kopie.</translation>
    </message>
    <message>
        <source>Look whether pool %1 on %2 has room, and the names are free</source>
        <translation>Nachsehen, ob Pool %1 auf %2 Platz hat und die Namen frei sind</translation>
    </message>
    <message>
        <source>The upload was cancelled.</source>
        <translation>Das Hochladen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Upload %1 as volume %2 to pool %3 on %4</source>
        <translation>%1 als Datenträger %2 in Pool %3 auf %4 hochladen</translation>
    </message>
    <message>
        <source>Remove volume %1 from pool %2 on %3</source>
        <translation>Datenträger %1 aus Pool %2 auf %3 löschen</translation>
    </message>
    <message>
        <source>%1 answered that VM %2 was defined, but it isn&apos;t there.</source>
        <translation>%1 hat geantwortet, dass VM %2 angelegt wurde, aber sie ist nicht da.</translation>
    </message>
    <message>
        <source>%1 answered that the definition of VM %2 was removed, but it is still there.</source>
        <translation>%1 hat geantwortet, dass die Definition der VM %2 gelöscht wurde, aber sie ist noch da.</translation>
    </message>
    <message>
        <source>Define VM %1 on %2</source>
        <translation>VM %1 auf %2 anlegen</translation>
    </message>
    <message>
        <source>Define VM %1 on %2, which claims its devices from then on</source>
        <translation>VM %1 auf %2 anlegen; von da an beansprucht sie ihre Geräte</translation>
    </message>
    <message>
        <source>Remove the definition of VM %1 from %2</source>
        <translation>Die Definition der VM %1 von %2 löschen</translation>
    </message>
    <message>
        <source>Define VM %1 on %2 as it was</source>
        <translation>VM %1 auf %2 wieder anlegen, wie sie war</translation>
    </message>
    <message>
        <source>%2 answered that VM %1 was started, but it isn&apos;t running.</source>
        <translation>%2 hat geantwortet, dass VM %1 gestartet wurde, aber sie läuft nicht.</translation>
    </message>
    <message>
        <source>It may have ended at once: its log on the host, /var/log/libvirt/qemu/%1.log, says why.</source>
        <translation>Vielleicht hat sie gleich wieder geendet: Ihr Protokoll auf dem Host, /var/log/libvirt/qemu/%1.log, sagt warum.</translation>
    </message>
    <message>
        <source>%2 answered that VM %1 was forced off, but it is still running.</source>
        <translation>%2 hat geantwortet, dass das Ausschalten der VM %1 erzwungen wurde, aber sie läuft noch.</translation>
    </message>
    <message>
        <source>Its process may hang in the host&apos;s kernel, where a device holds it: the kernel log (dmesg) tells more.</source>
        <translation>Ihr Prozess hängt vielleicht im Kernel des Hosts, wo ein Gerät ihn festhält: Das Kernel-Protokoll (dmesg) sagt mehr.</translation>
    </message>
    <message>
        <source>The request can&apos;t be taken back: the guest may still shut down later.</source>
        <translation>Die Anfrage lässt sich nicht zurücknehmen: Der Gast kann später noch herunterfahren.</translation>
    </message>
    <message>
        <source>Cancelled while waiting for VM %1 on %2 to shut down: it is still running.</source>
        <translation>Abgebrochen, während darauf gewartet wurde, dass VM %1 auf %2 herunterfährt: Sie läuft noch.</translation>
    </message>
    <message>
        <source>VM %1 on %2 did not shut down within %3 seconds: it is still running.</source>
        <translation>VM %1 auf %2 ist nicht innerhalb von %3 Sekunden heruntergefahren: Sie läuft noch.</translation>
    </message>
    <message>
        <source>Its guest must answer the power button, or run the QEMU guest agent. Try again when it has booted, shut it down from inside, or force it off.</source>
        <translation>Ihr Gast muss auf den Ausschaltknopf antworten oder den QEMU-Gastagenten ausführen. Versuchen Sie es noch einmal, wenn er gestartet ist, fahren Sie ihn von innen herunter, oder erzwingen Sie das Ausschalten.</translation>
    </message>
    <message>
        <source>%2 answered that VM %1 starts with it, but it doesn&apos;t show it.</source>
        <translation>%2 hat geantwortet, dass VM %1 mit ihm startet, aber er zeigt es nicht.</translation>
    </message>
    <message>
        <source>%2 answered that VM %1 doesn&apos;t start with it any more, but it shows it still.</source>
        <translation>%2 hat geantwortet, dass VM %1 nicht mehr mit ihm startet, aber er zeigt es noch.</translation>
    </message>
    <message>
        <source>Start VM %1 on %2</source>
        <translation>VM %1 auf %2 starten</translation>
    </message>
    <message>
        <source>Ask VM %1 on %2 to shut down, and force it off when it doesn&apos;t</source>
        <translation>VM %1 auf %2 bitten herunterzufahren, und das Ausschalten erzwingen, wenn sie es nicht tut</translation>
    </message>
    <message>
        <source>Ask VM %1 on %2 to shut down, and wait until it is off</source>
        <translation>VM %1 auf %2 bitten herunterzufahren, und warten, bis sie aus ist</translation>
    </message>
    <message>
        <source>Force VM %1 on %2 off</source>
        <translation>Ausschalten der VM %1 auf %2 erzwingen</translation>
    </message>
    <message>
        <source>Ask the guest of VM %1 on %2 to restart</source>
        <translation>Den Gast der VM %1 auf %2 um einen Neustart bitten</translation>
    </message>
    <message>
        <source>Let VM %1 start with its host %2</source>
        <translation>VM %1 mit ihrem Host %2 starten lassen</translation>
    </message>
    <message>
        <source>Don&apos;t let VM %1 start with its host %2 any more</source>
        <translation>VM %1 nicht mehr mit ihrem Host %2 starten lassen</translation>
    </message>
    <message>
        <source>%1 answered that volume %2 was made, but pool %3 doesn&apos;t have it.</source>
        <translation>%1 hat geantwortet, dass Datenträger %2 angelegt wurde, aber Pool %3 hat ihn nicht.</translation>
    </message>
    <message>
        <source>Volume %1 on %2 is at %3, and the definition names %4.</source>
        <translation>Datenträger %1 auf %2 liegt bei %3, und die Definition nennt %4.</translation>
    </message>
    <message>
        <source>Pool %1 puts its volumes elsewhere than it says: choose another pool.</source>
        <translation>Pool %1 legt seine Datenträger woanders ab, als er sagt: Wählen Sie einen anderen Pool.</translation>
    </message>
    <message>
        <source>Make an empty disk %1 of %2 in pool %3 on %4</source>
        <translation>Eine leere Platte %1 mit %2 in Pool %3 auf %4 anlegen</translation>
    </message>
    <message>
        <source>Copy %5 of pool %6 to disk %1 of %2 in pool %3 on %4</source>
        <translation>%5 aus Pool %6 als Platte %1 mit %2 in Pool %3 auf %4 kopieren</translation>
    </message>
    <message>
        <source>Lay disk %1 of %2 in pool %3 on %4 over %5 of pool %6</source>
        <translation>Platte %1 mit %2 in Pool %3 auf %4 über %5 aus Pool %6 legen</translation>
    </message>
    <message>
        <source>Make the CD %1 for cloud-init in pool %2 on %3</source>
        <translation>Die CD %1 für cloud-init in Pool %2 auf %3 anlegen</translation>
    </message>
    <message>
        <source>Remove volume %1 from pool %2 on %3, with all that is on it</source>
        <translation>Datenträger %1 aus Pool %2 auf %3 löschen, mit allem, was darauf ist</translation>
    </message>
    <message>
        <source>Remove volume %1, which was made for it, from pool %2 on %3</source>
        <translation>Datenträger %1, der für sie angelegt wurde, aus Pool %2 auf %3 löschen</translation>
    </message>
    <message>
        <source>Tear down VM %1</source>
        <translation>VM %1 abbauen</translation>
    </message>
    <message>
        <source>The VM is gone from %1.</source>
        <translation>Die VM gibt es auf %1 nicht mehr.</translation>
    </message>
    <message>
        <source>%1 on %2 is not in the pool, since another VM claims it: %3.</source>
        <translation>%1 auf %2 ist nicht im Pool, denn eine andere VM beansprucht es: %3.</translation>
    </message>
    <message>
        <source>%1 on %2 is in the pool: %3.</source>
        <translation>%1 auf %2 ist im Pool: %3.</translation>
    </message>
    <message>
        <source>%1 on %2 is with the host, which needs it: %3</source>
        <translation>%1 auf %2 ist beim Host, der es braucht: %3</translation>
    </message>
    <message>
        <source>%1 on %2 is with the host and not in the pool: %3. DETACH DEVICE takes it there.</source>
        <translation>%1 auf %2 ist beim Host und nicht im Pool: %3. GERÄT LÖSEN bringt es dorthin.</translation>
    </message>
    <message>
        <source>VM %1 is still on %2.</source>
        <translation>VM %1 ist noch auf %2.</translation>
    </message>
    <message>
        <source>VM %1 is gone from %2.</source>
        <translation>VM %1 gibt es auf %2 nicht mehr.</translation>
    </message>
    <message>
        <source>The record of a tear-down is damaged.</source>
        <translation>Die Aufzeichnung zu einem Abbau ist beschädigt.</translation>
    </message>
    <message>
        <source>Take back the provisioning of VM %1</source>
        <translation>Die Bereitstellung der VM %1 zurücknehmen</translation>
    </message>
    <message>
        <source>Take back the tear-down of VM %1</source>
        <translation>Den Abbau der VM %1 zurücknehmen</translation>
    </message>
    <message>
        <source>%1 on %2 has another VM by now: %3.</source>
        <translation>Inzwischen hat eine andere VM %1 auf %2: %3.</translation>
    </message>
    <message>
        <source>VM %1 on %2 has %3 again.</source>
        <translation>VM %1 auf %2 hat %3 wieder.</translation>
    </message>
    <message>
        <source>VM %1 on %2 does not have %3.</source>
        <translation>VM %1 auf %2 hat %3 nicht.</translation>
    </message>
    <message>
        <source>Upload %1 to pool %2</source>
        <translation>%1 in Pool %2 hochladen</translation>
    </message>
    <message>
        <source>Pool %1 on %2 has %3.</source>
        <translation>Pool %1 auf %2 hat %3.</translation>
    </message>
    <message>
        <source>The answer of %1 was lost, and nothing there shows whether it happened.</source>
        <translation>Die Antwort von %1 ging verloren, und nichts dort zeigt, ob es geschehen ist.</translation>
    </message>
    <message>
        <source>a device is missing</source>
        <translation>ein Gerät fehlt</translation>
    </message>
    <message>
        <source>a device has moved</source>
        <translation>ein Gerät ist umgezogen</translation>
    </message>
    <message>
        <source>another device in its place</source>
        <translation>ein anderes Gerät an seiner Stelle</translation>
    </message>
    <message>
        <source>USB device plugged in again</source>
        <translation>USB-Gerät neu eingesteckt</translation>
    </message>
    <message>
        <source>USB device not certain</source>
        <translation>USB-Gerät nicht eindeutig</translation>
    </message>
    <message>
        <source>USB device of another port</source>
        <translation>USB-Gerät eines anderen Anschlusses</translation>
    </message>
    <message>
        <source>without a device</source>
        <translation>ohne ein Gerät</translation>
    </message>
    <message>
        <source>a device is not ready</source>
        <translation>ein Gerät ist nicht bereit</translation>
    </message>
    <message>
        <source>another VM has a device</source>
        <translation>eine andere VM hat ein Gerät</translation>
    </message>
    <message>
        <source>claimed twice</source>
        <translation>doppelt beansprucht</translation>
    </message>
    <message>
        <source>too little memory</source>
        <translation>zu wenig Arbeitsspeicher</translation>
    </message>
    <message>
        <source>no IOMMU</source>
        <translation>keine IOMMU</translation>
    </message>
    <message>
        <source>no IOMMU group</source>
        <translation>keine IOMMU-Gruppe</translation>
    </message>
    <message>
        <source>no VFIO</source>
        <translation>kein VFIO</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Perhaps</source>
        <translation>Vielleicht</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>will it start: reason</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Will it start</source>
        <translation>Startet sie</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Force off</source>
        <translation>Ausschalten erzwingen</translation>
    </message>
    <message>
        <source>Force the VM “%1” on “%2” off?</source>
        <translation>Das Ausschalten der VM „%1“ auf „%2“ erzwingen?</translation>
    </message>
    <message>
        <source>Provisioning…</source>
        <translation>Wird bereitgestellt…</translation>
    </message>
    <message>
        <source>Tearing down…</source>
        <translation>Wird abgebaut…</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet…</translation>
    </message>
    <message>
        <source>Shutting down…</source>
        <translation>Fährt herunter…</translation>
    </message>
    <message>
        <source>Forcing off…</source>
        <translation>Ausschalten wird erzwungen…</translation>
    </message>
    <message>
        <source>Rebooting…</source>
        <translation>Startet neu…</translation>
    </message>
    <message>
        <source>Changing autostart…</source>
        <translation>Autostart wird geändert…</translation>
    </message>
    <message>
        <source>Uploading…</source>
        <translation>Wird hochgeladen…</translation>
    </message>
    <message>
        <source>START</source>
        <translation>STARTEN</translation>
    </message>
    <message>
        <source>SHUT DOWN</source>
        <translation>HERUNTERFAHREN</translation>
    </message>
    <message>
        <source>FORCE OFF…</source>
        <translation>AUSSCHALTEN ERZWINGEN…</translation>
    </message>
    <message>
        <source>REBOOT</source>
        <translation>NEU STARTEN</translation>
    </message>
    <message>
        <source>AUTOSTART</source>
        <translation>AUTOSTART</translation>
    </message>
    <message>
        <source>TEAR DOWN…</source>
        <translation>ABBAUEN…</translation>
    </message>
    <message>
        <source>%1 is not on %2: nothing of it comes back.</source>
        <translation>%1 ist nicht auf %2: Davon kommt nichts zurück.</translation>
    </message>
    <message>
        <source>%1 on %2 doesn&apos;t go to the pool, since another VM claims it as well: %3.</source>
        <translation>%1 auf %2 kommt nicht in den Pool, da auch eine andere VM es beansprucht: %3.</translation>
    </message>
    <message>
        <source>%1 goes back to the driver of %2 and not to the pool: only riser-host could keep it there.</source>
        <translation>%1 geht zurück an den Treiber von %2 und nicht in den Pool: Nur riser-host könnte es dort halten.</translation>
    </message>
    <message>
        <source>%1 is with %2 now, and stays there.</source>
        <translation>%1 ist jetzt bei %2 und bleibt dort.</translation>
    </message>
    <message>
        <source>%1 comes back to the pool of %2.</source>
        <translation>%1 kommt zurück in den Pool von %2.</translation>
    </message>
    <message>
        <source>VM %1 is on %2 already, as the earlier run left it.</source>
        <translation>VM %1 ist schon auf %2, wie der frühere Lauf sie hinterließ.</translation>
    </message>
    <message>
        <source>No VM on %1 is called %2.</source>
        <translation>Keine VM auf %1 heißt %2.</translation>
    </message>
    <message>
        <source>Storage pool %1 on %2 is active.</source>
        <translation>Der Speicherpool %1 auf %2 ist aktiv.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>without a definition</source>
        <translation>ohne Definition</translation>
    </message>
    <message>
        <source>starts with the host</source>
        <translation>startet mit dem Host</translation>
    </message>
    <message>
        <source>VM %1 on %2 is now: %3. Before: %4.</source>
        <translation>VM %1 auf %2 ist jetzt: %3. Vorher: %4.</translation>
    </message>
    <message>
        <source>Whether this stands on %1 isn&apos;t known: %2. Finish it or take it back, as the bar above the page offers: that looks.</source>
        <translation>Ob das auf %1 steht, ist nicht bekannt: %2. Stellen Sie es fertig oder nehmen Sie es zurück, wie es die Leiste über der Seite anbietet: Dabei wird nachgesehen.</translation>
    </message>
    <message>
        <source>Riser makes disks in pools of folders, file systems, LVM and ZFS; %1 is one of type %2.</source>
        <translation>Riser legt Platten in Pools aus Ordnern, Dateisystemen, LVM und ZFS an; %1 ist einer vom Typ %2.</translation>
    </message>
    <message>
        <source>A cluster needs a name.</source>
        <translation>Ein Cluster braucht einen Namen.</translation>
    </message>
    <message>
        <source>The name has %1 characters: it may have %2.</source>
        <translation>Der Name hat %1 Zeichen: erlaubt sind %2.</translation>
    </message>
    <message>
        <source>The name holds characters that can&apos;t be seen.</source>
        <translation>Der Name enthält unsichtbare Zeichen.</translation>
    </message>
    <message>
        <source>There is another cluster called %1.</source>
        <translation>Es gibt einen anderen Cluster namens %1.</translation>
    </message>
    <message>
        <source>A host of the cluster is not in the list any more.</source>
        <translation>Ein Host des Clusters ist nicht mehr in der Liste.</translation>
    </message>
    <message>
        <source>%1 is in the cluster %2 already.</source>
        <translation>%1 ist schon im Cluster %2.</translation>
    </message>
    <message>
        <source>%1 is named twice.</source>
        <translation>%1 ist zweimal genannt.</translation>
    </message>
    <message>
        <source>a cluster has no identity or no list of hosts</source>
        <translation>ein Cluster hat keine Kennung oder keine Liste von Hosts</translation>
    </message>
    <message>
        <source>a host of the cluster %1 isn&apos;t in the list, or in another cluster</source>
        <translation>ein Host des Clusters %1 fehlt in der Liste oder ist in einem anderen Cluster</translation>
    </message>
    <message>
        <source>its clusters are no list</source>
        <translation>ihre Cluster sind keine Liste</translation>
    </message>
    <message>
        <source>two clusters are called %1</source>
        <translation>zwei Cluster heißen %1</translation>
    </message>
    <message>
        <source>The labels in %1 can&apos;t be read.</source>
        <translation>Die Markierungen in %1 können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The labels in %1 were written by a newer Riser.</source>
        <translation>Die Markierungen in %1 wurden von einem neueren Riser geschrieben.</translation>
    </message>
    <message>
        <source>The labels in %1 are damaged.</source>
        <translation>Die Markierungen in %1 sind beschädigt.</translation>
    </message>
    <message>
        <source>The labels can&apos;t be written to %1.</source>
        <translation>Die Markierungen können nicht nach %1 geschrieben werden.</translation>
    </message>
    <message>
        <source>Somebody else is writing the labels in %1.</source>
        <translation>Jemand anderes schreibt gerade die Markierungen in %1.</translation>
    </message>
    <message>
        <source>They were written and aren&apos;t there.</source>
        <translation>Sie wurden geschrieben und sind nicht da.</translation>
    </message>
    <message>
        <source>A label can&apos;t be empty.</source>
        <translation>Eine Markierung darf nicht leer sein.</translation>
    </message>
    <message>
        <source>The label %1 begins or ends with a space.</source>
        <translation>Die Markierung %1 beginnt oder endet mit einem Leerzeichen.</translation>
    </message>
    <message>
        <source>The label %1… has %2 characters: it may have %3.</source>
        <translation>Die Markierung %1… hat %2 Zeichen: erlaubt sind %3.</translation>
    </message>
    <message>
        <source>The label %1 holds a comma, which stands between labels.</source>
        <translation>Die Markierung %1 enthält ein Komma, und Kommas trennen Markierungen.</translation>
    </message>
    <message>
        <source>The label %1 holds characters that can&apos;t be seen.</source>
        <translation>Die Markierung %1 enthält unsichtbare Zeichen.</translation>
    </message>
    <message>
        <source>%1 would have %2 labels: a device may have %3.</source>
        <translation>%1 hätte %2 Markierungen: erlaubt sind %3 je Gerät.</translation>
    </message>
    <message>
        <source>it has no list of labels</source>
        <translation>es hat keine Liste von Markierungen</translation>
    </message>
    <message>
        <source>it has the label %1 twice</source>
        <translation>es hat die Markierung %1 zweimal</translation>
    </message>
    <message>
        <source>it has too many labels</source>
        <translation>es hat zu viele Markierungen</translation>
    </message>
    <message>
        <source>These are no labels that Riser can use.</source>
        <translation>Das sind keine Markierungen, die Riser brauchen kann.</translation>
    </message>
    <message>
        <source>It doesn&apos;t say that it holds labels (&quot;riser-labels&quot;: %1).</source>
        <translation>Darin steht nicht, dass es Markierungen sind (&quot;riser-labels&quot;: %1).</translation>
    </message>
    <message>
        <source>These labels were made by a newer Riser.</source>
        <translation>Diese Markierungen stammen von einem neueren Riser.</translation>
    </message>
    <message>
        <source>It holds no list of devices.</source>
        <translation>Es enthält keine Liste von Geräten.</translation>
    </message>
    <message>
        <source>it can&apos;t be told which one it is</source>
        <translation>es ist nicht zu erkennen, welches es ist</translation>
    </message>
    <message>
        <source>it is there twice</source>
        <translation>es steht zweimal darin</translation>
    </message>
    <message>
        <source>Device %1: %2</source>
        <translation>Gerät %1: %2</translation>
    </message>
    <message>
        <source>Labels: %1</source>
        <translation>Markierungen: %1</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>It can&apos;t be locked: %1.</source>
        <translation>Es kann nicht gesperrt werden: %1.</translation>
    </message>
    <message>
        <source>The cluster that it was to go to was removed: choose another place.</source>
        <translation>Der Cluster, in den es kommen sollte, wurde entfernt: einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>No host of the cluster %1 can take it now: choose another place.</source>
        <translation>Kein Host des Clusters %1 kann es jetzt aufnehmen: einen anderen Ort wählen.</translation>
    </message>
    <message>
        <source>They would take %1 bytes: %2 is the most.</source>
        <translation>Sie würden %1 Bytes brauchen: höchstens %2 sind möglich.</translation>
    </message>
    <message>
        <source>Host: %1</source>
        <translation>Host: %1</translation>
    </message>
    <message>
        <source>Actions for %1 on %2</source>
        <translation>Aktionen für %1 auf %2</translation>
    </message>
    <message>
        <source>Actions for %1 (%2) on %3</source>
        <translation>Aktionen für %1 (%2) auf %3</translation>
    </message>
    <message>
        <source>Nobody waits for %1 any more.</source>
        <translation>Auf %1 wartet niemand mehr.</translation>
    </message>
    <message>
        <source>The guest in %1 answers too slowly.</source>
        <translation>Der Gast in %1 antwortet zu langsam.</translation>
    </message>
    <message>
        <source>Ask again when it has less to do.</source>
        <translation>Fragen Sie noch einmal, wenn er weniger zu tun hat.</translation>
    </message>
    <message>
        <source>What the guest agent in %1 answers can&apos;t be understood.</source>
        <translation>Was der Gastagent in %1 antwortet, ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>It was asked “%1”.</source>
        <translation>Gefragt wurde „%1“.</translation>
    </message>
    <message>
        <source>ASK THE GUEST runs a script there instead.</source>
        <translation>GAST FRAGEN führt dort stattdessen ein Skript aus.</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>nicht verfügbar</translation>
    </message>
    <message>
        <source>not seen by the guest</source>
        <translation>vom Gast nicht gesehen</translation>
    </message>
    <message>
        <source>The guest lists its devices, and this one is not among them. It may not have noticed it yet, or its hot plug doesn&apos;t work.</source>
        <translation>Der Gast nennt seine Geräte, und dieses ist nicht dabei. Vielleicht hat er es noch nicht bemerkt, oder das Einstecken im Betrieb geht bei ihm nicht.</translation>
    </message>
    <message>
        <source>can&apos;t be told apart</source>
        <translation>nicht zu unterscheiden</translation>
    </message>
    <message>
        <source>The guest has more than one device that it could be, and says nothing that tells which.</source>
        <translation>Der Gast hat mehr als ein Gerät, das es sein könnte, und sagt nichts, woran zu erkennen wäre, welches.</translation>
    </message>
    <message>
        <source>At its place the guest has a device with another vendor or product number.</source>
        <translation>An seiner Stelle hat der Gast ein Gerät mit einer anderen Hersteller- oder Produktnummer.</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>nicht gefragt</translation>
    </message>
    <message>
        <source>What the guest has of this sort is listed only after ASK THE GUEST.</source>
        <translation>Was der Gast an solchen Geräten hat, erscheint erst nach GAST FRAGEN.</translation>
    </message>
    <message>
        <source>Told by its vendor and product number, of which the guest has but one.</source>
        <translation>Erkannt an der Hersteller- und Produktnummer, die es im Gast nur einmal gibt.</translation>
    </message>
    <message>
        <source>Serial number as the guest reads it: %1. The host doesn&apos;t know it.</source>
        <translation>Seriennummer, wie der Gast sie liest: %1. Der Host kennt sie nicht.</translation>
    </message>
    <message>
        <source>Serial number as the guest reads it: %1. It agrees with the host&apos;s.</source>
        <translation>Seriennummer, wie der Gast sie liest: %1. Sie stimmt mit der des Hosts überein.</translation>
    </message>
    <message>
        <source>Serial number as the guest reads it: %1. It differs from the host&apos;s, %2.</source>
        <translation>Seriennummer, wie der Gast sie liest: %1. Beim Host ist sie anders: %2.</translation>
    </message>
    <message>
        <source>ASK THE GUEST tells its memory and the processes on it.</source>
        <translation>GAST FRAGEN nennt seinen Speicher und die Prozesse darauf.</translation>
    </message>
    <message>
        <source>In the guest it is the network interface %1 (%2).</source>
        <translation>Im Gast ist es die Netzwerkschnittstelle %1 (%2).</translation>
    </message>
    <message>
        <source>Its address there: %1</source>
        <translation>Seine Adresse dort: %1</translation>
    </message>
    <message>
        <source>The guest has it at %1.</source>
        <translation>Der Gast hat es bei %1.</translation>
    </message>
    <message>
        <source>no driver in the guest</source>
        <translation>kein Treiber im Gast</translation>
    </message>
    <message>
        <source>No driver of the guest has taken it: install one there.</source>
        <translation>Kein Treiber des Gastes hat es genommen: Installieren Sie dort einen.</translation>
    </message>
    <message>
        <source>Its driver there: %1</source>
        <translation>Sein Treiber dort: %1</translation>
    </message>
    <message>
        <source>Windows calls it %1, driver %2.</source>
        <translation>Windows nennt es %1, Treiber %2.</translation>
    </message>
    <message>
        <source>The guest has it at the port %1.</source>
        <translation>Der Gast hat es am Anschluss %1.</translation>
    </message>
    <message>
        <source>not given to the guest</source>
        <translation>dem Gast nicht gegeben</translation>
    </message>
    <message>
        <source>The VM only holds it, so that nobody else uses it.</source>
        <translation>Die VM hält es nur, damit niemand sonst es benutzt.</translation>
    </message>
    <message>
        <source>The guest agent %1 in %2 doesn&apos;t know “%3”.</source>
        <translation>Der Gastagent %1 in %2 kennt „%3“ nicht.</translation>
    </message>
    <message>
        <source>It needs qemu-guest-agent %1 or newer in the guest.</source>
        <translation>Dazu braucht der Gast qemu-guest-agent %1 oder neuer.</translation>
    </message>
    <message>
        <source>The guest agent in %1 forbids “%2”.</source>
        <translation>Der Gastagent in %1 verbietet „%2“.</translation>
    </message>
    <message>
        <source>Allow it in the guest, in the settings of qemu-guest-agent (allow-rpcs or block-rpcs in /etc/qemu/qemu-ga.conf or /etc/sysconfig/qemu-ga), and start the agent again.</source>
        <translation>Erlauben Sie es im Gast, in den Einstellungen von qemu-guest-agent (allow-rpcs oder block-rpcs in /etc/qemu/qemu-ga.conf oder /etc/sysconfig/qemu-ga), und starten Sie den Agenten neu.</translation>
    </message>
    <message>
        <source>The guest in %1 lists no devices.</source>
        <translation>Der Gast in %1 nennt keine Geräte.</translation>
    </message>
    <message>
        <source>Its /sys may not be mounted.</source>
        <translation>Vielleicht ist sein /sys nicht eingehängt.</translation>
    </message>
    <message>
        <source>The guest of %1 has no %2.</source>
        <translation>Der Gast von %1 hat kein %2.</translation>
    </message>
    <message>
        <source>It comes with the maker&apos;s driver.</source>
        <translation>Es kommt mit dem Treiber des Herstellers.</translation>
    </message>
    <message>
        <source>“%1” is not connected.</source>
        <translation>„%1“ ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Connect to it: what the guest sees is read then.</source>
        <translation>Verbinden Sie sich: Dann wird gelesen, was der Gast sieht.</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>wird gefragt…</translation>
    </message>
    <message>
        <source>The guest has not been asked since it was given.</source>
        <translation>Der Gast wurde noch nicht gefragt, seit er es hat.</translation>
    </message>
    <message>
        <source>VM “%1” on “%2”</source>
        <translation>VM „%1“ auf „%2“</translation>
    </message>
    <message>
        <source>%1 is not running.</source>
        <translation>%1 läuft nicht.</translation>
    </message>
    <message>
        <source>Start it: what the guest sees is read then.</source>
        <translation>Starten Sie sie: Dann wird gelesen, was der Gast sieht.</translation>
    </message>
    <message>
        <source>The connection to the host of %1 is read-only.</source>
        <translation>Die Verbindung zum Host von %1 ist nur lesend.</translation>
    </message>
    <message>
        <source>Connect with a login that may change VMs: libvirt lets no other talk to a guest.</source>
        <translation>Verbinden Sie sich mit einer Anmeldung, die VMs ändern darf: Nur eine solche lässt libvirt mit einem Gast sprechen.</translation>
    </message>
    <message>
        <source>%1 has no channel for a guest agent.</source>
        <translation>%1 hat keinen Kanal für einen Gastagenten.</translation>
    </message>
    <message>
        <source>Add a channel org.qemu.guest_agent.0 to its definition, and install qemu-guest-agent in the guest.</source>
        <translation>Ergänzen Sie in ihrer Definition einen Kanal org.qemu.guest_agent.0, und installieren Sie qemu-guest-agent im Gast.</translation>
    </message>
    <message>
        <source>%1 is paused.</source>
        <translation>%1 ist angehalten.</translation>
    </message>
    <message>
        <source>Resume it: a guest that stands still answers nothing.</source>
        <translation>Lassen Sie sie weiterlaufen: Ein Gast, der stillsteht, antwortet nicht.</translation>
    </message>
    <message>
        <source>No guest agent runs in %1.</source>
        <translation>In %1 läuft kein Gastagent.</translation>
    </message>
    <message>
        <source>Install qemu-guest-agent in the guest and start it there.</source>
        <translation>Installieren Sie qemu-guest-agent im Gast, und starten Sie ihn dort.</translation>
    </message>
    <message>
        <source>The agent in the guest is asked:</source>
        <translation>Der Agent im Gast wird gefragt:</translation>
    </message>
    <message>
        <source>It runs a fixed script of /bin/sh there, which changes nothing and reads:</source>
        <translation>Er führt dort mit /bin/sh ein festes Skript aus, das nichts ändert und dies liest:</translation>
    </message>
    <message>
        <source>It runs the GPU makers&apos; own tools there, where they are installed:</source>
        <translation>Er startet dort die Werkzeuge der GPU-Hersteller, soweit sie installiert sind:</translation>
    </message>
    <message>
        <source>%1 of %2 used</source>
        <translation>%1 von %2 belegt</translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation>%1 belegt</translation>
    </message>
    <message>
        <source>on %1</source>
        <comment>a disk that is mounted</comment>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>In the guest it is the disk %1 of %2.</source>
        <translation>Im Gast ist es der Datenträger %1 mit %2.</translation>
    </message>
    <message>
        <source>In the guest it is the disk %1.</source>
        <translation>Im Gast ist es der Datenträger %1.</translation>
    </message>
    <message>
        <source>The guest uses it on %1 (%2): %3 of %4 are full.</source>
        <translation>Der Gast benutzt ihn unter %1 (%2): %3 von %4 sind belegt.</translation>
    </message>
    <message>
        <source>The guest uses it on %1 (%2).</source>
        <translation>Der Gast benutzt ihn unter %1 (%2).</translation>
    </message>
    <message>
        <source>The guest&apos;s driver calls it %1.</source>
        <translation>Der Treiber des Gastes nennt es %1.</translation>
    </message>
    <message>
        <source>Its memory: %1.</source>
        <translation>Sein Speicher: %1.</translation>
    </message>
    <message>
        <source>No process of the guest computes on it.</source>
        <translation>Kein Prozess des Gastes rechnet darauf.</translation>
    </message>
    <message>
        <source>Process %1 (%2) uses %3 of it.</source>
        <translation>Prozess %1 (%2) benutzt %3 davon.</translation>
    </message>
    <message>
        <source>Process %1 (%2) uses it.</source>
        <translation>Prozess %1 (%2) benutzt es.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more process(es).</source>
        <translation>
            <numerusform>Und noch ein Prozess.</numerusform>
            <numerusform>Und noch %n Prozesse.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not available: %1</source>
        <translation>Nicht verfügbar: %1</translation>
    </message>
    <message>
        <source>No answer in time.</source>
        <translation>Keine Antwort in der erwarteten Zeit.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Riser reaches this display by ssh: install the package openssh-client.</source>
        <translation>Riser erreicht diese Anzeige über SSH: Installieren Sie das Paket openssh-client.</translation>
    </message>
    <message>
        <source>Does a firewall keep the host&apos;s VNC ports (from 5900 on) closed? Over ssh (qemu+ssh://) they needn&apos;t be open.</source>
        <translation>Hält eine Firewall die VNC-Ports des Hosts (ab 5900) geschlossen? Über SSH (qemu+ssh://) müssen sie nicht offen sein.</translation>
    </message>
    <message>
        <source>Whoever logs in must be allowed to open the display&apos;s socket.</source>
        <translation>Wer sich anmeldet, muss den Socket der Anzeige öffnen dürfen.</translation>
    </message>
    <message>
        <source>The display of VM %1 on %2 can&apos;t be reached.</source>
        <translation>Die Anzeige von VM %1 auf %2 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Close other consoles, or restart Riser.</source>
        <translation>Schließen Sie andere Konsolen, oder starten Sie Riser neu.</translation>
    </message>
    <message>
        <source>Connect to the host by ssh (qemu+ssh://), or let the display listen elsewhere.</source>
        <translation>Verbinden Sie sich über SSH mit dem Host (qemu+ssh://), oder lassen Sie die Anzeige woanders lauschen.</translation>
    </message>
    <message>
        <source>The display is on a socket of %1 alone. </source>
        <translation>Die Anzeige ist nur auf einem Socket von %1. </translation>
    </message>
    <message>
        <source>The display listens to %1 itself alone. </source>
        <translation>Die Anzeige lauscht nur auf %1 selbst. </translation>
    </message>
    <message>
        <source>The display listens nowhere: it can be seen on %1 itself alone.</source>
        <translation>Die Anzeige lauscht nirgends: Sie ist nur auf %1 selbst zu sehen.</translation>
    </message>
    <message>
        <source>This address leads to libvirt alone, and not to the displays of its VMs.</source>
        <translation>Diese Adresse führt nur zu libvirt und nicht zu den Anzeigen seiner VMs.</translation>
    </message>
    <message>
        <source>Somebody else has this console of %2 on %1 open.</source>
        <translation>Jemand anderes hat diese Konsole von %2 auf %1 geöffnet.</translation>
    </message>
    <message>
        <source>Take it over: their session ends then.</source>
        <translation>Übernehmen Sie sie: Die andere Sitzung endet dann.</translation>
    </message>
    <message>
        <source>libvirt can only open a serial line of the type “pty”: change it in the definition.</source>
        <translation>libvirt kann nur eine serielle Schnittstelle vom Typ „pty“ öffnen: Ändern Sie sie in der Definition.</translation>
    </message>
    <message>
        <source>The guest agent in %2 on %1 doesn&apos;t answer.</source>
        <translation>Der Gastagent in %2 auf %1 antwortet nicht.</translation>
    </message>
    <message>
        <source>Start qemu-guest-agent in the guest, or install it there.</source>
        <translation>Starten Sie qemu-guest-agent im Gast, oder installieren Sie ihn dort.</translation>
    </message>
    <message>
        <source>The guest agent in %2 on %1 refuses.</source>
        <translation>Der Gastagent in %2 auf %1 weigert sich.</translation>
    </message>
    <message>
        <source>The guest may forbid it: see the agent&apos;s settings there.</source>
        <translation>Vielleicht verbietet es der Gast: Sehen Sie dort in die Einstellungen des Agenten.</translation>
    </message>
    <message>
        <source>%2 on %1 has no channel for a guest agent.</source>
        <translation>%2 auf %1 hat keinen Kanal für einen Gastagenten.</translation>
    </message>
    <message>
        <source>Add a channel org.qemu.guest_agent.0 to its definition, and qemu-guest-agent in the guest.</source>
        <translation>Ergänzen Sie in ihrer Definition einen Kanal org.qemu.guest_agent.0 und im Gast qemu-guest-agent.</translation>
    </message>
    <message>
        <source>%1 sent no picture of the screen of %2.</source>
        <translation>%1 hat kein Bildschirmfoto von %2 gesendet.</translation>
    </message>
    <message>
        <source>%1 sent a picture of the screen of %2 that is too large.</source>
        <translation>%1 hat ein zu großes Bildschirmfoto von %2 gesendet.</translation>
    </message>
    <message>
        <source>%1 could not open the serial line of %2.</source>
        <translation>%1 konnte die serielle Schnittstelle von %2 nicht öffnen.</translation>
    </message>
    <message>
        <source>%1 could not take a picture of the screen of %2.</source>
        <translation>%1 konnte kein Bildschirmfoto von %2 machen.</translation>
    </message>
    <message>
        <source>%1 could not open the display of %2.</source>
        <translation>%1 konnte die Anzeige von %2 nicht öffnen.</translation>
    </message>
    <message>
        <source>%1 could not ask the guest agent in %2.</source>
        <translation>%1 konnte den Gastagenten in %2 nicht fragen.</translation>
    </message>
    <message>
        <source>%1 closed the serial line of %2.</source>
        <translation>%1 hat die serielle Schnittstelle von %2 geschlossen.</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t take what is typed into the serial line of %2.</source>
        <translation>%1 nimmt nicht an, was in die serielle Schnittstelle von %2 getippt wird.</translation>
    </message>
    <message>
        <source>The serial line of VM %1 is cut off: “%2” is not connected.</source>
        <translation>Die serielle Schnittstelle von VM %1 ist abgeschnitten: „%2“ ist nicht verbunden.</translation>
    </message>
    <message>
        <source>It is connected again when the host is.</source>
        <translation>Sie wird wieder verbunden, sobald der Host es ist.</translation>
    </message>
    <message>
        <source>%1 has no screen.</source>
        <translation>%1 hat keinen Bildschirm.</translation>
    </message>
    <message>
        <source>The display of this simulated VM listens nowhere.</source>
        <translation>Die Anzeige dieser simulierten VM lauscht nirgends.</translation>
    </message>
    <message>
        <source>The displays of the simulated host %1 can&apos;t be opened.</source>
        <translation>Die Anzeigen des simulierten Hosts %1 lassen sich nicht öffnen.</translation>
    </message>
    <message>
        <source>%1 has no guest agent.</source>
        <translation>%1 hat keinen Gastagenten.</translation>
    </message>
    <message>
        <source>There is no such serial line.</source>
        <translation>Diese serielle Schnittstelle gibt es nicht.</translation>
    </message>
    <message>
        <source>This serial line can&apos;t be opened through libvirt.</source>
        <translation>Diese serielle Schnittstelle lässt sich nicht über libvirt öffnen.</translation>
    </message>
    <message>
        <source>Somebody else has this console open.</source>
        <translation>Jemand anderes hat diese Konsole geöffnet.</translation>
    </message>
    <message>
        <source>The guest agent doesn&apos;t answer.</source>
        <translation>Der Gastagent antwortet nicht.</translation>
    </message>
    <message>
        <source>The display listens nowhere: only libvirt itself can open it. On the host “virt-viewer --attach” shows it; or let it listen to 127.0.0.1, and start the VM anew.</source>
        <translation>Die Anzeige lauscht nirgends: Nur libvirt selbst kann sie öffnen. Auf dem Host zeigt „virt-viewer --attach“ sie; oder lassen Sie sie auf 127.0.0.1 lauschen, und starten Sie die VM neu.</translation>
    </message>
    <message>
        <source>Where the display listens has signs that no address has: see its definition.</source>
        <translation>Die Adresse, auf der die Anzeige lauscht, hat Zeichen, die keine Adresse hat: Sehen Sie in ihre Definition.</translation>
    </message>
    <message>
        <source>Install the package virt-viewer: “sudo apt install virt-viewer” on Debian and Ubuntu, “sudo dnf install virt-viewer” on Fedora. Then try again.</source>
        <translation>Installieren Sie das Paket virt-viewer: „sudo apt install virt-viewer“ auf Debian und Ubuntu, „sudo dnf install virt-viewer“ auf Fedora. Versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>remote-viewer isn&apos;t installed on this computer.</source>
        <translation>remote-viewer ist auf diesem Rechner nicht installiert.</translation>
    </message>
    <message>
        <source>A private folder for it can&apos;t be made: %1</source>
        <translation>Ein privater Ordner dafür lässt sich nicht anlegen: %1</translation>
    </message>
    <message>
        <source>ssh didn&apos;t log in to the host in time.</source>
        <translation>ssh hat sich nicht rechtzeitig beim Host angemeldet.</translation>
    </message>
    <message>
        <source>The connection file can&apos;t be written: %1</source>
        <translation>Die Verbindungsdatei lässt sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>remote-viewer crashed (signal %1).</source>
        <translation>remote-viewer ist abgestürzt (Signal %1).</translation>
    </message>
    <message>
        <source>remote-viewer ended with the exit code %1.</source>
        <translation>remote-viewer endete mit dem Exit-Code %1.</translation>
    </message>
    <message>
        <source>ssh ended with the exit code %1.</source>
        <translation>ssh endete mit dem Exit-Code %1.</translation>
    </message>
    <message>
        <source>The screen of %1 can&apos;t be shown in remote-viewer.</source>
        <translation>Der Bildschirm von %1 lässt sich nicht in remote-viewer zeigen.</translation>
    </message>
    <message>
        <source>Serial %1</source>
        <translation>Seriell %1</translation>
    </message>
    <message>
        <source>Console %1 (%2)</source>
        <translation>Konsole %1 (%2)</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>This screen shows nothing of the guest: the VM has no emulated video, and what its GPU draws leaves by the GPU&apos;s own outputs alone: %1. Look at a monitor there, or use remote desktop software in the guest.</source>
        <translation>Dieser Bildschirm zeigt nichts vom Gast: Die VM hat keine emulierte Grafik, und was ihre GPU zeichnet, kommt nur aus den eigenen Ausgängen der GPU: %1. Sehen Sie auf einen Bildschirm, der dort angeschlossen ist, oder nehmen Sie Remote-Desktop-Software im Gast.</translation>
    </message>
    <message>
        <source>What the guest shows on its GPU isn&apos;t here: it leaves by the GPU&apos;s own outputs: %1.</source>
        <translation>Was der Gast auf seiner GPU zeigt, ist hier nicht zu sehen: Es kommt aus den eigenen Ausgängen der GPU: %1.</translation>
    </message>
    <message>
        <source>Seen by the guest:</source>
        <translation>Vom Gast gesehen:</translation>
    </message>
    <message>
        <source>In the guest</source>
        <translation>Im Gast</translation>
    </message>
    <message>
        <source>%1 · another serial number</source>
        <translation>%1 · andere Seriennummer</translation>
    </message>
    <message>
        <source>%1 could not be started in the guest of %2.</source>
        <translation>%1 ließ sich im Gast von %2 nicht starten.</translation>
    </message>
    <message>
        <source>%1 in the guest of %2 ended with the error %3.</source>
        <translation>%1 endete im Gast von %2 mit dem Fehler %3.</translation>
    </message>
    <message>
        <source>It says: %1</source>
        <translation>Es sagt: %1</translation>
    </message>
    <message>
        <source>There is no rocm-smi for Windows, the guest of %1.</source>
        <translation>Für Windows, den Gast von %1, gibt es kein rocm-smi.</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>nicht aufgeführt</translation>
    </message>
    <message>
        <source>The agent of Windows lists virtio devices only; look in the Device Manager.</source>
        <translation>Der Agent von Windows führt nur virtio-Geräte auf; sehen Sie im Geräte-Manager nach.</translation>
    </message>
    <message>
        <source>Serial number as the guest reads it: %1.</source>
        <translation>Seriennummer, wie der Gast sie liest: %1.</translation>
    </message>
    <message>
        <source>as a virtual disk</source>
        <translation>als virtueller Datenträger</translation>
    </message>
    <message>
        <source>The VM&apos;s QEMU drives it: the guest has a virtual disk in its place.</source>
        <translation>Das QEMU der VM steuert es an: Der Gast hat stattdessen einen virtuellen Datenträger.</translation>
    </message>
    <message>
        <source>It reads these files there, unless it is Windows:</source>
        <translation>Diese Dateien werden dort gelesen, sofern es nicht Windows ist:</translation>
    </message>
    <message>
        <source>libvirt marks the VM as tainted (“custom-ga-command”) until it stops, as it does after every question to an agent that isn&apos;t its own. It changes nothing else.</source>
        <translation>libvirt kennzeichnet die VM bis zu ihrem Ende als „tainted“ („custom-ga-command“), wie nach jeder Frage an einen Agenten, die nicht von ihm selbst kommt. Sonst ändert sich nichts.</translation>
    </message>
    <message>
        <source>The guest may have too much to do: ask again later. If that doesn&apos;t help, start qemu-guest-agent in the guest anew.</source>
        <translation>Vielleicht hat der Gast zu viel zu tun: Fragen Sie später noch einmal. Hilft das nicht, starten Sie qemu-guest-agent im Gast neu.</translation>
    </message>
    <message>
        <source>Is the VM still running? The host&apos;s sshd must allow the forwarding (AllowTcpForwarding, AllowStreamLocalForwarding).</source>
        <translation>Läuft die VM noch? Der sshd des Hosts muss die Weiterleitung erlauben (AllowTcpForwarding, AllowStreamLocalForwarding).</translation>
    </message>
    <message>
        <source>The host&apos;s ssh server couldn&apos;t connect to the display.</source>
        <translation>Der SSH-Server des Hosts konnte keine Verbindung zur Anzeige herstellen.</translation>
    </message>
    <message>
        <source>The display takes TLS alone on these channels: %1.</source>
        <translation>Die Anzeige nimmt auf diesen Kanälen nur TLS an: %1.</translation>
    </message>
    <message>
        <source>The display takes TLS alone.</source>
        <translation>Die Anzeige nimmt nur TLS an.</translation>
    </message>
    <message>
        <source>It listens to a loopback address of %1 alone, which its certificate isn&apos;t for: that can&apos;t be checked.</source>
        <translation>Sie lauscht nur an einer Loopback-Adresse von %1, für die ihr Zertifikat nicht gilt: Das lässt sich nicht prüfen.</translation>
    </message>
    <message>
        <source>It listens to %1 itself alone: its certificate can&apos;t be checked from here.</source>
        <translation>Sie lauscht nur auf %1 selbst: Ihr Zertifikat lässt sich von hier aus nicht prüfen.</translation>
    </message>
    <message>
        <source>Let these channels go without TLS as well (mode=&apos;any&apos;, and no defaultMode=&apos;secure&apos;), and start the VM anew.</source>
        <translation>Lassen Sie diese Kanäle auch ohne TLS zu (mode=&apos;any&apos; und kein defaultMode=&apos;secure&apos;) und starten Sie die VM neu.</translation>
    </message>
    <message>
        <source>Give it a port without TLS as well (autoport=&apos;yes&apos;, and no defaultMode=&apos;secure&apos;), and start the VM anew.</source>
        <translation>Geben Sie ihr auch einen Port ohne TLS (autoport=&apos;yes&apos; und kein defaultMode=&apos;secure&apos;) und starten Sie die VM neu.</translation>
    </message>
    <message>
        <source>Nothing of it leaves this computer.</source>
        <translation>Nichts davon verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>ssh protects the way to it.</source>
        <translation>Den Weg dorthin schützt SSH.</translation>
    </message>
    <message>
        <source>Ask again. If it stays so, start qemu-guest-agent in the guest anew, or install it again there: something else may answer in its place.</source>
        <translation>Fragen Sie noch einmal. Bleibt es dabei, starten Sie qemu-guest-agent im Gast neu oder installieren Sie ihn dort noch einmal: Es kann sein, dass etwas anderes an seiner Stelle antwortet.</translation>
    </message>
    <message>
        <source>What %1 in the guest of %2 prints names no GPU that can be understood.</source>
        <translation>In der Ausgabe von %1 im Gast von %2 ist keine GPU zu erkennen.</translation>
    </message>
    <message>
        <source>Run it in the guest and look at what it says.</source>
        <translation>Rufen Sie es im Gast auf und sehen Sie nach, was es sagt.</translation>
    </message>
    <message>
        <source>not asked since it was given</source>
        <translation>seit der Zuweisung nicht gefragt</translation>
    </message>
    <message>
        <source>Told by its maker, of which the guest has but one.</source>
        <translation>Erkannt am Hersteller, von dem es im Gast nur eine gibt.</translation>
    </message>
    <message>
        <source>not listed by %1</source>
        <translation>von %1 nicht aufgeführt</translation>
    </message>
    <message>
        <source>%1 in the guest doesn&apos;t list it: its driver could not start it; look in the Device Manager there.</source>
        <translation>%1 führt es im Gast nicht auf: Der Treiber konnte es nicht in Betrieb nehmen; sehen Sie dort im Geräte-Manager nach.</translation>
    </message>
    <message>
        <source>%1 in the guest doesn&apos;t list it: its driver could not start it; see dmesg there.</source>
        <translation>%1 führt es im Gast nicht auf: Der Treiber konnte es nicht in Betrieb nehmen; sehen Sie dort in dmesg nach.</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>nicht nachgeprüft</translation>
    </message>
    <message>
        <source>The guest lists a device at its place, and may have another PCI domain with the same places. Which of them it is could not be read.</source>
        <translation>Der Gast führt an dieser Stelle ein Gerät auf und hat vielleicht noch eine PCI-Domäne mit denselben Stellen. Welches davon es ist, ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>The guest agent of Windows, in %1, lists no USB devices.</source>
        <translation>Der Gast-Agent von Windows in %1 führt keine USB-Geräte auf.</translation>
    </message>
    <message>
        <source>Look in the Device Manager there.</source>
        <translation>Sehen Sie dort im Geräte-Manager nach.</translation>
    </message>
    <message>
        <source>Process %1 (%2) uses %3 on one of the guest&apos;s AMD GPUs.</source>
        <translation>Prozess %1 (%2) benutzt %3 auf einer der AMD-GPUs des Gastes.</translation>
    </message>
    <message>
        <source>Process %1 (%2) uses one of the guest&apos;s AMD GPUs.</source>
        <translation>Prozess %1 (%2) benutzt eine der AMD-GPUs des Gastes.</translation>
    </message>
    <message>
        <source>Which processes of the guest use it isn&apos;t told.</source>
        <translation>Welche Prozesse des Gastes es benutzen, wird nicht mitgeteilt.</translation>
    </message>
    <message>
        <source>No process of the guest computes on any of its AMD GPUs.</source>
        <translation>Kein Prozess des Gastes rechnet auf einer seiner AMD-GPUs.</translation>
    </message>
    <message>
        <source>The guest doesn&apos;t read it, or the VM is paused. Connect again when it reads.</source>
        <translation>Der Gast liest es nicht, oder die VM ist angehalten. Verbinden Sie wieder, wenn er liest.</translation>
    </message>
    <message>
        <source>The connection that the serial line of %2 on %1 was on has ended.</source>
        <translation>Die Verbindung, über die die serielle Schnittstelle von %2 auf %1 lief, ist beendet.</translation>
    </message>
    <message>
        <source>Connect again.</source>
        <translation>Verbinden Sie wieder.</translation>
    </message>
    <message>
        <source>Paste a text with %1 line ends? The guest may run each line as a command.</source>
        <translation>Einen Text mit %1 Zeilenenden einfügen? Der Gast führt vielleicht jede Zeile als Befehl aus.</translation>
    </message>
    <message>
        <source>Paste several lines</source>
        <translation>Mehrere Zeilen einfügen</translation>
    </message>
    <message>
        <source>PASTE</source>
        <translation>EINFÜGEN</translation>
    </message>
    <message>
        <source>VM %1 on %2</source>
        <translation>VM %1 auf %2</translation>
    </message>
    <message>
        <source>The VM is not running.</source>
        <translation>Die VM läuft nicht.</translation>
    </message>
    <message>
        <source>Not encrypted: anybody on the way can read along.</source>
        <translation>Nicht verschlüsselt: Unterwegs kann jeder mitlesen.</translation>
    </message>
    <message>
        <source>If the connection runs over ssh, log in once with ssh %1: it says why.</source>
        <translation>Läuft die Verbindung über ssh, melden Sie sich einmal mit ssh %1 an: Das nennt den Grund.</translation>
    </message>
    <message>
        <source>%1 answered that volume %2 was removed, but whether pool %3 still has it could not be read.</source>
        <translation>%1 hat geantwortet, dass Datenträger %2 gelöscht wurde; ob Pool %3 ihn noch hat, ließ sich aber nicht lesen.</translation>
    </message>
    <message>
        <source>%1 answered that the definition of VM %2 was removed, but whether it is gone could not be read.</source>
        <translation>%1 hat geantwortet, dass die Definition der VM %2 gelöscht wurde; ob sie weg ist, ließ sich aber nicht lesen.</translation>
    </message>
    <message>
        <source>The connection that it was on has ended. Try again: that makes a new one.</source>
        <translation>Die Verbindung, über die das lief, ist zu Ende. Noch einmal versuchen: Das macht eine neue.</translation>
    </message>
</context>
<context>
    <name>riser::AskDialog</name>
    <message>
        <source>Riser: a host&apos;s login</source>
        <translation>Riser: Anmeldung bei einem Host</translation>
    </message>
    <message>
        <source>Riser: a host asks</source>
        <translation>Riser: Ein Host fragt</translation>
    </message>
</context>
<context>
    <name>riser::AskpassServer</name>
    <message>
        <source>Riser can&apos;t ask for ssh passwords: %1 could not be made.</source>
        <translation>Riser kann nicht nach SSH-Passwörtern fragen: %1 konnte nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Logins with a key that is loaded in ssh-agent work all the same.</source>
        <translation>Anmeldungen mit einem Schlüssel, der in ssh-agent geladen ist, gehen trotzdem.</translation>
    </message>
</context>
<context>
    <name>riser::AssignDialog</name>
    <message>
        <source>Search servers</source>
        <translation>Server suchen</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>Was übergeben wird</translation>
    </message>
    <message>
        <source>Search the pool</source>
        <translation>Pool durchsuchen</translation>
    </message>
    <message>
        <source>Devices in the pool</source>
        <translation>Geräte im Pool</translation>
    </message>
    <message>
        <source>To which server</source>
        <translation>An welchen Server</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>%1 has no servers.</source>
        <translation>%1 hat keine Server.</translation>
    </message>
    <message>
        <source>The pool of %1 is empty. Detach a device on its Devices tab first.</source>
        <translation>Der Pool von %1 ist leer. Lösen Sie erst ein Gerät, auf seinem Reiter „Geräte“.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Assign %1</source>
        <translation>%1 zuweisen</translation>
    </message>
    <message>
        <source>Assign a device to %1</source>
        <translation>%1 ein Gerät zuweisen</translation>
    </message>
    <message>
        <source>Assign a device</source>
        <translation>Ein Gerät zuweisen</translation>
    </message>
    <message>
        <source>Pick a device first.</source>
        <translation>Wählen Sie erst ein Gerät.</translation>
    </message>
    <message>
        <source>Pick a server first.</source>
        <translation>Wählen Sie erst einen Server.</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>what is done, and the host</comment>
        <translation>%1 auf %2</translation>
    </message>
</context>
<context>
    <name>riser::BatchDialog</name>
    <message>
        <source>I have read the warnings and want to go on</source>
        <translation>Ich habe die Warnungen gelesen und will fortfahren</translation>
    </message>
    <message>
        <source>Devices and their checks</source>
        <translation>Geräte und ihre Prüfungen</translation>
    </message>
    <message>
        <source>EXECUTE</source>
        <translation>AUSFÜHREN</translation>
    </message>
    <message>
        <source>Now, and at every start</source>
        <translation>Jetzt und bei jedem Start</translation>
    </message>
    <message>
        <source>At the next start</source>
        <translation>Beim nächsten Start</translation>
    </message>
    <message>
        <source>&amp;Virtual machine:</source>
        <translation>&amp;Virtuelle Maschine:</translation>
    </message>
    <message>
        <source>&amp;When:</source>
        <translation>&amp;Wann:</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>“%1” is not connected.</source>
        <translation>„%1“ ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Choose a virtual machine</source>
        <translation>Virtuelle Maschine wählen</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1 of %2 can be done on %3. Each host does one after the other; Tasks shows each.</source>
        <translation>%1 von %2 gehen auf %3. Jeder Host führt sie nacheinander aus; „Vorgänge“ zeigt jeden.</translation>
    </message>
    <message>
        <source>Not connected: %1.</source>
        <translation>Nicht verbunden: %1.</translation>
    </message>
    <message>
        <source>The host was removed from the list.</source>
        <translation>Der Host wurde aus der Liste entfernt.</translation>
    </message>
</context>
<context>
    <name>riser::ChipBar</name>
    <message>
        <source>%1  %2</source>
        <comment>chip: class and count</comment>
        <translation>%1  %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n device(s)</source>
        <translation>
            <numerusform>%1, %n Gerät</numerusform>
            <numerusform>%1, %n Geräte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::ChoiceList</name>
    <message>
        <source>Nothing fits the search.</source>
        <translation>Nichts passt zur Suche.</translation>
    </message>
</context>
<context>
    <name>riser::ChoiceModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>riser::CloudPage</name>
    <message>
        <source>First boot</source>
        <translation>Erster Start</translation>
    </message>
    <message>
        <source>Tell the guest by &amp;cloud-init, on a small CD</source>
        <translation>Dem Gast per &amp;cloud-init mitteilen, auf einer kleinen CD</translation>
    </message>
    <message>
        <source>&amp;Add from a file</source>
        <translation>Aus einer &amp;Datei hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Start it when it is made</source>
        <translation>Nach dem &amp;Anlegen starten</translation>
    </message>
    <message>
        <source>Start it &amp;with the host</source>
        <translation>&amp;Mit dem Host starten</translation>
    </message>
    <message>
        <source>the image&apos;s own</source>
        <translation>der des Abbilds</translation>
    </message>
    <message>
        <source>the instance&apos;s name</source>
        <translation>der Name der Instanz</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>&amp;Benutzer:</translation>
    </message>
    <message>
        <source>Public ssh &amp;keys:</source>
        <translation>Öffentliche SSH-&amp;Schlüssel:</translation>
    </message>
    <message>
        <source>&amp;Host name:</source>
        <translation>&amp;Hostname:</translation>
    </message>
    <message>
        <source>Key files</source>
        <translation>Schlüsseldateien</translation>
    </message>
    <message>
        <source>&amp;Other file…</source>
        <translation>&amp;Andere Datei…</translation>
    </message>
    <message>
        <source>Add a public key</source>
        <translation>Öffentlichen Schlüssel hinzufügen</translation>
    </message>
    <message>
        <source>Public keys (*.pub)</source>
        <translation>Öffentliche Schlüssel (*.pub)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>%1 is too large for a key.</source>
        <translation>%1 ist zu groß für einen Schlüssel.</translation>
    </message>
    <message>
        <source>There is no key in %1.</source>
        <translation>In %1 ist kein Schlüssel.</translation>
    </message>
</context>
<context>
    <name>riser::ClusterActions</name>
    <message>
        <source>Remove cluster</source>
        <translation>Cluster entfernen</translation>
    </message>
    <message>
        <source>&amp;Edit cluster…</source>
        <translation>Cluster &amp;bearbeiten…</translation>
    </message>
    <message>
        <source>Re&amp;move cluster…</source>
        <translation>Cluster &amp;entfernen…</translation>
    </message>
    <message>
        <source>&amp;New cluster…</source>
        <translation>Neuer &amp;Cluster…</translation>
    </message>
    <message>
        <source>Remove the cluster “%1”?</source>
        <translation>Den Cluster „%1“ entfernen?</translation>
    </message>
    <message>
        <source>Its hosts stay in Riser&apos;s list. Nothing changes on them.</source>
        <translation>Seine Hosts bleiben in der Liste von Riser. Auf ihnen ändert sich nichts.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>riser::ClusterDialog</name>
    <message>
        <source>New cluster</source>
        <translation>Neuer Cluster</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Hosts of the cluster</source>
        <translation>Hosts des Clusters</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Hosts:</source>
        <translation>&amp;Hosts:</translation>
    </message>
    <message>
        <source>Make cluster</source>
        <translation>Cluster anlegen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>%1 (in the cluster %2)</source>
        <translation>%1 (im Cluster %2)</translation>
    </message>
</context>
<context>
    <name>riser::ClusterHostModel</name>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>free GPUs</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 running</source>
        <comment>virtual machines</comment>
        <translation>%1 von %2 in Betrieb</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>IOMMU</source>
        <translation>IOMMU</translation>
    </message>
    <message>
        <source>GPUs free</source>
        <translation>GPUs frei</translation>
    </message>
    <message>
        <source>Memory free</source>
        <translation>Speicher frei</translation>
    </message>
    <message>
        <source>Virtual machines</source>
        <translation>Virtuelle Maschinen</translation>
    </message>
</context>
<context>
    <name>riser::ClusterHostsPage</name>
    <message>
        <source>Hosts of the cluster</source>
        <translation>Hosts des Clusters</translation>
    </message>
    <message>
        <source>This cluster has no hosts</source>
        <translation>Dieser Cluster hat keine Hosts</translation>
    </message>
    <message>
        <source>Say which hosts of the list belong to it.</source>
        <translation>Wählen Sie, welche Hosts der Liste dazugehören.</translation>
    </message>
    <message>
        <source>Choose hosts…</source>
        <translation>Hosts wählen…</translation>
    </message>
</context>
<context>
    <name>riser::ClusterPage</name>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
</context>
<context>
    <name>riser::Console</name>
    <message>
        <source>%1 (demo)</source>
        <translation>%1 (Demo)</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
</context>
<context>
    <name>riser::ConsolePage</name>
    <message>
        <source>Shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>&amp;Show:</source>
        <translation>&amp;Zeigen:</translation>
    </message>
    <message>
        <source>Screen %1 (%2)</source>
        <translation>Bildschirm %1 (%2)</translation>
    </message>
    <message>
        <source>This VM has no screen and no serial line</source>
        <translation>Diese VM hat keinen Bildschirm und keine serielle Schnittstelle</translation>
    </message>
    <message>
        <source>Add &lt;serial type=&apos;pty&apos;&gt; to its definition, and tell the guest&apos;s kernel console=ttyS0.</source>
        <translation>Ergänzen Sie &lt;serial type=&apos;pty&apos;&gt; in ihrer Definition, und geben Sie dem Kernel des Gastes console=ttyS0 mit.</translation>
    </message>
    <message>
        <source>This screen speaks %1</source>
        <translation>Dieser Bildschirm spricht %1</translation>
    </message>
    <message>
        <source>It can&apos;t be shown here: Riser knows VNC and SPICE.</source>
        <translation>Er lässt sich hier nicht zeigen: Riser kennt VNC und SPICE.</translation>
    </message>
</context>
<context>
    <name>riser::DeviceActions</name>
    <message>
        <source>“%1” is not connected.</source>
        <translation>„%1“ ist nicht verbunden.</translation>
    </message>
    <message>
        <source>An operation has this device now: %1</source>
        <translation>Ein Vorgang hat dieses Gerät gerade: %1</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) selected</source>
        <translation>
            <numerusform>%n Gerät ausgewählt</numerusform>
            <numerusform>%n Geräte ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Show XML</source>
        <translation>XML zeigen</translation>
    </message>
    <message>
        <source>The host was removed from the list.</source>
        <translation>Der Host wurde aus der Liste entfernt.</translation>
    </message>
    <message>
        <source>The selected devices are on several hosts, and a VM is on one.</source>
        <translation>Die gewählten Geräte sind auf mehreren Hosts, eine VM ist nur auf einem.</translation>
    </message>
    <message>
        <source>LABELS…</source>
        <translation>MARKIERUNGEN…</translation>
    </message>
    <message>
        <source>Words for plans: a plan may ask for devices with a label.</source>
        <translation>Wörter für Pläne: Ein Plan kann Geräte mit einer Markierung verlangen.</translation>
    </message>
    <message>
        <source>The device is not there, so there is nothing to label.</source>
        <translation>Das Gerät ist nicht da, es gibt also nichts zu markieren.</translation>
    </message>
    <message>
        <source>%1 (%2) on %3</source>
        <translation>%1 (%2) auf %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n device(s) of its unit</source>
        <translation>
            <numerusform>%1 und %n Gerät seiner Einheit</numerusform>
            <numerusform>%1 und %n Geräte seiner Einheit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::DeviceDelegate</name>
    <message>
        <source>ACTIONS</source>
        <translation>AKTIONEN</translation>
    </message>
</context>
<context>
    <name>riser::DeviceHeader</name>
    <message>
        <source>IOMMU on</source>
        <translation>IOMMU an</translation>
    </message>
    <message>
        <source>IOMMU off</source>
        <translation>IOMMU aus</translation>
    </message>
    <message>
        <source>IOMMU not known</source>
        <translation>IOMMU unbekannt</translation>
    </message>
    <message>
        <source>Without an IOMMU no PCI device can be given to a VM. Switch it on in the firmware (VT-d, AMD-Vi) and on the kernel command line.</source>
        <translation>Ohne IOMMU lässt sich kein PCI-Gerät an eine VM geben. Schalten Sie sie in der Firmware (VT-d, AMD-Vi) und auf der Kernel-Befehlszeile ein.</translation>
    </message>
    <message>
        <source>VFIO ready</source>
        <translation>VFIO bereit</translation>
    </message>
    <message>
        <source>VFIO missing</source>
        <translation>VFIO fehlt</translation>
    </message>
    <message>
        <source>VFIO not known</source>
        <translation>VFIO unbekannt</translation>
    </message>
    <message>
        <source>The host&apos;s hypervisor offers no VFIO for PCI devices.</source>
        <translation>Der Hypervisor des Hosts bietet kein VFIO für PCI-Geräte.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n GPU(s) free</source>
        <translation>
            <numerusform>%1 von %n GPU frei</numerusform>
            <numerusform>%1 von %n GPUs frei</numerusform>
        </translation>
    </message>
    <message>
        <source>Free: detached from the host and claimed by no VM.</source>
        <translation>Frei: vom Host gelöst und von keiner VM beansprucht.</translation>
    </message>
    <message>
        <source>Not live</source>
        <translation>Nicht aktuell</translation>
    </message>
    <message>
        <source>Live updates</source>
        <translation>Laufend aktuell</translation>
    </message>
    <message>
        <source>Polling</source>
        <translation>Regelmäßige Abfrage</translation>
    </message>
    <message>
        <source>What is shown is what was read last.</source>
        <translation>Gezeigt wird, was zuletzt gelesen wurde.</translation>
    </message>
    <message>
        <source>The host tells about changes; drivers, of which it doesn&apos;t tell, are read again every few seconds while you look.</source>
        <translation>Der Host meldet Änderungen; Treiber, von denen er nichts meldet, werden alle paar Sekunden neu gelesen, solange Sie zusehen.</translation>
    </message>
    <message>
        <source>The host doesn&apos;t tell about changes: everything is read again every few seconds.</source>
        <translation>Der Host meldet keine Änderungen: Alle paar Sekunden wird alles neu gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) could not be read</source>
        <translation>
            <numerusform>%n Sache ließ sich nicht lesen</numerusform>
            <numerusform>%n Sachen ließen sich nicht lesen</numerusform>
        </translation>
    </message>
    <message>
        <source>riser-host</source>
        <translation>riser-host</translation>
    </message>
    <message>
        <source>riser-host %1</source>
        <translation>riser-host %1</translation>
    </message>
    <message>
        <source>riser-host: asking…</source>
        <translation>riser-host: wird gefragt…</translation>
    </message>
    <message>
        <source>No riser-host</source>
        <translation>Kein riser-host</translation>
    </message>
    <message>
        <source>riser-host: no right</source>
        <translation>riser-host: kein Recht</translation>
    </message>
    <message>
        <source>riser-host is too old</source>
        <translation>riser-host ist zu alt</translation>
    </message>
    <message>
        <source>riser-host is newer</source>
        <translation>riser-host ist neuer</translation>
    </message>
    <message>
        <source>riser-host failed</source>
        <translation>riser-host versagte</translation>
    </message>
    <message>
        <source>Read at %1</source>
        <translation>Gelesen um %1</translation>
    </message>
    <message>
        <source>What is shown was true then. It changed last at %1. The host is read again whenever it may have changed, and with F5.</source>
        <translation>Was gezeigt wird, stimmte zu dieser Zeit. Zuletzt geändert hat es sich um %1. Der Host wird neu gelesen, sobald sich etwas geändert haben kann, und mit F5.</translation>
    </message>
</context>
<context>
    <name>riser::DeviceListPage</name>
    <message>
        <source>Details of the selected device</source>
        <translation>Einzelheiten des gewählten Geräts</translation>
    </message>
    <message>
        <source>Select a device to read everything about it.</source>
        <translation>Wählen Sie ein Gerät, um alles darüber zu lesen.</translation>
    </message>
    <message>
        <source>Search devices</source>
        <translation>Geräte suchen</translation>
    </message>
    <message>
        <source>Search model, host, address, serial, VM, label</source>
        <translation>Modell, Host, Adresse, Seriennr., VM, Markierung</translation>
    </message>
    <message>
        <source>Search model, address, serial, VM, driver</source>
        <translation>Modell, Adresse, Seriennummer, VM, Treiber suchen</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>No devices match</source>
        <translation>Keine Geräte passen</translation>
    </message>
    <message>
        <source>No device fits the chosen classes, statuses and search words.</source>
        <translation>Kein Gerät passt zu den gewählten Klassen, Status und Suchwörtern.</translation>
    </message>
</context>
<context>
    <name>riser::DeviceView</name>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
</context>
<context>
    <name>riser::DevicesPage</name>
    <message>
        <source>ASSIGN DEVICE…</source>
        <translation>GERÄT ZUWEISEN…</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>The host is not connected.</source>
        <translation>Der Host ist nicht verbunden.</translation>
    </message>
    <message>
        <source>Reading the devices of “%1”…</source>
        <translation>Die Geräte von „%1“ werden gelesen…</translation>
    </message>
    <message>
        <source>“%1” is not connected</source>
        <translation>„%1“ ist nicht verbunden</translation>
    </message>
    <message>
        <source>Connect to see its devices.</source>
        <translation>Verbinden Sie sich, um seine Geräte zu sehen.</translation>
    </message>
    <message>
        <source>Nothing is known of “%1” yet</source>
        <translation>Von „%1“ ist noch nichts bekannt</translation>
    </message>
    <message>
        <source>The message above says why, and what to do.</source>
        <translation>Die Meldung oben sagt, warum und was zu tun ist.</translation>
    </message>
    <message>
        <source>“%1” shows no devices</source>
        <translation>„%1“ zeigt keine Geräte</translation>
    </message>
    <message>
        <source>Its libvirt lists no PCI or USB devices that could be given to a VM.</source>
        <translation>Sein libvirt nennt keine PCI- oder USB-Geräte, die sich an eine VM geben ließen.</translation>
    </message>
    <message>
        <source>This VM has no devices of the host</source>
        <translation>Diese VM hat keine Geräte des Hosts</translation>
    </message>
    <message>
        <source>ASSIGN DEVICE… gives it one from the pool.</source>
        <translation>GERÄT ZUWEISEN… gibt ihr eines aus dem Pool.</translation>
    </message>
</context>
<context>
    <name>riser::DiffView</name>
    <message>
        <source>XML difference</source>
        <translation>XML-Unterschied</translation>
    </message>
    <message>
        <source>No VM&apos;s definition changes.</source>
        <translation>Keine Definition einer VM ändert sich.</translation>
    </message>
</context>
<context>
    <name>riser::DiskPage</name>
    <message>
        <source>Name and disk</source>
        <translation>Name und Platte</translation>
    </message>
    <message>
        <source>Search volumes</source>
        <translation>Datenträger suchen</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Empty: something is installed on it</source>
        <translation>Leer: Etwas wird darauf installiert</translation>
    </message>
    <message>
        <source>A full copy of a template</source>
        <translation>Eine vollständige Kopie einer Vorlage</translation>
    </message>
    <message>
        <source>An overlay: only what differs from a template</source>
        <translation>Ein Overlay: nur was sich von einer Vorlage unterscheidet</translation>
    </message>
    <message>
        <source>qcow2: grows as it is written</source>
        <translation>qcow2: wächst beim Schreiben</translation>
    </message>
    <message>
        <source>raw: the plain content</source>
        <translation>raw: der bloße Inhalt</translation>
    </message>
    <message>
        <source> GiB</source>
        <translation> GiB</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>Neu &amp;lesen</translation>
    </message>
    <message>
        <source>The host looks what is in its pools now</source>
        <translation>Der Host sieht nach, was jetzt in seinen Pools liegt</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>Storage &amp;pool:</source>
        <translation>Speicher&amp;pool:</translation>
    </message>
    <message>
        <source>Disk &amp;from:</source>
        <translation>Platte &amp;aus:</translation>
    </message>
    <message>
        <source>&amp;Template:</source>
        <translation>&amp;Vorlage:</translation>
    </message>
    <message>
        <source>F&amp;ormat:</source>
        <translation>F&amp;ormat:</translation>
    </message>
    <message>
        <source>&amp;Size:</source>
        <translation>&amp;Größe:</translation>
    </message>
    <message>
        <source>Net&amp;work:</source>
        <translation>N&amp;etz:</translation>
    </message>
    <message>
        <source>%1 free of %2</source>
        <translation>%1 von %2 frei</translation>
    </message>
    <message>
        <source>The storage is being read…</source>
        <translation>Der Speicher wird gelesen…</translation>
    </message>
    <message>
        <source>%1, %2, in the pool %3</source>
        <translation>%1, %2, im Pool %3</translation>
    </message>
    <message>
        <source>There is no volume in the pools of %1.</source>
        <translation>In den Pools von %1 ist kein Datenträger.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>isolated</source>
        <translation>isoliert</translation>
    </message>
</context>
<context>
    <name>riser::FactsView</name>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>%1:</source>
        <translation>%1:</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>riser::FindBar</name>
    <message>
        <source>Find in this text</source>
        <translation>In diesem Text suchen</translation>
    </message>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>Voriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Close the find bar (Esc)</source>
        <translation>Suchleiste schließen (Esc)</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, from the other end</source>
        <translation>%1, vom anderen Ende her</translation>
    </message>
</context>
<context>
    <name>riser::FindingsView</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>I know, go on</source>
        <translation>Ich weiß, weiter</translation>
    </message>
    <message>
        <source>I know, go on: %1</source>
        <translation>Ich weiß, weiter: %1</translation>
    </message>
</context>
<context>
    <name>riser::FullScreen</name>
    <message>
        <source>SEND KEYS</source>
        <translation>TASTEN SENDEN</translation>
    </message>
    <message>
        <source>LEAVE FULL SCREEN</source>
        <translation>VOLLBILD VERLASSEN</translation>
    </message>
    <message>
        <source>Ctrl+Alt lets go of the keyboard, then %1 leaves the full screen.</source>
        <translation>Strg+Alt gibt die Tastatur frei, dann verlässt %1 das Vollbild.</translation>
    </message>
</context>
<context>
    <name>riser::GpuNotice</name>
    <message>
        <source>GOT IT</source>
        <translation>VERSTANDEN</translation>
    </message>
</context>
<context>
    <name>riser::GuestBar</name>
    <message>
        <source>ASK THE GUEST</source>
        <translation>GAST FRAGEN</translation>
    </message>
    <message>
        <source>Seen by the guest: not available. %1 %2</source>
        <translation>Vom Gast gesehen: nicht verfügbar. %1 %2</translation>
    </message>
    <message>
        <source>The guest was not asked yet what it sees.</source>
        <translation>Der Gast wurde noch nicht gefragt, was er sieht.</translation>
    </message>
    <message>
        <source>Seen by the guest at %1 (agent %2).</source>
        <translation>Vom Gast gesehen, Stand %1 (Agent %2).</translation>
    </message>
    <message>
        <source>%1 Not all of it is available: %2 %3</source>
        <translation>%1 Nicht alles davon ist verfügbar: %2 %3</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Eine weitere Angabe fehlt.</numerusform>
            <numerusform>%n weitere Angaben fehlen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking the guest what it sees…</source>
        <translation>Der Gast wird gefragt, was er sieht…</translation>
    </message>
    <message>
        <source>It is being asked.</source>
        <translation>Er wird gerade gefragt.</translation>
    </message>
</context>
<context>
    <name>riser::HostDialog</name>
    <message>
        <source>Connect when Riser &amp;starts</source>
        <translation>Verbinden, wenn Riser &amp;startet</translation>
    </message>
    <message>
        <source>Add host</source>
        <translation>Host hinzufügen</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>Riser remembers the name and the URI. Passwords are asked for when they are needed and never stored.</source>
        <translation>Riser merkt sich Namen und URI. Nach Passwörtern wird gefragt, wenn sie gebraucht werden; gespeichert werden sie nie.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>The test was cancelled.</source>
        <translation>Der Test wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Cancel the &amp;test</source>
        <translation>&amp;Test abbrechen</translation>
    </message>
    <message>
        <source>&amp;Test connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbindung mit %1…</translation>
    </message>
    <message>
        <source>Still waiting for %1 since %2…</source>
        <translation>Seit %2 wird auf %1 gewartet…</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s)</source>
        <translation>
            <numerusform>%n Gerät</numerusform>
            <numerusform>%n Geräte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n Server</numerusform>
            <numerusform>%n Server</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected to %1: libvirt %2, %3, %4, %5.</source>
        <translation>Verbunden mit %1: libvirt %2, %3, %4, %5.</translation>
    </message>
    <message>
        <source>The connection is read-only: devices can be seen and not moved.</source>
        <translation>Die Verbindung ist nur lesend: Geräte sind zu sehen, aber nicht zu bewegen.</translation>
    </message>
</context>
<context>
    <name>riser::HostForm</name>
    <message>
        <source>SSH</source>
        <translation>SSH</translation>
    </message>
    <message>
        <source>TLS (certificates)</source>
        <translation>TLS (Zertifikate)</translation>
    </message>
    <message>
        <source>TCP (not encrypted by itself)</source>
        <translation>TCP (selbst nicht verschlüsselt)</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>A URI or alias as it is</source>
        <translation>Eine URI oder ein Alias, wie sie sind</translation>
    </message>
    <message>
        <source>as your system or ssh&apos;s configuration says</source>
        <translation>wie Ihr System oder die Einstellungen von ssh es sagen</translation>
    </message>
    <message>
        <source>name or address</source>
        <translation>Name oder Adresse</translation>
    </message>
    <message>
        <source>the usual one</source>
        <translation>der übliche</translation>
    </message>
    <message>
        <source>&amp;Connection:</source>
        <translation>&amp;Verbindung:</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>&amp;Benutzer:</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>&amp;Port:</translation>
    </message>
    <message>
        <source>&amp;Driver:</source>
        <translation>&amp;Treiber:</translation>
    </message>
    <message>
        <source>P&amp;ath:</source>
        <translation>P&amp;fad:</translation>
    </message>
    <message>
        <source>U&amp;RI:</source>
        <translation>U&amp;RI:</translation>
    </message>
    <message>
        <source>The host&apos;s name or address is missing.</source>
        <translation>Der Name oder die Adresse des Hosts fehlt.</translation>
    </message>
    <message>
        <source>The driver is missing. For KVM it is qemu.</source>
        <translation>Der Treiber fehlt. Für KVM ist es qemu.</translation>
    </message>
    <message>
        <source>The path begins with a slash. For the host&apos;s own VMs it is /system.</source>
        <translation>Der Pfad beginnt mit einem Schrägstrich. Für die VMs des Hosts ist er /system.</translation>
    </message>
    <message>
        <source>The URI is missing.</source>
        <translation>Die URI fehlt.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be a host&apos;s name: it holds a blank or one of / @ ? #.</source>
        <translation>„%1“ kann nicht der Name eines Hosts sein: Er enthält ein Leerzeichen oder eines von / @ ? #.</translation>
    </message>
</context>
<context>
    <name>riser::HostTree</name>
    <message>
        <source>Hosts and virtual machines</source>
        <translation>Hosts und virtuelle Maschinen</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Neu lesen</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>Hosts, virtual machines, plans and instances</source>
        <translation>Hosts, virtuelle Maschinen, Pläne und Instanzen</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Host %1</source>
        <translation>Host %1</translation>
    </message>
</context>
<context>
    <name>riser::HostTreeModel</name>
    <message>
        <source>%1 on %2
%3</source>
        <translation>%1 auf %2
%3</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Pläne</translation>
    </message>
    <message>
        <source>Templates for virtual machines: vCPUs, memory, disk, GPU COUNT</source>
        <translation>Vorlagen für virtuelle Maschinen: vCPUs, Speicher, Platte, GPU-ANZAHL</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>Virtual machines that were made from plans, on all hosts</source>
        <translation>Virtuelle Maschinen, die aus Plänen gemacht wurden, auf allen Hosts</translation>
    </message>
    <message>
        <source>No hosts</source>
        <translation>Keine Hosts</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n connected</source>
        <comment>hosts of a cluster</comment>
        <translation>
            <numerusform>%1 von %n verbunden</numerusform>
            <numerusform>%1 von %n verbunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Cluster %1
%2</source>
        <translation>Cluster %1
%2</translation>
    </message>
</context>
<context>
    <name>riser::InstanceModel</name>
    <message>
        <source>%1 (revision %2)</source>
        <translation>%1 (Revision %2)</translation>
    </message>
    <message>
        <source>The plan isn&apos;t in this console&apos;s list (any more).</source>
        <translation>Der Plan ist nicht (mehr) in der Liste dieser Konsole.</translation>
    </message>
    <message>
        <source>%1 (revision %2, changed since)</source>
        <translation>%1 (Revision %2, seither geändert)</translation>
    </message>
    <message>
        <source>The plan is at revision %1 now. The instance stays as it was made.</source>
        <translation>Der Plan hat jetzt Revision %1. Die Instanz bleibt, wie sie gemacht wurde.</translation>
    </message>
    <message>
        <source>Its name is “%1” now.</source>
        <translation>Sein Name ist jetzt „%1“.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 · not connected</source>
        <translation>%1 · nicht verbunden</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
</context>
<context>
    <name>riser::InstanceRun</name>
    <message>
        <source>There is no host to make it on any more.</source>
        <translation>Es gibt keinen Host mehr, auf dem sie angelegt werden könnte.</translation>
    </message>
    <message>
        <source>Another console took a device at the same time, each time it was tried. Try again later.</source>
        <translation>Bei jedem Versuch hat zur selben Zeit eine andere Konsole ein Gerät genommen. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>Another console took a device at the same time. Nothing of it is left. A place is looked for again (%1 of %2)…</source>
        <translation>Eine andere Konsole hat zur selben Zeit ein Gerät genommen. Nichts davon ist übrig. Ein Platz wird noch einmal gesucht (%1 von %2)…</translation>
    </message>
    <message>
        <source>Another console took a device at the same time. It can&apos;t be placed again: %1</source>
        <translation>Eine andere Konsole hat zur selben Zeit ein Gerät genommen. Ein anderer Platz findet sich nicht: %1</translation>
    </message>
    <message>
        <source>Another console took a device at the same time. It is made on %1 now, with what is free there (%2 of %3).</source>
        <translation>Eine andere Konsole hat zur selben Zeit ein Gerät genommen. Die Instanz wird jetzt auf %1 angelegt, mit dem, was dort frei ist (%2 von %3).</translation>
    </message>
    <message>
        <source>Cancelled while it waited for another try.</source>
        <translation>Abgebrochen, während auf einen neuen Versuch gewartet wurde.</translation>
    </message>
</context>
<context>
    <name>riser::InstanceWizard</name>
    <message>
        <source>New instance</source>
        <translation>Neue Instanz</translation>
    </message>
    <message>
        <source>Take it as it is now</source>
        <translation>Ihn nehmen, wie er jetzt ist</translation>
    </message>
    <message>
        <source>&lt; &amp;Back</source>
        <translation>&lt; &amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next &gt;</source>
        <translation>&amp;Weiter &gt;</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Open VM</source>
        <translation>VM &amp;öffnen</translation>
    </message>
    <message>
        <source>[ %1 ]</source>
        <translation>[ %1 ]</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
    <message>
        <source>Looking at the hosts…</source>
        <translation>Die Hosts werden geprüft…</translation>
    </message>
    <message>
        <source>There is no connection to %1 now.</source>
        <translation>Es gibt jetzt keine Verbindung zu %1.</translation>
    </message>
    <message>
        <source>Nothing that you typed is lost: it goes on when the host is there again.</source>
        <translation>Nichts von Ihrer Eingabe ist verloren: Es geht weiter, wenn der Host wieder da ist.</translation>
    </message>
    <message>
        <source>New instance %1</source>
        <translation>Neue Instanz %1</translation>
    </message>
</context>
<context>
    <name>riser::InstancesPage</name>
    <message>
        <source>NEW INSTANCE…</source>
        <translation>NEUE INSTANZ…</translation>
    </message>
    <message>
        <source>OPEN</source>
        <translation>ÖFFNEN</translation>
    </message>
    <message>
        <source>TEAR DOWN…</source>
        <translation>ABBAUEN…</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>Search instances</source>
        <translation>Instanzen suchen</translation>
    </message>
    <message>
        <source>Search name, host, plan, device, owner</source>
        <translation>Name, Host, Plan, Gerät, Besitzer suchen</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Choose an instance in the list first.</source>
        <translation>Wählen Sie erst eine Instanz in der Liste.</translation>
    </message>
    <message>
        <source>No instances match</source>
        <translation>Keine Instanz passt</translation>
    </message>
    <message>
        <source>No instance has all of the search words.</source>
        <translation>Keine Instanz enthält alle Suchwörter.</translation>
    </message>
    <message>
        <source>No instances yet</source>
        <translation>Noch keine Instanzen</translation>
    </message>
    <message>
        <source>An instance is a virtual machine that is made from a plan, with its devices. Add a host first: it is made there.</source>
        <translation>Eine Instanz ist eine virtuelle Maschine, die aus einem Plan gemacht wird, mit ihren Geräten. Fügen Sie erst einen Host hinzu: Dort wird sie angelegt.</translation>
    </message>
    <message>
        <source>An instance is a virtual machine that is made from a plan, with its devices. Choose a plan, and Riser finds the host that has them.</source>
        <translation>Eine Instanz ist eine virtuelle Maschine, die aus einem Plan gemacht wird, mit ihren Geräten. Wählen Sie einen Plan, und Riser findet den Host, der sie hat.</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>This cluster has no hosts</source>
        <translation>Dieser Cluster hat keine Hosts</translation>
    </message>
    <message>
        <source>Edit it to say which hosts belong to it: instances are made on them.</source>
        <translation>Bearbeiten Sie ihn, um zu sagen, welche Hosts dazugehören: Auf ihnen werden Instanzen angelegt.</translation>
    </message>
    <message>
        <source>No instances in this cluster yet</source>
        <translation>Noch keine Instanzen in diesem Cluster</translation>
    </message>
    <message>
        <source>An instance is a virtual machine that is made from a plan, with its devices. Choose a plan, and Riser finds the host of this cluster that has them.</source>
        <translation>Eine Instanz ist eine virtuelle Maschine, die nach einem Plan angelegt wird, samt ihren Geräten. Wählen Sie einen Plan, und Riser findet den Host dieses Clusters, der sie hat.</translation>
    </message>
</context>
<context>
    <name>riser::LabelsDialog</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>Labels of %1. A plan may ask for devices that have one.</source>
        <translation>Markierungen von %1. Ein Plan kann Geräte mit einer Markierung verlangen.</translation>
    </message>
    <message numerus="yes">
        <source>Labels of %n device(s). A plan may ask for devices that have one.</source>
        <translation>
            <numerusform>Markierungen von %n Gerät. Ein Plan kann Geräte mit einer Markierung verlangen.</numerusform>
            <numerusform>Markierungen von %n Geräten. Ein Plan kann Geräte mit einer Markierung verlangen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>New labels</source>
        <translation>Neue Markierungen</translation>
    </message>
    <message>
        <source>New labels, with commas between them</source>
        <translation>Neue Markierungen, durch Kommas getrennt</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Not there now, and so left out:</source>
        <translation>Zurzeit nicht da und deshalb ausgelassen:</translation>
    </message>
</context>
<context>
    <name>riser::LeftOverBar</name>
    <message>
        <source>FINISH…</source>
        <translation>FERTIGSTELLEN…</translation>
    </message>
    <message>
        <source>UNDO…</source>
        <translation>ZURÜCKNEHMEN…</translation>
    </message>
    <message>
        <source>Something was left over</source>
        <translation>Etwas blieb unvollendet</translation>
    </message>
    <message>
        <source>FORGET</source>
        <translation>VERGESSEN</translation>
    </message>
    <message>
        <source>Add the host %1 to the list to finish it or to take it back.</source>
        <translation>Fügen Sie den Host %1 zur Liste hinzu, um es fertigzustellen oder zurückzunehmen.</translation>
    </message>
    <message>
        <source>It can be finished or taken back when %1 is connected.</source>
        <translation>Es lässt sich fertigstellen oder zurücknehmen, wenn %1 verbunden ist.</translation>
    </message>
    <message>
        <source>Both begin with a look at what is true on %1 now.</source>
        <translation>Beides beginnt mit einem Blick darauf, was auf %1 jetzt wirklich ist.</translation>
    </message>
    <message>
        <source>“%1” on %2, begun %3, was not ended.</source>
        <translation>„%1“ auf %2, begonnen am %3, wurde nicht beendet.</translation>
    </message>
    <message>
        <source>The journal&apos;s entry %1 can&apos;t be read: %2</source>
        <translation>Der Eintrag %1 des Journals lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>Look on your hosts for what it may be about, then forget it.</source>
        <translation>Sehen Sie auf Ihren Hosts nach, worum es gehen kann, und vergessen Sie ihn dann.</translation>
    </message>
    <message numerus="yes">
        <source>%n more after this one.</source>
        <translation>
            <numerusform>Danach noch einer.</numerusform>
            <numerusform>Danach noch %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget what was left over?</source>
        <translation>Vergessen, was unvollendet blieb?</translation>
    </message>
    <message>
        <source>Riser will not offer again to finish “%1” or to take it back. What of it is on %2 stays there.</source>
        <translation>Riser bietet nicht noch einmal an, „%1“ fertigzustellen oder zurückzunehmen. Was davon auf %2 ist, bleibt dort.</translation>
    </message>
    <message>
        <source>It is not forgotten</source>
        <translation>Es wurde nicht vergessen</translation>
    </message>
</context>
<context>
    <name>riser::LoginForm</name>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password of the display</source>
        <translation>Passwort der Anzeige</translation>
    </message>
    <message>
        <source>LOG IN</source>
        <translation>ANMELDEN</translation>
    </message>
    <message>
        <source>This display wants a password:</source>
        <translation>Diese Anzeige verlangt ein Passwort:</translation>
    </message>
</context>
<context>
    <name>riser::MainWindow</name>
    <message>
        <source>Tasks</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Riser</source>
        <translation>Riser</translation>
    </message>
    <message>
        <source>Add host…</source>
        <translation>Host hinzufügen…</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s) running</source>
        <translation>
            <numerusform>%n Vorgang läuft</numerusform>
            <numerusform>%n Vorgänge laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>No hosts yet</source>
        <translation>Noch keine Hosts</translation>
    </message>
    <message>
        <source>Add a KVM host by its address to see its GPUs, NVMe drives and USB devices, and to give them to its virtual machines.</source>
        <translation>Fügen Sie einen KVM-Host mit seiner Adresse hinzu, um seine GPUs, NVMe-Laufwerke und USB-Geräte zu sehen und sie seinen virtuellen Maschinen zu geben.</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>Choose a host or a virtual machine at the left.</source>
        <translation>Wählen Sie links einen Host oder eine virtuelle Maschine.</translation>
    </message>
    <message>
        <source>%1 – Riser</source>
        <translation>%1 – Riser</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Add host…</source>
        <translation>Host &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Host</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Tasks</source>
        <translation>&amp;Vorgänge</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Neu lesen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Riser</source>
        <translation>Ü&amp;ber Riser</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>No host is selected</source>
        <translation>Kein Host ist ausgewählt</translation>
    </message>
    <message>
        <source>Remove host</source>
        <translation>Host entfernen</translation>
    </message>
    <message>
        <source>Remove “%1” from Riser&apos;s list?</source>
        <translation>„%1“ aus der Liste von Riser entfernen?</translation>
    </message>
    <message>
        <source>Nothing changes on the host itself. It can be added again at any time.</source>
        <translation>Auf dem Host selbst ändert sich nichts. Er kann jederzeit wieder hinzugefügt werden.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>About Riser</source>
        <translation>Über Riser</translation>
    </message>
    <message>
        <source>Riser %1</source>
        <translation>Riser %1</translation>
    </message>
    <message>
        <source>A console for hardware passthrough on KVM hosts.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Eine Konsole zum Durchreichen von Hardware auf KVM-Hosts.

Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
    </message>
    <message>
        <source>&amp;Plans</source>
        <translation>&amp;Pläne</translation>
    </message>
    <message>
        <source>&amp;Show plans</source>
        <translation>Pläne &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Instances</source>
        <translation>&amp;Instanzen</translation>
    </message>
    <message>
        <source>&amp;Show instances</source>
        <translation>Instanzen &amp;zeigen</translation>
    </message>
</context>
<context>
    <name>riser::MatchEdit</name>
    <message>
        <source>Any</source>
        <translation>Beliebige</translation>
    </message>
    <message>
        <source>All of %1 (%2)</source>
        <translation>Alle von %1 (%2)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Any, a maker, a model, a label; or a number as 10de or 10de:2204</source>
        <translation>Beliebige, ein Hersteller, ein Modell, eine Markierung; oder eine Nummer wie 10de oder 10de:2204</translation>
    </message>
</context>
<context>
    <name>riser::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Details of the message</source>
        <translation>Einzelheiten der Meldung</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>riser::OperationDialog</name>
    <message>
        <source>What moves</source>
        <translation>Was bewegt wird</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>Another operation has this VM just now: %1</source>
        <translation>Ein anderer Vorgang hat diese VM gerade: %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>what is done, and the host</comment>
        <translation>%1 auf %2</translation>
    </message>
</context>
<context>
    <name>riser::OperationPanel</name>
    <message>
        <source>The host was removed from the list.</source>
        <translation>Der Host wurde aus der Liste entfernt.</translation>
    </message>
    <message>
        <source>%1 is not connected: %2</source>
        <translation>%1 ist nicht verbunden: %2</translation>
    </message>
    <message>
        <source>%1 is not connected.</source>
        <translation>%1 ist nicht verbunden.</translation>
    </message>
    <message>
        <source>%1 has not been read yet.</source>
        <translation>%1 wurde noch nicht gelesen.</translation>
    </message>
    <message>
        <source>Another operation has %1 just now: %2</source>
        <translation>Ein anderer Vorgang hat %1 gerade: %2</translation>
    </message>
    <message>
        <source>EXECUTE</source>
        <translation>AUSFÜHREN</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>XML difference</source>
        <translation>XML-Unterschied</translation>
    </message>
    <message>
        <source>virsh</source>
        <translation>virsh</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nothing will be done before the checks allow it.</source>
        <translation>Nichts wird getan, bevor die Prüfungen es erlauben.</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s) want(s) a tick first.</source>
        <translation>
            <numerusform>%n Warnung will erst ein Häkchen.</numerusform>
            <numerusform>%n Warnungen wollen erst ein Häkchen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::OperationRun</name>
    <message>
        <source>The host was removed from the list.</source>
        <translation>Der Host wurde aus der Liste entfernt.</translation>
    </message>
</context>
<context>
    <name>riser::PlacePage</name>
    <message>
        <source>Place</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Search hosts</source>
        <translation>Hosts suchen</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>&amp;Detach them from the host first, I know</source>
        <translation>Sie erst vom Host &amp;lösen, ich weiß</translation>
    </message>
    <message>
        <source>Place automatically</source>
        <translation>Automatisch platzieren</translation>
    </message>
    <message>
        <source>The host that it fits best, whatever happens meanwhile</source>
        <translation>Der Host, auf den sie am besten passt, was auch inzwischen geschieht</translation>
    </message>
    <message>
        <source>It fits</source>
        <translation>Sie passt</translation>
    </message>
    <message>
        <source>Looking at the hosts…</source>
        <translation>Die Hosts werden geprüft…</translation>
    </message>
    <message>
        <source>It is placed on %1:</source>
        <translation>Sie wird auf %1 platziert:</translation>
    </message>
    <message>
        <source>It goes to %1:</source>
        <translation>Sie kommt auf %1:</translation>
    </message>
    <message>
        <source>It gets no devices of the host.</source>
        <translation>Sie bekommt keine Geräte des Hosts.</translation>
    </message>
    <message>
        <source>To be detached from the host first:</source>
        <translation>Erst vom Host zu lösen:</translation>
    </message>
    <message>
        <source>There is no host in the list yet. Add one first.</source>
        <translation>Es ist noch kein Host in der Liste. Fügen Sie erst einen hinzu.</translation>
    </message>
    <message>
        <source>Place in cluster %1</source>
        <translation>Im Cluster %1 platzieren</translation>
    </message>
    <message>
        <source>The best of its hosts; %1 of %2 can take it now</source>
        <translation>Der beste seiner Hosts; auf %1 von %2 passt sie jetzt</translation>
    </message>
    <message>
        <source>None of its hosts can take it now.</source>
        <translation>Keiner seiner Hosts kann sie jetzt aufnehmen.</translation>
    </message>
</context>
<context>
    <name>riser::PlanActions</name>
    <message>
        <source>Plans (*.json)</source>
        <translation>Pläne (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>NEW PLAN…</source>
        <translation>NEUER PLAN…</translation>
    </message>
    <message>
        <source>EDIT…</source>
        <translation>BEARBEITEN…</translation>
    </message>
    <message>
        <source>COPY…</source>
        <translation>KOPIEREN…</translation>
    </message>
    <message>
        <source>DELETE…</source>
        <translation>LÖSCHEN…</translation>
    </message>
    <message>
        <source>IMPORT…</source>
        <translation>IMPORTIEREN…</translation>
    </message>
    <message>
        <source>EXPORT…</source>
        <translation>EXPORTIEREN…</translation>
    </message>
    <message>
        <source>EXPORT ALL…</source>
        <translation>ALLE EXPORTIEREN…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Choose a plan in the list first.</source>
        <translation>Wählen Sie erst einen Plan in der Liste.</translation>
    </message>
    <message>
        <source>This works with one plan at a time.</source>
        <translation>Das geht nur mit einem Plan auf einmal.</translation>
    </message>
    <message>
        <source>There is no plan to export.</source>
        <translation>Es gibt keinen Plan zum Exportieren.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und ein weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete the plan “%1”?</source>
        <translation>Den Plan „%1“ löschen?</translation>
    </message>
    <message numerus="yes">
        <source>Delete these %n plans?</source>
        <translation>
            <numerusform>Diesen Plan löschen?</numerusform>
            <numerusform>Diese %n Pläne löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete plans</source>
        <translation>Pläne löschen</translation>
    </message>
    <message>
        <source>Virtual machines made from it stay as they are. Who shares this plan list loses it too.</source>
        <translation>Virtuelle Maschinen, die daraus gemacht wurden, bleiben, wie sie sind. Wer diese Planliste teilt, verliert ihn ebenfalls.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Import plans</source>
        <translation>Pläne importieren</translation>
    </message>
    <message>
        <source>Nothing was imported. %1</source>
        <translation>Nichts wurde importiert. %1</translation>
    </message>
    <message>
        <source>Choose a file that Riser exported. Your plans are as they were.</source>
        <translation>Wählen Sie eine Datei, die Riser exportiert hat. Ihre Pläne sind, wie sie waren.</translation>
    </message>
    <message>
        <source>Nothing of %1 was imported. %2</source>
        <translation>Nichts aus %1 wurde importiert. %2</translation>
    </message>
    <message numerus="yes">
        <source>Export %n plan(s)</source>
        <translation>
            <numerusform>Einen Plan exportieren</numerusform>
            <numerusform>%n Pläne exportieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Export plans</source>
        <translation>Pläne exportieren</translation>
    </message>
    <message>
        <source>There is a file %1 already. Replace it?</source>
        <translation>Es gibt schon eine Datei %1. Soll sie ersetzt werden?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Choose another folder or name. Nothing was written.</source>
        <translation>Wählen Sie einen anderen Ordner oder Namen. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Virtual machines made from them stay as they are. Who shares this plan list loses them too.</source>
        <translation>Virtuelle Maschinen, die daraus gemacht wurden, bleiben, wie sie sind. Wer diese Planliste teilt, verliert sie ebenfalls.</translation>
    </message>
</context>
<context>
    <name>riser::PlanDialog</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>What they have</source>
        <translation>Was dort steht</translation>
    </message>
    <message>
        <source>Save mine as a copy</source>
        <translation>Meinen als Kopie speichern</translation>
    </message>
    <message>
        <source>Replace theirs by mine</source>
        <translation>Den anderen durch meinen ersetzen</translation>
    </message>
    <message>
        <source>Take theirs, drop mine</source>
        <translation>Den anderen nehmen, meinen verwerfen</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>Neuer Plan</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>There is another plan with the name “%1”.</source>
        <translation>Es gibt einen anderen Plan mit dem Namen „%1“.</translation>
    </message>
    <message>
        <source>Choose above what is to become of the two.</source>
        <translation>Wählen Sie oben, was aus den beiden werden soll.</translation>
    </message>
    <message>
        <source>Somebody else changed the plan “%1” meanwhile.</source>
        <translation>Jemand anderes hat den Plan „%1“ inzwischen geändert.</translation>
    </message>
    <message>
        <source>Nothing that you typed is lost. Below is what they have.</source>
        <translation>Nichts von Ihrer Eingabe ist verloren. Darunter steht, was dort nun anders ist.</translation>
    </message>
    <message>
        <source>Somebody else deleted the plan “%1” meanwhile.</source>
        <translation>Jemand anderes hat den Plan „%1“ inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>Nothing that you typed is lost: it can be saved as a new plan.</source>
        <translation>Nichts von Ihrer Eingabe ist verloren: Sie lässt sich als neuer Plan speichern.</translation>
    </message>
    <message>
        <source>No difference to what you typed.</source>
        <translation>Kein Unterschied zu Ihrer Eingabe.</translation>
    </message>
    <message>
        <source>Save mine as a new plan</source>
        <translation>Meinen als neuen Plan speichern</translation>
    </message>
    <message>
        <source>Nothing that you typed is lost.</source>
        <translation>Nichts von Ihrer Eingabe ist verloren.</translation>
    </message>
</context>
<context>
    <name>riser::PlanFitView</name>
    <message>
        <source>The selected plan and where it fits</source>
        <translation>Der gewählte Plan, und wohin er passt</translation>
    </message>
</context>
<context>
    <name>riser::PlanForm</name>
    <message>
        <source>Disk in GiB</source>
        <translation>Platte in GiB</translation>
    </message>
    <message>
        <source> GiB</source>
        <translation> GiB</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>D&amp;escription:</source>
        <translation>B&amp;eschreibung:</translation>
    </message>
    <message>
        <source>v&amp;CPUs:</source>
        <translation>v&amp;CPUs:</translation>
    </message>
    <message>
        <source>&amp;Memory:</source>
        <translation>&amp;Speicher:</translation>
    </message>
    <message>
        <source>&amp;Disk:</source>
        <translation>&amp;Platte:</translation>
    </message>
    <message>
        <source>&amp;GPU COUNT:</source>
        <translation>&amp;GPU-ANZAHL:</translation>
    </message>
    <message>
        <source>&amp;Other devices:</source>
        <translation>&amp;Andere Geräte:</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Sockel</translation>
    </message>
    <message>
        <source>Cores of each socket</source>
        <translation>Kerne je Sockel</translation>
    </message>
    <message>
        <source>Threads of each core</source>
        <translation>Threads je Kern</translation>
    </message>
    <message>
        <source>sockets ×</source>
        <translation>Sockel ×</translation>
    </message>
    <message>
        <source>cores ×</source>
        <translation>Kerne ×</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Unit of the memory</source>
        <translation>Einheit des Speichers</translation>
    </message>
    <message>
        <source>GiB</source>
        <translation>GiB</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>GPU COUNT</source>
        <translation>GPU-ANZAHL</translation>
    </message>
    <message>
        <source>Which GPUs</source>
        <translation>Welche GPUs</translation>
    </message>
    <message>
        <source>Spare root ports</source>
        <translation>Freie Root-Ports</translation>
    </message>
    <message>
        <source>For devices that are given to the running virtual machine later</source>
        <translation>Für Geräte, die der laufenden virtuellen Maschine später gegeben werden</translation>
    </message>
    <message>
        <source>One N&amp;UMA node:</source>
        <translation>Ein N&amp;UMA-Knoten:</translation>
    </message>
    <message>
        <source>M&amp;achine:</source>
        <translation>&amp;Maschine:</translation>
    </message>
    <message>
        <source>&amp;Firmware:</source>
        <translation>&amp;Firmware:</translation>
    </message>
    <message>
        <source>Spare root &amp;ports:</source>
        <translation>Freie &amp;Root-Ports:</translation>
    </message>
    <message>
        <source>&amp;Video:</source>
        <translation>Grafi&amp;k:</translation>
    </message>
    <message numerus="yes">
        <source>= %n vCPU(s)</source>
        <translation>
            <numerusform>= eine vCPU</numerusform>
            <numerusform>= %n vCPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>Preferred: all devices on one NUMA node where that is possible. Required: or not on this host.</source>
        <translation>Bevorzugt: alle Geräte auf einem NUMA-Knoten, wo das möglich ist. Zwingend: sonst nicht auf diesem Host.</translation>
    </message>
</context>
<context>
    <name>riser::PlanModel</name>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>GPU COUNT</source>
        <translation>GPU-ANZAHL</translation>
    </message>
    <message>
        <source>Other devices</source>
        <translation>Andere Geräte</translation>
    </message>
    <message>
        <source>vCPUs</source>
        <translation>vCPUs</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>One NUMA node</source>
        <translation>Ein NUMA-Knoten</translation>
    </message>
    <message>
        <source>Hosts that could take it now</source>
        <translation>Hosts, die ihn jetzt aufnehmen könnten</translation>
    </message>
</context>
<context>
    <name>riser::PlanPage</name>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Search plans</source>
        <translation>Pläne suchen</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Pläne</translation>
    </message>
    <message>
        <source>There are no plans. Make one on the page Plans first.</source>
        <translation>Es gibt keine Pläne. Legen Sie erst einen an, auf der Seite „Pläne“.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>riser::PlansPage</name>
    <message>
        <source>Plans</source>
        <translation>Pläne</translation>
    </message>
    <message>
        <source>Search plans</source>
        <translation>Pläne suchen</translation>
    </message>
    <message>
        <source>Search name, device, host</source>
        <translation>Name, Gerät, Host suchen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>NEW PLAN…</source>
        <translation>NEUER PLAN…</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of the plan list can&apos;t be read.</source>
        <translation>
            <numerusform>Eine Datei der Planliste kann nicht gelesen werden.</numerusform>
            <numerusform>%n Dateien der Planliste können nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are in %1 and stay as they are. The other plans can be used.</source>
        <translation>Sie liegen in %1 und bleiben, wie sie sind. Die anderen Pläne sind brauchbar.</translation>
    </message>
    <message>
        <source>No plans match</source>
        <translation>Kein Plan passt</translation>
    </message>
    <message>
        <source>No plan has all of the search words.</source>
        <translation>Kein Plan enthält alle Suchwörter.</translation>
    </message>
    <message>
        <source>No plans yet</source>
        <translation>Noch keine Pläne</translation>
    </message>
    <message>
        <source>A plan says what a new virtual machine gets: vCPUs, memory, disk, and how many GPUs.</source>
        <translation>Ein Plan sagt, was eine neue virtuelle Maschine bekommt: vCPUs, Speicher, Platte und wie viele GPUs.</translation>
    </message>
    <message>
        <source>No plan could be read</source>
        <translation>Kein Plan konnte gelesen werden</translation>
    </message>
    <message>
        <source>The message above says why, and what to do.</source>
        <translation>Die Meldung oben sagt, warum, und was zu tun ist.</translation>
    </message>
    <message>
        <source>Select a plan to see which hosts could take it, and why others can&apos;t.</source>
        <translation>Wählen Sie einen Plan, um zu sehen, welche Hosts ihn aufnehmen könnten und warum andere nicht.</translation>
    </message>
    <message>
        <source>Looking at the hosts…</source>
        <translation>Die Hosts werden geprüft…</translation>
    </message>
    <message>
        <source>There is no host in the list yet. Add one to see whether it could take this plan.</source>
        <translation>Es ist noch kein Host in der Liste. Fügen Sie einen hinzu, um zu sehen, ob er diesen Plan aufnehmen könnte.</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
</context>
<context>
    <name>riser::PoolCountModel</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Zugewiesen</translation>
    </message>
    <message>
        <source>Claimed by a VM, now or at its next start</source>
        <translation>Von einer VM beansprucht, jetzt oder beim nächsten Start</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>Beim Host</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>In the pool, and a VM can have it</source>
        <translation>Im Pool, und eine VM kann es bekommen</translation>
    </message>
    <message>
        <source>The host&apos;s own, and no rule keeps it there</source>
        <translation>Gehört dem Host, und keine Regel hält es dort</translation>
    </message>
    <message>
        <source>A rule keeps it from VMs: the list below says which</source>
        <translation>Eine Regel hält es von VMs fern: Die Liste darunter sagt, welche</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>Alle zusammen</translation>
    </message>
</context>
<context>
    <name>riser::PoolPage</name>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Devices by model</source>
        <translation>Geräte nach Modell</translation>
    </message>
    <message numerus="yes">
        <source>%n host(s) connected</source>
        <translation>
            <numerusform>%n Host verbunden</numerusform>
            <numerusform>%n Hosts verbunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n host(s) connected; the others are shown as last read</source>
        <translation>
            <numerusform>%1 von %n Host verbunden; gezeigt wird, was zuletzt gelesen wurde</numerusform>
            <numerusform>%1 von %n Hosts verbunden; die anderen wie zuletzt gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>This cluster has no hosts</source>
        <translation>Dieser Cluster hat keine Hosts</translation>
    </message>
    <message>
        <source>Edit it to say which hosts belong to it.</source>
        <translation>Bearbeiten Sie ihn, um zu wählen, welche Hosts dazugehören.</translation>
    </message>
    <message>
        <source>Reading the devices…</source>
        <translation>Die Geräte werden gelesen…</translation>
    </message>
    <message>
        <source>No host of this cluster is known yet</source>
        <translation>Von den Hosts dieses Clusters ist noch nichts bekannt</translation>
    </message>
    <message>
        <source>The Hosts tab says what is the matter with each.</source>
        <translation>Der Reiter „Hosts“ sagt, was mit jedem los ist.</translation>
    </message>
    <message>
        <source>The hosts show no devices</source>
        <translation>Die Hosts zeigen keine Geräte</translation>
    </message>
    <message>
        <source>Their libvirt lists no PCI or USB devices that could be given to a VM.</source>
        <translation>Ihr libvirt führt keine PCI- oder USB-Geräte auf, die eine VM bekommen könnte.</translation>
    </message>
    <message>
        <source>The hosts that were read show no devices</source>
        <translation>Die gelesenen Hosts zeigen keine Geräte</translation>
    </message>
</context>
<context>
    <name>riser::QuestionBar</name>
    <message>
        <source>KEEP DETACHED</source>
        <translation>GELÖST LASSEN</translation>
    </message>
    <message>
        <source>An operation waits for you</source>
        <translation>Ein Vorgang wartet auf Sie</translation>
    </message>
    <message>
        <source>GIVE BACK</source>
        <translation>ZURÜCKGEBEN</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>It is given back in %n second(s).</source>
        <translation>
            <numerusform>Es wird in %n Sekunde zurückgegeben.</numerusform>
            <numerusform>Es wird in %n Sekunden zurückgegeben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::ReportView</name>
    <message>
        <source>Steps and result of the operation</source>
        <translation>Schritte und Ergebnis des Vorgangs</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefging</translation>
    </message>
    <message>
        <source>Why nothing was done</source>
        <translation>Warum nichts getan wurde</translation>
    </message>
    <message>
        <source>What the host shows now</source>
        <translation>Was der Host jetzt zeigt</translation>
    </message>
</context>
<context>
    <name>riser::ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>CREATE</source>
        <translation>ANLEGEN</translation>
    </message>
    <message>
        <source>What will be made</source>
        <translation>Was angelegt wird</translation>
    </message>
    <message>
        <source>%1 in the pool %2: %3, %4</source>
        <translation>%1 im Pool %2: %3, %4</translation>
    </message>
    <message>
        <source>%1, empty</source>
        <translation>%1, leer</translation>
    </message>
    <message>
        <source>%1, a copy of %2 in %3</source>
        <translation>%1, eine Kopie von %2 in %3</translation>
    </message>
    <message>
        <source>%1, over %2 in %3, which must stay as it is from then on</source>
        <translation>%1, über %2 in %3, das von da an bleiben muss, wie es ist</translation>
    </message>
    <message>
        <source>Name: %1</source>
        <translation>Name: %1</translation>
    </message>
    <message>
        <source>Host: %1, placed automatically</source>
        <translation>Host: %1, automatisch platziert</translation>
    </message>
    <message>
        <source>Host: %1</source>
        <translation>Host: %1</translation>
    </message>
    <message>
        <source>Plan: %1 (revision %2), %3</source>
        <translation>Plan: %1 (Revision %2), %3</translation>
    </message>
    <message>
        <source>Devices: none</source>
        <translation>Geräte: keine</translation>
    </message>
    <message>
        <source>Devices:</source>
        <translation>Geräte:</translation>
    </message>
    <message>
        <source>NUMA node: %1</source>
        <translation>NUMA-Knoten: %1</translation>
    </message>
    <message>
        <source>Disk: %1</source>
        <translation>Platte: %1</translation>
    </message>
    <message>
        <source>CD for cloud-init: %1 in the pool %2</source>
        <translation>CD für cloud-init: %1 im Pool %2</translation>
    </message>
    <message>
        <source>    User: %1</source>
        <translation>    Benutzer: %1</translation>
    </message>
    <message>
        <source>the image&apos;s own</source>
        <translation>der des Abbilds</translation>
    </message>
    <message>
        <source>    Keys: %1</source>
        <translation>    Schlüssel: %1</translation>
    </message>
    <message>
        <source>    Host name: %1</source>
        <translation>    Hostname: %1</translation>
    </message>
    <message>
        <source>Network: %1</source>
        <translation>Netz: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>It is started when it is made.</source>
        <translation>Sie wird nach dem Anlegen gestartet.</translation>
    </message>
    <message>
        <source>It isn&apos;t started.</source>
        <translation>Sie wird nicht gestartet.</translation>
    </message>
    <message>
        <source>It starts with the host from then on.</source>
        <translation>Sie startet von da an mit dem Host.</translation>
    </message>
    <message>
        <source>Owner: %1</source>
        <translation>Besitzer: %1</translation>
    </message>
</context>
<context>
    <name>riser::RunView</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>CANCEL</source>
        <translation>ABBRECHEN</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>Neuer Versuch</translation>
    </message>
    <message>
        <source>It goes on: Tasks shows how it goes.</source>
        <translation>Es läuft weiter: „Vorgänge“ zeigt, wie weit es ist.</translation>
    </message>
</context>
<context>
    <name>riser::ScreenLink</name>
    <message>
        <source>The display of %1 doesn&apos;t answer.</source>
        <translation>Die Anzeige von %1 antwortet nicht.</translation>
    </message>
    <message>
        <source>Try again; if that doesn&apos;t help, the VM&apos;s QEMU may hang.</source>
        <translation>Versuchen Sie es noch einmal; hilft das nicht, hängt vielleicht das QEMU der VM.</translation>
    </message>
    <message>
        <source>The display of %1 can&apos;t be reached by ssh.</source>
        <translation>Die Anzeige von %1 ist über SSH nicht erreichbar.</translation>
    </message>
    <message>
        <source>The host&apos;s sshd must allow it (AllowTcpForwarding, AllowStreamLocalForwarding).</source>
        <translation>Der sshd des Hosts muss es erlauben (AllowTcpForwarding, AllowStreamLocalForwarding).</translation>
    </message>
    <message>
        <source>Encrypted, but without a certificate: anybody on the way can pretend to be this display.</source>
        <translation>Verschlüsselt, aber ohne Zertifikat: Unterwegs kann sich jeder als diese Anzeige ausgeben.</translation>
    </message>
</context>
<context>
    <name>riser::ScreenView</name>
    <message>
        <source>SEND KEYS</source>
        <translation>TASTEN SENDEN</translation>
    </message>
    <message>
        <source>RETRY</source>
        <translation>NOCH EINMAL</translation>
    </message>
    <message>
        <source>VIEW</source>
        <translation>ANSICHT</translation>
    </message>
    <message>
        <source>Ctrl+Alt+&amp;Delete</source>
        <translation>Strg+Alt+&amp;Entf</translation>
    </message>
    <message>
        <source>Ctrl+Alt+&amp;Backspace</source>
        <translation>Strg+Alt+&amp;Rücktaste</translation>
    </message>
    <message>
        <source>Ctrl+Alt+F%1</source>
        <translation>Strg+Alt+F%1</translation>
    </message>
    <message>
        <source>&amp;Print screen</source>
        <translation>&amp;Druck</translation>
    </message>
    <message>
        <source>&amp;Type the clipboard</source>
        <translation>&amp;Zwischenablage eintippen</translation>
    </message>
    <message>
        <source>&amp;Fit into the window</source>
        <translation>Ans Fenster &amp;anpassen</translation>
    </message>
    <message>
        <source>&amp;Read-only</source>
        <translation>&amp;Nur ansehen</translation>
    </message>
    <message>
        <source>&amp;Share the clipboard</source>
        <translation>&amp;Zwischenablage teilen</translation>
    </message>
    <message>
        <source>While the screen has the keyboard, the guest gets what was copied here, and the other way round.</source>
        <translation>Solange der Bildschirm die Tastatur hat, bekommt der Gast, was hier kopiert wurde, und umgekehrt.</translation>
    </message>
    <message>
        <source>&amp;Keep the pointer inside</source>
        <translation>Mauszeiger &amp;festhalten</translation>
    </message>
    <message>
        <source>While the screen has the keyboard. For guests without a tablet, whose pointer goes its own way.</source>
        <translation>Solange der Bildschirm die Tastatur hat. Für Gäste ohne Tablett, deren Mauszeiger eigene Wege geht.</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindet…</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>The VM is paused: its picture stands still.</source>
        <translation>Die VM ist angehalten: Ihr Bild steht still.</translation>
    </message>
    <message>
        <source>Connected, read-only.</source>
        <translation>Verbunden, nur zum Ansehen.</translation>
    </message>
    <message>
        <source>It has the keyboard: Ctrl+Alt lets go of it.</source>
        <translation>Er hat die Tastatur: Strg+Alt gibt sie frei.</translation>
    </message>
    <message>
        <source>Connected: click into it to type.</source>
        <translation>Verbunden: Klicken Sie hinein, um zu tippen.</translation>
    </message>
    <message>
        <source>DISCONNECT</source>
        <translation>TRENNEN</translation>
    </message>
    <message>
        <source>CONNECT</source>
        <translation>VERBINDEN</translation>
    </message>
    <message>
        <source>Only the first %1 characters were typed into %2.</source>
        <translation>Nur die ersten %1 Zeichen wurden in %2 getippt.</translation>
    </message>
    <message>
        <source>Not typed into %1, as a US keyboard doesn&apos;t have it: %2</source>
        <translation>Nicht in %1 getippt, weil eine US-Tastatur es nicht hat: %2</translation>
    </message>
    <message>
        <source>Type it by hand, or share the clipboard where the guest has an agent for that.</source>
        <translation>Tippen Sie es von Hand, oder teilen Sie die Zwischenablage, wo der Gast einen Agenten dafür hat.</translation>
    </message>
</context>
<context>
    <name>riser::SerialView</name>
    <message>
        <source>TAKE OVER</source>
        <translation>ÜBERNEHMEN</translation>
    </message>
    <message>
        <source>RETRY</source>
        <translation>NOCH EINMAL</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>&amp;Save what was shown…</source>
        <translation>&amp;Ausgabe speichern…</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>&amp;Type the size for the guest&apos;s shell (stty)</source>
        <translation>&amp;Größe für die Shell des Gastes eintippen (stty)</translation>
    </message>
    <message>
        <source>ACTIONS</source>
        <translation>AKTIONEN</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>%1 KiB came too fast and are not shown</source>
        <translation>%1 KiB kamen zu schnell und werden nicht gezeigt</translation>
    </message>
    <message>
        <source>DISCONNECT</source>
        <translation>TRENNEN</translation>
    </message>
    <message>
        <source>CONNECT</source>
        <translation>VERBINDEN</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindet…</translation>
    </message>
    <message>
        <source>Disconnected. If you didn&apos;t, somebody else took the line over.</source>
        <translation>Getrennt. Wenn nicht durch Sie, dann hat jemand anderes die Schnittstelle übernommen.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Save what was shown</source>
        <translation>Ausgabe speichern</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>Wait until the guest reads its serial line; paste at most %1 KiB at once.</source>
        <translation>Warten Sie, bis der Gast seine serielle Schnittstelle liest; fügen Sie höchstens %1 KiB auf einmal ein.</translation>
    </message>
    <message>
        <source>%1 hasn&apos;t read what was typed before: what came last was not sent.</source>
        <translation>%1 hat noch nicht gelesen, was zuvor getippt wurde: Das Letzte wurde nicht gesendet.</translation>
    </message>
</context>
<context>
    <name>riser::SessionPage</name>
    <message>
        <source>Retry</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Virtual machines</source>
        <translation>Virtuelle Maschinen</translation>
    </message>
    <message>
        <source>XML</source>
        <translation>XML</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>“%1” is not connected.</source>
        <translation>„%1“ ist nicht verbunden.</translation>
    </message>
    <message>
        <source>What is shown is what was read last.</source>
        <translation>Gezeigt wird, was zuletzt gelesen wurde.</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
</context>
<context>
    <name>riser::SpiceView</name>
    <message>
        <source>This screen speaks SPICE</source>
        <translation>Dieser Bildschirm spricht SPICE</translation>
    </message>
    <message>
        <source>It is shown in a window of its own, by remote-viewer. That closes when you close Riser.</source>
        <translation>Er wird in einem eigenen Fenster gezeigt, von remote-viewer. Es schließt sich, wenn Sie Riser schließen.</translation>
    </message>
    <message>
        <source>OPEN IN REMOTE-VIEWER</source>
        <translation>IN REMOTE-VIEWER ÖFFNEN</translation>
    </message>
    <message>
        <source>CLOSE IT</source>
        <translation>SCHLIESSEN</translation>
    </message>
    <message>
        <source>RETRY</source>
        <translation>NOCH EINMAL</translation>
    </message>
    <message>
        <source>Logging in to the host…</source>
        <translation>Anmeldung beim Host…</translation>
    </message>
    <message>
        <source>Open in remote-viewer</source>
        <translation>In remote-viewer geöffnet</translation>
    </message>
    <message>
        <source>remote-viewer was closed.</source>
        <translation>remote-viewer wurde geschlossen.</translation>
    </message>
    <message>
        <source>Not open</source>
        <translation>Nicht geöffnet</translation>
    </message>
</context>
<context>
    <name>riser::StepsView</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>     if a later step fails: %1</source>
        <translation>     wenn ein späterer Schritt scheitert: %1</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>The same with virsh</source>
        <translation>Dasselbe mit virsh</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>riser::TaskModel</name>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
</context>
<context>
    <name>riser::TasksPanel</name>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Nothing has been done yet. What you start from a device&apos;s ACTIONS appears here, with its steps and its result.</source>
        <translation>Noch wurde nichts getan. Was Sie aus den AKTIONEN eines Geräts starten, erscheint hier mit seinen Schritten und seinem Ergebnis.</translation>
    </message>
</context>
<context>
    <name>riser::TearDownDialog</name>
    <message>
        <source>The &amp;firmware&apos;s settings</source>
        <translation>Die Einstellungen der &amp;Firmware</translation>
    </message>
    <message>
        <source>The &amp;TPM&apos;s state</source>
        <translation>Der Zustand des &amp;TPM</translation>
    </message>
    <message>
        <source>Name of the VM, to confirm</source>
        <translation>Name der VM, zur Bestätigung</translation>
    </message>
    <message>
        <source>How it is stopped</source>
        <translation>Wie sie beendet wird</translation>
    </message>
    <message>
        <source>&amp;Ask the guest; when it doesn&apos;t shut down, stop here</source>
        <translation>Den Gast &amp;bitten; fährt er nicht herunter, hier aufhören</translation>
    </message>
    <message>
        <source>Ask the &amp;guest, then force it off</source>
        <translation>Den &amp;Gast bitten, dann das Ausschalten erzwingen</translation>
    </message>
    <message>
        <source>Force it &amp;off at once: what it hasn&apos;t written is lost</source>
        <translation>Das &amp;Ausschalten sofort erzwingen: Was noch nicht geschrieben ist, ist verloren</translation>
    </message>
    <message>
        <source>What goes with it</source>
        <translation>Was mit ihr verschwindet</translation>
    </message>
    <message>
        <source>What comes back to the pool</source>
        <translation>Was in den Pool zurückkommt</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>How it is stopped: it doesn&apos;t run</source>
        <translation>Wie sie beendet wird: Sie läuft nicht</translation>
    </message>
    <message>
        <source>Tear down a VM</source>
        <translation>Eine VM abbauen</translation>
    </message>
    <message>
        <source>Tear down %1</source>
        <translation>%1 abbauen</translation>
    </message>
    <message>
        <source>The storage could not be read, so its volumes stay: %1</source>
        <translation>Der Speicher ließ sich nicht lesen, deshalb bleiben ihre Datenträger: %1</translation>
    </message>
    <message>
        <source>The storage is being read…</source>
        <translation>Der Speicher wird gelesen…</translation>
    </message>
    <message>
        <source>In no pool, so they stay: %1</source>
        <translation>In keinem Pool, deshalb bleiben sie: %1</translation>
    </message>
    <message>
        <source>It has no volumes.</source>
        <translation>Sie hat keine Datenträger.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, serial %2</source>
        <translation>%1, Seriennummer %2</translation>
    </message>
    <message>
        <source>It has no devices of the host.</source>
        <translation>Sie hat keine Geräte des Hosts.</translation>
    </message>
    <message>
        <source>Type “%1” first: its volumes can&apos;t be brought back.</source>
        <translation>Tippen Sie erst „%1“: Die Datenträger lassen sich nicht zurückholen.</translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s) will be removed for good. Type the name “%1”:</source>
        <translation>
            <numerusform>%n Datenträger wird endgültig gelöscht. Tippen Sie den Namen „%1“:</numerusform>
            <numerusform>%n Datenträger werden endgültig gelöscht. Tippen Sie den Namen „%1“:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::TemplateUpload</name>
    <message>
        <source>&amp;Upload a local file…</source>
        <translation>Lokale Datei &amp;hochladen…</translation>
    </message>
    <message>
        <source>CANCEL</source>
        <translation>ABBRECHEN</translation>
    </message>
    <message>
        <source>Progress of the upload</source>
        <translation>Fortschritt des Hochladens</translation>
    </message>
    <message>
        <source>A file is being uploaded.</source>
        <translation>Eine Datei wird gerade hochgeladen.</translation>
    </message>
    <message>
        <source>There is no host that it could be uploaded to.</source>
        <translation>Es gibt keinen Host, auf den sie hochgeladen werden könnte.</translation>
    </message>
    <message>
        <source>Choose the storage pool first.</source>
        <translation>Wählen Sie erst den Speicherpool.</translation>
    </message>
    <message>
        <source>%1 keeps devices, not files: choose another pool.</source>
        <translation>%1 enthält Blockgeräte, keine Dateien: Wählen Sie einen anderen Pool.</translation>
    </message>
    <message>
        <source>Upload a disk image</source>
        <translation>Abbild einer Platte hochladen</translation>
    </message>
    <message>
        <source>Disk images (*.qcow2 *.img *.raw)</source>
        <translation>Abbilder von Platten (*.qcow2 *.img *.raw)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>riser::Thumbnail</name>
    <message>
        <source>Screen of the VM</source>
        <translation>Bildschirm der VM</translation>
    </message>
    <message>
        <source>Open the console</source>
        <translation>Konsole öffnen</translation>
    </message>
    <message>
        <source>The VM is not running.</source>
        <translation>Die VM läuft nicht.</translation>
    </message>
    <message>
        <source>The VM is paused.</source>
        <translation>Die VM ist angehalten.</translation>
    </message>
    <message>
        <source>The VM sleeps.</source>
        <translation>Die VM schläft.</translation>
    </message>
    <message>
        <source>The VM has crashed.</source>
        <translation>Die VM ist abgestürzt.</translation>
    </message>
    <message>
        <source>This VM has no emulated screen.</source>
        <translation>Diese VM hat keinen emulierten Bildschirm.</translation>
    </message>
    <message>
        <source>A connection that may only read gets no picture of the screen.</source>
        <translation>Über eine nur lesende Verbindung gibt es kein Bildschirmfoto.</translation>
    </message>
    <message>
        <source>This user may not take a picture of the screen.</source>
        <translation>Dieser Benutzer darf kein Bildschirmfoto machen.</translation>
    </message>
    <message>
        <source>This host gives no picture of the screen.</source>
        <translation>Dieser Host gibt kein Bildschirmfoto her.</translation>
    </message>
    <message>
        <source>The host gave no picture of the screen just now.</source>
        <translation>Der Host hat gerade kein Bildschirmfoto geliefert.</translation>
    </message>
    <message>
        <source>The host sent a picture of the screen that can&apos;t be read.</source>
        <translation>Der Host hat ein Bildschirmfoto gesendet, das sich nicht lesen lässt.</translation>
    </message>
    <message>
        <source>Ask for the picture again</source>
        <translation>Das Bild noch einmal anfordern</translation>
    </message>
    <message>
        <source>The login for the picture of the screen was cancelled. Click to try again.</source>
        <translation>Die Anmeldung für das Bild des Bildschirms wurde abgebrochen. Klicken, um es noch einmal zu versuchen.</translation>
    </message>
    <message>
        <source>The host refused the login for the picture of the screen. Click to try again.</source>
        <translation>Der Host hat die Anmeldung für das Bild des Bildschirms abgelehnt. Klicken, um es noch einmal zu versuchen.</translation>
    </message>
    <message>
        <source>The host showed a key or certificate that isn&apos;t trusted. Click to try again.</source>
        <translation>Der Host hat einen Schlüssel oder ein Zertifikat gezeigt, dem nicht vertraut wird. Klicken, um es noch einmal zu versuchen.</translation>
    </message>
</context>
<context>
    <name>riser::UnitView</name>
    <message>
        <source>Goes along to the VM: same card</source>
        <translation>Geht mit zur VM: dieselbe Karte</translation>
    </message>
    <message>
        <source>Comes back along: same card</source>
        <translation>Kommt mit zurück: dieselbe Karte</translation>
    </message>
    <message>
        <source>Goes along: same card</source>
        <translation>Geht mit: dieselbe Karte</translation>
    </message>
    <message>
        <source>Must leave the host, given to nobody: same IOMMU group</source>
        <translation>Muss den Host verlassen, niemand bekommt es: dieselbe IOMMU-Gruppe</translation>
    </message>
    <message>
        <source>Must leave the host too: same IOMMU group</source>
        <translation>Muss den Host auch verlassen: dieselbe IOMMU-Gruppe</translation>
    </message>
    <message>
        <source>Held back so far: same IOMMU group</source>
        <translation>Bisher zurückgehalten: dieselbe IOMMU-Gruppe</translation>
    </message>
    <message>
        <source>Comes back too: same IOMMU group</source>
        <translation>Kommt auch zurück: dieselbe IOMMU-Gruppe</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>What moves</source>
        <translation>Was bewegt wird</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>nicht mehr da</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Verlangt</translation>
    </message>
</context>
<context>
    <name>riser::VmActions</name>
    <message>
        <source>Choose a virtual machine in the list first.</source>
        <translation>Wählen Sie erst eine virtuelle Maschine in der Liste.</translation>
    </message>
    <message>
        <source>“%1” is not connected.</source>
        <translation>„%1“ ist nicht verbunden.</translation>
    </message>
    <message>
        <source>An operation has this VM now: %1</source>
        <translation>Ein Vorgang hat diese VM gerade: %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>REPAIR: device</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Repairs a device that keeps the VM from starting.</source>
        <translation>Repariert ein Gerät, das die VM am Starten hindert.</translation>
    </message>
</context>
<context>
    <name>riser::VmFilterBar</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Won&apos;t start</source>
        <translation>Startet nicht</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>chip: name and count</comment>
        <translation>%1  %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n virtual machine(s)</source>
        <translation>
            <numerusform>%1, %n virtuelle Maschine</numerusform>
            <numerusform>%1, %n virtuelle Maschinen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>riser::VmModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 · temporary</source>
        <translation>%1 · flüchtig</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>vCPUs</source>
        <translation>vCPUs</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Autostart</source>
        <translation>Autostart</translation>
    </message>
    <message>
        <source>Will it start?</source>
        <translation>Startet sie?</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
</context>
<context>
    <name>riser::VmsPage</name>
    <message>
        <source>Virtual machines</source>
        <translation>Virtuelle Maschinen</translation>
    </message>
    <message>
        <source>“%1” has no virtual machines</source>
        <translation>„%1“ hat keine virtuellen Maschinen</translation>
    </message>
    <message>
        <source>VMs that are made on the host appear here by themselves.</source>
        <translation>VMs, die auf dem Host angelegt werden, erscheinen hier von selbst.</translation>
    </message>
    <message>
        <source>Nothing is known of “%1” yet</source>
        <translation>Von „%1“ ist noch nichts bekannt</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Search virtual machines</source>
        <translation>Virtuelle Maschinen suchen</translation>
    </message>
    <message>
        <source>Search name, plan, device, state</source>
        <translation>Name, Plan, Gerät, Zustand suchen</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>No virtual machines match</source>
        <translation>Keine virtuelle Maschine passt</translation>
    </message>
    <message>
        <source>No virtual machine fits the chosen filter and search words.</source>
        <translation>Keine virtuelle Maschine passt zum gewählten Filter und zu den Suchwörtern.</translation>
    </message>
</context>
<context>
    <name>riser::VncClient</name>
    <message>
        <source>The display of %1 says that it has %2 × %3 pixels, which can&apos;t be shown.</source>
        <translation>Die Anzeige von %1 gibt %2 × %3 Pixel an, und das lässt sich nicht zeigen.</translation>
    </message>
    <message>
        <source>The display of %1 has a certificate that can&apos;t be checked.</source>
        <translation>Die Anzeige von %1 hat ein Zertifikat, das sich nicht prüfen lässt.</translation>
    </message>
    <message>
        <source>Put the certificate of its authority into ~/.pki/CA/cacert.pem or /etc/pki/CA/cacert.pem, as for libvirt&apos;s own TLS.</source>
        <translation>Legen Sie das Zertifikat seiner CA als ~/.pki/CA/cacert.pem oder /etc/pki/CA/cacert.pem ab, wie für das TLS von libvirt selbst.</translation>
    </message>
    <message>
        <source>The certificate of the display of %1 isn&apos;t trusted.</source>
        <translation>Dem Zertifikat der Anzeige von %1 wird nicht vertraut.</translation>
    </message>
    <message>
        <source>It must be signed by the authority whose certificate is in ~/.pki/CA/cacert.pem or /etc/pki/CA/cacert.pem, and name %1.</source>
        <translation>Es muss von der CA unterschrieben sein, deren Zertifikat in ~/.pki/CA/cacert.pem oder /etc/pki/CA/cacert.pem liegt, und %1 nennen.</translation>
    </message>
    <message>
        <source>The display of %1 refused the login.</source>
        <translation>Die Anzeige von %1 hat die Anmeldung abgelehnt.</translation>
    </message>
    <message>
        <source>The password is in the VM&apos;s definition (passwd=), or in the host&apos;s qemu.conf (vnc_password).</source>
        <translation>Das Passwort steht in der Definition der VM (passwd=) oder in qemu.conf des Hosts (vnc_password).</translation>
    </message>
    <message>
        <source>The display of %1 didn&apos;t wait for the password.</source>
        <translation>Die Anzeige von %1 hat nicht auf das Passwort gewartet.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The display of %1 wants a kind of login that Riser doesn&apos;t have.</source>
        <translation>Die Anzeige von %1 verlangt eine Art der Anmeldung, die Riser nicht kennt.</translation>
    </message>
    <message>
        <source>Riser knows VNC&apos;s own password and TLS with a password, but not SASL (vnc_sasl in the host&apos;s qemu.conf).</source>
        <translation>Riser kennt das eigene Passwort von VNC und TLS mit Passwort, aber nicht SASL (vnc_sasl in qemu.conf des Hosts).</translation>
    </message>
    <message>
        <source>The display of %1 didn&apos;t begin to speak VNC.</source>
        <translation>Die Anzeige von %1 hat nicht begonnen, VNC zu sprechen.</translation>
    </message>
    <message>
        <source>Try again. If that doesn&apos;t help, something else may listen at its address.</source>
        <translation>Versuchen Sie es noch einmal. Hilft das nicht, lauscht vielleicht etwas anderes auf ihrer Adresse.</translation>
    </message>
    <message>
        <source>The display of %1 ended the connection.</source>
        <translation>Die Anzeige von %1 hat die Verbindung beendet.</translation>
    </message>
    <message>
        <source>Try again; if the VM is running, its display is too.</source>
        <translation>Versuchen Sie es noch einmal; wenn die VM läuft, läuft auch ihre Anzeige.</translation>
    </message>
    <message>
        <source>The display of %1 sent what is no VNC.</source>
        <translation>Die Anzeige von %1 hat etwas gesendet, das kein VNC ist.</translation>
    </message>
    <message>
        <source>The connection was ended. Try again, or look at the VM with another program.</source>
        <translation>Die Verbindung wurde beendet. Versuchen Sie es noch einmal, oder sehen Sie die VM mit einem anderen Programm an.</translation>
    </message>
    <message>
        <source>Too many files are open for the display of %1.</source>
        <translation>Für die Anzeige von %1 sind zu viele Dateien offen.</translation>
    </message>
    <message>
        <source>Close other consoles, or restart Riser.</source>
        <translation>Schließen Sie andere Konsolen, oder starten Sie Riser neu.</translation>
    </message>
    <message>
        <source>Your certificate can&apos;t be shown to the display of %1.</source>
        <translation>Ihr Zertifikat kann der Anzeige von %1 nicht vorgelegt werden.</translation>
    </message>
    <message>
        <source>clientcert.pem and clientkey.pem in ~/.pki/libvirt (or in the URI&apos;s pkipath) must be a certificate and its key.</source>
        <translation>clientcert.pem und clientkey.pem in ~/.pki/libvirt (oder im pkipath der URI) müssen ein Zertifikat und sein Schlüssel sein.</translation>
    </message>
    <message>
        <source>The TLS handshake with the display of %1 failed.</source>
        <translation>Der TLS-Handshake mit der Anzeige von %1 ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Look into the log of the VM on the host (/var/log/libvirt/qemu).</source>
        <translation>Sehen Sie auf dem Host in das Protokoll der VM (/var/log/libvirt/qemu).</translation>
    </message>
    <message>
        <source>The display of %1 ended the connection after the TLS handshake.</source>
        <translation>Die Anzeige von %1 hat die Verbindung nach dem TLS-Handshake beendet.</translation>
    </message>
    <message>
        <source>Your own certificate (clientcert.pem) must be signed by the authority that the host&apos;s displays trust.</source>
        <translation>Ihr eigenes Zertifikat (clientcert.pem) muss von der Stelle signiert sein, der die Anzeigen des Hosts vertrauen.</translation>
    </message>
    <message>
        <source>It may want a certificate of yours (vnc_tls_x509_verify in the host&apos;s qemu.conf). Put it into ~/.pki/libvirt/clientcert.pem, and its key into clientkey.pem there, as for libvirt&apos;s own TLS.</source>
        <translation>Vielleicht verlangt sie ein Zertifikat von Ihnen (vnc_tls_x509_verify in der qemu.conf des Hosts). Legen Sie es als ~/.pki/libvirt/clientcert.pem ab, und seinen Schlüssel dort als clientkey.pem, wie für libvirts eigenes TLS.</translation>
    </message>
    <message>
        <source>The display of %1 wants a user and a password, and nobody knows who it is.</source>
        <translation>Die Anzeige von %1 verlangt Benutzer und Passwort, und niemand weiß, wer sie ist.</translation>
    </message>
    <message>
        <source>They weren&apos;t sent. Give the host&apos;s displays certificates (vnc_tls_x509 in its qemu.conf), or reach it by ssh.</source>
        <translation>Sie wurden nicht gesendet. Geben Sie den Anzeigen des Hosts Zertifikate (vnc_tls_x509 in seiner qemu.conf), oder erreichen Sie ihn über SSH.</translation>
    </message>
</context>
<context>
    <name>riser::VncView</name>
    <message>
        <source>Screen of the VM</source>
        <translation>Bildschirm der VM</translation>
    </message>
</context>
<context>
    <name>riser::VolumePicks</name>
    <message>
        <source>Volumes that go</source>
        <translation>Datenträger, die verschwinden</translation>
    </message>
    <message>
        <source>%1 in the pool %2, %3, made for it</source>
        <translation>%1 im Pool %2, %3, für sie angelegt</translation>
    </message>
    <message>
        <source>%1 in the pool %2, %3</source>
        <translation>%1 im Pool %2, %3</translation>
    </message>
    <message>
        <source>Stays: %1</source>
        <translation>Bleibt: %1</translation>
    </message>
</context>
<context>
    <name>riser::Welcome</name>
    <message>
        <source>Welcome to Riser</source>
        <translation>Willkommen bei Riser</translation>
    </message>
    <message>
        <source>Riser gives GPUs, NVMe drives and USB devices of KVM hosts to virtual machines, and gets them back. Which host shall it show first?</source>
        <translation>Riser gibt GPUs, NVMe-Laufwerke und USB-Geräte von KVM-Hosts an virtuelle Maschinen und holt sie zurück. Welchen Host soll es zuerst zeigen?</translation>
    </message>
    <message>
        <source>&amp;This computer</source>
        <translation>&amp;Dieser Rechner</translation>
    </message>
    <message>
        <source>Connect to the virtual machines of this computer: qemu:///system</source>
        <translation>Mit den virtuellen Maschinen dieses Rechners verbinden: qemu:///system</translation>
    </message>
    <message>
        <source>&amp;Another host…</source>
        <translation>&amp;Anderer Host…</translation>
    </message>
    <message>
        <source>By ssh, TLS, TCP or any libvirt URI</source>
        <translation>Über SSH, TLS, TCP oder eine beliebige libvirt-URI</translation>
    </message>
    <message>
        <source>The &amp;demo hosts</source>
        <translation>D&amp;emo-Hosts</translation>
    </message>
    <message>
        <source>Simulated hosts to try everything on: nothing real is touched</source>
        <translation>Simulierte Hosts, um alles auszuprobieren: Nichts Echtes wird berührt</translation>
    </message>
</context>
<context>
    <name>riser::WhenChoice</name>
    <message>
        <source>Now, into the running guest</source>
        <translation>Jetzt, in den laufenden Gast</translation>
    </message>
    <message>
        <source>At its next start</source>
        <translation>Beim nächsten Start</translation>
    </message>
</context>
<context>
    <name>riser::WishList</name>
    <message>
        <source>Add dev&amp;ices</source>
        <translation>Geräte &amp;hinzufügen</translation>
    </message>
</context>
<context>
    <name>riser::WishRow</name>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Kind of device</source>
        <translation>Art des Geräts</translation>
    </message>
    <message>
        <source>Which devices</source>
        <translation>Welche Geräte</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove this wish</source>
        <translation>Diesen Wunsch entfernen</translation>
    </message>
</context>
<context>
    <name>riser::WizardPage</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>riser::WizardState</name>
    <message>
        <source>Somebody deleted the plan “%1” meanwhile. The instance is made from it as it was chosen here.</source>
        <translation>Jemand hat den Plan „%1“ inzwischen gelöscht. Die Instanz wird aus ihm gemacht, wie er hier gewählt wurde.</translation>
    </message>
    <message>
        <source>Somebody changed the plan “%1” meanwhile. The instance is made from it as it was chosen here.</source>
        <translation>Jemand hat den Plan „%1“ inzwischen geändert. Die Instanz wird aus ihm gemacht, wie er hier gewählt wurde.</translation>
    </message>
</context>
<context>
    <name>riser::XmlPage</name>
    <message>
        <source>Definition that is shown</source>
        <translation>Definition, die gezeigt wird</translation>
    </message>
    <message>
        <source>&amp;Definition:</source>
        <translation>&amp;Definition:</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Running now</source>
        <translation>Läuft jetzt</translation>
    </message>
    <message>
        <source>At its next start</source>
        <translation>Beim nächsten Start</translation>
    </message>
    <message>
        <source>What is shown as XML</source>
        <translation>Was als XML gezeigt wird</translation>
    </message>
    <message>
        <source>&amp;XML of:</source>
        <translation>&amp;XML von:</translation>
    </message>
    <message>
        <source>Reading the capabilities of “%1”…</source>
        <translation>Die Fähigkeiten von „%1“ werden gelesen …</translation>
    </message>
    <message>
        <source>“%1” is not connected.</source>
        <translation>„%1“ ist nicht verbunden.</translation>
    </message>
    <message>
        <source>%1 capabilities</source>
        <translation>%1 Fähigkeiten</translation>
    </message>
    <message>
        <source>Capabilities of “%1”</source>
        <translation>Fähigkeiten von „%1“</translation>
    </message>
</context>
<context>
    <name>riser::XmlView</name>
    <message>
        <source>Find…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>XML of %1</source>
        <translation>XML von %1</translation>
    </message>
    <message>
        <source>There is no XML to show yet.</source>
        <translation>Es ist noch kein XML zu zeigen.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Save the XML of %1</source>
        <translation>XML von %1 speichern</translation>
    </message>
    <message>
        <source>XML (*.xml)</source>
        <translation>XML (*.xml)</translation>
    </message>
    <message>
        <source>Saving to %1…</source>
        <translation>%1 wird gespeichert…</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>In %1 gespeichert.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
</context>
</TS>
