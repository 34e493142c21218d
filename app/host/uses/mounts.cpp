// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/uses/mounts.h"

#include <QFile>

#include <libmount.h>
#include <sys/sysmacros.h>

#include <memory>

namespace riser::onhost {

using namespace Qt::StringLiterals;

namespace {

using Table = std::unique_ptr<libmnt_table, decltype(&mnt_unref_table)>;
using Iterator = std::unique_ptr<libmnt_iter, decltype(&mnt_free_iter)>;

/// libmount's own way is to stop at the first line that it doesn't understand.
int goOn(libmnt_table *, const char *, int)
{
    return 1;
}

template<typename Take>
void forEach(libmnt_table *table, Take take)
{
    const Iterator iterator(mnt_new_iter(MNT_ITER_FORWARD), &mnt_free_iter);
    libmnt_fs *entry = nullptr;
    while (mnt_table_next_fs(table, iterator.get(), &entry) == 0)
        take(entry);
}

QString text(const char *bytes)
{
    return QString::fromUtf8(bytes);
}

} // namespace

QString Mount::option(QLatin1StringView key) const
{
    for (const QString &entry : options.split(u',')) {
        if (entry.startsWith(key) && entry.size() > key.size() && entry[key.size()] == u'=')
            return entry.mid(key.size() + 1);
    }
    return {};
}

QList<Mount> readMounts(const QString &file)
{
    QList<Mount> mounts;
    const Table table(mnt_new_table(), &mnt_unref_table);
    mnt_table_set_parser_errcb(table.get(), goOn);
    if (mnt_table_parse_file(table.get(), QFile::encodeName(file).constData()) != 0)
        return mounts;
    forEach(table.get(), [&mounts](libmnt_fs *entry) {
        const dev_t number = mnt_fs_get_devno(entry);
        mounts << Mount{.number = QString::number(major(number)) + u':' + QString::number(minor(number)),
                        .root = text(mnt_fs_get_root(entry)),
                        .target = text(mnt_fs_get_target(entry)),
                        .type = text(mnt_fs_get_fstype(entry)),
                        .source = text(mnt_fs_get_source(entry)),
                        .options = text(mnt_fs_get_fs_options(entry))};
    });
    return mounts;
}

QStringList readSwaps(const QString &file)
{
    QStringList paths;
    const Table table(mnt_new_table(), &mnt_unref_table);
    mnt_table_set_parser_errcb(table.get(), goOn);
    if (mnt_table_parse_swaps(table.get(), QFile::encodeName(file).constData()) == 0)
        forEach(table.get(), [&paths](libmnt_fs *entry) { paths << text(mnt_fs_get_source(entry)); });
    return paths;
}

const Mount *mountOf(const QString &file, const QList<Mount> &mounts)
{
    const Mount *best = nullptr;
    for (const Mount &mount : mounts) {
        const QString folder = mount.target.endsWith(u'/') ? mount.target : mount.target + u'/';
        if ((file == mount.target || file.startsWith(folder)) && (!best || mount.target.size() >= best->target.size()))
            best = &mount;
    }
    return best;
}

} // namespace riser::onhost
