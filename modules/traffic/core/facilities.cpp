// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facilities.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace citywall::traffic {

namespace {

double capacityOf(const Feature &feature)
{
    const double capacity = feature.properties.value(u"capacity").toDouble();
    return capacity > 0 ? capacity : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

Duration bikesValidity(const QByteArray &detail)
{
    if (detail.isEmpty())
        return Duration(0);
    const double seconds = QJsonDocument::fromJson(detail).object().value(bikesValidFor).toDouble();
    const double most = std::chrono::duration<double>(bikesLongestValid).count();
    return Duration(qint64(std::clamp(seconds, 0., most) * 1000));
}

BikeStation bikeStationOf(const Latest &entry, const FeedDictionary &dictionary)
{
    BikeStation station;
    station.key = entry.key;
    station.bikes = entry.value(BikesField);
    station.docks = entry.value(DocksField);
    station.capacity = capacityOf(dictionary.features[entry.key]);
    if (std::isnan(station.capacity))
        station.capacity = station.bikes + station.docks;
    const QString status = dictionary.term(entry.values[BikeStatusField]);
    station.inService = status.isEmpty() || status == u"renting";
    station.fresh = entry.fresh();
    return station;
}

CarPark carParkOf(const Latest &entry, const FeedDictionary &dictionary)
{
    CarPark park;
    park.key = entry.key;
    park.vacant = entry.value(VacantField);
    park.capacity = capacityOf(dictionary.features[entry.key]);
    park.occupancy = entry.value(OccupancyShareField);
    if (std::isnan(park.occupancy))
        park.occupancy = 1 - park.vacant / park.capacity;
    if (std::isnan(park.vacant))
        park.vacant = std::max(0., std::round((1 - park.occupancy) * park.capacity));
    park.open = dictionary.term(entry.values[OpeningField]) != u"closed";
    park.fresh = entry.fresh();
    return park;
}

BikeSummary summarize(const std::vector<BikeStation> &stations)
{
    BikeSummary sum;
    for (const BikeStation &station : stations) {
        if (!station.fresh || !station.inService || std::isnan(station.bikes))
            continue;
        ++sum.stations;
        sum.empty += station.isEmpty();
        sum.full += !station.isEmpty() && station.isFull();
        sum.bikes += station.bikes;
        sum.docks += std::isnan(station.docks) ? 0 : station.docks;
    }
    return sum;
}

ParkingSummary summarize(const std::vector<CarPark> &carParks)
{
    ParkingSummary sum;
    for (const CarPark &park : carParks) {
        if (!park.fresh || !park.open || std::isnan(park.vacant) || std::isnan(park.capacity))
            continue;
        ++sum.carParks;
        sum.vacant += park.vacant;
        sum.capacity += park.capacity;
    }
    return sum;
}

} // namespace citywall::traffic
