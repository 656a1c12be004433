// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/observationjson.h"

#include <QTest>

#include <cmath>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

FeedDescriptor linkSpeed()
{
    FeedDescriptor feed;
    feed.id = u"traffic.link-speed"_s;
    feed.fields = { { u"speed"_s, FieldDescriptor::Kind::Number, u"traffic.speed"_s },
                    { u"flow"_s, FieldDescriptor::Kind::Number, {} },
                    { u"status"_s, FieldDescriptor::Kind::Term, {} } };
    return feed;
}

DecodedBatch decode(const QByteArray &payload) { return observationJsonDecoder(linkSpeed())(payload, UtcTime { 0 }); }

const QByteArray golden = R"({"note": [1, {"ignored": null}],
"features": [
 {"id": "l1", "name": "N Clark St \u2191", "geometry": {"coordinates": [[-87.63, 41.88], [-87.631, 41.9, 180.5]], "type": "LineString"},
  "properties": {"freeFlowSpeed": 13.4, "lanes": 2, "tags": ["a", true, null]}},
 {"id": "l2", "geometry": {"type": "Point", "coordinates": [-87.7, 41.8]}, "colour": "red"}],
"observations": [
 {"feature": "l1", "phenomenonTime": "2026-11-21T02:30:00-06:00", "values": {"speed": 12.5, "flow": 900, "status": "ok", "wind": 3}},
 {"feature": "l2", "phenomenonTime": 1795249800000, "position": [-87.65, 41.85], "values": {"speed": null, "status": "ok"},
  "detail": {"why": "test", "n": 1}}]})";

} // namespace

class ObservationJsonTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatIsWritten();
    void featuresAfterObservationsOrNotAtAll();
    void rejectsTheBadRecordAndKeepsItsNeighbours_data();
    void rejectsTheBadRecordAndKeepsItsNeighbours();
    void rejectsBadFeatures_data();
    void rejectsBadFeatures();
    void malformedPayloadIsRefusedAsAWhole_data();
    void malformedPayloadIsRefusedAsAWhole();
    void cutOffAtEveryByte();
    void everyByteDamaged();
    void boundsHold();
    void membersInAnyOrder();
    void roundTrip();
    void isFast();
};

void ObservationJsonTest::readsWhatIsWritten()
{
    const DecodedBatch batch = decode(golden);
    QVERIFY2(batch.rejections.empty(), batch.rejections.empty() ? "" : qPrintable(batch.rejections.front().reason));
    QCOMPARE(batch.features.size(), 2u);
    QCOMPARE(batch.features[0].id, u"l1"_s);
    QCOMPARE(batch.features[0].name, u"N Clark St ↑"_s);
    QCOMPARE(batch.features[0].geometry, (GeoLine { { -87.63, 41.88 }, { -87.631, 41.9 } }));
    QCOMPARE(batch.features[0].properties.value("freeFlowSpeed"_L1).toDouble(), 13.4);
    QCOMPARE(batch.features[0].properties.value("tags"_L1).toArray().size(), 3);
    QCOMPARE(batch.features[1].geometry, (GeoLine { { -87.7, 41.8 } }));
    QCOMPARE(batch.terms, QStringList { u"ok"_s });
    QCOMPARE(batch.observations.size(), 2u);
    // 02:30 −06:00 is 08:30 UTC; `date -u -d 2026-11-21T08:30:00Z +%s` gives 1795249800.
    QCOMPARE(batch.observations[0].phenomenonTime.milliseconds, 1795249800000);
    QCOMPARE(batch.observations[1].phenomenonTime.milliseconds, 1795249800000);
    QCOMPARE(batch.observations[0].feature, 0u);
    QCOMPARE(batch.observations[0].values[0], 12.5f);
    QCOMPARE(batch.observations[0].values[1], 900.f);
    QCOMPARE(batch.observations[0].values[2], 0.f);
    QVERIFY(std::isnan(batch.observations[0].values[3]));
    QVERIFY(!batch.observations[0].position.isValid());
    QCOMPARE(batch.observations[1].feature, 1u);
    QVERIFY(std::isnan(batch.observations[1].values[0]));
    QCOMPARE(batch.observations[1].position, (GeoPoint { -87.65, 41.85 }));
    QCOMPARE(batch.observations[1].detail, QByteArray(R"({"n":1,"why":"test"})"));
}

