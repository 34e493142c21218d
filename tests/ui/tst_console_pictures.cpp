// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wiring/picture_tour.h"

#include <QDir>
#include <QImage>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace riser;
using namespace Qt::StringLiterals;

/// The tour goes through the main job by the window's own menus and buttons: when it gets everywhere, they work.
class tst_ConsolePictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyScreenInLightAndDark();
    void aFolderThatCannotBe();
};

void tst_ConsolePictures::everyScreenInLightAndDark()
{
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    Options options;
    options.configFolder = folder.path();
    options.pictures = folder.filePath(u"pictures"_s);
    PictureTour tour(options);
    QSignalSpy finished(&tour, &PictureTour::finished);
    tour.start();
    QVERIFY(QTest::qWaitFor([&finished] { return finished.size() == 1; }, 280'000));
    QCOMPARE(finished.first().first().toInt(), 0);
    const QDir pictures(options.pictures);
    const QStringList light = pictures.entryList({u"*-light.png"_s});
    QVERIFY2(light.size() >= 46, qPrintable(light.join(u' ')));
    for (const QString &name : light) {
        const QImage day(pictures.filePath(name));
        const QImage night(pictures.filePath(QString(name).replace(u"-light"_s, u"-dark"_s)));
        QVERIFY2(day.width() >= 1000 && day.size() == night.size(), qPrintable(name));
        QVERIFY2(day.pixelColor(5, 5).lightness() > 128 && night.pixelColor(5, 5).lightness() < 128, qPrintable(name));
    }
}

void tst_ConsolePictures::aFolderThatCannotBe()
{
    Options options;
    options.pictures = u"/proc/no/such/folder"_s;
    PictureTour tour(options);
    QSignalSpy finished(&tour, &PictureTour::finished);
    tour.start();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().toInt(), 1);
}

QTEST_MAIN(tst_ConsolePictures)
#include "tst_console_pictures.moc"
