// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/differencescale.h"
#include "map/layers/pointset.h"

#include <QPointer>

#include <functional>

namespace citywall {

/// The points of now in the colours of what their values are more or less than those of then, or than usual, in the unit of their
/// measure. Their labels are the differences; pointed at, they tell all of it. A point whose value is not known at either time looks
/// unknown: hollow, with a question mark. In clusters the ring says how many are more, the same and less. Follows both. GUI thread.
class PointComparison : public PointSet
{
    Q_OBJECT
public:
    /// How the values of a point are said.
    struct Words {
        std::function<QString(double difference)> difference; ///< "+12 min"
        std::function<QString(const MapPoint &now, double then)> reading; ///< "Main Hall: now 40 min, then 28 min: +12 min"
    };
    /// @param now a set with a measure
    /// @param then points of the same keys
    PointComparison(PointSet &now, PointSet &then, Words words, bool dark);

    const DifferenceScale &scale() const { return m_scale; }
    bool hasUnknown() const; ///< there are points of which a value is wanting
    /// The colour of a difference, t in [−1, 1]: from the deepest hues of palette::diverging() to a grey in the middle, for a marker that
    /// is the same as then is still there. All of them have 3:1 against the ground (WCAG 2.2, 1.4.11).
    static QRgb colorOf(double t, bool dark);

Q_SIGNALS:
    void scaleChanged();

private:
    void compute();

    const QPointer<PointSet> m_now;
    const QPointer<PointSet> m_then;
    const Words m_words;
    const bool m_dark;
    DifferenceScale m_scale;
};

} // namespace citywall
