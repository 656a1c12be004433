// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/mapviewport.h"

#include <QQuickWindow>
#include <QTest>

namespace citywall {

/// What the window shows when all layers of its map have been painted; null if they never are.
inline QImage drawnPicture(QQuickWindow &window, const MapViewport &map)
{
    for (;;) {
        const QImage picture = window.grabWindow(); // a frame, with which painting begins
        if (!map.isPainting())
            return picture.convertToFormat(QImage::Format_RGB32);
        if (!QTest::qWaitFor([&map] { return !map.isPainting(); }))
            return {};
    }
}

} // namespace citywall
