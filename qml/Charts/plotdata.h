// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QPointF>
#include <QVariant>

namespace citywall {

/// One series of a chart, as QML hands it over: {title, color, points, dashed, band, dots}.
struct PlotSeries {
    QString title;
    QColor color;
    QList<QPointF> points; ///< by rising x; y NaN = a gap
    QList<QPointF> band;   ///< lower edge of a filled band whose upper edge are the points; empty = a line
    bool dashed = false;
    bool dots = false; ///< a mark at each point, in any order, and no line

    static PlotSeries fromVariant(const QVariant &value);
    /// The runs between gaps.
    QList<QList<QPointF>> runs() const;
    /// y of the point nearest to x and at most `reach` away; NaN if there is none.
    double valueNear(double x, double reach) const;
};

/// Round numbers (1, 2, 2.5 or 5 × a power of ten) that enclose [low, high], about `count` of them.
QList<double> niceTicks(double low, double high, int count);
/// So many decimals, and no more, write each of the ticks as it is; at most 6.
int decimalsOf(const QList<double> &ticks);

} // namespace citywall
