// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feeds.h"
#include "core/jamstate.h"
#include "core/wzdx.h"
#include "fixtures.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace citywall;
using namespace citywall::traffic;
using namespace citywall::traffic::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray feedOf(const QByteArray &events)
{
    return R"({"feed_info":{"update_date":"2026-11-20T18:00:00Z","version":"4.2"},"type":"FeatureCollection","features":[)"
        + events + "]}";
}

QByteArray workZone(const QByteArray &id, const QByteArray &begin, const QByteArray &end, const QByteArray &type = "work-zone")
{
    return R"({"id":")" + id + R"(","type":"Feature","properties":{"core_details":{"event_type":")" + type
        + R"(","road_names":["Main St"],"direction":"eastbound"},"start_date":")" + begin + R"(","end_date":")" + end
        + R"(","vehicle_impact":"some-lanes-closed","lanes":[{"order":1,"status":"closed"},{"order":2,"status":"open"}]},)"
          R"("geometry":{"type":"LineString","coordinates":[[-87.70,41.9],[-87.69,41.9]]}})";
}

} // namespace

class RoadEventsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void congestionBeginsWithTheFirstSlowSpeed();
    void jamsAreConsecutiveCongestedLinks();
    void shortQueuesAreNoJams();
    void jamsFollowTheClock();
    void workZonesAsPublished();
    void badEventsCostOnlyThemselves();
    void whatIsNoFeedIsRefusedAsAWhole();
    void ownPayloadsAreTaken();
    void stateOfAWorkZone();
    void theLinkUnderAWorkZone();
    void publishedExamples_data();
    void publishedExamples();
};

void RoadEventsTest::congestionBeginsWithTheFirstSlowSpeed()
{
    const Links links { { 500, 10, -1 }, { 500, 10, -1 }, { 500, 10, -1 }, { 500, unknown, -1 } };
    Observations columns;
    const auto add = [&](Duration before, FeatureKey link, float value) {
        citywall::test::add(columns, noon - before, link, speed(value));
    };
    add(60min, 2, 3); // slow from the begin of the window on
    add(50min, 0, 3);
    add(45min, 0, 6); // flowing again
    add(40min, 0, 4);
    add(40min, 2, 3);
    add(35min, 0, none); // no data does not end it
    add(32min, 0, 4.9f);
    add(31min, 1, 4);
    add(31min, 2, 3);
    add(31min, 3, 1); // free flow unknown
    add(23min, 0, 4);
    add(22min, 2, 3);
    add(15min, 1, 4); // sixteen minutes of silence: another run
    add(13min, 2, 3);
    const auto runs = congestedSince(links, columns, 0, columns.size(), noon - 60min);
    QCOMPARE(UtcTime { runs[0].since }, noon - 40min);
    QVERIFY(!runs[0].longer);
    QCOMPARE(UtcTime { runs[1].since }, noon - 15min);
    QCOMPARE(UtcTime { runs[2].since }, noon - 40min); // twenty minutes of silence after the first
    QCOMPARE(runs[3].since, UtcTime::invalidMilliseconds);
    const auto older = congestedSince(links, columns, 0, 1, noon - 60min);
    QVERIFY(older[2].longer);
}

void RoadEventsTest::jamsAreConsecutiveCongestedLinks()
{
    const Links links(6, Link { 400, 10, -1 });
    const std::vector<Chain> chains { { u"Main St"_s, Bound::East, { 0, 1, 2, 3, 4, 5 }, 2400 } };
    const std::array<double, 6> speeds { 9, 4, 2, 5, 3, 4 }; // 5 m/s is half of free flow: not below
    std::vector<Congestion> congestion(6);
    congestion[1].since = (noon - 10min).milliseconds;
    congestion[2].since = (noon - 25min).milliseconds;
    congestion[4].since = (noon - 3h).milliseconds;
    congestion[4].longer = true;
    const auto jams = jamsOf(chains, links, congestion, [&](FeatureKey key) { return speeds[key]; });
    QCOMPARE(jams.size(), 2u);
    QCOMPARE(jams[0].links, (std::vector<FeatureKey> { 1, 2 }));
    QCOMPARE(jams[0].lengthMeters, 800.0);
    QVERIFY(std::abs(jams[0].meanSpeedMetersPerSecond - 800. / 300) < 1e-9); // 100 s + 200 s
    QCOMPARE(jams[0].delaySeconds, 220.0);                                   // 300 s instead of 80 s
    QCOMPARE(jams[0].since, noon - 25min);
    QVERIFY(!jams[0].longer);
    QCOMPARE(jams[1].links, (std::vector<FeatureKey> { 4, 5 }));
    QVERIFY(jams[1].longer);
}

void RoadEventsTest::shortQueuesAreNoJams()
{
    const Links links { { 499, 10, -1 }, { 400, 10, -1 }, { 400, unknown, -1 } };
    const std::vector<Chain> chains { { u"Main St"_s, Bound::Both, { 0, 2, 1 }, 1299 } };
    QVERIFY(jamsOf(chains, links, {}, [](FeatureKey) { return 1; }).empty()); // the link between has no level
    QVERIFY(jamsOf(chains, links, {}, [](FeatureKey) { return unknown; }).empty());
}

