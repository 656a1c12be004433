// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QRectF>
#include <QSize>

#include <functional>
#include <vector>

namespace citywall {

/// What a surface is estimated from: mass at a place, carrying a value.
struct HeatSample {
    QPointF world;
    float mass = 1;  ///< points: 1; a piece of a line: its length / bandwidth
    float value = 1; ///< Sum: an amount per unit of mass; Mean: the quantity whose mean is taken
};

/// A kernel surface over a rectangle of the world, with the isotropic Gaussian kernel of bandwidth σ:
///   Sum   f(x) = Σ mᵢ vᵢ K(|x − xᵢ|),  K(r) = exp(−r² / 2σ²) / (2πσ²)          [value per km²]
///   Mean  f(x) = Σ mᵢ vᵢ K / Σ mᵢ K  (Nadaraya 1964, Watson 1964)               [the value's unit]
///         and nothing (NaN) where Σ mᵢ K(|x − xᵢ|) / K(0) < threshold: too far from any sample to say.
/// Samples are spread over the four nearest cells, then blurred row by row and column by column (cut off at 4σ).
struct HeatRequest {
    enum Mode { Sum, Mean };
    Mode mode = Sum;
    QRectF world;
    double cellWorld = 0;       ///< side of a cell; σ / 3 reads a lone peak up to 5 % low, σ / 5 up to 2 %
    double bandwidthWorld = 0;  ///< σ
    double kilometersPerWorld = 1; ///< true ground distance at the latitude of the view
    double threshold = 0.05;
};

struct HeatGrid {
    QRectF world;
    QSize size;
    std::vector<float> values; ///< row by row from the north-west; NaN = nothing to say
    float minimum = 0, maximum = 0;

    float at(int column, int row) const { return values[size_t(row) * size_t(size.width()) + size_t(column)]; }
};

/// Any thread; pure.
HeatGrid computeHeat(const std::vector<HeatSample> &samples, const HeatRequest &request);

/// What one surface is more or less than another of the same request, cell by cell; NaN where either says nothing.
HeatGrid heatDifference(const HeatGrid &now, const HeatGrid &then);

/// Signed differences, t in [−1, 1]: the hues of palette::diverging(), blue for less and red for more, transparent at 0, where there is
/// nothing to see, and soon dense.
QRgb differenceColor(double t, bool dark);

/// Colours the grid, `scale` pixels per cell, values interpolated linearly before they are coloured (no blocks, no bands).
/// `color` maps t = (value − from) / (to − from), clamped to [0, 1]; NaN is transparent.
QImage colorHeat(const HeatGrid &grid, double from, double to, int scale, const std::function<QRgb(double t)> &color);

} // namespace citywall
