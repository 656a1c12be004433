// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ngsild.h"
#include "core/quantities.h"
#include "core/sensorthings.h"

#include <QFile>
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

QHash<QString, int> countedBy(const std::vector<Rejection> &records)
{
    QHash<QString, int> counted;
    for (const Rejection &record : records)
        ++counted[record.reason];
    return counted;
}
QHash<QString, int> reasonsOf(const DecodedBatch &batch) { return countedBy(batch.rejections); }

bool isNear(double a, double b) { return std::abs(a - b) <= 1e-5 * std::abs(b); }

// An answer to GET Observations?$expand=Datastream($expand=ObservedProperty,Thing($expand=Locations)), written from 18-088 §8 and §9.3.
const QByteArray observations = QByteArray(R"({"@iot.count":6,"@iot.nextLink":"http:~host/v1.1/Observations?$skip=6","value":[
 {"@iot.id":1,"phenomenonTime":"2026-05-01T10:00:00Z/2026-05-01T11:00:00Z","resultTime":null,"result":12.5,
  "Datastream":{"@iot.id":7,"name":"PM2.5","unitOfMeasurement":{"name":"microgram per cubic meter","symbol":"ug/m3","definition":"http:~unitsofmeasure.org/ucum.html#para-30"},
   "ObservedProperty":{"@iot.id":3,"name":"Feinstaub","definition":"http:~dd.eionet.europa.eu/vocabulary/aq/pollutant/6001"},
   "Thing":{"@iot.id":42,"name":"Harbour","Locations":[{"encodingType":"application/geo+json","location":{"type":"Point","coordinates":[9.97,53.54]}}]}}},
 {"@iot.id":2,"phenomenonTime":"2026-05-01T12:00:00+02:00","result":0.02,
  "Datastream":{"unitOfMeasurement":{"name":"","symbol":"mg/m³"},"ObservedProperty":{"name":"PM10","definition":"x"},"Thing":{"@iot.id":42,"name":"Harbour"}}},
 {"@iot.id":3,"phenomenonTime":"2026-05-01T10:00:00","result":1,
  "Datastream":{"unitOfMeasurement":{"symbol":"ug/m3"},"ObservedProperty":{"name":"PM10","definition":""},"Thing":{"@iot.id":42}}},
 {"@iot.id":4,"phenomenonTime":"2026-05-01T10:00:00Z","result":"NaN",
  "Datastream":{"unitOfMeasurement":{"symbol":"ug/m3"},"ObservedProperty":{"name":"PM10","definition":""},"Thing":{"@iot.id":42}}},
 {"@iot.id":5,"phenomenonTime":"2026-05-01T10:00:00Z","result":3,"Datastream@iot.navigationLink":"http:~host/v1.1/Observations/5/Datastream"},
 {"@iot.id":6,"phenomenonTime":"2026-05-01T10:00:00Z","result":21.5,
  "Datastream":{"unitOfMeasurement":{"symbol":"degC"},"ObservedProperty":{"name":"Air Temperature","definition":""},"Thing":{"@iot.id":"w/1","name":"Roof"}},
  "FeatureOfInterest":{"encodingType":"application/geo+json","feature":{"type":"Feature","geometry":{"type":"Point","coordinates":[9.9,53.5]}}}}]})")
                                    .replace('~', "//");

