// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gtfs/vehicledecoder.h"

#include "core/transit.h"
#include "gtfs/feedmessage.h"
#include "gtfs/stopprediction.h"
#include "gtfs/transitplaces.h"
#include "gtfs/vocabulary.h"
#include "sdk/reason.h"

#include <QJsonDocument>
#include <QSet>

namespace citywall::traffic::gtfs {

using namespace Qt::StringLiterals;

namespace {

constexpr int inTransitTo = 2;
constexpr qsizetype mostOnTrip = 20; ///< vehicles of one trip, which runs by frequency, that a prediction of it is taken for
constexpr int canceled = 3; // TripDescriptor.ScheduleRelationship
constexpr int deleted = 7;

/// A vehicle, or a trip that has none of its own in the message.
struct Running {
    int number = 0; ///< of its entity
    QByteArrayView bytes;
    QString vehicle;
    QString label;
    QString trip;
    QString route;
    bool measured = false; ///< its position was
    GeoPoint position;
    UtcTime time;          ///< of the position
    StopOnTrip where;
    int status = inTransitTo;
    int occupancy = -1;
    StopPrediction next;   ///< of its TripUpdate

    QString id() const { return vehicle.isEmpty() ? trip : vehicle; }
};

/// One message on its way to a batch.
class VehicleMessage
{
public:
    VehicleMessage(const TransitPlaces &places, QByteArrayView message) : m_places(places)
    {
        forEachEntity(message, m_batch.rejections, [this](const Entity &entity) { takeVehicle(entity); });
        // What is wrong with the message has been told; now that all vehicles are known the trips tell what they predict.
        std::vector<Rejection> told;
        forEachEntity(message, told, [this](const Entity &entity) {
            try {
                takeTrip(entity);
            } catch (const NotTaken &refused) {
                m_batch.rejections.push_back(rejectionOf(refused, entity.number, entity.bytes));
            }
        });
        for (const Running &running : m_running) {
            try {
                observe(running);
            } catch (const NotTaken &refused) {
                m_batch.rejections.push_back(rejectionOf(refused, running.number, running.bytes));
            }
        }
        std::ranges::stable_sort(m_batch.rejections, {}, &Rejection::line);
    }
    DecodedBatch batch() { return std::move(m_batch); }

private:
    void takeVehicle(const Entity &entity);
    void takeTrip(const Entity &entity);
    void observe(const Running &running);
    float term(QStringView text);