void ObservationJsonTest::featuresAfterObservationsOrNotAtAll()
{
    const QByteArray observations = R"("observations":[{"feature":"b","phenomenonTime":1,"values":{"speed":1}},
        {"feature":"a","phenomenonTime":1,"values":{"speed":2}}])";
    const DecodedBatch after = decode("{" + observations + R"(,"features":[{"id":"a"},{"id":"b"}]})");
    QVERIFY(after.rejections.empty());
    QCOMPARE(after.observations.size(), 2u);
    QCOMPARE(after.features[after.observations[0].feature].id, u"b"_s);
    QCOMPARE(after.features[after.observations[1].feature].id, u"a"_s);

    const DecodedBatch without = decode("{" + observations + "}");
    QVERIFY(without.rejections.empty());
    QCOMPARE(without.features.size(), 2u);
    QCOMPARE(without.features[without.observations[1].feature].id, u"a"_s);
    QVERIFY(without.features[0].geometry.isEmpty());
}

void ObservationJsonTest::rejectsTheBadRecordAndKeepsItsNeighbours_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *record, const QString &reason) {
        QTest::newRow(name) << QByteArray(record) << reason;
    };
    row("no zone", R"({"feature":"a","phenomenonTime":"2026-11-21T08:30:00","values":{"speed":1}})",
        u"time without zone or malformed"_s);
    row("no such day", R"({"feature":"a","phenomenonTime":"2026-02-30T08:30:00Z","values":{"speed":1}})",
        u"time without zone or malformed"_s);
    row("time of a wrong type", R"({"feature":"a","phenomenonTime":[1],"values":{"speed":1}})",
        u"time is neither RFC 3339 nor integer milliseconds"_s);
    row("fraction of a millisecond", R"({"feature":"a","phenomenonTime":1.5,"values":{"speed":1}})",
        u"time is neither RFC 3339 nor integer milliseconds"_s);
    row("time beyond sense", R"({"feature":"a","phenomenonTime":9223372036854775807,"values":{"speed":1}})",
        u"time out of range"_s);
    row("time missing", R"({"feature":"a","values":{"speed":1}})", u"time missing"_s);
    row("feature missing", R"({"phenomenonTime":1,"values":{"speed":1}})", u"feature missing"_s);
    row("feature of a wrong type", R"({"feature":7,"phenomenonTime":1,"values":{"speed":1}})", u"feature missing"_s);
    row("unknown feature", R"({"feature":"zz","phenomenonTime":1,"values":{"speed":1}})", u"unknown feature"_s);
    row("no value", R"({"feature":"a","phenomenonTime":1,"values":{"wind":1}})", u"no value"_s);
    row("no value, and not said so", R"({"feature":"a","phenomenonTime":1,"values":{"speed":null}})", u"no value"_s);
    row("values of a wrong type", R"({"feature":"a","phenomenonTime":1,"values":[1,2]})", u"values is not an object"_s);
    row("text for a number", R"({"feature":"a","phenomenonTime":1,"values":{"speed":"12"}})", u"value is not a number"_s);
    row("object for a number", R"({"feature":"a","phenomenonTime":1,"values":{"speed":{"a":[{}]},"flow":1}})",
        u"value is not a number"_s);
    row("1e999", R"({"feature":"a","phenomenonTime":1,"values":{"speed":1e999}})", u"number out of range"_s);
    row("-1e999", R"({"feature":"a","phenomenonTime":1,"values":{"speed":-1e999}})", u"number out of range"_s);
    row("beyond float", R"({"feature":"a","phenomenonTime":1,"values":{"speed":1e300}})", u"number out of range"_s);
    row("huge integer", R"({"feature":"a","phenomenonTime":123456789012345678901234567890,"values":{"speed":1}})",
        u"time is neither RFC 3339 nor integer milliseconds"_s);
    row("number for a term", R"({"feature":"a","phenomenonTime":1,"values":{"status":1}})", u"value is not a term"_s);
    row("empty term", R"({"feature":"a","phenomenonTime":1,"values":{"status":""}})", u"value is not a term"_s);
    row("impossible position", R"({"feature":"a","phenomenonTime":1,"position":[-87,91],"values":{"speed":1}})",
        u"impossible coordinates"_s);
    row("a detail that nothing holds", R"({"feature":"a","phenomenonTime":1,"values":{"speed":1},"detail":{"a":[1e999]}})",
        u"detail out of range"_s);
    row("null island", R"({"feature":"a","phenomenonTime":1,"position":[0,0],"values":{"speed":1}})",
        u"impossible coordinates"_s);
    row("half a position", R"({"feature":"a","phenomenonTime":1,"position":[-87],"values":{"speed":1}})",
        u"impossible coordinates"_s);
    row("infinite position", R"({"feature":"a","phenomenonTime":1,"position":[1e999,1],"values":{"speed":1}})",
        u"impossible coordinates"_s);
    row("detail of a wrong type", R"({"feature":"a","phenomenonTime":1,"values":{"speed":1},"detail":"x"})",
        u"detail is not an object"_s);
    row("not an object", R"([[[{"feature":"a"}]]])", u"observation is not an object"_s);
    row("a bare word", R"("a")", u"observation is not an object"_s);
}

