// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gbfsvehicles.h"

#include "core/facilities.h"
#include "core/gbfsfile.h"
#include "core/publishing.h"
#include "core/vehiclecells.h"
#include "sdk/dice.h"
#include "sdk/reason.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>
#include <map>

namespace citywall::traffic {

using namespace Qt::StringLiterals;

namespace {

/// Parked ones report seldom; when they have not for so long, nobody knows whether they are there.
constexpr Duration vehicleSilentAfter = std::chrono::hours(24);
/// Share of a file's vehicles that may be rejected, as of a feed's records (FeedHealth); with more it does not tell how many there are.
constexpr double mostRejected = 0.1;
constexpr qint64 vehicleTtlSeconds = 60; ///< where no row says how long it holds
const QString operatorMember = u"citywall:operator"_s;
const QStringList vehicleFiles { u"vehicle_status"_s, u"free_bike_status"_s };
const QString systemFile = u"system_information"_s;

/// Why a vehicle is not counted.
struct NotCounted {
    QString reason;
    bool isRight = false; ///< it is sound, and counted elsewhere or not known to be there
};

using Counts = std::array<double, 3>; ///< by VehicleField

/// Publishers of 1.x write ids as numbers, too. Empty = none.
QString idOf(const QJsonObject &vehicle, QStringView key) { return vehicle.value(key).toVariant().toString(); }

bool flagOf(const QJsonObject &vehicle, QStringView key)
{
    const QJsonValue value = vehicle.value(key);
    if (value.isBool())
        return value.toBool();
    const double number = value.toDouble(-1); // GBFS 1.x writes 0 and 1
    if (number != 0 && number != 1)
        throw NotCounted { u"%1: %2"_s.arg(key, Reason::phrase("missing or neither true nor false")) };
    return number == 1;
}

/// What can be told of a record that is not taken. By its id, its links or what its publisher adds (a name, a number plate) a vehicle
/// could be found again, so only these members of the standard are kept.
QByteArray sampleOf(const QJsonObject &vehicle)
{
    QJsonObject sample;
    for (const auto &key : { "lat"_L1, "lon"_L1, "is_reserved"_L1, "is_disabled"_L1, "last_reported"_L1, "station_id"_L1,
                             "home_station_id"_L1, "vehicle_type_id"_L1, "pricing_plan_id"_L1 }) {
        if (const QJsonValue value = vehicle.value(key); !value.isUndefined() && !value.isObject() && !value.isArray())
            sample.insert(key, value);
    }
    return QJsonDocument(sample).toJson(QJsonDocument::Compact).left(GbfsLimits::sampleBytes);
}

/// Counts the vehicles of one file.
class VehicleCount
{
public:
    VehicleCount(const GbfsHeader &header, const QString &operatorId) : m_header(header), m_operator(operatorId) { }

    void add(const QJsonObject &vehicle)
    {
        QString id = idOf(vehicle, u"vehicle_id");
        if (id.isEmpty())
            id = idOf(vehicle, u"bike_id");
        if (id.isEmpty())
            throw NotCounted { Reason::phrase("vehicle_id missing") };
        if (m_ids.contains(id))
            throw NotCounted { Reason::phrase("vehicle_id twice") };
        if (!idOf(vehicle, u"station_id").isEmpty())
            throw NotCounted { Reason::phrase("at a station, whose status counts it"), true };
        const GeoPoint point { vehicle.value(u"lon").toDouble(std::nan("")), vehicle.value(u"lat").toDouble(std::nan("")) };
        if (!point.isValid())
            throw NotCounted { Reason::phrase("impossible coordinates") };
        const VehicleField field = fieldOf(vehicle);
        if (isSilent(vehicle.value(u"last_reported")) && field != VehiclesDisabledField)
            throw NotCounted { Reason::phrase("not heard of for a day"), true };
        const VehicleCell cell = VehicleCell::at(point);
        const std::pair<int, int> place { cell.row, cell.column };
        if (!m_cells.contains(place) && m_cells.size() == size_t(GbfsLimits::cells))
            throw NotCounted { Reason::phrase("in more places than one city has") };
        m_ids.insert(id);
        m_cells[place][field] += 1;
        m_all[field] += 1;
    }

