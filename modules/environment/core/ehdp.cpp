// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ehdp.h"

#include "core/districts.h"
#include "sdk/jsonreader.h"
#include "sdk/reason.h"

#include <QCoreApplication>

#include <map>

namespace citywall::environment {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostRecords = 500'000;
constexpr size_t mostRejections = 10'000;
constexpr double mostMicrograms = 10'000;

/// A column of the portal's catalogue: which statistic of which pollutant it holds.
struct Measure {
    Pollutant pollutant;
    DistrictField field;
};

/// Indicators 2023 and 2027 of the portal's catalogue.
std::optional<Measure> measureOf(qint64 id)
{
    switch (id) {
    case 365:
        return Measure { Pollutant::Pm25, MeanField };
    case 368:
        return Measure { Pollutant::Pm25, LowField };
    case 369:
        return Measure { Pollutant::Pm25, HighField };
    case 386:
        return Measure { Pollutant::O3, MeanField };
    case 389:
        return Measure { Pollutant::O3, LowField };
    case 390:
        return Measure { Pollutant::O3, HighField };
    default:
        return std::nullopt;
    }
}

/// The columns that matter, as they are in the file.
struct Columns {
    std::vector<qint64> measures;
    std::vector<QString> places;
    std::vector<QString> types;
    std::vector<qint64> periods;
    std::vector<double> values;

    static constexpr qint64 none = std::numeric_limits<qint64>::min();
    bool isEven() const
    {
        return places.size() == measures.size() && types.size() == measures.size() && periods.size() == measures.size()
            && values.size() == measures.size();
    }
};

template<typename Column, typename Read>
void readColumn(JsonReader &reader, Column &column, Read read)
{
    if (!reader.atArray()) {
        reader.skip();
        return;
    }
    reader.readArray([&] {
        if (column.size() < mostRecords)
            column.push_back(read());
        else
            reader.skip();
    });
}

Columns columnsOf(JsonReader &reader)
{
    Columns columns;
    QSet<QString> words; // one copy of each
    const auto integer = [&] { return reader.readInteger().value_or(Columns::none); };
    const auto word = [&] {
        const QJsonValue value = reader.readValue();
        return *words.insert(value.isDouble() ? QString::number(value.toInteger(-1)) : value.toString().left(64));
    };
    reader.readObject([&](std::string_view key) {
        if (key == "MeasureID")
            readColumn(reader, columns.measures, integer);
        else if (key == "GeoID")
            readColumn(reader, columns.places, word);
        else if (key == "GeoType")
            readColumn(reader, columns.types, word);
        else if (key == "TimePeriodID")
            readColumn(reader, columns.periods, integer);
        else if (key == "Value")
            readColumn(reader, columns.values, [&] { return reader.readNumber(); });
        else
            reader.skip();
    });
    return columns;
}

QString seasonWord(const QString &season, Pollutant pollutant)
{
    return (pollutant == Pollutant::O3 ? u"ozone, "_s : u"PM2.5, "_s) + season;
}

/// Puts the values of one payload together.
class Assembly
{
public:
    explicit Assembly(const EhdpCompanions &companions) : m_companions(companions) { }

