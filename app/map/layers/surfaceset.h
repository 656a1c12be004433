// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/areaset.h"

// Usage:
//     m_bands.setSurface(std::make_shared<const AirSurface>(samples)); // a Surface, whenever it is another
//     m_bands.setValueRange(u"PM2.5"_s, { least, greatest });          // what its bands have to span …
//     m_bands.setAreas(…); m_bands.recolor(…);                         // … and what is drawn of it now, between levels that span levelRange()
//     connect(&m_bands, &SurfaceSet::levelRangeChanged, …: the same anew
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
        bool comparable = false; ///< both are of one quantity, even if they are nowhere known both
    };

    virtual ~Surface() = default;
    /// @param then one that the same module has made; nothing is known of one of another quantity
    virtual Difference less(const Surface &then) const = 0;
    virtual double at(GeoPoint place) const = 0; ///< in the unit of the legend; NaN where it says nothing
    virtual QString unit() const = 0; ///< of the legend, behind a value
};

/// The bands of a surface, which can be subtracted from that of another time. GUI thread; owned by the module's model.
class SurfaceSet : public AreaSet
{
    Q_OBJECT
public:
    using AreaSet::AreaSet;
    ~SurfaceSet() override { leave(); }

    /// Null = there is none.
    void setSurface(std::shared_ptr<const Surface> surface)
    {
        m_surface = std::move(surface);
        Q_EMIT surfaceChanged();
    }
    const std::shared_ptr<const Surface> &surface() const { return m_surface; }

    /// Least and greatest; NaN = there are none.
    using Range = std::pair<double, double>;
    /// What its own bands have to span, in the module's unit of that quantity.
    void setValueRange(const QString &quantity, const Range &range);
    /// What its levels are to span: its own values, and those of all sets of the quantity that share a range with it. The same for all of
    /// these, so that a colour means the same in each of them.
    Range levelRange() const;
    /// With all sets of that name; empty = with none.
    void setSharedRange(const QString &name);
    bool sharesRange() const { return !m_shareName.isEmpty(); }

Q_SIGNALS:
    void surfaceChanged();
    void levelRangeChanged(); ///< or whether it is shared

private:
    void join();
    void leave();

    std::shared_ptr<const Surface> m_surface;
    QString m_quantity;
    Range m_range { std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN() };
    QString m_shareName;
    std::shared_ptr<SharedScale> m_least; ///< its end is the least value with the other sign; null: it shares none
    std::shared_ptr<SharedScale> m_greatest;
};

} // namespace citywall
