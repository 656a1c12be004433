// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healthareas.h"

#include "core/places.h"

namespace citywall::healthcare {

namespace {

constexpr double fullPercent = 100;
constexpr double mostDetectors = 3; ///< C1, C2, C3

} // namespace

HealthAreas::HealthAreas(HospitalState &state, SyndromicState &syndromic, HealthMetrics metrics, const Layers &layers,
                         QObject *parent)
    : SeverityColors(parent), m_state(state), m_syndromic(syndromic), m_metrics(std::move(metrics)), m_layers(layers)
{
    m_catchments.setAreas(state.areas().areas());
    m_signals.setAreas(state.areas().areas());
    for (const Area &area : state.areas().areas())
        m_middles.push_back(pointInside(area));
    connect(&state, &HospitalState::changed, this, &HealthAreas::showCatchments);
    connect(&syndromic, &SyndromicState::changed, this, &HealthAreas::showSignals);
    connect(m_layers.catchments, &Layer::visibleChanged, this, &HealthAreas::showCatchments);
    connect(m_layers.syndromic, &Layer::visibleChanged, this, &HealthAreas::showSignals);
    connect(this, &SeverityColors::severityColorsChanged, this, &HealthAreas::rescale);
    connect(this, &SeverityColors::severityColorsChanged, this, &HealthAreas::describe);
    connect(this, &HealthAreas::darkChanged, this, &HealthAreas::rescale);
    rescale();
    describe();
}

QRgb HealthAreas::areaColor(int severity) const
{
    QColor fill = color(severity);
    fill.setAlpha(severity == 0 ? 36 : severity < 0 ? 60 : 120);
    return fill.rgba();
}

void HealthAreas::rescale()
{
    std::array<QRgb, 5> fills {}; // unknown, normal … critical
    for (int severity = -1; severity <= 3; ++severity)
        fills[size_t(severity + 1)] = areaColor(severity);
    Metric load = m_metrics.occupancy; // of per cent, as the legend has it
    load.scale = 1;
    load.offset = 0;
    m_catchments.setScale({ .to = fullPercent,
                            .dark = m_dark,
                            .color = [fills, load](double percent) { return fills[size_t(load.severity(percent) + 1)]; },
                            .unit = m_metrics.occupancy.unit });
    m_signals.setScale({ .to = mostDetectors, .dark = m_dark, .color = [fills](double detectors) {
                            return std::isnan(detectors) ? fills[0] : fills[size_t(std::lround(detectors)) + 1];
                        } });
}

int HealthAreas::nearestRated(int area) const
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

QString HealthAreas::catchmentText(const QString &area) const
{
    const int index = m_state.areas().indexOf(area);
    const int nearest = index < 0 ? -1 : nearestRated(index);
    if (nearest < 0)
        return tr("no current report");
    const Hospital &hospital = m_state.hospitals()[size_t(nearest)];
    const QString text = tr("%1, %2, %3 away")
                             .arg(hospital.name, m_metrics.occupancy.format(hospital.occupancy()),
                                  m_metrics.distance.format(distanceMeters(m_middles[size_t(index)], hospital.position)));
    const Freshness freshness = Freshness::at(m_state.now(), hospital.bedsObserved(), bedsLifetime);
    return freshness.isCurrent() ? text : QStringLiteral("%1 · %2").arg(text, freshness.text());
}

QString HealthAreas::signalText(const QString &area) const
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
            lines.append(tr("%1: %2 visits, expected %3")
                             .arg(Syndromes::title(series.syndrome), m_metrics.visits.formatNumber(series.count()),
                                  m_metrics.visits.formatNumber(verdict.expected)));
    }
    if (!lines.isEmpty())
        return lines.join(u'\n');
    return judged ? tr("no signal") : tr("masked, or too few visits to judge");
}

void HealthAreas::showCatchments()
{
    ++m_revision;
    Q_EMIT revisionChanged();
    if (!m_layers.catchments->isVisible())
        return;
    palette::Ages ages;
    m_catchments.revalue([&](int i) {
        const int nearest = nearestRated(i);
        if (nearest < 0)
            return AreaValue { unknown, Freshness::unknown() };
        const Hospital &hospital = m_state.hospitals()[size_t(nearest)];
        const Freshness freshness = Freshness::at(m_state.now(), hospital.bedsObserved(), bedsLifetime);
        ages.add(freshness);
        return AreaValue { m_metrics.occupancy.toDisplay(hospital.occupancy()), freshness };
    });
    if (std::exchange(m_ages, ages) != ages)
        describe();
}

void HealthAreas::showSignals()
{
    ++m_revision;
    Q_EMIT revisionChanged();
    if (!m_layers.syndromic->isVisible())
        return;
    // The gravest of the area's syndromes; unknown where not one of them can be judged.
    QHash<QString, double> gravest;
    for (size_t i = 0; i < m_syndromic.table().series.size(); ++i) {
        const SyndromeSeries &series = m_syndromic.table().series[i];
        if (std::isnan(series.count()) || std::isnan(m_syndromic.verdicts()[i].c1))
            continue;
        double &detectors = gravest[series.area];
        detectors = std::max(detectors, double(m_syndromic.verdicts()[i].signals()));
    }
    m_signals.revalue([&](int i) { return AreaValue { gravest.value(m_signals.areas()[i].id, unknown) }; });
}

void HealthAreas::describe()
{
    const auto swatch = [this](int severity, const QString &label) {
        return LegendEntry { QColor::fromRgba(areaColor(severity)), label, {} }; // in the colour that the map shows
    };
    QList<LegendEntry> loads { swatch(0, tr("normal")) };
    for (const MetricLimit &limit : m_metrics.occupancy.limits)
        loads.append(swatch(limit.severity, limitTitle(m_metrics.occupancy, limit)));
    LegendEntry none = swatch(-1, tr("no current report"));
    none.symbol = QStringLiteral("hatch-unknown");
    loads.append(none);
    loads.append(palette::ageLegend(m_ages, bedsLifetime, palette::Drawn::Areas, color(-1)));
    m_layers.catchments->setLegend(tr("Load of the nearest hospital, %"), loads,
                                   tr("nearest to the area's middle in a straight line, not by road"));
    m_layers.syndromic->setLegend(
        tr("EARS detectors that signal"),
        { swatch(0, tr("none")), swatch(1, tr("one of C1, C2, C3")), swatch(2, tr("two")), swatch(3, tr("all three")),
          swatch(-1, tr("masked, or too few visits to judge")) },
        tr("gravest syndrome of the newest day; 7-day baseline, lag 2 days (C2, C3), thresholds 3, 3 and 2"));
}

} // namespace citywall::healthcare
