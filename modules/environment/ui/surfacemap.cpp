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

bool isSame(const SurfaceSet::Range &a, const SurfaceSet::Range &b)
{
    return a == b || (std::isnan(a.first) && std::isnan(b.first));
}

QString withError(const QString &text, const Metric &metric, double error)
{
    return SurfaceMap::tr("%1; cross-validation error %2").arg(text, metric.format(error));
}

/// The surface of a question, in the unit of its pollutant's metric.
class AirSurface : public Surface
{
public:
    AirSurface(SurfaceMap::Question question, std::shared_ptr<const SurfaceEstimate> estimate, const Metric &metric)
        : m_question(std::move(question)), m_estimate(std::move(estimate)), m_scale(metric.scale), m_unit(metric.unit)
    {
    }

    double at(GeoPoint place) const override { return m_estimate->at(place) * m_scale; }
    QString unit() const override { return m_unit; }

    Difference less(const Surface &other) const override
    {
        const auto *then = dynamic_cast<const AirSurface *>(&other);
        if (!then || then->m_question.pollutant != m_question.pollutant || then->m_question.method != m_question.method)
            return {};
        ScalarField field = differenceOf(m_question.method, m_question.samples, then->m_question.samples, cellMeters);
        for (double &value : field.values)
            value *= m_scale;
        Difference difference { .values = field.values, .comparable = true };
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
    const std::shared_ptr<const SurfaceEstimate> m_estimate;
    const double m_scale;
    const QString m_unit;
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
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_areas, &SurfaceSet::levelRangeChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_soon, &QTimer::timeout, this, [this] {
        paint(); // the legend says other things of one of two surfaces
        follow();
    });
}

bool SurfaceMap::isShown() const
{
    return m_layer.isVisible() && (m_layer.isPinned() || m_selection.module() == m_layer.moduleId);
}

SurfaceMap::Picture SurfaceMap::pictureOf(Picture picture, const SurfaceSet::Range &others)
{
    const Question &question = picture.question;
    if (!picture.field) {
        picture.field = std::make_shared<const ScalarField>(surfaceOf(question.method, question.samples, cellMeters));
        picture.estimate = std::make_shared<const SurfaceEstimate>(question.method, question.samples);
        picture.error = crossValidationError(question.method, question.samples);
    }
    const auto [least, greatest] = rangeOf(*picture.field);
    picture.range = { std::fmin(least, others.first), std::fmax(greatest, others.second) }; // the other one of NaN
    picture.levels = levelsFor(picture.range, bandCount);
    picture.bands = bandsOf(*picture.field, picture.levels);
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
    const bool same = m_made && question == m_picture.question;
    const bool shared = m_areas.sharesRange() && question.pollutant == m_picture.question.pollutant;
    const SurfaceSet::Range others = shared ? m_areas.levelRange() : SurfaceSet::Range { unknown, unknown };
    if (same && isSame(m_picture.range, m_areas.levelRange()))
        return;
    m_running = true;
    const auto work = QtConcurrent::run(&SurfaceMap::pictureOf, same ? m_picture : Picture { question }, others);
    whenFinished(work, this, [this](const QFuture<Picture> &future) {
        m_running = false;
        m_made = true;
        take(future.result());
        follow(); // there may be a new question by now
    });
}

void SurfaceMap::take(const Picture &picture)
{
    const bool another = !m_areas.surface() || picture.estimate != m_picture.estimate;
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
    if (another)
        m_areas.setSurface(std::make_shared<const AirSurface>(picture.question, picture.estimate, metric));
    m_areas.setValueRange(Words::pollutant(picture.question.pollutant), rangeOf(*picture.field));
    ++m_revision;
    Q_EMIT revisionChanged();
}

double SurfaceMap::valueAt(const QGeoCoordinate &place) const
{
    return m_picture.estimate && place.isValid() ? m_picture.estimate->at(GeoPoint::fromCoordinate(place)) : unknown;
}

QString SurfaceMap::titleAt(const QGeoCoordinate &place) const
{
    if (!m_made || !place.isValid())
        return {};
    const double value = valueAt(place);
    const Question &question = m_picture.question;
    return std::isnan(value)
        ? tr("No estimate here")
        : tr("%1 about %2").arg(Words::pollutant(question.pollutant), m_metrics[size_t(question.pollutant)].format(value));
}

QString SurfaceMap::textAt(const QGeoCoordinate &place) const
{
    if (!m_made || !place.isValid())
        return {};
    const Question &question = m_picture.question;
    const auto kilometers = [](double meters, int decimals) { return QLocale().toString(meters / 1000, 'f', decimals); };
    if (std::isnan(valueAt(place)))
        return tr("no station within %1 km has a mean of %2 for the last hour")
            .arg(kilometers(supportMeters, 0), Words::pollutant(question.pollutant));
    const QString told = tr("estimated between stations, mean of the last hour; the nearest station is %1 km away")
                             .arg(kilometers(m_picture.estimate->nearestMeters(GeoPoint::fromCoordinate(place)), 1));
    return std::isnan(m_picture.error) ? told : withError(told, m_metrics[size_t(question.pollutant)], m_picture.error);
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
    const QString note = tr("%1; blank beyond %2 km from a station").arg(method, QLocale().toString(supportMeters / 1000));
    // One legend serves both of two surfaces; each says at its places how good it is.
    m_layer.setLegend(tr("%1, mean of the last hour, %2").arg(Words::pollutant(m_picture.question.pollutant), metric.unit),
                      entries, m_areas.sharesRange() ? note : withError(note, metric, m_picture.error));
}

} // namespace citywall::environment
