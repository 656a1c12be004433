// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/arealayer.h"

#include <QGeoCoordinate>

// SurfaceField {
//     id: field
//     map: root.map
//     areas: root.model.bands
// }
// HoverCard { map: root.map; shown: field.pointed; title: root.model.titleAt(field.place); … }
namespace citywall {

/// Draws the bands of a surface and says which place of it is pointed at: at each it has a value of its own, whichever band it lies in.
/// What lies over it is pointed at first, and takes the pointer from it; what lies below can be pointed at through it, and clicked.
class SurfaceField : public AreaLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool pointed READ isPointed NOTIFY placeChanged)
    Q_PROPERTY(QGeoCoordinate place READ place NOTIFY placeChanged)
    Q_PROPERTY(QPointF pointer READ pointer NOTIFY placeChanged)
public:
    using AreaLayer::AreaLayer;

    bool isPointed() const { return m_place.isValid(); } ///< and nothing over it is
    QGeoCoordinate place() const { return m_place; } ///< under the pointer, also where there is no band; invalid = not pointed at
    QPointF pointer() const { return m_pointer; } ///< in item pixels, while it is pointed at

    bool hoverAt(QPointF pixels) override;
    void hoverLeft() override;
    bool clickAt(QPointF) override { return false; }

Q_SIGNALS:
    void placeChanged();

protected:
    void cameraMoved() override;

private:
    QPointF m_pointer;
    QGeoCoordinate m_place;
};

} // namespace citywall
