// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stations' standards say only a part of (an Observation on a topic), and the way back from this module's fields to them.
#include "core/ngsild.h"
#include "core/publishedquantities.h"
#include "core/sensorthings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace citywall;
using namespace citywall::environment;
using namespace Qt::StringLiterals;

namespace {

const UtcTime heard = UtcTime::fromIso(u"2026-06-01T12:00:00Z");

FeedDescriptor feedOf(const QString &id)
{
    const QList<FeedDescriptor> all = feeds();
    return *std::ranges::find(all, id, &FeedDescriptor::id);
}

/// GET v1.1/Datastreams?$expand=ObservedProperty,Thing($expand=Locations), as 18-088 §8 and §9.3 have it.
const QByteArray datastreams = QByteArray(R"({"value":[
 {"@iot.id":7,"name":"Fine dust","unitOfMeasurement":{"name":"microgram per cubic meter","symbol":"ug/m3"},
  "ObservedProperty":{"name":"PM2.5","definition":"http:~dd.eionet.europa.eu/vocabulary/aq/pollutant/6001"},
  "Thing":{"@iot.id":42,"name":"Harbour","Locations":[{"location":{"type":"Point","coordinates":[9.97,53.54]}}]}},
 {"@iot.id":"o^clock","name":"Dust","unitOfMeasurement":{"symbol":"ug/m3"},"ObservedProperty":{"name":"PM10","definition":""},
  "Thing":{"@iot.id":"t","properties":{"localId":"DE-HH-1"}}}]})")
                                   .replace('~', "//")
                                   .replace('^', "'");

/// What the topic of a Datastream carries: the Observation alone.
const QByteArray alone =
    R"({"@iot.id":900,"phenomenonTime":"2026-06-01T11:50:00Z","resultTime":"2026-06-01T11:50:04Z","result":12.5})";

QStringList reasons(const DecodedBatch &batch)
{
    QStringList reasons;
    for (const Rejection &rejection : batch.rejections)
        reasons.append(rejection.reason);
    return reasons;
}

ObservationRecord rowOf(quint32 feature, UtcTime time, const std::array<float, maximumFields> &values)
{
    return { feature, time, {}, values, {} };
}

} // namespace

