// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "historyfixture.h"

#include <cmath>
#include <functional>
#include <map>

namespace citywall::test {

inline constexpr float missing = ObservationRecord::nan;

inline bool same(float a, float b) { return std::isnan(a) ? std::isnan(b) : a == b; }

/// One observation as the model of the tests keeps it: by names, not by keys.
struct Row {
    QString feature;
    qint64 time = 0;
    qint64 received = 0;
    GeoPoint position;
    std::array<float, maximumFields> values; // [1] unused
    QString state;
    QByteArray detail;
    QString source;

    bool saysTheSame(const Row &o) const
    {
        return state == o.state && same(values[0], o.values[0]) && same(values[2], o.values[2]) && same(values[3], o.values[3])
            && (position.isValid() ? position == o.position : !o.position.isValid()) && detail == o.detail;
    }
};

/// What a history should hold, by the plainest possible rules.
class Model
{
public:
    /// Returns how many of the rows were duplicates.
    qint64 append(const std::vector<Row> &rows)
    {
        qint64 duplicates = 0;
        for (const Row &row : rows) {
            std::vector<size_t> &known = m_places[{ row.feature, row.time }];
            if (std::any_of(known.begin(), known.end(), [&](size_t i) { return m_rows[i].saysTheSame(row); })) {
                ++duplicates;
                continue;
            }
            if (!known.empty())
                m_replaced[known.back()] = true;
            known.push_back(m_rows.size());
            m_rows.push_back(row);
            m_replaced.push_back(false);
        }
        return duplicates;
    }
    std::vector<Row> find(TimeRange range, const std::function<bool(const Row &)> &wanted) const
    {
        std::vector<Row> found;
        for (size_t i = 0; i < m_rows.size(); ++i) {
            if (!m_replaced[i] && range.contains({ m_rows[i].time }) && wanted(m_rows[i]))
                found.push_back(m_rows[i]);
        }
        std::stable_sort(found.begin(), found.end(), [](const Row &a, const Row &b) { return a.time < b.time; });
        return found;
    }

private:
    std::vector<Row> m_rows;
    std::vector<bool> m_replaced;
    std::map<std::pair<QString, qint64>, std::vector<size_t>> m_places;
};

inline DecodedBatch batchOf(const std::vector<Row> &rows, const QHash<QString, GeoLine> &geometries)
{
    DecodedBatch batch;
    QHash<QString, quint32> features;
    for (const Row &row : rows) {
        if (!features.contains(row.feature)) {
            features.insert(row.feature, quint32(batch.features.size()));
            batch.features.push_back({ row.feature, row.feature.toUpper(), geometries.value(row.feature), {} });
        }
        ObservationRecord record { features[row.feature], { row.time }, row.position, row.values, row.detail };
        record.values[1] = missing;
        if (!row.state.isEmpty()) {
            if (!batch.terms.contains(row.state))
                batch.terms.append(row.state);
            record.values[1] = float(batch.terms.indexOf(row.state));
        }
        batch.observations.push_back(record);
    }
    return batch;
}

/// Empty if the block is these rows in this order; otherwise what differs first.
inline QString difference(const Observations &block, const FeedDictionary &dictionary, const std::vector<Row> &expected)
{
    if (block.size() != expected.size())
        return QStringLiteral("%1 rows, expected %2").arg(block.size()).arg(expected.size());
    for (size_t i = 0; i < expected.size(); ++i) {
        const Row &row = expected[i];
        const GeoPoint p = block.position(i);
        const bool placed = p.isValid() == row.position.isValid()
            && (!p.isValid()
                || (std::abs(p.longitudeDegrees - row.position.longitudeDegrees) < 1e-7
                    && std::abs(p.latitudeDegrees - row.position.latitudeDegrees) < 1e-7));
        const bool equal = block.phenomenonTime[i] == row.time && block.receivedTime[i] == row.received
            && block.feature[i] < dictionary.features.size() && dictionary.features[block.feature[i]].id == row.feature && placed
            && same(block.values[0][i], row.values[0]) && same(block.values[2][i], row.values[2])
            && same(block.values[3][i], row.values[3]) && dictionary.term(block.values[1][i]) == row.state
            && block.details.value(quint32(i)) == row.detail && dictionary.sources[block.source[i]].name == row.source;
        if (!equal)
            return QStringLiteral("row %1 differs: %2 at %3").arg(i).arg(row.feature).arg(row.time);
    }
    return block.details.size()
            == std::count_if(expected.begin(), expected.end(), [](const Row &r) { return !r.detail.isEmpty(); })
        ? QString()
        : QStringLiteral("details that belong to no row");
}

} // namespace citywall::test