void ObservationJsonTest::rejectsTheBadRecordAndKeepsItsNeighbours()
{
    QFETCH(QByteArray, record);
    QFETCH(QString, reason);
    const QByteArray good = R"({"feature":"a","phenomenonTime":1,"values":{"speed":1}})";
    const QByteArray head = R"({ "features":[{"id":"a"}],"observations":[)" + good + ",\n \r\n";
    const DecodedBatch batch = decode(head + record + "," + good + "]}");
    QCOMPARE(batch.observations.size(), 2u);
    QCOMPARE(batch.rejections.size(), 1u);
    QCOMPARE(batch.rejections[0].reason, reason);
    if (record.startsWith('{') || record.startsWith('[')) {
        QVERIFY2(batch.rejections[0].sample.startsWith(record), batch.rejections[0].sample.constData());
        QCOMPARE(batch.rejections[0].line, head.size() + 1);
    }
}

void ObservationJsonTest::rejectsBadFeatures_data()
{
    QTest::addColumn<QByteArray>("feature");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *record, const QString &reason) {
        QTest::newRow(name) << QByteArray(record) << reason;
    };
    row("duplicate", R"({"id":"a","name":"another"})", u"duplicate feature"_s);
    row("no id", R"({"name":"x"})", u"feature id missing or too long"_s);
    row("id of a wrong type", R"({"id":{"x":1}})", u"feature id missing or too long"_s);
    row("polygon", R"({"id":"b","geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4],[5,6],[1,2]]]}})",
        u"geometry is neither Point nor LineString"_s);
    row("one point line", R"({"id":"b","geometry":{"type":"LineString","coordinates":[[1,2]]}})",
        u"geometry without enough coordinates"_s);
    row("point with a line", R"({"id":"b","geometry":{"type":"Point","coordinates":[[1,2],[3,4]]}})",
        u"geometry without enough coordinates"_s);
    row("latitude first", R"({"id":"b","geometry":{"type":"Point","coordinates":[41.8,-187.6]}})", u"impossible coordinates"_s);
    row("text coordinates", R"({"id":"b","geometry":{"type":"LineString","coordinates":[[1,2],["3","4"]]}})",
        u"impossible coordinates"_s);
    row("geometry is text", R"({"id":"b","geometry":"POINT 1 2"})", u"geometry is not an object"_s);
    row("properties is a list", R"({"id":"b","properties":[1]})", u"properties is not an object"_s);
    row("a property that nothing holds", R"({"id":"b","properties":{"a":[{"b":-1e999}]}})", u"property out of range"_s);
    row("not an object", "17", u"feature is not an object"_s);
}

void ObservationJsonTest::rejectsBadFeatures()
{
    QFETCH(QByteArray, feature);
    QFETCH(QString, reason);
    const DecodedBatch batch =
        decode(R"({"features":[{"id":"a"},)" + feature
               + R"(,{"id":"c"}],"observations":[{"feature":"c","phenomenonTime":1,"values":{"speed":1}}]})");
    QCOMPARE(batch.features.size(), 2u);
    QCOMPARE(batch.features[1].id, u"c"_s);
    QVERIFY(batch.features[0].name.isEmpty());
    QCOMPARE(batch.observations.size(), 1u);
    QCOMPARE(batch.rejections.size(), 1u);
    QCOMPARE(batch.rejections[0].reason, reason);
}

