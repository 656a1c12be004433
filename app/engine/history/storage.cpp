// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/storage.h"

#include "engine/history/chunkcodec.h"
#include "engine/history/historytext.h"

#include <QJsonDocument>

#include <sqlite3.h>

#include <algorithm>

namespace citywall {

namespace {

constexpr size_t chunkRows = 16384;
constexpr qint64 sealRows = 2 * qint64(chunkRows);
constexpr qint64 sealRowsInBulk = 16 * qint64(chunkRows); // so that files in no order still become narrow slices of time
constexpr size_t sealBlocks = 4096;                       // slow feeds of single observations
constexpr size_t cachedIndexes = 96;                      // of 16 k rows and 24 bytes a row: 38 MB at most
constexpr qint64 hourMilliseconds = 3'600'000;
constexpr int tailDetailLevel = 1;
constexpr int chunkDetailLevel = 4;

qint64 floorHour(qint64 milliseconds) { return milliseconds / hourMilliseconds - (milliseconds % hourMilliseconds < 0 ? 1 : 0); }

QByteArray jsonOf(const QJsonObject &object)
{
    return object.isEmpty() ? QByteArray() : QJsonDocument(object).toJson(QJsonDocument::Compact);
}

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
        rows->longitudeE7.push_back(record.position.isValid() ? toE7(record.position.longitudeDegrees)
                                                              : Observations::noPosition);
        rows->latitudeE7.push_back(record.position.isValid() ? toE7(record.position.latitudeDegrees) : Observations::noPosition);
        for (size_t v = 0; v < maximumFields; ++v)
            rows->values[v].push_back(values[row][v]);
        rows->source.push_back(source);
    }
    return rows;
}

/// All rows of the blocks, sorted by time, then arrival.
Observations gather(const std::vector<TailBlockPtr> &blocks)
{
    std::vector<std::tuple<qint64, quint32, quint32>> order; // time, block, row
    for (size_t b = 0; b < blocks.size(); ++b) {
        for (size_t row = 0; row < blocks[b]->rows->size(); ++row)
            order.emplace_back(blocks[b]->rows->phenomenonTime[row], quint32(b), quint32(row));
    }
    if (!std::is_sorted(order.begin(), order.end()))
        std::sort(order.begin(), order.end());
    Observations all;
    reserveRows(all, order.size());
    for (const auto &[time, block, row] : order)
        appendRow(all, *blocks[block]->rows, row);
    return all;
}

} // namespace

