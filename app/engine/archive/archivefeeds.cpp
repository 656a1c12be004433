// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/archive/archivefeeds.h"

#include "engine/history/positione7.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <pqxx/pqxx>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

QString textIn(const pqxx::field &field) { return QString::fromUtf8(field.view()); }

void readFeatures(FeedState &state, pqxx::transaction_base &transaction, qint64 after)
{
    const pqxx::result found = transaction.exec("SELECT id, name, ST_AsGeoJSON(geometry, 7), properties FROM citywall.feature "
                                                "WHERE feed = $1 AND revision > $2 ORDER BY key",
                                                pqxx::params { state.id, after });
    for (const pqxx::row &row : found) {
        (void)state.feature({ textIn(row[0]), textIn(row[1]), geometryFromText(row[2].view()),
                              QJsonDocument::fromJson(QByteArray::fromStdString(row[3].c_str())).object() });
    }
}

} // namespace

std::vector<ArchiveFeedRow> feedRows(pqxx::transaction_base &transaction, const char *rest, const pqxx::params &params)
{
    std::string sql = "SELECT id, name, terms, arrival, revision, epoch, raw_from, t_min, t_max FROM citywall.feed ";
    sql += rest;
    std::vector<ArchiveFeedRow> feeds;
    const pqxx::result rows = transaction.exec(sql, params);
    for (const pqxx::row &row : rows) {
        ArchiveFeedRow feed { row[0].as<qint64>(), textIn(row[1]) };
        if (!row[2].is_null())
            feed.terms = quint32(row[2].as<int>());
        feed.arrival = row[3].as<qint64>();
        feed.revision = row[4].as<qint64>();
        feed.epoch = row[5].as<qint64>();
        if (!row[6].is_null())
            feed.rawFrom = row[6].as<qint64>();
        if (!row[7].is_null())
            feed.extent = { { row[7].as<qint64>() }, { row[8].as<qint64>() + 1 } };
        feeds.push_back(feed);
    }
    return feeds;
}

ArchiveFeeds::ArchiveFeeds(const AreaIndex *areas, Published &published, std::function<void(const QString &)> dictionaryChanged)
    : m_areas(areas), m_published(published), m_dictionaryChanged(std::move(dictionaryChanged))
{
}

ArchiveFeed &ArchiveFeeds::feed(const QString &name)
{
    const std::scoped_lock lock(m_mutex);
    std::unique_ptr<ArchiveFeed> &feed = m_feeds[name];
    if (!feed)
        feed = std::make_unique<ArchiveFeed>(name, m_areas);
    return *feed;
}

std::vector<ArchiveFeed *> ArchiveFeeds::all()
{
    const std::scoped_lock lock(m_mutex);
    std::vector<ArchiveFeed *> feeds;
    for (const auto &[name, feed] : m_feeds)
        feeds.push_back(feed.get());
    return feeds;
}

void ArchiveFeeds::distrust()
{
    for (ArchiveFeed *feed : all()) {
        const std::scoped_lock lock(feed->mutex);
        feed->epoch = -1;
    }
}

void ArchiveFeeds::catchUp(ArchiveFeed &feed, pqxx::transaction_base &transaction, const ArchiveFeedRow &row)
{
    if (row.epoch != feed.epoch) {
        const int bulk = feed.state->bulk;
        feed.state = std::make_unique<FeedState>(feed.name, m_areas);
        feed.state->bulk = bulk;
        feed.epoch = row.epoch;
        feed.revision = 0;
        feed.shown = 0;
    }
    if (row.revision < feed.revision)
        return; // read before this desk added to it
    FeedState &state = *feed.state;
    state.id = row.id;
    state.termFields = row.terms ? row.terms : feed.described;
    state.rawFrom = row.rawFrom;
    state.extent = row.extent;
    if (row.revision == feed.revision)
        return;
    readFeatures(state, transaction, feed.revision);
    const pqxx::params newer { row.id, feed.revision };
    const pqxx::result terms =
        transaction.exec("SELECT word FROM citywall.term WHERE feed = $1 AND revision > $2 ORDER BY key", newer);
    for (const pqxx::row &term : terms)
        (void)state.term(textIn(term[0]));
    const pqxx::result sources = transaction.exec(
        "SELECT name, attribution, simulated FROM citywall.source WHERE feed = $1 AND revision > $2 ORDER BY key", newer);
    for (const pqxx::row &source : sources)
        (void)state.source({ textIn(source[0]), textIn(source[1]), source[2].as<bool>() });
    feed.revision = row.revision;
}

