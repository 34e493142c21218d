// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/row_changes.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace riser;

namespace {

QList<QString> letters(const QString &text)
{
    QList<QString> list;
    for (const QChar letter : text)
        list.append(QString(letter));
    return list;
}

/// Does to a list what a view would be told.
QList<QString> applied(QList<QString> list, const QList<QString> &after, const QList<RowChange> &changes)
{
    for (const RowChange &change : changes) {
        switch (change.kind) {
        case RowChange::Kind::Remove:
            list.remove(change.row, change.count);
            break;
        case RowChange::Kind::Insert:
            for (int i = 0; i < change.count; ++i)
                list.insert(change.row + i, after[change.from + i]);
            break;
        case RowChange::Kind::Move:
            list.move(change.row, change.to);
            break;
        }
    }
    return list;
}

qsizetype count(const QList<RowChange> &changes, RowChange::Kind kind)
{
    return std::ranges::count(changes, kind, &RowChange::kind);
}

} // namespace

class TestRowChanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void smallest_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<int>("removes");
        QTest::addColumn<int>("inserts");
        QTest::addColumn<int>("moves");
        QTest::newRow("same") << u"abc"_s << u"abc"_s << 0 << 0 << 0;
        QTest::newRow("first fill is one insertion") << u""_s << u"abcdef"_s << 0 << 1 << 0;
        QTest::newRow("emptied at once") << u"abcdef"_s << u""_s << 1 << 0 << 0;
        QTest::newRow("first to the end is one move") << u"abcdef"_s << u"bcdefa"_s << 0 << 0 << 1;
        QTest::newRow("last to the front is one move") << u"abcdef"_s << u"fabcde"_s << 0 << 0 << 1;
        QTest::newRow("two neighbours swapped") << u"abcdef"_s << u"abdcef"_s << 0 << 0 << 1;
        QTest::newRow("two runs gone") << u"abcdef"_s << u"ad"_s << 2 << 0 << 0;
        QTest::newRow("two runs new") << u"ad"_s << u"abcdef"_s << 0 << 2 << 0;
        QTest::newRow("replaced") << u"abc"_s << u"axc"_s << 1 << 1 << 0;
        QTest::newRow("all turned round keeps one") << u"abcd"_s << u"dcba"_s << 0 << 0 << 3;
    }
    void smallest()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const QList<RowChange> changes = rowChanges(letters(before), letters(after));
        QCOMPARE(applied(letters(before), letters(after), changes), letters(after));
        QTEST(int(count(changes, RowChange::Kind::Remove)), "removes");
        QTEST(int(count(changes, RowChange::Kind::Insert)), "inserts");
        QTEST(int(count(changes, RowChange::Kind::Move)), "moves");
    }

    void atRandom()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 3000; ++round) {
            const auto some = [&] {
                QList<QString> all = letters(u"abcdefghijklmnopqrst"_s);
                std::shuffle(all.begin(), all.end(), random);
                all.resize(random.bounded(int(all.size()) + 1));
                if (random.bounded(2))
                    std::ranges::sort(all);
                return all;
            };
            const QList<QString> before = some();
            const QList<QString> after = some();
            QCOMPARE(applied(before, after, rowChanges(before, after)), after);
        }
    }
};

QTEST_GUILESS_MAIN(TestRowChanges)
#include "tst_models_rows.moc"
