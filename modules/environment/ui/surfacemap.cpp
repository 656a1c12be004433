// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/surfacemap.h"

#include "base/future.h"
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

/// The surface of a question, in the unit of its pollutant's metric.
class AirSurface : public Surface
{
public:
    AirSurface(SurfaceMap::Question question, double scale) : m_question(std::move(question)), m_scale(scale) { }

    Difference less(const Surface &other) const override
    {
        const auto *then = dynamic_cast<const AirSurface *>(&other);
        if (!then || then->m_question.pollutant != m_question.pollutant || then->m_question.method != m_question.method)
            return {};
        ScalarField field = differenceOf(m_question.method, m_question.samples, then->m_question.samples, cellMeters);
        for (double &value : field.values)
            value *= m_scale;
        Difference difference { field.values };
        difference.bands = [field = std::move(field)](const std::vector<double> &levels) {
            std::vector<ContourBand> bands;
            for (SurfaceBand &band : bandsOf(field, levels))
                bands.push_back({ band.from, band.to, std::move(band.area) });
            return bands;
        };
        return difference;
    }

private:
    const SurfaceMap::Question m_question;
    const double m_scale;
};

} // namespace

SurfaceMap::SurfaceMap(AirState &state, const Selection &selection, std::array<Metric, pollutantCount> metrics, Layer &layer,
                       QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_metrics(std::move(metrics)), m_layer(layer)
{
    connect(&state, &AirState::changed, this, &SurfaceMap::follow);
    connect(&layer, &Layer::visibleChanged, this, &SurfaceMap::follow);
    connect(&layer, &Layer::pinnedChanged, this, &SurfaceMap::follow);
    connect(&selection, &Selection::moduleChanged, this, &SurfaceMap::follow);
    connect(this, &SurfaceMap::darkChanged, this, &SurfaceMap::paint);
}

bool SurfaceMap::isShown() const
{
    return m_layer.isVisible() && (m_layer.isPinned() || m_selection.module() == m_layer.moduleId);
}

SurfaceMap::Picture SurfaceMap::pictureOf(const Question &question)
{
    Picture picture { question };
    const ScalarField field = surfaceOf(question.method, question.samples, cellMeters);
    picture.levels = levelsFor(field, bandCount);
    picture.bands = bandsOf(field, picture.levels);
    picture.error = crossValidationError(question.method, question.samples);
    return picture;
}

void SurfaceMap::follow()
{
    if (!isShown() || m_running)
        return;
    Question question { m_state.pollutant(), m_state.surfaceMethod() };
    for (size_t i = 0; i < m_state.stations().size(); ++i) {
        const double value = m_state.means().at(int(i), int(question.pollutant), AirState::newest);
        if (m_state.stations()[i].position.isValid() && std::isfinite(value))
            question.samples.push_back({ m_state.stations()[i].position, value });
    }
    if (m_made && question == m_picture.question)
        return;
    m_running = true;
    whenFinished(QtConcurrent::run(&SurfaceMap::pictureOf, question), this, [this](const QFuture<Picture> &future) {
        m_running = false;
        m_made = true;
        take(future.result());
        follow(); // there may be a new question by now
    });
}

void SurfaceMap::take(const Picture &picture)
{
    m_picture = picture;
    const Metric &metric = m_metrics[size_t(picture.question.pollutant)];
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
    m_areas.setSurface(std::make_shared<const AirSurface>(picture.question, metric.scale));
}

void SurfaceMap::paint()
{
    const std::vector<double> &levels = m_picture.levels;
    const Metric &metric = m_metrics[size_t(m_picture.question.pollutant)];
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
    const QString method = m_picture.question.method == SurfaceMethod::Kriging
        ? tr("ordinary kriging, exponential variogram")
        : tr("inverse distance squared, 12 nearest stations");
    m_layer.setLegend(tr("%1, mean of the last hour, %2").arg(Words::pollutant(m_picture.question.pollutant), metric.unit),
                      entries,
                      tr("%1; blank beyond %2 km from a station; cross-validation error %3")
                          .arg(method, QLocale().toString(supportMeters / 1000), metric.format(m_picture.error)));
}

} // namespace citywall::environment
