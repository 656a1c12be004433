// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/archive/archiverows.h"

#include "engine/archive/archivefeeds.h"

#include <QtEndian>

#include <pqxx/pqxx>

#include <bit>
#include <cmath>

namespace citywall {

namespace {

std::optional<float> known(float value) { return std::isnan(value) ? std::nullopt : std::optional(value); }
float orMissing(const std::optional<float> &value) { return value.value_or(ObservationRecord::nan); }

/// A point in extended well-known binary, as PostGIS reads it: little-endian, with SRID 4326; in hexadecimal.
std::string pointText(GeoPoint p)
{
    QByteArray bytes = QByteArray::fromHex("0101000020e6100000") + QByteArray(16, '\0');
    qToLittleEndian(std::bit_cast<quint64>(p.longitudeDegrees), bytes.data() + 9);
    qToLittleEndian(std::bit_cast<quint64>(p.latitudeDegrees), bytes.data() + 17);
    return bytes.toHex().toStdString();
}

} // namespace

void copyRows(pqxx::transaction_base &transaction, const std::vector<ArrivingRows> &arriving)
{
    auto stream = pqxx::stream_to::table(transaction, { "citywall", "observation" },
                                         { "time", "arrival", "received", "feed", "feature", "v0", "v1", "v2", "v3", "source",
                                           "superseded", "position", "detail" });
    for (const ArrivingRows &part : arriving) {
        const Observations &rows = *part.rows;
        for (size_t row = 0; row < rows.size(); ++row) {
            std::optional<std::string> position;
            if (rows.longitudeE7[row] != Observations::noPosition)
                position = pointText(rows.position(row));
            std::optional<std::string> detail;
            if (const auto it = rows.details.constFind(quint32(row)); it != rows.details.cend())
                detail = plainText(*it);
            stream.write_values(rows.phenomenonTime[row], part.arrival + qint64(row), rows.receivedTime[row], part.feed,
                                rows.feature[row], known(rows.values[0][row]), known(rows.values[1][row]),
                                known(rows.values[2][row]), known(rows.values[3][row]), int(rows.source[row]),
                                bool(part.superseded[row]), position, detail);
        }
    }
    stream.complete();
}

void readRows(pqxx::transaction_base &transaction, const std::string &query, Observations &to)
{
    using Number = std::optional<float>;
    using Degrees = std::optional<qint32>;
    for (const auto &[time, received, feature, longitude, latitude, v0, v1, v2, v3, source, detail] :
         transaction.stream<qint64, qint64, quint32, Degrees, Degrees, Number, Number, Number, Number, int,
                            std::optional<std::string>>(query)) {
        if (detail)
            to.details.insert(quint32(to.size()), QByteArray(detail->data(), qsizetype(detail->size())));
        to.phenomenonTime.push_back(time);
        to.receivedTime.push_back(received);
        to.feature.push_back(feature);
        to.longitudeE7.push_back(latitude ? longitude.value_or(Observations::noPosition) : Observations::noPosition);
        to.latitudeE7.push_back(latitude.value_or(Observations::noPosition));
        to.values[0].push_back(orMissing(v0));
        to.values[1].push_back(orMissing(v1));
        to.values[2].push_back(orMissing(v2));
        to.values[3].push_back(orMissing(v3));
        to.source.push_back(quint16(source));
    }
}

} // namespace citywall
