// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/differencescale.h"
#include "map/layers/lineset.h"

#include <QPointer>

namespace citywall {

/// The lines of now in the colours of what their values are more or less than those of then, or than usual, in the unit of their
/// measure. A line whose value is not known at either time looks unknown: dotted, and pale. Widths are those of now. Follows both. GUI thread.
class LineComparison : public LineSet
{
    Q_OBJECT
public:
    /// @param now a set with a measure
    /// @param then lines of the same keys
    LineComparison(LineSet &now, LineSet &then, bool dark);

    const DifferenceScale &scale() const { return m_scale; }
    double thenAt(int index) const; ///< the value then, in the unit of the measure; NaN = not known
    bool hasUnknown() const; ///< there are lines shown of which a value is wanting
    /// The colour of a difference, t in [−1, 1]: palette::diverging(), which is dim at 0 but there, as the road is.
    static QRgb colorOf(double t, bool dark);

Q_SIGNALS:
    void scaleChanged();

private:
    void takeLines();
    void compute();

    const QPointer<LineSet> m_now;
    const QPointer<LineSet> m_then;
    const bool m_dark;
    DifferenceScale m_scale;
};

} // namespace citywall
