// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakehost.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace citywall;
using namespace citywall::test;
using namespace std::chrono_literals;

class TestCityClock : public QObject
{
    Q_OBJECT

    FakeHost m_host;
    std::unique_ptr<CityClock> m_clock;

    void pass(Duration d)
    {
        m_host.pass(d);
        m_clock->tick();
    }

private Q_SLOTS:
    void init()
    {
        m_host = {};
        m_clock = std::make_unique<CityClock>(QTimeZone("America/Chicago"), m_host.sources());
        m_clock->setExtent({ at("2026-11-14T12:00:00Z"), at("2026-11-21T11:59:00Z") });
    }

    void liveFollowsRealTime()
    {
        QCOMPARE(m_clock->mode(), TimeContext::Mode::Live);
        pass(1500ms);
        QCOMPARE(m_clock->now(), at("2026-11-21T12:00:01.500Z"));
        QCOMPARE(m_clock->lag(), 0ms);
        QCOMPARE(m_clock->cityNow().time(), QTime(6, 0, 1, 500));
    }

    void playsAtRates_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<qint64>("movedInTwoSeconds");
        QTest::newRow("real") << 1.0 << qint64(2000);
        QTest::newRow("slow") << 0.1 << qint64(200);
        QTest::newRow("fast") << 1000.0 << qint64(2000000);
        QTest::newRow("reverse") << -1.0 << qint64(-2000);
        QTest::newRow("fast reverse") << -1000.0 << qint64(-2000000);
        QTest::newRow("beyond the fastest") << 5000.0 << qint64(2000000);
        QTest::newRow("below the slowest") << -0.001 << qint64(-200);
    }
    void playsAtRates()
    {
        QFETCH(double, rate);
        QFETCH(qint64, movedInTwoSeconds);
        const UtcTime start = at("2026-11-18T00:00:00Z");
        m_clock->seek(start.milliseconds);
        QVERIFY(!m_clock->isPlaying());
        m_clock->setRate(rate);
        m_clock->play();
        for (int i = 0; i < 40; ++i)
            pass(50ms);
        QCOMPARE((m_clock->now() - start).count(), movedInTwoSeconds);
    }

    void ignoresImpossibleRates()
    {
        m_clock->seek(at("2026-11-18T00:00:00Z").milliseconds);
        for (const double rate : { 0.0, double(NAN), double(INFINITY) })
            m_clock->setRate(rate);
        QCOMPARE(m_clock->rate(), 1.0);
    }

    void rateChangeDoesNotJump()
    {
        const UtcTime start = at("2026-11-18T00:00:00Z");
        m_clock->seek(start.milliseconds);
        m_clock->play();
        pass(1000ms);
        m_clock->setRate(10);
        pass(1000ms);
        m_clock->setRate(-1);
        pass(1000ms);
        QCOMPARE((m_clock->now() - start).count(), 10000);
    }

    void reachingTheEndGoesLive()
    {
        m_clock->seek((m_host.real - 5s).milliseconds);
        m_clock->setRate(10);
        m_clock->play();
        pass(1000ms);
        QCOMPARE(m_clock->mode(), TimeContext::Mode::Live);
        QCOMPARE(m_clock->now(), m_host.real);
        QCOMPARE(m_clock->rate(), 1.0);
    }

    void reachingTheBeginningPauses()
    {
        m_clock->seek(at("2026-11-14T12:00:10Z").milliseconds);
        m_clock->setRate(-100);
        m_clock->play();
        pass(1000ms);
        QCOMPARE(m_clock->now(), at("2026-11-14T12:00:00Z"));
        QVERIFY(!m_clock->isPlaying());
    }

    void reverseFromLive()
    {
        const UtcTime before = m_clock->now();
        m_clock->setRate(-2);
        QCOMPARE(m_clock->mode(), TimeContext::Mode::Fixed);
        pass(1000ms);
        QCOMPARE(before - m_clock->now(), 2000ms);
        QCOMPARE(m_clock->lag(), 3000ms);
    }

    void seekIsClampedAndPausesOnlyLive()
    {
        m_clock->seek(0);
        QCOMPARE(m_clock->now(), at("2026-11-14T12:00:00Z"));
        m_clock->seek(std::numeric_limits<qint64>::max());
        QCOMPARE(m_clock->now(), m_host.real);
        QCOMPARE(m_clock->mode(), TimeContext::Mode::Fixed);
        m_clock->seek(at("2026-11-18T00:00:00Z").milliseconds);
        m_clock->play();
        m_clock->seek(at("2026-11-19T00:00:00Z").milliseconds);
        QVERIFY(m_clock->isPlaying());
        pass(100ms);
        QCOMPARE(m_clock->now(), at("2026-11-19T00:00:00.100Z"));
    }

    void stepPausesAndMoves()
    {
        m_clock->step(-60000);
        QCOMPARE(m_clock->now(), at("2026-11-21T11:59:00Z"));
        QVERIFY(!m_clock->isPlaying());
        pass(5000ms);
        QCOMPARE(m_clock->now(), at("2026-11-21T11:59:00Z"));
        m_clock->step(std::numeric_limits<qint64>::max());
        QCOMPARE(m_clock->now(), m_host.real);
        m_clock->step(std::numeric_limits<qint64>::min());
        QCOMPARE(m_clock->now(), at("2026-11-14T12:00:00Z"));
    }

    void loops()
    {
        const UtcTime begin = at("2026-11-18T00:00:00Z");
        m_clock->seek(begin.milliseconds);
        m_clock->setLoop({ begin, begin + 10s });
        m_clock->setRate(10);
        m_clock->play();
        pass(900ms);
        QCOMPARE(m_clock->now(), begin + 9s);
        pass(300ms);
        QCOMPARE(m_clock->now(), begin + 2s);
        pass(5000ms); // five times round
        QCOMPARE(m_clock->now(), begin + 2s);
        m_clock->setRate(-10);
        pass(300ms);
        QCOMPARE(m_clock->now(), begin + 9s);
        m_clock->setLoop({});
        QVERIFY(m_clock->loop().isEmpty());
    }

    /// Who goes elsewhere is not taken back into the loop; who plays into it stays there.
    void loopLeavesAloneWhatIsOutside()
    {
        const UtcTime begin = at("2026-11-18T00:00:00Z");
        m_clock->setLoop({ begin, begin + 10s });
        m_clock->seek((begin + 20s).milliseconds);
        m_clock->setRate(10);
        m_clock->play();
        QCOMPARE(m_clock->now(), begin + 20s);
        pass(1s);
        QCOMPARE(m_clock->now(), begin + 30s);
        m_clock->seek((begin - 5s).milliseconds); // plays on
        pass(1s);
        QCOMPARE(m_clock->now(), begin + 5s);
        pass(1s);
        QCOMPARE(m_clock->now(), begin + 5s); // round
        m_clock->seek((begin - 5s).milliseconds);
        m_clock->setRate(-10);
        pass(1s);
        QCOMPARE(m_clock->now(), begin - 15s);
        m_clock->seek((begin + 12s).milliseconds);
        pass(1s);
        QCOMPARE(m_clock->now(), begin + 2s);
        pass(500ms);
        QCOMPARE(m_clock->now(), begin + 7s); // −3 s of ten
        QCOMPARE(m_clock->loop(), TimeRange({ begin, begin + 10s }));
        // From its end, where somebody has just marked it, it begins anew.
        m_clock->pause();
        m_clock->setRate(10);
        m_clock->seek((begin + 10s).milliseconds);
        m_clock->play();
        QCOMPARE(m_clock->now(), begin);
    }

    void loopOutsideTheBoundsIsNone()
    {
        m_clock->setLoop({ at("2020-01-01T00:00:00Z"), at("2020-01-02T00:00:00Z") });
        QVERIFY(m_clock->loop().isEmpty());
    }

    void hostStepDoesNotMovePlayback()
    {
        const UtcTime start = at("2026-11-18T00:00:00Z");
        m_clock->seek(start.milliseconds);
        m_clock->play();
        QSignalSpy stepped(m_clock.get(), &CityClock::hostClockStepped);
        m_host.real = m_host.real + 3h; // a night in suspend, or a corrected clock
        pass(1000ms);
        QCOMPARE(m_clock->now(), start + 1s);
        QCOMPARE(stepped.size(), 1);
        QCOMPARE(stepped.first().first().toLongLong(), qint64(3 * 3600 * 1000));
    }

    void liveNeverGoesBackSilently()
    {
        pass(10s);
        const UtcTime before = m_clock->now();
        QSignalSpy stepped(m_clock.get(), &CityClock::hostClockStepped);
        m_host.real = m_host.real - 1s; // small: now waits
        pass(500ms);
        QCOMPARE(m_clock->now(), before);
        QVERIFY(stepped.isEmpty());
        QVERIFY(m_clock->bounds().end >= m_clock->now());
        m_host.real = m_host.real - 1h; // large: said, then followed
        pass(500ms);
        QCOMPARE(stepped.size(), 1);
        QCOMPARE(m_clock->now(), m_host.real);
    }

    void hostStepBackPullsAPausedClockIntoTheBounds()
    {
        m_clock->pause();
        m_host.real = m_host.real - 1h;
        pass(1s);
        QVERIFY(m_clock->now() <= m_clock->bounds().end);
        QVERIFY(m_clock->lag() >= 0ms);
    }

    void tellsNowOncePerTick()
    {
        m_clock->seek(at("2026-11-18T00:00:00Z").milliseconds);
        m_clock->play();
        QSignalSpy now(m_clock.get(), &TimeContext::nowChanged);
        for (int i = 0; i < 10; ++i)
            pass(33ms);
        QCOMPARE(now.size(), 10);
    }

    void beatsEverySecond()
    {
        QSignalSpy beats(m_clock.get(), &CityClock::secondPassed);
        m_clock->seek(at("2026-11-18T00:00:00Z").milliseconds);
        m_clock->play();
        for (int i = 0; i < 1000; ++i)
            pass(10ms);
        QVERIFY2(beats.size() >= 9 && beats.size() <= 11, qPrintable(QString::number(beats.size())));
    }

    void withoutHistoryTheLastHourCanBePlayed()
    {
        m_clock->setExtent({});
        QCOMPARE(m_clock->bounds(), (TimeRange { m_host.real - 1h, m_host.real }));
    }

    // Whatever is done to it: now stays inside the bounds, live means real time, and paused means that it stands still.
    void randomWalk()
    {
        QRandomGenerator random(20261121);
        for (int step = 0; step < 20000; ++step) {
            const UtcTime before = m_clock->now();
            const bool stood = m_clock->mode() == TimeContext::Mode::Fixed && !m_clock->isPlaying();
            const int action = random.bounded(12);
            const TimeRange bounds = m_clock->bounds();
            const qint64 somewhere =
                bounds.begin.milliseconds + qint64(random.generateDouble() * double(bounds.length().count()));
            switch (action) {
            case 0:
                m_clock->play();
                break;
            case 1:
                m_clock->pause();
                break;
            case 2:
                m_clock->seek(somewhere + random.bounded(-100000, 100000));
                break;
            case 3:
                m_clock->step(random.bounded(-7200000, 7200000));
                break;
            case 4:
                m_clock->setRate(random.bounded(4000) - 2000.0);
                break;
            case 5:
                m_clock->setRate(random.generateDouble() * 4 - 2);
                break;
            case 6:
                m_clock->setLoop({ { somewhere }, { somewhere + random.bounded(600000) } });
                break;
            case 7:
                m_clock->setLoop({});
                break;
            case 8:
                m_clock->goLive();
                break;
            case 9:
                m_host.real = m_host.real + Duration(random.bounded(-20000, 20000));
                break;
            default:
                break;
            }
            pass(Duration(random.bounded(0, 200)));
            QVERIFY2(m_clock->now() >= m_clock->bounds().begin && m_clock->now() <= m_clock->bounds().end,
                     qPrintable(QStringLiteral("step %1, action %2: %3").arg(step).arg(action).arg(m_clock->now().toIso())));
            QVERIFY(m_clock->lag() >= 0ms);
            QVERIFY(m_clock->mode() == TimeContext::Mode::Fixed || (m_clock->isPlaying() && m_clock->rate() == 1));
            QVERIFY(m_clock->rate() != 0 && std::abs(m_clock->rate()) >= 0.1 && std::abs(m_clock->rate()) <= 1000);
            if (stood && action > 9)
                QCOMPARE(m_clock->now(), before);
        }
    }

    // Where playback stands depends on when and how it started, not on how often the clock looked.
    void pathIndependent()
    {
        const UtcTime start = at("2026-11-18T00:00:00Z");
        QList<UtcTime> ends;
        for (const int parts : { 1, 7, 1000 }) {
            init();
            m_clock->seek(start.milliseconds);
            m_clock->setRate(3.3);
            m_clock->play();
            for (int i = 0; i < parts; ++i) {
                m_host.pass(Duration(7000 / parts));
                m_clock->tick();
            }
            ends.append(m_clock->now());
        }
        QCOMPARE(ends, (QList<UtcTime> { start + 23100ms, start + 23100ms, start + 23100ms }));
    }
};

QTEST_GUILESS_MAIN(TestCityClock)
#include "tst_cityclock.moc"
