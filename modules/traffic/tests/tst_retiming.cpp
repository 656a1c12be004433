// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What retimed signals gain, from the simulated city to the figure on the corridor's page: the published +11 %.
#include "core/comparison.h"
#include "core/corridorhistory.h"
#include "core/feeds.h"
#include "engine/feeds/simulator/citysimulator.h"
#include "fixtures.h"
#include "support/samples.h"

#include <QTest>

using namespace citywall;
using namespace citywall::traffic;
using namespace citywall::traffic::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class RetimingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void gainOfARetimedCorridor_data();
    void gainOfARetimedCorridor();

private:
    struct Gain {
        Comparison comparison;
        std::set<Retiming> retimings;
    };
    Gain gainOn(const QString &street, QDate change, UtcTime now) const;
    UtcTime noonOf(QDate day) const { return UtcTime::fromDateTime(QDateTime(day, QTime(12, 0), m_zone)); }

    const QTimeZone m_zone { "America/Chicago" };
    std::shared_ptr<const CitySimulator> m_city;
};

void RetimingTest::initTestCase()
{
    QFile roads(u":/citywall/cities/chicago-roads.geojson"_s);
    QVERIFY(roads.open(QIODevice::ReadOnly));
    const auto city = CitySimulator::fromRoads(roads.readAll(), { 1837, m_zone, { -87.6278, 41.8819 } });
    QVERIFY(city);
    m_city = *city;
}

/// As the corridor's page has it, from a week of simulated history before `now`.
RetimingTest::Gain RetimingTest::gainOn(const QString &street, QDate change, UtcTime now) const
{
    const TimeRange week { now - 24h * 7, now };
    Observations columns;
    FeedDictionary dictionary;
    dictionary.sources = { { u"simulator"_s, {}, true } };
    for (UtcTime at = week.begin; at <= week.end; at = at + CorridorHistory::step) {
        const DecodedBatch batch = m_city->traffic(at, dictionary.features.empty());
        if (dictionary.features.empty()) {
            for (const FeatureRecord &f : batch.features)
                dictionary.features.push_back(
                    { FeatureKey(dictionary.features.size()), f.id, f.name, f.geometry, midpoint(f.geometry), f.properties, -1 });
        }
        for (const ObservationRecord &o : batch.observations) {
            if (!o.detail.isEmpty())
                columns.details.insert(quint32(columns.size()), o.detail);
            citywall::test::add(columns, o.phenomenonTime, o.feature, o.values);
        }
    }
    const Links links = linksOf(dictionary);
    for (const Corridor &corridor : corridorsOf(dictionary, chainsOf(dictionary, links), links)) {
        if (corridor.chain.street != street)
            continue;
        std::vector<Link> own;
        for (const FeatureKey key : corridor.chain.links)
            own.push_back(links[key]);
        CorridorSamples samples;
        UtcTime at = week.begin;
        for (CorridorSample &sample :
             sampleCorridor(corridor.chain.links, own, columns, week.begin, week.end, CorridorHistory::step)) {
            samples.emplace(at.milliseconds, std::move(sample));
            at = at + CorridorHistory::step;
        }
        const Windows windows = windowsAround(change, week, now, m_zone);
        const auto speeds = [&](TimeRange range) {
            return dailySpeeds(samples, { range, DayKind::Workday, { 6, 20 }, m_zone }, corridor.chain.lengthMeters,
                               CorridorHistory::step);
        };
        return { compare(speeds(windows.before), speeds(windows.after)), retimingsIn(corridor.chain.links, columns, dictionary) };
    }
    return {};
}

void RetimingTest::gainOfARetimedCorridor_data()
{
    QTest::addColumn<QDate>("today");
    QTest::addColumn<QDate>("change");
    // Of the six whole days before each day of a week the change that has two working days or more on both sides.
    const std::array<std::pair<int, int>, 7> days {
        { { 16, 12 }, { 17, 13 }, { 18, 16 }, { 19, 17 }, { 20, 18 }, { 21, 18 }, { 22, 18 } }
    };
    for (const auto &[today, change] : days)
        QTest::addRow("on November %d", today) << QDate(2026, 11, today) << QDate(2026, 11, change);
}

void RetimingTest::gainOfARetimedCorridor()
{
    QFETCH(QDate, today);
    QFETCH(QDate, change);
    const SignalProgramme &programme = m_city->trafficModel().signalProgramme();
    const auto retiming = programme.on(change);
    QVERIFY(retiming);
    const auto [gain, retimings] = gainOn(retiming->street, change, noonOf(today));
    QCOMPARE(retimings.size(), 1u);
    QCOMPARE(retimings.begin()->at, retiming->at);
    QVERIFY(retimings.begin()->simulated);
    qInfo("%s: %+.3f, %+.3f to %+.3f", qPrintable(retiming->street), gain.change(), gain.changeLow(), gain.changeHigh());
    QVERIFY(gain.isKnown() && gain.changeLow() < 0.11 && gain.changeHigh() > 0.11);
    QVERIFY(std::abs(gain.change() - 0.11) < 0.04);

    // A street whose turn was five weeks before and that still drives by its new plan: nothing happened on that day.
    const auto other = programme.on(change.addDays(-35));
    QVERIFY(other && other->street != retiming->street);
    const Gain nothing = gainOn(other->street, change, noonOf(today));
    QVERIFY(nothing.retimings.empty());
    qInfo("%s: %+.3f, %+.3f to %+.3f", qPrintable(other->street), nothing.comparison.change(), nothing.comparison.changeLow(),
          nothing.comparison.changeHigh());
    QVERIFY(nothing.comparison.isKnown() && !nothing.comparison.isSignificant());
    QVERIFY(std::abs(nothing.comparison.change()) < 0.04);
}

QTEST_GUILESS_MAIN(RetimingTest)
#include "tst_retiming.moc"