class TestPublishing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void topics_data()
    {
        QTest::addColumn<QString>("topic");
        QTest::addColumn<QJsonValue>("id"); // undefined: not completed
        QTest::newRow("number") << u"v1.1/Datastreams(7)/Observations"_s << QJsonValue(7);
        QTest::newRow("behind a prefix") << u"city/frost/v1.1/Datastreams(7)/Observations"_s << QJsonValue(7);
        QTest::newRow("navigated") << u"v1.1/Things(42)/Datastreams(7)/Observations"_s << QJsonValue(7);
        QTest::newRow("selecting") << u"v1.1/Datastreams(7)/Observations?$select=result,phenomenonTime"_s << QJsonValue(7);
        QTest::newRow("in quotes") << u"v1.1/Datastreams('a b')/Observations"_s << QJsonValue(u"a b"_s);
        QTest::newRow("a quote in quotes") << u"v1.1/Datastreams('o''clock')/Observations"_s << QJsonValue(u"o'clock"_s);
        QTest::newRow("a number in quotes is a text") << u"v1.1/Datastreams('7')/Observations"_s << QJsonValue(u"7"_s);
        QTest::newRow("a name without quotes") << u"v1.1/Datastreams(4f2a-11)/Observations"_s << QJsonValue(u"4f2a-11"_s);
        QTest::newRow("all observations") << u"v1.1/Observations"_s << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("of a feature") << u"v1.1/FeaturesOfInterest(7)/Observations"_s << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("the stream itself") << u"v1.1/Datastreams(7)"_s << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("another word") << u"v1.1/MultiDatastreams(7)/Observations"_s << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("nothing in it") << u"v1.1/Datastreams()/Observations"_s << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("an open quote") << u"v1.1/Datastreams('7)/Observations"_s << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("long") << u"v1.1/Datastreams(%1)/Observations"_s.arg(QString(300, u'7'))
                              << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("no topic") << QString() << QJsonValue(QJsonValue::Undefined);
    }
    void topics()
    {
        QFETCH(QString, topic);
        QFETCH(QJsonValue, id);
        const QByteArray whole = feedOf(particlesFeed).complete(alone, topic);
        if (id.isUndefined()) {
            QCOMPARE(whole, alone);
            return;
        }
        QJsonObject observation = QJsonDocument::fromJson(whole).object();
        QCOMPARE(observation.take(u"Datastream"), QJsonValue(QJsonObject { { u"@iot.id"_s, id } }));
        QCOMPARE(observation, QJsonDocument::fromJson(alone).object());
    }

    void whatIsNoObservationStays()
    {
        const QString topic = u"v1.1/Datastreams(7)/Observations"_s;
        for (const QByteArray &payload : { QByteArray(R"({"result":1,"Datastream":{"@iot.id":8}})"), QByteArray("{\"result\":"),
                                           QByteArray("[]"), QByteArray("{}"), QByteArray(), QByteArray("[").repeated(5000) })
            QCOMPARE(withDatastreamOf(payload, topic), payload);
    }

    void anObservationOnItsTopic()
    {
        const FeedDescriptor feed = feedOf(particlesFeed);
        const Decoder decode = feed.decoder({}, { datastreams });
        const DecodedBatch dust = decode(feed.complete(alone, u"v1.1/Datastreams(7)/Observations"_s), heard);
        QCOMPARE(reasons(dust), QStringList());
        QCOMPARE(dust.features[0].id, u"sensorthings:42"_s);
        QCOMPARE(dust.features[0].name, u"Harbour"_s);
        QCOMPARE(dust.features[0].geometry, (GeoLine { { 9.97, 53.54 } }));
        QCOMPARE(dust.observations[0].values[Pm25Field], 12.5F);
        QCOMPARE(dust.observations[0].phenomenonTime, UtcTime::fromIso(u"2026-06-01T11:50:00Z"));
        const DecodedBatch coarse = decode(feed.complete(alone, u"v1.1/Datastreams('o''clock')/Observations"_s), heard);
        QCOMPARE(coarse.features[0].id, u"DE-HH-1"_s); // what stays the same whatever service tells of it
        QCOMPARE(coarse.observations[0].values[Pm10Field], 12.5F);
        // Of a stream that the companion does not know, and without one.
        const QStringList notExpanded { u"Datastream is not expanded"_s };
        QCOMPARE(reasons(decode(feed.complete(alone, u"v1.1/Datastreams(8)/Observations"_s), heard)), notExpanded);
        QCOMPARE(reasons(feed.decoder()(feed.complete(alone, u"v1.1/Datastreams(7)/Observations"_s), heard)), notExpanded);
        QCOMPARE(reasons(decode(alone, heard)), notExpanded);
    }

    void companionsMayBeThings()
    {
        const QByteArray things = R"({"@iot.id":1,"name":"Mast","Locations":[{"location":{"type":"Point","coordinates":[9,53]}}],
            "Datastreams":[{"@iot.id":3,"unitOfMeasurement":{"symbol":"Cel"},"ObservedProperty":{"name":"Air temperature"}}]})";
        const FeedDescriptor feed = feedOf(weatherFeed);
        const QByteArray whole = feed.complete(alone, u"v1.1/Datastreams(3)/Observations"_s);
        const DecodedBatch batch = feed.decoder({}, { things })(whole, heard);
        QCOMPARE(reasons(batch), QStringList());
        QCOMPARE(batch.features[0].geometry, (GeoLine { { 9, 53 } }));
        QCOMPARE(batch.observations[0].values[TemperatureField], 285.65F); // 12.5 °C
        for (const QByteArray &bad : { QByteArray("{"), QByteArray("[1,null,\"x\"]"), QByteArray("[").repeated(100'000) })
            QVERIFY(feed.decoder({}, { bad })(whole, heard).observations.empty());
    }

    void decimalsAreTheInstruments()
    {
        const PublishedQuantity dust = publishedQuantities(particlesFeed).value(0);
        QCOMPARE(publishedValue(dust, 12.3F), 12.3); // and not 12.300000190734863
        const PublishedQuantity temperature = publishedQuantities(weatherFeed).value(0);
        QCOMPARE(publishedValue(temperature, 294.65F), 21.5);
        QCOMPARE(publishedQuantities(particlesFeed).size(), 2); // no standard counts particles as that sensor does
        QVERIFY(publishedQuantities(emissionsFeed).isEmpty());
        // What is published is understood again, with the same number.
        for (const QString &feed : { particlesFeed, gasesFeed, noiseFeed, weatherFeed, waterFeed }) {
            for (const PublishedQuantity &quantity : publishedQuantities(feed)) {
                QCOMPARE(quantityNamed(quantity.definition), quantity.quantity);
                QCOMPARE(quantityNamed(quantity.name), quantity.quantity);
                QCOMPARE(quantityNamed(quantity.attribute), quantity.quantity);
                const float value = quantity.zero > 0 ? 277.05F : 0.37F;
                for (const QString &unit : { quantity.symbol, quantity.unitCode })
                    QCOMPARE(float(converted(quantity.quantity, publishedValue(quantity, value), unit)), value);
            }
        }
    }

    void things()
    {
        DecodedBatch batch;
        const UtcTime before = heard - std::chrono::minutes(10);
        const float none = ObservationRecord::nan;
        batch.features = {
            { u"G-1"_s, u"Bridge gauge"_s, { { 9.97, 53.54 } }, { { u"minorStage"_s, 3.5 }, { u"note"_s, u"x"_s } } },
            { u"sensorthings:42"_s, {}, { { 10, 53 } }, {} }
        };
        batch.observations = { rowOf(0, before, { 1.25F, none, none, none }), rowOf(1, heard, { 2.5F, none, none, none }),
                               rowOf(0, heard, { 1.5F, none, none, none }) };
        const FeedDescriptor feed = feedOf(waterFeed);
        const QList<QByteArray> payloads = feed.format(u"sensorthings")->encode(batch, heard);
        QCOMPARE(payloads.size(), 1);
        const QJsonArray things = QJsonDocument::fromJson(payloads[0]).object().value(u"value").toArray();
        QCOMPARE(things.size(), 2);
        QCOMPARE(things[0].toObject().value(u"properties").toObject().value(u"localId").toString(), u"G-1"_s);
        QCOMPARE(things[1].toObject().value(u"@iot.id"), QJsonValue(42));
        const QJsonObject stream = things[0].toObject().value(u"Datastreams").toArray()[0].toObject();
        QCOMPARE(stream.value(u"unitOfMeasurement").toObject().value(u"symbol").toString(), u"m"_s);
        QCOMPARE(stream.value(u"Observations").toArray().size(), 2);
        const DecodedBatch back = feed.decoder()(payloads[0], heard);
        QCOMPARE(reasons(back), QStringList());
        QCOMPARE(back.features.size(), size_t(2));
        QCOMPARE(back.features[0].id, u"G-1"_s);
        QCOMPARE(back.features[0].properties, (QJsonObject { { u"minorStage"_s, 3.5 } })); // the stages, and nothing else
        QCOMPARE(back.features[1].id, u"sensorthings:42"_s);
        QCOMPARE(back.features[1].geometry, batch.features[1].geometry);
        QCOMPARE(back.observations[0].phenomenonTime, before);
        QCOMPARE(back.observations[0].values[StageField], 1.25F);
        QCOMPARE(back.observations[1].values[StageField], 1.5F);
    }

    void whatMovesSaysWhereItIs()
    {
        DecodedBatch batch;
        const float none = ObservationRecord::nan;
        batch.features = { { u"bus"_s, {}, {}, {} } };
        batch.observations = { { 0, heard, { 9, 53 }, { 1, none, none, none }, {} },
                               { 0, heard + Duration(60'000), { 9.1, 53 }, { 2, none, none, none }, {} } };
        const FeedDescriptor feed = feedOf(particlesFeed);
        for (const QString &format : { u"sensorthings"_s, u"sensorthings-observation"_s, u"ngsi-ld"_s }) {
            std::vector<GeoPoint> places;
            for (const QByteArray &payload : feed.format(format)->encode(batch, heard)) {
                const DecodedBatch back = feed.decoder(format)(payload, heard);
                QCOMPARE(reasons(back), QStringList());
                for (const ObservationRecord &row : back.observations)
                    places.push_back(row.position.isValid() ? row.position : back.features[0].geometry.value(0));
            }
            QCOMPARE(places, (std::vector<GeoPoint> { { 9, 53 }, { 9.1, 53 } }));
        }
    }

    void singleObservations()
    {
        DecodedBatch batch;
        const float none = ObservationRecord::nan;
        batch.features = { { u"S"_s, u"Roof"_s, { { 9, 53 } }, {} } };
        batch.observations = { rowOf(0, heard, { 294.65F, 0.59F, none, none }) };
        const FeedDescriptor feed = feedOf(weatherFeed);
        const QList<QByteArray> payloads = feed.format(u"sensorthings-observation")->encode(batch, heard);
        QCOMPARE(payloads.size(), 2); // temperature, humidity
        QCOMPARE(QJsonDocument::fromJson(payloads[0]).object().value(u"result"), QJsonValue(21.5));
        for (const QByteArray &payload : payloads) {
            QCOMPARE(feed.complete(payload, u"v1.1/Datastreams(7)/Observations"_s), payload); // it says its Datastream itself
            QCOMPARE(reasons(feed.decoder()(payload, heard)), QStringList());
        }
        QVERIFY(feed.format(u"sensorthings-observation")->recognise(alone));
        QVERIFY(!feed.format(u"sensorthings-observation")->recognise(datastreams));
    }

    void entities()
    {
        DecodedBatch batch;
        const float none = ObservationRecord::nan;
        batch.features = { { u"plaza 1"_s, u"Plaza"_s, { { -3.7, 40.4 } }, {} } };
        batch.observations = { rowOf(0, heard, { 22, none, none, 500 }),
                               rowOf(0, heard - Duration(600'000), { 21, 98.5F, none, none }) };
        const FeedDescriptor feed = feedOf(gasesFeed);
        const QList<QByteArray> payloads = feed.format(u"ngsi-ld")->encode(batch, heard);
        QCOMPARE(payloads.size(), 2); // an entity has one value at a time
        const QJsonObject entity = QJsonDocument::fromJson(payloads[1]).array()[0].toObject();
        QCOMPARE(entity.value(u"id").toString(), u"urn:ngsi-ld:AirQualityObserved:plaza%201"_s);
        QCOMPARE(entity.value(u"co").toObject(),
                 (QJsonObject { { u"type"_s, u"Property"_s },
                                { u"value"_s, 500 },
                                { u"unitCode"_s, u"GQ"_s },
                                { u"observedAt"_s, u"2026-06-01T12:00:00Z"_s } }));
        QVERIFY(!entity.contains(u"o3"));
        const DecodedBatch back = feed.decoder()(payloads[0], heard);
        QCOMPARE(reasons(back), QStringList());
        QCOMPARE(back.features[0].id, u"plaza 1"_s);
        QCOMPARE(back.features[0].name, u"Plaza"_s);
        QCOMPARE(back.features[0].geometry, batch.features[0].geometry);
        QCOMPARE(back.observations[0].phenomenonTime, heard - Duration(600'000));
        QCOMPARE(back.observations[0].values[O3Field], 98.5F);
    }

    void nothingIsAnAnswer()
    {
        const FeedDescriptor feed = feedOf(gasesFeed);
        for (const QString &format : { u"sensorthings"_s, u"ngsi-ld"_s }) {
            const QList<QByteArray> payloads = feed.format(format)->encode({}, heard);
            QCOMPARE(payloads.size(), 1);
            const DecodedBatch back = feed.decoder(format)(payloads[0], heard);
            QVERIFY(back.rejections.empty() && back.features.empty());
        }
        QVERIFY(feed.format(u"sensorthings-observation")->encode({}, heard).isEmpty()); // but no message
    }
};

QTEST_GUILESS_MAIN(TestPublishing)
#include "tst_publishing.moc"
