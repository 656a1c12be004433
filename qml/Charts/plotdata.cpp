// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plotdata.h"

#include <QJSValue>

#include <algorithm>
#include <cmath>

namespace citywall {

namespace {

/// What JavaScript hands over, as a value.
QVariant plain(const QVariant &value)
{
    return value.metaType() == QMetaType::fromType<QJSValue>() ? value.value<QJSValue>().toVariant() : value;
}

/// From a QList<QPointF> of C++ or an array of points of QML.
QList<QPointF> pointsFrom(const QVariant &value)
{
    if (value.metaType() == QMetaType::fromType<QList<QPointF>>())
        return value.value<QList<QPointF>>();
    QList<QPointF> points;
    const QVariantList list = plain(value).toList();
    points.reserve(list.size());
    for (const QVariant &v : list)
        points.append(plain(v).toPointF());
    return points;
}

} // namespace

PlotSeries PlotSeries::fromVariant(const QVariant &value)
{
    const QVariantMap map = plain(value).toMap();
    return { map.value(QStringLiteral("title")).toString(),   map.value(QStringLiteral("color")).value<QColor>(),
             pointsFrom(map.value(QStringLiteral("points"))), pointsFrom(map.value(QStringLiteral("band"))),
             map.value(QStringLiteral("dashed")).toBool(),    map.value(QStringLiteral("dots")).toBool() };
}

QList<QList<QPointF>> PlotSeries::runs() const
{
    QList<QList<QPointF>> runs;
    bool open = false;
    for (const QPointF &p : points) {
        const bool known = std::isfinite(p.y());
        if (known && !open)
            runs.append(QList<QPointF>());
        if (known)
            runs.last().append(p);
        open = known;
    }
    return runs;
}

double PlotSeries::valueNear(double x, double reach) const
{
    const auto it = std::lower_bound(points.cbegin(), points.cend(), x, [](const QPointF &p, double v) { return p.x() < v; });
    double best = std::numeric_limits<double>::quiet_NaN();
    for (auto p = it == points.cbegin() ? it : it - 1; p != points.cend() && p <= it; ++p) {
        if (std::abs(p->x() - x) <= reach) {
            reach = std::abs(p->x() - x);
            best = p->y();
        }
    }
    return best;
}

QList<double> niceTicks(double low, double high, int count)
{
    QList<double> ticks;
    if (!std::isfinite(low) || !std::isfinite(high) || high < low)
        return ticks;
    if (high == low)
        high = low + (low == 0 ? 1 : std::abs(low) * 0.1);
    const double rough = (high - low) / std::max(1, count - 1);
    const double decade = std::pow(10, std::floor(std::log10(rough)));
    double step = 10 * decade;
    for (const double factor : { 5.0, 2.5, 2.0, 1.0 }) {
        if (factor * decade >= 0.75 * rough)
            step = factor * decade;
    }
    const double first = std::floor(low / step + 1e-9);
    const double last = std::ceil(high / step - 1e-9);
    for (double i = first; i <= last; ++i)
        ticks.append(i * step);
    return ticks;
}

int decimalsOf(const QList<double> &ticks)
{
    const auto exact = [&](double factor) {
        return std::ranges::all_of(ticks, [&](double t) {
            return std::abs(t * factor - std::round(t * factor)) <= 1e-6 * std::max(1.0, std::abs(t * factor));
        });
    };
    int decimals = 0;
    while (decimals < 6 && !exact(std::pow(10, decimals)))
        ++decimals;
    return decimals;
}

} // namespace citywall
