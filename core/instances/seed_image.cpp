// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instances/seed_image.h"

#include "core/base/text.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

struct Free {
    void operator()(archive *image) const { archive_write_free(image); }
    void operator()(archive_entry *entry) const { archive_entry_free(entry); }
};
using ImagePtr = std::unique_ptr<archive, Free>;
using EntryPtr = std::unique_ptr<archive_entry, Free>;

QString hostName(const InstanceRequest &request)
{
    const QString wanted = request.cloudInit.hostname;
    return wanted.isEmpty() ? QString(request.name).replace(u'_', u'-') : wanted;
}

la_ssize_t append(archive *, void *to, const void *bytes, size_t size)
{
    static_cast<QByteArray *>(to)->append(static_cast<const char *>(bytes), qsizetype(size));
    return la_ssize_t(size);
}

bool addFile(archive *image, const char *name, const QByteArray &content, const QDateTime &when)
{
    const EntryPtr entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), name);
    archive_entry_set_size(entry.get(), content.size());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0444);
    archive_entry_set_mtime(entry.get(), when.toSecsSinceEpoch(), 0);
    return archive_write_header(image, entry.get()) == ARCHIVE_OK &&
           archive_write_data(image, content.constData(), size_t(content.size())) == content.size();
}

} // namespace

QByteArray seedMetaData(const InstanceRequest &request)
{
    return QJsonDocument(QJsonObject{{u"instance-id"_s, request.id.value()}, {u"local-hostname"_s, hostName(request)}})
        .toJson();
}

QByteArray seedUserData(const InstanceRequest &request)
{
    const CloudInit &init = request.cloudInit;
    const QJsonArray keys = QJsonArray::fromStringList(init.sshKeys);
    QJsonObject data{{u"hostname"_s, hostName(request)}};
    if (init.user.isEmpty()) {
        data[u"ssh_authorized_keys"] = keys;
    } else {
        const QJsonObject user{{u"name"_s, init.user},
                               {u"sudo"_s, u"ALL=(ALL) NOPASSWD:ALL"_s},
                               {u"shell"_s, u"/bin/bash"_s},
                               {u"lock_passwd"_s, true},
                               {u"ssh_authorized_keys"_s, keys}};
        data[u"users"] = QJsonArray{user};
    }
    return "#cloud-config\n" + QJsonDocument(data).toJson();
}

Result<QByteArray> makeSeedImage(const InstanceRequest &request)
{
    const ImagePtr image(archive_write_new());
    QByteArray bytes;
    const auto refused = [&image]() -> std::unexpected<Error> {
        return failure(ErrorCode::Failed, Text::tr("The CD for cloud-init can't be made."),
                       QString::fromUtf8(archive_error_string(image.get())));
    };
    if (archive_write_set_format_iso9660(image.get()) != ARCHIVE_OK ||
        archive_write_set_options(image.get(), "volume-id=cidata,joliet,rockridge=useful") != ARCHIVE_OK ||
        archive_write_open2(image.get(), &bytes, nullptr, &append, nullptr, nullptr) != ARCHIVE_OK)
        return refused();
    if (!addFile(image.get(), "meta-data", seedMetaData(request), request.at) ||
        !addFile(image.get(), "user-data", seedUserData(request), request.at) ||
        archive_write_close(image.get()) != ARCHIVE_OK)
        return refused();
    return bytes;
}

} // namespace riser
