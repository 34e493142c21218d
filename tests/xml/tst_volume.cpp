// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xml/network.h"
#include "core/xml/volume.h"

#include <QTest>

using namespace riser;
using namespace Qt::StringLiterals;

class TestVolume : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void written();
    void writtenWithMarkup();
    void read();
    void sizes_data();
    void sizes();
    void pool();
    void networks();
    void notWhatItShouldBe();
    void bytesAsText();
};

void TestVolume::written()
{
    QCOMPARE(writeVolume({.name = u"web.qcow2"_s,
                          .capacityBytes = qint64(20) << 30,
                          .backingPath = u"/images/golden.qcow2"_s,
                          .backingFormat = u"qcow2"_s}),
             "<volume>\n"
             "  <name>web.qcow2</name>\n"
             "  <capacity unit='bytes'>21474836480</capacity>\n"
             "  <allocation unit='bytes'>0</allocation>\n"
             "  <target>\n"
             "    <format type='qcow2'/>\n"
             "  </target>\n"
             "  <backingStore>\n"
             "    <path>/images/golden.qcow2</path>\n"
             "    <format type='qcow2'/>\n"
             "  </backingStore>\n"
             "</volume>\n"_ba);
    QVERIFY(!writeVolume({.name = u"a"_s, .format = u"raw"_s, .capacityBytes = 1}).contains("backingStore"));
}

void TestVolume::writtenWithMarkup()
{
    const VolumeSpec spec{.name = u"<a> & 'b' \"c\" ü"_s,
                          .capacityBytes = 1,
                          .backingPath = u"/x/<y>&'\".img"_s,
                          .backingFormat = u"raw"_s};
    const Result<Volume> back = parseVolume(writeVolume(spec));
    QVERIFY(back);
    QCOMPARE(back->name, spec.name);
    QCOMPARE(back->backingPath, spec.backingPath);
    QCOMPARE(back->backingFormat, u"raw"_s);
}

// As `virsh vol-dumpxml` of 11.3 gives it.
void TestVolume::read()
{
    const Result<Volume> volume = parseVolume(R"(<volume type='file'>
  <name>web.qcow2</name>
  <key>/var/lib/libvirt/images/web.qcow2</key>
  <capacity unit='bytes'>21474836480</capacity>
  <allocation unit='bytes'>200704</allocation>
  <physical unit='bytes'>196928</physical>
  <target>
    <path>/var/lib/libvirt/images/web.qcow2</path>
    <format type='qcow2'/>
    <permissions><mode>0600</mode><owner>0</owner><group>0</group></permissions>
    <compat>1.1</compat>
  </target>
  <backingStore>
    <path>/var/lib/libvirt/images/golden.qcow2</path>
    <format type='qcow2'/>
  </backingStore>
</volume>)");
    QVERIFY(volume);
    QCOMPARE(volume->name, u"web.qcow2"_s);
    QCOMPARE(volume->path, u"/var/lib/libvirt/images/web.qcow2"_s);
    QCOMPARE(volume->key, volume->path);
    QCOMPARE(volume->format, u"qcow2"_s);
    QCOMPARE(volume->capacityBytes, qint64(20) << 30);
    QCOMPARE(volume->allocationBytes, 200704);
    QCOMPARE(volume->backingPath, u"/var/lib/libvirt/images/golden.qcow2"_s);
    QCOMPARE(volume->backingFormat, u"qcow2"_s);
}

void TestVolume::sizes_data()
{
    QTest::addColumn<QByteArray>("capacity");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("bytes") << "<capacity unit='bytes'>5</capacity>"_ba << qint64(5);
    QTest::newRow("none") << "<capacity>5</capacity>"_ba << qint64(5);
    QTest::newRow("GiB") << "<capacity unit='GiB'>5</capacity>"_ba << (qint64(5) << 30);
    QTest::newRow("M") << "<capacity unit='M'>5</capacity>"_ba << (qint64(5) << 20);
    QTest::newRow("unknown unit") << "<capacity unit='furlong'>5</capacity>"_ba << qint64(0);
    QTest::newRow("too large") << "<capacity unit='TiB'>99999999999</capacity>"_ba << qint64(0);
    QTest::newRow("no number") << "<capacity>lots</capacity>"_ba << qint64(0);
    QTest::newRow("missing") << ""_ba << qint64(0);
}

void TestVolume::sizes()
{
    QFETCH(const QByteArray, capacity);
    QFETCH(const qint64, bytes);
    const Result<Volume> volume = parseVolume("<volume><name>a</name>" + capacity + "</volume>");
    QVERIFY(volume);
    QCOMPARE(volume->capacityBytes, bytes);
}

void TestVolume::pool()
{
    const Result<PoolInfo> pool = parsePoolInfo(R"(<pool type='dir'><name>default</name><uuid>u</uuid>
  <capacity unit='bytes'>100</capacity><allocation unit='bytes'>60</allocation><available unit='bytes'>40</available>
  <source/><target><path>/images</path></target></pool>)");
    QVERIFY(pool);
    QCOMPARE(pool->name, u"default"_s);
    QCOMPARE(pool->type, u"dir"_s);
    QCOMPARE(pool->path, u"/images"_s);
    QCOMPARE(pool->capacityBytes, 100);
    QCOMPARE(pool->allocationBytes, 60);
    QCOMPARE(pool->availableBytes, 40);
}

void TestVolume::networks()
{
    QCOMPARE(*parseNetwork("<network><name>lan</name><forward mode='bridge'/><bridge name='br0'/></network>"),
             (NetworkDefinition{.name = u"lan"_s, .forward = u"bridge"_s, .bridge = u"br0"_s}));
    QCOMPARE(*parseNetwork("<network><name>n</name><forward/></network>"),
             (NetworkDefinition{.name = u"n"_s, .forward = u"nat"_s, .bridge = {}}));
    QCOMPARE(*parseNetwork("<network><name>alone</name></network>"),
             (NetworkDefinition{.name = u"alone"_s, .forward = {}, .bridge = {}}));
}

void TestVolume::notWhatItShouldBe()
{
    QCOMPARE(parseVolume("<pool/>").error().code, ErrorCode::InvalidData);
    QCOMPARE(parsePoolInfo("<volume/>").error().code, ErrorCode::InvalidData);
    QCOMPARE(parseNetwork("nothing").error().code, ErrorCode::InvalidData);
}

void TestVolume::bytesAsText()
{
    QLocale::setDefault(QLocale::c());
    QCOMPARE(bytesText(0), u"0 B"_s);
    QCOMPARE(bytesText(1023), u"1023 B"_s);
    QCOMPARE(bytesText(1024), u"1 KiB"_s);
    QCOMPARE(bytesText((qint64(3) << 30) / 2), u"1.5 GiB"_s);
    QCOMPARE(bytesText((qint64(2) << 30) - 1), u"1.9 GiB"_s); // 2 GiB would promise too much
    QCOMPARE(bytesText(qint64(8) << 20), u"8 MiB"_s);
    QCOMPARE(bytesText(qint64(1) << 60), u"1024 PiB"_s);
}

QTEST_GUILESS_MAIN(TestVolume)
#include "tst_volume.moc"