void ArchiveFeeds::show(ArchiveFeed &feed)
{
    const FeedState &state = *feed.state;
    m_published.setView(feed.name, std::make_shared<const FeedView>(FeedView { {}, state.generation(), state.extent }));
    if (feed.shown == state.generation())
        return;
    const bool isFirst = feed.shown == 0 && state.dictionary().features.empty() && state.dictionary().sources.empty();
    m_published.setDictionary(feed.name, std::make_shared<const FeedDictionary>(state.dictionary()), state.generation());
    feed.shown = state.generation();
    if (!isFirst)
        m_dictionaryChanged(feed.name);
}

void ArchiveFeeds::cover(const Observations &rows, pqxx::transaction_base &transaction)
{
    if (rows.size() == 0)
        return;
    ArchiveFeed &known = feed(rows.feed);
    const std::scoped_lock lock(known.mutex);
    const quint32 termFields = known.state->termFields.value_or(0);
    if (covers(*m_published.dictionary(rows.feed), termFields, rows))
        return;
    if (!covers(known.state->dictionary(), termFields, rows))
        catchUp(known, transaction, findFeed(transaction, rows.feed));
    show(known);
}

bool ArchiveFeeds::covers(const FeedDictionary &dictionary, quint32 termFields, const Observations &rows)
{
    if (std::ranges::max(rows.feature) >= dictionary.features.size()
        || std::ranges::max(rows.source) >= dictionary.sources.size())
        return false;
    for (size_t v = 0; v < maximumFields; ++v) {
        if (!(termFields >> v & 1))
            continue;
        for (const float term : rows.values[v]) {
            if (term >= float(dictionary.terms.size()))
                return false;
        }
    }
    return true;
}

ArchiveFeedRow findFeed(pqxx::transaction_base &transaction, const QString &name)
{
    const std::vector<ArchiveFeedRow> found = feedRows(transaction, "WHERE name = $1", pqxx::params { name.toStdString() });
    return found.empty() ? ArchiveFeedRow {} : found.front();
}

std::string geometryText(const GeoLine &line)
{
    QJsonArray points;
    for (const GeoPoint &p : line) {
        if (toE7(p.longitudeDegrees) != Observations::noPosition && toE7(p.latitudeDegrees) != Observations::noPosition)
            points.append(QJsonArray { p.longitudeDegrees, p.latitudeDegrees });
    }
    if (points.isEmpty())
        return {};
    const bool isPoint = points.size() == 1;
    const QJsonObject geometry { { u"type"_s, isPoint ? u"Point"_s : u"LineString"_s },
                                 { u"coordinates"_s, isPoint ? points.at(0) : QJsonValue(points) } };
    return QJsonDocument(geometry).toJson(QJsonDocument::Compact).toStdString();
}

GeoLine geometryFromText(std::string_view json)
{
    if (json.empty())
        return {};
    const QJsonObject geometry = QJsonDocument::fromJson(QByteArray(json.data(), qsizetype(json.size()))).object();
    const QJsonArray coordinates = geometry.value(u"coordinates").toArray();
    const auto point = [](const QJsonArray &position) {
        return GeoPoint { position.at(0).toDouble(), position.at(1).toDouble() };
    };
    if (geometry.value(u"type").toString() == u"Point")
        return { point(coordinates) };
    GeoLine line;
    for (const QJsonValue &position : coordinates)
        line.append(point(position.toArray()));
    return line;
}

std::string plainText(const QString &text)
{
    std::string plain = text.toUtf8().toStdString();
    std::erase(plain, '\0');
    return plain;
}

std::string plainText(const QByteArray &text)
{
    return text.isValidUtf8() && !text.contains('\0') ? text.toStdString() : plainText(QString::fromUtf8(text));
}

} // namespace citywall
