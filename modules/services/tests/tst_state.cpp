// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requestkpis.h"
#include "requestsamples.h"
#include "sdk/entityrows.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"

#include <QSignalSpy>
#include <QTest>

using namespace citywall;
using namespace citywall::services;
using namespace citywall::test;
using namespace std::chrono_literals;

namespace {

/// A small city: two areas, a clock, a history with one request that is due in hour 1010 and closed in hour 1020, and one
/// that stays open with nothing promised.
struct City {
    City()
    {
        history.set(rowsOf({ { 0, 1000, test::open, pothole, roads, web },
                             { 0, 1020, closed },
                             { 1, 980, test::open, graffiti, cleaning, phone },
                             { 2, 900, test::open, graffiti, cleaning, phone },
                             { 2, 905, closed } }),
                    dictionaryOf(3, { { 0, 1010 } }));
    }
    AreaIndex areas { { square(QStringLiteral("even"), 0, 0, 1, 1000), square(QStringLiteral("odd"), 1, 0, 1, 1000) } };
    FakeClock clock;
    FakeHistory history;
    Selection selection;
};

} // namespace

class StateTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followsTheClockEitherWay()
    {
        City city;
        RequestState state(city.history, city.clock, city.selection, city.areas);
        const auto at = [&](double h) {
            city.clock.seek(hour(h).milliseconds);
            QCoreApplication::processEvents();
            return state.figures();
        };
        QCOMPARE(at(1011).open, 2);
        QCOMPARE(at(1011).overdue, 1);
        QCOMPARE(at(1021).overdue, 0);
        QCOMPARE(at(1021).closed, 1);
        QCOMPARE(at(999).open, 1);
        QCOMPARE(at(1011).overdue, 1); // back and forth: the same
        QCOMPARE(at(800).open, 0);
        QVERIFY(!state.first().isValid());
    }

    void isOfTheWholeMinute()
    {
        City city;
        RequestState state(city.history, city.clock, city.selection, city.areas);
        city.clock.seek(hour(1019).milliseconds);
        QCoreApplication::processEvents();
        QSignalSpy changes(&state, &RequestState::changed);
        city.clock.step(59'999);
        QCOMPARE(changes.count(), 0);
        QCOMPARE(state.now(), hour(1019));
        city.clock.step(1);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(state.now(), hour(1019) + 60s);
    }

    void keepsToTheSelectedAreaAndSpan()
    {
        City city;
        RequestState state(city.history, city.clock, city.selection, city.areas);
        city.clock.seek(hour(1011).milliseconds);
        QCoreApplication::processEvents();
        city.selection.enterArea(QStringLiteral("odd"));
        QCOMPARE(state.figures().open, 1);
        QCOMPARE(state.figures().overdue, 0);
        city.selection.home();
        QCOMPARE(state.figures().opened, 1); // in 24 h
        state.setSpan(7 * 24h);
        QCOMPARE(state.figures().opened, 3);
        QCOMPARE(state.figures().closed, 1);
        QVERIFY(!state.isComparable());
    }

    void kpisAtAnInstant()
    {
        City city;
        RequestState state(city.history, city.clock, city.selection, city.areas);
        Kpi overdue;
        Kpi closeTime;
        Kpi online;
        const RequestKpis kpis(state, { &overdue, &closeTime, &online });
        city.clock.seek(hour(1011).milliseconds);
        QTRY_COMPARE(overdue.value(), 1.);
        QVERIFY(std::isnan(overdue.reference())); // the day before nothing with a promised date was open
        QVERIFY(std::isnan(overdue.coverage())); // of reports there is no set of entities that should have been heard
        for (const Kpi *kpi : { &overdue, &closeTime, &online })
            QCOMPARE(kpi->feeds, QStringList { requestFeed });
        QCOMPARE(online.value(), 1.);
        QVERIFY(std::isnan(closeTime.value()));
        QVERIFY(std::isnan(closeTime.coverage()));
        QCOMPARE(overdue.trend().size(), 15);
        QCOMPARE(overdue.trend().last(), 1.);
        city.clock.seek(hour(1021).milliseconds);
        QTRY_COMPARE(closeTime.value(), 20 * 3600.);
        city.clock.seek(hour(100).milliseconds);
        QTRY_VERIFY(std::isnan(overdue.value()));
        QVERIFY(std::isnan(overdue.coverage()));
    }

    void rowsOfTheSelectedEntity()
    {
        City city;
        EntityRows rows(requestFeed, city.history, city.clock, city.selection, {});
        city.clock.seek(hour(1011).milliseconds);
        QVERIFY(!rows.feature());
        city.selection.enterEntity(requestFeed, QStringLiteral("0"));
        QCoreApplication::processEvents();
        QCOMPARE(rows.feature()->id, QStringLiteral("0"));
        QCOMPARE(rows.shown(), size_t(1)); // not yet closed
        QVERIFY(rows.isSimulated());
        city.clock.seek(hour(1020).milliseconds);
        QCOMPARE(rows.shown(), size_t(2));
        QVERIFY(rows.table()->csv().contains(QStringLiteral("0,1970-02-12T12:00:00Z"))); // 1020 h = 42 days and 12 h
        city.selection.enterEntity(hallFeed(), QStringLiteral("0"));
        QCOMPARE(rows.shown(), size_t(0));
    }

private:
    static QString hallFeed() { return QStringLiteral("services.hall"); }
};

QTEST_GUILESS_MAIN(StateTest)
#include "tst_state.moc"
