// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakehistory.h"
#include "samplemapping.h"

#include "engine/ingest/mappeddecoder.h"
#include "engine/ingest/mappedformat.h"
#include "engine/ingest/shift.h"
#include "engine/ingest/units.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <cstdlib>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

DecodedBatch decode(const Mapping &mapping, const QList<QHash<QString, QByteArray>> &rows)
{
    Result<MappedDecoder> decoder = MappedDecoder::make(mapping, feedsOfTests()[0]);
    if (!decoder)
        qFatal("%s", qPrintable(decoder.error().message));
    std::vector<Record> records;
    for (const auto &row : rows) {
        Record record;
        record.line = qint64(records.size()) + 2;
        for (const QString &column : mapping.columns())
            record.cells.push_back(row.value(column));
        records.push_back(record);
    }
    return decoder->decode(records);
}

QHash<QString, QByteArray> row(std::initializer_list<std::pair<QString, QByteArray>> changes = {})
{
    QHash<QString, QByteArray> cells {
        { u"id"_s, "7" }, { u"when"_s, "2024-01-15T12:00:00" }, { u"x"_s, "-73.9" }, { u"y"_s, "40.7" }, { u"v"_s, "30" }
    };
    for (const auto &[column, text] : changes)
        cells[column] = text;
    return cells;
}

} // namespace

class MappingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordBecomesAnObservation()
    {
        const DecodedBatch batch = decode(mappingOf(sample()),
                                          { row({ { u"t"_s, "2" },
                                                  { u"state"_s, "0" },
                                                  { u"a"_s, " Main  St " },
                                                  { u"b"_s, "-" },
                                                  { u"owner"_s, "City" },
                                                  { u"lanes"_s, "3" },
                                                  { u"open"_s, "True" } }) });
        QCOMPARE(batch.rejections.size(), 0UL);
        QCOMPARE(batch.observations.size(), 1UL);
        const ObservationRecord &o = batch.observations[0];
        QCOMPARE(o.phenomenonTime.toIso(), u"2024-01-15T17:00:00Z"_s); // EST is UTC−5
        QCOMPARE(o.values[0], 13.4112F);                              // 30 mph × 0.44704
        QVERIFY(std::isnan(o.values[1]));
        QCOMPARE(o.values[2], 120.0F);
        QCOMPARE(batch.terms, QStringList { u"ok"_s });
        QCOMPARE(o.values[3], 0.0F);
        QCOMPARE(batch.features[0].id, u"7"_s);
        QCOMPARE(batch.features[0].name, u"Main St"_s);
        QCOMPARE(batch.features[0].geometry, GeoLine({ { -73.9, 40.7 } }));
        QCOMPARE(batch.features[0].properties, QJsonObject({ { u"owner"_s, u"City"_s } }));
        QCOMPARE(o.detail, QByteArray(R"({"causes":["Main St"],"lanes":3,"open":true})"));
    }

    void recordsAreRejectedWithTheirReason_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason");
        QTest::newRow("rule: equals") << u"state"_s << QByteArray("-101") << u"no data"_s;
        QTest::newRow("rule: below") << u"v"_s << QByteArray("-1") << u"negative speed"_s;
        QTest::newRow("no time") << u"when"_s << QByteArray() << u"time missing"_s;
        QTest::newRow("bad time") << u"when"_s << QByteArray("2024-13-01T00:00:00") << u"time malformed"_s;
        QTest::newRow("skipped time") << u"when"_s << QByteArray("2024-03-10T02:30:00")
                                      << u"local time skipped by a clock change"_s;
        QTest::newRow("no id") << u"id"_s << QByteArray(" ") << u"id missing"_s;
        QTest::newRow("no position") << u"x"_s << QByteArray() << u"position missing"_s;
        QTest::newRow("position of words") << u"x"_s << QByteArray("west") << u"position is not a number"_s;
        QTest::newRow("position off the earth") << u"y"_s << QByteArray("95") << u"position out of range"_s;
        QTest::newRow("position nan") << u"y"_s << QByteArray("nan") << u"position out of range"_s;
        QTest::newRow("speed of words") << u"v"_s << QByteArray("fast") << u"speed: not a number"_s;
        QTest::newRow("speed without end") << u"v"_s << QByteArray("inf") << u"speed: not a number"_s;
    }
    void recordsAreRejectedWithTheirReason()
    {
        QFETCH(const QString, column);
        QFETCH(const QByteArray, text);
        QFETCH(const QString, reason);
        const DecodedBatch batch = decode(mappingOf(sample()), { row(), row({ { column, text } }), row({ { u"id"_s, "8" } }) });
        QCOMPARE(batch.observations.size(), 2UL); // the neighbours survive
        QCOMPARE(batch.rejections.size(), 1UL);
        QCOMPARE(batch.rejections[0].reason, reason);
        QCOMPARE(batch.rejections[0].line, 3);
    }

    void zeroIsNoPosition()
    {
        const DecodedBatch batch = decode(mappingOf(sample()), { row({ { u"x"_s, "0.0" }, { u"y"_s, "0" } }) });
        QCOMPARE(batch.rejections.at(0).reason, u"position is 0, 0"_s);
    }

    void aFeatureThatMoves()
    {
        const DecodedBatch batch = decode(mappingOf(sample()), { row(), row(), row({ { u"x"_s, "-73.8" } }) });
        QCOMPARE(batch.features.size(), 1UL);
        QVERIFY(!batch.observations[1].position.isValid()); // where the feature is
        QCOMPARE(batch.observations[2].position, GeoPoint({ -73.8, 40.7 }));
    }

    void missingWordsAreMissingValues()
    {
        const DecodedBatch batch = decode(mappingOf(sample()), { row({ { u"v"_s, "NA" } }) });
        QCOMPARE(batch.observations.size(), 1UL);
        QVERIFY(std::isnan(batch.observations[0].values[0]));
    }

    void aLocalTimeThatOccursTwice()
    {
        // 2024-11-03 01:30 in New York is 05:30 UTC (EDT) and 06:30 UTC (EST).
        const auto at = [](const QString &rule) {
            QJsonObject o = sample();
            QJsonObject time = o[u"time"].toObject();
            time[u"ambiguous"_s] = rule;
            o[u"time"_s] = time;
            return decode(mappingOf(o), { row({ { u"when"_s, "2024-11-03 01:30:00" } }) });
        };
        QCOMPARE(at(u"first"_s).observations.at(0).phenomenonTime.toIso(), u"2024-11-03T05:30:00Z"_s);
        QCOMPARE(at(u"second"_s).observations.at(0).phenomenonTime.toIso(), u"2024-11-03T06:30:00Z"_s);
        QCOMPARE(at(u"reject"_s).rejections.at(0).reason, u"local time occurs twice at a clock change"_s);
    }

    void timeFormats_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("utc");
        QTest::newRow("iso with offset") << u"iso"_s << QByteArray("2024-07-01T12:00:00+02:00") << u"2024-07-01T10:00:00Z"_s;
        QTest::newRow("iso with Z") << u"iso"_s << QByteArray("2024-07-01T12:00:00.250Z") << u"2024-07-01T12:00:00.250Z"_s;
        QTest::newRow("pattern") << u"MM/dd/yyyy h:mm:ss AP"_s << QByteArray("07/01/2024 1:05:00 PM")
                                 << u"2024-07-01T17:05:00Z"_s;
        QTest::newRow("midnight") << u"MM/dd/yyyy hh:mm:ss AP"_s << QByteArray("12/31/2023 12:00:01 AM")
                                  << u"2023-12-31T05:00:01Z"_s;
        QTest::newRow("one digit or two") << u"M/d/yyyy H:mm"_s << QByteArray("1/31/2023 17:07") << u"2023-01-31T22:07:00Z"_s;
        QTest::newRow("date") << u"yyyy-MM-dd"_s << QByteArray("2024-02-29") << u"2024-02-29T05:00:00Z"_s;
        QTest::newRow("month's name") << u"d MMM yyyy HH:mm"_s << QByteArray("1 Jul 2024 12:00") << u"2024-07-01T16:00:00Z"_s;
        QTest::newRow("milliseconds") << u"yyyy-MM-dd HH:mm:ss.zzz"_s << QByteArray("2024-07-01 12:00:00.250")
                                      << u"2024-07-01T16:00:00.250Z"_s;
        QTest::newRow("no such day") << u"MM/dd/yyyy"_s << QByteArray("02/30/2024") << QString();
        QTest::newRow("no such month") << u"MM/dd/yyyy"_s << QByteArray("13/01/2024") << QString();
        QTest::newRow("no such hour") << u"MM/dd/yyyy h:mm AP"_s << QByteArray("07/01/2024 13:05 PM") << QString();
        QTest::newRow("a short year") << u"MM/dd/yyyy"_s << QByteArray("07/01/24") << QString();
        QTest::newRow("more than asked for") << u"M/d/yyyy H:mm"_s << QByteArray("1/31/2023 17:07 x") << QString();
        QTest::newRow("less") << u"M/d/yyyy H:mm"_s << QByteArray("1/31/2023") << QString();
        QTest::newRow("epoch") << u"epoch-seconds"_s << QByteArray("1719835200") << u"2024-07-01T12:00:00Z"_s;
        QTest::newRow("epoch ms") << u"epoch-milliseconds"_s << QByteArray("1719835200250") << u"2024-07-01T12:00:00.250Z"_s;
    }
    void timeFormats()
    {
        QFETCH(const QString, format);
        QFETCH(const QByteArray, text);
        QFETCH(const QString, utc);
        TimeParser parser({ {}, { format }, "America/New_York", TimeRule::Ambiguous::First });
        QCOMPARE(parser.parse(text).time.toIso(), utc);
    }

    void theComputersZoneDoesNotMatter()
    {
        qputenv("TZ", "America/Chicago");
        tzset();
        const auto restore = qScopeGuard([] {
            qputenv("TZ", "UTC");
            tzset();
        });
        // 02:30 of that day exists in Berlin, but not in Chicago.
        for (const QString &format : { u"iso"_s, u"yyyy-MM-dd HH:mm:ss"_s }) {
            TimeParser parser({ {}, { format }, "Europe/Berlin", TimeRule::Ambiguous::First });
            QCOMPARE(parser.parse("2024-03-10 02:30:00").time.toIso(), u"2024-03-10T01:30:00Z"_s);
        }
    }

    void aTimeWithoutZoneIsRejected()
    {
        TimeParser parser({ {}, { u"iso"_s }, {}, TimeRule::Ambiguous::First });
        QCOMPARE(parser.parse("2024-07-01T12:00:00").problem, "time without zone");
        QVERIFY(parser.parse("2024-07-01T12:00:00Z").time.isValid());
    }

    void datum()
    {
        QJsonObject o = sample();
        QJsonObject feature = o[u"feature"].toObject();
        feature[u"geometry"_s] = QJsonObject {
            { u"type"_s, u"point"_s }, { u"longitude"_s, u"x"_s }, { u"latitude"_s, u"y"_s }, { u"datum"_s, u"EPSG:2263"_s }
        };
        o[u"feature"_s] = feature;
        // The inverse Lambert conformal conic of EPSG:2263 (Snyder, Map Projections, p. 107 ff., GRS 80), worked out apart
        const DecodedBatch batch = decode(mappingOf(o), { row({ { u"x"_s, "987654.3" }, { u"y"_s, "212345.6" } }) });
        const GeoPoint p = batch.features.at(0).geometry.at(0);
        QVERIFY2(distanceMeters(p, { expectedLongitude, expectedLatitude }) < 2,
                 qPrintable(u"%1 %2"_s.arg(p.longitudeDegrees, 0, 'f', 7).arg(p.latitudeDegrees, 0, 'f', 7)));

        feature[u"geometry"_s] = QJsonObject {
            { u"type"_s, u"point"_s }, { u"longitude"_s, u"x"_s }, { u"latitude"_s, u"y"_s }, { u"datum"_s, u"EPSG:999999"_s }
        };
        o[u"feature"_s] = feature;
        const auto unknown = MappedDecoder::make(mappingOf(o), feedsOfTests()[0]);
        QVERIFY(!unknown);
        QVERIFY(unknown.error().message.contains(u"EPSG:999999"));
    }

    void wellKnownText()
    {
        QJsonObject o = sample();
        QJsonObject feature = o[u"feature"_s].toObject();
        // A place at Queensboro Bridge, worked out apart as in datum()
        feature[u"geometry"_s] = QJsonObject { { u"type"_s, u"wkt"_s }, { u"column"_s, u"x"_s }, { u"datum"_s, u"EPSG:2263"_s } };
        o[u"feature"_s] = feature;
        const Mapping feet = mappingOf(o);
        const GeoPoint p =
            decode(feet, { row({ { u"x"_s, "POINT (994214.9732317923 216043.31446641852)" } }) }).features.at(0).geometry.at(0);
        QVERIFY(distanceMeters(p, { -73.9640296, 40.7596598 }) < 2);

        feature[u"geometry"_s] = QJsonObject { { u"type"_s, u"wkt"_s }, { u"column"_s, u"x"_s } };
        o[u"feature"_s] = feature;
        const Mapping degrees = mappingOf(o);
        const DecodedBatch line = decode(degrees, { row({ { u"x"_s, "LINESTRING (-73.9 40.7, -73.8 40.75)" } }) });
        QCOMPARE(line.features.at(0).geometry, GeoLine({ { -73.9, 40.7 }, { -73.8, 40.75 } }));
        for (const auto &[text, reason] : { std::pair("", "position missing"), std::pair("POINT EMPTY", "position missing"),
                                            std::pair("POINT (x y)", "position is no well-known text"),
                                            std::pair("POLYGON ((0 0, 1 0, 1 1, 0 0))", "position is neither a point nor a line"),
                                            std::pair("POINT (-73.9 99)", "position out of range") }) {
            const DecodedBatch wrong = decode(degrees, { row({ { u"x"_s, text } }) });
            QCOMPARE(wrong.observations.size(), 0UL);
            QCOMPARE(wrong.rejections.at(0).reason, QString::fromLatin1(reason));
        }
    }

    void whatCannotBeKept()
    {
        const auto reasonOf = [](const QString &column, const QByteArray &text) {
            const DecodedBatch batch = decode(mappingOf(sample()), { row({ { column, text } }) });
            return batch.rejections.empty() ? QString() : batch.rejections[0].reason;
        };
        QCOMPARE(reasonOf(u"v"_s, "7e38"), QString()); // mph: 3.13e38 m/s; a float holds 3.40e38
        QCOMPARE(reasonOf(u"v"_s, "8e38"), u"speed: number out of range"_s);
        QCOMPARE(reasonOf(u"when"_s, "2262-04-11T23:47:16Z"), QString()); // 9 223 372 036 s after 1970
        QCOMPARE(reasonOf(u"when"_s, "2262-04-11T23:47:17Z"), u"time out of range"_s);
        QCOMPARE(reasonOf(u"when"_s, "1677-09-21T00:12:44Z"), QString());
        QCOMPARE(reasonOf(u"when"_s, "1677-09-21T00:12:43Z"), u"time out of range"_s);
        for (const QByteArray number : { "1e999", "inf", "nan" }) { // stays the text that it is
            const DecodedBatch batch = decode(mappingOf(sample()), { row({ { u"lanes"_s, number } }) });
            QCOMPARE(batch.observations.at(0).detail, "{\"lanes\":\"" + number + "\"}");
        }
    }

    void aMappingIsAFormatOfItsFeed()
    {
        QJsonObject o = sample();
        o[u"format"_s] = u"json"_s;
        o[u"records"_s] = u"$.list[*]"_s;
        const FeedDescriptor feed = feedsOfTests()[0];
        const Result<PayloadFormat> format = mappedFormat(mappingOf(o), feed);
        QVERIFY(format);
        QCOMPARE(format->id, o[u"id"].toString());
        QVERIFY(!format->recognise("{\"list\":[]}")); // it has to be named
        const Decoder decode = format->makeDecoder({});
        QJsonObject record;
        for (const auto &[column, text] : row().asKeyValueRange())
            record.insert(column, QString::fromUtf8(text));
        const QJsonObject payload { { u"list"_s, QJsonArray { record, u"no record"_s } } };
        for (int i = 0; i < 2; ++i) { // each payload is read from its own beginning
            const DecodedBatch batch = decode(QJsonDocument(payload).toJson(), {});
            QCOMPARE(batch.observations.size(), 1UL);
            QCOMPARE(batch.features.at(0).geometry, GeoLine({ { -73.9, 40.7 } }));
            QCOMPARE(batch.rejections.at(0).reason, u"not a JSON object"_s);
        }
        QCOMPARE(decode("nonsense", {}).rejections.size(), 1UL);
        QCOMPARE(decode("", {}).rejections.size(), 1UL);
        QVERIFY(decode("{\"list\":[]}", {}).rejections.empty());

        o[u"fields"_s] = QJsonObject { { u"weight"_s, QJsonObject { { u"column"_s, u"speed"_s } } } };
        QVERIFY(mappedFormat(mappingOf(o), feed).error().message.contains(u"weight"));
    }

    void polylines()
    {
        QCOMPARE(polylineFromText("40.1,-73.1 40.2,-73.2"), GeoLine({ { -73.1, 40.1 }, { -73.2, 40.2 } }));
        QCOMPARE(polylineFromText("40.1,-73.1 40.2,-73.2 40.75").size(), 2); // cut before the comma
        QCOMPARE(polylineFromText("40.1,-73.1   40.2,-73.2 ").size(), 2); // several blanks
        QCOMPARE(polylineFromText("40.1,-73.140.2,-73.2 40.3,-73.3").size(), 1); // two pairs grown together
        QCOMPARE(polylineFromText("40.1,-73.1 40.2,-7", 18).size(), 1); // cut inside the longitude
        QCOMPARE(polylineFromText("40.1,-73.1 40.2,-7", 19).size(), 2); // shorter than the limit: whole
        QCOMPARE(polylineFromText("").size(), 0);
        GeoLine line { { -74.0, 40.7 }, { -74.01, 40.71 }, { -74.891, 40.72 }, { -74.02, 40.73 } };
        dropOutliers(line, 20000);
        QCOMPARE(line, GeoLine({ { -74.0, 40.7 }, { -74.01, 40.71 }, { -74.02, 40.73 } }));
        // The latitude of the third cut to two decimals: 7.8 km out and back between neighbours 70 m apart.
        GeoLine spiked { { -73.93, 40.8001 }, { -73.93, 40.8 }, { -73.93, 40.87 }, { -73.93, 40.7994 }, { -73.93, 40.79 } };
        dropSpikes(spiked, 1000);
        QCOMPARE(spiked, GeoLine({ { -73.93, 40.8001 }, { -73.93, 40.8 }, { -73.93, 40.7994 }, { -73.93, 40.79 } }));
        // A loop ramp, 700 m out and back, stays; so does a far vertex on the way.
        const GeoLine ramp { { -73.93, 40.8 }, { -73.93, 40.803 }, { -73.9295, 40.8 }, { -73.9, 40.85 }, { -73.8, 40.9 } };
        GeoLine kept = ramp;
        dropSpikes(kept, 1000);
        QCOMPARE(kept, ramp);
    }

    void equalRecordsWithoutIdAreCounted()
    {
        QJsonObject o = sample();
        QJsonObject feature = o[u"feature"].toObject();
        feature[u"id"_s] = QJsonObject { { u"prefix"_s, u"p-"_s },
                                         { u"columns"_s, QJsonArray { u"when"_s, u"x"_s } },
                                         { u"fromContent"_s, true } };
        o[u"feature"_s] = feature;
        const DecodedBatch first = decode(mappingOf(o), { row(), row(), row({ { u"x"_s, "-73.8" } }) });
        QCOMPARE(first.features.size(), 3UL);
        QCOMPARE(first.features[1].id, first.features[0].id + u"-2"_s);
        QCOMPARE(decode(mappingOf(o), { row() }).features[0].id, first.features[0].id); // the same in the next run
    }

    void shifts()
    {
        QCOMPARE(Shift::fromText(u"P7D"_s)->duration, Duration(std::chrono::hours(168)));
        QCOMPARE(Shift::fromText(u"-PT6H30M"_s)->duration, Duration(-std::chrono::minutes(390)));
        QCOMPARE(Shift::fromText(u"+36h"_s)->duration, Duration(std::chrono::hours(36)));
        QCOMPARE(Shift::fromText(u"1d12h"_s)->duration, Duration(std::chrono::hours(36)));
        QCOMPARE(Shift::fromText(u"auto"_s)->kind, Shift::Kind::Auto);
        QCOMPARE(Shift::fromText({})->kind, Shift::Kind::None);
        for (const QString &wrong : { u"soon"_s, u"P"_s, u"-"_s, u"12"_s })
            QVERIFY(!Shift::fromText(wrong));
        QCOMPARE(toIsoDuration(std::chrono::hours(36)), u"P1DT12H"_s);
        QCOMPARE(toIsoDuration(-std::chrono::minutes(90)), u"-PT1H30M"_s);
        QCOMPARE(toIsoDuration(Duration(0)), u"PT0S"_s);

        const QTimeZone newYork("America/New_York");
        // 23:00 of yesterday is the last 23:00 before 12:00; and winter time stays the same time of day in summer.
        const UtcTime newest = UtcTime::fromIso(u"2023-01-31T23:00:00-05:00");
        const UtcTime now = UtcTime::fromIso(u"2026-06-01T12:00:00-04:00");
        QCOMPARE((newest + automaticShift(newest, now, newYork)).toIso(), u"2026-06-01T03:00:00Z"_s);
        const UtcTime morning = UtcTime::fromIso(u"2023-01-31T09:00:00-05:00");
        QCOMPARE((morning + automaticShift(morning, now, newYork)).toIso(), u"2026-06-01T13:00:00Z"_s);
    }

    void unitsToSi()
    {
        QCOMPARE(toSi(u"km/h")->scale * 36, 10.0);
        QCOMPARE(toSi(u"mph")->scale, 0.44704);
        QCOMPARE(toSi(u"degF")->scale * 32 + toSi(u"degF")->offset, 273.15);
        QVERIFY(!toSi(u"furlong"));
    }

private:
    static constexpr double expectedLongitude = -73.9877134;
    static constexpr double expectedLatitude = 40.7495155;
};

QTEST_GUILESS_MAIN(MappingTest)
#include "tst_mapping.moc"
