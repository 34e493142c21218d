// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/operations/machines/machine_operations.h"
#include "core/operations/machines/steps_storage.h"
#include "core/operations/texts.h"

#include <QFileInfo>

namespace riser {

using namespace Qt::StringLiterals;

namespace {

class UploadImage : public Operation
{
public:
    UploadImage(QString fileName, MarkedVolume volume)
        : m_file(std::move(fileName))
        , m_volume(std::move(volume))
    {
    }

    OperationKind kind() const override { return OperationKind::Upload; }
    QString title(const Inventory &) const override
    {
        return Text::tr("Upload %1 to pool %2").arg(QFileInfo(m_file).fileName(), m_volume.pool);
    }
    QList<DeviceKey> devices(const Inventory &) const override { return {}; }
    Findings check(const Inventory &inventory) const override;
    QList<Step> steps(const Inventory &inventory) const override { return {uploadStep(inventory, m_file, m_volume)}; }
    QString xmlDiff(const Inventory &) const override { return {}; }
    /// The step saw it: a snapshot has no volumes.
    Findings verify(const Inventory &after) const override
    {
        return {{.id = u"uploaded"_s,
                 .verdict = Verdict::Pass,
                 .text = Text::tr("Pool %1 on %2 has %3.").arg(m_volume.pool, texts::hostName(after), m_volume.name),
                 .device = {}}};
    }

private:
    QString m_file;
    MarkedVolume m_volume;
};

Findings UploadImage::check(const Inventory &inventory) const
{
    const QString host = texts::hostName(inventory);
    const auto block = [](const QString &id, const QString &text) {
        return Findings{{.id = id, .verdict = Verdict::Block, .text = text, .device = {}}};
    };
    if (inventory.snapshot().facts.readOnly)
        return block(u"read-only"_s, Text::tr("The connection to %1 is read-only.").arg(host));
    if (m_volume.name.isEmpty() || m_volume.name.contains(u'/'))
        return block(u"name"_s, Text::tr("“%1” can't be the name of a volume.").arg(m_volume.name));
    return {};
}

} // namespace

std::unique_ptr<Operation> makeUpload(const QString &fileName, const QString &pool, const QString &volume)
{
    return std::make_unique<UploadImage>(fileName, MarkedVolume{.pool = pool, .name = volume});
}

} // namespace riser
