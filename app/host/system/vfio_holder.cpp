// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/system/vfio_holder.h"

#include "app/host/system/read_file.h"

using namespace Qt::StringLiterals;

namespace riser::onhost {

namespace {

QStringList filesOf(const Places &places, const QString &device)
{
    QStringList files;
    if (const QString group = linkTarget(device + u"/iommu_group"_s); !group.isEmpty())
        files << places.dev + u"/vfio/"_s + group << places.dev + u"/vfio/noiommu-"_s + group;
    for (const QString &name : namesIn(device + u"/vfio-dev"_s))
        files << places.dev + u"/vfio/devices/"_s + name;
    return files;
}

} // namespace

std::optional<FileHolder> vfioHolder(const Places &places, const PciAddress &address)
{
    return fileHolder(places, filesOf(places, places.sys + u"/bus/pci/devices/"_s + address.toString()));
}

} // namespace riser::onhost
