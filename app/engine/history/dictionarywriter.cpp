// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/dictionarywriter.h"

#include <QJsonDocument>

namespace citywall {

namespace {

QByteArray compactJson(const QJsonObject &object)
{
    return object.isEmpty() ? QByteArray() : QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

DictionaryWriter::DictionaryWriter(SQLite::Database &db)
    : m_db(db), m_insertFeed(db, "INSERT INTO feed(name, terms) VALUES(?, ?)"),
      m_updateFeed(db, "UPDATE feed SET terms = ? WHERE id = ?"),
      m_putFeature(db,
                   "INSERT OR REPLACE INTO feature(feed, key, id, name, geometry, properties, crc) "
                   "VALUES(?1, ?2, ?3, ?4, ?5, ?6, row_crc(?1, ?2, ?3, ?4, ?5, ?6))"),
      m_insertTerm(db, "INSERT INTO term(feed, key, word, crc) VALUES(?1, ?2, ?3, row_crc(?1, ?2, ?3))"),
      m_insertSource(db,
                     "INSERT INTO source(feed, key, name, attribution, simulated, crc) "
                     "VALUES(?1, ?2, ?3, ?4, ?5, row_crc(?1, ?2, ?3, ?4, ?5))")
{
}

void DictionaryWriter::addFeed(FeedState &feed)
{
    if (feed.id != 0)
        return;
    run(m_insertFeed, feed.name, feed.termFields);
    feed.id = m_db.getLastInsertRowid();
}

void DictionaryWriter::describe(const FeedState &feed, quint32 termFields)
{
    if (feed.id != 0)
        run(m_updateFeed, termFields, feed.id);
}

std::vector<FeatureKey> DictionaryWriter::addFeatures(FeedState &feed, const std::vector<FeatureRecord> &features)
{
    std::vector<FeatureKey> keys;
    keys.reserve(features.size());
    for (const FeatureRecord &record : features) {
        const auto [key, change] = feed.feature(record);
        keys.push_back(key);
        if (change == FeedState::Change::None)
            continue;
        const Feature &feature = feed.dictionary().features[key];
        run(m_putFeature, feed.id, key, feature.id, feature.name, packGeometry(feature.geometry),
            compactJson(feature.properties));
    }
    return keys;
}

std::vector<float> DictionaryWriter::addTerms(FeedState &feed, const QStringList &terms)
{
    std::vector<float> keys;
    for (const QString &word : terms) {
        const auto [key, change] = feed.term(word);
        keys.push_back(float(key));
        if (change == FeedState::Change::Added)
            run(m_insertTerm, feed.id, key, word);
    }
    return keys;
}

quint16 DictionaryWriter::addSource(FeedState &feed, const Source &source)
{
    const auto [key, change] = feed.source(source);
    if (change == FeedState::Change::Added)
        run(m_insertSource, feed.id, key, source.name, source.attribution, source.simulated);
    return quint16(key);
}

} // namespace citywall
