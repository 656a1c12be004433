// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feeds.h"
#include "core/georeport.h"
#include "core/requests.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace citywall;
using namespace citywall::services;
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

QByteArray withMembers(const QByteArray &members)
{
    return R"([{"service_request_id": "a", "status": "open", "requested_datetime": "2020-01-01T00:00:00Z"},)" + QByteArray("{")
        + members + R"(},{"service_request_id": "c", "status": "open", "requested_datetime": "2020-01-01T00:00:00Z"}])";
}

} // namespace

class GeoReportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatTheSpecificationShows()
    {
        const DecodedBatch batch = decode(golden);
        QVERIFY(batch.rejections.empty());
        QCOMPARE(batch.features.size(), size_t(2));
        const FeatureRecord &first = batch.features[0];
        QCOMPARE(first.id, u"638344"_s);
        QCOMPARE(first.name, u"Sidewalk"_s);
        QCOMPARE(first.geometry, (GeoLine { { -122.4651145, 37.762221815 } }));
        QCOMPARE(first.properties.value(u"requested_datetime").toString(), u"2010-04-14T14:37:38Z"_s);
        QCOMPARE(first.properties.value(u"expected_datetime").toString(), u"2010-04-15T14:37:38Z"_s);
        QCOMPARE(first.properties.value(u"service_code").toString(), u"006"_s);
        QCOMPARE(first.properties.value(u"address").toString(), u"8TH AVE and JUDAH ST"_s);
        QVERIFY(!first.properties.contains(u"description"));
        QCOMPARE(batch.features[1].id, u"638349"_s);
        QCOMPARE(batch.features[1].name, u"007"_s); // no service_name
        QVERIFY(batch.features[1].geometry.isEmpty());

        QCOMPARE(batch.observations.size(), size_t(3));
        const auto word = [&](size_t row, Field field) {
            return batch.terms.value(qsizetype(batch.observations[row].values[field]));
        };
        QCOMPARE(word(0, StateField), u"open"_s);
        QCOMPARE(batch.observations[0].phenomenonTime.toIso(), u"2010-04-14T14:37:38Z"_s);
        QVERIFY(batch.observations[0].detail.isEmpty());
        QCOMPARE(word(1, StateField), u"closed"_s);
        QCOMPARE(batch.observations[1].phenomenonTime.toIso(), u"2010-04-14T16:37:38Z"_s);
        QCOMPARE(batch.observations[1].detail, QByteArray(R"({"status_notes":"Duplicate request."})"));
        QCOMPARE(word(1, CategoryField), u"Sidewalk"_s);
        QCOMPARE(word(1, AgencyField), u"Roads"_s);
        QCOMPARE(word(1, ChannelField), u"web"_s);
        QCOMPARE(batch.observations[2].feature, 1u);
        QVERIFY(std::isnan(batch.observations[2].values[AgencyField]));
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
        const QByteArray one = R"({"service_request_id": "a", "status": "open", "requested_datetime": "2020-01-01T00:00:00Z"})";
        const DecodedBatch batch = decode('[' + one + ',' + one + ']');
        QCOMPARE(batch.features.size(), size_t(1));
        QCOMPARE(batch.observations.size(), size_t(2));
    }

    void rejectsTheBadRecordAlone_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("reason");
        const QByteArray good = R"("service_request_id": "b", "status": "open", "requested_datetime": "2020-01-01T00:00:00Z")";
        const auto row = [](const char *name, const QByteArray &members, const QString &reason) {
            QTest::newRow(name) << members << reason;
        };
        row("no id", R"("status": "open", "requested_datetime": "2020-01-01T00:00:00Z")",
            u"service_request_id missing or too long"_s);
        row("an error of the server", R"("code": 404, "description": "not found")", u"service_request_id missing or too long"_s);
        row("a long id", R"("service_request_id": ")" + QByteArray(300, 'x') + R"(", "status": "open")",
            u"service_request_id missing or too long"_s);
        row("another status", R"("service_request_id": "b", "status": "pending")", u"status is neither open nor closed"_s);
        row("no time", R"("service_request_id": "b", "status": "open")", u"requested_datetime missing"_s);
        row("no zone", R"("service_request_id": "b", "status": "open", "requested_datetime": "2020-01-01T00:00:00")",
            u"time without zone or malformed"_s);
        row("no date", R"("service_request_id": "b", "status": "open", "requested_datetime": "soon")",
            u"time without zone or malformed"_s);
        row("a bad promise", good + R"(, "expected_datetime": "2020-13-01T00:00:00Z")", u"time without zone or malformed"_s);
        row("closed, never updated",
            R"("service_request_id": "b", "status": "closed", "requested_datetime": "2020-01-01T00:00:00Z")",
            u"closed without updated_datetime"_s);
        row("closed before", good + R"(, "updated_datetime": "2019-12-31T23:59:59Z")", u"updated before it was requested"_s);
        row("off the globe", good + R"(, "lat": 91.5, "long": 10)", u"impossible coordinates"_s);
        row("infinite", good + R"(, "lat": 1e999, "long": 10)", u"impossible coordinates"_s);
        row("zero, zero", good + R"(, "lat": 0, "long": 0)", u"impossible coordinates"_s);
        row("half a position", good + R"(, "lat": 41.5)", u"impossible coordinates"_s);
        row("words for a position", good + R"(, "lat": "north", "long": "west")", u"impossible coordinates"_s);
    }
    void rejectsTheBadRecordAlone()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, reason);
        const DecodedBatch batch = decode(withMembers(members));
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
        const Decoder decoder = feed.makeDecoder();
        QCOMPARE(decoder("\n " + golden, {}).features.size(), size_t(2));
        const DecodedBatch own = decoder(
            R"({"observations": [{"feature": "x", "phenomenonTime": 5, "values": {"state": "open", "category": "Pothole"}}]})",
            {});
        QVERIFY(own.rejections.empty());
        QCOMPARE(own.features.size(), size_t(1));
        QCOMPARE(decoder("", {}).rejections.size(), size_t(1));
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
