// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/archive/archivegathering.h"

#include "sdk/observationrows.h"

#include <algorithm>

namespace citywall {

void ArchiveGathering::add(const PendingAppend &pending, size_t place)
{
    FeedState &state = *feed.state;
    std::vector<FeatureKey> features;
    for (const FeatureRecord &record : pending.batch.features) {
        const auto [key, change] = state.feature(record);
        features.push_back(key);
        if (change != FeedState::Change::None)
            m_changedFeatures.insert(key);
    }
    std::vector<float> terms;
    for (const QString &word : pending.batch.terms)
        terms.push_back(float(state.term(word).key));
    m_batches.push_back({ &pending, place, m_keys.size(), quint16(state.source(pending.source).key) });
    for (const ObservationRecord &record : pending.batch.observations) {
        std::array<float, maximumFields> values = record.values;
        for (size_t v = 0; v < maximumFields; ++v) {
            if ((state.termFields.value_or(0) >> v & 1) && !std::isnan(values[v]))
                values[v] = terms[size_t(values[v])];
        }
        // The server holds a detail as text: what it cannot hold is gone when both are compared.
        const std::string detail = plainText(record.detail);
        m_keys.push_back({ record.phenomenonTime.milliseconds, features[record.feature], quint32(m_keys.size()),
                           contentHash(values, PositionE7(record.position), QByteArrayView(detail)) });
        m_values.push_back(values);
    }
}

std::vector<ObservationKey> ArchiveGathering::doubtful()
{
    sortKeys(m_keys);
    std::vector<ObservationKey> keys;
    for (const ObservationKey &key : m_keys) {
        // A feed whose times only move forward has none.
        if (row.extent.isEmpty() || key.time < row.extent.begin.milliseconds || key.time >= row.extent.end.milliseconds)
            continue;
        if (keys.empty() || keys.back().identity() != key.identity())
            keys.push_back(key);
    }
    return keys;
}

void ArchiveGathering::decide(std::vector<Result<AppendResult>> &results)
{
    std::vector<bool> accepted(m_keys.size()); // by row
    std::vector<bool> superseded(m_keys.size());
    std::vector<qint64> duplicates(m_batches.size());
    const auto batchOf = [&](quint32 row) {
        return size_t(std::ranges::upper_bound(m_batches, size_t(row), {}, &Batch::first) - m_batches.begin()) - 1;
    };
    for (size_t begin = 0, end = 0; begin < m_keys.size(); begin = end) { // one feature at one instant, in order of arrival
        bool isStored = false;
        std::optional<quint32> newest;
        for (end = begin; end < m_keys.size() && m_keys[end].identity() == m_keys[begin].identity(); ++end) {
            const ObservationKey &key = m_keys[end];
            const KeyIndex::Match match = m_stored.find(key);
            isStored = isStored || match != KeyIndex::Match::None;
            bool duplicate = match == KeyIndex::Match::Same;
            for (size_t other = begin; other < end && !duplicate; ++other)
                duplicate = m_keys[other].content == key.content;
            if (duplicate) {
                ++duplicates[batchOf(key.row)];
                continue;
            }
            accepted[key.row] = true;
            if (newest)
                superseded[*newest] = true;
            newest = key.row;
        }
        if (newest && isStored)
            m_corrected.push_back(m_keys[begin]);
        else if (newest)
            m_counted.push_back(m_keys[begin].time);
    }
    for (size_t b = 0; b < m_batches.size(); ++b) {
        AppendResult result { 0, duplicates[b], {} };
        ArrivingRows rows = rowsOf(m_batches[b], accepted, superseded);
        const std::vector<qint64> &times = rows.rows->phenomenonTime;
        result.accepted = qint64(times.size());
        if (!times.empty()) {
            result.range = { { times.front() }, { times.back() + 1 } };
            m_range = m_range.isEmpty()
                ? result.range
                : TimeRange { std::min(m_range.begin, result.range.begin), std::max(m_range.end, result.range.end) };
            rows.arrival = m_lastArrival + 1;
            m_lastArrival += result.accepted;
            m_arriving.push_back(std::move(rows));
            m_places.push_back(m_batches[b].place);
        }
        results[m_batches[b].place] = result;
    }
}

ArrivingRows ArchiveGathering::rowsOf(const Batch &batch, const std::vector<bool> &accepted,
                                      const std::vector<bool> &superseded) const
{
    const std::vector<ObservationRecord> &records = batch.batch->batch.observations;
    std::vector<quint32> order;
    for (size_t i = 0; i < records.size(); ++i) {
        if (accepted[batch.first + i])
            order.push_back(quint32(i));
    }
    std::ranges::stable_sort(order, {}, [&](quint32 i) { return records[i].phenomenonTime; });
    auto rows = std::make_shared<Observations>();
    rows->feed = feed.name;
    reserveRows(*rows, order.size());
    ArrivingRows arriving { row.id, rows, {}, 0 };
    std::vector<FeatureKey> features;
    for (const FeatureRecord &record : batch.batch->batch.features) {
        const Feature *feature = feed.state->dictionary().find(record.id);
        features.push_back(feature ? feature->key : 0);
    }
    for (const quint32 i : order) {
        const ObservationRecord &record = records[i];
        if (!record.detail.isEmpty())
            rows->details.insert(quint32(rows->size()), record.detail);
        const PositionE7 position(record.position);
        rows->phenomenonTime.push_back(record.phenomenonTime.milliseconds);
        rows->receivedTime.push_back(batch.batch->received.milliseconds);
        rows->feature.push_back(features[record.feature]);
        rows->longitudeE7.push_back(position.longitude);
        rows->latitudeE7.push_back(position.latitude);
        for (size_t v = 0; v < maximumFields; ++v)
            rows->values[v].push_back(m_values[batch.first + i][v]);
        rows->source.push_back(batch.source);
        arriving.superseded.push_back(superseded[batch.first + i]);
    }
    return arriving;
}

} // namespace citywall
