// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/chunkcodec.h"

#include "engine/history/checksum.h"
#include "engine/history/detailcodec.h"

#include <QtEndian>

#include <algorithm>
#include <array>

namespace citywall {

namespace {

enum class Column : quint8 {
    Time = 1,
    Feature,
    Received,
    Longitude,
    Latitude,
    Value0,
    Source = Value0 + maximumFields,
    FormerDetails,
    Details
};

// A column in a blob: id (1), length of the payload (4), CRC-32 of id, row count and payload (4), payload.
constexpr qsizetype columnHeader = 9;

Column valueColumn(size_t field) { return Column(quint8(Column::Value0) + quint8(field)); }

quint32 checksum(Column id, size_t count, QByteArrayView payload)
{
    std::array<char, 5> start { char(id) };
    qToLittleEndian(quint32(count), start.data() + 1);
    return crc32Of(crc32Of(0, { start.data(), qsizetype(start.size()) }), payload);
}

void appendColumn(QByteArray &blob, Column id, size_t count, const QByteArray &payload)
{
    std::array<char, columnHeader> header { char(id) };
    qToLittleEndian(quint32(payload.size()), header.data() + 1);
    qToLittleEndian(checksum(id, count, payload), header.data() + 5);
    blob.append(header.data(), header.size());
    blob.append(payload);
}

bool hasColumn(QByteArrayView blob, Column id)
{
    while (blob.size() >= columnHeader) {
        const qsizetype length = qFromLittleEndian<quint32>(blob.data() + 1);
        if (Column(quint8(blob[0])) == id || length > blob.size() - columnHeader)
            return Column(quint8(blob[0])) == id;
        blob = blob.sliced(columnHeader + length);
    }
    return false;
}

/// The payload of the column if it is there and whole; a null view otherwise.
QByteArrayView findColumn(QByteArrayView blob, Column id, size_t count)
{
    while (blob.size() >= columnHeader) {
        const qsizetype length = qFromLittleEndian<quint32>(blob.data() + 1);
        if (length > blob.size() - columnHeader)
            return {};
        if (Column(quint8(blob[0])) == id) {
            const QByteArrayView payload = blob.sliced(columnHeader, length);
            return checksum(id, count, payload) == qFromLittleEndian<quint32>(blob.data() + 5) ? payload : QByteArrayView();
        }
        blob = blob.sliced(columnHeader + length);
    }
    return {};
}

template<typename T>
std::span<const T> part(const std::vector<T> &column, size_t begin, size_t end)
{
    return std::span<const T>(column).subspan(begin, end - begin);
}

/// @param first the row that stands first in `from`
template<typename T>
void copyRows(const std::vector<T> &from, size_t first, const RowSet &rows, std::vector<T> &to)
{
    if (rows.rows.empty()) {
        to.insert(to.end(), from.begin() + qsizetype(rows.begin - first), from.begin() + qsizetype(rows.end - first));
        return;
    }
    to.reserve(to.size() + rows.rows.size());
    for (const quint32 row : rows.rows)
        to.push_back(from[row - first]);
}

} // namespace

EncodedChunk encodeChunk(const Observations &rows, size_t begin, size_t end, int detailLevel)
{
    const size_t count = end - begin;
    EncodedChunk chunk;
    const auto add = [count](QByteArray &blob, Column id, const QByteArray &payload) { appendColumn(blob, id, count, payload); };
    add(chunk.keys, Column::Time, packIntegers(part(rows.phenomenonTime, begin, end)));
    add(chunk.keys, Column::Feature, packIntegers(part(rows.feature, begin, end)));
    add(chunk.data, Column::Received, packIntegers(part(rows.receivedTime, begin, end)));
    add(chunk.data, Column::Longitude, packOptional(part(rows.longitudeE7, begin, end), Observations::noPosition));
    add(chunk.data, Column::Latitude, packOptional(part(rows.latitudeE7, begin, end), Observations::noPosition));
    for (size_t v = 0; v < maximumFields; ++v)
        add(chunk.data, valueColumn(v), packFloats(part(rows.values[v], begin, end)));
    add(chunk.data, Column::Source, packIntegers(part(rows.source, begin, end)));
    add(chunk.data, Column::Details, packDetails(rows, begin, end, detailLevel));
    return chunk;
}

std::optional<KeyColumns> decodeKeys(QByteArrayView keys, size_t count)
{
    KeyColumns result { count, 0, {}, {} };
    const RowSet all { 0, count, {} };
    if (!unpackIntegers(findColumn(keys, Column::Time, count), count, all, result.phenomenonTime)
        || !unpackIntegers(findColumn(keys, Column::Feature, count), count, all, result.feature)
        || !std::is_sorted(result.phenomenonTime.begin(), result.phenomenonTime.end()))
        return {};
    return result;
}

std::optional<KeyColumns> decodeKeys(QByteArrayView keys, size_t count, TimeRange range)
{
    KeyColumns result { count, 0, {}, {} };
    if (!unpackSorted(findColumn(keys, Column::Time, count), count, range.begin.milliseconds, range.end.milliseconds,
                      result.first, result.phenomenonTime))
        return {};
    const RowSet decoded { result.first, result.first + result.phenomenonTime.size(), {} };
    if (!unpackIntegers(findColumn(keys, Column::Feature, count), count, decoded, result.feature))
        return {};
    return result;
}

RowSet rowsWithin(const std::vector<qint64> &times, TimeRange range)
{
    const auto begin = std::lower_bound(times.begin(), times.end(), range.begin.milliseconds);
    const auto end = std::lower_bound(begin, times.end(), range.end.milliseconds);
    return { size_t(begin - times.begin()), size_t(end - times.begin()), {} };
}

RowSet rowsWithin(const KeyColumns &keys, TimeRange range)
{
    RowSet rows = rowsWithin(keys.phenomenonTime, range);
    rows.begin += keys.first;
    rows.end += keys.first;
    return rows;
}

bool decodeRows(const KeyColumns &keys, QByteArrayView data, const RowSet &rows, Observations &out)
{
    const size_t count = keys.count;
    const size_t first = out.size();
    const auto column = [&](Column id) { return findColumn(data, id, count); };
    bool whole = unpackIntegers(column(Column::Received), count, rows, out.receivedTime)
        && unpackOptional(column(Column::Longitude), count, rows, Observations::noPosition, out.longitudeE7)
        && unpackOptional(column(Column::Latitude), count, rows, Observations::noPosition, out.latitudeE7)
        && unpackIntegers(column(Column::Source), count, rows, out.source)
        && (hasColumn(data, Column::FormerDetails)
                ? unpackFormerDetails(column(Column::FormerDetails), count, rows, first, out.details)
                : unpackDetails(column(Column::Details), count, rows, first, out.details));
    for (size_t v = 0; v < maximumFields && whole; ++v)
        whole = unpackFloats(column(valueColumn(v)), count, rows, out.values[v]);
    if (!whole) {
        truncateRows(out, first);
        return false;
    }
    copyRows(keys.phenomenonTime, keys.first, rows, out.phenomenonTime);
    copyRows(keys.feature, keys.first, rows, out.feature);
    return true;
}

BoxFilter::BoxFilter(const std::optional<GeoBox> &box, const FeedDictionary &dictionary)
{
    if (!box)
        return;
    m_box = *box;
    m_inside.resize(dictionary.features.size());
    for (const Feature &feature : dictionary.features)
        m_inside[feature.key] = m_box.contains(feature.position);
}

bool keepInside(const BoxFilter &box, const KeyColumns &keys, QByteArrayView data, RowSet &rows)
{
    const size_t count = keys.count;
    std::vector<qint32> longitudes;
    std::vector<qint32> latitudes;
    if (!unpackOptional(findColumn(data, Column::Longitude, count), count, rows, Observations::noPosition, longitudes)
        || !unpackOptional(findColumn(data, Column::Latitude, count), count, rows, Observations::noPosition, latitudes))
        return false;
    std::vector<quint32> kept;
    for (size_t i = 0; i < rows.size(); ++i) {
        const quint32 row = rows.rows.empty() ? quint32(rows.begin + i) : rows.rows[i];
        if (box.contains(longitudes[i], latitudes[i], keys.feature[row - keys.first]))
            kept.push_back(row);
    }
    rows = { 0, 0, std::move(kept) };
    return true;
}

} // namespace citywall
