// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kriging.h"

#include <Eigen/LU>

#include <array>
#include <cmath>

namespace citywall::environment {

namespace {

constexpr size_t lagCount = 10;

double distance(QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

struct Lag {
    double meters = 0;
    double semivariance = 0;
    int pairs = 0;
};

std::array<Lag, lagCount> empirical(const std::vector<QPointF> &points, const std::vector<double> &values)
{
    double greatest = 0;
    for (size_t i = 0; i < points.size(); ++i) {
        for (size_t j = 0; j < i; ++j)
            greatest = std::max(greatest, distance(points[i], points[j]));
    }
    std::array<Lag, lagCount> lags {};
    for (size_t i = 0; i < points.size(); ++i) {
        for (size_t j = 0; j < i; ++j) {
            const double h = distance(points[i], points[j]);
            const size_t lag = greatest > 0 ? size_t(h / (greatest / 2) * lagCount) : lagCount;
            if (lag >= lagCount)
                continue;
            lags[lag].meters += h;
            lags[lag].semivariance += (values[i] - values[j]) * (values[i] - values[j]) / 2;
            ++lags[lag].pairs;
        }
    }
    for (Lag &lag : lags) {
        if (lag.pairs > 0) {
            lag.meters /= lag.pairs;
            lag.semivariance /= lag.pairs;
        }
    }
    return lags;
}

} // namespace

double Variogram::at(double meters) const { return meters > 0 ? nugget + sill * (1 - std::exp(-3 * meters / rangeMeters)) : 0; }

Variogram fitVariogram(const std::vector<QPointF> &points, const std::vector<double> &values)
{
    const std::array<Lag, lagCount> lags = empirical(points, values);
    double longest = 0;
    for (const Lag &lag : lags)
        longest = std::max(longest, lag.meters);
    Variogram best { 0, 1, std::max(longest, 1.0) };
    double least = std::numeric_limits<double>::infinity();
    // The shape is searched for, the height that fits a shape best is known: least squares in one unknown.
    for (int r = 1; r <= 30 && longest > 0; ++r) {
        for (const double nuggetShare : { 0.0, 0.1, 0.2, 0.3, 0.5 }) {
            const Variogram shape { nuggetShare, 1 - nuggetShare, longest * r / 10 };
            double ss = 0, sg = 0, gg = 0;
            for (const Lag &lag : lags) {
                if (lag.pairs == 0 || lag.meters <= 0)
                    continue;
                const double weight = lag.pairs / (lag.meters * lag.meters);
                const double g = shape.at(lag.meters);
                ss += weight * lag.semivariance * lag.semivariance;
                sg += weight * lag.semivariance * g;
                gg += weight * g * g;
            }
            const double height = gg > 0 ? sg / gg : 0;
            const double error = ss - height * sg;
            if (height > 0 && error < least) {
                least = error;
                best = { shape.nugget * height, shape.sill * height, shape.rangeMeters };
            }
        }
    }
    return best;
}

struct OrdinaryKriging::System {
    Eigen::VectorXd weights; ///< dual form: estimate = weights · (γ(p, pᵢ) …, 1)
};

OrdinaryKriging::OrdinaryKriging(std::vector<QPointF> points, std::vector<double> values)
    : m_points(std::move(points)), m_values(std::move(values)), m_variogram(fitVariogram(m_points, m_values))
{
    const Eigen::Index n = Eigen::Index(m_points.size());
    Eigen::MatrixXd a = Eigen::MatrixXd::Zero(n + 1, n + 1);
    Eigen::VectorXd z = Eigen::VectorXd::Zero(n + 1);
    for (Eigen::Index i = 0; i < n; ++i) {
        for (Eigen::Index j = 0; j < n; ++j)
            a(i, j) = m_variogram.at(distance(m_points[size_t(i)], m_points[size_t(j)]));
        a(i, n) = a(n, i) = 1;
        z(i) = m_values[size_t(i)];
    }
    // The matrix is symmetric, so one solution serves every place.
    m_system = std::make_unique<const System>(System { a.partialPivLu().solve(z) });
}

OrdinaryKriging::~OrdinaryKriging() = default;

double OrdinaryKriging::at(QPointF p) const
{
    const Eigen::Index n = Eigen::Index(m_points.size());
    double sum = m_system->weights(n);
    for (Eigen::Index i = 0; i < n; ++i)
        sum += m_system->weights(i) * m_variogram.at(distance(p, m_points[size_t(i)]));
    return sum;
}

} // namespace citywall::environment
