// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "countingsource.h"
#include "engine/simulate/capindex.h"
#include "engine/simulate/gbfspages.h"
#include "engine/simulate/simulatedfeed.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QXmlStreamReader>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime noon = UtcTime::fromIso(u"2026-11-22T12:00:00Z");
const Publication town { u"Town"_s, u"Europe/Berlin"_s, QUrl(u"http://127.0.0.1:8420"_s) };

const Outgoing *at(const OutgoingList &list, const QString &address)
{
    const auto it = std::ranges::find(list, address, &Outgoing::address);
    return it == list.end() ? nullptr : &*it;
}

/// "c1 12:00 720 even" of each observation.
QStringList told(const QByteArray &payload, const FeedDescriptor &feed)
{
    QStringList lines;
    const DecodedBatch batch = feed.makeDecoder()(payload, noon);
    for (const ObservationRecord &o : batch.observations) {
        const float parity = o.values[1];
        lines.append(u"%1 %2 %3 %4"_s.arg(batch.features[o.feature].id, o.phenomenonTime.toDateTime().toString(u"HH:mm:ss"_s))
                         .arg(double(o.values[0]))
                         .arg(std::isnan(parity) ? u"-"_s : batch.terms[qsizetype(parity)]));
    }
    lines.sort();
    return lines;
}

QJsonObject json(const QByteArray &bytes) { return QJsonDocument::fromJson(bytes).object(); }

/// The numbers of its observations, one payload each: a format of which a document has several parts.
PayloadFormat singly()
{
    PayloadFormat format { .id = u"singly"_s, .title = u"One by one"_s, .recognise = {}, .makeDecoder = {} };
    format.encode = [](const DecodedBatch &batch, UtcTime) {
        QList<QByteArray> all;
        for (const ObservationRecord &o : batch.observations)
            all.append(batch.features[o.feature].id.toUtf8());
        return all;
    };
    return format;
}

} // namespace

class SimulatedFeedTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void step()
    {
        const FeedDescriptor feed = CountingSource::counters();
        SimulatedFeed simulated(feed, std::make_shared<CountingSource>(feed), {}, town);
        QVERIFY(simulated.isDue(noon));
        const OutgoingList first = simulated.step(noon + 20s);
        QCOMPARE(first.size(), 2u);
        // date -ud 2026-11-22T12:00Z +%s is 1795348800: 29,922,480 minutes.
        const QStringList state { u"c1 12:00:00 480 even"_s, u"c2 12:00:00 480 even"_s, u"c3 12:00:00 480 even"_s };
        const Outgoing *document = at(first, u"/test.count/observations.json"_s);
        QVERIFY(document);
        QCOMPARE(document->kind, Outgoing::Kind::Document);
        QCOMPARE(document->contentType, "application/json");
        QCOMPARE(told(document->bytes, feed), state);
        const Outgoing *sent = at(first, u"citywall/test.count"_s);
        QVERIFY(sent);
        QCOMPARE(sent->kind, Outgoing::Kind::Message);
        QCOMPARE(told(sent->bytes, feed), state);

        QVERIFY(!simulated.isDue(noon + 59s));
        QVERIFY(simulated.step(noon + 59s).empty());
        QVERIFY(simulated.isDue(noon + 60s));
        const OutgoingList second = simulated.step(noon + 61s);
        QCOMPARE(told(at(second, u"citywall/test.count"_s)->bytes, feed),
                 QStringList({ u"c1 12:01:00 481 odd"_s, u"c2 12:01:00 481 odd"_s, u"c3 12:01:00 481 odd"_s }));
    }

    void scale()
    {
        const FeedDescriptor feed = CountingSource::counters();
        SimulatedFeed simulated(feed, std::make_shared<CountingSource>(feed), { .entities = 4, .pace = 6, .skew = 1h }, town);
        QCOMPARE(simulated.liveStep(), Duration(10s));
        simulated.step(noon);
        QVERIFY(!simulated.isDue(noon + 9s));
        const OutgoingList out = simulated.step(noon + 10s);
        const QStringList lines = told(at(out, u"citywall/test.count"_s)->bytes, feed);
        QCOMPARE(lines.size(), 12); // 3 counters, 4 times
        QVERIFY(lines[0].startsWith(u"c1 13:00:10"_s)); // their clock is an hour fast
        QVERIFY(lines[1].startsWith(u"c1~1 13:00:10"_s));
        const DecodedBatch batch = feed.makeDecoder()(at(out, u"citywall/test.count"_s)->bytes, noon);
        for (const FeatureRecord &feature : batch.features) {
            const double original = feature.id.startsWith(u"c1") ? 10 : feature.id.startsWith(u"c2") ? 10.1 : 10.2;
            QVERIFY(std::abs(feature.geometry.constFirst().longitudeDegrees - original) <= 0.004);
            QVERIFY(std::abs(feature.geometry.constFirst().latitudeDegrees - 50) <= 0.004);
        }
    }

    void reportsAreOneEntityEach()
    {
        const FeedDescriptor feed = CountingSource::counters();
        const SimulatedFeed simulated(feed, std::make_shared<CountingSource>(feed), {}, town);
        const OutgoingList reports = simulated.reports(noon + 1234ms);
        QCOMPARE(reports.size(), 3u);
        for (int i = 0; i < 3; ++i)
            QVERIFY(told(reports[size_t(i)].bytes, feed).value(0).startsWith(u"c%1 12:00:01"_s.arg(i + 1)));
    }

    void past()
    {
        const FeedDescriptor feed = CountingSource::counters();
        const SimulatedFeed simulated(feed, std::make_shared<CountingSource>(feed), {}, town);
        const QString path = u"/test.count/observations.json"_s;
        QVERIFY(!simulated.past(u"/test.count/other"_s, { noon - 1h, noon }));
        // What is near (up to three steps of the past) as it was told live: 12:00 back to 11:51, each minute.
        std::optional<SimulatedFeed::Past> part = simulated.past(path, { noon - 9min, noon + 1ms });
        QVERIFY(part);
        QCOMPARE(told(part->body, feed).size(), 3 * 10);
        QVERIFY(!part->next.isValid());
        // What is further back by steps of five minutes, an hour at a time.
        UtcTime from = noon - 150min;
        QStringList lines;
        int parts = 0;
        for (; from.isValid(); from = part->next, ++parts) {
            part = simulated.past(path, { from, noon + 1ms });
            QVERIFY(part);
            lines += told(part->body, feed);
        }
        QCOMPARE(parts, 3);
        QCOMPARE(lines.size(), 3 * 31); // 09:30, 09:35 … 12:00
        QCOMPARE(QSet<QString>(lines.begin(), lines.end()).size(), lines.size());
        // No further back than the source.
        part = simulated.past(path, { noon - 48h, noon });
        QVERIFY(told(part->body, feed).constFirst().startsWith(u"c1 12:00:00"_s)); // the day before
    }

    void documentsInSeveralParts()
    {
        FeedDescriptor feed = CountingSource::counters();
        feed.formats = { singly() };
        SimulatedFeed simulated(feed, std::make_shared<CountingSource>(feed), {}, town);
        QCOMPARE(simulated.documents().size(), 2);
        QCOMPARE(simulated.documents()[0].path, u"/test.count/payload"_s);
        QCOMPARE(simulated.documents()[0].past, QString());
        const OutgoingList out = simulated.step(noon);
        const Outgoing *first = at(out, u"/test.count/payload"_s);
        QVERIFY(first);
        QCOMPARE(first->bytes, "c1");
        QCOMPARE(first->next, u"/test.count/payload/page/2"_s);
        QCOMPARE(at(out, u"/test.count/payload/page/2"_s)->bytes, "c2");
        QCOMPARE(at(out, u"/test.count/payload/page/3"_s)->next, QString());
    }

    void whatIsMaskedStaysSo()
    {
        FeedDescriptor feed = CountingSource::counters();
        feed.mask = [](DecodedBatch &batch) {
            for (ObservationRecord &o : batch.observations)
                o.values[0] = ObservationRecord::nan;
        };
        SimulatedFeed simulated(feed, std::make_shared<CountingSource>(feed), {}, town);
        for (const Outgoing &one : simulated.step(noon))
            QVERIFY(!one.bytes.contains("\"count\""));
    }

    void newestState()
    {
        using enum FieldDescriptor::Kind;
        NewestState state({ { u"count"_s, Number, {} }, { u"parity"_s, Term, {} } });
        DecodedBatch first;
        first.terms = { u"even"_s, u"odd"_s };
        first.features = { { u"a"_s, u"Name"_s, { { 1, 2 } }, { { u"k"_s, 1 } } }, { u"b"_s, {}, {}, {} } };
        first.observations = { { 0, noon, {}, { 5, 1 }, {} }, { 1, noon - 2h, {}, { 6, 0 }, "{}" } };
        state.take(first);
        DecodedBatch second;
        second.terms = { u"odd"_s }; // the same word by another number
        second.features = { { u"a"_s, {}, {}, {} } };
        second.observations = { { 0, noon + 1min, {}, { 7, 0 }, {} }, { 0, noon - 1min, {}, { 8, 0 }, {} } };
        state.take(second);
        const DecodedBatch now = state.batch();
        QCOMPARE(now.observations.size(), 2u);
        QCOMPARE(now.features[now.observations[0].feature].id, u"b"_s); // by time
        const ObservationRecord &a = now.observations[1];
        QCOMPARE(a.values[0], 7.f); // the older one, which came later, changes nothing
        QCOMPARE(now.terms[qsizetype(a.values[1])], u"odd"_s);
        QCOMPARE(now.features[a.feature].name, u"Name"_s); // what was said once holds
        QCOMPARE(now.features[a.feature].properties.value("k"_L1).toInt(), 1);
        state.forget(noon - 1h);
        QCOMPARE(state.batch().features.size(), 1u);
    }

    void timesThatAreAskedFor_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("since");
        QTest::newRow("own") << u"since=2026-11-22T10:00:00Z"_s << u"2026-11-22T10:00:00Z"_s;
        QTest::newRow("GeoReport") << u"status=open&updated_after=2026-11-22T10:00:00%2B02:00"_s << u"2026-11-22T08:00:00Z"_s;
        QTest::newRow("SensorThings") << u"$filter=phenomenonTime%20gt%202026-11-22T10:00:00.5Z"_s
                                      << u"2026-11-22T10:00:00.500Z"_s;
        QTest::newRow("nested") << u"$expand=Datastreams($expand=Observations($filter=resultTime%20ge%202026-11-22T10:00:00Z))"_s
                                << u"2026-11-22T10:00:00Z"_s;
        QTest::newRow("none") << u"status=open"_s << QString();
        QTest::newRow("without zone") << u"since=2026-11-22T10:00:00"_s << QString();
        QTest::newRow("before") << u"$filter=phenomenonTime%20lt%202026-11-22T10:00:00Z"_s << QString();
    }
    void timesThatAreAskedFor()
    {
        QFETCH(QString, query);
        QFETCH(QString, since);
        const std::optional<UtcTime> asked = askedSince(QUrl(u"http://127.0.0.1/x?"_s + query));
        QCOMPARE(asked ? asked->toIso() : QString(), since);
    }

    void gbfs_data()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("2.3") << u"2.3"_s;
        QTest::newRow("3.0") << u"3.0"_s;
    }
    void gbfs()
    {
        QFETCH(QString, version);
        const bool isThree = version == u"3.0"_s;
        const auto file = [&](const QJsonObject &station) {
            const QJsonObject data { { u"stations"_s, QJsonArray { station } } };
            return QJsonDocument(QJsonObject { { u"last_updated"_s,
                                                 isThree ? QJsonValue(u"2026-11-22T12:00:00Z"_s) : QJsonValue(1795348800) },
                                               { u"ttl"_s, 30 },
                                               { u"version"_s, version },
                                               { u"data"_s, data } })
                .toJson();
        };
        const QByteArray status = file({ { u"station_id"_s, u"1"_s }, { u"last_reported"_s, 1 } });
        const QByteArray information = file({ { u"station_id"_s, u"1"_s }, { u"lat"_s, 1 }, { u"lon"_s, 2 } });
        const GbfsSystem system { u"/f/gbfs/"_s, town.base, u"SIMULATED: bikes"_s, u"Europe/Berlin"_s };
        const OutgoingList files = gbfsFiles({ information, status }, system, noon);
        QCOMPARE(files.size(), 4u);
        QCOMPARE(at(files, u"/f/gbfs/station_information.json"_s)->bytes, information);
        QCOMPARE(at(files, u"/f/gbfs/station_status.json"_s)->bytes, status);
        const QJsonObject named = json(at(files, u"/f/gbfs/system_information.json"_s)->bytes).value("data"_L1).toObject();
        QCOMPARE(isThree ? named.value("name"_L1)[0]["text"_L1].toString() : named.value("name"_L1).toString(),
                 u"SIMULATED: bikes"_s);
        QCOMPARE(named.value("timezone"_L1).toString(), u"Europe/Berlin"_s);
        const QJsonObject index = json(at(files, u"/f/gbfs/gbfs.json"_s)->bytes);
        QCOMPARE(index.value("version"_L1).toString(), version);
        QCOMPARE(index.value("ttl"_L1).toInt(), 30);
        if (isThree)
            QCOMPARE(index.value("last_updated"_L1).toString(), u"2026-11-22T12:00:00Z"_s);
        else
            QCOMPARE(index.value("last_updated"_L1).toInteger(), noon.milliseconds / 1000);
        const QJsonValue data = index.value("data"_L1);
        const QJsonArray listed = (isThree ? data : data["en"_L1])["feeds"_L1].toArray();
        QStringList urls;
        for (const QJsonValue entry : listed)
            urls.append(entry["url"_L1].toString());
        QCOMPARE(urls,
                 QStringList({ u"http://127.0.0.1:8420/f/gbfs/station_information.json"_s,
                               u"http://127.0.0.1:8420/f/gbfs/station_status.json"_s,
                               u"http://127.0.0.1:8420/f/gbfs/system_information.json"_s }));
    }

    void gbfsOfVehicles() // of two instants, as when time runs fast: the later one is served
    {
        const auto file = [](const QString &list, const QString &updated) {
            return QJsonDocument(QJsonObject { { u"last_updated"_s, updated },
                                               { u"ttl"_s, 30 },
                                               { u"version"_s, u"3.0"_s },
                                               { u"data"_s, QJsonObject { { list, QJsonArray {} } } } })
                .toJson();
        };
        const QByteArray first = file(u"vehicles"_s, u"2026-11-22T11:59:00Z"_s);
        const QByteArray last = file(u"vehicles"_s, u"2026-11-22T12:00:00Z"_s);
        const GbfsSystem system { u"/f/gbfs/"_s, town.base, u"SIMULATED: vehicles"_s, u"Europe/Berlin"_s };
        const OutgoingList files = gbfsFiles({ first, last }, system, noon);
        QCOMPARE(files.size(), 3u); // with the system's information, and the index
        QCOMPARE(at(files, u"/f/gbfs/vehicle_status.json"_s)->bytes, last);
        const QJsonArray listed = json(at(files, u"/f/gbfs/gbfs.json"_s)->bytes).value("data"_L1)["feeds"_L1].toArray();
        QCOMPARE(listed.size(), 2);
        QCOMPARE(listed[0]["name"_L1].toString(), u"vehicle_status"_s);
        const QByteArray before3 = file(u"bikes"_s, u"2026-11-22T12:00:00Z"_s);
        QVERIFY(at(gbfsFiles({ before3 }, system, noon), u"/f/gbfs/free_bike_status.json"_s));
    }

    void capIndex()
    {
        const auto alert = [](const QByteArray &id, const QByteArray &sent) {
            return R"(<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>)" + id
                + "</identifier><sender>s</sender><sent>" + sent + "</sent><info><event>Flood</event><headline>Flood &amp; wind "
                + id + "</headline></info></alert>";
        };
        const OutgoingList documents = capDocuments({ alert("a", "2026-11-22T09:00:00+01:00"), alert("b", "2026-11-22T09:30:00Z"),
                                                      "<alert><sent>2026-11-22T09:00:00Z</sent></alert>" },
                                                    u"/f/cap/"_s, town.base, u"SIMULATED: warnings"_s, noon);
        QCOMPARE(documents.size(), 3u); // without the one that has no identifier
        const Outgoing *index = at(documents, u"/f/cap/index.atom"_s);
        QVERIFY(index);
        QXmlStreamReader xml(index->bytes);
        QStringList titles;
        QStringList links;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            QCOMPARE(xml.namespaceUri().toString(), u"http://www.w3.org/2005/Atom"_s);
            if (xml.name() == u"title")
                titles.append(xml.readElementText());
            else if (xml.name() == u"link" && xml.attributes().value("type"_L1) == u"application/cap+xml")
                links.append(xml.attributes().value("href"_L1).toString());
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(titles, QStringList({ u"SIMULATED: warnings"_s, u"Flood & wind b"_s, u"Flood & wind a"_s })); // newest first
        QCOMPARE(links.size(), 2);
        const Outgoing *b = at(documents, QUrl(links[0]).path());
        QVERIFY(b);
        QCOMPARE(b->bytes, alert("b", "2026-11-22T09:30:00Z"));
        QCOMPARE(b->contentType, "application/cap+xml");
    }
};

QTEST_GUILESS_MAIN(SimulatedFeedTest)
#include "tst_simulatedfeed.moc"
