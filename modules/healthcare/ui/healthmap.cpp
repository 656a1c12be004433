// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healthmap.h"

#include "core/words.h"
#include "map/layers/lineset.h"

namespace citywall::healthcare {

namespace {

QString iconFor(int severity)
{
    constexpr std::array icons { "normal", "notice", "warning", "critical" };
    return QStringLiteral("severity-") + QLatin1StringView(icons[size_t(std::clamp(severity, 0, 3))]);
}

QString loadTitle() { return HealthMap::tr("Occupied / staffed inpatient beds, %"); }

QString waitTitle() { return HealthMap::tr("Emergency wait, minutes"); }

} // namespace

HealthMap::HealthMap(HospitalState &state, Selection &selection, HealthMetrics metrics, const Layers &layers, QObject *parent)
    : SeverityColors(parent), m_state(state), m_selection(selection), m_metrics(std::move(metrics)), m_layers(layers)
{
    connect(&state, &HospitalState::changed, this, &HealthMap::show);
    connect(this, &SeverityColors::severityColorsChanged, this, &HealthMap::show);
    connect(this, &SeverityColors::severityColorsChanged, this, &HealthMap::describe);
    connect(&selection, &Selection::changed, this, &HealthMap::selectedKeyChanged);
    // As differences they are all plain signs: neither level nor diversion is what is told of then and now.
    m_load.setMeasure({ loadTitle(), m_metrics.occupancy.unit, HospitalMark::of(0, false) });
    m_waits.setMeasure({ waitTitle(), m_metrics.wait.unit, HospitalMark::of(0, false) });
    describe();
}

quint32 HealthMap::selectedKey() const
{
    const int index = m_state.indexOf(m_state.hospitalOfEntity(m_selection.entity()));
    return index < 0 ? LineSet::noKey : quint32(index);
}

void HealthMap::choose(quint32 key)
{
    if (key < m_state.hospitals().size()) {
        const EntityRef entity = m_state.hospitals()[key].entity;
        m_selection.enterEntity(entity.feed, entity.id);
    }
}

MapPoint HealthMap::marker(size_t hospital, const Metric &metric, double value, const Freshness &freshness) const
{
    const int severity = metric.severity(value);
    MapPoint point;
    point.name = m_state.hospitals()[hospital].name;
    point.value = metric.toDisplay(value);
    point.key = quint32(hospital);
    point.position = m_state.hospitals()[hospital].position;
    point.color = color(severity).rgba();
    point.freshness = freshness;
    point.category = HospitalMark::of(severity, isDiverting(m_state.hospitals()[hospital].diversion));
    point.priority = severity > 0 ? 4 - severity : 0;
    return point;
}

void HealthMap::show()
{
    QList<MapPoint> load;
    QList<MapPoint> waits;
    palette::Ages loadAges;
    palette::Ages waitAges;
    for (size_t i = 0; i < m_state.hospitals().size(); ++i) {
        const Hospital &hospital = m_state.hospitals()[i];
        const Freshness beds = Freshness::at(m_state.now(), hospital.bedsObserved(), bedsLifetime);
        const Freshness emergency = Freshness::at(m_state.now(), hospital.emergencyObserved, emergencyLifetime);
        loadAges.add(beds);
        waitAges.add(emergency);
        load.append(marker(i, m_metrics.occupancy, hospital.occupancy(), beds));
        load.last().label = tr("%1  %2").arg(hospital.name, m_metrics.occupancy.format(hospital.occupancy()));
        waits.append(marker(i, m_metrics.wait, hospital.waitSeconds, emergency));
        waits.last().label = tr("%1  %2").arg(hospital.name, m_metrics.wait.format(hospital.waitSeconds));
        if (isDiverting(hospital.diversion)) {
            waits.last().label =
                tr("%1  %2, %3")
                    .arg(hospital.name, m_metrics.wait.format(hospital.waitSeconds), Words::diversion(hospital.diversion));
        }
    }
    if (loadAges != m_loadAges || waitAges != m_waitAges) {
        m_loadAges = loadAges;
        m_waitAges = waitAges;
        describe();
    }
    m_load.setPoints(std::move(load));
    m_waits.setPoints(std::move(waits));
    Q_EMIT selectedKeyChanged();
}

QList<LegendEntry> HealthMap::markerLegend(const Metric &metric, const palette::Ages &ages, const Lifetime &lifetime) const
{
    QList<LegendEntry> entries { { color(0), tr("normal"), QStringLiteral("area") } };
    for (const MetricLimit &limit : metric.limits)
        entries.append({ color(limit.severity), limitTitle(metric, limit), iconFor(limit.severity) });
    entries.append({ color(-1), tr("not told"), QStringLiteral("area") });
    return entries + palette::ageLegend(ages, lifetime, palette::Drawn::Markers, color(-1));
}

void HealthMap::describe()
{
    m_layers.load->setLegend(loadTitle(), markerLegend(m_metrics.occupancy, m_loadAges, bedsLifetime),
                             tr("newest report, at most 8 days old; limits: Bagust et al., BMJ 1999 (85, 90%); 100%: beyond "
                                "conventional capacity; crossed out: ambulances diverted"));
    m_layers.waits->setLegend(
        waitTitle(), markerLegend(m_metrics.wait, m_waitAges, emergencyLifetime),
        tr("door to first provider; limits: triage levels III, IV, V of CTAS; crossed out: ambulances diverted"));
}

} // namespace citywall::healthcare
