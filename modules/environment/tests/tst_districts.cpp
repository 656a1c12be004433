// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/districts.h"
#include "core/ehdp.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"

#include <QFile>
#include <QTest>

using namespace citywall;
using namespace citywall::environment;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

const UtcTime received = UtcTime::fromIso(u"2026-06-01T12:00:00Z");

QByteArray openFile(const QString &name)
{
    QFile file(qEnvironmentVariable("CITYWALL_OPEN_DATA", QStringLiteral(CITYWALL_SOURCE_DIR "/../shared/data")) + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<QByteArray> realCompanions()
{
    return { openFile(u"boundaries/nyc_community_districts.topo.json"_s), openFile(u"environment/nyc_ehdp_TimePeriods.json"_s),
             openFile(u"boundaries/nyc_ehdp_geolookup.csv"_s), openFile(u"boundaries/nyc_uhf42.geojson"_s) };
}

QHash<QString, int> reasons(const DecodedBatch &batch)
{
    QHash<QString, int> counted;
    for (const Rejection &rejection : batch.rejections)
        ++counted[rejection.reason];
    return counted;
}

/// The newest and all values of a feature.
std::vector<ObservationRecord> rowsOf(const DecodedBatch &batch, const QString &feature)
{
    std::vector<ObservationRecord> rows;
    for (const ObservationRecord &o : batch.observations) {
        if (batch.features[o.feature].id == feature)
            rows.push_back(o);
    }
    return rows;
}

/// Winter and summer of 2012 and the year.
const QByteArray periods = R"([
    {"TimePeriodID": 1, "TimePeriod": "Winter 2011-12", "TimeType": "Winter Seasonal", "start_period": 1322697600000, "end_period": 1330560000000},
    {"TimePeriodID": 2, "TimePeriod": "Summer 2012", "TimeType": null, "start_period": 1338508800000, "end_period": 1346457600000},
    {"TimePeriodID": 3, "TimePeriod": "Annual Average 2012", "TimeType": "Annual Average", "start_period": 1322697600000, "end_period": 1354320000000},
    {"TimePeriodID": 4, "TimePeriod": "2-Year Summer Average 2011-2012", "TimeType": "other", "start_period": 1306886400000, "end_period": 1346371200000},
    {"TimePeriodID": 5, "TimePeriod": "Winter 2012-13", "TimeType": "Winter Seasonal", "start_period": 1354320000000, "end_period": 1354320000000}])";
const QByteArray places = "GeoType,GeoTypeDesc,GeoTypeShortDesc,GeoID,Name,BoroID,Borough,Lat,Long\n"
                          "Citywide,Citywide,Citywide,1,New York City,,,,\n"
                          "UHF42,UHF 42,n,101,\"Hill, North\",1,Bronx,40.89,-73.90\n"
                          "UHF42,UHF 42,n,102,South,1,Bronx,40.80,-73.90\n"
                          "CD,Community District,n,101,Financial District (CD1),3,Manhattan,40.70,-74.01\n";
const QByteArray boundaries = R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"GEOCODE":101,"GEONAME":"Hill, North"},"geometry":{"type":"Polygon","coordinates":[[[-74,41],[-73.9,41],[-73.9,41.1],[-74,41]]]}},
    {"type":"Feature","properties":{"GEOCODE":0,"GEONAME":""},"geometry":null}]})";

QByteArray payload(const QByteArray &rows)
{
    // Rows of measure, type, place, period, value, turned into columns.
    std::array<QByteArrayList, 5> columns;
    for (const QByteArray &row : rows.split(';')) {
        const QByteArrayList cells = row.trimmed().split(' ');
        for (size_t i = 0; i < columns.size(); ++i)
            columns[i] << (i == 1 ? '"' + cells.value(qsizetype(i)) + '"' : cells.value(qsizetype(i)));
    }
    return "{\"MeasureID\":[" + columns[0].join(',') + "],\"GeoType\":[" + columns[1].join(',') + "],\"GeoID\":["
        + columns[2].join(',') + "],\"TimePeriodID\":[" + columns[3].join(',') + "],\"Value\":[" + columns[4].join(',')
        + "],\"Note\":[{\"a\":[1]}]}";
}

} // namespace

