// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stationbatch.h"

#include "sdk/jsonreader.h"
#include "sdk/reason.h"

#include <QJsonArray>

namespace citywall::environment {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestStationId = 256;

/// Whether somebody said where it is, if only that it is nowhere on Earth; 0, 0 is how feeds say nothing.
bool isTold(GeoPoint p) { return !(std::isnan(p.longitudeDegrees) && std::isnan(p.latitudeDegrees)) && p != GeoPoint { 0, 0 }; }

GeoPoint positionOf(const QJsonArray &json) { return { json.at(0).toDouble(unknown), json.at(1).toDouble(unknown) }; }

} // namespace

QString StationBatch::add(const Station &station, UtcTime time, Quantity quantity, double value)
{
    if (station.id.isEmpty() || station.id.size() > longestStationId)
        return Reason::phrase("station without an id");
    if (!time.isValid())
        return Reason::phrase("time missing, or without a zone");
    if (std::isnan(value))
        return Reason::phrase("value missing, impossible, or in another unit");
    const bool isNowhere = isTold(station.position) && !station.position.isValid();
    auto known = m_stations.constFind(station.id);
    if (known != m_stations.cend() && isNowhere && !m_batch.features[*known].geometry.isEmpty())
        return Reason::phrase("impossible position"); // of one that moves: it was not where it was before
    if (known == m_stations.cend()) {
        if (isNowhere)
            reject(Reason::phrase("impossible position: in lists alone"), station.id.toUtf8());
        m_batch.features.push_back({ station.id, station.name.left(1024), {}, station.properties });
        known = m_stations.insert(station.id, quint32(m_batch.features.size() - 1));
    }
    FeatureRecord &feature = m_batch.features[*known];
    if (feature.geometry.isEmpty() && station.position.isValid())
        feature.geometry = { station.position };
    const auto [row, fresh] = m_rows.try_emplace({ *known, time }, m_batch.observations.size());
    if (fresh) {
        ObservationRecord record;
        record.feature = *known;
        record.phenomenonTime = time;
        m_batch.observations.push_back(std::move(record));
    }
    ObservationRecord &record = m_batch.observations[row->second];
    record.values[environment::fieldOf(quantity).field] = float(value);
    // One that moves says with each observation where it was.
    if (station.position.isValid() && !feature.geometry.isEmpty() && feature.geometry.first() != station.position)
        record.position = station.position;
    return {};
}

QJsonArray StationBatch::entitiesIn(QByteArrayView payload, const QString &member)
{
    if (payload.size() > largestPayload) {
        reject(Reason::phrase("payload larger than 32 MiB"), {});
        return {};
    }
    JsonReader reader(payload, deepestEntity);
    const QJsonValue root = reader.readValue();
    if (reader.failed() || !reader.finished() || !(root.isObject() || root.isArray())) {
        reject(Reason::phrase("not JSON") + u": "_s + QString::fromStdString(reader.problem()),
               payload.first(std::min<qsizetype>(payload.size(), 256)).toByteArray());
        return {};
    }
    if (root.isArray())
        return root.toArray();
    const QJsonValue list = root.toObject().value(member);
    return list.isArray() ? list.toArray() : QJsonArray { root };
}

void StationBatch::leaveOut(const QString &reason, const QByteArray &sample)
{
    if (m_batch.leftOut.size() < mostRejections)
        m_batch.leftOut.push_back({ reason, 0, sample.left(256) });
}

void StationBatch::reject(const QString &reason, const QByteArray &sample)
{
    if (m_batch.rejections.size() < mostRejections)
        m_batch.rejections.push_back({ reason, 0, sample.left(256) });
}

GeoPoint pointIn(const QJsonObject &geoJson)
{
    if (const QJsonValue inner = geoJson.value(u"geometry"); inner.isObject())
        return pointIn(QJsonObject { { u"type"_s, inner.toObject().value(u"type") },
                                     { u"coordinates"_s, inner.toObject().value(u"coordinates") } });
    QJsonArray coordinates = geoJson.value(u"coordinates").toArray();
    if (geoJson.value(u"type").toString() == u"Point")
        return positionOf(coordinates);
    while (coordinates.at(0).toArray().at(0).isArray())
        coordinates = coordinates.at(0).toArray();
    GeoBox box;
    for (const QJsonValue &v : std::as_const(coordinates)) {
        const GeoPoint p = positionOf(v.toArray());
        if (!p.isValid())
            return p;
        box.extend(p);
    }
    return box.isEmpty() ? GeoPoint {} : box.center();
}

UtcTime instantOf(const QString &text)
{
    const qsizetype end = text.indexOf(u'/');
    return UtcTime::fromIso(end < 0 ? QStringView(text) : QStringView(text).first(end));
}

} // namespace citywall::environment
