// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gtfs/encoder.h"

#include "core/publishing.h"
#include "core/transit.h"
#include "core/transitalerts.h"
#include "gtfs/vocabulary.h"
#include "gtfsrealtime.pb.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>
#include <optional>

namespace citywall::traffic::gtfs {

namespace {

FeedMessage messageAt(UtcTime time)
{
    FeedMessage message;
    message.mutable_header()->set_gtfs_realtime_version("2.0");
    message.mutable_header()->set_incrementality(0);
    message.mutable_header()->set_timestamp(quint64(time.milliseconds / 1000));
    return message;
}

QByteArray serialized(const FeedMessage &message) { return QByteArray::fromStdString(message.SerializeAsString()); }

/// That there is nothing, which is worth saying: who was told something before must not go on believing it.
QList<QByteArray> nothingAt(UtcTime published)
{
    return published.isValid() ? QList<QByteArray> { serialized(messageAt(published)) } : QList<QByteArray>();
}

/// The place of a word in an enumeration.
template<size_t N>
std::optional<int> numberOf(const std::array<QLatin1StringView, N> &words, const QString &word)
{
    const auto it = std::ranges::find_if(words, [&](QLatin1StringView w) { return w == word; });
    return it == words.end() ? std::nullopt : std::optional(int(it - words.begin()));
}

/// Writes the vehicle and what is predicted of its trip.
class VehicleEntities
{
public:
    VehicleEntities(const DecodedBatch &batch, FeedMessage &message) : m_batch(batch), m_message(message) { }
    void add(const ObservationRecord &record);

private:
    void describe(TripDescriptor &trip) const;
    void describe(VehicleDescriptor &vehicle) const;