struct Storage::Statements {
    explicit Statements(SQLite::Database &db)
        : insertFeed(db, "INSERT INTO feed(name, terms) VALUES(?, ?)"), updateFeed(db, "UPDATE feed SET terms = ? WHERE id = ?"),
          putFeature(db, "INSERT OR REPLACE INTO feature(feed, key, id, name, geometry, properties) VALUES(?, ?, ?, ?, ?, ?)"),
          insertTerm(db, "INSERT INTO term(feed, key, word) VALUES(?, ?, ?)"),
          insertSource(db, "INSERT INTO source(feed, key, name, attribution, simulated) VALUES(?, ?, ?, ?, ?)"),
          insertTail(db, "INSERT INTO tail(feed, t_min, t_max, n, corrections, keys, data) VALUES(?, ?, ?, ?, ?, ?, ?)"),
          insertChunk(db,
                      "INSERT INTO chunk(feed, lane, t_min, t_max, f_min, f_max, n, corrections, keys, data) "
                      "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          deleteTail(db, "DELETE FROM tail WHERE seq = ?"), setSealed(db, "UPDATE feed SET sealed = ? WHERE id = ?"),
          count(db, "INSERT INTO rollup(feed, hour, n) VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n"),
          readChunk(db, "SELECT keys, data FROM chunk WHERE id = ?")
    {
    }
    SQLite::Statement insertFeed, updateFeed, putFeature, insertTerm, insertSource, insertTail, insertChunk, deleteTail,
        setSealed, count, readChunk;
};

Storage::Storage(const AreaIndex *areas, Published &published, DamageReporter damaged)
    : m_areas(areas), m_published(published), m_damaged(std::move(damaged))
{
}

Storage::~Storage() = default;

FeedState &Storage::state(const QString &feed) { return m_feeds.try_emplace(feed, feed, m_areas).first->second; }

Status Storage::open(const QString &path)
{
    m_path = path;
    auto opened = openForWriting(path);
    if (!opened)
        return opened.error();
    m_db = std::move(opened).value();
    try {
        m_statements = std::make_unique<Statements>(*m_db);
        load();
        loadTail();
        for (auto &[name, feed] : m_feeds) {
            publishDictionary(name);
            publishView(feed);
        }
    } catch (const SQLite::Exception &e) {
        return explain(e, path);
    }
    return ok();
}

void Storage::load()
{
    std::unordered_map<qint64, FeedState *> byId;
    for (SQLite::Statement feeds(*m_db, "SELECT id, name, terms FROM feed"); feeds.executeStep();) {
        FeedState &feed = state(textOf(feeds.getColumn(1)));
        feed.id = feeds.getColumn(0).getInt64();
        if (!feeds.isColumnNull(2))
            feed.termFields = feeds.getColumn(2).getUInt();
        byId[feed.id] = &feed;
    }
    const auto feedOf = [&](SQLite::Statement &row) {
        const auto it = byId.find(row.getColumn(0).getInt64());
        return it == byId.end() ? nullptr : it->second;
    };
    for (SQLite::Statement row(*m_db, "SELECT feed, key, id, name, geometry, properties FROM feature ORDER BY feed, key");
         row.executeStep();) {
        if (FeedState *feed = feedOf(row)) {
            const QByteArrayView json = blobOf(row.getColumn(5));
            feed->loadFeature({ FeatureKey(row.getColumn(1).getUInt()),
                                textOf(row.getColumn(2)),
                                textOf(row.getColumn(3)),
                                unpackGeometry(blobOf(row.getColumn(4))),
                                {},
                                json.isEmpty() ? QJsonObject() : QJsonDocument::fromJson(json.toByteArray()).object(),
                                -1 });
        }
    }
    for (SQLite::Statement row(*m_db, "SELECT feed, word FROM term ORDER BY feed, key"); row.executeStep();) {
        if (FeedState *feed = feedOf(row))
            feed->loadTerm(textOf(row.getColumn(1)));
    }
    for (SQLite::Statement row(*m_db, "SELECT feed, name, attribution, simulated FROM source ORDER BY feed, key");
         row.executeStep();) {
        if (FeedState *feed = feedOf(row))
            feed->loadSource({ textOf(row.getColumn(1)), textOf(row.getColumn(2)), row.getColumn(3).getInt() != 0 });
    }
    for (SQLite::Statement row(*m_db, "SELECT feed, id, t_min, t_max, n FROM chunk INDEXED BY chunk_time ORDER BY id");
         row.executeStep();) {
        if (FeedState *feed = feedOf(row)) {
            const FeedState::Chunk chunk { row.getColumn(1).getInt64(), row.getColumn(2).getInt64(), row.getColumn(3).getInt64(),
                                           row.getColumn(4).getInt64() };
            feed->chunks.push_back(chunk);
            feed->extend({ { chunk.first }, { chunk.last + 1 } });
        }
    }
}

void Storage::loadTail()
{
    std::unordered_map<qint64, FeedState *> byId;
    for (auto &[name, feed] : m_feeds)
        byId[feed.id] = &feed;
    for (SQLite::Statement row(*m_db, "SELECT seq, feed, t_min, t_max, n, corrections, keys, data FROM tail ORDER BY seq");
         row.executeStep();) {
        const auto feed = byId.find(row.getColumn(1).getInt64());
        if (feed == byId.end())
            continue;
        const qint64 seq = row.getColumn(0).getInt64();
        const size_t n = size_t(row.getColumn(4).getInt64());
        auto rows = std::make_shared<Observations>();
        rows->feed = feed->second->name;
        const auto keys = decodeKeys(blobOf(row.getColumn(6)), n);
        if (n == 0 || !keys || !decodeRows(*keys, blobOf(row.getColumn(7)), { 0, n, {} }, *rows)) {
            m_damagedTail.push_back(seq);
            m_damaged({ feed->second->name,
                        { { row.getColumn(2).getInt64() }, { row.getColumn(3).getInt64() + 1 } },
                        qint64(n),
                        QStringLiteral("tail %1").arg(seq) });
            continue;
        }
        feed->second->addTail(std::make_shared<const TailBlock>(TailBlock { seq, row.getColumn(5).getInt64(), std::move(rows) }));
    }
}

Status Storage::check(const PendingAppend &pending)
{
    const DecodedBatch &batch = pending.batch;
    const FeedState &feed = state(pending.feed);
    if (!batch.terms.isEmpty() && !feed.termFields) {
        return Error {
            HistoryText::tr("The feed %1 brings terms, but no module has said which of its values they are.").arg(pending.feed),
            {}
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
            return Error {
                HistoryText::tr("A batch of the feed %1 is not consistent: nothing of it was stored.").arg(pending.feed), {}
            };
    }
    return ok();
}

CommitOutcome Storage::commit(std::vector<PendingAppend> &batches)
{
    CommitOutcome outcome;
    std::vector<ObservationsPtr> rows(batches.size());
    std::vector<FeedState *> touched;
    for (const PendingAppend &batch : batches) {
        const Status sound = check(batch);
        outcome.results.push_back(sound ? Result<AppendResult>(AppendResult {}) : Result<AppendResult>(sound.error()));
        FeedState &feed = state(batch.feed);
        if (sound && std::find(touched.begin(), touched.end(), &feed) == touched.end()) {
            feed.mark();
            touched.push_back(&feed);
        }
    }
    if (touched.empty())
        return outcome;
    try {
        SQLite::Transaction transaction(*m_db, SQLite::TransactionBehavior::IMMEDIATE);
        for (size_t i = 0; i < batches.size(); ++i) {
            if (outcome.results[i])
                outcome.results[i] = append(state(batches[i].feed), batches[i], rows[i]);
        }
        transaction.commit();
    } catch (const SQLite::Exception &e) {
        const Error error = explain(e, m_path);
        for (FeedState *feed : touched) {
            for (const TailBlockPtr &block : feed->tail) // the numbers of those taken back will be given again
                m_tailIndexes.erase(block->seq);
            feed->revert();
        }
        for (Result<AppendResult> &result : outcome.results) {
            if (result)
                result = error;
        }
        return outcome;
    }
    for (FeedState *feed : touched) {
        if (feed->bulk == 0 && publishDictionary(feed->name))
            outcome.dictionaries.append(feed->name);
        publishView(*feed);
    }
    for (size_t i = 0; i < batches.size(); ++i) {
        if (rows[i] && rows[i]->size() > 0 && state(batches[i].feed).bulk == 0)
            outcome.appended.push_back(rows[i]);
    }
    return outcome;
}

AppendResult Storage::append(FeedState &feed, PendingAppend &batch, ObservationsPtr &rows)
{
    if (feed.id == 0) {
        run(m_statements->insertFeed, feed.name, feed.termFields);
        feed.id = m_db->getLastInsertRowid();
    }
    const std::vector<FeatureKey> features = internFeatures(feed, batch.batch.features);
    const std::vector<float> terms = internTerms(feed, batch.batch.terms);
    const quint16 source = internSource(feed, batch.source);

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
                      hashValues(values[row]) };
    }
    sortKeys(keys);
    const std::vector<KeyIndex::Match> stored = findStored(feed, keys);