    /// @param rejected how many vehicles of the file were
    void finish(DecodedBatch &batch, qsizetype rejected) const
    {
        if (double(rejected) > mostRejected * double(m_ids.size() + rejected)) {
            batch.rejections.push_back(
                { Reason::phrase("more than a tenth of the vehicles rejected, so none is counted"), 0, {} });
            return;
        }
        for (const auto &[place, counts] : m_cells) {
            const VehicleCell cell { place.first, place.second };
            tell(batch, { vehicleFeatureId(cell.id(), m_operator), cell.name(), { cell.center() }, {} }, counts);
        }
        tell(batch, { vehicleFeatureId(vehicleFleet, m_operator), {}, {}, {} }, m_all);
        // How long it holds is the same for all: cells hold as long as their fleet (LatestState).
        batch.observations.back().detail = m_header.validity;
    }

private:
    static VehicleField fieldOf(const QJsonObject &vehicle)
    {
        const bool isReserved = flagOf(vehicle, u"is_reserved");
        return flagOf(vehicle, u"is_disabled") ? VehiclesDisabledField : isReserved ? VehiclesReservedField : VehiclesFreeField;
    }
    bool isSilent(const QJsonValue &lastReported) const
    {
        if (lastReported.isUndefined() || lastReported.isNull())
            return false;
        const UtcTime reported = gbfsTime(lastReported);
        if (!reported.isValid())
            throw NotCounted { Reason::phrase("last_reported is no time") };
        return m_header.updated - reported > vehicleSilentAfter;
    }
    void tell(DecodedBatch &batch, FeatureRecord feature, const Counts &counts) const
    {
        ObservationRecord record;
        record.feature = quint32(batch.features.size());
        record.phenomenonTime = m_header.updated;
        for (size_t field = 0; field < counts.size(); ++field)
            record.values[field] = float(counts[field]);
        batch.features.push_back(std::move(feature));
        batch.observations.push_back(std::move(record));
    }

