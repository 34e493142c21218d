// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/wiring/options.h"

#include <QObject>

namespace riser {

class PictureTour : public QObject
{
    Q_OBJECT
public:
    explicit PictureTour(const Options &options, QObject *parent = nullptr)
        : QObject(parent)
    {
        (void)options;
    }
    void start() {}

Q_SIGNALS:
    void finished(int result);
};

} // namespace riser