    AppendResult result;
    std::vector<bool> accepted(records.size());
    std::vector<qint64> fresh; // times of features not seen at that time before
    qint64 corrections = 0;
    for (size_t i = 0, group = 0; i < keys.size(); ++i) {
        if (keys[i].identity() != keys[group].identity())
            group = i;
        bool duplicate = stored[i] == KeyIndex::Match::SameValues;
        for (size_t j = group; j < i && !duplicate; ++j)
            duplicate = keys[j].values == keys[i].values;
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
    }
    if (result.accepted == 0)
        return result;
    rows = columnsOf(batch, values, features, source, accepted);
    result.range = { { rows->phenomenonTime.front() }, { rows->phenomenonTime.back() + 1 } };

    const EncodedChunk encoded = encodeChunk(*rows, 0, rows->size(), tailDetailLevel);
    run(m_statements->insertTail, feed.id, result.range.begin.milliseconds, rows->phenomenonTime.back(), rows->size(),
        corrections, encoded.keys, encoded.data);
    count(feed, std::move(fresh));
    feed.addTail(std::make_shared<const TailBlock>(TailBlock { m_db->getLastInsertRowid(), corrections, rows }));
    return result;
}

std::vector<FeatureKey> Storage::internFeatures(FeedState &feed, const std::vector<FeatureRecord> &features)
{
    std::vector<FeatureKey> keys;
    keys.reserve(features.size());
    for (const FeatureRecord &record : features) {
        const auto [key, change] = feed.feature(record);
        keys.push_back(key);
        if (change == FeedState::Change::None)
            continue;
        const Feature &feature = feed.dictionary().features[key];
        run(m_statements->putFeature, feed.id, key, feature.id, feature.name, packGeometry(feature.geometry),
            jsonOf(feature.properties));
    }
    return keys;
}

