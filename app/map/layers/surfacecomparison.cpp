// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/surfacecomparison.h"

#include "base/future.h"
#include "base/polygons.h"
#include "map/layers/heatfield.h"

#include <QtConcurrent>

#include <algorithm>
#include <cmath>

namespace citywall {

namespace {

constexpr int bandsASide = 4;

} // namespace

SurfaceComparison::SurfaceComparison(SurfaceSet &now, SurfaceSet &then, bool dark) : m_now(&now), m_then(&then), m_dark(dark)
{
    for (const SurfaceSet *set : { &now, &then })
        connect(set, &SurfaceSet::surfaceChanged, this, &SurfaceComparison::follow);
    follow();
}

std::vector<double> SurfaceComparison::levelsOf(double end, double largest)
{
    const double step = end / bandsASide;
    const double outermost = 2 * std::max(end, largest);
    std::vector<double> levels { -outermost };
    for (int band = -bandsASide; band < bandsASide; ++band)
        levels.push_back((band + 0.5) * step);
    levels.push_back(outermost);
    return levels;
}

SurfaceComparison::Picture SurfaceComparison::pictureOf(const Side &now, const Side &then)
{
    Surface::Difference difference;
    if (now && then)
        difference = now->less(*then);
    const Side comparable = difference.comparable ? then : nullptr;
    if (difference.values.empty())
        return { now, comparable };
    double largest = 0;
    for (const double value : difference.values)
        largest = std::fmax(largest, std::abs(value));
    const DifferenceScale ends = DifferenceScale::of(difference.values);
    return { now, comparable, ends, difference.bands(levelsOf(ends.end, largest)) };
}

void SurfaceComparison::follow()
{
    if (m_running || !m_now || !m_then)
        return;
    const std::pair of { m_now->surface(), m_then->surface() };
    if (m_made && of == m_of)
        return;
    m_of = of;
    m_running = true;
    whenFinished(QtConcurrent::run(&SurfaceComparison::pictureOf, of.first, of.second), this,
                 [this](const QFuture<Picture> &future) {
                     m_running = false;
                     m_made = true;
                     take(future.result());
                     follow(); // there may be another surface by now
                 });
}

void SurfaceComparison::take(const Picture &picture)
{
    m_drawn = { picture.now, picture.then };
    m_ends = picture.ends;
    QList<Area> areas;
    std::vector<QRgb> colors;
    const double step = m_ends.end / bandsASide;
    for (const ContourBand &band : picture.bands) {
        Area area;
        area.id = QString::number(areas.size());
        area.geometry = band.area;
        area.bounds = boundsOf(band.area);
        areas.append(area);
        // The middle of a band; of the last ones, whose other end is far beyond, the end of the scale.
        const double middle = band.from < -m_ends.end ? -m_ends.end : band.to > m_ends.end ? m_ends.end : band.from + step / 2;
        colors.push_back(differenceColor(middle / m_ends.end, m_dark));
    }
    setAreas(areas);
    recolor([&colors](int i) { return AreaStyle(colors[size_t(i)]); });
    Q_EMIT made();
}

} // namespace citywall

#include "moc_surfacecomparison.cpp"
