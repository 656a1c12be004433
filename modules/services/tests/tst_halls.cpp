// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/halls.h"
#include "core/queueday.h"
#include "requestsamples.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"

#include <QTest>

using namespace citywall;
using namespace citywall::services;
using namespace Qt::StringLiterals;

class HallsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void openingHours_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("at"); // 2026-11-16 is a Monday
        QTest::addColumn<bool>("open");
        const QString office = u"Mo-Fr 08:30-17:00; Sa 09:00-12:30"_s;
        QTest::newRow("begins") << office << u"2026-11-16T08:30"_s << true;
        QTest::newRow("just before") << office << u"2026-11-16T08:29"_s << false;
        QTest::newRow("ends") << office << u"2026-11-16T17:00"_s << false;
        QTest::newRow("Saturday") << office << u"2026-11-21T12:29"_s << true;
        QTest::newRow("Sunday") << office << u"2026-11-22T10:00"_s << false;
        QTest::newRow("lunch") << u"Mo,We 08:00-12:00,13:00-18:00"_s << u"2026-11-18T12:30"_s << false;
        QTest::newRow("after lunch") << u"Mo,We 08:00-12:00,13:00-18:00"_s << u"2026-11-18T13:30"_s << true;
        QTest::newRow("not on Tuesday") << u"Mo,We 08:00-12:00"_s << u"2026-11-17T09:00"_s << false;
        QTest::newRow("a later rule counts") << u"Mo-Su 08:00-18:00; We off"_s << u"2026-11-18T09:00"_s << false;
        QTest::newRow("over the week's end") << u"Sa-Mo 10:00-11:00"_s << u"2026-11-16T10:30"_s << true;
        QTest::newRow("past midnight") << u"Fr 20:00-02:00"_s << u"2026-11-21T01:30"_s << true;
        QTest::newRow("past midnight, over") << u"Fr 20:00-02:00"_s << u"2026-11-21T02:00"_s << false;
        QTest::newRow("always") << u"24/7"_s << u"2026-11-22T03:00"_s << true;
        QTest::newRow("every day") << u"09:00-10:00; PH off"_s << u"2026-11-22T09:10"_s << true;
    }
    void openingHours()
    {
        QFETCH(QString, text);
        QFETCH(QString, at);
        QFETCH(bool, open);
        const auto hours = OpeningHours::fromText(text);
        QVERIFY(hours);
        QCOMPARE(hours->isOpenAt(QDateTime::fromString(at, Qt::ISODate)), open);
    }

    void notUnderstoodIsNotGuessed()
    {
        for (const char *text :
             { "", "Mo", "Mo-Xx 08:00-09:00", "Mo 8-9", "Mo 08:00-25:99", "sunrise-sunset", "Mo 08:00", "PH off" })
            QVERIFY2(!OpeningHours::fromText(QString::fromLatin1(text)), text);
    }

    void hoursInWords()
    {
        const auto hours = OpeningHours::fromText(u"Mo-Fr 08:30-12:00,13:00-17:00"_s);
        QCOMPARE(hours->ofWeekday(1), u"08:30–12:00, 13:00–17:00"_s);
        QCOMPARE(hours->ofWeekday(7), QString());
    }

    void whatCountersSayComesFirst()
    {
        const QDateTime monday = QDateTime::fromString(u"2026-11-16T10:00"_s, Qt::ISODate);
        QCOMPARE(hallState(3, u"Mo off"_s, monday), Hall::State::Open);
        QCOMPARE(hallState(0, u"24/7"_s, monday), Hall::State::Closed);
        QCOMPARE(hallState(std::nan(""), u"24/7"_s, monday), Hall::State::Open);
        QCOMPARE(hallState(std::nan(""), u"We 08:00-09:00"_s, monday), Hall::State::Closed);
        QCOMPARE(hallState(std::nan(""), u"ask at the desk"_s, monday), Hall::State::Unknown);
    }

    void hallsFollowTheClockAndGoStale()
    {
        Observations rows;
        rows.feed = hallFeed;
        test::add(rows, test::hour(10), 0, { 12, 600, 4, 30 });
        FeedDictionary dictionary = test::dictionaryOf(2);
        test::FakeHistory history;
        test::FakeClock clock;
        history.set(rows, dictionary);
        HallState state(history, clock);
        const auto at = [&](double hour) {
            clock.seek(test::hour(hour).milliseconds);
            QCoreApplication::processEvents();
            return state.halls().at(0);
        };
        const Hall fresh = at(10.4);
        QCOMPARE(fresh.state, Hall::State::Open);
        QCOMPARE(fresh.waiting, 12.);
        QCOMPARE(fresh.waitSeconds, 600.);
        QCOMPARE(state.halls().at(1).state, Hall::State::Unknown); // never heard of
        QCOMPARE(at(10.5).state, Hall::State::Unknown);
        QVERIFY(std::isnan(at(10.5).waiting));
        QCOMPARE(at(10.1).state, Hall::State::Open);
        QCOMPARE(at(9.9).state, Hall::State::Unknown); // not yet
    }

    void aDayOfTheCity()
    {
        // 2026-11-01: clocks go back in Chicago.
        const QTimeZone chicago("America/Chicago");
        const TimeRange day = cityDay(UtcTime::fromIso(u"2026-11-01T18:00:00Z"), chicago);
        QCOMPARE(day.begin.toIso(), u"2026-11-01T05:00:00Z"_s);
        QCOMPARE(day.length(), Duration(std::chrono::hours(25)));
    }

    void usualIsTheMedianOfTheWeekday()
    {
        // Days 0, 7 and 14 are Thursdays, day 13 a Wednesday; at 10:00 there waited 4, 6 and (Wednesday) 50; today is day 14.
        Observations rows;
        test::add(rows, test::hour(10), 0, { 4, 0, 0, 0 });
        test::add(rows, test::hour(7 * 24 + 10.25), 0, { 6, 0, 0, 0 });
        test::add(rows, test::hour(13 * 24 + 10), 0, { 50, 0, 0, 0 });
        test::add(rows, test::hour(14 * 24 + 10), 0, { 9, 0, 0, 0 });
        test::add(rows, test::hour(14 * 24 + 11), 0, { test::none, 0, 0, 0 });
        const TimeRange today = cityDay(test::hour(14 * 24 + 12), QTimeZone::UTC);
        const QList<QPointF> usual = usualCurve(rows, rows.size(), WaitingField, today, QTimeZone::UTC);
        QCOMPARE(usual.size(), 48);
        QCOMPARE(usual[20].x(), double(test::hour(14 * 24 + 10.25).milliseconds));
        QCOMPARE(usual[20].y(), 5.);
        QVERIFY(std::isnan(usual[21].y()));
        const QList<QPointF> observed = observedCurve(rows, rows.size(), WaitingField, today);
        QCOMPARE(observed.size(), 2);
        QCOMPARE(observed[0].y(), 9.);
        QVERIFY(std::isnan(observed[1].y()));
        // With one such weekday only, all working days count: 4 and 50 … of the two days before day 13.
        const TimeRange wednesday = cityDay(test::hour(13 * 24 + 12), QTimeZone::UTC);
        QCOMPARE(usualCurve(rows, rows.size(), WaitingField, wednesday, QTimeZone::UTC)[20].y(), 5.);
        QVERIFY(usualCurve(rows, 1, WaitingField, cityDay(test::hour(1), QTimeZone::UTC), QTimeZone::UTC).isEmpty());
    }
};

QTEST_GUILESS_MAIN(HallsTest)
#include "tst_halls.moc"