std::vector<float> Storage::internTerms(FeedState &feed, const QStringList &terms)
{
    std::vector<float> keys;
    for (const QString &word : terms) {
        const auto [key, change] = feed.term(word);
        keys.push_back(float(key));
        if (change == FeedState::Change::Added)
            run(m_statements->insertTerm, feed.id, key, word);
    }
    return keys;
}

quint16 Storage::internSource(FeedState &feed, const Source &source)
{
    const auto [key, change] = feed.source(source);
    if (change == FeedState::Change::Added)
        run(m_statements->insertSource, feed.id, key, source.name, source.attribution, source.simulated);
    return quint16(key);
}

std::vector<KeyIndex::Match> Storage::findStored(FeedState &feed, const std::vector<ObservationKey> &keys)
{
    std::vector<KeyIndex::Match> matches(keys.size(), KeyIndex::Match::None);
    // A feed whose times only move forward ends here.
    if (keys.empty() || feed.extent.isEmpty() || keys.front().time >= feed.extent.end.milliseconds)
        return matches;
    const auto look = [&](qint64 first, qint64 last, const auto &index) {
        const auto before = [](const ObservationKey &key, qint64 time) { return key.time < time; };
        const auto begin = std::lower_bound(keys.begin(), keys.end(), first, before);
        const auto end = std::lower_bound(begin, keys.end(), last + 1, before);
        if (begin == end)
            return;
        const KeyIndex &stored = index();
        for (auto key = begin; key != end; ++key) {
            KeyIndex::Match &match = matches[size_t(key - keys.begin())];
            if (match != KeyIndex::Match::SameValues)
                match = std::max(match, stored.find(*key));
        }
    };
    for (const FeedState::Chunk &chunk : feed.chunks)
        look(chunk.first, chunk.last, [&]() -> const KeyIndex & { return indexOf(feed, chunk); });
    for (const TailBlockPtr &block : feed.tail) {
        look(block->rows->phenomenonTime.front(), block->rows->phenomenonTime.back(),
             [&]() -> const KeyIndex & { return indexOf(block); });
    }
    return matches;
}

const KeyIndex &Storage::indexOf(const FeedState &feed, const FeedState::Chunk &chunk)
{
    const auto known = m_chunkIndexes.find(chunk.id);
    if (known != m_chunkIndexes.end())
        return known->second;
    if (m_chunkIndexes.size() >= cachedIndexes)
        m_chunkIndexes.clear();
    Observations rows;
    SQLite::Statement &read = m_statements->readChunk;
    const auto reset = qScopeGuard([&] { read.tryReset(); });
    read.bind(1, int64_t(chunk.id));
    const auto keys = read.executeStep() ? decodeKeys(blobOf(read.getColumn(0)), size_t(chunk.count)) : std::nullopt;
    if (!keys || !decodeValues(*keys, blobOf(read.getColumn(1)), rows)) {
        // What it held cannot be compared with: such observations are stored anew.
        m_damaged({ feed.name, { { chunk.first }, { chunk.last + 1 } }, chunk.count, QStringLiteral("chunk %1").arg(chunk.id) });
        rows = {};
    }
    return m_chunkIndexes.emplace(chunk.id, KeyIndex(rows)).first->second;
}

const KeyIndex &Storage::indexOf(const TailBlockPtr &block)
{
    const auto known = m_tailIndexes.find(block->seq);
    return known != m_tailIndexes.end() ? known->second : m_tailIndexes.emplace(block->seq, KeyIndex(*block->rows)).first->second;
}

void Storage::count(FeedState &feed, std::vector<qint64> times)
{
    std::sort(times.begin(), times.end());
    for (size_t begin = 0, end = 0; begin < times.size(); begin = end) {
        const qint64 hour = floorHour(times[begin]);
        while (end < times.size() && floorHour(times[end]) == hour)
            ++end;
        run(m_statements->count, feed.id, hour, end - begin);
    }
}

void Storage::sealWhereDue()
{
    for (auto &[name, feed] : m_feeds) {
        const qint64 due = std::max(m_retryRows, feed.bulk > 0 ? sealRowsInBulk : sealRows);
        if (feed.tailRows < due && (feed.tail.size() < sealBlocks || m_retryRows > 0))
            continue;
        try {
            seal(feed);
            m_retryRows = 0;
        } catch (const SQLite::Exception &) {
            // Nothing is lost: the tail stays where it is, and grows until there is room again.
            m_retryRows = feed.tailRows + sealRows;
        }
    }
}

