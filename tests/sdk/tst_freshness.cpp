// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/feed.h"
#include "sdk/freshness.h"

#include <QTest>

using namespace citywall;
using namespace std::chrono_literals;

namespace {

const UtcTime noon = UtcTime::fromIso(u"2026-11-21T12:00:00Z");
constexpr Lifetime links { 10min, 30min };

Freshness after(Duration age, const Lifetime &lifetime = links, UtcTime validUntil = {})
{
    return Freshness::at(noon + age, noon, lifetime, validUntil);
}

} // namespace

class FreshnessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fadingEndsAtTheSoonerOfTwo()
    {
        QCOMPARE(links.faded(), Duration(20min)); // both: 2 · 10, (10 + 30) / 2
        QCOMPARE((Lifetime { 36h, 2160h }).faded(), Duration(72h)); // twice 36 h, long before the middle of 90 days
        QCOMPARE((Lifetime { 12h, 24h }).faded(), Duration(18h)); // the middle
        FeedDescriptor feed;
        feed.staleAfter = 2h;
        feed.horizon = 6h;
        QCOMPARE(Lifetime::of(feed), (Lifetime { 2h, 6h }));
    }

    void levelsAndOpacity_data()
    {
        QTest::addColumn<Duration>("age");
        QTest::addColumn<int>("level");
        QTest::addColumn<double>("opacity");
        QTest::addColumn<QString>("text");
        // Opacity by hand: 1 − 0.55 · (age − 10) / 10, to the next 0.05.
        QTest::newRow("now") << Duration(0) << int(Freshness::Current) << 1.0 << QString();
        QTest::newRow("ahead of the clock") << Duration(-1h) << int(Freshness::Current) << 1.0 << QString();
        QTest::newRow("just current") << Duration(10min) << int(Freshness::Current) << 1.0 << QString();
        QTest::newRow("begins to fade") << Duration(10min + 1ms) << int(Freshness::Fading) << 1.0 << QStringLiteral("10 min old");
        QTest::newRow("0.78") << Duration(14min) << int(Freshness::Fading) << 0.8 << QStringLiteral("14 min old");
        QTest::newRow("0.56") << Duration(18min) << int(Freshness::Fading) << 0.55 << QStringLiteral("18 min old");
        QTest::newRow("faded") << Duration(20min) << int(Freshness::Stale) << 0.45 << QStringLiteral("20 min old");
        QTest::newRow("hatched to the last")
            << Duration(30min - 1ms) << int(Freshness::Stale) << 0.45 << QStringLiteral("29 min old");
        QTest::newRow("horizon") << Duration(30min) << int(Freshness::Unknown) << 1.0 << QStringLiteral("unknown for 30 min");
        QTest::newRow("long ago") << Duration(75h) << int(Freshness::Unknown) << 1.0 << QStringLiteral("unknown for 3 d");
    }
    void levelsAndOpacity()
    {
        QFETCH(Duration, age);
        QFETCH(QString, text);
        const Freshness freshness = after(age);
        QTEST(int(freshness.level), "level");
        QTEST(freshness.opacity, "opacity");
        QCOMPARE(freshness.text(), text);
    }

    void neverHeardOf()
    {
        QCOMPARE(Freshness::at(noon, {}, links), Freshness::unknown());
        QCOMPARE(Freshness::at({}, noon, links), Freshness::unknown());
        QCOMPARE(Freshness::unknown().text(), QStringLiteral("never heard of"));
    }

    void whatThePublisherSaysGoesFirst()
    {
        constexpr Lifetime units { 15min, 30min };
        // Valid for 2 minutes: fades until the sooner of 4 and (2 + 30) / 2, then hatched until the feed's horizon.
        const UtcTime soon = noon + 2min;
        QCOMPARE(after(2min, units, soon).level, Freshness::Current);
        QCOMPARE(after(168s, units, soon), (Freshness { Freshness::Fading, 16 * 0.05, 2min })); // 0.78
        QCOMPARE(after(4min, units, soon).level, Freshness::Stale);
        QCOMPARE(after(30min, units, soon).level, Freshness::Unknown);
        // Valid for longer than the feed's horizon: so long it holds, and then nothing is known.
        QCOMPARE(after(2h, units, noon + 2h).level, Freshness::Current);
        QCOMPARE(after(2h + 1ms, units, noon + 2h).level, Freshness::Unknown);
        // Over before it was so.
        QCOMPARE(after(0ms, units, noon - 1h).level, Freshness::Current);
        QCOMPARE(after(1ms, units, noon - 1h).level, Freshness::Stale);
    }

    void changesOnlyWhenSomethingIsSeenOrReadOfIt()
    {
        // Of the 1800 seconds until the horizon: 1 at 10 min, 11 steps of opacity (1 … 0.45) between 10 and 20 min and a text each
        // minute; what changes in the same second counts once. By hand: opacities change at 10 + 10 (0.025 + 0.05 n) / 0.55 min,
        // n = 0 … 9, and at 20 min, none of them on a whole minute but the last; texts change each minute from 11 to 30.
        int changes = 0;
        Freshness last = after(0s);
        for (Duration age = 1s; age <= 40min; age += 1s) {
            const Freshness next = after(age);
            changes += next != last;
            last = next;
        }
        // 1 + 10 opacities + 20 minutes (11 … 30) + the minutes of the text of what is unknown, 31 … 40.
        QCOMPARE(changes, 1 + 10 + 20 + 10);
    }

    void ages()
    {
        QCOMPARE(ageText(59s), QStringLiteral("0 min"));
        QCOMPARE(ageText(119min + 59s), QStringLiteral("119 min"));
        QCOMPARE(ageText(2h), QStringLiteral("2 h"));
        QCOMPARE(ageText(47h + 59min), QStringLiteral("47 h"));
        QCOMPARE(ageText(48h), QStringLiteral("2 d"));
        QCOMPARE(ageText(-1min), QStringLiteral("0 min"));
    }

    void shareOfSources()
    {
        SourceCoverage coverage;
        QVERIFY(std::isnan(coverage.share())); // of nothing
        coverage.add(true);
        coverage.add(false);
        coverage.add(false);
        coverage.add(true);
        coverage.add(false);
        QCOMPARE(coverage.known(), 5);
        QCOMPARE(coverage.heard(), 2);
        QCOMPARE(coverage.share(), 0.4);
    }
};

QTEST_GUILESS_MAIN(FreshnessTest)
#include "tst_freshness.moc"
