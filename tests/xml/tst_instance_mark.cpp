// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/domain.h"
#include "core/xml/instance_mark.h"

#include <QTest>
#include <QTimeZone>

using namespace riser;
using namespace Qt::StringLiterals;

class TestInstanceMark : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas();
    void replacesAndRemoves();
    void anotherPrefixIsTheSame();
    void strangersAreSkipped();
    void whatIsMissingStaysEmpty();
    void noneThere();

private:
    static InstanceMark mark()
    {
        return {.planId = PlanId(u"2e0f7a52-0f41-4c8d-9a2b-7a1f3c9d8e10"_s),
                .planName = u"Two <GPUs> & \"quotes\" 'and' ünïcode \n line"_s,
                .revision = 3,
                .by = u"anna@desk"_s,
                .at = QDateTime(QDate(2026, 2, 3), QTime(4, 5, 6), QTimeZone::UTC),
                .units = {{.devices = {{.key = DeviceKey(u"pci_0000_01_00_0"_s),
                                        .kind = u"gpu"_s,
                                        .id = u"10de:2204"_s,
                                        .serial = u"1654"_s},
                                       {.key = DeviceKey(u"pci_0000_01_00_1"_s), .kind = {}, .id = {}, .serial = {}}}},
                          {.devices = {{.key = DeviceKey(u"usb_1_5_3"_s),
                                        .kind = u"usb"_s,
                                        .id = u"0781:5583"_s,
                                        .serial = u"AA"_s}}}},
                .volumes = {{.pool = u"images"_s, .name = u"web 1.qcow2"_s}}};
    }
    const QByteArray m_domain =
        "<!-- kept -->\n<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>\n"
        "  <name>web</name>\n  <uuid>11111111-2222-4333-8444-555555555555</uuid>\n"
        "  <memory unit='KiB'>1024</memory>\n  <devices>\n  </devices>\n"
        "  <qemu:commandline>\n    <qemu:arg value='-s'/>\n  </qemu:commandline>\n</domain>\n";
};

void TestInstanceMark::comesBackAsItWas()
{
    const Result<QByteArray> with = withInstanceMark(m_domain, mark());
    QVERIFY(with);
    QVERIFY(instanceMarkOf(*with) == mark());
    const Result<DomainDefinition> domain = parseDomain(*with);
    QVERIFY(domain);
    QVERIFY(domain->instance == mark());
    QVERIFY(with->contains("<!-- kept -->"));
    QVERIFY(with->contains("<qemu:arg value='-s'/>"));
    QVERIFY2(with->indexOf("<metadata>") > with->indexOf("</uuid>"), with->constData());
    QVERIFY2(with->indexOf("<metadata>") < with->indexOf("<memory"), with->constData());
    QVERIFY(writeInstanceMark(mark()).startsWith("<riser:instance xmlns:riser='urn:riser:instance:1'"));
}

void TestInstanceMark::replacesAndRemoves()
{
    const QByteArray first = *withInstanceMark(m_domain, mark());
    InstanceMark other = mark();
    other.revision = 9;
    const QByteArray second = *withInstanceMark(first, other);
    QCOMPARE(second.count("<riser:instance"), 1);
    QVERIFY(instanceMarkOf(second) == other);
    const QByteArray none = *withInstanceMark(second, std::nullopt);
    QVERIFY(!instanceMarkOf(none));
    QVERIFY(!none.contains("riser:"));
    QVERIFY(!withInstanceMark("<domain", mark()));
}

// A tool that writes the definition anew may declare the namespace elsewhere, under any prefix or none.
void TestInstanceMark::anotherPrefixIsTheSame()
{
    for (const QByteArray &metadata : {QByteArray("<metadata xmlns:x='urn:riser:instance:1'><x:instance plan='a' "
                                                  "revision='2'><x:unit><x:device key='k'/></x:unit></x:instance>"),
                                       QByteArray("<metadata><instance xmlns='urn:riser:instance:1' plan='a' "
                                                  "revision='2'><unit><device key='k'/></unit></instance>")}) {
        const QByteArray xml = "<domain><name>a</name>" + metadata + "</metadata></domain>";
        const std::optional<InstanceMark> found = instanceMarkOf(xml);
        QVERIFY2(found, xml.constData());
        QCOMPARE(found->planName, u"a"_s);
        QCOMPARE(found->revision, 2);
        QCOMPARE(found->units.size(), 1);
        QCOMPARE(found->units.constFirst().devices.constFirst().key.value(), u"k"_s);
    }
}

void TestInstanceMark::strangersAreSkipped()
{
    const QByteArray xml =
        "<domain><name>a</name><metadata><o:os xmlns:o='urn:other'><riser:instance plan='not ours'/></o:os>"
        "<riser:instance xmlns:riser='urn:somebody:else' plan='no'/>"
        "<riser:instance xmlns:riser='urn:riser:instance:1' plan='b' colour='red'><riser:unit mood='good'>"
        "<riser:device key='k' "
        "weight='3'/><other/></riser:unit><riser:future/>text</riser:instance></metadata></domain>";
    const std::optional<InstanceMark> found = instanceMarkOf(xml);
    QVERIFY(found);
    QCOMPARE(found->planName, u"b"_s);
    QCOMPARE(found->units.size(), 1);
    QCOMPARE(found->units.constFirst().devices.size(), 1);
}

void TestInstanceMark::whatIsMissingStaysEmpty()
{
    const QByteArray xml = "<domain><name>a</name><metadata><riser:instance xmlns:riser='urn:riser:instance:1' "
                           "revision='many' at='yesterday'/></metadata></domain>";
    const std::optional<InstanceMark> found = instanceMarkOf(xml);
    QVERIFY(found);
    QCOMPARE(found->revision, 0);
    QVERIFY(!found->at.isValid());
    QVERIFY(found->planId.isEmpty() && found->units.isEmpty() && found->volumes.isEmpty());
}

void TestInstanceMark::noneThere()
{
    QVERIFY(!instanceMarkOf(m_domain));
    QVERIFY(!instanceMarkOf("<domain><metadata/></domain>"));
    QVERIFY(!instanceMarkOf("not XML"));
    QVERIFY(!parseDomain(m_domain)->instance);
}

QTEST_GUILESS_MAIN(TestInstanceMark)
#include "tst_instance_mark.moc"
