// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healthoverview.h"

#include "core/words.h"
#include "sdk/pace.h"

namespace citywall::healthcare {

namespace {

constexpr double longestBar = 120 * 60; // seconds at the bar's end, at least
constexpr double highestScore = 200;    // of NEDOCS, at the bar's end

double known(double value) { return std::isnan(value) ? 0 : value; }

/// The greatest first, what is not known last.
void setSorted(RankingModel &model, QList<std::pair<double, RankingRow>> &rows)
{
    std::ranges::stable_sort(rows, std::greater<>(), [](const auto &row) { return std::isnan(row.first) ? -1 : row.first; });
    QList<RankingRow> sorted;
    for (const auto &[value, row] : std::as_const(rows))
        sorted.append(row);
    model.setRows(sorted);
}

} // namespace

HealthOverview::HealthOverview(HospitalState &state, Selection &selection, HealthMetrics metrics, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_metrics(std::move(metrics))
{
    connect(&state, &HospitalState::historyChanged, Pace::of(this, &HealthOverview::compare), &Pace::tell);
    connect(&state, &HospitalState::changed, Pace::of(this, &HealthOverview::update), &Pace::tell);
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
    listCrowded();
    listOffloads();
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
        return tr("earlier days not known yet");
    return tr("earlier days: %1").arg(metric.format(usual));
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
    QList<std::pair<double, RankingRow>> rows;
    for (const int i : m_state.scope()) {
        const Hospital &hospital = m_state.hospitals()[size_t(i)];
        const double occupancy = hospital.occupancy();
        const double free = hospital.staffed() - hospital.occupied();
        rows.append(
            { occupancy,
              { hospital.id, hospital.name,
                hospital.isMasked()    ? tr("fewer than five patients: masked")
                    : std::isnan(free) ? tr("no current report")
                    : free <= -0.5     ? tr("%1 over staffed beds").arg(Words::count(-free))
                                   : tr("%1 of %2 free").arg(Words::count(std::max(0.0, free)), Words::count(hospital.staffed())),
                m_metrics.occupancy.format(occupancy), m_metrics.occupancy.severity(occupancy),
                std::isnan(occupancy) ? 0 : occupancy / HealthMetrics::fullBar,
                m_metrics.occupancy.limits.value(0).from / m_metrics.occupancy.scale / HealthMetrics::fullBar,
                hospital.position } });
    }
    setSorted(m_loads, rows);
}

void HealthOverview::listWaits()
{
    double longest = longestBar;
    for (const int i : m_state.scope()) {
        const Hospital &hospital = m_state.hospitals()[size_t(i)];
        longest = std::max({ longest, known(hospital.waitSeconds), known(m_usualWaits.value(hospital.id, unknown)) });
    }
    QList<std::pair<double, RankingRow>> rows;
    for (const int i : m_state.scope()) {
        const Hospital &hospital = m_state.hospitals()[size_t(i)];
        if (std::isnan(hospital.waitSeconds))
            continue;
        const double usual = m_usualWaits.value(hospital.id, unknown);
        rows.append({ hospital.waitSeconds,
                      { hospital.id, hospital.name,
                        tr("%1 waiting · earlier days %2").arg(Words::count(hospital.waiting), m_metrics.wait.format(usual)),
                        m_metrics.wait.format(hospital.waitSeconds), m_metrics.wait.severity(hospital.waitSeconds),
                        hospital.waitSeconds / longest, std::isnan(usual) ? -1 : usual / longest, hospital.position } });
    }
    setSorted(m_waits, rows);
}

void HealthOverview::listCrowded()
{
    QList<std::pair<double, RankingRow>> rows;
    for (const int i : m_state.scope()) {
        const Hospital &hospital = m_state.hospitals()[size_t(i)];
        const NedocsScore score = hospital.nedocs();
        if (!score.isKnown())
            continue;
        rows.append({ score.least, // what it is at least
                      { hospital.id, hospital.name,
                        tr("%1 · %2 present, %3 beds, %4 boarding")
                            .arg(Words::level(m_metrics.nedocs, score), Words::count(hospital.present),
                                 Words::count(hospital.crowding.treatmentBeds), Words::count(hospital.boarding)),
                        Words::score(m_metrics.nedocs, score), m_metrics.nedocs.severity(score.least),
                        std::min(1.0, score.least / highestScore), m_metrics.nedocs.limits.value(0).from / highestScore,
                        hospital.position } });
    }
    setSorted(m_crowded, rows);
}

void HealthOverview::listOffloads()
{
    QList<std::pair<double, RankingRow>> rows;
    for (const int i : m_state.scope()) {
        const Hospital &hospital = m_state.hospitals()[size_t(i)];
        if (std::isnan(hospital.offloadSeconds) && !hospital.arrivals.isKnown())
            continue;
        const double limit = m_metrics.offload.limits.value(0).from / m_metrics.offload.scale;
        rows.append({ hospital.offloadSeconds,
                      { hospital.id, hospital.name,
                        tr("%1 arrived in the last hour · %2 inbound, %3 at the door")
                            .arg(Words::count(hospital.arrivals), Words::count(hospital.inbound), Words::count(hospital.atDoor)),
                        m_metrics.offload.format(hospital.offloadSeconds), m_metrics.offload.severity(hospital.offloadSeconds),
                        std::min(1.0, known(hospital.offloadSeconds) / (2 * limit)), 0.5, hospital.position } });
    }
    setSorted(m_offloads, rows);
}

QString HealthOverview::ambulancesText() const
{
    PatientCount arrivals;
    PatientCount inbound;
    PatientCount atDoor;
    for (const int i : m_state.scope()) {
        const Hospital &hospital = m_state.hospitals()[size_t(i)];
        arrivals += hospital.arrivals;
        inbound += hospital.inbound;
        atDoor += hospital.atDoor;
    }
    return arrivals.isKnown() ? tr("%1 arrived in the last hour, %2 inbound, %3 at the door")
                                    .arg(Words::count(arrivals), Words::count(inbound), Words::count(atDoor))
                              : QString();
}

void HealthOverview::listDiversions()
{
    QList<RankingRow> rows;
    for (const int i : m_state.scope()) {
        const Hospital &hospital = m_state.hospitals()[size_t(i)];
        if (isDiverting(hospital.diversion))
            rows.append({ hospital.id, hospital.name,
                          tr("%1 inbound, %2 at the door").arg(Words::count(hospital.inbound), Words::count(hospital.atDoor)),
                          Words::diversion(hospital.diversion), Words::severity(hospital.diversion), -1, -1, hospital.position });
    }
    std::ranges::stable_sort(rows, std::greater<>(), &RankingRow::severity);
    m_diversions.setRows(rows);
}

} // namespace citywall::healthcare