void ObservationJsonTest::malformedPayloadIsRefusedAsAWhole_data()
{
    QTest::addColumn<QByteArray>("payload");
    const QByteArray good = R"({"observations":[{"feature":"a","phenomenonTime":1,"values":{"speed":1}})";
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blank") << QByteArray(" \n");
    QTest::newRow("a number") << QByteArray("12");
    QTest::newRow("an array") << QByteArray("[" + good + "]}]");
    QTest::newRow("NaN") << QByteArray(good + R"(,{"feature":"a","phenomenonTime":1,"values":{"speed":NaN}}]})");
    QTest::newRow("Infinity") << QByteArray(good + R"(,{"feature":"a","phenomenonTime":1,"values":{"speed":Infinity}}]})");
    QTest::newRow("a comment") << QByteArray(good + "]/* */}");
    QTest::newRow("a comma too many") << QByteArray(good + ",]}");
    QTest::newRow("rubbish behind") << QByteArray(good + "]} {");
    QTest::newRow("Latin-1") << QByteArray(good + ",{\"feature\":\"a\xe9\"}]}");
    QTest::newRow("overlong UTF-8") << QByteArray(good + ",{\"feature\":\"a\xc0\xaf\"}]}");
    QTest::newRow("half a surrogate") << QByteArray(good + R"(,{"feature":"\ud800"}]})");
    QTest::newRow("UTF-16") << QByteArray(reinterpret_cast<const char *>(u"{\"observations\":[]}"), 36);
    QTest::newRow("deeply nested") << QByteArray(good + R"(,{"detail":)" + QByteArray(100'000, '[') + QByteArray(100'000, ']')
                                                 + "}]}");
    QTest::newRow("deep and open") << QByteArray(100'000, '{');
    QTest::newRow("deep objects") << QByteArray(good + R"(],"x":)" + QByteArray(R"({"a":)").repeated(50'000));
}

void ObservationJsonTest::malformedPayloadIsRefusedAsAWhole()
{
    QFETCH(QByteArray, payload);
    const DecodedBatch batch = decode(payload);
    QVERIFY(batch.observations.empty());
    QVERIFY(batch.features.empty());
    QCOMPARE(batch.rejections.size(), 1u);
    QVERIFY(!batch.rejections[0].reason.isEmpty());
    QVERIFY(batch.rejections[0].sample.size() <= 256);
}

void ObservationJsonTest::cutOffAtEveryByte()
{
    for (qsizetype length = 0; length < golden.size(); ++length) {
        const DecodedBatch batch = decode(golden.first(length));
        QVERIFY2(batch.observations.empty() && batch.features.empty(), golden.first(length).constData());
        QCOMPARE(batch.rejections.size(), 1u);
    }
}

void ObservationJsonTest::everyByteDamaged()
{
    for (qsizetype at = 0; at < golden.size(); ++at) {
        for (const char damage : { '\0', '"', '{', ']', ',', '9', '\xff' }) {
            QByteArray payload = golden;
            payload[at] = damage;
            const DecodedBatch batch = decode(payload);
            QVERIFY(batch.observations.size() <= 2 && batch.features.size() <= 2);
            for (const ObservationRecord &record : batch.observations) {
                QVERIFY(record.feature < batch.features.size());
                QVERIFY(record.phenomenonTime.isValid());
            }
        }
    }
}

void ObservationJsonTest::boundsHold()
{
    // More bad records than anyone wants to read: the decoder stops and says so.
    const DecodedBatch bad = decode(R"({"observations":[0)" + QByteArray(",0").repeated(100'000) + "]}");
    QCOMPARE(bad.rejections.size(), size_t(ObservationJsonLimits::rejections));
    QVERIFY(bad.rejections.back().reason.contains(u"too many"_s));

    const QByteArray text(2000, 'x');
    const DecodedBatch longId = decode(R"({"features":[{"id":")" + text + R"("}],"observations":[]})");
    QVERIFY(longId.features.empty());
    QCOMPARE(longId.rejections.size(), 1u);

    const DecodedBatch longLine = decode(R"({"features":[{"id":"a","geometry":{"type":"LineString","coordinates":[[1,2])"
                                         + QByteArray(",[1,2]").repeated(30'000) + R"(]}},{"id":"b"}],"observations":[]})");
    QCOMPARE(longLine.features.size(), 1u);
    QCOMPARE(longLine.rejections.at(0).reason, u"geometry has too many points"_s);

    const DecodedBatch bigDetail =
        decode(R"({"observations":[{"feature":"a","phenomenonTime":1,"values":{"speed":1},"detail":{"x":")"
               + QByteArray(100'000, 'y') + R"("}}]})");
    QCOMPARE(bigDetail.rejections.at(0).reason, u"detail too large"_s);

    const DecodedBatch large = decode(QByteArray(ObservationJsonLimits::payloadBytes + 1, ' '));
    QCOMPARE(large.rejections.at(0).reason, u"payload too large"_s);
}

void ObservationJsonTest::membersInAnyOrder()
{
    // The last of a name holds (RFC 8259, §4: what most do).
    const auto properties = [](const QByteArray &members) {
        const DecodedBatch batch = decode(R"({"features": [{"id": "a", "properties": {)" + members + "}}]}");
        return batch.features.empty() ? QJsonObject() : batch.features[0].properties;
    };
    QCOMPARE(properties(R"("c": 1, "a": 2, "b": {"e": 3, "d": 4}, "a": 5)"),
             (QJsonObject { { u"a"_s, 5 }, { u"b"_s, QJsonObject { { u"d"_s, 4 }, { u"e"_s, 3 } } }, { u"c"_s, 1 } }));
    // 400 000 in falling order, each before all that came: this would take minutes if each were put there at once.
    QByteArray falling;
    for (int i = 999'999; i >= 600'000; --i)
        falling += "\"" + QByteArray::number(i) + "\":1,";
    const DecodedBatch large = decode(R"({"features": [{"id": "a", "properties": {)" + falling + R"("x": 1}}, {"id": "b"}]})");
    QCOMPARE(large.rejections.size(), 1u);
    QCOMPARE(large.rejections[0].reason, u"properties too large"_s);
    QCOMPARE(large.features.size(), 1u);
    QCOMPARE(large.features[0].id, u"b"_s);
}

void ObservationJsonTest::roundTrip()
{
    const DecodedBatch batch = decode(golden);
    const QByteArray payload = toObservationJson(batch, linkSpeed());
    const DecodedBatch again = decode(payload);
    QVERIFY(again.rejections.empty());
    QCOMPARE(toObservationJson(again, linkSpeed()), payload);
    QCOMPARE(again.observations.size(), batch.observations.size());
    QCOMPARE(again.observations[1].detail, batch.observations[1].detail);
    QCOMPARE(again.features[0].geometry, batch.features[0].geometry);
    QCOMPARE(again.features[0].properties, batch.features[0].properties);
    QCOMPARE(again.features[0].name, batch.features[0].name);

    DecodedBatch odd;
    odd.features = { { u"a\"\\\n\u4e2d"_s, u"quote \" and \u0001"_s, {}, {} } };
    odd.terms = { u"o\"k"_s };
    odd.observations = { { 0, { -5 }, {}, { 0.1f, 3.4e38f, 0, ObservationRecord::nan }, {} } };
    const DecodedBatch back = decode(toObservationJson(odd, linkSpeed()));
    QVERIFY(back.rejections.empty());
    QCOMPARE(back.features[0].id, odd.features[0].id);
    QCOMPARE(back.features[0].name, odd.features[0].name);
    QCOMPARE(back.terms, odd.terms);
    QCOMPARE(back.observations[0].values[0], 0.1f);
    QCOMPARE(back.observations[0].values[1], 3.4e38f);

    // What was masked is still an observation; that it has nothing has to be said, though.
    odd.observations.assign(1, {});
    odd.observations[0].phenomenonTime = { 7 };
    const QByteArray nothing = toObservationJson(odd, linkSpeed());
    QVERIFY2(nothing.contains("\"values\":null"), nothing.constData());
    const DecodedBatch masked = decode(nothing);
    QVERIFY(masked.rejections.empty());
    QCOMPARE(masked.observations.size(), 1u);
    QCOMPARE(masked.observations[0].phenomenonTime, UtcTime { 7 });
    QVERIFY(std::isnan(masked.observations[0].values[0]));
}

void ObservationJsonTest::isFast()
{
    DecodedBatch batch;
    batch.terms = { u"ok"_s };
    for (quint32 i = 0; i < 800; ++i) {
        batch.features.push_back({ u"CHI-%1"_s.arg(i, 4, 10, QLatin1Char('0')), {}, {}, {} });
        batch.observations.push_back({ i, { 1795249800000 }, {}, { 12.34f, 1234, 0, ObservationRecord::nan }, {} });
    }
    const QByteArray payload = toObservationJson(batch, linkSpeed());
    const Decoder decoder = observationJsonDecoder(linkSpeed());
    QBENCHMARK { QCOMPARE(decoder(payload, {}).observations.size(), 800u); }
}

QTEST_APPLESS_MAIN(ObservationJsonTest)
#include "tst_observationjson.moc"
