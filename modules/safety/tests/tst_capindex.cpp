// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What indexes of warnings link to, and warnings as their sender writes them: what is written is read again.
#include "capsamples.h"

#include <QTest>

using namespace citywall;
using namespace citywall::safety;
using namespace citywall::test;
using namespace Qt::StringLiterals;

class TestCapIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void links_data()
    {
        QTest::addColumn<QByteArray>("entries");
        QTest::addColumn<QStringList>("links");
        const auto entry = [](const QByteArray &inside) { return "<entry><title>A</title>" + inside + "</entry>"; };
        const QByteArray cap = R"(<link rel="alternate" type="application/cap+xml" href="a.cap"/>)";
        QTest::newRow("typed") << entry(cap) << QStringList { u"a.cap"_s };
        QTest::newRow("typed, before others")
            << entry(QByteArray("<link href='https://example.org/page'/>") + QByteArray(cap).replace("alternate", "related"))
            << QStringList { u"a.cap"_s }; // as earthquake services relate it
        QTest::newRow("without a type") << entry("<link href='https://example.org/get?x=1&amp;y=2'/>")
                                        << QStringList { u"https://example.org/get?x=1&y=2"_s };
        QTest::newRow("enclosure") << entry(R"(<link rel="enclosure" type="text/xml" href="/b"/>)") << QStringList { u"/b"_s };
        QTest::newRow("each once") << entry(cap) + entry(cap) << QStringList { u"a.cap"_s };
        QTest::newRow("not the index itself") << entry(R"(<link rel="self" href="a"/>)") << QStringList();
        QTest::newRow("a page") << entry(R"(<link type="application/xhtml+xml" href="a"/>)") << QStringList();
        QTest::newRow("a file") << entry("<link type='application/cap+xml' href='file:///etc/passwd'/>") << QStringList();
        QTest::newRow("a script") << entry("<link href='javascript:alert(1)'/>") << QStringList();
        QTest::newRow("long") << entry("<link href='" + QByteArray(3000, 'a') + "'/>") << QStringList();
        QTest::newRow("embedded") << entry(cap + "<content>" + inner("A") + "</content>") << QStringList();
        QTest::newRow("torn") << entry(cap) + "<entry><title>B</title><link href='b'/>" << QStringList { u"a.cap"_s };
    }
    void links()
    {
        QFETCH(QByteArray, entries);
        QFETCH(QStringList, links);
        const FeedDescriptor feed = warningFeedDescriptor();
        QCOMPARE(feed.format(u"cap-index")->links(atom(entries)), links);
    }

    void whatALinkLedTo()
    {
        // A source of format "cap-index" brings the messages as well that its index links to.
        const Decoder decode = warningFeedDescriptor().decoder(u"cap-index"_s);
        const DecodedBatch listed = decode(atom("<entry><title>A</title><link href='a.cap'/></entry>"), now);
        QVERIFY(listed.rejections.empty() && listed.observations.empty());
        const DecodedBatch fetched = decode(message("W1", "Alert", "2026-11-20T18:00:00Z", squareArea), now);
        QCOMPARE(reasons(fetched), QStringList());
        QCOMPARE(fetched.features.size(), size_t(1));
        QCOMPARE(reasons(decode("<html><body>not here</body></html>", now)), QStringList { u"no CAP message in the document"_s });
    }

    void linksOfOtherDocuments()
    {
        const FeedDescriptor feed = warningFeedDescriptor();
        const auto &links = feed.format(u"cap-index")->links;
        const QByteArray item = "<item><title>y</title><link> https://example.org/y </link>"
                                "<enclosure url='https://example.org/y.cap' type='application/cap+xml' length='9'/></item>";
        QCOMPARE(links("<rss version='2.0'><channel><link>https://example.org</link>" + item + "</channel></rss>"),
                 QStringList { u"https://example.org/y.cap"_s });
        QCOMPARE(links("<!DOCTYPE feed [<!ENTITY a 'b'>]>" + atom("<entry><title>A</title><link href='a'/></entry>")),
                 QStringList());
        QCOMPARE(links({}), QStringList());
        QByteArray many;
        for (int i = 0; i < 1200; ++i)
            many += "<entry><title>A</title><link href='" + QByteArray::number(i) + "'/></entry>";
        QCOMPARE(links(atom(many)).size(), 1000);
        QCOMPARE(decode(atom(many)).rejections.size(), size_t(200)); // said, not swallowed
        for (const PayloadFormat &format : feed.formats)
            QCOMPARE(bool(format.links), format.id == u"cap-index");
    }

    void whatIsWrittenIsRead()
    {
        const QByteArray area =
            "<area><areaDesc>By the river &amp; sea</areaDesc><polygon>50.0,10.0 50.0,10.1 50.1,10.1 50.0,10.0"
            "</polygon></area>";
        const QByteArray times = "<effective>2026-11-20T19:00:00+01:00</effective><expires>2026-11-20T15:00:00-06:00</expires>";
        QByteArray two = message("W1", "Alert", "2026-11-20T18:00:00Z", times + area);
        const qsizetype begin = two.indexOf("<info>");
        const QByteArray block = two.sliced(begin, two.indexOf("</info>") + 7 - begin);
        two.insert(begin, block);
        const QByteArray place = "<area><areaDesc>There</areaDesc><circle>50.5,10.5 0</circle></area>";
        DecodedBatch batch = decode(two); // W1, W1#2
        const DecodedBatch cancel =
            decode(message("W2", "Cancel", "2026-11-20T20:00:00Z", place, "city@example.org,W1,2026-11-20T18:00:00-00:00"));
        batch.features.push_back(cancel.features[1]);
        batch.terms = { u"Alert"_s, u"Severe"_s, u"Immediate"_s, u"Likely"_s, u"Cancel"_s, u"none"_s };
        const float none = ObservationRecord::nan;
        batch.observations.push_back({ 0, cancel.observations[0].phenomenonTime, {}, { none, 5, none, none }, {} });
        batch.observations.push_back({ 2, cancel.observations[1].phenomenonTime, {}, { 4, 5, 2, 3 }, {} });
        const FeedDescriptor feed = warningFeedDescriptor();
        const QList<QByteArray> documents = feed.format(u"cap")->encode(batch, now);
        QCOMPARE(documents.size(), 2);
        QVERIFY(documents[0].contains("<sent>2026-11-20T18:00:00-00:00</sent>")); // CAP 1.2 §3.3.2: no Z
        QVERIFY(documents[0].contains("<effective>2026-11-20T18:00:00-00:00</effective>"));
        QVERIFY(documents[1].contains("<references>city@example.org,W1,2026-11-20T18:00:00-00:00</references>"));
        const DecodedBatch first = decode(documents[0]);
        const DecodedBatch second = decode(documents[1]);
        QCOMPARE(reasons(first) + reasons(second), QStringList());
        QCOMPARE(first.features.size(), size_t(2));
        for (size_t i = 0; i < 2; ++i) {
            QCOMPARE(first.features[i].id, batch.features[i].id);
            QCOMPARE(first.features[i].geometry, batch.features[i].geometry);
            for (const char *same : { "sender", "category", "event", "areaDesc", "polygons", "language", "identifier" })
                QCOMPARE(first.features[i].properties.value(QLatin1StringView(same)),
                         batch.features[i].properties.value(QLatin1StringView(same)));
        }
        QCOMPARE(UtcTime::fromIso(first.features[0].properties.value(u"expires").toString()),
                 UtcTime::fromIso(u"2026-11-20T21:00:00Z"));
        QCOMPARE(term(first, 1, SeverityField), u"Severe"_s);
        QCOMPARE(second.features[0].id, u"W1"_s); // ended
        QCOMPARE(term(second, 0, SeverityField), u"none"_s);
        QCOMPARE(second.features[1].geometry, (GeoLine { { 10.5, 50.5 } }));
        QCOMPARE(term(second, 1, MessageTypeField), u"Cancel"_s);
    }

    void timesAreShifted()
    {
        DecodedBatch batch =
            decode(message("W1", "Alert", "2026-11-20T18:00:00Z",
                           "<onset>2026-11-20T13:00:00-06:00</onset><expires>2026-11-20T20:00:00Z</expires>" + squareArea));
        warningFeedDescriptor().shift(batch, std::chrono::hours(24 * 365));
        const QJsonObject told = batch.features[0].properties;
        QCOMPARE(told.value(u"sent").toString(), u"2027-11-20T18:00:00Z"_s);
        QCOMPARE(told.value(u"onset").toString(), u"2027-11-20T19:00:00Z"_s);
        QCOMPARE(told.value(u"expires").toString(), u"2027-11-20T20:00:00Z"_s);
        QVERIFY(!told.contains(u"effective"));
        QCOMPARE(told.value(u"event").toString(), u"Flood"_s);
    }
};

QTEST_GUILESS_MAIN(TestCapIndex)
#include "tst_capindex.moc"
