// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/devices/host_use_texts.h"

#include "core/base/text.h"

#include <algorithm>

namespace riser {

namespace {

/// %1: the device, %2: use.on, %3: use.name, %4: the host.
struct Sentence {
    const char *kind;
    const char *text;
};

constexpr Sentence sentences[] = {
    {"root-disk", QT_TRANSLATE_NOOP("riser", "%4 itself runs from %1: %3 is on its %2.")},
    {"session-network", QT_TRANSLATE_NOOP("riser", "%1 carries %2, which this very connection to %4 runs over.")},
    {"last-console", QT_TRANSLATE_NOOP("riser", "%1 is the only display of %4: its console is on it.")},
    {"last-input", QT_TRANSLATE_NOOP("riser", "%4 would lose the last %3 of its console with %1.")},
    {"root-hub", QT_TRANSLATE_NOOP("riser", "%1 is a hub or bridge: other devices of %4 hang below it.")},
    {"chipset", QT_TRANSLATE_NOOP("riser", "A part of %4 itself can't leave the host with %1: %2, %3.")},
    {"mount", QT_TRANSLATE_NOOP("riser", "%3 is mounted on %4 from %2 of %1: unmount it first.")},
    {"swap", QT_TRANSLATE_NOOP("riser", "%4 swaps to %2 of %1: switch that off first (swapoff).")},
    {"lvm", QT_TRANSLATE_NOOP("riser", "%2 of %1 belongs to the active volume group %3 of %4: deactivate that first "
                                       "(vgchange -an), or take the drive out of it.")},
    {"raid", QT_TRANSLATE_NOOP("riser", "%2 of %1 is in the running array %3 of %4: stop that first, or take the drive "
                                        "out of it.")},
    {"zfs", QT_TRANSLATE_NOOP("riser", "%2 of %1 is in the imported ZFS pool %3 of %4: export that first.")},
    {"ceph-osd", QT_TRANSLATE_NOOP("riser", "%2 of %1 is the store of the Ceph OSD %3 of %4: stop that first.")},
    {"multipath", QT_TRANSLATE_NOOP("riser", "%2 of %1 is a path of the multipath map %3 of %4: flush that first.")},
    {"crypt", QT_TRANSLATE_NOOP("riser", "%2 of %1 is open on %4 as the encrypted volume %3: close that first.")},
    {"loop", QT_TRANSLATE_NOOP("riser", "The block device %3 of %4 is made of %2 of %1: take that down first.")},
    {"network-storage", QT_TRANSLATE_NOOP("riser", "Storage of %4 comes over %2 of %1: %3.")},
    {"only-route", QT_TRANSLATE_NOOP("riser", "The only default route of %4 leads over %2 of %1 (to %3).")},
    {"default-route", QT_TRANSLATE_NOOP("riser", "A default route of %4 leads over %2 of %1 (to %3).")},
    {"address", QT_TRANSLATE_NOOP("riser", "%4 has the address %3 on %2 of %1.")},
    {"network-member", QT_TRANSLATE_NOOP("riser", "%2 of %1 is a port of %3 on %4.")},
    {"network-upper", QT_TRANSLATE_NOOP("riser", "%2 of %1 carries %3 on %4.")},
    {"console", QT_TRANSLATE_NOOP("riser", "The console of %4 is on %1; the host has another display.")},
    {"monitor", QT_TRANSLATE_NOOP("riser", "A monitor is connected to %2 of %1 on %4.")},
    {"input", QT_TRANSLATE_NOOP("riser", "%4 loses a %3 of its console with %1; it has another one.")},
    {"signature", QT_TRANSLATE_NOOP("riser", "%2 of %1 holds data that nothing on %4 uses now (%3).")},
    {"usb-below", QT_TRANSLATE_NOOP("riser", "%1 takes the USB device %3 (%2) along.")},
    {"virtual-functions", QT_TRANSLATE_NOOP("riser", "The virtual functions of %1 go away with it (%3).")},
};

/// The words that the host uses for parts of its console.
QString translatedName(const HostUse &use)
{
    if (use.name == QLatin1StringView("keyboard"))
        return Text::tr("keyboard");
    return use.name == QLatin1StringView("mouse") ? Text::tr("mouse") : use.name;
}

/// Puts words[n-1] where %n is. QString::arg() with several words goes by their order instead, and a sentence here
/// needs only some of them; with one word after the other a name of the host's could bring a %n of its own.
QString filled(const QString &sentence, const QStringList &words)
{
    QString text;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const int number = sentence[i] == u'%' && i + 1 < sentence.size() ? sentence[i + 1].digitValue() : 0;
        if (number >= 1 && number <= words.size()) {
            text += words[number - 1];
            ++i;
        } else {
            text += sentence[i];
        }
    }
    return text;
}

QString processText(const HostUse &use, const QString &device, const QString &host)
{
    const QString who = Text::tr("%1 (pid %2, user %3)")
                            .arg(use.name, use.pid ? QString::number(*use.pid) : QStringLiteral("?"), use.user);
    if (use.kind == QLatin1StringView("guest"))
        return Text::tr("A guest on %1 that no VM's definition tells of has %2 of %3 open: %4. Shut it down first.")
            .arg(host, use.on, device, who);
    return Text::tr("On %1 a program has %2 of %3 open: %4. End it first.").arg(host, use.on, device, who);
}

} // namespace

QString hostUseText(const HostUse &use, const QString &device, const QString &host)
{
    if (use.kind == QLatin1StringView("process") || use.kind == QLatin1StringView("guest"))
        return processText(use, device, host);
    const auto found = std::ranges::find_if(
        sentences, [&use](const Sentence &sentence) { return use.kind == QLatin1StringView(sentence.kind); });
    if (found == std::end(sentences))
        return Text::tr("%1 on %2: %3").arg(device, host, use.text.isEmpty() ? use.kind : use.text);
    return filled(Text::tr(found->text), {device, use.on, translatedName(use), host});
}

} // namespace riser
