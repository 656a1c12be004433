// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What waters are like: Smart Data Models' WaterQualityObserved in NGSI-LD and NGSI-v2, read and written, and how it is rated. The payloads
// are written by hand from the model's published attributes and units (smartdatamodels.org, dataModel.WaterQuality).
#include "core/publishedquantities.h"
#include "core/waterquality.h"
#include "core/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace citywall;
using namespace citywall::environment;
using namespace Qt::StringLiterals;

namespace {

constexpr float none = ObservationRecord::nan;
const UtcTime heard = UtcTime::fromIso(u"2026-11-20T11:05:00Z");
const UtcTime eleven = UtcTime::fromIso(u"2026-11-20T11:00:00Z");

/// As NGSI-LD brokers send it: one normalised in the model's own units, one in others, one concise, one simplified …
const QByteArray linked = R"({"id":"urn:ngsi-ld:Notification:1","type":"Notification","data":[
 {"id":"urn:ngsi-ld:WaterQualityObserved:River1","type":"WaterQualityObserved","name":{"type":"Property","value":"Main bridge"},
  "dateObserved":{"type":"Property","value":{"@type":"DateTime","@value":"2026-11-20T11:00:00Z"}},
  "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[-87.63,41.88]}},
  "pH":{"type":"Property","value":7.4},"O2":{"type":"Property","value":8.3},"turbidity":{"type":"Property","value":4.5},
  "conductivity":{"type":"Property","value":0.052},"conductance":{"type":"Property","value":0.06},"temperature":{"type":"Property","value":12.4},
  "NO3":{"type":"Property","value":0.01},"measurand":{"type":"Property","value":["NO3, 0.01, M1, Concentration of Nitrates"]}},
 {"id":"urn:ngsi-ld:WaterQualityObserved:River2","type":"WaterQualityObserved",
  "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[-87.62,41.89]}},
  "pH":{"type":"Property","value":6.1,"unitCode":"pH","observedAt":"2026-11-20T10:50:00Z"},
  "O2":{"type":"Property","value":2500,"unitCode":"ug/L","observedAt":"2026-11-20T10:50:00Z"},
  "turbidity":{"type":"Property","value":30,"unitCode":"FNU","observedAt":"2026-11-20T10:50:00Z"},
  "conductivity":{"type":"Property","value":520,"unitCode":"G42","observedAt":"2026-11-20T10:50:00Z"},
  "temperature":{"type":"Property","value":54.5,"unitCode":"FAH","observedAt":"2026-11-20T10:50:00Z"}},
 {"id":"urn:ngsi-ld:WaterQualityObserved:Lake","type":"WaterQualityObserved","dateObserved":{"value":"2026-11-20T11:00:00Z"},
  "location":{"type":"Point","coordinates":[-87.6,41.9]},"O2":{"value":4}},
 {"id":"urn:ngsi-ld:WaterQualityObserved:Pond","type":"WaterQualityObserved","dateObserved":"2026-11-20T11:00:00Z","pH":9.2,
  "location":{"type":"Point","coordinates":[-87.61,41.9]}},
 {"id":"urn:ngsi-ld:WaterQualityObserved:Acid","type":"WaterQualityObserved","dateObserved":"2026-11-20T11:00:00Z","pH":15},
 {"id":"urn:ngsi-ld:WaterQualityObserved:Thin","type":"WaterQualityObserved","dateObserved":"2026-11-20T11:00:00Z","O2":-1},
 {"id":"urn:ngsi-ld:WaterQualityObserved:Volts","type":"WaterQualityObserved","dateObserved":"2026-11-20T11:00:00Z",
  "conductivity":{"value":5,"unitCode":"VLT"}},
 {"id":"urn:ngsi-ld:WaterQualityObserved:When","type":"WaterQualityObserved","dateObserved":"2026-11-20T11:00:00","pH":7},
 {"id":"urn:ngsi-ld:WaterQualityObserved:Salts","type":"WaterQualityObserved","dateObserved":"2026-11-20T11:00:00Z","NO3":0.01},
 {"id":"urn:ngsi-ld:AirQualityObserved:Street","type":"AirQualityObserved","dateObserved":"2026-11-20T11:00:00Z","O2":8,"temperature":3},
 {"id":"urn:ngsi-ld:Vehicle:1","type":"Vehicle","pH":7}]})";

