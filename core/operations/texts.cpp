// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/texts.h"

#include "core/base/text.h"

#include <QRegularExpression>

namespace riser::texts {

using namespace Qt::StringLiterals;

QString hostName(const Inventory &inventory)
{
    const HostFacts &facts = inventory.snapshot().facts;
    return facts.hostname.isEmpty() ? facts.uri : facts.hostname;
}

QString deviceName(const Device &device)
{
    const QString address = device.address.isEmpty() ? device.key.value() : device.address;
    return device.title.isEmpty() ? address : Text::tr("%1 (%2)").arg(device.title, address);
}

QString deviceName(const Inventory &inventory, const DeviceKey &key)
{
    const Device *device = inventory.device(key);
    return device ? deviceName(*device) : key.value();
}

QString driverWords(const QString &driver)
{
    return driver.isEmpty() ? Text::tr("no driver") : Text::tr("driver %1").arg(driver);
}

QString standing(const Device &device)
{
    QStringList names;
    for (const Claim &claim : device.claims) {
        const QString name = claim.domainName;
        if (claim.live && claim.config)
            names << Text::tr("VM %1 (now and at the next start)").arg(name);
        else
            names << (claim.live ? Text::tr("VM %1 (now)") : Text::tr("VM %1 (at the next start)")).arg(name);
    }
    if (names.isEmpty())
        return Text::tr("%1, %2, no VM claims it").arg(driverWords(device.driver), statusText(device.status));
    return Text::tr("%1, %2, claimed by %3")
        .arg(driverWords(device.driver), statusText(device.status), names.join(u", "_s));
}

namespace {

QString shellQuoted(const QString &word)
{
    static const QRegularExpression plain(u"\\A[A-Za-z0-9_@%+=:,./-]+\\z"_s);
    if (plain.match(word).hasMatch())
        return word;
    QString quoted = word;
    return u'\'' + quoted.replace(u'\'', u"'\\''"_s) + u'\'';
}

} // namespace

QString virsh(const Inventory &inventory, const QStringList &words)
{
    QStringList line{u"virsh"_s};
    if (const QString uri = inventory.snapshot().facts.uri; !uri.isEmpty())
        line << u"-c"_s << shellQuoted(uri);
    for (const QString &word : words)
        line << shellQuoted(word);
    return line.join(u' ');
}

QString virshWithXml(const Inventory &inventory, const QStringList &words, const QByteArray &xml)
{
    return virsh(inventory, words) + u" <<'XML'\n"_s + QString::fromUtf8(xml).trimmed() + u"\nXML"_s;
}

QString domainWord(const Domain &domain)
{
    return domain.name.startsWith(u'-') ? domain.id.value() : domain.name;
}

} // namespace riser::texts