void Storage::seal(FeedState &feed)
{
    // Readers must know every feature that a chunk names before they can see the chunk.
    publishDictionary(feed.name);
    const Observations rows = gather(feed.tail);
    qint64 corrections = 0;
    for (const TailBlockPtr &block : feed.tail)
        corrections += block->corrections;
    qint64 sealed = std::numeric_limits<qint64>::min();
    for (const FeedState::Chunk &chunk : feed.chunks)
        sealed = std::max(sealed, chunk.last);
    const auto onTime = std::upper_bound(rows.phenomenonTime.begin(), rows.phenomenonTime.end(), sealed);
    const size_t late = size_t(onTime - rows.phenomenonTime.begin());

    std::vector<FeedState::Chunk> chunks;
    SQLite::Transaction transaction(*m_db, SQLite::TransactionBehavior::IMMEDIATE);
    const auto cut = [&](size_t begin, size_t end, int lane) {
        const size_t parts = (end - begin + chunkRows - 1) / chunkRows;
        for (size_t part = 0; part < parts; ++part) {
            const size_t first = begin + (end - begin) * part / parts;
            const size_t last = begin + (end - begin) * (part + 1) / parts;
            const auto [fMin, fMax] =
                std::minmax_element(rows.feature.begin() + qsizetype(first), rows.feature.begin() + qsizetype(last));
            const EncodedChunk encoded = encodeChunk(rows, first, last, chunkDetailLevel);
            run(m_statements->insertChunk, feed.id, lane, rows.phenomenonTime[first], rows.phenomenonTime[last - 1], *fMin, *fMax,
                last - first, corrections, encoded.keys, encoded.data);
            chunks.push_back(
                { m_db->getLastInsertRowid(), rows.phenomenonTime[first], rows.phenomenonTime[last - 1], qint64(last - first) });
        }
    };
    cut(0, late, 1);
    cut(late, rows.size(), 0);
    for (const TailBlockPtr &block : feed.tail)
        run(m_statements->deleteTail, block->seq);
    run(m_statements->setSealed, feed.tail.back()->seq, feed.id);
    transaction.commit();

    for (const TailBlockPtr &block : feed.tail)
        m_tailIndexes.erase(block->seq);
    feed.chunks.insert(feed.chunks.end(), chunks.begin(), chunks.end());
    feed.tail.clear();
    feed.tailRows = 0;
    publishView(feed);
}

void Storage::publishView(FeedState &feed)
{
    m_published.setView(feed.name, std::make_shared<const FeedView>(FeedView { feed.tail, feed.generation(), feed.extent }));
}

bool Storage::publishDictionary(const QString &name)
{
    const FeedState &feed = state(name);
    quint64 &published = m_publishedGenerations[name];
    if (published == feed.generation())
        return false;
    m_published.setDictionary(name, std::make_shared<const FeedDictionary>(feed.dictionary()), feed.generation());
    published = feed.generation();
    return true;
}

Status Storage::describe(const QString &name, quint32 termFields)
{
    FeedState &feed = state(name);
    if (feed.termFields == termFields)
        return ok();
    if (feed.termFields && !feed.extent.isEmpty()) {
        return Error { HistoryText::tr(
                           "The feed %1 cannot change which of its values are terms: the history holds observations of it.")
                           .arg(name),
                       {} };
    }
    feed.termFields = termFields;
    try {
        if (feed.id != 0)
            run(m_statements->updateFeed, termFields, feed.id);
    } catch (const SQLite::Exception &e) {
        return explain(e, m_path);
    }
    return ok();
}

void Storage::beginBulk(const QString &feed) { ++state(feed).bulk; }

bool Storage::endBulk(const QString &name)
{
    FeedState &feed = state(name);
    if (feed.bulk == 0 || --feed.bulk > 0)
        return false;
    m_chunkIndexes.clear();
    sealWhereDue();
    publishDictionary(name);
    return true;
}

void Storage::setSizeLimit(qint64 bytes)
{
    const int page = m_db->execAndGet("PRAGMA page_size").getInt();
    m_db->execAndGet("PRAGMA max_page_count = " + std::to_string(bytes > 0 ? std::max<qint64>(bytes / page, 1) : 4294967294));
}

void Storage::close()
{
    m_statements.reset();
    m_db.reset(); // the last connection to go: SQLite folds the write-ahead log into the file
}

} // namespace citywall
