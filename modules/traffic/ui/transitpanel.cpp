// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transitpanel.h"

#include "sdk/pace.h"
#include "ui/words.h"

#include <QLocale>

namespace citywall::traffic {

namespace {

// By Punctuality: a vehicle that leaves early is as bad for who comes on time as one that is late.
constexpr std::array<int, punctualityCount> severities { 1, 0, 2, 3 };

} // namespace

TransitPanel::TransitPanel(LatestState &state, MeasureTrend &trend, Selection &selection, const AreaIndex &areas,
                           TrafficMetrics metrics, Kpi &onTime, QObject *parent)
    : QObject(parent), m_state(state), m_trend(trend), m_selection(selection), m_areas(areas), m_metrics(std::move(metrics)),
      m_onTime(&onTime)
{
    connect(&state, &LatestState::changed, Pace::of(this, &TransitPanel::show), &Pace::tell);
    connect(&trend, &MeasureTrend::changed, Pace::of(this, &TransitPanel::show), &Pace::tell);
    connect(&selection, &Selection::changed, this, &TransitPanel::show);
    connect(this, &TransitPanel::watchedChanged, this, &TransitPanel::show);
}

int TransitPanel::area() const { return m_selection.area().isEmpty() ? -1 : m_areas.indexOf(m_selection.area()); }

QString TransitPanel::headline() const
{
    if (!isKnown())
        return tr("No vehicle is heard of");
    if (m_service.known() == 0)
        return tr("Vehicles: %1; none tells its delay").arg(vehiclesText());
    return tr("%1 of the vehicles are on time").arg(onTimeText());
}

QString TransitPanel::yesterdayText() const
{
    const double share = m_trend.yesterday(area());
    return std::isnan(share) ? QString() : tr("yesterday %1").arg(m_metrics.onTime.format(share));
}

QString TransitPanel::vehiclesText() const { return QLocale().toString(m_service.vehicles); }

void TransitPanel::chooseRoute(const QString &route)
{
    m_route = route == m_route ? QString() : route;
    show();
}

void TransitPanel::show()
{
    std::vector<Vehicle> vehicles;
    SourceCoverage coverage; // a vehicle of the last quarter of an hour that is silent may still be on its way
    for (const Latest &entry : m_state.entries()) {
        const Vehicle vehicle = vehicleOf(entry, m_state.dictionary());
        if (area() >= 0 && m_areas.at(vehicle.position) != area())
            continue;
        coverage.add(vehicle.fresh);
        vehicles.push_back(vehicle);
    }
    m_service = serviceOf(vehicles);
    if (m_watched) {
        listBands();
        listRoutes(vehicles);
        listVehicles(std::move(vehicles));
    }
    if (m_onTime) {
        m_onTime->set(m_service.onTimeShare(), m_trend.yesterday(area()), coverage.share());
        m_onTime->setTrend(m_trend.trend(area()));
    }
    Q_EMIT changed();
}

void TransitPanel::listBands()
{
    QList<RankingRow> rows;
    for (int i = 0; i < punctualityCount; ++i) {
        const int count = m_service.counts[size_t(i)];
        RankingRow row { QString::number(i), words::punctuality(Punctuality(i)), {}, QLocale().toString(count) };
        row.severity = count > 0 ? severities[size_t(i)] : 0;
        row.share = m_service.known() > 0 ? double(count) / m_service.known() : -1;
        rows.append(row);
    }
    m_bands.setRows(rows);
}

void TransitPanel::listRoutes(const std::vector<Vehicle> &vehicles)
{
    QList<RankingRow> rows;
    for (const RouteService &route : routesOf(vehicles)) {
        const double share = route.service.onTimeShare();
        RankingRow row { route.route, route.route, {}, m_metrics.onTime.format(share) };
        QStringList facts { tr("vehicles: %1").arg(route.service.vehicles) };
        if (!std::isnan(route.service.meanDelaySeconds))
            facts << tr("mean delay %1").arg(m_metrics.transitDelay.format(route.service.meanDelaySeconds));
        if (!std::isnan(route.service.headwayVariation))
            facts << tr("headway variation %1").arg(m_metrics.headwayVariation.formatNumber(route.service.headwayVariation));
        row.subtitle = facts.join(QStringLiteral(" · "));
        row.severity =
            std::max(m_metrics.onTime.severity(share), m_metrics.headwayVariation.severity(route.service.headwayVariation));
        row.share = std::isnan(share) ? -1 : share;
        row.position = route.position;
        rows.append(row);
    }
    m_routes.setRows(rows);
}

void TransitPanel::listVehicles(std::vector<Vehicle> vehicles)
{
    std::erase_if(vehicles, [this](const Vehicle &v) { return !v.fresh || (!m_route.isEmpty() && v.route != m_route); });
    // Those that do not tell their delay come last.
    std::ranges::stable_sort(vehicles, std::ranges::greater {}, [](const Vehicle &v) {
        return std::isnan(v.delaySeconds) ? -std::numeric_limits<double>::infinity() : v.delaySeconds;
    });
    QList<RankingRow> rows;
    for (const Vehicle &vehicle : vehicles) {
        const Feature &feature = m_state.dictionary().features[vehicle.key];
        QStringList facts;
        if (m_route.isEmpty() && !vehicle.route.isEmpty())
            facts << tr("route %1").arg(vehicle.route);
        if (!std::isnan(vehicle.headwaySeconds))
            facts << tr("%1 behind the one ahead").arg(m_metrics.headway.format(vehicle.headwaySeconds));
        if (!vehicle.occupancy.isEmpty())
            facts << words::occupancy(vehicle.occupancy);
        RankingRow row { feature.id, titleOf(feature), facts.join(QStringLiteral(" · ")),
                         m_metrics.transitDelay.format(vehicle.delaySeconds) };
        const Punctuality punctuality = punctualityOf(vehicle.delaySeconds);
        row.severity = punctuality == Punctuality::Unknown ? -1 : severities[size_t(punctuality)];
        row.position = vehicle.position;
        rows.append(row);
    }
    m_vehicles.setRows(rows);
}

} // namespace citywall::traffic
