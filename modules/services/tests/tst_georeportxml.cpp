// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feeds.h"
#include "core/georeport.h"
#include "core/georeportxml.h"
#include "core/requests.h"

#include <QTest>

using namespace citywall;
using namespace citywall::services;
using namespace Qt::StringLiterals;

namespace {

DecodedBatch decode(const QByteArray &payload) { return geoReportXmlDecoder()(payload, {}); }

/// Two requests with the elements of the specification (wiki.open311.org/GeoReport_v2, GET Service Requests), with what is odd.
const QByteArray golden = R"(<?xml version="1.0" encoding="utf-8"?>
<service_requests>
  <!-- the first is closed -->
  <request>
    <service_request_id>638344</service_request_id>
    <status>closed</status>
    <status_notes>Duplicate &amp; <![CDATA[<merged>]]> request.</status_notes>
    <service_name>Sidewalk</service_name>
    <service_code>006</service_code>
    <description></description>
    <agency_responsible>Roads</agency_responsible>
    <service_notice/>
    <requested_datetime>2010-04-14T06:37:38-08:00</requested_datetime>
    <updated_datetime>2010-04-14T08:37:38-08:00</updated_datetime>
    <expected_datetime>2010-04-15T06:37:38-08:00</expected_datetime>
    <address>8TH AVE and JUDAH ST</address>
    <address_id>545483</address_id>
    <zipcode>94122</zipcode>
    <lat>37.762221815</lat>
    <long>-122.4651145</long>
    <media_url/>
    <extended_attributes><channel>Internet</channel><x><y>1</y></x></extended_attributes>
  </request>
  <request>
    <service_request_id> 638349 </service_request_id>
    <status>open</status>
    <service_name/>
    <service_code>007</service_code>
    <requested_datetime>2010-04-19T06:37:38Z</requested_datetime>
    <address>40 m&#228;in <b>st</b></address>
    <lat></lat>
    <long></long>
  </request>
</service_requests>)";

QByteArray element(const QByteArray &name, const QByteArray &text) { return '<' + name + '>' + text + "</" + name + '>'; }

const QByteArray goodMembers =
    element("service_request_id", "b") + element("status", "open") + element("requested_datetime", "2020-01-01T00:00:00Z");

QByteArray amongOthers(const QByteArray &members)
{
    const auto other = [](const char *id) {
        return element("request",
                       element("service_request_id", id) + element("status", "open")
                           + element("requested_datetime", "2020-01-01T00:00:00Z"));
    };
    return element("service_requests", '\n' + other("a") + '\n' + element("request", members) + '\n' + other("c"));
}

bool isRefused(const DecodedBatch &batch)
{
    return batch.features.empty() && batch.observations.empty() && batch.rejections.size() == 1
        && batch.rejections[0].sample.size() <= 256 && batch.rejections[0].line >= 1;
}

} // namespace

class GeoReportXmlTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatTheSpecificationShows()
    {
        const DecodedBatch batch = decode(golden);
        QVERIFY2(batch.rejections.empty(), batch.rejections.empty() ? "" : qPrintable(batch.rejections[0].reason));
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
        QCOMPARE(batch.features[1].properties.value(u"address").toString(), u"40 mäin"_s); // of what is inside nothing
        QVERIFY(batch.features[1].geometry.isEmpty());

        QCOMPARE(batch.observations.size(), size_t(3));
        const auto word = [&](size_t row, Field field) {
            return batch.terms.value(qsizetype(batch.observations[row].values[field]));
        };
        QCOMPARE(word(0, StateField), u"open"_s);
        QCOMPARE(word(1, StateField), u"closed"_s);
        QCOMPARE(batch.observations[1].phenomenonTime.toIso(), u"2010-04-14T16:37:38Z"_s);
        QCOMPARE(batch.observations[1].detail, QByteArray(R"({"status_notes":"Duplicate & <merged> request."})"));
        QCOMPARE(word(1, CategoryField), u"Sidewalk"_s);
        QCOMPARE(word(1, AgencyField), u"Roads"_s);
        QCOMPARE(word(1, ChannelField), u"web"_s);
        QCOMPARE(batch.observations[2].feature, 1u);
    }

    void bothFormsSayTheSame()
    {
        const DecodedBatch xml = decode(amongOthers(goodMembers + element("lat", "41.5") + element("long", "-87.25")));
        const DecodedBatch json = geoReportDecoder()(
            R"([{"service_request_id": "a", "status": "open", "requested_datetime": "2020-01-01T00:00:00Z"},
                {"service_request_id": "b", "status": "open", "requested_datetime": "2020-01-01T00:00:00Z", "lat": 41.5, "long": -87.25},
                {"service_request_id": "c", "status": "open", "requested_datetime": "2020-01-01T00:00:00Z"}])",
            {});
        QCOMPARE(xml.terms, json.terms);
        QCOMPARE(xml.features.size(), json.features.size());
        for (size_t i = 0; i < xml.features.size(); ++i) {
            QCOMPARE(xml.features[i].id, json.features[i].id);
            QCOMPARE(xml.features[i].geometry, json.features[i].geometry);
            QCOMPARE(xml.features[i].properties, json.features[i].properties);
            QCOMPARE(xml.observations[i].phenomenonTime, json.observations[i].phenomenonTime);
            QCOMPARE(xml.observations[i].values[StateField], json.observations[i].values[StateField]);
        }
    }

    void rejectsTheBadRecordAlone_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("reason");
        const QByteArray id = element("service_request_id", "b");
        const QByteArray open = id + element("status", "open");
        const auto row = [](const char *name, const QByteArray &members, const QString &reason) {
            QTest::newRow(name) << members << reason;
        };
        row("nothing", {}, u"service_request_id missing or too long"_s);
        row("a long id", element("service_request_id", QByteArray(300, 'x')), u"service_request_id missing or too long"_s);
        row("another status", id + element("status", "pending"), u"status is neither open nor closed"_s);
        row("no time", open, u"requested_datetime missing"_s);
        row("no zone", open + element("requested_datetime", "2020-01-01T00:00:00"), u"time without zone or malformed"_s);
        row("a bad promise", goodMembers + element("expected_datetime", "2020-13-01T00:00:00Z"),
            u"time without zone or malformed"_s);
        row("closed, never updated", id + element("status", "closed") + element("requested_datetime", "2020-01-01T00:00:00Z"),
            u"closed without updated_datetime"_s);
        row("closed before", goodMembers + element("updated_datetime", "2019-12-31T23:59:59Z"),
            u"updated before it was requested"_s);
        row("off the globe", goodMembers + element("lat", "91.5") + element("long", "10"), u"impossible coordinates"_s);
        row("not a number", goodMembers + element("lat", "nan") + element("long", "10"), u"impossible coordinates"_s);
        row("infinite", goodMembers + element("lat", "1e999") + element("long", "10"), u"impossible coordinates"_s);
        row("zero, zero", goodMembers + element("lat", "0") + element("long", "0"), u"impossible coordinates"_s);
        row("half a position", goodMembers + element("lat", "41.5"), u"impossible coordinates"_s);
        row("words for a position", goodMembers + element("lat", "north") + element("long", "west"), u"impossible coordinates"_s);
    }
    void rejectsTheBadRecordAlone()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, reason);
        const DecodedBatch batch = decode(amongOthers(members));
        QCOMPARE(batch.features.size(), size_t(2));
        QCOMPARE(batch.features[1].id, u"c"_s);
        QCOMPARE(batch.rejections.size(), size_t(1));
        QCOMPARE(batch.rejections[0].reason, reason);
        QCOMPARE(batch.rejections[0].line, qint64(3));
        QVERIFY(batch.rejections[0].sample.size() <= 256);
    }

    void anElementAmongRequestsIsPassedOver()
    {
        const DecodedBatch batch =
            decode(element("service_requests", element("count", "<x>2</x>") + element("request", goodMembers)));
        QCOMPARE(batch.features.size(), size_t(1));
        QCOMPARE(batch.rejections.size(), size_t(1));
        QCOMPARE(batch.rejections[0].reason, u"element is not a request"_s);
        QCOMPARE(batch.rejections[0].sample, QByteArray("count"));
    }

    void namespacesAndEncodingsAreRead()
    {
        const DecodedBatch batch = decode("<r:service_requests xmlns:r='urn:x'><r:request xmlns='urn:y'>" + goodMembers
                                          + "</r:request></r:service_requests>");
        QCOMPARE(batch.features.size(), size_t(1));
        const DecodedBatch latin =
            decode("<?xml version='1.0' encoding='ISO-8859-1'?>"
                   + element("service_requests", element("request", goodMembers + element("address", "caf\xe9"))));
        QCOMPARE(latin.features.at(0).properties.value(u"address").toString(), u"café"_s);
        QVERIFY(decode(element("service_requests", {})).rejections.empty());
        QVERIFY(decode("\xEF\xBB\xBF<service_requests/>").rejections.empty());
    }

    void whatIsNoSuchDocumentIsRefused_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QByteArray &payload, const QString &reason = {}) {
            QTest::newRow(name) << payload << reason;
        };
        row("empty", {});
        row("white space", " \n ");
        row("JSON", "[]");
        row("another root", "<requests/>", u"root element is not service_requests"_s);
        row("an error of the server",
            "<errors><error><code>400</code><description>no such jurisdiction</description></error></errors>",
            u"the server reports: no such jurisdiction"_s);
        row("two roots", "<service_requests/><service_requests/>");
        row("rubbish behind", golden + "]");
        row("not closed", "<service_requests><request>");
        row("closed crosswise", "<service_requests><request></service_requests></request>");
        row("an unknown entity", element("service_requests", element("request", goodMembers + element("address", "&nbsp;"))));
        row("an unknown encoding", "<?xml version='1.0' encoding='x-nothing'?><service_requests/>");
        row("no UTF-8", element("service_requests", element("request", element("address", "caf\xe9 x"))));
        row("a document type", "<!DOCTYPE service_requests><service_requests/>", u"a document type is declared"_s);
        row("an entity of a file",
            "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                + element("service_requests", element("request", goodMembers + element("address", "&x;"))),
            u"a document type is declared"_s);
        QByteArray bomb = "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'>";
        for (char name = 'b'; name < 'k'; ++name)
            bomb += QByteArray("<!ENTITY ") + name + " '" + ('&' + QByteArray(1, char(name - 1)) + ';').repeated(10) + "'>";
        row("entities of entities", bomb + "]>" + element("service_requests", element("request", element("address", "&j;"))),
            u"a document type is declared"_s);
        row("deeply nested", QByteArray("<a>").repeated(100'000));
        row("deep in a request", "<service_requests><request>" + QByteArray("<a>").repeated(100'000), u"nested too deeply"_s);
        row("deep in a text", "<service_requests><request><address>" + QByteArray("<a>").repeated(100'000),
            u"nested too deeply"_s);
        row("too large", QByteArray(GeoReportLimits::payloadBytes + 1, ' '), u"payload too large"_s);
    }
    void whatIsNoSuchDocumentIsRefused()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QString, reason);
        const DecodedBatch batch = decode(payload);
        QVERIFY(isRefused(batch));
        QVERIFY2(batch.rejections[0].reason.contains(reason), qPrintable(batch.rejections[0].reason));
    }

    void longTextsAreCut()
    {
        const DecodedBatch batch =
            decode(element("service_requests", element("request", goodMembers + element("address", QByteArray(5'000'000, 'x')))));
        QCOMPARE(batch.features.at(0).properties.value(u"address").toString().size(), GeoReportLimits::textCharacters);
    }

    void stopsAfterTooManyBadRecords()
    {
        const DecodedBatch batch = decode(element("service_requests", QByteArray("<request/>").repeated(50'000)));
        QCOMPARE(batch.rejections.size(), size_t(GeoReportLimits::rejections));
        QVERIFY(batch.rejections.back().reason.contains(u"too many"));
    }

    void cutOffAnywhere()
    {
        for (qsizetype length = 0; length < golden.size(); ++length)
            QVERIFY2(isRefused(decode(golden.first(length))), QByteArray::number(length));
    }

    void everyByteDamaged()
    {
        for (qsizetype at = 0; at < golden.size(); ++at) {
            for (const char damage : { '\0', '<', '>', '&', '"', '9', '\xff' }) {
                QByteArray payload = golden;
                payload[at] = damage;
                const DecodedBatch batch = decode(payload);
                QVERIFY(batch.features.size() <= 2 && batch.observations.size() <= 4);
                for (const ObservationRecord &o : batch.observations)
                    QVERIFY(o.feature < batch.features.size() && o.phenomenonTime.isValid());
            }
        }
    }

    void theFeedTakesIt()
    {
        const Decoder decoder = requestFeedDescriptor({}).makeDecoder();
        QCOMPARE(decoder("\n" + golden.mid(golden.indexOf("<service_requests>")), {}).features.size(), size_t(2));
        QCOMPARE(decoder("\xEF\xBB\xBF" + golden, {}).features.size(), size_t(2));
    }
};

QTEST_APPLESS_MAIN(GeoReportXmlTest)
#include "tst_georeportxml.moc"
