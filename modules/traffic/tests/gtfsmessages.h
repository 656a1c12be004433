// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feeds.h"
#include "fixtures.h"
#include "gtfs/feedmessage.h"

// GTFS Realtime messages by hand.
namespace citywall::traffic::test {

inline constexpr quint64 made = 1'630'596'716; // of the header, 2021-09-02T15:31:56Z

inline const QByteArray stations = "GTFS Stop ID,Stop Name,GTFS Latitude,GTFS Longitude\n142,South Ferry,40.702068,-74.013664\n"
                                   "L01,\"8 Av, West\",40.739777,-74.002578\nBad,Nowhere,,\n";

inline gtfs::FeedMessage message(quint64 timestamp = made)
{
    gtfs::FeedMessage message;
    message.mutable_header()->set_gtfs_realtime_version("2.0");
    message.mutable_header()->set_timestamp(timestamp);
    return message;
}

inline gtfs::VehiclePosition &addVehicle(gtfs::FeedMessage &to, const char *vehicle, const char *trip)
{
    gtfs::FeedEntity &entity = *to.add_entity();
    entity.set_id(std::to_string(to.entity_size()));
    if (*vehicle)
        entity.mutable_vehicle()->mutable_vehicle()->set_id(vehicle);
    if (*trip)
        entity.mutable_vehicle()->mutable_trip()->set_trip_id(trip);
    return *entity.mutable_vehicle();
}

inline gtfs::TripUpdate &addTrip(gtfs::FeedMessage &to, const char *trip)
{
    gtfs::FeedEntity &entity = *to.add_entity();
    entity.set_id(std::to_string(to.entity_size()));
    entity.mutable_trip_update()->mutable_trip()->set_trip_id(trip);
    return *entity.mutable_trip_update();
}

inline gtfs::TripUpdate::StopTimeUpdate &addStop(gtfs::TripUpdate &to, const char *stop, std::optional<int> secondsFromNow,
                                                 std::optional<int> delay = {})
{
    auto &update = *to.add_stop_time_update();
    update.set_stop_id(stop);
    if (secondsFromNow)
        update.mutable_departure()->set_time(qint64(made) + *secondsFromNow);
    if (delay)
        update.mutable_departure()->set_delay(*delay);
    return update;
}

inline void place(gtfs::VehiclePosition &vehicle, float latitude, float longitude)
{
    vehicle.mutable_position()->set_latitude(latitude);
    vehicle.mutable_position()->set_longitude(longitude);
}

inline QByteArray bytesOf(const gtfs::FeedMessage &message) { return QByteArray::fromStdString(message.SerializeAsString()); }

inline DecodedBatch vehiclesOf(const QByteArray &payload, const QList<QByteArray> &companions = { stations })
{
    return Feeds::transit({}).decoder(QStringLiteral("gtfs-realtime"), companions)(payload, noon);
}
inline DecodedBatch vehiclesOf(const gtfs::FeedMessage &message) { return vehiclesOf(bytesOf(message)); }

inline DecodedBatch alertsOf(const QByteArray &payload)
{
    return Feeds::transitAlerts({}).decoder(QStringLiteral("gtfs-realtime"), { stations })(payload, noon);
}

} // namespace citywall::traffic::test
