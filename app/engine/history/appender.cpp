// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/appender.h"

#include "engine/history/chunkcodec.h"
#include "engine/history/historytext.h"

#include <algorithm>

namespace citywall {

namespace {

constexpr int tailDetailLevel = 1; // on their way: sealing packs them better

/// All columns of the batch's accepted rows, sorted by time, then arrival.
ObservationsPtr columnsOf(const PendingAppend &batch, const std::vector<std::array<float, maximumFields>> &values,
                          const std::vector<FeatureKey> &features, quint16 source, const std::vector<bool> &accepted)
{
    std::vector<std::pair<qint64, quint32>> order;
    order.reserve(accepted.size());
    for (size_t row = 0; row < accepted.size(); ++row) {
        if (accepted[row])
            order.emplace_back(batch.batch.observations[row].phenomenonTime.milliseconds, quint32(row));
    }
    if (!std::is_sorted(order.begin(), order.end()))
        std::sort(order.begin(), order.end());
    auto rows = std::make_shared<Observations>();
    rows->feed = batch.feed;
    reserveRows(*rows, order.size());
    for (const auto &[time, row] : order) {
        const ObservationRecord &record = batch.batch.observations[row];
        if (!record.detail.isEmpty())
            rows->details.insert(quint32(rows->size()), record.detail);
        rows->phenomenonTime.push_back(time);
        rows->receivedTime.push_back(batch.received.milliseconds);
        rows->feature.push_back(features[record.feature]);
        const PositionE7 position(record.position);
        rows->longitudeE7.push_back(position.longitude);
        rows->latitudeE7.push_back(position.latitude);
        for (size_t v = 0; v < maximumFields; ++v)
            rows->values[v].push_back(values[row][v]);
        rows->source.push_back(source);
    }
    return rows;
}

} // namespace

Appender::Appender(SQLite::Database &db, DictionaryWriter &dictionary, StoredKeys &stored)
    : m_db(db), m_dictionary(dictionary), m_stored(stored), m_rollups(db),
      m_insert(db,
               "INSERT INTO tail(seq, feed, t_min, t_max, n, corrections, keys, data, crc) "
               "SELECT next, ?1, ?2, ?3, ?4, ?5, ?6, ?7, row_crc(next, ?1, ?2, ?3, ?4, ?5) "
               "FROM (SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'tail'), 0) + 1 AS next)")
{
}

Status Appender::check(const FeedState &feed, const DecodedBatch &batch)
{
    if (!batch.terms.isEmpty() && !feed.termFields) {
        return Error {
            HistoryText::tr("The feed %1 brings terms, but no module has said which of its values they are.").arg(feed.name), {}
        };
    }
    const quint32 termFields = feed.termFields.value_or(0);
    for (const ObservationRecord &record : batch.observations) {
        bool sound = record.phenomenonTime.isValid() && record.feature < batch.features.size();
        for (size_t v = 0; v < maximumFields && sound; ++v) {
            if ((termFields >> v & 1) && !std::isnan(record.values[v]))
                sound = record.values[v] >= 0 && record.values[v] < float(batch.terms.size());
        }
        if (!sound)
            return Error { HistoryText::tr("A batch of the feed %1 is not consistent: nothing of it was stored.").arg(feed.name),
                           {} };
    }
    return ok();
}

AppendResult Appender::append(FeedState &feed, PendingAppend &batch, ObservationsPtr &rows)
{
    m_dictionary.addFeed(feed);
    const std::vector<FeatureKey> features = m_dictionary.addFeatures(feed, batch.batch.features);
    const std::vector<float> terms = m_dictionary.addTerms(feed, batch.batch.terms);
    const quint16 source = m_dictionary.addSource(feed, batch.source);

    const std::vector<ObservationRecord> &records = batch.batch.observations;
    std::vector<std::array<float, maximumFields>> values(records.size());
    std::vector<ObservationKey> keys(records.size());
    for (size_t row = 0; row < records.size(); ++row) {
        values[row] = records[row].values;
        for (size_t v = 0; v < maximumFields; ++v) {
            if ((feed.termFields.value_or(0) >> v & 1) && !std::isnan(values[row][v]))
                values[row][v] = terms[size_t(values[row][v])];
        }
        keys[row] = { records[row].phenomenonTime.milliseconds, features[records[row].feature], quint32(row),
                      contentHash(values[row], PositionE7(records[row].position), records[row].detail) };
    }
    sortKeys(keys);
    const std::vector<KeyIndex::Match> stored = m_stored.find(feed, keys);

    AppendResult result;
    std::vector<bool> accepted(records.size());
    std::vector<qint64> fresh; // times of features not seen at that time before
    std::vector<qint64> doubtful; // of which nobody can say whether they were
    qint64 corrections = 0;
    for (size_t i = 0, group = 0; i < keys.size(); ++i) {
        if (keys[i].identity() != keys[group].identity())
            group = i;
        bool duplicate = stored[i] == KeyIndex::Match::Same;
        for (size_t j = group; j < i && !duplicate; ++j)
            duplicate = keys[j].content == keys[i].content;
        if (duplicate) {
            ++result.duplicates;
            continue;
        }
        accepted[keys[i].row] = true;
        ++result.accepted;
        if (stored[i] == KeyIndex::Match::None && i == group)
            fresh.push_back(keys[i].time);
        else
            ++corrections;
        if (stored[i] == KeyIndex::Match::Unknown && i == group)
            doubtful.push_back(keys[i].time);
    }
    if (result.accepted == 0)
        return result;
    rows = columnsOf(batch, values, features, source, accepted);
    result.range = { { rows->phenomenonTime.front() }, { rows->phenomenonTime.back() + 1 } };

    const EncodedChunk encoded = encodeChunk(*rows, 0, rows->size(), tailDetailLevel);
    run(m_insert, feed.id, result.range.begin.milliseconds, rows->phenomenonTime.back(), rows->size(), corrections, encoded.keys,
        encoded.data);
    const qint64 seq = m_db.getLastInsertRowid();
    m_rollups.add(feed.id, std::move(fresh), feed.rawFrom);
    m_rollups.doubt(feed.id, std::move(doubtful), feed.rawFrom);
    feed.addTail(std::make_shared<const TailBlock>(TailBlock { seq, corrections, rows }));
    return result;
}

} // namespace citywall
