// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feeds.h"

#include "core/flowentities.h"
#include "core/gbfs.h"
#include "core/gbfsvehicles.h"
#include "core/parkingentities.h"
#include "core/shifting.h"
#include "core/wzdx.h"
#include "datex/measureddata.h"
#include "datex/situationdata.h"
#include "gtfs/alertdecoder.h"
#include "gtfs/encoder.h"
#include "gtfs/feedmessage.h"
#include "gtfs/vehicledecoder.h"
#include "sdk/ngsibatch.h"
#include "sdk/observationjson.h"
#include "simulation/alertsimulator.h"
#include "simulation/countsimulator.h"
#include "simulation/eventsimulator.h"
#include "simulation/facilitysimulator.h"
#include "simulation/fleetsimulator.h"
#include "simulation/transitsimulator.h"
#include "simulation/workzonesimulator.h"

#include <QFile>

#include <stdexcept>

namespace citywall::traffic {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

FieldDescriptor number(const QString &id, const QString &metric) { return { id, FieldDescriptor::Kind::Number, metric }; }
FieldDescriptor term(const QString &id) { return { id, FieldDescriptor::Kind::Term, {} }; }

using Encoder = QList<QByteArray> (*)(const DecodedBatch &, UtcTime published);

/// A format that needs no other files.
PayloadFormat format(const QString &id, const QString &title, bool (*recognise)(QByteArrayView), Decoder (*decoder)(),
                     Encoder encoder)
{
    PayloadFormat made { id, title, recognise, [decoder](const QList<QByteArray> &) { return decoder(); } };
    made.encode = encoder;
    return made;
}

PayloadFormat gtfsRealtime(Decoder (*decoder)(const QList<QByteArray> &), const QString &companions, Encoder encoder)
{
    PayloadFormat made { u"gtfs-realtime"_s, u"GTFS Realtime 2.0"_s, gtfs::looksLikeRealtime, decoder, companions };
    made.encode = encoder;
    return made;
}

/// @throws std::runtime_error if the file cannot be read: the feed is then shown as down with the reason
DemoStreets streetsFrom(const QString &path, const Simulation &city)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error(file.errorString().toStdString());
    return DemoStreets::fromJson(file.readAll(), city);
}

} // namespace

FeedDescriptor Feeds::linkSpeeds()
{
    FeedDescriptor feed { .id = linkSpeedFeed,
                          .title = tr("Link speeds"),
                          .fields = { number(u"speed"_s, u"traffic.speed"_s), number(u"flow"_s, u"traffic.flow"_s),
                                      number(u"travelTime"_s, u"traffic.travel-time"_s), term(u"status"_s) },
                          .staleAfter = staleAfter,
                          .horizon = horizon,
                          .makeDecoder = {} };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    feed.formats = { datex::measuredDataFormat(datex::SiteKind::Link, tr("table of measurement sites (DATEX II)")),
                     ngsiVersion2(flowEntities(datex::SiteKind::Link)), flowEntities(datex::SiteKind::Link) };
    return feed;
}

FeedDescriptor Feeds::workZones(const QString &streets)
{
    FeedDescriptor feed { .id = workZoneFeed,
                          .title = tr("Work zones"),
                          .fields = { term(u"vehicle_impact"_s), number(u"lanes_closed"_s, u"traffic.lanes-closed"_s),
                                      number(u"begins_in"_s, u"traffic.work-time"_s),
                                      number(u"ends_in"_s, u"traffic.work-time"_s) },
                          .staleAfter = 2h,
                          .horizon = 6h,
                          .makeDecoder = {} };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    feed.formats = { format(u"wzdx"_s, u"WZDx 4.2"_s, looksLikeWzdx, wzdxDecoder, wzdxFeeds), datex::workZoneSituations() };
    feed.tells = FeedDescriptor::Tells::Reports;
    // Begin and end are told from the observation's time on and move with it.
    feed.shift = [](DecodedBatch &batch, Duration by) { shiftDetails(batch, by, { u"situationRecordVersionTime"_s }); };
    feed.makeSimulator = [feed, streets](const Simulation &city) -> PayloadSourcePtr {
        return std::make_shared<WorkZoneSimulator>(city, streetsFrom(streets, city), feed);
    };
    return feed;
}

FeedDescriptor Feeds::roadEvents(const QString &streets)
{
    FeedDescriptor feed { .id = eventFeed,
                          .title = tr("Road events"),
                          .fields = { term(u"type"_s), term(u"severity"_s), number(u"begins_in"_s, u"traffic.event-time"_s),
                                      number(u"ends_in"_s, u"traffic.event-time"_s) },
                          .staleAfter = 15min,
                          .horizon = 30min,
                          .makeDecoder = {} };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    feed.formats = { datex::eventSituations() };
    feed.tells = FeedDescriptor::Tells::Reports;
    feed.shift = [](DecodedBatch &batch, Duration by) { shiftDetails(batch, by, { u"situationRecordVersionTime"_s }); };
    feed.makeSimulator = [feed, streets](const Simulation &city) -> PayloadSourcePtr {
        return std::make_shared<EventSimulator>(city, streetsFrom(streets, city), feed);
    };
    return feed;
}

FeedDescriptor Feeds::transit(const QString &streets)
{
    FeedDescriptor feed { .id = transitFeed,
                          .title = tr("Transit vehicles"),
                          .fields = { number(u"delay"_s, u"traffic.transit-delay"_s), number(u"headway"_s, u"traffic.headway"_s),
                                      term(u"route_id"_s), term(u"occupancy_status"_s) },
                          .staleAfter = 6min,
                          .horizon = 15min,
                          .makeDecoder = {} };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    feed.formats = { gtfsRealtime(gtfs::vehicleDecoder, tr("GTFS schedule (zip) or table of stations (CSV)"),
                                  gtfs::vehicleMessages) };
    feed.makeSimulator = [feed, streets](const Simulation &city) -> PayloadSourcePtr {
        return std::make_shared<TransitSimulator>(city, streetsFrom(streets, city), feed);
    };
    return feed;
}

