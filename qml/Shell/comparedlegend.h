// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/descriptors.h"

#include <functional>

namespace citywall {

/// What a legend says: of the module, or of a comparison in its place.
struct LayerLegend {
    QString title;
    QList<LegendEntry> entries {};
    QString note {};
    bool gradient = false;

    static LayerLegend of(const Layer &layer);
    void into(Layer &layer) const; ///< nothing is signalled if it says that already
    void addNote(const QString &text); ///< behind what it says of the method
    QList<LegendEntry> rows() const; ///< those that are no part of a gradient: what age makes of what is shown
};

/// How a module calls the values of a surface: what its legend says of the scale's end, 50 % of 0.5.
struct ValueWording {
    double factor = 1;
    QString unit {};

    static ValueWording of(const QList<LegendEntry> &legend, double end);
};

/// A scale as far below zero as above, in five steps with their signs.
/// @param color of t in [−1, 1]
/// @param beyond there are values beyond its ends
QList<LegendEntry> signedScale(double end, const ValueWording &wording, const std::function<QRgb(double t)> &color,
                               bool beyond = false);
/// A number with its sign, as on such a scale.
QString signedNumber(double value);
/// "12.4 min", "88%": as Metric::format puts them together. NaN is "not known".
QString valueText(double value, const QString &unit);
/// "+2.4 min"; of percentages "+8 points", for per cent more would be a ratio.
QString differenceText(double difference, const QString &unit);

} // namespace citywall
