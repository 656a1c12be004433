// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feeds.h"
#include "core/georeport.h"
#include "core/georeportxml.h"
#include "georeportsamples.h"

#include <QTest>

using namespace citywall;
using namespace citywall::services;
using namespace citywall::test;
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

QByteArray amongOthers(const QByteArray &request)
{
    return element("service_requests", '\n' + asXml(openRequest("a")) + '\n' + request + '\n' + asXml(openRequest("c")));
}

QByteArray goodMembers()
{
    const QByteArray request = asXml(openRequest("b"));
    return request.sliced(9, request.size() - 19); // without <request> and </request>
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
        isAsSpecified(batch);
        QCOMPARE(batch.features.at(1).properties.value(u"address").toString(), u"40 mäin"_s); // of what is inside nothing
        QCOMPARE(batch.observations.at(1).detail, QByteArray(R"({"status_notes":"Duplicate & <merged> request."})"));
    }

    void bothFormsSayTheSame()
    {
        const Members placed = openRequest("b") + Members { { "lat", "41.5" }, { "long", "-87.25" } };
        const DecodedBatch xml = decode(amongOthers(asXml(placed)));
        const DecodedBatch json =
            geoReportDecoder()('[' + asJson(openRequest("a")) + ',' + asJson(placed) + ',' + asJson(openRequest("c")) + ']', {});
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
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<QString>("reason");
        for (const BadRequest &bad : badRequests())
            QTest::newRow(bad.name) << asXml(bad.members) << QString::fromLatin1(bad.reason);
    }
    void rejectsTheBadRecordAlone()
    {
        QFETCH(QByteArray, record);
        QFETCH(QString, reason);
        const DecodedBatch batch = decode(amongOthers(record));
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
            decode(element("service_requests", element("count", "<x>2</x>") + element("request", goodMembers())));
        QCOMPARE(batch.features.size(), size_t(1));
        QCOMPARE(batch.rejections.size(), size_t(1));
        QCOMPARE(batch.rejections[0].reason, u"element is not a request"_s);
        QCOMPARE(batch.rejections[0].sample, QByteArray("count"));
    }

    void namespacesAndEncodingsAreRead()
    {
        const DecodedBatch batch = decode("<r:service_requests xmlns:r='urn:x'><r:request xmlns='urn:y'>" + goodMembers()
                                          + "</r:request></r:service_requests>");
        QCOMPARE(batch.features.size(), size_t(1));
        const DecodedBatch latin =
            decode("<?xml version='1.0' encoding='ISO-8859-1'?>"
                   + element("service_requests", element("request", goodMembers() + element("address", "caf\xe9"))));
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
        row("an unknown entity", element("service_requests", element("request", goodMembers() + element("address", "&nbsp;"))));
        row("an unknown encoding", "<?xml version='1.0' encoding='x-nothing'?><service_requests/>");
        row("no UTF-8", element("service_requests", element("request", element("address", "caf\xe9 x"))));
        row("a document type", "<!DOCTYPE service_requests><service_requests/>", u"a document type is declared"_s);
        row("an entity of a file",
            "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                + element("service_requests", element("request", goodMembers() + element("address", "&x;"))),
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
        const DecodedBatch batch = decode(
            element("service_requests", element("request", goodMembers() + element("address", QByteArray(5'000'000, 'x')))));
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
        const FeedDescriptor feed = requestFeedDescriptor({});
        const Decoder decoder = feed.decoder();
        QCOMPARE(decoder("\n" + golden.mid(golden.indexOf("<service_requests>")), {}).features.size(), size_t(2));
        QCOMPARE(decoder("\xEF\xBB\xBF" + golden, {}).features.size(), size_t(2));
        const auto isTaken = [&](const QByteArray &payload) { return feed.format(u"georeport-xml")->recognise(payload); };
        QVERIFY(isTaken("<errors><error/></errors>"));
        QVERIFY(!isTaken("<alert/>") && !isTaken("[]") && !isTaken({}));
    }
};

QTEST_APPLESS_MAIN(GeoReportXmlTest)
#include "tst_georeportxml.moc"
