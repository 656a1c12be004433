// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gbfs.h"

#include "core/facilities.h"
#include "core/gbfsfile.h"
#include "sdk/reason.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace citywall::traffic {

using namespace Qt::StringLiterals;

namespace {

constexpr double mostCounted = 1'000'000;     ///< vehicles or docks of one station: more is no count

/// The reason why a station is not taken.
struct NotTaken {
    QString reason;
};

/// Under one of two names: of 3.0, and of before.
float countOf(const QJsonObject &station, QStringView key, QStringView earlier, bool needed)
{
    const QStringView told = station.contains(key) ? key : earlier;
    const QJsonValue value = station.value(told);
    if (!needed && value.isUndefined())
        return ObservationRecord::nan;
    const double count = value.toDouble(-1);
    if (count < 0)
        throw NotTaken { u"%1: %2"_s.arg(told, Reason::phrase("missing or negative")) };
    if (count > mostCounted)
        throw NotTaken { u"%1: %2"_s.arg(told, Reason::phrase("more than any station has")) };
    return float(count);
}

float docksOf(const QJsonObject &station)
{
    if (station.contains(u"num_docks_available") || !station.value(u"vehicle_docks_available").isArray())
        return countOf(station, u"num_docks_available", u"num_docks_available", false);
    double docks = 0;
    for (const QJsonValue kind : station.value(u"vehicle_docks_available").toArray()) {
        const double count = kind.toObject().value(u"count").toDouble(-1);
        if (count < 0)
            throw NotTaken { u"vehicle_docks_available: "_s + Reason::phrase("missing or negative") };
        docks += count;
    }
    if (docks > mostCounted)
        throw NotTaken { u"vehicle_docks_available: "_s + Reason::phrase("more than any station has") };
    return float(docks);
}

/// GBFS 1.x writes 0 and 1, 2.x false and true; what is not told is so.
bool isSo(const QJsonObject &station, QStringView key)
{
    const QJsonValue value = station.value(key);
    return value.isBool() ? value.toBool() : value.toInt(1) != 0;
}

qsizetype statusTerm(DecodedBatch &batch, const QJsonObject &station)
{
    const QString status = !isSo(station, u"is_installed") ? u"closed"_s
        : !isSo(station, u"is_renting")                    ? u"not_renting"_s
        : !isSo(station, u"is_returning")                  ? u"not_returning"_s
                                                           : u"renting"_s;
    if (const qsizetype known = batch.terms.indexOf(status); known >= 0)
        return known;
    batch.terms.append(status);
    return batch.terms.size() - 1;
}

void takeStatus(ObservationRecord &record, const GbfsHeader &header, const QJsonObject &station)
{
    const UtcTime reported = gbfsTime(station.value(u"last_reported"));
    if (!reported.isValid())
        throw NotTaken { Reason::phrase("never reported") };
    const bool known = header.updated >= reported && header.updated - reported <= bikesSilentAfter;
    record.phenomenonTime = known ? header.updated : reported;
    if (known)
        record.detail = header.validity;
    record.values[BikesField] = countOf(station, u"num_vehicles_available", u"num_bikes_available", true);
    record.values[DocksField] = docksOf(station);
    record.values[DisabledField] = countOf(station, u"num_vehicles_disabled", u"num_bikes_disabled", false);
}

void takeStation(DecodedBatch &batch, QSet<QString> &ids, const GbfsHeader &header, const QJsonObject &station)
{
    FeatureRecord feature { station.value(u"station_id").toString().left(GbfsLimits::textCharacters), {}, {}, {} };
    if (feature.id.isEmpty() || ids.contains(feature.id))
        throw NotTaken { feature.id.isEmpty() ? Reason::phrase("station_id missing") : Reason::phrase("station_id twice") };
    if (station.contains(u"lat")) {
        const GeoPoint point { station.value(u"lon").toDouble(std::nan("")), station.value(u"lat").toDouble(std::nan("")) };
        if (!point.isValid())
            throw NotTaken { Reason::phrase("impossible coordinates") };
        feature.name = gbfsText(station.value(u"name"));
        feature.geometry = { point };
        if (const double capacity = station.value(u"capacity").toDouble(); capacity > 0)
            feature.properties.insert(u"capacity"_s, capacity);
    } else {
        ObservationRecord record;
        record.feature = quint32(batch.features.size());
        takeStatus(record, header, station);
        record.values[BikeStatusField] = float(statusTerm(batch, station));
        batch.observations.push_back(std::move(record));
    }
    ids.insert(feature.id);
    batch.features.push_back(std::move(feature));
}

} // namespace

QStringList gbfsStationLinks(QByteArrayView payload)
{
    return gbfsLinks(payload, { u"station_information"_s, u"station_status"_s });
}

Decoder gbfsDecoder()
{
    return [](QByteArrayView payload, UtcTime) {
        DecodedBatch batch;
        const QJsonObject file = gbfsObject(payload);
        if (!gbfsListed(file).isEmpty()) {
            if (gbfsStationLinks(payload).isEmpty())
                batch.rejections.push_back({ Reason::phrase("lists no files of stations"), 0,
                                             payload.first(std::min(payload.size(), GbfsLimits::sampleBytes)).toByteArray() });
            return batch;
        }
        const QJsonValue list = file.value(u"data").toObject().value(u"stations");
        if (!list.isArray()) {
            batch.rejections.push_back({ Reason::phrase("no list of stations"), 0,
                                         payload.first(std::min(payload.size(), GbfsLimits::sampleBytes)).toByteArray() });
            return batch;
        }
        const GbfsHeader header(file);
        const QJsonArray stations = list.toArray();
        QSet<QString> ids;
        for (qsizetype i = 0; i < std::min(stations.size(), GbfsLimits::stations); ++i) {
            const QJsonObject station = stations[i].toObject();
            try {
                takeStation(batch, ids, header, station);
            } catch (const NotTaken &refused) {
                batch.rejections.push_back(
                    { refused.reason, i + 1,
                      QJsonDocument(station).toJson(QJsonDocument::Compact).left(GbfsLimits::sampleBytes) });
            }
        }
        if (stations.size() > GbfsLimits::stations)
            batch.rejections.push_back({ Reason::phrase("too many stations"), GbfsLimits::stations + 1, {} });
        return batch;
    };
}

bool looksLikeGbfs(QByteArrayView payload)
{
    const QByteArrayView begin = payload.first(std::min(payload.size(), GbfsLimits::beginBytes));
    return looksLikeJson(begin) && !begin.contains("\"observations\"")
        && (begin.contains("\"stations\"") || (begin.contains("\"feeds\"") && begin.contains("\"station_status\"")));
}

} // namespace citywall::traffic