    const TransitPlaces &m_places;
    DecodedBatch m_batch;
    UtcTime m_made;
    std::vector<Running> m_running;
    QHash<QString, size_t> m_byVehicle; ///< into m_running
    QMultiHash<QString, size_t> m_byTrip;
    QSet<QString> m_trips; ///< of TripUpdates so far
    QSet<QString> m_observed;
    QHash<QString, float> m_terms; ///< of the batch
};

void VehicleMessage::takeVehicle(const Entity &entity)
{
    m_made = entity.made;
    if (!entity.content.has_vehicle()) {
        if (!entity.content.has_trip_update() && !entity.content.has_alert())
            throw NotTaken { Reason::phrase("entity without content") };
        return;
    }
    const VehiclePosition &told = entity.content.vehicle();
    if (const int relation = told.trip().schedule_relationship(); relation == canceled || relation == deleted)
        throw NotTaken { Reason::phrase("trip cancelled") };
    Running running;
    running.number = entity.number;
    running.bytes = entity.bytes;
    running.vehicle = textOf(told.vehicle().id());
    running.label = textOf(told.vehicle().label());
    running.trip = textOf(told.trip().trip_id());
    running.route = textOf(told.trip().route_id());
    running.measured = told.has_position();
    running.position = { double(told.position().longitude()), double(told.position().latitude()) };
    running.time = timeOf(told.timestamp());
    if (told.has_current_stop_sequence())
        running.where.sequence = told.current_stop_sequence();
    running.where.stop = textOf(told.stop_id());
    running.status = told.has_current_status() ? told.current_status() : inTransitTo;
    running.occupancy = told.has_occupancy_status() ? told.occupancy_status() : -1;
    if (running.id().isEmpty())
        throw NotTaken { Reason::phrase("neither vehicle id nor trip_id") };
    if (!running.vehicle.isEmpty())
        m_byVehicle.insert(running.vehicle, m_running.size());
    if (!running.trip.isEmpty() && m_byTrip.count(running.trip) < mostOnTrip)
        m_byTrip.insert(running.trip, m_running.size());
    m_running.push_back(std::move(running));
}

void VehicleMessage::takeTrip(const Entity &entity)
{
    if (!entity.content.has_trip_update())
        return;
    const TripUpdate &update = entity.content.trip_update();
    Running alone;
    alone.number = entity.number;
    alone.bytes = entity.bytes;
    alone.trip = textOf(update.trip().trip_id());
    alone.route = textOf(update.trip().route_id());
    alone.vehicle = textOf(update.vehicle().id());
    alone.label = textOf(update.vehicle().label());
    if (alone.trip.isEmpty() && alone.vehicle.isEmpty())
        throw NotTaken { Reason::phrase("neither vehicle id nor trip_id") };
    // Of a trip that runs by frequency there are several instances at once, told apart by their vehicles.
    const QString instance = alone.trip + u'\n' + alone.vehicle;
    if (m_trips.contains(instance))
        throw NotTaken { Reason::phrase("trip twice") };
    m_trips.insert(instance);
    if (const int relation = update.trip().schedule_relationship(); relation == canceled || relation == deleted)
        throw NotTaken { Reason::phrase("trip cancelled") };

    QList<size_t> vehicles = m_byTrip.values(alone.trip);
    if (const auto known = m_byVehicle.constFind(alone.vehicle); known != m_byVehicle.cend())
        vehicles = { *known };
    for (const size_t i : std::as_const(vehicles)) {
        m_running[i].next = predictionAt(update, m_running[i].where, entity.made);
        if (m_running[i].route.isEmpty())
            m_running[i].route = alone.route;
    }
    if (!vehicles.isEmpty())
        return;
    alone.next = predictionAt(update, {}, entity.made);
    if (!alone.next.ahead)
        throw NotTaken { Reason::phrase("no vehicle, and no stop ahead") };
    if (!alone.next.due.isValid() || alone.next.due > entity.made + underWayWithin)
        throw NotTaken { Reason::phrase("trip not yet under way") };
    m_running.push_back(std::move(alone));
}

float VehicleMessage::term(QStringView text)
{
    if (text.isEmpty())
        return ObservationRecord::nan;
    const QString word = text.toString();
    const auto known = m_terms.constFind(word);
    if (known != m_terms.cend())
        return *known;
    m_batch.terms.append(word);
    return *m_terms.insert(word, float(m_batch.terms.size() - 1));
}

void VehicleMessage::observe(const Running &running)
{
    const QString id = running.id();
    if (m_observed.contains(id))
        throw NotTaken { Reason::phrase("vehicle or trip twice") };
    ObservationRecord record;
    QJsonObject detail;
    const QString stopId = running.where.stop.isEmpty() ? running.next.stop : running.where.stop;
    const TransitPlaces::Stop *stop = m_places.stop(stopId);
    if (running.measured) {
        if (!running.position.isValid())
            throw NotTaken { Reason::phrase("impossible coordinates") };
        record.position = running.position;
        record.phenomenonTime = running.time.isValid() ? running.time : m_made;
        if (record.phenomenonTime > m_made + clockTolerance)
            throw NotTaken { Reason::phrase("timestamp after the message's") };
    } else {
        if (stopId.isEmpty())
            throw NotTaken { Reason::phrase("neither position nor stop") };
        if (!stop)
            throw NotTaken { m_places.isEmpty() ? Reason::phrase("no position, and no schedule that places its stop")
                                                : Reason::phrase("no position, and its stop is not in the schedule") };
        record.position = stop->position;
        record.phenomenonTime = m_made;
    }
    const QString route = m_places.routeName(running.route);
    record.feature = quint32(m_batch.features.size());
    record.values[RouteField] = term(route);
    if (running.next.delaySeconds)
        record.values[DelayField] = float(*running.next.delaySeconds);
    if (running.occupancy >= 0 && size_t(running.occupancy) < occupancies.size())
        record.values[OccupancyField] = term(QString(occupancies[size_t(running.occupancy)]));
    if (!running.trip.isEmpty())
        detail.insert(u"trip_id"_s, running.trip);
    if (!stopId.isEmpty()) {
        detail.insert(u"stop_id"_s, stopId);
        if (running.status >= 0 && size_t(running.status) < statuses.size())
            detail.insert(u"current_status"_s, QString(statuses[size_t(running.status)]));
    }
    if (stop && !stop->name.isEmpty())
        detail.insert(u"stop"_s, stop->name);
    if (!detail.isEmpty())
        record.detail = QJsonDocument(detail).toJson(QJsonDocument::Compact);

    FeatureRecord feature { id, running.label, {}, {} };
    if (running.vehicle.isEmpty() && !route.isEmpty()) // a trip has one route, a vehicle many
        feature.name = u"%1 · %2"_s.arg(route, running.trip);
    m_observed.insert(id);
    m_batch.features.push_back(std::move(feature));
    m_batch.observations.push_back(std::move(record));
}

} // namespace

Decoder vehicleDecoder(const QList<QByteArray> &companions)
{
    return [places = std::make_shared<const TransitPlaces>(companions)](QByteArrayView payload, UtcTime) {
        return VehicleMessage(*places, payload).batch();
    };
}

} // namespace citywall::traffic::gtfs
