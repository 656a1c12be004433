// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the map shows of trees that fall silent.
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"
#include "ui/treeoverview.h"

#include <QTest>

using namespace citywall;
using namespace citywall::example;
using namespace citywall::test;
using namespace std::chrono_literals;

namespace {

constexpr float none = ObservationRecord::nan;
const UtcTime noon = UtcTime::fromIso(u"2026-07-01T12:00:00Z");

} // namespace

class AgesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void treesFadeAreHatchedAndUnknown()
    {
        const AreaIndex areas { { square(QStringLiteral("west"), 0, 0, 1) } };
        DecodedBatch batch; // two trees at noon, a third an hour and a half later
        for (int i = 0; i < 3; ++i) {
            batch.features.push_back({ QString::number(i), {}, { { 0.2 + 0.2 * i, 0.5 } }, {} });
            batch.observations.push_back(
                { quint32(i), noon + (i < 2 ? 0min : 90min), {}, { i == 0 ? 0.1f : 0.3f, none, none, none }, {} });
        }
        FakeClock clock(QTimeZone::UTC, FakeClock::Answers::AtOnce);
        FakeHistory history;
        Selection selection;
        TreeState state(history, clock, selection, areas);
        Layer layer(QStringLiteral("example.trees"), {}, {}, 400, true);
        Kpi thirsty;
        TreeOverview overview(state, selection, {}, layer, thirsty);
        history.put(soilFeed, batch, true, &areas);
        const auto levels = [&] {
            QList<int> all;
            for (const MapPoint &point : overview.points()->points())
                all << int(point.freshness.level);
            return all;
        };
        const auto ages = [&] {
            QStringList all;
            for (const LegendEntry &entry : layer.legend()) {
                if (entry.symbol.startsWith(u"disc-"))
                    all << entry.symbol;
            }
            return all;
        };
        clock.seek((noon + 2h).milliseconds); // current for two hours
        QCOMPARE(levels(), (QList<int> { Freshness::Current, Freshness::Current, Freshness::Current }));
        QVERIFY(ages().isEmpty());
        QCOMPARE(thirsty.coverage(), 1.0);
        QCOMPARE(thirsty.value(), 1. / 3);
        clock.seek((noon + 4h).milliseconds); // hatched from four on; two and a half: fading
        QCOMPARE(levels(), (QList<int> { Freshness::Stale, Freshness::Stale, Freshness::Fading }));
        QCOMPARE(ages(), (QStringList { QStringLiteral("disc-faded"), QStringLiteral("disc-stale") }));
        QCOMPARE(thirsty.coverage(), 0.0);
        QVERIFY(std::isnan(thirsty.value()));
        QCOMPARE(overview.list()->rows()[0].subtitle, QStringLiteral("4 h old"));
        clock.seek((noon + 6h).milliseconds);
        QCOMPARE(levels(), (QList<int> { Freshness::Unknown, Freshness::Unknown, Freshness::Stale }));
        clock.seek((noon + 2h).milliseconds); // and back
        QCOMPARE(levels(), (QList<int> { Freshness::Current, Freshness::Current, Freshness::Current }));
        QVERIFY(ages().isEmpty());
    }
};

QTEST_GUILESS_MAIN(AgesTest)
#include "tst_ages.moc"
