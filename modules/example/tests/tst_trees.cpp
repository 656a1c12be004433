// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/treestate.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"

#include <QTest>

using namespace citywall;
using namespace citywall::example;
using namespace citywall::test;
using namespace std::chrono_literals;

namespace {

constexpr float none = ObservationRecord::nan;
const UtcTime noon = UtcTime::fromIso(u"2026-07-01T12:00:00Z");

/// Trees 0 and 2 in the area "west", 1 and 3 in "east".
DecodedBatch readings()
{
    DecodedBatch batch;
    for (int i = 0; i < 4; ++i)
        batch.features.push_back({ QString::number(i), {}, { { i % 2 + 0.5, 0.5 } }, {} });
    const auto tell = [&](quint32 tree, Duration before, float moisture) {
        batch.observations.push_back({ tree, noon - before, {}, { moisture, none, none, none }, {} });
    };
    tell(0, 3h, 0.3f);
    tell(0, 1h, 0.12f);
    tell(1, 1h, 0.2f);
    tell(2, 3h, 0.1f); // stale
    return batch;      // 3 is never heard of
}

} // namespace

class TreesTest : public QObject
{
    Q_OBJECT

    const AreaIndex m_areas { { square(QStringLiteral("west"), 0, 0, 1), square(QStringLiteral("east"), 1, 0, 1) } };

private Q_SLOTS:
    void theLimitIsThatOfThePaper()
    {
        // Loam: 0.25 − 0.5 · 0.13 m³/m³.
        QVERIFY(std::abs(stressMoisture - 0.185) < 1e-12);
    }

    void followsTheClockAndTheSelection()
    {
        FakeClock clock(QTimeZone::UTC, FakeClock::Answers::AtOnce);
        FakeHistory history;
        Selection selection;
        TreeState state(history, clock, selection, m_areas);
        history.put(soilFeed, readings(), true, &m_areas);
        clock.seek(noon.milliseconds);
        QCOMPARE(state.trees().size(), size_t(4));
        QCOMPARE(state.trees()[0].moisture, double(0.12f)); // the newest counts
        QCOMPARE(state.trees()[2].freshness.level, Freshness::Fading); // 3 h: from 2 h on, until 4
        QVERIFY(std::isnan(state.trees()[3].moisture));
        QCOMPARE(thirstyShare(state.trees()), 0.5); // 0, of 0 and 1
        QCOMPARE(coverage(state.trees()), 0.5);
        selection.enterArea(QStringLiteral("east"));
        QCOMPARE(thirstyShare(state.trees()), 0.);
        selection.home();
        clock.seek((noon - 2h).milliseconds); // 0 was wet, 2 was fresh, of 1 nothing was known
        QCOMPARE(thirstyShare(state.trees()), 0.5);
        clock.seek((noon + 24h).milliseconds);
        QVERIFY(std::isnan(thirstyShare(state.trees())));
        QCOMPARE(coverage(state.trees()), 0.);
    }

    void theSimulatorIsAFunctionOfSeedAndTime()
    {
        const FeedDescriptor feed = soilFeedDescriptor();
        const auto city = [this](quint64 seed) {
            return Simulation { seed, QTimeZone::UTC, { 1, 0.5 }, { 0, 0, 2, 1 }, &m_areas };
        };
        const TimeRange day { noon, noon + 24h };
        const PayloadSourcePtr source = feed.makeSimulator(city(7));
        const QByteArray payload = source->payload(day, source->historyStep(), true);
        QCOMPARE(feed.makeSimulator(city(7))->payload(day, source->historyStep(), true), payload);
        QVERIFY(feed.makeSimulator(city(8))->payload(day, source->historyStep(), true) != payload);
        const DecodedBatch batch = feed.makeDecoder()(payload, {});
        QVERIFY(batch.rejections.empty());
        QCOMPARE(batch.features.size(), size_t(24));
        QCOMPARE(batch.observations.size(), size_t(24 * 24));
        for (const FeatureRecord &tree : batch.features)
            QVERIFY(m_areas.at(tree.geometry.at(0)) >= 0);
        QVERIFY(source->payload({ noon, noon }, 1h, true).isEmpty());
    }

    void meanOfAnAreaAndTime()
    {
        Metric metric;
        const AreaMeasure measure = soilMeasure(metric);
        Observations rows;
        add(rows, noon, 0, { 0.1f, none, none, none });
        add(rows, noon + 1h, 0, { none, none, none, none });
        add(rows, noon + 1h, 1, { 0.3f, none, none, none });
        const FeedDictionary dictionary;
        const std::vector<quint32> all { 0, 1, 2 };
        QVERIFY(std::abs(measure.value({ rows, dictionary, all, { noon, noon + 2h } }) - 0.2) < 1e-6);
        QVERIFY(std::isnan(measure.value({ rows, dictionary, {}, { noon, noon + 2h } })));
    }
};

QTEST_GUILESS_MAIN(TreesTest)
#include "tst_trees.moc"
