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

    /// Between the bands of a scale that ends at `end`, and one on either side that no difference reaches. Pure.
    /// @param largest difference, whatever its sign
    static std::vector<double> levelsOf(double end, double largest);

Q_SIGNALS:
    void made();

private:
    using Side = std::shared_ptr<const Surface>;
    struct Picture {
        DifferenceScale ends {};
        std::vector<ContourBand> bands {};
    };
    static Picture pictureOf(const Side &now, const Side &then); ///< any thread
    void follow();
    void take(const Picture &picture);

    const QPointer<SurfaceSet> m_now;
    const QPointer<SurfaceSet> m_then;
    const bool m_dark;
    std::pair<Side, Side> m_of; ///< what it was made from last, or is being made from
    DifferenceScale m_ends;
    bool m_running = false;
    bool m_made = false;
};

} // namespace citywall