void RoadEventsTest::jamsFollowTheClock()
{
    Streets streets;
    for (int i = 0; i < 4; ++i)
        streets.add(u"W Main St"_s, { { -87.70 + 0.01 * i, 41.9 }, { -87.69 + 0.01 * i, 41.9 } }, true);
    std::vector<citywall::test::FakeHistory::Row> rows;
    for (int minute = -120; minute <= 60; minute += 5)
        for (FeatureKey link = 0; link < 4; ++link)
            rows.push_back({ noon + minute * 1min, link, speed(minute >= 0 && link > 1 ? 3 : 9) });
    citywall::test::FakeHistory history;
    history.setColumns(linkSpeedFeed, rows);
    history.setDictionary(streets.dictionary);
    citywall::test::FakeClock clock;
    clock.seek((noon + 50min).milliseconds);
    const AreaIndex areas({});
    TrafficState network(history, clock, areas);
    JamState state(network);
    QTRY_COMPARE(state.jams().size(), 1u);
    QCOMPARE(state.corridors().size(), 1u);
    QCOMPARE(state.corridors()[0].id, u"W Main St EB"_s);
    QTRY_COMPARE(state.jams()[0].since, noon);
    QCOMPARE(state.jams()[0].links, (std::vector<FeatureKey> { 2, 3 }));
    clock.seek((noon - 1min).milliseconds);
    QTRY_VERIFY(state.jams().empty());
    clock.seek((noon + 2h).milliseconds); // nobody has reported for an hour: nothing is known, so there is no jam
    QTRY_VERIFY(std::isnan(state.speed(2)));
    QVERIFY(state.jams().empty());
}

void RoadEventsTest::workZonesAsPublished()
{
    const DecodedBatch batch = wzdxDecoder()(feedOf(workZone("a", "2026-11-19T12:00:00Z", "2026-11-21T18:00:00-06:00")), noon);
    QVERIFY(batch.rejections.empty());
    QCOMPARE(batch.features.size(), 1u);
    QCOMPARE(batch.features[0].id, u"a"_s);
    QCOMPARE(batch.features[0].name, u"Main St"_s);
    QCOMPARE(batch.features[0].geometry.size(), 2);
    QCOMPARE(batch.features[0].properties.value("direction"_L1).toString(), u"eastbound"_s);
    QCOMPARE(batch.observations[0].phenomenonTime, noon);
    QCOMPARE(batch.terms, QStringList { u"some-lanes-closed"_s });
    QCOMPARE(batch.observations[0].values[ImpactField], 0.f);
    QCOMPARE(batch.observations[0].values[LanesClosedField], 1.f);
    QCOMPARE(batch.observations[0].values[BeginsField], -30 * 3600.f); // from the 19th 12:00 to the 20th 18:00
    QCOMPARE(batch.observations[0].values[EndsField], 30 * 3600.f);    // to the 22nd 00:00 UTC
}

void RoadEventsTest::badEventsCostOnlyThemselves()
{
    const QByteArray good = workZone("good", "2026-11-19T12:00:00Z", "2026-11-21T12:00:00Z");
    QByteArray withoutLine = workZone("point", "2026-11-19T12:00:00Z", "2026-11-21T12:00:00Z");
    withoutLine.replace("LineString", "Point");
    QByteArray far = workZone("far", "2026-11-19T12:00:00Z", "2026-11-21T12:00:00Z");
    far.replace("-87.70", "-287.70");
    const DecodedBatch batch = wzdxDecoder()(feedOf(workZone("", "2026-11-19T12:00:00Z", "2026-11-21T12:00:00Z") + ',' + good
                                                    + ',' + workZone("local", "2026-11-19T12:00:00", "2026-11-21T12:00:00Z") + ','
                                                    + workZone("turned", "2026-11-22T12:00:00Z", "2026-11-21T12:00:00Z") + ','
                                                    + workZone("around", "2026-11-19T12:00:00Z", "2026-11-21T12:00:00Z", "detour")
                                                    + ',' + good + ',' + withoutLine + ',' + far + ",7"),
                                             noon);
    QCOMPARE(batch.observations.size(), 1u);
    QCOMPARE(batch.features.size(), 1u);
    QCOMPARE(reasonsOf(batch),
             (QStringList { u"1 id missing"_s, u"3 start_date: missing or without zone"_s, u"4 ends before it begins"_s,
                            u"5 not a work zone: detour"_s, u"6 id twice"_s, u"7 geometry is no line"_s,
                            u"8 impossible coordinates"_s, u"9 id missing"_s }));
}

