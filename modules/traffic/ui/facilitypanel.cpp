// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/facilitypanel.h"

#include "sdk/pace.h"
#include "ui/words.h"

#include <algorithm>

namespace citywall::traffic {

namespace {

/// Nothing to take or nowhere to leave: both are a notice, for the next station is near.
int severityOf(const BikeStation &station) { return !station.fresh ? -1 : station.isEmpty() || station.isFull() ? 2 : 0; }

/// What is said of a facility, with its age where that matters.
QString aged(const QString &words, const LatestState &state, FeatureKey key)
{
    const auto entry = std::ranges::lower_bound(state.entries(), key, {}, &Latest::key);
    const bool known = entry != state.entries().end() && entry->key == key && !entry->fresh();
    return known ? QStringLiteral("%1 · %2").arg(words, entry->freshness.text()) : words;
}

} // namespace

FacilityPanel::FacilityPanel(LatestState &parking, LatestState &bikes, Selection &selection, const AreaIndex &areas,
                             TrafficMetrics metrics, QObject *parent)
    : QObject(parent), m_parkingState(parking), m_bikeState(bikes), m_selection(selection), m_areas(areas),
      m_metrics(std::move(metrics))
{
    connect(&parking, &LatestState::changed, Pace::of(this, &FacilityPanel::showParking), &Pace::tell);
    connect(&bikes, &LatestState::changed, Pace::of(this, &FacilityPanel::showBikes), &Pace::tell);
    connect(&selection, &Selection::changed, this, [this] {
        showParking();
        showBikes();
    });
}

bool FacilityPanel::isShown(const Latest &entry, const LatestState &state) const
{
    const int area = m_selection.area().isEmpty() ? -1 : m_areas.indexOf(m_selection.area());
    return area < 0 || state.feature(entry).area == area;
}

void FacilityPanel::showParking()
{
    std::vector<CarPark> parks;
    for (const Latest &entry : m_parkingState.entries()) {
        if (isShown(entry, m_parkingState))
            parks.push_back(carParkOf(entry, m_parkingState.dictionary()));
    }
    m_parking = summarize(parks);
    std::ranges::stable_sort(parks, std::ranges::greater {},
                             [](const CarPark &p) { return p.open && !std::isnan(p.occupancy) ? p.occupancy : -1; });
    QList<RankingRow> rows;
    for (const CarPark &park : parks) {
        const Feature &feature = m_parkingState.dictionary().features[park.key];
        if (feature.properties.value(u"kind").toString() == u"space")
            continue; // one of hundreds: it counts, and stands on the map
        RankingRow row {
            feature.id, titleOf(feature), {}, park.open ? m_metrics.parkingOccupancy.format(park.occupancy) : tr("closed")
        };
        row.subtitle = std::isnan(park.capacity)
            ? tr("%1 free").arg(words::count(park.vacant))
            : tr("%1 of %2 free").arg(words::count(park.vacant), words::count(park.capacity));
        row.subtitle = aged(row.subtitle, m_parkingState, park.key);
        row.severity = !park.fresh ? -1 : park.open ? m_metrics.parkingOccupancy.severity(park.occupancy) : 0;
        row.share = std::isnan(park.occupancy) ? -1 : std::clamp(park.occupancy, 0., 1.);
        row.position = feature.position;
        rows.append(row);
    }
    m_carParks.setRows(rows);
    Q_EMIT changed();
}

void FacilityPanel::showBikes()
{
    std::vector<BikeStation> stations;
    for (const Latest &entry : m_bikeState.entries()) {
        if (isShown(entry, m_bikeState))
            stations.push_back(bikeStationOf(entry, m_bikeState.dictionary()));
    }
    m_bikes = summarize(stations);
    // Those that are empty, then those that are full, then by how near they are to either.
    std::ranges::stable_sort(stations, {}, [](const BikeStation &s) {
        return s.isEmpty() ? -2 : s.isFull() ? -1 : std::min(s.filled(), 1 - s.filled());
    });
    QList<RankingRow> rows;
    for (const BikeStation &station : stations) {
        const Feature &feature = m_bikeState.dictionary().features[station.key];
        RankingRow row { feature.id, titleOf(feature), {}, m_metrics.bikes.format(station.bikes) };
        row.subtitle = !station.inService ? tr("not in service")
            : station.isEmpty()           ? tr("empty · %1 docks free").arg(words::count(station.docks))
            : station.isFull()            ? tr("full")
                                          : tr("%1 docks free").arg(words::count(station.docks));
        row.subtitle = aged(row.subtitle, m_bikeState, station.key);
        row.severity = severityOf(station);
        row.share = std::isnan(station.filled()) ? -1 : std::clamp(station.filled(), 0., 1.);
        row.position = feature.position;
        rows.append(row);
    }
    m_stations.setRows(rows);
    Q_EMIT changed();
}

QString FacilityPanel::parkingHeadline() const
{
    return m_parking.carParks > 0 ? tr("%1 parking spaces free").arg(words::count(m_parking.vacant))
                                  : tr("No car park was heard of lately");
}

QString FacilityPanel::parkingNote() const
{
    if (m_parking.carParks == 0)
        return {};
    return tr("open car parks: %1 · %2 occupied")
        .arg(m_parking.carParks)
        .arg(m_metrics.parkingOccupancy.format(m_parking.occupancy()));
}

QString FacilityPanel::bikesHeadline() const
{
    if (m_bikes.stations == 0)
        return tr("No bike station was heard of lately");
    return tr("%1 bikes and %2 docks free").arg(words::count(m_bikes.bikes), words::count(m_bikes.docks));
}

QString FacilityPanel::bikesNote() const
{
    if (m_bikes.stations == 0)
        return {};
    return tr("stations in service: %1 · empty: %2 · full: %3").arg(m_bikes.stations).arg(m_bikes.empty).arg(m_bikes.full);
}

} // namespace citywall::traffic