// A notification as ETSI GS CIM 009 V1.6.1 §5.3 has it, of Smart Data Models' entities in the three representations.
const QByteArray notification =
    QByteArray(
        R"({"id":"urn:ngsi-ld:Notification:1","type":"Notification","subscriptionId":"urn:ngsi-ld:Subscription:1","notifiedAt":"2026-05-01T10:05:00Z","data":[
 {"id":"urn:ngsi-ld:AirQualityObserved:Plaza","type":"AirQualityObserved","@context":["https:~uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context.jsonld"],
  "location":{"type":"GeoProperty","value":{"type":"Point","coordinates":[-3.7,40.4]}},
  "NO2":{"type":"Property","value":22,"unitCode":"GQ","observedAt":"2026-05-01T10:00:00Z"},
  "O3":{"type":"Property","value":50,"unitCode":"61","observedAt":"2026-05-01T10:00:00Z"},
  "CO":{"type":"Property","value":0.5,"unitCode":"GP","observedAt":"2026-05-01T11:00:00+01:00"},
  "pm25":{"type":"Property","value":9,"observedAt":"2026-05-01T10:00:00Z"}},
 {"id":"urn:ngsi-ld:AirQualityObserved:Madrid-28079004-2016-03-15T11:00:00","type":"AirQualityObserved","dateObserved":"2016-03-15T11:00:00Z/2016-03-15T12:00:00Z",
  "location":{"type":"Point","coordinates":[-3.712,40.423]},"no2":120,"so2":6,"stationName":"Plaza de España"},
 {"id":"urn:ngsi-ld:AirQualityObserved:Old","type":"https:~smartdatamodels.org/dataModel.Environment/AirQualityObserved",
  "https:~smartdatamodels.org/dataModel.Environment/no2":{"type":"Property","value":7},
  "https:~smartdatamodels.org/dateObserved":{"type":"Property","value":{"@type":"DateTime","@value":"2026-05-01T10:00:00Z"}}},
 {"id":"urn:ngsi-ld:AirQualityObserved:Negative","type":"AirQualityObserved","no2":-1,"dateObserved":"2026-05-01T10:00:00Z"},
 {"id":"urn:ngsi-ld:AirQualityObserved:NoZone","type":"AirQualityObserved","no2":1,"dateObserved":"2026-05-01T10:00:00"},
 {"id":"urn:ngsi-ld:WeatherObserved:Roof","type":"WeatherObserved","temperature":3.3,"dateObserved":"2026-05-01T10:00:00Z"},
 {"id":"urn:ngsi-ld:Vehicle:1","type":"Vehicle","speed":3}]})")
        .replace('~', "//");

} // namespace

