// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/surfacefield.h"

namespace citywall {

bool SurfaceField::hoverAt(QPointF pixels)
{
    if (!map())
        return false;
    m_pointer = pixels;
    m_place = map()->camera()->coordinateAt(pixels);
    Q_EMIT placeChanged();
    return false;
}

void SurfaceField::hoverLeft()
{
    if (!isPointed())
        return;
    m_place = {};
    Q_EMIT placeChanged();
}

/// Another place comes under a pointer that rests.
void SurfaceField::cameraMoved()
{
    AreaLayer::cameraMoved();
    if (isPointed())
        hoverAt(m_pointer);
}

} // namespace citywall

#include "moc_surfacefield.cpp"
