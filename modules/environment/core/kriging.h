// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <memory>
#include <vector>

namespace citywall::environment {

/// γ(h) = nugget + sill·(1 − exp(−3h/range)) for h > 0, and 0 at 0. `range` is the practical one: 95 % of the sill.
struct Variogram {
    double nugget = 0;
    double sill = 0;
    double rangeMeters = 1;
    double at(double meters) const;
};

/// Ordinary kriging in a plane (metres). Immutable; any thread.
class OrdinaryKriging
{
public:
    /// @param values at the points, as many; at least two that differ in place
    OrdinaryKriging(std::vector<QPointF> points, std::vector<double> values);
    ~OrdinaryKriging();

    double at(QPointF p) const; ///< at a sample's place: its value
    const Variogram &variogram() const { return m_variogram; }

private:
    std::vector<QPointF> m_points;
    std::vector<double> m_values;
    Variogram m_variogram;
    struct System;
    std::unique_ptr<const System> m_system;
};

/// The exponential variogram that fits the points' semivariances best: over lags up to half the greatest distance.
Variogram fitVariogram(const std::vector<QPointF> &points, const std::vector<double> &values);

} // namespace citywall::environment