class TestStandards : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesOfQuantities()
    {
        QCOMPARE(quantityNamed(u"PM2.5"_s), Quantity::Pm25);
        QCOMPARE(quantityNamed(u"PM₂.₅"_s), Quantity::Pm25);
        QCOMPARE(quantityNamed(u"http://dd.eionet.europa.eu/vocabulary/aq/pollutant/7"_s), Quantity::O3);
        QCOMPARE(quantityNamed(u"http://vocab.nerc.ac.uk/standard_name/air_temperature"_s), Quantity::Temperature);
        QCOMPARE(quantityNamed(u"https://smartdatamodels.org/dataModel.Weather/relativeHumidity"_s), Quantity::Humidity);
        QCOMPARE(quantityNamed(u"LAeq"_s), Quantity::Level);
        QVERIFY(!quantityNamed(u"7"_s)); // a code of what?
        QVERIFY(!quantityNamed(u"Luminous Flux"_s));
        QVERIFY(!quantityNamed({}));
    }

    void unitsByHand()
    {
        // 50 ppb of NO₂: 50 · 46.0055 / 24.4654; ozone 80 µg/m³ is itself; 0.4 ppm of CO: 400 · 28.0101 / 24.4654
        QVERIFY(isNear(converted(Quantity::No2, 50, u"ppb"_s), 94.0216));
        QVERIFY(isNear(converted(Quantity::Co, 0.4, u"[ppm]"_s), 457.955));
        for (const QString &unit : { u"ug/m3"_s, u"µg/m³"_s, u"μg/m^3"_s, u"µg·m⁻³"_s, u"GQ"_s, u"ug.m-3"_s })
            QCOMPARE(converted(Quantity::O3, 80, unit), 80.0);
        QCOMPARE(converted(Quantity::Co, 0.5, u"GP"_s), 500.0);
        QVERIFY(isNear(converted(Quantity::Temperature, 39.02, u"[degF]"_s), 277.05));
        QVERIFY(isNear(converted(Quantity::Temperature, 21.5, u"Cel"_s), 294.65));
        QVERIFY(isNear(converted(Quantity::WindSpeed, 10, u"[kn_i]"_s), 5.14444));
        QVERIFY(isNear(converted(Quantity::WindSpeed, 36, u"km/h"_s), 10));
        QVERIFY(isNear(converted(Quantity::WindSpeed, 10, u"HM"_s), 4.4704));
        QCOMPARE(converted(Quantity::Humidity, 59, u"%"_s), 0.59);
        QCOMPARE(converted(Quantity::Humidity, 0.59, u"C62"_s), 0.59);
        QCOMPARE(converted(Quantity::Level, 67.8, u"2N"_s), 67.8);
        QCOMPARE(converted(Quantity::Level, 67.8, u"dB(A)"_s), 67.8);
        QVERIFY(isNear(converted(Quantity::Stage, 10, u"ft"_s), 3.048));
        QCOMPARE(converted(Quantity::WindFrom, -90, u"DD"_s), 270.0);
        QVERIFY(std::isnan(converted(Quantity::Pm25, 50, u"ppb"_s))); // particles have no molar mass
        QVERIFY(std::isnan(converted(Quantity::Level, 50, u"m"_s)));
        QVERIFY(std::isnan(converted(Quantity::No2, 50, u"furlong"_s)));
        QVERIFY(std::isnan(converted(Quantity::No2, 50, {})));
        QVERIFY(std::isnan(converted(Quantity::No2, -0.1, u"GQ"_s)));
        QVERIFY(std::isnan(converted(Quantity::WindSpeed, 200, u"m/s"_s)));
        QVERIFY(std::isnan(converted(Quantity::Temperature, std::numeric_limits<double>::infinity(), u"K"_s)));
    }

    void observationsOfAServer()
    {
        const DecodedBatch particles = feedOf(particlesFeed).decoder()(observations, heard);
        QCOMPARE(particles.features.size(), size_t(1));
        QCOMPARE(particles.features[0].id, u"sensorthings:42"_s);
        QCOMPARE(particles.features[0].name, u"Harbour"_s);
        QCOMPARE(particles.features[0].geometry, (GeoLine { { 9.97, 53.54 } }));
        QCOMPARE(particles.observations.size(), size_t(1)); // both of ten o'clock, one of them said so in another zone
        QCOMPARE(particles.observations[0].phenomenonTime, UtcTime::fromIso(u"2026-05-01T10:00:00Z"));
        QCOMPARE(particles.observations[0].values[Pm25Field], 12.5F);
        QCOMPARE(particles.observations[0].values[Pm10Field], 20.0F);
        QCOMPARE(reasonsOf(particles),
                 (QHash<QString, int> { { u"time missing, or without a zone"_s, 1 },
                                        { u"result is not a number"_s, 1 },
                                        { u"Datastream is not expanded"_s, 1 } }));
        QCOMPARE(countedBy(particles.leftOut), (QHash<QString, int> { { u"property of another feed"_s, 1 } }));
        const DecodedBatch weather = feedOf(weatherFeed).decoder()(observations, heard);
        QCOMPARE(weather.observations.size(), size_t(1));
        QVERIFY(isNear(double(weather.observations[0].values[TemperatureField]), 294.65));
        QCOMPARE(weather.features[0].id, u"sensorthings:w/1"_s);
        QCOMPARE(weather.features[0].geometry, (GeoLine { { 9.9, 53.5 } })); // of the feature of interest
    }

    void anObservationOfATopic()
    {
        const DecodedBatch batch = feedOf(noiseFeed).decoder()(
            R"({"@iot.id":"a","phenomenonTime":"2026-05-01T10:00:00.000Z","resultTime":null,"result":61.4,"Datastream":{"@iot.id":9,
                "unitOfMeasurement":{"name":"decibel","symbol":"dBA"},"ObservedProperty":{"name":"LAeq"},
                "Thing":{"@iot.id":5,"Locations":[{"location":{"type":"Feature","geometry":{"type":"Point","coordinates":[200,91]}}}]}}})",
            heard);
        QCOMPARE(batch.observations.size(), size_t(1));
        QCOMPARE(batch.observations[0].values[LevelField], 61.4F);
        QVERIFY(batch.features[0].geometry.isEmpty()); // nowhere on Earth
        QCOMPARE(reasonsOf(batch), (QHash<QString, int> { { u"impossible position: in lists alone"_s, 1 } }));
    }

    void aThingThatMoves()
    {
        const QString at =
            u"{\"phenomenonTime\":\"2026-05-01T1%1:00:00Z\",\"result\":%2,\"FeatureOfInterest\":{\"feature\":{\"type\":\"Point\",\"coordinates\":[%3,53]}}}"_s;
        const QString thing =
            u"{\"@iot.id\":1,\"name\":\"bus\",\"Locations\":[],\"Datastreams\":[{\"unitOfMeasurement\":{\"symbol\":\"ug/m3\"},\"ObservedProperty\":{\"name\":\"NO2\"},\"Observations\":[%1,%2]}]}"_s;
        const DecodedBatch batch =
            feedOf(gasesFeed).decoder()(thing.arg(at.arg(0).arg(10).arg(9.1), at.arg(1).arg(11).arg(9.2)).toUtf8(), heard);
        QCOMPARE(batch.observations.size(), size_t(2));
        QCOMPARE(batch.features[0].geometry, (GeoLine { { 9.1, 53 } }));
        QVERIFY(!batch.observations[0].position.isValid());
        QCOMPARE(batch.observations[1].position, (GeoPoint { 9.2, 53 }));
        // Where it cannot be it is not: nor is it where it was before.
        const DecodedBatch lost =
            feedOf(gasesFeed).decoder()(thing.arg(at.arg(0).arg(10).arg(9.1), at.arg(1).arg(11).arg(u"1e400"_s)).toUtf8(), heard);
        QCOMPARE(lost.observations.size(), size_t(1));
        QCOMPARE(reasonsOf(lost), (QHash<QString, int> { { u"impossible position"_s, 1 } }));
    }

    void anAttributeBeyondMeasure()
    {
        const auto with = [](const QByteArray &number) {
            return feedOf(gasesFeed).decoder()(
                R"([{"id":"A","type":"AirQualityObserved","no2":20,"dateObserved":"2026-05-01T10:00:00Z","so2":)" + number + "}]",
                heard);
        };
        for (const char *number : { "1e400", "1e39", "-1e308", "9223372036854775807", "-3" }) {
            const DecodedBatch batch = with(number);
            QCOMPARE(batch.observations.size(), size_t(1));
            QCOMPARE(batch.observations[0].values[No2Field], 20.0F);
            QVERIFY(std::isnan(batch.observations[0].values[So2Field]));
            QCOMPARE(reasonsOf(batch), (QHash<QString, int> { { u"value missing, impossible, or in another unit"_s, 1 } }));
        }
        QCOMPARE(reasonsOf(with("null")), (QHash<QString, int>())); // is told to be not known
    }

    void aDeepInsert()
    {
        QFile file(qEnvironmentVariable("CITYWALL_OPEN_DATA", QStringLiteral(CITYWALL_SOURCE_DIR "/../shared/data"))
                   + u"/standards_samples/sensorthings_frost_entitiesDefault.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the open data folder is not here");
        QByteArray bytes = file.readAll();
        // Two of lumen, two of what the sample spells "Tempretaure": nothing that the module knows.
        const DecodedBatch odd = feedOf(weatherFeed).decoder()(bytes, heard);
        QCOMPARE(odd.observations.size(), size_t(0));
        QCOMPARE(countedBy(odd.leftOut), (QHash<QString, int> { { u"observed property is not known"_s, 4 } }));
        QVERIFY(odd.rejections.empty());
        bytes.replace("Tempretaure", "Temperature");
        const DecodedBatch batch = feedOf(weatherFeed).decoder()(bytes, heard);
        QCOMPARE(batch.observations.size(), size_t(2));
        QCOMPARE(batch.leftOut.size(), size_t(2));
        QVERIFY(batch.rejections.empty());
        QCOMPARE(batch.features[0].id, u"sensorthings:thing name 1"_s);
        QCOMPARE(batch.features[0].geometry, (GeoLine { { -117.05, 51.05 } }));
        QVERIFY(isNear(double(batch.observations[0].values[TemperatureField]), 278.15)); // 5 and 6 °C
        QCOMPARE(batch.observations[1].phenomenonTime.toIso(), u"2015-03-06T00:00:00Z"_s);
    }

    void aNotification()
    {
        const DecodedBatch gases = feedOf(gasesFeed).decoder()(notification, heard);
        QCOMPARE(gases.features.size(), size_t(3));
        QCOMPARE(gases.observations.size(), size_t(3));
        const ObservationRecord &plaza = gases.observations[0];
        QCOMPARE(gases.features[plaza.feature].id, u"urn:ngsi-ld:AirQualityObserved:Plaza"_s);
        QCOMPARE(gases.features[plaza.feature].geometry, (GeoLine { { -3.7, 40.4 } }));
        QCOMPARE(plaza.phenomenonTime, UtcTime::fromIso(u"2026-05-01T10:00:00Z"));
        QCOMPARE(plaza.values[No2Field], 22.0F);
        QVERIFY(isNear(double(plaza.values[O3Field]), 98.0941)); // 50 · 47.9982 / 24.4654
        QCOMPARE(plaza.values[CoField], 500.0F);
        const ObservationRecord &simple = gases.observations[1];
        QCOMPARE(gases.features[simple.feature].id, u"urn:ngsi-ld:AirQualityObserved:Madrid-28079004"_s); // without the time
        QCOMPARE(gases.features[simple.feature].name, u"Plaza de España"_s);
        QCOMPARE(simple.phenomenonTime, UtcTime::fromIso(u"2016-03-15T11:00:00Z"));
        QCOMPARE(simple.values[No2Field], 120.0F);
        QCOMPARE(simple.values[So2Field], 6.0F);
        QCOMPARE(gases.observations[2].values[No2Field], 7.0F); // names expanded by a context
        QCOMPARE(reasonsOf(gases),
                 (QHash<QString, int> { { u"value missing, impossible, or in another unit"_s, 1 },
                                        { u"time missing, or without a zone"_s, 1 } }));
        QCOMPARE(countedBy(gases.leftOut),
                 (QHash<QString, int> { { u"no property of this feed"_s, 1 }, { u"entity of another type"_s, 1 } }));
        const DecodedBatch weather = feedOf(weatherFeed).decoder()(notification, heard);
        QCOMPARE(weather.observations.size(), size_t(1));
        QVERIFY(isNear(double(weather.observations[0].values[TemperatureField]), 276.45));
    }

    void noiseAndWeather()
    {
        const DecodedBatch noise = feedOf(noiseFeed).decoder()(
            R"([{"id":"urn:ngsi-ld:NoiseLevelObserved:1","type":"NoiseLevelObserved","LAeq":{"value":67.8},"dateObserved":{"value":"2026-05-01T10:00:00Z"}}])",
            heard);
        QCOMPARE(noise.observations.size(), size_t(1));
        QCOMPARE(noise.observations[0].values[LevelField], 67.8F);
        const DecodedBatch weather =
            feedOf(weatherFeed)
                .decoder()(
                    R"({"id":"urn:ngsi-ld:WeatherObserved:1","type":"WeatherObserved","relativeHumidity":0.5,"windDirection":-90,"windSpeed":{"type":"Property","value":36,"unitCode":"KMH"},
                "dateObserved":"2026-05-01T10:00:00Z","refDevice":{"type":"Relationship","object":"urn:ngsi-ld:Device:mast"}})",
                    heard);
        QCOMPARE(weather.observations.size(), size_t(1));
        QCOMPARE(weather.observations[0].values[HumidityField], 0.5F);
        QCOMPARE(weather.observations[0].values[WindSpeedField], 10.0F);
        QCOMPARE(weather.observations[0].values[WindFromField], 270.0F);
        QCOMPARE(weather.features[0].id, u"urn:ngsi-ld:Device:mast"_s);
    }

    void moreNamesOfAPropertyThanAny()
    {
        // Each in another case, and a time that goes on for megabytes: read for each of them it would be two hundred gigabytes.
        const QByteArray humidity = "relativehumidity";
        QByteArray entity = R"({"id":"a","type":"WeatherObserved","dateObserved":"2026-05-01T10:00:00Z/END")";
        entity.replace("END", QByteArray(4 << 20, '9'));
        for (int upper = 0; upper < 1 << 14; ++upper) {
            QByteArray name = humidity;
            for (int i = 0; i < 14; ++i)
                name[i] = (upper >> i) & 1 ? char(name[i] - 'a' + 'A') : name[i];
            entity += ",\"" + name + "\":0.25";
        }
        const DecodedBatch batch = feedOf(weatherFeed).decoder(u"ngsi-ld"_s)(entity + '}', heard);
        QCOMPARE(batch.observations.size(), size_t(1));
        QCOMPARE(batch.observations[0].values[HumidityField], 0.25F);
        QCOMPARE(batch.observations[0].phenomenonTime, UtcTime::fromIso(u"2026-05-01T10:00:00Z"));
        // The beginning of a period whose end is all there is of it.
        QByteArray observation =
            R"({"phenomenonTime":"2026-05-01T10:00:00ZEND","result":3,"Datastream":{"unitOfMeasurement":{"symbol":"ug/m3"},"ObservedProperty":{"name":"NO2"},"Thing":{"name":"x"}}})";
        observation.replace("END", QByteArray(4 << 20, '/'));
        const DecodedBatch period = feedOf(gasesFeed).decoder(u"sensorthings"_s)(observation, heard);
        QCOMPARE(period.observations.size(), size_t(1));
        QCOMPARE(period.observations[0].phenomenonTime, UtcTime::fromIso(u"2026-05-01T10:00:00Z"));
    }

    void cutOffAndHostile_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("whole");
        QTest::newRow("SensorThings") << u"sensorthings"_s << observations;
        QTest::newRow("NGSI-LD") << u"ngsi-ld"_s << notification;
    }
    void cutOffAndHostile()
    {
        QFETCH(const QString, format);
        QFETCH(const QByteArray, whole);
        const Decoder decode = feedOf(gasesFeed).decoder(format);
        for (qsizetype end = 0; end < whole.size(); ++end) {
            const DecodedBatch batch = decode(whole.first(end), heard);
            QVERIFY(batch.observations.empty());
            QCOMPARE(batch.rejections.size(), size_t(1));
            QVERIFY(batch.rejections[0].sample.size() <= 256);
        }
        for (const QByteArray &bad :
             { QByteArray(200'000, '['), "{\"value\":" + QByteArray(200'000, '{'), QByteArray("{\"value\":[1,null,\"x\",[]]}"),
               QByteArray("{\"data\":[1,null,\"x\",[]]}"), QByteArray("\xff\xfe{}"), QByteArray("[NaN]"), QByteArray("7") })
            QVERIFY(decode(bad, heard).observations.empty());
    }

    void theProgramsOwnPayloadsStay()
    {
        const DecodedBatch batch = feedOf(gasesFeed).decoder()(
            R"({"observations":[{"feature":"a","phenomenonTime":"2026-05-01T10:00:00Z","values":{"no2":3}}]})", heard);
        QCOMPARE(batch.observations.size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestStandards)
#include "tst_standards.moc"
