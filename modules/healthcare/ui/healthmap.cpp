// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healthmap.h"

#include "core/places.h"
#include "core/words.h"
#include "map/layers/lineset.h"
#include "map/layers/markerglyph.h"

#include <QLocale>

namespace citywall::healthcare {

namespace {

constexpr int staleAlpha = 110; // of 255

/// The marker's shape says the level again, as the marks of severity do, so that colour is never alone.
int shapeFor(int severity)
{
    constexpr std::array shapes { MarkerGlyph::Square, MarkerGlyph::Disc, MarkerGlyph::Diamond, MarkerGlyph::Triangle,
                                  MarkerGlyph::Hexagon };
    return shapes[size_t(std::clamp(severity, -1, 3) + 1)];
}

QString iconFor(int severity)
{
    constexpr std::array icons { "normal", "notice", "warning", "critical" };
    return QStringLiteral("severity-") + QLatin1StringView(icons[size_t(std::clamp(severity, 0, 3))]);
}

} // namespace

HealthMap::HealthMap(HospitalState &state, SyndromicState &syndromic, Selection &selection, HealthMetrics metrics,
                     const Layers &layers, QObject *parent)
    : QObject(parent), m_state(state), m_syndromic(syndromic), m_selection(selection), m_metrics(std::move(metrics)),
      m_layers(layers)
{
    m_catchments.setAreas(state.areas().areas());
    m_signals.setAreas(state.areas().areas());
    for (const Area &area : state.areas().areas())
        m_middles.push_back(pointInside(area));
    connect(&state, &HospitalState::changed, this, &HealthMap::show);
    connect(&syndromic, &SyndromicState::changed, this, &HealthMap::showSignals);
    connect(this, &HealthMap::severityColorsChanged, this, &HealthMap::show);
    connect(this, &HealthMap::severityColorsChanged, this, &HealthMap::showSignals);
    connect(this, &HealthMap::severityColorsChanged, this, &HealthMap::describe);
    connect(m_layers.catchments, &Layer::visibleChanged, this, &HealthMap::showCatchments);
    connect(m_layers.syndromic, &Layer::visibleChanged, this, &HealthMap::showSignals);
    connect(&selection, &Selection::changed, this, &HealthMap::selectedKeyChanged);
    describe();
}

void HealthMap::setSeverityColors(const QList<QColor> &colors)
{
    if (m_colors == colors)
        return;
    m_colors = colors;
    Q_EMIT severityColorsChanged();
}

quint32 HealthMap::selectedKey() const
{
    const EntityRef entity = m_selection.entity();
    const auto it = std::ranges::find(m_state.hospitals(), entity, &Hospital::entity);
    return it == m_state.hospitals().end() ? LineSet::noKey : quint32(it - m_state.hospitals().begin());
}

void HealthMap::choose(quint32 key)
{
    if (key < m_state.hospitals().size()) {
        const EntityRef entity = m_state.hospitals()[key].entity;
        m_selection.enterEntity(entity.feed, entity.id);
    }
}

QRgb HealthMap::areaColor(int severity) const
{
    QColor fill = color(severity);
    fill.setAlpha(severity == 0 ? 36 : severity < 0 ? 60 : 120);
    return fill.rgba();
}

MapPoint HealthMap::marker(size_t hospital, int severity, UtcTime observed, Duration staleAfter) const
{
    QColor fill = color(severity);
    if (observed.isValid() && m_state.now() - observed > staleAfter)
        fill.setAlpha(staleAlpha);
    MapPoint point;
    point.key = quint32(hospital);
    point.position = m_state.hospitals()[hospital].position;
    point.color = fill.rgba();
    point.category = shapeFor(severity);
    point.priority = severity > 0 ? 4 - severity : 0;
    return point;
}

void HealthMap::show()
{
    QList<MapPoint> load;
    QList<MapPoint> waits;
    for (size_t i = 0; i < m_state.hospitals().size(); ++i) {
        const Hospital &hospital = m_state.hospitals()[i];
        load.append(marker(i, m_metrics.occupancy.severity(hospital.occupancy()), hospital.bedsObserved(), bedsStaleAfter));
        load.last().label = tr("%1  %2").arg(hospital.name, m_metrics.occupancy.format(hospital.occupancy()));
        waits.append(marker(i, m_metrics.wait.severity(hospital.waitSeconds), hospital.emergencyObserved, emergencyStaleAfter));
        waits.last().label = tr("%1  %2").arg(hospital.name, m_metrics.wait.format(hospital.waitSeconds));
        if (isDiverting(hospital.diversion)) {
            waits.last().category = MarkerGlyph::Cross;
            waits.last().label =
                tr("%1  %2, %3")
                    .arg(hospital.name, m_metrics.wait.format(hospital.waitSeconds), Words::diversion(hospital.diversion));
        }
    }
    m_load.setPoints(std::move(load));
    m_waits.setPoints(std::move(waits));
    showCatchments();
    Q_EMIT selectedKeyChanged();
}

int HealthMap::nearestRated(int area) const
{
    int nearest = -1;
    double shortest = std::numeric_limits<double>::infinity();
    for (size_t i = 0; i < m_state.hospitals().size(); ++i) {
        const Hospital &hospital = m_state.hospitals()[i];
        const double meters = distanceMeters(m_middles[size_t(area)], hospital.position);
        if (meters < shortest && !std::isnan(hospital.occupancy())) {
            shortest = meters;
            nearest = int(i);
        }
    }
    return nearest;
}

QString HealthMap::catchmentText(const QString &area) const
{
    const int index = m_state.areas().indexOf(area);
    const int nearest = index < 0 ? -1 : nearestRated(index);
    if (nearest < 0)
        return tr("no current report");
    const Hospital &hospital = m_state.hospitals()[size_t(nearest)];
    return tr("%1, %2, %3 away")
        .arg(hospital.name, m_metrics.occupancy.format(hospital.occupancy()),
             m_metrics.distance.format(distanceMeters(m_middles[size_t(index)], hospital.position)));
}

QString HealthMap::signalText(const QString &area) const
{
    QStringList lines;
    bool judged = false;
    for (size_t i = 0; i < m_syndromic.table().series.size(); ++i) {
        const SyndromeSeries &series = m_syndromic.table().series[i];
        const Ears &verdict = m_syndromic.verdicts()[i];
        if (series.area != area)
            continue;
        judged = judged || !std::isnan(verdict.c1);
        if (verdict.signals() > 0)
            lines.append(tr("%1: %2 visits, usual %3")
                             .arg(Syndromes::title(series.syndrome), m_metrics.visits.formatNumber(series.count()),
                                  m_metrics.visits.formatNumber(verdict.expected)));
    }
    if (!lines.isEmpty())
        return lines.join(u'\n');
    return judged ? tr("no signal") : tr("masked, or too few visits to judge");
}

void HealthMap::showCatchments()
{
    ++m_revision;
    Q_EMIT revisionChanged();
    if (!m_layers.catchments->isVisible())
        return;
    m_catchments.recolor([this](int i) {
        const int nearest = nearestRated(i);
        return areaColor(nearest < 0 ? -1 : m_metrics.occupancy.severity(m_state.hospitals()[size_t(nearest)].occupancy()));
    });
}

void HealthMap::showSignals()
{
    ++m_revision;
    Q_EMIT revisionChanged();
    if (!m_layers.syndromic->isVisible())
        return;
    // The gravest of the area's syndromes; unknown where not one of them can be judged.
    QHash<QString, int> gravest;
    for (size_t i = 0; i < m_syndromic.table().series.size(); ++i) {
        const SyndromeSeries &series = m_syndromic.table().series[i];
        if (std::isnan(series.count()) || std::isnan(m_syndromic.verdicts()[i].c1))
            continue;
        int &severity = gravest[series.area];
        severity = std::max(severity, m_syndromic.verdicts()[i].signals());
    }
    m_signals.recolor([&](int i) { return areaColor(gravest.value(m_signals.areas()[i].id, -1)); });
}

QString HealthMap::limitTitle(const Metric &metric, const MetricLimit &limit) const
{
    return tr("%1, from %2 %3").arg(limit.title, QLocale().toString(limit.from, 'f', 0), metric.unit);
}

QList<LegendEntry> HealthMap::markerLegend(const Metric &metric, const QString &stale) const
{
    QList<LegendEntry> entries { { color(0), tr("normal"), iconFor(0) } };
    for (const MetricLimit &limit : metric.limits)
        entries.append({ color(limit.severity), limitTitle(metric, limit), iconFor(limit.severity) });
    QColor pale = color(0);
    pale.setAlpha(staleAlpha);
    entries.append({ pale, stale, QStringLiteral("disc") });
    entries.append({ color(-1), tr("no current report"), {} });
    return entries;
}

void HealthMap::describe()
{
    m_layers.load->setLegend(tr("Occupied / staffed inpatient beds, %"),
                             markerLegend(m_metrics.occupancy, tr("paler: older than 4 hours")),
                             tr("newest report, at most 8 days old; limits: Bagust et al., BMJ 1999 (85, 90%); 100%: beyond "
                                "conventional capacity"));
    m_layers.waits->setLegend(tr("Emergency wait, minutes"), markerLegend(m_metrics.wait, tr("paler: older than 30 min")),
                              tr("door to first provider; limits: triage levels III, IV, V of CTAS; ✚ ambulances diverted"));
    const auto swatch = [this](int severity, const QString &label) {
        return LegendEntry { QColor::fromRgba(areaColor(severity)), label, {} }; // in the colour that the map shows
    };
    QList<LegendEntry> loads { swatch(0, tr("normal")) };
    for (const MetricLimit &limit : m_metrics.occupancy.limits)
        loads.append(swatch(limit.severity, limitTitle(m_metrics.occupancy, limit)));
    loads.append(swatch(-1, tr("no current report")));
    m_layers.catchments->setLegend(tr("Load of the nearest hospital, %"), loads,
                                   tr("nearest to the area's middle in a straight line, not by road"));
    m_layers.syndromic->setLegend(
        tr("Syndromic signals, number of EARS detectors"),
        { swatch(0, tr("none")), swatch(1, tr("one of C1, C2, C3")), swatch(2, tr("two")), swatch(3, tr("all three")),
          swatch(-1, tr("masked, or too few visits to judge")) },
        tr("gravest syndrome of the newest day; 7-day baseline, lag 2 days (C2, C3), thresholds 3, 3 and 2"));
}

} // namespace citywall::healthcare