class TestDistricts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newYorksFiles()
    {
        const QList<QByteArray> companions = realCompanions();
        if (companions.contains(QByteArray()))
            QSKIP("the open data folder is not here");
        const FeedDescriptor feed = districtAirFeed();
        const Decoder decode = feed.decoder({}, companions); // recognised by its beginning
        // python3: d = json.load(open(FILE)); R = list(zip(d['MeasureID'], d['GeoType'], d['GeoID'], d['TimePeriodID'], d['Value'])); t: the
        // periods by id. len(R) = 17766; of GeoType Borough and UHF34 4914; the others have 4284 different (GeoType, GeoID, TimePeriodID),
        // three values each, of 306 (GeoType, GeoID, first word of the period's name); their means sum up to 39375.7058
        const DecodedBatch particles = decode(openFile(u"environment/nyc_ehdp_indicator_2023.json"_s), received);
        QCOMPARE(reasons(particles), (QHash<QString, int> { { u"coarser division than the ones that are kept"_s, 4914 } }));
        QCOMPARE(particles.observations.size(), size_t(4284));
        QCOMPARE(particles.features.size(), size_t(306));
        double sum = 0;
        for (const ObservationRecord &o : particles.observations) {
            QVERIFY(o.values[LowField] <= o.values[MeanField] && o.values[MeanField] <= o.values[HighField]);
            sum += double(o.values[MeanField]);
        }
        QVERIFY(std::abs(sum - 39375.7058) < 0.01);
        // [r for r in R if r[1] == 'UHF42' and r[2] == 101 and t[r[3]] == 'Winter 2008-09']: 14.66, 14.15, 15.47
        const std::vector<ObservationRecord> winters = rowsOf(particles, u"UHF42-101:pm25:winter"_s);
        QCOMPARE(winters.size(), size_t(14));
        const auto first = std::ranges::min_element(winters, {}, &ObservationRecord::phenomenonTime);
        QCOMPARE(first->phenomenonTime.toIso(), u"2008-12-01T00:00:00Z"_s);
        QCOMPARE(first->values, (std::array { 14.66F, 14.15F, 15.47F, 90 * 86400.0F }));
        // 126, the only period that is neither: 102 districts, three values each; 1755 of Borough and UHF34
        const DecodedBatch ozone = decode(openFile(u"environment/nyc_ehdp_indicator_2027.json"_s), received);
        QCOMPARE(reasons(ozone),
                 (QHash<QString, int> { { u"coarser division than the ones that are kept"_s, 1755 },
                                        { u"period is neither a season nor a year"_s, 306 } }));
        QCOMPARE(ozone.observations.size(), size_t(1428));
        // UHF42 101 in summer 2012: 33.72 ppb = 33.72 · 47.9982 / 24.465 µg/m³
        const std::vector<ObservationRecord> summers = rowsOf(ozone, u"UHF42-101:o3:summer"_s);
        const auto summer2012 =
            std::ranges::find(summers, UtcTime::fromIso(u"2012-06-01T00:00:00Z"), &ObservationRecord::phenomenonTime);
        QVERIFY(summer2012 != summers.end());
        QVERIFY(std::abs(double(summer2012->values[MeanField]) - 66.155) < 0.01);

        // All 42 neighbourhoods and 59 community districts have their boundary, the right one: their middle by the lookup is inside.
        QSet<QString> inside;
        for (const FeatureRecord &feature : particles.features) {
            const GeoMultiPolygon shape = polygonsOf(feature.properties[u"boundary"].toObject());
            QCOMPARE(shape.isEmpty(), feature.properties[u"districtType"].toString() == u"Citywide");
            if (!shape.isEmpty() && contains(shape, feature.geometry.value(0)))
                inside.insert(feature.properties[u"district"].toString());
        }
        QVERIFY2(inside.size() >= 97, qPrintable(QString::number(inside.size()))); // a bent one may not hold its own middle
    }

    void badRecordsAreRejectedAndTheirNeighboursStay()
    {
        const Decoder decode = districtAirFeed().decoder(u"nyc-ehdp"_s, { places, boundaries, periods });
        const DecodedBatch batch =
            decode(payload("365 UHF42 101 1 9.5; 368 UHF42 101 1 9.1; 369 UHF42 101 1 null; 365 UHF42 101 1 9.6; 7 UHF42 101 1 3;"
                           "365 UHF34 101 1 3; 365 Moon 101 1 3; 365 UHF42 999 1 3; 365 UHF42 102 77 3; 365 UHF42 102 4 3;"
                           "365 UHF42 102 5 3; 365 UHF42 102 2 -1; 386 Citywide 1 2 30; 365 UHF42 102 2 1e300"),
                   received);
        QCOMPARE(batch.observations.size(), size_t(2));
        QCOMPARE(batch.observations[0].values[MeanField], 9.5F);
        QCOMPARE(batch.observations[0].values[LowField], 9.1F);
        QVERIFY(std::isnan(batch.observations[0].values[HighField]));
        QCOMPARE(batch.features[0].name, u"Hill, North · PM2.5, winter"_s);
        QCOMPARE(batch.features[0].geometry, (GeoLine { { -73.90, 40.89 } }));
        QCOMPARE(polygonsOf(batch.features[0].properties[u"boundary"].toObject()).first().first().size(), 4);
        QVERIFY(std::abs(double(batch.observations[1].values[MeanField]) - 30 * 47.9982 / 24.4654) < 1e-3);
        QCOMPARE(reasons(batch),
                 (QHash<QString, int> { { u"value missing or impossible"_s, 3 },
                                        { u"value given twice"_s, 1 },
                                        { u"measure not known"_s, 1 },
                                        { u"coarser division than the ones that are kept"_s, 1 },
                                        { u"kind of district not known"_s, 1 },
                                        { u"district not in the lookup"_s, 1 },
                                        { u"time period not known"_s, 2 }, // one of them ends when it begins
                                        { u"period is neither a season nor a year"_s, 1 } }));
        QCOMPARE(batch.rejections[0].line, 3);
        QCOMPARE(batch.rejections[0].sample, QByteArray("MeasureID 369, UHF42 101, TimePeriodID 1, Value nan"));
    }

    void whatIsNoSuchFile()
    {
        const auto reasonOf = [](const QByteArray &bytes, const QList<QByteArray> &companions) {
            const DecodedBatch batch = districtAirFeed().decoder(u"nyc-ehdp"_s, companions)(bytes, received);
            return batch.observations.empty() && batch.rejections.size() == 1 ? batch.rejections[0].reason : QString();
        };
        const QByteArray good = payload("365 UHF42 101 1 9.5");
        QCOMPARE(reasonOf(good, { places }), u"the file of time periods is missing"_s);
        QCOMPARE(reasonOf("[1]", { periods }), u"not a JSON object"_s);
        QCOMPARE(reasonOf(R"({"MeasureID":[365],"Value":[1,2]})", { periods }), u"columns of unequal length"_s);
        for (qsizetype end = 0; end < good.size(); ++end) // cut off anywhere: refused, not half taken
            QVERIFY(!reasonOf(good.first(end), { periods }).isEmpty());
        QCOMPARE(reasonOf("{\"MeasureID\":" + QByteArray(100'000, '['), { periods }).left(8), u"not JSON"_s);
        const DecodedBatch odd = districtAirFeed().decoder(u"nyc-ehdp"_s, { periods, "GIF89a", "{\"a\":1}", "" })(good, received);
        QCOMPARE(odd.observations.size(), size_t(1)); // without a lookup it has no name and no place, but stays
        QCOMPARE(odd.rejections.size(), size_t(3)); // each companion that is none is told
    }

    void thePeriodThatTheClockIsIn()
    {
        FakeClock clock { QTimeZone("America/New_York"), FakeClock::Answers::AtOnce };
        FakeHistory history;
        Districts districts(history, clock);
        const AreaIndex none { {} };
        const DecodedBatch batch = districtAirFeed().decoder(u"nyc-ehdp"_s, { places, boundaries, periods })(
            payload("365 UHF42 101 1 9.5; 365 UHF42 102 1 11; 365 CD 101 1 8; 365 Citywide 1 1 10; 365 UHF42 101 2 7;"
                    "365 UHF42 102 2 6; 365 UHF42 101 3 8.25; 386 UHF42 101 2 30"),
            received);
        QCOMPARE(batch.rejections.size(), size_t(0));
        const auto at = [&](const char16_t *time) { clock.seek(UtcTime::fromIso(time).milliseconds); };
        at(u"2012-01-15T12:00:00Z");
        history.take(districtFeed, batch, none);
        QCOMPARE(districts.readings().size(), size_t(2));
        QCOMPARE(districts.readings()[0].name, u"South"_s); // the highest first
        QCOMPARE(districts.readings()[0].season, u"winter"_s);
        QCOMPARE(districts.readings()[1].mean, 9.5);
        QCOMPARE(districts.cityMean(), 10.0);
        QCOMPARE(districts.shapes().size(), 1);
        QCOMPARE(districts.shapes()[0].id, u"UHF42-101"_s);
        QCOMPARE(districts.newest(), UtcTime::fromIso(u"2012-06-01T00:00:00Z"));

        districts.setDivision(Districts::Division::CommunityDistricts);
        QCOMPARE(districts.readings().size(), size_t(1));
        QCOMPARE(districts.readings()[0].mean, 8.0);
        QVERIFY(districts.shapes().isEmpty()); // has no boundary
        districts.setDivision(Districts::Division::Neighbourhoods);

        at(u"2012-04-15T12:00:00Z"); // spring: no season, but the year
        QVERIFY(districts.readings().empty());
        QVERIFY(std::isnan(districts.cityMean()));
        districts.setYearly(true);
        QCOMPARE(districts.readings().size(), size_t(1));
        QCOMPARE(districts.readings()[0].mean, 8.25);
        districts.setYearly(false);
        at(u"2012-05-31T23:59:59Z");
        QVERIFY(districts.readings().empty());
        at(u"2012-06-01T00:00:00Z");
        QCOMPARE(districts.readings()[0].mean, 7.0);
        districts.setPollutant(Pollutant::O3);
        QCOMPARE(districts.readings().size(), size_t(1));
        at(u"2012-09-01T00:00:00Z"); // over
        QVERIFY(districts.readings().empty());
        at(u"2012-08-31T23:59:59Z");
        QCOMPARE(districts.readings().size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestDistricts)
#include "tst_districts.moc"