    const DecodedBatch &m_batch;
    FeedMessage &m_message;
    const FeatureRecord *m_feature = nullptr; ///< that is being written
    QString m_trip;
    QString m_route;
    bool m_isTrip = false; ///< the feature is a trip, whose vehicle is not told
};

void VehicleEntities::describe(TripDescriptor &trip) const
{
    if (!m_trip.isEmpty())
        trip.set_trip_id(m_trip.toStdString());
    if (!m_route.isEmpty())
        trip.set_route_id(m_route.toStdString());
}

void VehicleEntities::describe(VehicleDescriptor &vehicle) const
{
    vehicle.set_id(m_feature->id.toStdString());
    if (!m_feature->name.isEmpty())
        vehicle.set_label(m_feature->name.toStdString());
}

void VehicleEntities::add(const ObservationRecord &record)
{
    m_feature = &m_batch.features[record.feature];
    const QJsonObject detail = QJsonDocument::fromJson(record.detail).object();
    const QString stop = detail.value(u"stop_id").toString();
    m_trip = detail.value(u"trip_id").toString();
    m_route = wordBehind(m_batch, record.values[RouteField]);
    m_isTrip = m_trip == m_feature->id;
    const GeoPoint place =
        record.position.isValid() || m_feature->geometry.isEmpty() ? record.position : m_feature->geometry.first();
    if (!place.isValid())
        return;
    const std::string id = m_feature->id.toStdString();
    FeedEntity &entity = *m_message.add_entity();
    entity.set_id("vehicle " + id);
    VehiclePosition &vehicle = *entity.mutable_vehicle();
    if (!m_trip.isEmpty() || !m_route.isEmpty())
        describe(*vehicle.mutable_trip());
    if (!m_isTrip)
        describe(*vehicle.mutable_vehicle());
    vehicle.mutable_position()->set_latitude(float(place.latitudeDegrees));
    vehicle.mutable_position()->set_longitude(float(place.longitudeDegrees));
    vehicle.set_timestamp(quint64(record.phenomenonTime.milliseconds / 1000));
    if (!stop.isEmpty())
        vehicle.set_stop_id(stop.toStdString());
    if (const auto status = numberOf(statuses, detail.value(u"current_status").toString()))
        vehicle.set_current_status(*status);
    if (const auto occupancy = numberOf(occupancies, wordBehind(m_batch, record.values[OccupancyField])))
        vehicle.set_occupancy_status(*occupancy);

    const float delay = record.values[DelayField];
    if (std::isnan(delay))
        return;
    FeedEntity &predicted = *m_message.add_entity();
    predicted.set_id("trip " + id);
    TripUpdate &trip = *predicted.mutable_trip_update();
    describe(*trip.mutable_trip());
    if (!m_isTrip)
        describe(*trip.mutable_vehicle());
    trip.set_timestamp(vehicle.timestamp());
    const int seconds = int(std::lround(delay));
    if (stop.isEmpty()) {
        trip.set_delay(seconds);
    } else {
        TripUpdate::StopTimeUpdate &next = *trip.add_stop_time_update();
        next.set_stop_id(stop.toStdString());
        next.mutable_arrival()->set_delay(seconds);
    }
}

void setWords(TranslatedString &target, const QString &text) { target.add_translation()->set_text(text.toStdString()); }

void setPeriods(Alert &alert, const ObservationRecord &record)
{
    const auto seconds = [](const QJsonValue &time) {
        const UtcTime told = UtcTime::fromIso(time.toString());
        return told.isValid() ? std::optional(quint64(told.milliseconds / 1000)) : std::nullopt;
    };
    for (const QJsonValue value : QJsonDocument::fromJson(record.detail).object().value(u"active_period").toArray()) {
        TimeRange &period = *alert.add_active_period();
        if (const auto start = seconds(value.toObject().value(u"start")))
            period.set_start(*start);
        if (const auto end = seconds(value.toObject().value(u"end")))
            period.set_end(*end);
    }
    if (const float ends = record.values[AlertEndsField]; alert.active_period_size() == 0 && !std::isnan(ends))
        alert.add_active_period()->set_end(quint64(record.phenomenonTime.milliseconds / 1000 + std::llround(ends)));
}

void addAlert(FeedMessage &message, const DecodedBatch &batch, const ObservationRecord &record)
{
    const FeatureRecord &feature = batch.features[record.feature];
    FeedEntity &entity = *message.add_entity();
    entity.set_id(feature.id.toStdString());
    Alert &alert = *entity.mutable_alert();
    setPeriods(alert, record);
    if (const auto effect = numberOf(effects, wordBehind(batch, record.values[EffectField])))
        alert.set_effect(*effect + 1);
    if (const auto cause = numberOf(causes, wordBehind(batch, record.values[CauseField])))
        alert.set_cause(*cause + 1);
    if (const auto level = numberOf(severityLevels, wordBehind(batch, record.values[SeverityField])))
        alert.set_severity_level(*level + 1);
    if (!feature.name.isEmpty())
        setWords(*alert.mutable_header_text(), feature.name);
    if (const QString text = feature.properties.value(u"description_text").toString(); !text.isEmpty())
        setWords(*alert.mutable_description_text(), text);
    if (const QString url = feature.properties.value(u"url").toString(); !url.isEmpty())
        setWords(*alert.mutable_url(), url);
    const auto each = [&](QStringView key, auto set) {
        for (const QJsonValue value : feature.properties.value(key).toArray())
            set(*alert.add_informed_entity(), value.toString().toStdString());
    };
    each(u"routes", [](EntitySelector &selector, const std::string &text) { selector.set_route_id(text); });
    each(u"stops", [](EntitySelector &selector, const std::string &text) { selector.set_stop_id(text); });
    each(u"agencies", [](EntitySelector &selector, const std::string &text) { selector.set_agency_id(text); });
}

} // namespace

QList<QByteArray> vehicleMessages(const DecodedBatch &batch, UtcTime published)
{
    QList<QByteArray> messages;
    for (const Round &round : roundsOf(batch)) {
        UtcTime made = published;
        for (const ObservationRecord *record : round)
            made = std::max(made, record->phenomenonTime);
        FeedMessage message = messageAt(made);
        VehicleEntities entities(batch, message);
        for (const ObservationRecord *record : round)
            entities.add(*record);
        messages.append(serialized(message));
    }
    return messages.isEmpty() ? nothingAt(published) : messages;
}

QList<QByteArray> alertMessages(const DecodedBatch &batch, UtcTime published)
{
    QList<QByteArray> messages;
    for (const Round &instant : instantsOf(batch)) {
        FeedMessage message = messageAt(instant.front()->phenomenonTime);
        for (const ObservationRecord *record : instant)
            addAlert(message, batch, *record);
        messages.append(serialized(message));
    }
    return messages.isEmpty() ? nothingAt(published) : messages;
}

} // namespace citywall::traffic::gtfs
