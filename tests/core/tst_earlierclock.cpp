// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/cityclock.h"
#include "engine/core/earlierclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class EarlierClockTest : public QObject
{
    Q_OBJECT
    /// A city clock whose time is put by hand; it stands still, in Chicago.
    struct Now {
        UtcTime real = UtcTime::fromIso(u"2026-11-21T20:00:00Z");
        CityClock clock { QTimeZone("America/Chicago"), { [this] { return real; }, [] { return Duration(0); } } };

        explicit Now(const QString &time)
        {
            clock.setExtent({ UtcTime::fromIso(u"2026-01-01T00:00:00Z"), real });
            put(time);
        }
        void put(const QString &time) { clock.seek(UtcTime::fromIso(time).milliseconds); }
    };
    static QString text(const TimeContext &clock) { return clock.now().toDateTime(QTimeZone::UTC).toString(Qt::ISODate); }

private Q_SLOTS:
    void standsEarlier_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<int>("days");
        QTest::addColumn<qint64>("more");
        QTest::addColumn<QString>("then");
        // Chicago leaves daylight-saving time on 1 November 2026 at 07:00 UTC and enters it on 8 March 2026 at 08:00 UTC.
        QTest::newRow("an hour") << u"2026-11-20T15:00:00Z"_s << 0 << qint64(3'600'000) << u"2026-11-20T14:00:00Z"_s;
        QTest::newRow("a week") << u"2026-11-20T15:00:00Z"_s << 7 << qint64(0) << u"2026-11-13T15:00:00Z"_s;
        QTest::newRow("09:00 CST, a week before: 09:00 CDT")
            << u"2026-11-04T15:00:00Z"_s << 7 << qint64(0) << u"2026-10-28T14:00:00Z"_s;
        QTest::newRow("09:00 CDT, a week before: 09:00 CST")
            << u"2026-03-11T14:00:00Z"_s << 7 << qint64(0) << u"2026-03-04T15:00:00Z"_s;
        QTest::newRow("hours are not calendar")
            << u"2026-11-01T15:00:00Z"_s << 0 << qint64(86'400'000) << u"2026-10-31T15:00:00Z"_s;
        QTest::newRow("both") << u"2026-11-20T15:00:00Z"_s << 1 << qint64(1'800'000) << u"2026-11-19T14:30:00Z"_s;
    }

    void standsEarlier()
    {
        QFETCH(QString, now);
        QFETCH(int, days);
        QFETCH(qint64, more);
        QFETCH(QString, then);
        Now city(now);
        EarlierClock clock(city.clock, { days, Duration(more) });
        QCOMPARE(text(clock), then);
        clock.seek(UtcTime::fromIso(then).milliseconds); // what moves it moves the other, to the same distance
        QCOMPARE(text(city.clock), now);
        QCOMPARE(text(clock), then);
    }

    void movesWithTheOther()
    {
        Now city(u"2026-11-20T15:00:00Z"_s);
        EarlierClock clock(city.clock, { 7, {} });
        QSignalSpy told(&clock, &TimeContext::nowChanged);
        city.put(u"2026-11-20T16:30:00Z"_s);
        QCOMPARE(told.size(), 1);
        QCOMPARE(text(clock), u"2026-11-13T16:30:00Z"_s);
        city.clock.step(-60'000);
        QCOMPARE(text(clock), u"2026-11-13T16:29:00Z"_s);
        clock.setEarlier({ 1, {} });
        QCOMPARE(text(clock), u"2026-11-19T16:29:00Z"_s);
        QCOMPARE(told.size(), 3);
        clock.setEarlier({ 1, {} });
        QCOMPARE(told.size(), 3);
    }

    void standsInTheMiddleOfTheHour()
    {
        Now city(u"2026-11-20T15:00:00Z"_s);
        EarlierClock clock(city.clock, { 7, {}, true });
        QCOMPARE(text(clock), u"2026-11-13T15:30:00Z"_s);
        QSignalSpy told(&clock, &TimeContext::nowChanged);
        city.put(u"2026-11-20T15:59:59Z"_s);
        QCOMPARE(told.size(), 0);
        city.put(u"2026-11-20T16:00:00Z"_s);
        QCOMPARE(told.size(), 1);
        QCOMPARE(text(clock), u"2026-11-13T16:30:00Z"_s);
    }

    void isNeverThePresent()
    {
        Now city(u"2026-11-20T15:00:00Z"_s);
        EarlierClock clock(city.clock, { 0, 1h });
        city.clock.goLive();
        QCOMPARE(clock.mode(), TimeContext::Mode::Fixed);
        QCOMPARE(clock.lag(), Duration(1h));
        QVERIFY(clock.isPlaying());
        city.clock.pause();
        QVERIFY(!clock.isPlaying());
    }
};

QTEST_GUILESS_MAIN(EarlierClockTest)
#include "tst_earlierclock.moc"