    const GbfsHeader &m_header;
    const QString m_operator;
    QSet<QString> m_ids; // of this file, so that none counts twice
    std::map<std::pair<int, int>, Counts> m_cells;
    Counts m_all {};
};

/// Where the vehicle with that number stands in a cell: spread evenly, and well inside (R₂ sequence, M. Roberts 2018).
GeoPoint placeIn(const GeoBox &box, int number)
{
    const auto within = [number](double step, double from, double to) {
        const double at = 0.5 + number * step;
        return std::round((from + (to - from) * (0.1 + 0.8 * (at - std::floor(at)))) * 1e6) / 1e6;
    };
    return { within(0.7548776662466927, box.westDegrees, box.eastDegrees),
             within(0.5698402909980532, box.southDegrees, box.northDegrees) };
}

} // namespace

bool looksLikeGbfsVehicles(QByteArrayView payload)
{
    const QByteArrayView begin = payload.first(std::min(payload.size(), GbfsLimits::beginBytes));
    if (!looksLikeJson(begin) || begin.contains("\"observations\""))
        return false;
    if (begin.contains("\"feeds\""))
        return begin.contains("\"vehicle_status\"") || begin.contains("\"free_bike_status\"");
    if (begin.contains("\"system_id\"") && begin.contains("\"timezone\""))
        return true;
    return (begin.contains("\"vehicles\"") || begin.contains("\"bikes\""))
        && (begin.contains("\"is_reserved\"") || begin.contains("\"is_disabled\"") || begin.contains("\"ttl\""));
}

QStringList gbfsVehicleLinks(QByteArrayView payload)
{
    const QStringList vehicles = gbfsLinks(payload, vehicleFiles);
    return vehicles.isEmpty() ? vehicles : vehicles + gbfsLinks(payload, { systemFile });
}

QString gbfsOperator(const QString &origin)
{
    const QUrl url(origin);
    const QString host = url.host(QUrl::FullyEncoded).toLower();
    if ((url.scheme() != "http"_L1 && url.scheme() != "https"_L1) || host.isEmpty())
        return {};
    const QUrl folder = url.adjusted(QUrl::RemoveScheme | QUrl::RemoveUserInfo | QUrl::RemoveFilename | QUrl::RemoveFragment);
    const QByteArray hash = QCryptographicHash::hash(folder.toEncoded(), QCryptographicHash::Sha256).toHex();
    return host.left(64) + u'-' + QString::fromLatin1(hash.left(8));
}

QByteArray gbfsOfOperator(QByteArrayView payload, const QString &origin)
{
    const QString operatorId = gbfsOperator(origin);
    const qsizetype end = payload.lastIndexOf('}');
    if (operatorId.isEmpty() || end < 0 || payload.size() > GbfsLimits::payloadBytes || !looksLikeGbfsVehicles(payload))
        return payload.toByteArray();
    return payload.first(end).toByteArray() + ",\"" + operatorMember.toLatin1() + "\":\"" + operatorId.toLatin1() + '"'
        + payload.sliced(end).toByteArray();
}

Decoder gbfsVehicleDecoder()
{
    return [](QByteArrayView payload, UtcTime) {
        static const QRegularExpression operators(u"^[a-z0-9._:\\[\\]-]{1,80}$"_s);
        DecodedBatch batch;
        const auto refuse = [&](const QString &reason) {
            batch.rejections.push_back({ reason, 0, {} });
            return batch;
        };
        const QJsonObject file = gbfsObject(payload);
        if (!gbfsListed(file).isEmpty())
            return gbfsVehicleLinks(payload).isEmpty() ? refuse(Reason::phrase("lists no file of vehicles")) : batch;
        const QJsonObject data = file.value(u"data").toObject();
        const QString written = file.value(operatorMember).toString();
        const QString operatorId = operators.match(written).hasMatch() ? written : QString();
        if (data.contains(u"system_id")) {
            const QString name = gbfsText(data.value(u"name")).simplified();
            if (name.isEmpty())
                return refuse(Reason::phrase("system without a name"));
            batch.features.push_back({ vehicleFeatureId(vehicleFleet, operatorId), name, {}, {} });
            return batch;
        }
        const QJsonValue list = data.contains(u"vehicles") ? data.value(u"vehicles") : data.value(u"bikes");
        if (!list.isArray())
            return refuse(Reason::phrase("no list of vehicles"));
        const GbfsHeader header(file);
        if (!header.updated.isValid())
            return refuse(Reason::phrase("last_updated missing, or no time"));
        VehicleCount count(header, operatorId);
        const QJsonArray vehicles = list.toArray();
        for (qsizetype i = 0; i < std::min(vehicles.size(), GbfsLimits::vehicles); ++i) {
            const QJsonObject vehicle = vehicles[i].toObject();
            try {
                count.add(vehicle);
            } catch (const NotCounted &refused) {
                (refused.isRight ? batch.leftOut : batch.rejections).push_back({ refused.reason, i + 1, sampleOf(vehicle) });
            }
        }
        auto rejected = qsizetype(batch.rejections.size());
        if (vehicles.size() > GbfsLimits::vehicles) {
            batch.rejections.push_back({ Reason::phrase("too many vehicles"), GbfsLimits::vehicles + 1, {} });
            rejected += vehicles.size() - GbfsLimits::vehicles;
        }
        count.finish(batch, rejected);
        return batch;
    };
}

QList<QByteArray> gbfsVehicleFiles(const DecodedBatch &batch, UtcTime)
{
    QList<QByteArray> files;
    for (const Round &round : instantsOf(batch)) {
        const UtcTime time = round.front()->phenomenonTime;
        QJsonArray vehicles;
        qint64 ttl = 0;
        for (const ObservationRecord *record : round) {
            ttl = std::max(ttl, qint64(bikesValidity(record->detail).count() / 1000));
            const FeatureRecord &feature = batch.features[record->feature];
            if (feature.geometry.isEmpty())
                continue; // a fleet: what it tells are sums
            const GeoBox box = VehicleCell::at(feature.geometry.first()).box();
            const quint64 ids = dice::mix(dice::hash(feature.id), quint64(time.milliseconds / 3'600'000));
            int number = 0;
            for (const VehicleField field : { VehiclesFreeField, VehiclesReservedField, VehiclesDisabledField }) {
                for (int i = 0; i < record->values[field] && vehicles.size() < GbfsLimits::vehicles; ++i, ++number) {
                    const GeoPoint place = placeIn(box, number);
                    vehicles.append(QJsonObject { { u"vehicle_id"_s, QString::number(dice::mix(ids, quint64(number)), 16) },
                                                  { u"lat"_s, place.latitudeDegrees },
                                                  { u"lon"_s, place.longitudeDegrees },
                                                  { u"is_reserved"_s, field == VehiclesReservedField },
                                                  { u"is_disabled"_s, field == VehiclesDisabledField },
                                                  { u"last_reported"_s, gbfsSecond(time) } });
                }
            }
        }
        files.append(gbfsFile(u"vehicles"_s, vehicles, time, ttl > 0 ? ttl : vehicleTtlSeconds));
    }
    return files;
}

} // namespace citywall::traffic