void RoadEventsTest::whatIsNoFeedIsRefusedAsAWhole()
{
    const QByteArray whole = feedOf(workZone("a", "2026-11-19T12:00:00Z", "2026-11-21T12:00:00Z"));
    for (const QByteArray &payload :
         { QByteArray(), QByteArray("[]"), QByteArray("{\"type\":\"FeatureCollection\"}"), whole.chopped(1) }) {
        const DecodedBatch batch = wzdxDecoder()(payload, noon);
        QCOMPARE(batch.rejections.size(), 1u);
        QVERIFY(batch.observations.empty());
    }
}

void RoadEventsTest::ownPayloadsAreTaken()
{
    const FeedDescriptor feed = Feeds::workZones({});
    const DecodedBatch own = feed.decoder()(
        R"({"features":[{"id":"a"}],"observations":[{"feature":"a","phenomenonTime":"2026-11-20T18:00:00Z","values":{"lanes_closed":2}}]})",
        noon);
    QCOMPARE(own.observations.size(), 1u);
    QCOMPARE(own.observations[0].values[LanesClosedField], 2.f);
    QCOMPARE(feed.decoder()(feedOf(workZone("a", "2026-11-19T12:00:00Z", "2026-11-21T12:00:00Z")), noon).observations.size(), 1u);
    QVERIFY(feed.format(u"wzdx") != nullptr);
}

void RoadEventsTest::stateOfAWorkZone()
{
    FeedDictionary dictionary;
    dictionary.terms = { u"all-lanes-closed"_s };
    Latest entry;
    entry.observed = noon;
    entry.values = { 0, none, 3600, 7200 };
    QCOMPARE(workZoneOf(entry, dictionary, noon).state, WorkState::Planned);
    QCOMPARE(workZoneOf(entry, dictionary, noon + 1h).state, WorkState::Active);
    QCOMPARE(workZoneOf(entry, dictionary, noon + 2h).state, WorkState::Over);
    QCOMPARE(workZoneOf(entry, dictionary, noon).begins, noon + 1h);
    QCOMPARE(severityOf(workZoneOf(entry, dictionary, noon).impact), 3);
    QCOMPARE(severityOf(u"some-lanes-closed-merge-left"_s), 2);
    QCOMPARE(severityOf(u"alternating-one-way"_s), 1);
    QCOMPARE(severityOf(u"all-lanes-open"_s), 0);
    QCOMPARE(severityOf(QString()), -1);
}

void RoadEventsTest::theLinkUnderAWorkZone()
{
    Streets streets;
    streets.add(u"Far"_s, { { -87.70, 41.91 }, { -87.60, 41.91 } });
    const FeatureKey under = streets.add(u"Main"_s, { { -87.70, 41.9 }, { -87.60, 41.9 } });
    // 0.0005° of latitude are 56 m; 0.0006° are 67 m.
    QCOMPARE(linkUnder({ { -87.66, 41.9005 }, { -87.65, 41.9005 } }, streets.dictionary), std::optional(under));
    QVERIFY(!linkUnder({ { -87.66, 41.9006 }, { -87.65, 41.9006 } }, streets.dictionary));
    QVERIFY(!linkUnder({}, streets.dictionary));
}

void RoadEventsTest::publishedExamples_data()
{
    // Counted with: python3 -c "import json,sys; print([f['properties']['core_details']['event_type'] for f in json.load(open(sys.argv[1]))['features']])"
    QTest::addColumn<int>("taken");
    QTest::addColumn<int>("refused");
    QTest::newRow("scenario1_simple_linestring_example.geojson") << 5 << 0;
    QTest::newRow("scenario1_simple_multipoint_example.geojson") << 5 << 0;
    QTest::newRow("scenario2_laneshift_linestring_example.geojson") << 1 << 0;
    QTest::newRow("scenario3_shoulder_bidirectional_linestring_example.geojson") << 2 << 0;
    QTest::newRow("scenario4_detour_linestring_example.geojson") << 1 << 3;
    QTest::newRow("scenario5_recurring_linestring_example.geojson") << 4 << 0;
    QTest::newRow("scenario7_mobileoperation_linestring_example.geojson") << 2 << 0;
    QTest::newRow("scenario8_local_access_only_bidirectional_linestring_example.geojson") << 2 << 0;
    QTest::newRow("arrow_board_ok_example.geojson") << 0 << 1; // a device feed
}

void RoadEventsTest::publishedExamples()
{
    QFETCH(int, taken);
    QFETCH(int, refused);
    const QByteArray payload = openDataContent(u"traffic/wzdx_samples/"_s + QString::fromLatin1(QTest::currentDataTag()));
    if (payload.isEmpty())
        QSKIP("the open data are not here");
    const DecodedBatch batch = Feeds::workZones({}).decoder()(payload, noon);
    QCOMPARE(int(batch.observations.size()), taken);
    QCOMPARE(int(batch.rejections.size()), refused);
    QVERIFY(
        std::ranges::all_of(batch.features, [](const FeatureRecord &f) { return f.geometry.size() >= 2 && !f.name.isEmpty(); }));
}

QTEST_GUILESS_MAIN(RoadEventsTest)
#include "tst_roadevents.moc"