    /// @returns why the record is not taken; empty = it was
    QString take(const Columns &columns, size_t i)
    {
        const std::optional<Measure> measure = measureOf(columns.measures[i]);
        const QString &type = columns.types[i];
        if (!measure)
            return Reason::phrase("measure not known");
        if (type == u"Borough" || type == u"UHF34")
            return Reason::phrase("coarser division than the ones that are kept");
        if (type != u"UHF42" && type != u"CD" && type != u"Citywide")
            return Reason::phrase("kind of district not known");
        const auto period = m_companions.periods.constFind(columns.periods[i]);
        if (period == m_companions.periods.cend())
            return Reason::phrase("time period not known");
        if (period->season.isEmpty())
            return Reason::phrase("period is neither a season nor a year");
        const QString district = type + u'-' + columns.places[i];
        if (!m_companions.places.isEmpty() && !m_companions.places.contains(district))
            return Reason::phrase("district not in the lookup");
        const double micrograms =
            measure->pollutant == Pollutant::O3 ? microgramsPerCubicMeter(Pollutant::O3, columns.values[i]) : columns.values[i];
        if (!(micrograms >= 0 && micrograms <= mostMicrograms))
            return Reason::phrase("value missing or impossible");
        ObservationRecord &record = observation(featureOf(district, type, *period, measure->pollutant), *period);
        if (!std::isnan(record.values[measure->field]))
            return Reason::phrase("value given twice");
        record.values[measure->field] = float(micrograms);
        return {};
    }
    DecodedBatch &&batch() { return std::move(m_batch); }

private:
    quint32 featureOf(const QString &district, const QString &type, const EhdpCompanions::Period &period, Pollutant pollutant)
    {
        const QString substance = pollutant == Pollutant::O3 ? u"o3"_s : u"pm25"_s;
        const QString id = u"%1:%2:%3"_s.arg(district, substance, period.season);
        if (const auto known = m_features.constFind(id); known != m_features.cend())
            return *known;
        const EhdpCompanions::Place place = m_companions.places.value(district);
        FeatureRecord feature { id, {}, {}, {} };
        feature.name = u"%1 · %2"_s.arg(place.name.isEmpty() ? district : place.name, seasonWord(period.season, pollutant));
        if (place.position.isValid())
            feature.geometry = { place.position };
        feature.properties = { { u"district"_s, district },
                               { u"districtName"_s, place.name.isEmpty() ? district : place.name },
                               { u"districtType"_s, type },
                               { u"pollutant"_s, substance },
                               { u"season"_s, period.season } };
        if (!place.borough.isEmpty())
            feature.properties.insert(u"borough"_s, place.borough);
        if (!place.boundary.isEmpty())
            feature.properties.insert(u"boundary"_s, place.boundary);
        const auto key = quint32(m_batch.features.size());
        m_batch.features.push_back(std::move(feature));
        m_features.insert(id, key);
        return key;
    }
    ObservationRecord &observation(quint32 feature, const EhdpCompanions::Period &period)
    {
        const auto [at, fresh] = m_rows.try_emplace({ feature, period.begin }, m_batch.observations.size());
        if (fresh) {
            ObservationRecord record;
            record.feature = feature;
            record.phenomenonTime = period.begin;
            record.values[PeriodField] = float(double(period.length.count()) / 1000);
            m_batch.observations.push_back(std::move(record));
        }
        return m_batch.observations[at->second];
    }

    const EhdpCompanions &m_companions;
    DecodedBatch m_batch;
    QHash<QString, quint32> m_features;
    std::map<std::pair<quint32, UtcTime>, size_t> m_rows;
};

QByteArray sampleOf(const Columns &columns, size_t i)
{
    return u"MeasureID %1, %2 %3, TimePeriodID %4, Value %5"_s.arg(columns.measures[i])
        .arg(columns.types[i], columns.places[i])
        .arg(columns.periods[i])
        .arg(columns.values[i])
        .toUtf8()
        .left(256);
}

struct EhdpText {
    Q_DECLARE_TR_FUNCTIONS(EhdpText)
};

} // namespace

PayloadFormat ehdpFormat()
{
    return { u"nyc-ehdp"_s, u"NYC Environment & Health Data Portal"_s,
             [](QByteArrayView payload) {
                 return looksLikeJson(payload)
                     && payload.first(std::min<qsizetype>(payload.size(), 64)).contains("\"MeasureID\"");
             },
             [](const QList<QByteArray> &files) -> Decoder {
                 return [companions = EhdpCompanions::of(files)](QByteArrayView payload, UtcTime) {
                     return decodeEhdp(payload, companions);
                 };
             },
             EhdpText::tr("time periods (JSON), lookup of places (CSV), boundaries (GeoJSON, TopoJSON)") };
}

DecodedBatch decodeEhdp(QByteArrayView payload, const EhdpCompanions &companions)
{
    constexpr int deepest = 4;
    JsonReader reader(payload, deepest);
    const auto refuse = [&](const QString &reason) {
        DecodedBatch batch;
        batch.rejections.push_back({ reason, 0, payload.first(std::min<qsizetype>(payload.size(), 256)).toByteArray() });
        return batch;
    };
    if (companions.periods.isEmpty())
        return refuse(Reason::phrase("the file of time periods is missing"));
    if (!reader.atObject())
        return refuse(Reason::phrase("not a JSON object"));
    const Columns columns = columnsOf(reader);
    if (reader.failed() || !reader.finished())
        return refuse(Reason::phrase("not JSON") + u": "_s + QString::fromStdString(reader.problem()));
    if (!columns.isEven())
        return refuse(Reason::phrase("columns of unequal length"));
    Assembly assembly(companions);
    std::vector<Rejection> rejections;
    for (const QString &problem : companions.problems)
        rejections.push_back({ problem, 0, {} });
    for (size_t i = 0; i < columns.values.size() && rejections.size() < mostRejections; ++i) {
        if (const QString reason = assembly.take(columns, i); !reason.isEmpty())
            rejections.push_back({ reason, qint64(i + 1), sampleOf(columns, i) });
    }
    DecodedBatch batch = assembly.batch();
    batch.rejections = std::move(rejections);
    return batch;
}

} // namespace citywall::environment
