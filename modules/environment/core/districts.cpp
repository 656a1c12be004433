// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/districts.h"

#include "core/ehdp.h"
#include "sdk/observationjson.h"

#include <algorithm>

namespace citywall::environment {

using namespace Qt::StringLiterals;

namespace {

QString typeOf(Districts::Division division) { return division == Districts::Division::Neighbourhoods ? u"UHF42"_s : u"CD"_s; }

GeoLine ringOf(const QJsonArray &json)
{
    GeoLine ring;
    for (const QJsonValue &v : json) {
        const QJsonArray position = v.toArray();
        ring.append({ position.at(0).toDouble(unknown), position.at(1).toDouble(unknown) });
    }
    const bool possible = std::ranges::all_of(ring, &GeoPoint::isValid);
    return possible && ring.size() >= 4 && ring.first() == ring.last() ? ring : GeoLine {};
}

} // namespace

FeedDescriptor districtAirFeed()
{
    const auto field = [](const QString &id, const QString &metric) {
        return FieldDescriptor { id, FieldDescriptor::Kind::Number, metric };
    };
    FeedDescriptor made;
    made.id = districtFeed;
    made.fields = { field(u"mean"_s, u"environment.district-mean"_s), field(u"low"_s, u"environment.district-mean"_s),
                    field(u"high"_s, u"environment.district-mean"_s), field(u"period"_s, u"environment.period"_s) };
    made.staleAfter = districtHorizon - std::chrono::hours(24);
    made.horizon = districtHorizon;
    made.makeDecoder = [described = made] { return observationJsonDecoder(described); };
    made.formats = { ehdpFormat() };
    return made;
}

Duration periodOf(float seconds)
{
    constexpr float longest = 100 * 366 * 86400.0F;
    return seconds > 0 && seconds <= longest ? Duration(qint64(double(seconds) * 1000)) : Duration(0);
}

GeoMultiPolygon polygonsOf(const QJsonObject &multiPolygon)
{
    GeoMultiPolygon polygons;
    if (multiPolygon.value(u"type").toString() != u"MultiPolygon")
        return polygons;
    for (const QJsonValue &polygon : multiPolygon.value(u"coordinates").toArray()) {
        QList<GeoLine> rings;
        for (const QJsonValue &ring : polygon.toArray())
            rings.append(ringOf(ring.toArray()));
        if (!rings.isEmpty() && std::ranges::none_of(rings, &GeoLine::isEmpty))
            polygons.append(rings);
    }
    return polygons;
}

Districts::Districts(HistoryReader &history, const TimeContext &time, QObject *parent)
    : QObject(parent), m_history(history), m_window(districtFeed, districtHorizon, history, time, FeedWindow::Keep::Newest)
{
    connect(&m_window, &FeedWindow::changed, this, &Districts::follow);
}

void Districts::setPollutant(Pollutant pollutant)
{
    if (std::exchange(m_pollutant, pollutant) != pollutant)
        choose();
}

void Districts::setYearly(bool yearly)
{
    if (std::exchange(m_yearly, yearly) != yearly)
        choose();
}

void Districts::setDivision(Division division)
{
    if (std::exchange(m_division, division) != division)
        choose();
}

UtcTime Districts::newest() const
{
    const TimeRange extent = m_history.extent(districtFeed);
    return extent.isEmpty() ? UtcTime {} : extent.end - Duration(1);
}

const DistrictReading *Districts::find(const QString &district) const
{
    const auto found = std::ranges::find(m_readings, district, &DistrictReading::district);
    return found == m_readings.end() ? nullptr : &*found;
}

void Districts::choose()
{
    takeShapes();
    follow();
}

void Districts::takeShapes()
{
    const FeedDictionaryPtr dictionary = m_window.dictionary();
    if (m_words == dictionary && m_shaped == m_division)
        return;
    m_words = dictionary;
    m_shaped = m_division;
    QList<Area> shapes;
    QSet<QString> taken;
    for (const Feature &feature : dictionary->features) {
        const QString district = feature.properties.value(u"district").toString();
        if (feature.properties.value(u"districtType").toString() != typeOf(m_division) || taken.contains(district))
            continue;
        Area shape { district,
                     feature.properties.value(u"districtName").toString(),
                     polygonsOf(feature.properties.value(u"boundary").toObject()),
                     {} };
        if (shape.geometry.isEmpty())
            continue;
        for (const QList<GeoLine> &polygon : std::as_const(shape.geometry)) {
            for (const GeoPoint &p : polygon.first())
                shape.bounds.extend(p);
        }
        taken.insert(district);
        shapes.append(shape);
    }
    m_shapes = shapes;
    Q_EMIT shapesChanged();
}

void Districts::follow()
{
    takeShapes();
    const FeedDictionaryPtr dictionary = m_window.dictionary();
    const Observations &rows = m_window.columns();
    const UtcTime now = m_window.now();
    const Made from { m_window.shown(), m_pollutant, m_yearly, m_division };
    if (from == m_made && m_since <= now && now < m_until && m_window.error().isEmpty())
        return;
    m_made = from;
    m_since = {};
    m_until = { std::numeric_limits<qint64>::max() };
    m_readings.clear();
    m_cityMean = unknown;
    const std::vector<quint32> latest = m_window.latestRows();
    const QString pollutant = m_pollutant == Pollutant::O3 ? u"o3"_s : u"pm25"_s;
    for (size_t key = 0; key < latest.size() && key < dictionary->features.size(); ++key) {
        const Feature &feature = dictionary->features[key];
        const QJsonObject &facts = feature.properties;
        const QString season = facts.value(u"season").toString();
        const quint32 row = latest[key];
        if (row == FeedWindow::noRow || facts.value(u"pollutant").toString() != pollutant || (season == u"annual") != m_yearly)
            continue;
        const UtcTime begin { rows.phenomenonTime[row] };
        const UtcTime end = begin + periodOf(rows.values[PeriodField][row]);
        (end <= now ? m_since : m_until) = end <= now ? std::max(m_since, end) : std::min(m_until, end);
        if (end <= now)
            continue;
        const QString type = facts.value(u"districtType").toString();
        if (type == u"Citywide")
            m_cityMean = double(rows.values[MeanField][row]);
        if (type != typeOf(m_division))
            continue;
        DistrictReading reading { feature.id,
                                  facts.value(u"district").toString(),
                                  facts.value(u"districtName").toString(feature.name),
                                  facts.value(u"borough").toString(),
                                  feature.position,
                                  season,
                                  begin,
                                  end };
        reading.mean = double(rows.values[MeanField][row]);
        reading.low = double(rows.values[LowField][row]);
        reading.high = double(rows.values[HighField][row]);
        if (rows.source[row] < dictionary->sources.size()) {
            const Source &source = dictionary->sources[rows.source[row]];
            reading.source = source.attribution.isEmpty() ? source.name : source.attribution;
        }
        m_readings.push_back(std::move(reading));
    }
    std::ranges::sort(m_readings, [](const DistrictReading &a, const DistrictReading &b) {
        const auto rank = [](const DistrictReading &r) { return std::isnan(r.mean) ? -1 : r.mean; };
        return rank(a) != rank(b) ? rank(a) > rank(b) : a.district < b.district;
    });
    Q_EMIT changed();
}

} // namespace citywall::environment
