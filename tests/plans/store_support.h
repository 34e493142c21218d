// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan_json.h"
#include "core/plans/plan_store.h"
#include "tests/plans/plan_builder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace riser::test {

using namespace Qt::StringLiterals;

/// A limit in ms: until a change of another writer's is seen, or 16 MiB are checked.
inline constexpr int patience = 60'000;

/// For what is true of a plan list in a folder and in a file.
inline void addVariants()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("folder") << u"a/plans"_s;
    QTest::newRow("file") << u"a/plans.json"_s;
}

/// A folder of the test's own, gone with it.
class Scratch
{
public:
    bool isValid() const { return m_folder.isValid(); }
    QString root() const { return m_folder.path(); }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &text) const
    {
        QVERIFY(QFileInfo(path(name)).dir().mkpath(u"."_s));
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(text), text.size());
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
    }
    QStringList everything(const QString &name = u"."_s) const
    {
        return QDir(path(name)).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace riser::test
