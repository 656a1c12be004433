// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healthoverview.h"

#include "core/words.h"

namespace citywall::healthcare {

namespace {

constexpr double fullBar = 1.1;         // occupancy at the bar's end
constexpr double longestBar = 120 * 60; // seconds at the bar's end, at least

} // namespace

HealthOverview::HealthOverview(HospitalState &state, Selection &selection, HealthMetrics metrics, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_metrics(std::move(metrics))
{
    connect(&state, &HospitalState::historyChanged, this, &HealthOverview::compare);
    connect(&state, &HospitalState::changed, this, &HealthOverview::update);
}

void HealthOverview::compare()
{
    const qint64 hour = hourOf(m_state.now());
    m_usualOccupancy = usualAt(m_state.occupancy(), hour, hour, m_state.zone());
    m_usualWait = usualAt(m_state.waitSeconds(), hour, hour, m_state.zone());
    m_chart.setHistory(m_state.occupancy(), m_state.now(), m_metrics.occupancy, m_state.zone());
    m_usualWaits.clear();
    for (const int i : m_state.scope()) {
        const QString id = m_state.hospitals()[size_t(i)].id;
        m_usualWaits.insert(id, usualAt(m_state.history().waitSeconds({ id }), hour, hour, m_state.zone()).value);
    }
}

void HealthOverview::update()
{
    m_summary = m_state.summary();
    listLoads();
    listWaits();
    listDiversions();
    m_chart.setPresent(m_state.now(), m_summary.occupancy());
    Q_EMIT changed();
}

QString HealthOverview::headline() const
{
    if (std::isnan(m_summary.occupancy()))
        return tr("Load unknown: no current report of beds");
    const QString load =
        tr("%1 of staffed beds taken: %2").arg(occupancy(), Words::level(m_metrics.occupancy, m_summary.occupancy()));
    return m_summary.diverting > 0 ? tr("%1, %2 on diversion").arg(load, Words::count(m_summary.diverting)) : load;
}

double HealthOverview::bedsMilliseconds() const
{
    UtcTime newest;
    for (const int i : m_state.scope())
        newest = std::max(newest, m_state.hospitals()[size_t(i)].bedsObserved());
    return newest.isValid() ? double(newest.milliseconds) : 0;
}

QString HealthOverview::scopeNote() const
{
    if (!m_state.isNearestOnly())
        return {};
    return tr("No hospital in this area. Figures are of the nearest, %1, %2 away in a straight line.")
        .arg(m_state.hospitals()[size_t(m_state.scope().front())].name, m_metrics.distance.format(m_state.nearestMeters()));
}

QString HealthOverview::against(const Metric &metric, double value, double usual) const
{
    if (std::isnan(value) || std::isnan(usual))
        return tr("usual not known yet");
    return tr("usual now: %1").arg(metric.format(usual));
}

QString HealthOverview::occupancyNote() const
{
    return against(m_metrics.occupancy, m_summary.occupancy(), m_usualOccupancy.value);
}

QString HealthOverview::waitNote() const { return against(m_metrics.wait, m_summary.medianWaitSeconds, m_usualWait.value); }

QString HealthOverview::bedsText() const
{
    return tr("%1 of %2").arg(Words::count(m_summary.occupied), Words::count(m_summary.staffed));
}

QString HealthOverview::source() const
{
    QStringList sources;
    for (const int i : m_state.scope())
        sources.append(m_state.hospitals()[size_t(i)].source);
    sources.removeAll(QString());
    sources.removeDuplicates();
    return sources.join(QStringLiteral("; "));
}

bool HealthOverview::isSimulated() const
{
    return std::ranges::any_of(m_state.scope(), [this](int i) { return m_state.hospitals()[size_t(i)].simulated; });
}

void HealthOverview::open(const QString &hospital)
{
    if (const int i = m_state.indexOf(hospital); i >= 0) {
        const EntityRef entity = m_state.hospitals()[size_t(i)].entity;
        m_selection.enterEntity(entity.feed, entity.id);
    }
}

void HealthOverview::listLoads()
{
    QList<std::pair<double, Bar>> bars;
    for (const int i : m_state.scope()) {
        const Hospital &hospital = m_state.hospitals()[size_t(i)];
        const double occupancy = hospital.occupancy();
        const double free = hospital.staffed() - hospital.occupied();
        bars.append(
            { occupancy,
              { hospital.id, hospital.name,
                std::isnan(free)   ? tr("no current report")
                    : free <= -0.5 ? tr("%1 over staffed beds").arg(Words::count(-free))
                                   : tr("%1 of %2 free").arg(Words::count(std::max(0.0, free)), Words::count(hospital.staffed())),
                m_metrics.occupancy.format(occupancy), occupancy / fullBar,
                m_metrics.occupancy.limits.value(0).from / m_metrics.occupancy.scale / fullBar,
                m_metrics.occupancy.severity(occupancy) } });
    }
    std::ranges::stable_sort(bars, std::greater<>(), [](const auto &b) { return std::isnan(b.first) ? -1 : b.first; });
    QList<Bar> sorted;
    for (const auto &[occupancy, bar] : bars)
        sorted.append(bar);
    m_loads.setBars(sorted);
}

void HealthOverview::listWaits()
{
    QList<const Hospital *> hospitals;
    double longest = longestBar;
    for (const int i : m_state.scope()) {
        const Hospital &hospital = m_state.hospitals()[size_t(i)];
        if (std::isnan(hospital.waitSeconds))
            continue;
        hospitals.append(&hospital);
        longest = std::max({ longest, hospital.waitSeconds, m_usualWaits.value(hospital.id, 0) });
    }
    std::ranges::stable_sort(hospitals, std::greater<>(), [](const Hospital *h) { return h->waitSeconds; });
    QList<Bar> bars;
    for (const Hospital *hospital : std::as_const(hospitals)) {
        const double usual = m_usualWaits.value(hospital->id, unknown);
        bars.append({ hospital->id, hospital->name,
                      tr("%1 waiting · usual %2").arg(Words::count(hospital->waiting), m_metrics.wait.format(usual)),
                      m_metrics.wait.format(hospital->waitSeconds), hospital->waitSeconds / longest, usual / longest,
                      m_metrics.wait.severity(hospital->waitSeconds) });
    }
    m_waits.setBars(bars);
}

void HealthOverview::listDiversions()
{
    QList<RankingRow> rows;
    for (const int i : m_state.scope()) {
        const Hospital &hospital = m_state.hospitals()[size_t(i)];
        if (isDiverting(hospital.diversion))
            rows.append({ hospital.id, hospital.name,
                          tr("%1 inbound, %2 at the door").arg(Words::count(hospital.inbound), Words::count(hospital.atDoor)),
                          Words::diversion(hospital.diversion), Words::severity(hospital.diversion) });
    }
    std::ranges::stable_sort(rows, std::greater<>(), &RankingRow::severity);
    m_diversions.setRows(rows);
}

} // namespace citywall::healthcare
