// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/areaset.h"

#include <QPointer>

namespace citywall {

/// A choropleth of the same areas at several times, drawn in place of the one of now: what is usual of each area, or what it is now more or
/// less than then or than usual. The usual is the median over the weeks (usualOf), as of key figures and measures, for no feature stands
/// for an area's figure. Where a value is not known at one of the times the difference is unknown, not 0, and looks as what is unknown does
/// in the map of now: hatched where something fell silent, else as that scale has it. Follows all of them. GUI thread.
class AreaComparison : public AreaSet
{
    Q_OBJECT
public:
    enum class Shows { Usual, LessThen, LessUsual };
    /// @param now a set with a scale: the usual has the same, differences are in differenceColor(), as far below zero as above
    /// @param then sets of the same areas, found by their ids: the one of then, or one for each week
    AreaComparison(AreaSet &now, const QList<AreaSet *> &then, Shows shows, bool dark);

    bool isDifference() const { return m_shows != Shows::Usual; }
    double thenAt(int index) const; ///< then, or usually; NaN = not known
    bool hasSilent() const; ///< there are areas that are hatched, for nothing is heard of them at one of the times
    bool hasUnknown() const; ///< there are others of which a value is wanting
    QRgb unknownColor() const; ///< of those

private:
    void takeAreas();
    void compute();
    double endOf(double largest) const;
    AreaValue valueAt(int index) const;
    AreaValue valueOfThen(int index) const;

    const QPointer<AreaSet> m_now;
    const QList<QPointer<AreaSet>> m_then;
    const Shows m_shows;
    const bool m_dark;
};

} // namespace citywall
