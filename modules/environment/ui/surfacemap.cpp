// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/surfacemap.h"

#include "core/words.h"
#include "map/layers/palette.h"

#include <QLocale>
#include <QtConcurrent>

namespace citywall::environment {

namespace {

constexpr double cellMeters = 250;
constexpr int bandCount = 8;
constexpr int bandAlpha = 165;

GeoBox boxOf(const GeoMultiPolygon &area)
{
    GeoBox box;
    for (const QList<GeoLine> &polygon : area) {
        for (const GeoPoint &p : polygon.value(0))
            box.extend(p);
    }
    return box;
}

} // namespace

SurfaceMap::SurfaceMap(AirState &state, std::array<Metric, pollutantCount> metrics, Layer &layer, QObject *parent)
    : QObject(parent), m_state(state), m_metrics(std::move(metrics)), m_layer(layer)
{
    connect(&state, &AirState::changed, this, &SurfaceMap::compute);
    connect(&layer, &Layer::visibleChanged, this, &SurfaceMap::compute);
    connect(this, &SurfaceMap::darkChanged, this, &SurfaceMap::paint);
}

void SurfaceMap::compute()
{
    if (!m_layer.isVisible())
        return;
    Picture wanted;
    wanted.pollutant = m_state.pollutant();
    wanted.method = m_state.surfaceMethod();
    std::vector<SurfaceSample> samples;
    for (size_t i = 0; i < m_state.stations().size(); ++i) {
        const double value = m_state.means().at(int(i), int(wanted.pollutant), AirState::newest);
        if (m_state.stations()[i].position.isValid() && std::isfinite(value))
            samples.push_back({ m_state.stations()[i].position, value });
    }
    const quint64 request = ++m_request;
    QtConcurrent::run([wanted, samples]() mutable {
        const ScalarField field = surfaceOf(wanted.method, samples, cellMeters);
        wanted.levels = levelsFor(field, bandCount);
        wanted.bands = bandsOf(field, wanted.levels);
        wanted.error = crossValidationError(wanted.method, samples);
        return wanted;
    }).then(this, [this, request](const Picture &picture) {
        if (request == m_request)
            take(picture);
    });
}

void SurfaceMap::take(const Picture &picture)
{
    m_picture = picture;
    const Metric &metric = m_metrics[size_t(picture.pollutant)];
    QList<Area> areas;
    for (const SurfaceBand &band : picture.bands) {
        Area area;
        area.id = QString::number(areas.size());
        area.name = QStringLiteral("%1–%2").arg(metric.formatNumber(band.from), metric.format(band.to));
        area.geometry = band.area;
        area.bounds = boxOf(band.area);
        areas.append(area);
    }
    m_areas.setAreas(areas);
    paint();
}

void SurfaceMap::paint()
{
    const std::vector<double> &levels = m_picture.levels;
    const Metric &metric = m_metrics[size_t(m_picture.pollutant)];
    const auto colorOf = [&](double value) {
        const double span = levels.empty() ? 1 : levels.back() - levels.front();
        return palette::sequential(levels.empty() ? unknown : (value - levels.front()) / span, m_dark);
    };
    m_areas.recolor([&](int i) {
        const SurfaceBand &band = m_picture.bands[size_t(i)];
        const QRgb color = colorOf((band.from + band.to) / 2);
        return qRgba(qRed(color), qGreen(color), qBlue(color), bandAlpha);
    });
    QList<LegendEntry> entries;
    for (size_t i = 0; i + 1 < levels.size(); ++i)
        entries.append({ QColor::fromRgb(colorOf((levels[i] + levels[i + 1]) / 2)),
                         QStringLiteral("%1–%2").arg(QLocale().toString(metric.toDisplay(levels[i]), 'g', 4),
                                                     QLocale().toString(metric.toDisplay(levels[i + 1]), 'g', 4)),
                         QStringLiteral("disc") });
    const QString method = m_picture.method == SurfaceMethod::Kriging ? tr("ordinary kriging, exponential variogram")
                                                                      : tr("inverse distance squared, 12 nearest stations");
    m_layer.setLegend(tr("%1, mean of the last hour, %2").arg(Words::pollutant(m_picture.pollutant), metric.unit), entries,
                      tr("%1; blank beyond %2 km from a station; cross-validation error %3")
                          .arg(method, QLocale().toString(supportMeters / 1000), metric.format(m_picture.error)));
}

} // namespace citywall::environment
