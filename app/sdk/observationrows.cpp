// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/observationrows.h"

#include <algorithm>

namespace citywall {

void appendRow(Observations &to, const Observations &from, size_t row)
{
    const auto detail = from.details.constFind(quint32(row));
    if (detail != from.details.cend())
        to.details.insert(quint32(to.size()), *detail);
    to.phenomenonTime.push_back(from.phenomenonTime[row]);
    to.receivedTime.push_back(from.receivedTime[row]);
    to.feature.push_back(from.feature[row]);
    to.longitudeE7.push_back(from.longitudeE7[row]);
    to.latitudeE7.push_back(from.latitudeE7[row]);
    for (size_t v = 0; v < maximumFields; ++v)
        to.values[v].push_back(from.values[v][row]);
    to.source.push_back(from.source[row]);
}

void appendRows(Observations &to, const Observations &from, size_t begin, size_t end)
{
    const size_t first = to.size();
    const auto take = [&](quint32 row, const QByteArray &detail) { to.details.insert(quint32(first + row - begin), detail); };
    if (size_t(from.details.size()) < end - begin) {
        for (const auto &[row, detail] : from.details.asKeyValueRange()) {
            if (row >= begin && row < end)
                take(row, detail);
        }
    } else {
        for (size_t row = begin; row < end && !from.details.isEmpty(); ++row) {
            if (const auto detail = from.details.constFind(quint32(row)); detail != from.details.cend())
                take(quint32(row), *detail);
        }
    }
    const auto append = [begin, end](auto &column, const auto &other) {
        column.insert(column.end(), other.begin() + qsizetype(begin), other.begin() + qsizetype(end));
    };
    append(to.phenomenonTime, from.phenomenonTime);
    append(to.receivedTime, from.receivedTime);
    append(to.feature, from.feature);
    append(to.longitudeE7, from.longitudeE7);
    append(to.latitudeE7, from.latitudeE7);
    for (size_t v = 0; v < maximumFields; ++v)
        append(to.values[v], from.values[v]);
    append(to.source, from.source);
}

void keepRows(Observations &rows, const std::function<bool(size_t)> &wanted)
{
    std::vector<quint32> kept;
    for (size_t row = 0; row < rows.size(); ++row) {
        if (wanted(row))
            kept.push_back(quint32(row));
    }
    if (kept.size() < rows.size())
        reorderRows(rows, kept);
}

void reserveRows(Observations &rows, size_t count)
{
    rows.phenomenonTime.reserve(count);
    rows.receivedTime.reserve(count);
    rows.feature.reserve(count);
    rows.longitudeE7.reserve(count);
    rows.latitudeE7.reserve(count);
    for (std::vector<float> &v : rows.values)
        v.reserve(count);
    rows.source.reserve(count);
}

void truncateRows(Observations &rows, size_t count)
{
    // A column may be shorter than the others when a damaged one stopped the decoding; that of the received times is the first one decoded.
    const size_t before = std::max(rows.phenomenonTime.size(), rows.receivedTime.size());
    if (size_t(rows.details.size()) + count < before) {
        rows.details.removeIf([count](const auto &entry) { return entry.key() >= count; });
    } else {
        for (size_t row = count; row < before && !rows.details.isEmpty(); ++row)
            rows.details.remove(quint32(row));
    }
    const auto cut = [count](auto &column) { column.resize(std::min(column.size(), count)); };
    cut(rows.phenomenonTime);
    cut(rows.receivedTime);
    cut(rows.feature);
    cut(rows.longitudeE7);
    cut(rows.latitudeE7);
    for (std::vector<float> &v : rows.values)
        cut(v);
    cut(rows.source);
}

void reorderRows(Observations &rows, const std::vector<quint32> &order)
{
    const auto reorder = [&order](auto &column) {
        std::remove_reference_t<decltype(column)> result;
        result.reserve(order.size());
        for (const quint32 row : order)
            result.push_back(column[row]);
        column = std::move(result);
    };
    reorder(rows.phenomenonTime);
    reorder(rows.receivedTime);
    reorder(rows.feature);
    reorder(rows.longitudeE7);
    reorder(rows.latitudeE7);
    for (std::vector<float> &v : rows.values)
        reorder(v);
    reorder(rows.source);
    if (rows.details.isEmpty())
        return;
    const QHash<quint32, QByteArray> details = std::exchange(rows.details, {});
    for (size_t i = 0; i < order.size(); ++i) {
        if (const auto detail = details.constFind(order[i]); detail != details.cend())
            rows.details.insert(quint32(i), *detail);
    }
}

} // namespace citywall
