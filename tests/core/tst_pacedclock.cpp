// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/cityclock.h"
#include "engine/core/pacedclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What follows a clock that is dragged now and then, and what follows it in every frame.
class PacedClockTest : public QObject
{
    Q_OBJECT
    UtcTime m_real = UtcTime::fromIso(u"2026-11-21T20:00:00Z");
    CityClock m_city { QTimeZone::UTC, { [this] { return m_real; }, [] { return Duration(0); } } };

    void put(Duration before) { m_city.seek((m_real - before).milliseconds); }

private Q_SLOTS:
    void initTestCase() { m_city.setExtent({ m_real - 24h, m_real }); }

    void theFirstIsHandedOnAtOnceAndTheLastAtLast()
    {
        std::vector<int> told;
        int number = 0;
        Pace pace([&] { told.push_back(number); });
        number = 1;
        pace.tell();
        QCOMPARE(told, std::vector { 1 });
        for (number = 2; number < 50; ++number)
            pace.tell();
        QCOMPARE(told, std::vector { 1 });
        QTRY_COMPARE(told, (std::vector { 1, 50 }));
        pace.hurry(); // nothing is owing
        QCOMPARE(told.size(), 2u);
        pace.tell();
        pace.tell();
        pace.hurry();
        QCOMPARE(told.size(), 3u);
    }

    void aDraggedClockIsFollowedNowAndThen()
    {
        put(10h);
        PacedClock clock(m_city);
        QSignalSpy moved(&clock, &TimeContext::nowChanged);
        QCOMPARE(clock.now(), m_real - 10h);
        for (int minute = 1; minute <= 60; ++minute)
            put(10h - minute * 1min);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(clock.now(), m_real - 10h + 1min);
        QCOMPARE(clock.lag(), 10h - 1min);
        QTRY_COMPARE(clock.now(), m_real - 9h);
        QCOMPARE(moved.count(), 2);
    }

    void whatIsLookedAtKeepsUp()
    {
        put(10h);
        PacedClock clock(m_city);
        QSignalSpy moved(&clock, &TimeContext::nowChanged);
        put(9h);
        put(8h);
        QCOMPARE(clock.now(), m_real - 9h);
        clock.setLookedAt(true);
        QCOMPARE(clock.now(), m_real - 8h); // at once
        for (int minute = 1; minute <= 60; ++minute)
            put(8h - minute * 1min);
        QCOMPARE(clock.now(), m_real - 7h);
        QCOMPARE(moved.count(), 62);
        clock.setLookedAt(false);
        put(6h);
        put(5h);
        QTRY_COMPARE(clock.now(), m_real - 5h);
    }

    /// What it is asked to do the other clock does.
    void itIsNoClockOfItsOwn()
    {
        put(10h);
        PacedClock clock(m_city);
        QSignalSpy mode(&clock, &TimeContext::modeChanged);
        clock.setRate(60);
        QCOMPARE(m_city.rate(), 60.);
        clock.seek((m_real - 3h).milliseconds);
        QCOMPARE(m_city.now(), m_real - 3h);
        QTRY_COMPARE(clock.now(), m_real - 3h);
        clock.goLive();
        QCOMPARE(m_city.mode(), TimeContext::Mode::Live);
        QCOMPARE(clock.mode(), TimeContext::Mode::Live);
        QCOMPARE(mode.count(), 1);
    }
};

QTEST_GUILESS_MAIN(PacedClockTest)
#include "tst_pacedclock.moc"
