// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feeds.h"
#include "core/georeport.h"
#include "georeportsamples.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace citywall;
using namespace citywall::services;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

DecodedBatch decode(const QByteArray &payload) { return geoReportDecoder()(payload, {}); }

/// A request as the specification shows one (wiki.open311.org/GeoReport_v2, GET Service Requests), with what is odd in it.
const QByteArray golden = R"([
 {"service_request_id": "638344", "status": "closed", "status_notes": "Duplicate request.", "service_name": "Sidewalk",
  "service_code": "006", "description": null, "agency_responsible": "Roads", "service_notice": null,
  "requested_datetime": "2010-04-14T06:37:38-08:00", "updated_datetime": "2010-04-14T08:37:38-08:00",
  "expected_datetime": "2010-04-15T06:37:38-08:00", "address": "8TH AVE and JUDAH ST", "address_id": "545483", "zipcode": 94122,
  "lat": 37.762221815, "long": -122.4651145, "media_url": null, "extended_attributes": {"channel": "Internet", "x": {"y": [1]}},
  "notes": [{"datetime": "2010-04-14T06:37:38-08:00", "type": "opened"}]},
 {"service_request_id": 638349, "status": "open", "service_name": "", "service_code": "007",
  "requested_datetime": "2010-04-19T06:37:38Z", "address": "40 main st", "lat": null, "long": null}
])";

} // namespace

class GeoReportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatTheSpecificationShows()
    {
        const DecodedBatch batch = decode(golden);
        isAsSpecified(batch);
        QCOMPARE(batch.observations.at(1).detail, QByteArray(R"({"status_notes":"Duplicate request."})"));
    }

    void anUpdateOfAnOpenRequestIsHeard()
    {
        const DecodedBatch batch = decode(R"([{"service_request_id": "a", "status": "Open", "service_code": "1",
            "requested_datetime": "2020-01-01T00:00:00Z", "updated_datetime": "2020-01-03T00:00:00Z"}])");
        QCOMPARE(batch.observations.size(), size_t(2));
        QCOMPARE(batch.observations[1].phenomenonTime.toIso(), u"2020-01-03T00:00:00Z"_s);
        QCOMPARE(batch.terms.value(qsizetype(batch.observations[1].values[StateField])), u"open"_s);
    }

    void theSameRequestTwiceIsOneFeature()
    {
        const QByteArray one = asJson(openRequest("a"));
        const DecodedBatch batch = decode('[' + one + ',' + one + ']');
        QCOMPARE(batch.features.size(), size_t(1));
        QCOMPARE(batch.observations.size(), size_t(2));
    }

    void rejectsTheBadRecordAlone_data()
    {
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<QString>("reason");
        for (const BadRequest &bad : badRequests())
            QTest::newRow(bad.name) << asJson(bad.members) << QString::fromLatin1(bad.reason);
        QByteArray infinite = asJson(openRequest("b"));
        infinite.insert(infinite.size() - 1, R"(, "lat": 1e999, "long": 10)");
        QTest::newRow("an infinite number") << infinite << u"impossible coordinates"_s;
    }
    void rejectsTheBadRecordAlone()
    {
        QFETCH(QByteArray, record);
        QFETCH(QString, reason);
        const DecodedBatch batch = decode('[' + asJson(openRequest("a")) + ',' + record + ',' + asJson(openRequest("c")) + ']');
        QCOMPARE(batch.features.size(), size_t(2));
        QCOMPARE(batch.features[1].id, u"c"_s);
        QCOMPARE(batch.rejections.size(), size_t(1));
        QCOMPARE(batch.rejections[0].reason, reason);
        QVERIFY(batch.rejections[0].line > 1);
        QVERIFY(batch.rejections[0].sample.startsWith('{') && batch.rejections[0].sample.size() <= 256);
    }

    void quotedNumbersAreNumbers()
    {
        const DecodedBatch batch = decode(R"([{"service_request_id": "a", "status": "open", "lat": "41.5", "long": "-87.25",
            "requested_datetime": "2020-01-01T00:00:00Z"}])");
        QCOMPARE(batch.features.at(0).geometry, (GeoLine { { -87.25, 41.5 } }));
    }

    void notAnArrayIsRefusedAsAWhole_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("an object") << QByteArray("{}");
        QTest::newRow("a number") << QByteArray("17");
        QTest::newRow("XML") << QByteArray("<service_requests/>");
        QTest::newRow("NaN") << QByteArray(R"([{"lat": NaN}])");
        QTest::newRow("rubbish behind") << QByteArray(golden + "]");
        QTest::newRow("Latin-1") << QByteArray("[{\"service_request_id\": \"a\xe9\"}]");
        QTest::newRow("deeply nested") << QByteArray(100'000, '[');
        QTest::newRow("deep notes") << QByteArray(R"([{"notes": )" + QByteArray(50'000, '[') + QByteArray(50'000, ']') + "}]");
        QTest::newRow("too large") << QByteArray(GeoReportLimits::payloadBytes + 1, ' ');
    }
    void notAnArrayIsRefusedAsAWhole()
    {
        QFETCH(QByteArray, payload);
        const DecodedBatch batch = decode(payload);
        QVERIFY(batch.features.empty() && batch.observations.empty());
        QCOMPARE(batch.rejections.size(), size_t(1));
        QVERIFY(!batch.rejections[0].reason.isEmpty() && batch.rejections[0].sample.size() <= 256);
    }

    void stopsAfterTooManyBadRecords()
    {
        const DecodedBatch batch = decode("[0" + QByteArray(",0").repeated(50'000) + "]");
        QCOMPARE(batch.rejections.size(), size_t(GeoReportLimits::rejections));
        QVERIFY(batch.rejections.back().reason.contains(u"too many"));
    }

    void everyByteDamaged()
    {
        for (qsizetype at = 0; at < golden.size(); ++at) {
            for (const char damage : { '\0', '"', '{', ']', ',', '9', '\xff' }) {
                QByteArray payload = golden;
                payload[at] = damage;
                const DecodedBatch batch = decode(payload);
                QVERIFY(batch.features.size() <= 2 && batch.observations.size() <= 4);
                for (const ObservationRecord &o : batch.observations)
                    QVERIFY(o.feature < batch.features.size() && o.phenomenonTime.isValid());
            }
        }
    }

    void chicagoOfTheYear2014()
    {
        const QByteArray file = chicago();
        if (file.isEmpty())
            QSKIP("the open data folder is not here");
        const DecodedBatch batch = decode(file);
        QVERIFY2(batch.rejections.empty(), batch.rejections.empty() ? "" : qPrintable(batch.rejections[0].reason));
        QCOMPARE(batch.features.size(), size_t(50)); // jq length
        // jq '[.[] | select(.status == "closed")] | length' gives 49, and the open one has an update.
        QCOMPARE(batch.observations.size(), size_t(100));
        const qsizetype closed = batch.terms.indexOf(u"closed"_s);
        QCOMPARE(
            std::ranges::count_if(batch.observations, [&](const auto &o) { return qsizetype(o.values[StateField]) == closed; }),
            49);
        // jq '[.[] | .service_name] | group_by(.) | map([.[0], length])': 35 of the 50 are building violations.
        const qsizetype violation = batch.terms.indexOf(u"Building Violation"_s);
        QCOMPARE(std::ranges::count_if(batch.observations,
                                       [&](const auto &o) { return qsizetype(o.values[CategoryField]) == violation; }),
                 70);
        // collections.Counter of extended_attributes.channel: phone 37, web 10, open311 3, each request twice
        const auto told = [&](const QString &word) {
            const qsizetype term = batch.terms.indexOf(word);
            return std::ranges::count_if(batch.observations,
                                         [&](const auto &o) { return qsizetype(o.values[ChannelField]) == term; });
        };
        QCOMPARE(told(u"phone"_s), 74);
        QCOMPARE(told(u"web"_s), 20);
        QCOMPARE(told(u"app"_s), 6);
        QCOMPARE(batch.features[0].id, u"14-00684314"_s);
        QCOMPARE(batch.observations[0].phenomenonTime.toIso(), u"2014-05-10T00:02:21Z"_s); // 19:02:21−05:00
        QVERIFY(std::ranges::all_of(batch.features, [](const FeatureRecord &f) {
            return f.geometry.size() == 1 && f.geometry[0].latitudeDegrees > 41.6 && f.geometry[0].latitudeDegrees < 42.1;
        }));
    }

    void chicagoCutOffAnywhere()
    {
        const QByteArray file = chicago();
        if (file.isEmpty())
            QSKIP("the open data folder is not here");
        // Every byte of the first two requests, and every 211th of the whole.
        const QJsonArray all = QJsonDocument::fromJson(file).array();
        const QByteArray two = QJsonDocument(QJsonArray { all[0], all[1] }).toJson();
        QCOMPARE(decode(two).features.size(), size_t(2));
        for (qsizetype length = 0; length < two.trimmed().size(); ++length)
            QVERIFY(isRefused(decode(two.first(length))));
        for (qsizetype length = 0; length < file.trimmed().size(); length += 211)
            QVERIFY(isRefused(decode(file.first(length))));
    }

    void theFeedTakesBothForms()
    {
        const FeedDescriptor feed = requestFeedDescriptor({});
        const Decoder decoder = feed.decoder();
        QCOMPARE(decoder("\n " + golden, {}).features.size(), size_t(2));
        const DecodedBatch own = decoder(
            R"({"observations": [{"feature": "x", "phenomenonTime": 5, "values": {"state": "open", "category": "Pothole"}}]})",
            {});
        QVERIFY(own.rejections.empty());
        QCOMPARE(own.features.size(), size_t(1));
        QCOMPARE(decoder("", {}).rejections.size(), size_t(1));
        QVERIFY(decoder("[ ]", {}).rejections.empty()); // a server that has none
        const auto isTaken = [&](const QByteArray &payload) { return feed.format(u"georeport-json")->recognise(payload); };
        QVERIFY(isTaken("\xEF\xBB\xBF" + golden));
        QVERIFY(!isTaken(R"([{"id": 1}])"));
        QVERIFY(!isTaken("{}") && !isTaken("<service_requests/>") && !isTaken("["));
    }

    void channels()
    {
        QCOMPARE(channelFromWord(u"Internet"_s), u"web"_s);
        QCOMPARE(channelFromWord(u"open311"_s), u"app"_s);
        QCOMPARE(channelFromWord(u"Phone"_s), u"phone"_s);
        QCOMPARE(channelFromWord(u"fax"_s), u"fax"_s);
    }

private:
    static QByteArray chicago()
    {
        QFile file(qEnvironmentVariable("CITYWALL_OPEN_DATA", QStringLiteral(CITYWALL_SOURCE_DIR "/../shared/data"))
                   + u"/gov_services/chicago_open311_georeport_v2.json"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static bool isRefused(const DecodedBatch &batch)
    {
        return batch.features.empty() && batch.observations.empty() && batch.rejections.size() == 1;
    }
};

QTEST_APPLESS_MAIN(GeoReportTest)
#include "tst_georeport.moc"
