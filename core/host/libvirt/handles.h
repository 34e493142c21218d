// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <libvirt/libvirt.h>

#include <cstdlib>
#include <memory>
#include <vector>

namespace riser {

template<auto release>
struct Release {
    template<typename T>
    void operator()(T *object) const
    {
        release(object);
    }
};

using NodePtr = std::unique_ptr<virNodeDevice, Release<virNodeDeviceFree>>;
using DomainPtr = std::unique_ptr<virDomain, Release<virDomainFree>>;
using PoolPtr = std::unique_ptr<virStoragePool, Release<virStoragePoolFree>>;
using VolumePtr = std::unique_ptr<virStorageVol, Release<virStorageVolFree>>;
using StreamPtr = std::unique_ptr<virStream, Release<virStreamFree>>;
using NetworkPtr = std::unique_ptr<virNetwork, Release<virNetworkFree>>;

/// Takes over an array as libvirt's virConnectListAll…() return it. `count` below 0: the call failed, the list is
/// empty.
template<typename Ptr>
std::vector<Ptr> takeList(typename Ptr::element_type **array, int count)
{
    std::vector<Ptr> list;
    for (int i = 0; i < count; ++i)
        list.emplace_back(array[i]);
    std::free(array);
    return list;
}

/// Takes over a malloc'd text; null gives a null array.
inline QByteArray takeText(char *text)
{
    const QByteArray copy(text);
    std::free(text);
    return copy;
}

} // namespace riser
