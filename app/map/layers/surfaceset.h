// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/areaset.h"

// Usage:
//     m_bands.setSurface(std::make_shared<const AirSurface>(samples)); // a Surface, whenever it is another
//     m_bands.setAreas(…); m_bands.recolor(…);                         // what is drawn of it now
namespace citywall {

/// Where a surface lies between two levels.
struct ContourBand {
    double from; ///< in the unit of the legend, as `to`
    double to;
    GeoMultiPolygon area;
};

/// A surface between places, as a value that any thread may read: which bands it is drawn in is another matter at each time, so that it
/// is surfaces that are subtracted, not bands.
class Surface
{
public:
    /// A surface less another.
    struct Difference {
        std::vector<double>
            values {}; ///< evenly spread, in the unit of the legend; NaN where it is not known; none = nowhere known
        /// Filled contours between successive levels, where both are known. Any thread.
        std::function<std::vector<ContourBand>(const std::vector<double> &levels)> bands {};
    };

    virtual ~Surface() = default;
    /// @param then one that the same module has made; nothing is known of one of another quantity
    virtual Difference less(const Surface &then) const = 0;
};

/// The bands of a surface, which can be subtracted from that of another time. GUI thread; owned by the module's model.
class SurfaceSet : public AreaSet
{
    Q_OBJECT
public:
    using AreaSet::AreaSet;

    /// Null = there is none.
    void setSurface(std::shared_ptr<const Surface> surface)
    {
        m_surface = std::move(surface);
        Q_EMIT surfaceChanged();
    }
    const std::shared_ptr<const Surface> &surface() const { return m_surface; }

Q_SIGNALS:
    void surfaceChanged();

private:
    std::shared_ptr<const Surface> m_surface;
};

} // namespace citywall
