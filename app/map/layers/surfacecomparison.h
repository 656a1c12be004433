// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/differencescale.h"
#include "map/layers/surfaceset.h"

#include <QPointer>

namespace citywall {

/// What a surface is now more or less than it was then, or usually is: signed bands, drawn in place of those of now, in the unit of its
/// legend. The band in the middle is what is the same; its neighbours on either side are a quarter of the scale each, and the last ones
/// hold what is beyond it. Blank where one of the two is not known. Computed in the thread pool, one after the other; until it is there
/// nothing is drawn. Follows both. GUI thread.
class SurfaceComparison : public AreaSet
{
    Q_OBJECT
public:
    SurfaceComparison(SurfaceSet &now, SurfaceSet &then, bool dark);

    bool isMade() const { return m_made; } ///< there is something to be said: how they differ, or that it is nowhere known
    const DifferenceScale &ends() const { return m_ends; }
    /// What the two surfaces of which the difference is drawn say of a place, in the unit of the legend; NaN = nothing.
    double nowAt(GeoPoint place) const { return valueAt(m_drawn.first, place); }
    double thenAt(GeoPoint place) const
    {
        return valueAt(m_drawn.second, place);
    } ///< also NaN where then was of another quantity
    QString unit() const { return m_drawn.first ? m_drawn.first->unit() : QString(); }

    /// Between the bands of a scale that ends at `end`, and one on either side that no difference reaches. Pure.
    /// @param largest difference, whatever its sign
    static std::vector<double> levelsOf(double end, double largest);

Q_SIGNALS:
    void made();

private:
    using Side = std::shared_ptr<const Surface>;
    struct Picture {
        Side now {};
        Side then {}; ///< null: it cannot be compared
        DifferenceScale ends {};
        std::vector<ContourBand> bands {};
    };
    static double valueAt(const Side &side, GeoPoint place)
    {
        return side ? side->at(place) : std::numeric_limits<double>::quiet_NaN();
    }
    static Picture pictureOf(const Side &now, const Side &then); ///< any thread
    void follow();
    void take(const Picture &picture);

    const QPointer<SurfaceSet> m_now;
    const QPointer<SurfaceSet> m_then;
    const bool m_dark;
    std::pair<Side, Side> m_of; ///< what it was made from last, or is being made from
    std::pair<Side, Side> m_drawn; ///< what that which is drawn was made from
    DifferenceScale m_ends;
    bool m_running = false;
    bool m_made = false;
};

} // namespace citywall
