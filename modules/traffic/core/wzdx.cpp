// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wzdx.h"

#include "core/workzones.h"
#include "sdk/reason.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace citywall::traffic {

using namespace Qt::StringLiterals;

namespace {

/// The reason why a record is not taken.
struct Refused {
    QString reason;
};

QString text(const QJsonObject &object, QStringView key) { return object.value(key).toString().left(WzdxLimits::textCharacters); }

QStringList texts(const QJsonArray &array)
{
    QStringList list;
    for (const QJsonValue value : array)
        list.append(value.toString().left(WzdxLimits::textCharacters));
    return list;
}

GeoLine lineOf(const QJsonObject &geometry)
{
    const QString type = text(geometry, u"type");
    if (type != "LineString"_L1 && type != "MultiPoint"_L1)
        throw Refused { Reason::phrase("geometry is no line") };
    const QJsonArray coordinates = geometry.value(u"coordinates").toArray();
    if (coordinates.size() < 2 || coordinates.size() > WzdxLimits::linePoints)
        throw Refused { Reason::phrase("geometry has too few or too many points") };
    GeoLine line;
    for (const QJsonValue value : coordinates) {
        const QJsonArray pair = value.toArray();
        const GeoPoint point { pair.at(0).toDouble(std::nan("")), pair.at(1).toDouble(std::nan("")) };
        if (!point.isValid())
            throw Refused { Reason::phrase("impossible coordinates") };
        line.append(point);
    }
    return type == "MultiPoint"_L1 ? GeoLine { line.first(), line.last() } : line;
}

UtcTime timeOf(const QJsonObject &properties, QStringView key)
{
    const UtcTime time = UtcTime::fromIso(text(properties, key));
    if (!time.isValid())
        throw Refused { u"%1: %2"_s.arg(key, Reason::phrase("missing or without zone")) };
    return time;
}

QJsonObject propertiesOf(const QJsonObject &properties, const QJsonObject &core)
{
    QJsonObject kept { { u"road_names"_s, QJsonArray::fromStringList(texts(core.value(u"road_names").toArray())) } };
    for (const auto &[object, keys] : { std::pair(core, QStringList { u"direction"_s, u"description"_s }),
                                        std::pair(properties, QStringList { u"work_zone_type"_s, u"location_method"_s }) }) {
        for (const QString &key : keys) {
            if (const QString value = text(object, key); !value.isEmpty())
                kept.insert(key, value);
        }
    }
    QStringList types;
    for (const QJsonValue type : properties.value(u"types_of_work").toArray())
        types.append(text(type.toObject(), u"type_name"));
    if (!types.isEmpty())
        kept.insert(u"types_of_work"_s, QJsonArray::fromStringList(types));
    const auto verified = [&](QLatin1StringView what) {
        return properties.value(u"is_start_%1_verified"_s.arg(what)).toBool()
            && properties.value(u"is_end_%1_verified"_s.arg(what)).toBool();
    };
    kept.insert(u"verified"_s, verified("date"_L1) && verified("position"_L1));
    return kept;
}

float closedLanes(const QJsonArray &lanes)
{
    if (lanes.isEmpty())
        return ObservationRecord::nan;
    return float(std::ranges::count_if(
        lanes, [](const QJsonValue &lane) { return lane.toObject().value(u"status").toString() == "closed"_L1; }));
}

/// What is told so far.
struct WorkZones {
    DecodedBatch batch;
    QSet<QString> ids;
    QHash<QString, float> impacts; ///< as the batch's terms
};

float termOf(WorkZones &zones, const QString &impact)
{
    if (impact.isEmpty())
        return ObservationRecord::nan;
    const auto known = zones.impacts.constFind(impact);
    if (known != zones.impacts.cend())
        return *known;
    zones.batch.terms.append(impact);
    return *zones.impacts.insert(impact, float(zones.batch.terms.size() - 1));
}

void take(WorkZones &zones, const QJsonObject &event, UtcTime published)
{
    const QString id = text(event, u"id");
    if (id.isEmpty())
        throw Refused { Reason::phrase("id missing") };
    const QJsonObject properties = event.value(u"properties").toObject();
    const QJsonObject core = properties.value(u"core_details").toObject();
    if (const QString type = text(core, u"event_type"); type != "work-zone"_L1)
        throw Refused { type.isEmpty() ? Reason::phrase("event_type missing")
                                       : Reason::phrase("not a work zone") + u": "_s + type };
    if (zones.ids.contains(id))
        throw Refused { Reason::phrase("id twice") };
    const UtcTime begins = timeOf(properties, u"start_date");
    const UtcTime ends = timeOf(properties, u"end_date");
    if (ends < begins)
        throw Refused { Reason::phrase("ends before it begins") };
    FeatureRecord feature { id, texts(core.value(u"road_names").toArray()).join(" / "_L1),
                            lineOf(event.value(u"geometry").toObject()), propertiesOf(properties, core) };
    const auto seconds = [published](UtcTime time) { return float(double((time - published).count()) / 1000); };
    ObservationRecord record;
    record.feature = quint32(zones.batch.features.size());
    record.phenomenonTime = published;
    record.values = { termOf(zones, text(properties, u"vehicle_impact")), closedLanes(properties.value(u"lanes").toArray()),
                      seconds(begins), seconds(ends) };
    zones.ids.insert(id);
    zones.batch.features.push_back(std::move(feature));
    zones.batch.observations.push_back(std::move(record));
}

} // namespace

Decoder wzdxDecoder()
{
    return [](QByteArrayView payload, UtcTime received) {
        WorkZones zones;
        DecodedBatch &batch = zones.batch;
        const auto refuseAll = [&](const QString &reason) {
            batch.rejections.push_back({ reason, 0, payload.first(std::min<qsizetype>(payload.size(), 256)).toByteArray() });
            return batch;
        };
        if (payload.size() > WzdxLimits::payloadBytes)
            return refuseAll(Reason::phrase("payload too large"));
        const QJsonObject feed = QJsonDocument::fromJson(payload.toByteArray()).object();
        if (text(feed, u"type") != "FeatureCollection"_L1 || !feed.value(u"features").isArray())
            return refuseAll(Reason::phrase("not a WZDx feature collection"));
        UtcTime published = UtcTime::fromIso(text(feed.value(u"feed_info").toObject(), u"update_date"));
        if (!published.isValid())
            published = received;
        const QJsonArray events = feed.value(u"features").toArray();
        for (qsizetype i = 0; i < events.size(); ++i) {
            try {
                if (i >= WzdxLimits::events)
                    throw Refused { Reason::phrase("too many events") };
                take(zones, events[i].toObject(), published);
            } catch (const Refused &refused) {
                const QByteArray sample = QJsonDocument(events[i].toObject()).toJson(QJsonDocument::Compact).left(256);
                batch.rejections.push_back({ refused.reason, i + 1, sample });
                if (i >= WzdxLimits::events)
                    break;
            }
        }
        return std::move(batch);
    };
}

bool looksLikeWzdx(QByteArrayView payload)
{
    constexpr qsizetype beginBytes = 64 << 10;
    const QByteArrayView begin = payload.first(std::min(payload.size(), beginBytes));
    return looksLikeJson(begin) && begin.contains("\"FeatureCollection\"")
        && (begin.contains("\"feed_info\"") || begin.contains("\"core_details\""));
}

} // namespace citywall::traffic