FeedDescriptor Feeds::transitAlerts(const QString &streets)
{
    FeedDescriptor feed { .id = alertFeed,
                          .title = tr("Transit alerts"),
                          .fields = { term(u"effect"_s), term(u"cause"_s), term(u"severity_level"_s),
                                      number(u"ends_in"_s, u"traffic.work-time"_s) },
                          .staleAfter = 15min,
                          .horizon = 1h,
                          .makeDecoder = {} };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    feed.formats = { gtfsRealtime(gtfs::alertDecoder, tr("GTFS schedule (zip) or table of stations (CSV)"),
                                  gtfs::alertMessages) };
    feed.tells = FeedDescriptor::Tells::Reports;
    feed.shift = [](DecodedBatch &batch, Duration by) { shiftDetails(batch, by, { u"start"_s, u"end"_s }); };
    feed.makeSimulator = [feed, streets](const Simulation &city) -> PayloadSourcePtr {
        return std::make_shared<AlertSimulator>(city, streetsFrom(streets, city), feed);
    };
    return feed;
}

FeedDescriptor Feeds::bikes()
{
    FeedDescriptor feed { .id = bikeFeed,
                          .title = tr("Bike stations"),
                          .fields = { number(u"num_bikes_available"_s, u"traffic.bikes"_s),
                                      number(u"num_docks_available"_s, u"traffic.docks"_s),
                                      number(u"num_bikes_disabled"_s, u"traffic.bikes-disabled"_s), term(u"status"_s) },
                          .staleAfter = 15min,
                          .horizon = bikesSilentAfter,
                          .makeDecoder = {} };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    feed.formats = { format(u"gbfs"_s, u"GBFS 2.3 / 3.0"_s, looksLikeGbfs, gbfsDecoder, gbfsFiles) };
    feed.formats.first().links = gbfsStationLinks;
    feed.makeSimulator = [feed](const Simulation &city) { return FacilitySimulator::bikes(city, feed); };
    return feed;
}

FeedDescriptor Feeds::vehicles()
{
    FeedDescriptor feed { .id = vehicleFeed,
                          .title = tr("Free vehicles"),
                          .fields = { number(u"num_vehicles_available"_s, u"traffic.vehicles-free"_s),
                                      number(u"num_vehicles_reserved"_s, u"traffic.vehicles-reserved"_s),
                                      number(u"num_vehicles_disabled"_s, u"traffic.vehicles-disabled"_s) },
                          .staleAfter = 15min,
                          .horizon = 1h,
                          .makeDecoder = {} };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    PayloadFormat gbfs = format(u"gbfs"_s, u"GBFS 2.3 / 3.0"_s, looksLikeGbfsVehicles, gbfsVehicleDecoder, gbfsVehicleFiles);
    gbfs.links = gbfsVehicleLinks;
    gbfs.complete = gbfsOfOperator;
    feed.formats = { gbfs };
    feed.entityTitle = [](const Feature &feature) {
        const QString who = operatorNameOf(feature);
        return !isFleet(feature.id) ? QString() : who.isEmpty() ? tr("Fleet") : tr("Fleet of %1", "an operator").arg(who);
    };
    feed.mask = maskVehicles; // payloads have ids of vehicles: they are neither shown raw nor recorded
    feed.makeSimulator = [feed](const Simulation &city) -> PayloadSourcePtr {
        return std::make_shared<FleetSimulator>(city, feed);
    };
    return feed;
}

FeedDescriptor Feeds::parking()
{
    FeedDescriptor feed { .id = parkingFeed,
                          .title = tr("Car parks"),
                          .fields = { number(u"vacant_spaces"_s, u"traffic.vacant-spaces"_s),
                                      number(u"occupancy"_s, u"traffic.parking-occupancy"_s), term(u"opening_status"_s) },
                          .staleAfter = 15min,
                          .horizon = 1h,
                          .makeDecoder = {} };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    feed.formats = { ngsiVersion2(parkingEntities()), parkingEntities() };
    feed.makeSimulator = [feed](const Simulation &city) { return FacilitySimulator::parking(city, feed); };
    return feed;
}

FeedDescriptor Feeds::countStations(const QString &streets)
{
    FeedDescriptor feed { .id = countFeed,
                          .title = tr("Count stations"),
                          .fields = { number(u"flow"_s, u"traffic.flow"_s), number(u"speed"_s, u"traffic.speed"_s) },
                          .staleAfter = 3h, // of the begin of the hour that was counted
                          .horizon = 6h,
                          .makeDecoder = {} };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    feed.formats = { datex::measuredDataFormat(datex::SiteKind::Station, tr("table of measurement sites (DATEX II)")),
                     ngsiVersion2(flowEntities(datex::SiteKind::Station)), flowEntities(datex::SiteKind::Station) };
    feed.makeSimulator = [feed, streets](const Simulation &city) -> PayloadSourcePtr {
        return std::make_shared<CountSimulator>(city, streetsFrom(streets, city), feed);
    };
    return feed;
}

QList<FeedDescriptor> Feeds::all(const QString &streets)
{
    return { linkSpeeds(), workZones(streets), roadEvents(streets), transit(streets),      transitAlerts(streets),
             bikes(),      vehicles(),         parking(),           countStations(streets) };
}

} // namespace citywall::traffic
