// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Common Alerting Protocol as it comes: alone, in envelopes, in indexes; made by hand and by alerting services.
#include "capsamples.h"
#include "core/capshapes.h"
#include "engine/ingest/datum.h"
#include "engine/ingest/importjob.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QPromise>
#include <QTest>

using namespace citywall;
using namespace citywall::safety;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

QDir openData()
{
    return { qEnvironmentVariable("CITYWALL_OPEN_DATA", QStringLiteral(CITYWALL_SOURCE_DIR "/../shared/data"))
             + u"/alerts_cap"_s };
}

QByteArray openDataFile(const QString &name)
{
    QFile file(openData().filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Counts what is imported.
class CountingWriter : public HistoryWriter
{
public:
    QFuture<AppendResult> append(const QString &feed, DecodedBatch batch, const Source &, UtcTime) override
    {
        feeds.insert(feed);
        AppendResult result;
        result.accepted = qint64(batch.observations.size());
        return QtFuture::makeReadyValueFuture(result);
    }
    void beginBulk(const QString &) override { }
    void endBulk(const QString &) override { }
    void describe(const FeedDescriptor &) override { }

    QSet<QString> feeds;
};

} // namespace

class TestCap : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMessage()
    {
        const DecodedBatch batch =
            decode(message("W1", "Alert", "2026-11-20T12:00:00-06:00",
                           "<expires>2026-11-20T15:00:00-06:00</expires><headline>Flood &amp; mud</headline>" + squareArea));
        QCOMPARE(batch.rejections.size(), size_t(0));
        QCOMPARE(batch.features.size(), size_t(1));
        const FeatureRecord &feature = batch.features[0];
        QCOMPARE(feature.id, u"W1"_s);
        QCOMPARE(feature.name, u"Flood"_s);
        QCOMPARE(feature.properties[u"headline"].toString(), u"Flood & mud"_s);
        QCOMPARE(feature.properties[u"areaDesc"].toString(), u"By the river"_s);
        QCOMPARE(batch.observations[0].phenomenonTime, now); // noon at −6 h
        QVERIFY(batch.observations[0].detail.isEmpty());
        QCOMPARE(term(batch, 0, MessageTypeField), u"Alert"_s);
        QCOMPARE(term(batch, 0, SeverityField), u"Severe"_s);
        QCOMPARE(term(batch, 0, UrgencyField), u"Immediate"_s);
        QCOMPARE(term(batch, 0, CertaintyField), u"Likely"_s);
        const GeoMultiPolygon area = fromCoordinates(feature.properties[u"polygons"].toArray());
        QCOMPARE(area.size(), 1);
        QCOMPARE(area[0][0][1], (GeoPoint { 10.1, 50.0 })); // CAP writes latitude first
        QVERIFY(contains(area, feature.geometry.value(0)));
    }

    void blocksInTheFirstLanguage()
    {
        QByteArray two = message("W1", "Alert", "2026-11-20T18:00:00Z", squareArea);
        const qsizetype begin = two.indexOf("<info>");
        const QByteArray block = two.sliced(begin, two.indexOf("</info>") + 7 - begin);
        QByteArray french = block;
        french.replace("<language>en<", "<language>fr<");
        QByteArray more = block;
        more.replace("Severe<", "Minor<");
        two.insert(begin, block + french);
        two.replace("</info></alert>", "</info>" + more + "</alert>");
        const DecodedBatch batch = decode(two); // en, fr, en, en
        QCOMPARE(batch.features.size(), size_t(3));
        QCOMPARE(batch.features[1].id, u"W1#2"_s);
        QCOMPARE(batch.features[2].id, u"W1#3"_s);
        QCOMPARE(term(batch, 2, SeverityField), u"Minor"_s);
    }

    void noMoreBlocksThanAMessageHas()
    {
        QByteArray many = message("W1", "Update", "2026-11-20T18:00:00Z", squareArea, "a,W0,b c,W0,d");
        const qsizetype begin = many.indexOf("<info>");
        many.insert(begin, many.sliced(begin, many.indexOf("</info>") + 7 - begin).repeated(100));
        const DecodedBatch batch = decode(many); // 101 blocks
        QCOMPARE(reasons(batch), QStringList { u"message with too many info blocks: the rest was not read"_s });
        QCOMPARE(batch.features.size(), size_t(101)); // W0, which is over, and 100
        QCOMPARE(batch.features[0].id, u"W0"_s);
        QCOMPARE(batch.features[100].id, u"W1#100"_s);
        QCOMPARE(batch.features[100].properties[u"references"].toArray(), QJsonArray { u"W0"_s });
    }

    void rejected_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("reason");
        const QByteArray good = message("W1", "Alert", "2026-11-20T18:00:00Z", squareArea);
        const auto with = [&](const QByteArray &what, const QByteArray &instead) {
            return QByteArray(good).replace(what, instead);
        };
        QTest::newRow("status of no list") << with("Actual", "Real") << u"not a word of the standard: status Real"_s;
        QTest::newRow("scope of no list") << with(">Public<", ">public<") << u"not a word of the standard: scope public"_s;
        QTest::newRow("type of no list") << with(">Alert<", ">Alarm<") << u"not a word of the standard: msgType Alarm"_s;
        QTest::newRow("attributes without end")
            << with("<scope>", "<scope" + QByteArray(" a=''").repeated(300) + ">") << u"too many attributes"_s;
        QTest::newRow("no scope") << with("<scope>Public</scope>", "") << u"scope: missing"_s;
        QTest::newRow("no zone") << with("18:00:00Z", "18:00:00") << u"time without zone or malformed"_s;
        QTest::newRow("no event") << with("<event>Flood</event>", "") << u"event: missing"_s;
        QTest::newRow("severity of no list") << with("Severe<", "High<") << u"not a word of the standard: severity High"_s;
        QTest::newRow("certainty of no list") << with("Likely<", "likely<") << u"not a word of the standard: certainty likely"_s;
        QTest::newRow("no areaDesc") << with("<areaDesc>By the river</areaDesc>", "") << u"areaDesc missing"_s;
        QTest::newRow("open polygon") << with(" 50.0,10.0</polygon>", "</polygon>") << u"impossible polygon"_s;
        QTest::newRow("latitude 95") << with("50.1,10.1", "95.1,10.1") << u"impossible polygon"_s;
        QTest::newRow("not a number") << with("50.1,10.1", "nan,10.1") << u"impossible polygon"_s;
        QTest::newRow("bad expiry") << with("<area>", "<expires>soon</expires><area>") << u"time without zone or malformed"_s;
        QTest::newRow("DTD") << QByteArray("<!DOCTYPE alert [<!ENTITY a \"b\">]>" + good.sliced(good.indexOf("<alert")))
                             << u"document with a DTD"_s;
        QTest::newRow("envelope without a message")
            << QByteArray("<envelope xmlns:cap='urn:oasis:names:tc:emergency:cap:1.2'/>") << u"no CAP message in the document"_s;
        QTest::newRow("too large") << good.left(400) + QByteArray(9 << 20, ' ') << u"payload too large"_s;
    }
    void rejected()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QString, reason);
        const DecodedBatch batch = decode(payload);
        QVERIFY(batch.observations.empty());
        QCOMPARE(reasons(batch), QStringList { reason });
        QVERIFY(batch.rejections[0].sample.startsWith('<') && batch.rejections[0].sample.size() <= 256);
    }

    void leftOut_data() // sound, and not for the screens of a city (CAP 1.2 §3.2.1)
    {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QByteArray>("instead");
        QTest::addColumn<QString>("why");
        QTest::newRow("exercise") << QByteArray("Actual") << QByteArray("Exercise") << u"status: Exercise"_s;
        QTest::newRow("test") << QByteArray("Actual") << QByteArray("Test") << u"status: Test"_s;
        QTest::newRow("restricted") << QByteArray(">Public<") << QByteArray(">Restricted<") << u"scope: Restricted"_s;
        QTest::newRow("acknowledgement") << QByteArray(">Alert<") << QByteArray(">Ack<") << u"message type: Ack"_s;
    }
    void leftOut()
    {
        QFETCH(QByteArray, given);
        QFETCH(QByteArray, instead);
        QFETCH(QString, why);
        const DecodedBatch batch = decode(message("W1", "Alert", "2026-11-20T18:00:00Z", squareArea).replace(given, instead));
        QVERIFY(batch.observations.empty() && batch.rejections.empty());
        QCOMPARE(batch.leftOut.size(), size_t(1));
        QCOMPARE(batch.leftOut[0].reason, why);
        QVERIFY(batch.leftOut[0].sample.startsWith('<'));
    }

    void veryLikelyIsLikely() // CAP 1.1 §3.2.2, certainty
    {
        QByteArray old = message("W1", "Alert", "2026-11-20T18:00:00Z", squareArea);
        old.replace("cap:1.2", "cap:1.1").replace("Likely<", "Very Likely<");
        QCOMPARE(term(decode(old), 0, CertaintyField), u"Likely"_s);
    }

    void everyPrefixIsHarmless()
    {
        const QByteArray good = message("W1", "Alert", "2026-11-20T18:00:00Z", squareArea);
        const QByteArray index = atom("<entry><title>A</title>" + inner("A") + "</entry>");
        for (const QByteArray &whole : { good, index }) {
            for (qsizetype length = 0; length < whole.size(); ++length) {
                const DecodedBatch batch = decode(whole.first(length));
                QVERIFY(batch.observations.size() <= (whole == index ? 1 : 0)); // a whole message in a torn index
                QVERIFY(!batch.rejections.empty());
            }
        }
    }

    void hostileDocuments()
    {
        const QByteArray deep = QByteArray("<a>").repeated(500'000);
        QVERIFY(decode(atom("<entry><title>A</title><content>" + deep)).observations.empty());
        QVERIFY(decode("<alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'><info>" + deep).observations.empty());
        const DecodedBatch many = decode(atom(QByteArray("<entry/>").repeated(20'000)));
        QCOMPARE(many.rejections.size(), size_t(10'001));
        QVERIFY(many.rejections.back().reason.startsWith(u"too many bad records"));
        // Entities of entities are never expanded: a DTD is refused before.
        const DecodedBatch laughs = decode("<!DOCTYPE alert [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
                                           "<alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'><note>&b;</note></alert>");
        QCOMPARE(reasons(laughs), QStringList { u"document with a DTD"_s });
    }

    void entriesOfAnIndex()
    {
        const QByteArray link = R"(<link href="https://example.org/b.cap" type="application/cap+xml"/>)";
        const DecodedBatch batch =
            decode(atom("<entry><title>A</title><content type='text/xml'>" + inner("A") + "</content></entry>" // embedded
                        + "<entry><title>B</title>" + link + "</entry>" + "<entry>" + link + "</entry>"
                        + "<entry><title>C</title></entry>" + "<entry>" + inner("D") + "</entry>")); // what counts is the message
        QCOMPARE(batch.features.size(), size_t(2));
        QCOMPARE(batch.features[1].id, u"D"_s);
        QCOMPARE(reasons(batch), (QStringList { u"entry without title"_s, u"entry without alert or link"_s }));
        const DecodedBatch rss =
            decode("<rss version='2.0'><channel><title>x</title><link>https://example.org</link>"
                   "<item><description>y</description><link>https://example.org/y</link></item></channel></rss>");
        QCOMPARE(reasons(rss), QStringList());
        const DecodedBatch page =
            decode(atom("<entry><title>A</title><link type='text/html' href='https://example.org/a'/></entry>"));
        QCOMPARE(reasons(page), QStringList { u"linked alert not embedded"_s }); // a page for people
    }

    void whatIsWhat()
    {
        const FeedDescriptor feed = warningFeedDescriptor();
        const auto formatOf = [&](const QByteArray &payload) {
            for (const PayloadFormat &format : feed.formats) {
                if (format.recognise(payload))
                    return format.id;
            }
            return QString();
        };
        const QByteArray good = message("W1", "Alert", "2026-11-20T18:00:00Z", squareArea);
        QCOMPARE(formatOf(good), u"cap"_s);
        QCOMPARE(formatOf("\xEF\xBB\xBF" + good), u"cap"_s);
        QCOMPARE(formatOf("<EDXLDistribution>" + inner("A") + "</EDXLDistribution>"), u"cap"_s);
        QCOMPARE(formatOf(atom({})), u"cap-index"_s);
        QCOMPARE(formatOf("<rss/>"), u"cap-index"_s);
        QCOMPARE(formatOf("<EDXLDistribution><HospitalStatus/></EDXLDistribution>"), QString());
        QCOMPARE(formatOf("<service_requests/>"), QString());
        QCOMPARE(formatOf("{\"observations\": []}"), QString());
        QCOMPARE(formatOf({}), QString());
    }

    void circles()
    {
        const GeoLine ring = capCircle(u"50.0,10.0 5");
        QCOMPARE(ring.size(), 49);
        QCOMPARE(ring.first(), ring.last());
        for (const GeoPoint &p : ring)
            QVERIFY(std::abs(distanceMeters(p, { 10, 50 }) - 5000) < 1);
        QVERIFY(capCircle(u"50.0,10.0").isEmpty());
        QVERIFY(capCircle(u"50.0,10.0 -1").isEmpty());
        QVERIFY(capCircle(u"50.0,10.0 nan").isEmpty());
        QVERIFY(capCircle(u"50.0 10.0 5").isEmpty());
        QCOMPARE(capCircle(u"50.0,10.0 0.0"), (GeoLine { { 10, 50 } })); // a place, as earthquake services write it
    }

    void areasAreMovedWithTheirPoints() // of a sender who writes in the datum of the maps of mainland China
    {
        const GeoLine corners { { 116.3, 39.9 }, { 116.4, 39.9 }, { 116.4, 40 }, { 116.3, 39.9 } };
        QByteArray polygon;
        for (const GeoPoint &corner : corners) {
            const GeoPoint told = gcj02FromWgs84(corner);
            polygon += QByteArray::number(told.latitudeDegrees, 'f', 12) + ','
                + QByteArray::number(told.longitudeDegrees, 'f', 12) + ' ';
        }
        const QByteArray payload = message("W1", "Alert", "2026-11-20T18:00:00Z",
                                           "<area><areaDesc>There</areaDesc><polygon>" + polygon + "</polygon></area>");
        const DecodedBatch batch = inDatum(warningFeedDescriptor().decoder(), *Datum::fromName(u"GCJ-02"_s))(payload, now);
        QCOMPARE(reasons(batch), QStringList());
        const GeoMultiPolygon area = fromCoordinates(batch.features[0].properties[u"polygons"].toArray());
        QCOMPARE(area.size(), 1);
        QCOMPARE(area[0][0].size(), 4);
        for (qsizetype i = 0; i < 4; ++i)
            QVERIFY(distanceMeters(area[0][0][i], corners[i]) < 0.01);
        QVERIFY(contains(area, batch.features[0].geometry.value(0)));
    }

    void observationJsonIsUnderstoodToo()
    {
        const DecodedBatch batch = decode(R"({"observations": [{"feature": "W9", "phenomenonTime": "2026-11-20T18:00:00Z",
            "values": {"msgType": "Alert", "severity": "Minor"}}]})");
        QCOMPARE(batch.observations.size(), size_t(1));
    }

    void realFiles_data()
    {
        QTest::addColumn<int>("messages"); // xmllint --xpath 'count(//*[local-name()="alert"])', less those that are bad
        QTest::addColumn<int>("references"); // identifiers in <references>: … 'string(//*[local-name()="references"])' | wc -w
        QTest::addColumn<int>("polygons"); // in blocks of the first language; circles of these files have no extent
        QTest::addColumn<int>("signatures"); // 'count(//*[local-name()="alert"]/*[local-name()="Signature"])'
        QTest::addColumn<QStringList>("reasons"); // what is wrong, from reading the file
        QTest::addColumn<int>("links"); // of entries without a message: 'count(//*[local-name()="entry" or local-name()="item"])'
        const auto row = [](const char *file, int messages, int references = 0, int polygons = 0, int signatures = 0,
                            const QStringList &reasons = {}, int links = 0) {
            QTest::newRow(file) << messages << references << polygons << signatures << reasons << links;
        };
        const QString nothing = u"entry without alert or link"_s;
        row("amber.atom", 1);
        row("bushfire_invalid.edxlde", 5, 0, 0, 0,
            { u"identifier: missing"_s,
              u"not a word of the standard: urgency Foobar"_s }); // of seven: an empty <alert>, and a word that is no urgency
        row("bushfire_valid.edxlde", 7);
        row("canada.cap", 1, 2, 2);
        row("canada_signed.atom", 1, 9, 2, 2);
        row("canada_signed.cap", 1, 9, 2, 2);
        row("earthquake.cap", 1);
        row("earthquake_index.atom", 0, 0, 0, 0, {}, 1);
        row("earthquake_signed.cap", 1, 0, 0, 1); // and in Latin-1
        row("empty_weather_index.atom", 0);
        row("invalid.cap", 0, 0, 0, 0, { u"scope: missing"_s });
        row("invalid.rss", 0, 0, 0, 0, { u"entry without title"_s }); // an empty item
        row("invalid_element.atom", 0, 0, 0, 0, { nothing }); // <foo/> is passed over; the entry's content is empty
        row("no_link.atom", 0, 0, 0, 0, { nothing });
        row("no_optional_fields.cap", 1); // CAP requires no info
        row("no_title.atom", 0, 0, 0, 0, { u"entry without title"_s });
        row("ny_index.rss", 0, 0, 0, 0, {}, 2);
        row("validator_examples/43b080713727.cap", 1);
        row("validator_examples/KAR0-0306112239-SW.cap", 1);
        row("weather.atom", 1);
        row("weather.cap", 1);
        row("weather_index.atom", 0, 0, 0, 0, {}, 2);
    }
    void realFiles()
    {
        QFETCH(int, messages);
        QFETCH(int, references);
        QFETCH(int, polygons);
        QFETCH(int, signatures);
        QFETCH(QStringList, reasons);
        QFETCH(int, links);
        const QByteArray payload = openDataFile(QString::fromLatin1(QTest::currentDataTag()));
        if (payload.isEmpty())
            QSKIP("the open data are not here");
        const DecodedBatch batch = decode(payload);
        QCOMPARE(test::reasons(batch), reasons);
        QCOMPARE(batch.features.size(), size_t(messages + references));
        QCOMPARE(batch.observations.size(), size_t(messages + references));
        qsizetype found = 0;
        for (const FeatureRecord &feature : batch.features)
            found += feature.properties[u"polygons"].toArray().size();
        QCOMPARE(found, polygons);
        QCOMPARE(warningFeedDescriptor().format(u"cap-index")->links(payload).size(), links);
        const QByteArray detail = signatures > 0 ? "{\"signatures\":" + QByteArray::number(signatures) + '}' : QByteArray();
        if (messages > 0)
            QCOMPARE(batch.observations.back().detail, detail);
    }

    void everyFileIsListed()
    {
        if (!openData().exists())
            QSKIP("the open data are not here");
        QStringList files = openData().entryList(QDir::Files);
        for (const QString &file : QDir(openData().filePath(u"validator_examples"_s)).entryList(QDir::Files))
            files.append(u"validator_examples/"_s + file);
        QCOMPARE(files.size(), 22); // find … -type f | wc -l
    }

    void filesAreImported()
    {
        const QDir folder = openData();
        if (!folder.exists())
            QSKIP("the open data are not here");
        ImportRequest request;
        for (const char *file : { "weather.cap", "canada_signed.atom", "bushfire_invalid.edxlde", "ny_index.rss" })
            request.files.append(folder.filePath(QString::fromLatin1(file)));
        request.shift = *Shift::fromText({});
        request.now = now;
        CountingWriter writer;
        const std::atomic_bool cancel = false;
        const ImportSummary summary = importFiles(request, {}, { warningFeedDescriptor() }, writer, cancel, {});
        QVERIFY2(!summary.failed(), qPrintable(summary.toText(QTimeZone::UTC)));
        QCOMPARE(writer.feeds, QSet<QString> { warningFeed });
        QCOMPARE(summary.accepted, 1 + 10 + 5); // as in the table above
        QCOMPARE(summary.rejectedCount(), 2);
    }
};

QTEST_GUILESS_MAIN(TestCap)
#include "tst_cap.moc"
