// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the map shows of links and stations that fall silent.
#include "core/facilities.h"
#include "core/feeds.h"
#include "core/measures.h"
#include "core/networkkpis.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"
#include "ui/entitylooks.h"
#include "ui/levels.h"
#include "ui/pointmap.h"
#include "ui/trafficmap.h"
#include "ui/transitpanel.h"

#include <QTest>

using namespace citywall;
using namespace citywall::traffic;
using namespace std::chrono_literals;

namespace {

constexpr float none = ObservationRecord::nan;
const UtcTime noon = UtcTime::fromIso(u"2026-11-20T12:00:00Z");

/// Of lines or points: their levels, in order.
template<typename Shown>
QList<int> levelsOf(const Shown &shown)
{
    QList<int> levels;
    for (const auto &one : shown)
        levels << int(one.freshness.level);
    return levels;
}

QStringList symbolsOf(const Layer &layer, const QString &kind)
{
    QStringList symbols;
    for (const LegendEntry &entry : layer.legend()) {
        if (entry.symbol.startsWith(kind + u'-'))
            symbols << entry.symbol.mid(kind.size() + 1);
    }
    return symbols;
}

} // namespace

class AgesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linksAndAreas()
    {
        const AreaIndex areas({ { QStringLiteral("west"), {}, {}, {}, 0 }, { QStringLiteral("east"), {}, {}, {}, 0 } });
        FeedDictionary dictionary; // four links; the last is never heard of
        for (int i = 0; i < 4; ++i) {
            const double longitude = -87.6 + i * 0.01;
            const QString id = QString::number(i);
            dictionary.features.push_back({ FeatureKey(i),
                                            id,
                                            {},
                                            { { longitude, 41.8 }, { longitude, 41.81 } },
                                            {},
                                            { { QStringLiteral("freeFlowSpeed"), 10 } },
                                            i == 0 ? 0 : 1 });
        }
        test::FakeHistory history;
        history.setDictionary(dictionary);
        history.setColumns(linkSpeedFeed,
                           { { noon, 0, { 2, none, none, none } },
                             { noon, 1, { 9, none, none, none } },
                             { noon + 12min, 2, { 9, none, none, none } } });
        test::FakeClock clock(QTimeZone::UTC, test::FakeClock::Answers::AtOnce);
        clock.seek((noon + 12min).milliseconds);
        Selection selection;
        TrafficState state(history, clock, areas);
        TrafficMap map(state, selection, {});
        Layer roads(QStringLiteral("traffic.roads"), {}, {}, 310, true),
            congestion(QStringLiteral("traffic.congestion"), {}, {}, 210, true),
            byArea(QStringLiteral("traffic.areas"), {}, {}, 110, true);
        map.setLayers(&roads, &congestion, &byArea);
        NetworkKpis kpis(state, selection);
        Kpi speed;
        kpis.add(&speed, [](const NetworkSummary &s) { return s.meanSpeedMetersPerSecond; });
        QTRY_COMPARE(map.links()->count(), 4);
        QTRY_COMPARE(levelsOf(map.links()->styles()),
                     (QList<int> { Freshness::Fading, Freshness::Fading, Freshness::Current, Freshness::Unknown }));
        QTRY_COMPARE(symbolsOf(roads, QStringLiteral("line")),
                     (QStringList { QStringLiteral("faded"), QStringLiteral("unknown") }));
        QVERIFY(map.linkText(0).endsWith(QStringLiteral("12 min old")));
        QTRY_COMPARE(speed.coverage(), 0.25); // one of four was heard within ten minutes
        QCOMPARE(speed.value(), 9.0);
        // In the west nothing is current; in the east something is.
        QCOMPARE(levelsOf(map.areaSet()->styles()), (QList<int> { Freshness::Unknown, Freshness::Current }));
        QVERIFY(std::isnan(map.links()->styles()[0].value)); // what is old is not heat

        clock.seek((noon + 22min).milliseconds); // hatched from 20 on
        QTRY_COMPARE(levelsOf(map.links()->styles()),
                     (QList<int> { Freshness::Stale, Freshness::Stale, Freshness::Current, Freshness::Unknown }));
        clock.seek((noon + 30min).milliseconds);
        QTRY_COMPARE(levelsOf(map.links()->styles()),
                     (QList<int> { Freshness::Unknown, Freshness::Unknown, Freshness::Fading, Freshness::Unknown }));
        QCOMPARE(map.linkText(0), QStringLiteral("no current speed"));
        QTRY_COMPARE(speed.coverage(), 0.0);
        QVERIFY(std::isnan(speed.value()));
        QCOMPARE(levelsOf(map.areaSet()->styles()), (QList<int> { Freshness::Unknown, Freshness::Unknown }));
    }

    void stationsStayAndVehiclesDoNot()
    {
        FeedDictionary dictionary;
        for (int i = 0; i < 3; ++i) {
            const QString id = QString::number(i);
            dictionary.features.push_back({ FeatureKey(i), id, {}, { { -87.6, 41.8 } }, { -87.6 + 0.01 * i, 41.8 }, {}, 0 });
        }
        const FeedDescriptor feed = Feeds::bikes(); // current for a quarter of an hour, known for an hour
        test::FakeHistory history;
        history.setDictionary(dictionary);
        history.setColumns(feed.id, { { noon, 0, { 1, 2, 0, none } }, { noon + 20min, 2, { 1, 2, 0, none } } });
        test::FakeClock clock(QTimeZone::UTC, test::FakeClock::Answers::AtOnce);
        Selection selection;
        LatestState state(feed, history, clock);
        Layer lasting(QStringLiteral("traffic.bikes"), {}, {}, 450, true),
            moving(QStringLiteral("traffic.transit"), {}, {}, 430, true);
        const auto look = [](const Latest &) { return Mark { 3, 0, QStringLiteral("label") }; };
        const auto describe = [](Layer &layer, bool) { layer.setLegend(QStringLiteral("title"), {}, {}); };
        PointMap stations(state, selection, lasting, look, describe, true);
        PointMap vehicles(state, selection, moving, look, describe, false);
        clock.seek((noon + 20min).milliseconds);
        QTRY_COMPARE(levelsOf(stations.points()->points()),
                     (QList<int> { Freshness::Fading, Freshness::Unknown, Freshness::Current }));
        QCOMPARE(levelsOf(vehicles.points()->points()), (QList<int> { Freshness::Fading, Freshness::Current }));
        QCOMPARE(stations.points()->points()[0].priority, 1); // what it is does not change with its age
        QCOMPARE(symbolsOf(lasting, QStringLiteral("disc")),
                 (QStringList { QStringLiteral("faded"), QStringLiteral("unknown") }));
        clock.seek((noon + 30min).milliseconds); // hatched from half an hour on
        QTRY_COMPARE(levelsOf(vehicles.points()->points()), (QList<int> { Freshness::Stale, Freshness::Current }));
        clock.seek((noon + 60min).milliseconds);
        QTRY_COMPARE(levelsOf(vehicles.points()->points()), (QList<int> { Freshness::Stale }));
        QCOMPARE(levelsOf(stations.points()->points()),
                 (QList<int> { Freshness::Unknown, Freshness::Unknown, Freshness::Stale }));
    }

    void stationsHaveAValueToCompareWithAnotherTime()
    {
        FeedDictionary dictionary;
        for (int i = 0; i < 2; ++i) {
            const QString id = QString::number(i);
            dictionary.features.push_back(
                { FeatureKey(i), id, QStringLiteral("Garage ") + id, { { -87.6, 41.8 } }, { -87.6, 41.8 }, {}, 0 });
        }
        dictionary.terms = { QStringLiteral("open"), QStringLiteral("closed") };
        const FeedDescriptor feed = Feeds::parking();
        test::FakeHistory history;
        history.setDictionary(dictionary);
        history.setColumns(feed.id, { { noon, 0, { 10, 0.75f, 0, none } }, { noon, 1, { 10, 0.5f, 1, none } } });
        test::FakeClock clock(QTimeZone::UTC, test::FakeClock::Answers::AtOnce);
        Selection selection;
        LatestState state(feed, history, clock);
        Layer layer(QStringLiteral("traffic.parking"), {}, {}, 440, true);
        TrafficMetrics metrics;
        metrics.parkingOccupancy.scale = 100;
        metrics.parkingOccupancy.unit = QStringLiteral("%");
        const Looks looks = parkingLooks(state, metrics);
        PointMap map(state, selection, layer, looks.look, looks.describe, looks.lasting);
        clock.seek((noon + 1min).milliseconds);
        QTRY_COMPARE(map.points()->count(), 2);
        QCOMPARE(map.points()->points()[0].value, 75.0); // three quarters, in the unit that is said
        QCOMPARE(map.points()->points()[0].name, QStringLiteral("Garage 0"));
        QVERIFY(std::isnan(map.points()->points()[1].value)); // closed: how full it is says nothing
        QCOMPARE(looks.measure->unit, QStringLiteral("%"));
        QVERIFY(!transitLooks(state, metrics).measure); // vehicles move: another time has them elsewhere
    }

    void stationsHoldAsLongAsTheirFileSays_data()
    {
        QTest::addColumn<int>("ttl");
        QTest::addColumn<QList<int>>("minutes");
        QTest::addColumn<QList<double>>("shown"); // opacity; 0 = hatched, −1 = unknown
        // A file of noon is to be replaced within a minute: it holds for the five that data may be out of date, fades to 0.45 at ten
        // (at six: 1 − 0.55 / 5 = 0.89, in steps of 0.05), and says nothing an hour later.
        QTest::newRow("a minute") << 60 << QList<int> { 5, 6, 10, 59, 60 } << QList<double> { 1, 0.9, 0, 0, -1 };
        // What is made anew every hour and a half holds beyond the hour that the feed would give it.
        QTest::newRow("an hour and a half") << 5400 << QList<int> { 16, 61, 90, 91 } << QList<double> { 1, 1, 1, -1 };
        // One that says nothing of it is current for a quarter of an hour: at 18, 1 − 0.55 · 3 / 15 = 0.89.
        QTest::newRow("not told") << -1 << QList<int> { 15, 18, 30, 60 } << QList<double> { 1, 0.9, 0, -1 };
    }

    void stationsHoldAsLongAsTheirFileSays()
    {
        QFETCH(int, ttl);
        QFETCH(QList<int>, minutes);
        const FeedDescriptor feed = Feeds::bikes();
        const QByteArray file = R"({"last_updated":"2026-11-20T12:00:00Z","ttl":%,"version":"3.0","data":{"stations":[
            {"station_id":"a","num_vehicles_available":1,"last_reported":"2026-11-20T11:45:00Z"}]}})";
        test::FakeHistory history;
        history.put(feed.id, feed.decoder()(QByteArray(file).replace("%", QByteArray::number(ttl)), noon), false);
        test::FakeClock clock(QTimeZone::UTC, test::FakeClock::Answers::AtOnce);
        LatestState state(feed, history, clock, { bikesValidity, bikesLongestValid });
        QList<double> shown;
        for (const int minute : std::as_const(minutes)) {
            clock.seek((noon + minute * 1min).milliseconds);
            QTRY_COMPARE(state.now(), noon + minute * 1min);
            const Freshness freshness = state.entries().empty() ? Freshness::unknown() : state.entries().front().freshness;
            shown << (freshness.level == Freshness::Unknown ? -1 : freshness.level == Freshness::Stale ? 0 : freshness.opacity);
        }
        QTEST(shown, "shown");
    }

    void shareOnTimeRestsOnVehiclesHeardOf()
    {
        FeedDictionary dictionary;
        for (int i = 0; i < 5; ++i) {
            const QString id = QString::number(i);
            dictionary.features.push_back({ FeatureKey(i), id, {}, {}, { 0.5 + (i == 4 ? 1 : 0), 0.5 }, {}, -1 });
        }
        const AreaIndex areas({ test::square(QStringLiteral("west"), 0, 0, 1), test::square(QStringLiteral("east"), 1, 0, 1) });
        const FeedDescriptor feed = Feeds::transit({});
        test::FakeHistory history;
        history.setDictionary(dictionary);
        // On time are 0 and 4, late 1; 2 was heard seven minutes ago, 3 a quarter of an hour.
        history.setColumns(feed.id,
                           { { noon - 15min, 3, { 0, none, none, none } },
                             { noon - 7min, 2, { 0, none, none, none } },
                             { noon - 6min, 0, { 0, none, none, none } },
                             { noon, 1, { 400, none, none, none } },
                             { noon, 4, { 0, none, none, none } } });
        test::FakeClock clock(QTimeZone::UTC, test::FakeClock::Answers::AtOnce);
        Selection selection;
        LatestState state(feed, history, clock);
        MeasureTrend trend({ .metric = {}, .feed = feed.id, .value = onTimeShareOver }, history, clock, areas);
        Kpi onTime;
        TransitPanel panel(state, trend, selection, areas, {}, onTime);
        clock.seek(noon.milliseconds);
        QTRY_COMPARE(state.entries().size(), size_t(4));
        QTRY_COMPARE(onTime.value(), 2. / 3);
        QCOMPARE(onTime.coverage(), 3. / 4);
        selection.enterArea(QStringLiteral("east"));
        QCOMPARE(onTime.coverage(), 1.0); // 4 alone is there
        selection.enterArea(QStringLiteral("west"));
        QCOMPARE(onTime.value(), 0.5);
        QCOMPARE(onTime.coverage(), 2. / 3);
    }
};

QTEST_GUILESS_MAIN(AgesTest)
#include "tst_ages.moc"