/// … and as NGSI-v2 brokers do.
const QByteArray version2 = R"([{"id":"River1","type":"WaterQualityObserved","name":{"type":"Text","value":"Main bridge"},
  "dateObserved":{"type":"DateTime","value":"2026-11-20T11:00:00Z"},
  "location":{"type":"geo:json","value":{"type":"Point","coordinates":[-87.63,41.88]}},
  "pH":{"type":"Number","value":7.4,"metadata":{}},
  "O2":{"type":"Number","value":8.3,"metadata":{"timestamp":{"type":"DateTime","value":"2026-11-20T10:59:00Z"}}},
  "conductivity":{"type":"Number","value":520,"metadata":{"unitCode":{"type":"Text","value":"G42"}}},
  "temperature":{"type":"Number","value":12.4}}])";

FeedDescriptor qualityFeed(const QString &id = waterQualityFeed)
{
    const QList<FeedDescriptor> all = feeds();
    return *std::ranges::find(all, id, &FeedDescriptor::id);
}

/// "id HH:MM:SS" of each row, with its values.
QStringList rowsOf(const DecodedBatch &batch)
{
    QStringList rows;
    for (const ObservationRecord &row : batch.observations) {
        QStringList values;
        for (const float value : row.values)
            values << (std::isnan(value) ? u"–"_s : QString::number(double(value), 'g', 6));
        rows << batch.features[row.feature].id.section(u':', -1) + u' ' + row.phenomenonTime.toIso().mid(11, 8) + u' '
                + values.join(u' ');
    }
    rows.sort();
    return rows;
}

QStringList reasonsOf(const std::vector<Rejection> &records)
{
    QStringList reasons;
    for (const Rejection &record : records)
        reasons << record.reason;
    return reasons;
}

} // namespace

class WaterQualityTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void entitiesOfNgsiLd()
    {
        const FeedDescriptor feed = qualityFeed();
        QVERIFY(feed.format(u"ngsi-ld")->recognise(linked));
        QVERIFY(!feed.format(u"ngsi-v2")->recognise(linked));
        const DecodedBatch batch = feed.decoder()(linked, heard);
        // 2500 µg/l are 2.5 mg/l; 520 µS/cm are 0.052 S/m. Conductance, at 25 °C, is none of it.
        QCOMPARE(rowsOf(batch),
                 (QStringList { u"Lake 11:00:00 – 4 – –"_s, u"Pond 11:00:00 9.2 – – –"_s, u"River1 11:00:00 7.4 8.3 4.5 0.052"_s,
                                u"River2 10:50:00 6.1 2.5 30 0.052"_s }));
        const QString impossible = u"value missing, impossible, or in another unit"_s;
        QCOMPARE(reasonsOf(batch.rejections),
                 (QStringList { impossible, impossible, impossible, u"time missing, or without a zone"_s }));
        QCOMPARE(reasonsOf(batch.leftOut),
                 (QStringList { u"no property of this feed"_s, u"no property of this feed"_s, u"entity of another type"_s }));
        const FeatureRecord &river = batch.features[0];
        QCOMPARE(river.name, u"Main bridge"_s);
        QCOMPARE(river.geometry, (GeoLine { { -87.63, 41.88 } }));
        // 12.4 °C are 285.55 K, 54.5 °F are (54.5 − 32) · 5 / 9 = 12.5 °C.
        QCOMPARE(rowsOf(qualityFeed(waterTemperatureFeed).decoder()(linked, heard)),
                 (QStringList { u"River1 11:00:00 285.55 – – –"_s, u"River2 10:50:00 285.65 – – –"_s }));
    }

    void theirTemperatureIsNotTheAirs()
    {
        QVERIFY(rowsOf(qualityFeed(weatherFeed).decoder()(linked, heard)) == QStringList { u"Street 11:00:00 276.15 – – –"_s });
        QVERIFY(qualityFeed(gasesFeed).decoder()(linked, heard).observations.empty());
    }

    void entitiesOfVersion2()
    {
        const FeedDescriptor feed = qualityFeed();
        QVERIFY(feed.format(u"ngsi-v2")->recognise(version2));
        const DecodedBatch batch = feed.decoder()(version2, heard);
        QCOMPARE(reasonsOf(batch.rejections), QStringList());
        QCOMPARE(
            rowsOf(batch),
            (QStringList { u"River1 10:59:00 – 8.3 – –"_s, u"River1 11:00:00 7.4 – – 0.052"_s })); // oxygen has a time of its own
        QCOMPARE(batch.features[0].name, u"Main bridge"_s);
        QCOMPARE(batch.features[0].geometry, (GeoLine { { -87.63, 41.88 } }));
        QVERIFY(!feed.format(u"ngsi-v2")->recognise("{\"Text\": 1}"));
    }

    void written()
    {
        DecodedBatch batch;
        batch.features = { { u"river 1"_s, u"Main bridge"_s, { { -87.63, 41.88 } }, {} } };
        batch.observations = { { 0, eleven, {}, { 7.4F, 8.3F, none, 0.052F }, {} } };
        const FeedDescriptor feed = qualityFeed();
        const auto entityIn = [&](const QString &format) {
            const QList<QByteArray> payloads = feed.format(format)->encode(batch, heard);
            return payloads.size() == 1 ? QJsonDocument::fromJson(payloads[0]).array().at(0).toObject() : QJsonObject();
        };
        const QJsonObject ld = entityIn(u"ngsi-ld"_s);
        QCOMPARE(ld.value(u"type").toString(), u"WaterQualityObserved"_s);
        QCOMPARE(ld.value(u"pH"),
                 QJsonValue(QJsonObject {
                     { u"type"_s, u"Property"_s }, { u"value"_s, 7.4 }, { u"observedAt"_s, u"2026-11-20T11:00:00Z"_s } }));
        QCOMPARE(ld.value(u"conductivity").toObject().value(u"unitCode").toString(), u"D10"_s);
        QVERIFY(!ld.contains(u"turbidity"));
        // FIWARE NGSI-v2, JSON Attribute Representation: type, value, metadata; no @context.
        const QJsonObject v2 = entityIn(u"ngsi-v2"_s);
        QVERIFY(!v2.contains(u"@context"));
        QCOMPARE(v2.value(u"id"), ld.value(u"id"));
        QCOMPARE(v2.value(u"type"), ld.value(u"type"));
        const auto typed = [](const QString &type, const QJsonValue &value) {
            return QJsonObject { { u"type"_s, type }, { u"value"_s, value } };
        };
        const QJsonObject time = typed(u"DateTime"_s, u"2026-11-20T11:00:00Z"_s);
        QJsonObject oxygen = typed(u"Number"_s, 8.3);
        oxygen.insert(u"metadata"_s, QJsonObject { { u"TimeInstant"_s, time }, { u"unitCode"_s, typed(u"Text"_s, u"M1"_s) } });
        QCOMPARE(v2.value(u"O2"), QJsonValue(oxygen));
        QCOMPARE(v2.value(u"dateObserved"), QJsonValue(time));
        QCOMPARE(v2.value(u"stationName"), QJsonValue(typed(u"Text"_s, u"Main bridge"_s)));
        QCOMPARE(v2.value(u"location").toObject().value(u"type").toString(), u"geo:json"_s);
    }

    void thereAndBack_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("format");
        for (const QString &feed : { waterQualityFeed, waterTemperatureFeed }) {
            for (const QString &format : { u"ngsi-ld"_s, u"ngsi-v2"_s, u"sensorthings"_s, u"sensorthings-observation"_s })
                QTest::addRow("%s by %s", qPrintable(feed), qPrintable(format)) << feed << format;
        }
    }
    void thereAndBack()
    {
        QFETCH(QString, id);
        QFETCH(QString, format);
        const FeedDescriptor feed = qualityFeed(id);
        const DecodedBatch sent = feed.decoder()(linked, heard);
        QStringList back;
        for (const QByteArray &payload : feed.format(format)->encode(sent, heard)) {
            const auto first = std::ranges::find_if(feed.formats, [&](const PayloadFormat &f) { return f.recognise(payload); });
            QCOMPARE(first->id, format);
            const DecodedBatch read = feed.decoder()(payload, heard);
            QCOMPARE(reasonsOf(read.rejections), QStringList());
            back += rowsOf(read);
        }
        if (format == u"sensorthings-observation") { // each value alone
            QCOMPARE(back.size(), id == waterQualityFeed ? 10 : 2);
            return;
        }
        back.sort();
        QCOMPARE(back, rowsOf(sent));
    }

    void cutOffAndHostile()
    {
        const FeedDescriptor feed = qualityFeed();
        for (const QByteArray &whole : { linked, version2 }) {
            for (qsizetype end = 0; end < whole.size(); ++end) {
                const DecodedBatch batch = feed.decoder(u"ngsi-v2"_s)(whole.first(end), heard);
                QVERIFY(batch.observations.empty());
                QCOMPARE(batch.rejections.size(), 1u);
                QVERIFY(batch.rejections[0].sample.size() <= 256);
                (void)feed.format(u"ngsi-v2")->recognise(whole.first(end));
            }
        }
        const QByteArray head = R"([{"id":"a","type":"WaterQualityObserved","dateObserved":"2026-11-20T11:00:00Z",)";
        for (const QByteArray &bad : { QByteArray(200'000, '['), "{\"data\":" + QByteArray(200'000, '{'), head + R"("pH":NaN}])",
                                       head + R"("pH":1e999}])", head + R"("pH":"7"}])", head + R"("pH":{"value":{"value":7}}}])",
                                       head + R"("O2":{"value":[8]}}])", QByteArray("{\"data\":[1,null,\"x\",[]]}"),
                                       QByteArray("\xff\xfe[]"), QByteArray("7") })
            QVERIFY(feed.decoder(u"ngsi-ld"_s)(bad, heard).observations.empty());
        const DecodedBatch nowhere =
            feed.decoder()(head + R"("pH":7,"location":{"type":"Point","coordinates":[200,91]}}])", heard);
        QCOMPARE(nowhere.observations.size(), 1u);
        QVERIFY(nowhere.features[0].geometry.isEmpty()); // nowhere on Earth
    }

    void unitsByHand()
    {
        // 1 S/m = 10 mS/cm = 10 000 µS/cm = 1000 mS/m; 1 dS/m = 0.1 S/m
        QCOMPARE(float(converted(Quantity::Conductivity, 520, u"µS/cm"_s)), 0.052F);
        QCOMPARE(float(converted(Quantity::Conductivity, 0.52, u"mS/cm"_s)), 0.052F);
        QCOMPARE(float(converted(Quantity::Conductivity, 52, u"mS/m"_s)), 0.052F);
        QCOMPARE(float(converted(Quantity::Conductivity, 0.52, u"dS/m"_s)), 0.052F);
        QCOMPARE(converted(Quantity::Oxygen, 8.3, u"mg{O2}/L"_s), 8.3);
        QCOMPARE(converted(Quantity::Oxygen, 8.3, u"g/m³"_s), 8.3);
        QCOMPARE(converted(Quantity::Acidity, 7.4, u"[pH]"_s), 7.4);
        QVERIFY(std::isnan(converted(Quantity::Oxygen, 95, u"%"_s))); // of saturation: another quantity
        QVERIFY(std::isnan(converted(Quantity::Pm25, 8.3, u"mg/L"_s)));
        QVERIFY(std::isnan(converted(Quantity::WaterTemperature, -10, u"Cel"_s)));
        QCOMPARE(quantityNamed(u"http://dd.eionet.europa.eu/vocabulary/wise/ObservedProperty/EEA_3132-01-2"_s), Quantity::Oxygen);
        QCOMPARE(quantityNamed(u"Water temperature"_s), Quantity::WaterTemperature);
    }

    void rating_data()
    {
        QTest::addColumn<double>("oxygen");
        QTest::addColumn<double>("ph");
        QTest::addColumn<int>("severity");
        QTest::addColumn<QString>("words");
        QTest::newRow("good") << 8.3 << 7.4 << 0 << u"within the criteria"_s;
        QTest::newRow("enough for young fish") << 5.0 << 7.4 << 0 << u"within the criteria"_s;
        QTest::newRow("too little for them") << 4.99 << 7.4 << 1 << u"little oxygen for young fish"_s;
        QTest::newRow("enough for others") << 3.0 << 7.4 << 1 << u"little oxygen for young fish"_s;
        QTest::newRow("too little") << 2.99 << 7.4 << 2 << u"too little oxygen"_s;
        QTest::newRow("least pH") << 8.3 << 6.5 << 0 << u"within the criteria"_s;
        QTest::newRow("sour") << 8.3 << 6.49 << 2 << u"pH outside the criteria"_s;
        QTest::newRow("most pH") << 8.3 << 9.0 << 0 << u"within the criteria"_s;
        QTest::newRow("alkaline") << 8.3 << 9.01 << 2 << u"pH outside the criteria"_s;
        QTest::newRow("both") << 1.0 << 5.0 << 2 << u"too little oxygen, pH outside the criteria"_s;
        QTest::newRow("oxygen alone") << 8.3 << unknown << 0 << u"within the criteria"_s;
        QTest::newRow("nothing") << unknown << unknown << -1 << u"unknown"_s;
    }
    void rating()
    {
        QFETCH(double, oxygen);
        QFETCH(double, ph);
        const WaterQuality water = WaterQuality::of({ ph, oxygen, 1e6, unknown });
        QTEST(water.severity(), "severity");
        QTEST(Words::water(water), "words");
    }
};

QTEST_GUILESS_MAIN(WaterQualityTest)
#include "tst_waterquality.moc"
