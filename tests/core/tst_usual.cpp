// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/usualhistory.h"
#include "support/fakehistory.h"
#include "support/samples.h"

#include <QSignalSpy>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr float unknown = ObservationRecord::nan;
const QString levels = u"demo.level"_s;
const QTimeZone chicago("America/Chicago");

enum Terms { Open, Busy, Closed };

/// A number and a term, told every quarter of an hour or so.
FeedDescriptor levelFeed(Duration staleAfter = 20min)
{
    FeedDescriptor feed;
    feed.id = levels;
    feed.fields = { { u"level"_s, FieldDescriptor::Kind::Number, {} }, { u"state"_s, FieldDescriptor::Kind::Term, {} } };
    feed.staleAfter = staleAfter;
    feed.horizon = 3h;
    return feed;
}

UtcTime at(const QString &time) { return UtcTime::fromIso(time); }

/// "14:10 7.5 1": when in UTC, number and term of each row.
QStringList linesOf(const Observations &rows)
{
    QStringList lines;
    const auto text = [](float v) { return std::isnan(v) ? u"–"_s : QString::number(double(v)); };
    for (size_t row = 0; row < rows.size(); ++row)
        lines.append(UtcTime { rows.phenomenonTime[row] }.toDateTime().toString(u"HH:mm "_s) + QString::number(rows.feature[row])
                     + u": "_s + text(rows.values[0][row]) + u' ' + text(rows.values[1][row]));
    return lines;
}

} // namespace

/// Weeks are those of November 2026 unless it is said otherwise: Sundays the 1st (clocks put back in Chicago), 8th, 15th and 22nd.
class UsualTest : public QObject
{
    Q_OBJECT
    using Row = test::FakeHistory::Row;

    test::FakeHistory m_history;
    QList<FeedDescriptor> m_feeds { levelFeed() };

    static Row row(const QString &time, FeatureKey feature, float level, float state = float(Open))
    {
        return { at(time), feature, { level, state, unknown, unknown } };
    }
    /// What is usual in the hour from then on.
    QStringList usualFrom(const QString &begin, Duration length = 1h, const QTimeZone &zone = QTimeZone::UTC)
    {
        UsualHistory usual(m_history, m_feeds, zone);
        const QFuture<ObservationsPtr> asked = usual.request({ levels, { at(begin), at(begin) + length }, {}, {} });
        return QTest::qWaitFor([&] { return asked.isFinished(); }) ? linesOf(*asked.result()) : QStringList { u"no answer"_s };
    }

private Q_SLOTS:
    void init()
    {
        FeedDictionary dictionary;
        for (FeatureKey key = 0; key < 3; ++key) {
            Feature feature;
            feature.key = key;
            feature.id = QString::number(key);
            dictionary.features.push_back(feature);
        }
        m_history.setDictionary(dictionary);
        m_feeds = { levelFeed() };
    }

    void medians_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<double>("median");
        QTest::addColumn<double>("usual");
        // python3 -c "import numpy as np; print(np.nanmedian([4, 9, 1, 7]))"
        QTest::newRow("four") << QList<double> { 4, 9, 1, 7 } << 5.5 << 5.5;
        QTest::newRow("three") << QList<double> { 4, 9, 1 } << 4. << 4.;
        QTest::newRow("two and one unknown") << QList<double> { 4, qQNaN(), 1 } << 2.5 << 2.5;
        QTest::newRow("one is not usual") << QList<double> { 4, qQNaN() } << 4. << qQNaN();
        QTest::newRow("none") << QList<double>() << qQNaN() << qQNaN();
    }
    void medians()
    {
        QFETCH(QList<double>, values);
        QFETCH(double, median);
        QFETCH(double, usual);
        const std::vector<double> of(values.begin(), values.end());
        QCOMPARE(medianOf(of), median);
        QCOMPARE(usualOf(of), usual);
    }

    void hours_data()
    {
        QTest::addColumn<QString>("hour");
        QTest::addColumn<QStringList>("weeks"); // begin and minutes, the newest first
        // Chicago has CST (−6) from 1 November 07:00 UTC and CDT (−5) from 8 March 08:00 UTC.
        QTest::newRow("in winter") << u"2026-11-29T20:00:00Z"_s
                                   << QStringList { u"2026-11-22T20:00:00Z 60"_s, u"2026-11-15T20:00:00Z 60"_s,
                                                    u"2026-11-08T20:00:00Z 60"_s, u"2026-11-01T20:00:00Z 60"_s };
        QTest::newRow("across the change") << u"2026-11-03T20:00:00Z"_s
                                           << QStringList { u"2026-10-27T19:00:00Z 60"_s, u"2026-10-20T19:00:00Z 60"_s,
                                                            u"2026-10-13T19:00:00Z 60"_s, u"2026-10-06T19:00:00Z 60"_s };
        QTest::newRow("01:00, which was twice") << u"2026-11-08T07:00:00Z"_s
                                                << QStringList { u"2026-11-01T06:00:00Z 120"_s, u"2026-10-25T06:00:00Z 60"_s,
                                                                 u"2026-10-18T06:00:00Z 60"_s, u"2026-10-11T06:00:00Z 60"_s };
        QTest::newRow("02:00, which was not")
            << u"2026-03-15T07:00:00Z"_s
            << QStringList { u"–"_s, u"2026-03-01T08:00:00Z 60"_s, u"2026-02-22T08:00:00Z 60"_s, u"2026-02-15T08:00:00Z 60"_s };
        QTest::newRow("before the history") << u"2026-01-25T20:00:00Z"_s
                                            << QStringList { u"2026-01-18T20:00:00Z 60"_s, u"2026-01-11T20:00:00Z 60"_s, u"–"_s,
                                                             u"–"_s };
    }
    void hours()
    {
        QFETCH(QString, hour);
        QFETCH(QStringList, weeks);
        const TimeRange shown = hourAt(at(hour) + 17min + 3s, chicago);
        QCOMPARE(shown.begin.toIso(), hour);
        QCOMPARE(shown.length(), Duration(1h));
        const UsualHour usual = usualHour(shown, chicago, at(u"2026-01-05T00:00:00Z"_s));
        QStringList found;
        for (const TimeRange &week : usual.weeks)
            found.append(week.isEmpty() ? u"–"_s : week.begin.toIso() + u' ' + QString::number(week.length() / Duration(1min)));
        QCOMPARE(found, weeks);
        QCOMPARE(usual.used(), 4 - weeks.count(u"–"_s));
    }

    void medianOfWeeks()
    {
        m_history.setColumns(levels,
                             {
                                 row(u"2026-10-25T14:05:00Z"_s, 0, 100), // the fifth week before does not count
                                 row(u"2026-11-01T14:10:00Z"_s, 0, 8, Busy),
                                 row(u"2026-11-08T14:20:00Z"_s, 0, 2, Busy),
                                 row(u"2026-11-15T14:00:00Z"_s, 0, 4, Open), // 4, 5 and 30: 5; two thirds of the week open
                                 row(u"2026-11-15T14:15:00Z"_s, 0, 5, Open),
                                 row(u"2026-11-15T14:59:00Z"_s, 0, 30, Busy),
                                 row(u"2026-11-15T15:00:00Z"_s, 0, 1000), // the next hour
                                 row(u"2026-11-22T14:05:00Z"_s, 0, 10, Open),
                                 row(u"2026-11-22T14:35:00Z"_s, 0, 12, Open),
                             });
        // Weeks: 11, 5, 2, 8; their median 6.5. Busy: 0 + 1/3 + 1 + 1; open: 1 + 2/3. Told when the newest week told it.
        QCOMPARE(usualFrom(u"2026-11-29T14:00:00Z"_s), (QStringList { u"14:05 0: 6.5 1"_s, u"14:35 0: 6.5 1"_s }));
        // A range that ends within the hour ends there.
        QCOMPARE(usualFrom(u"2026-11-29T14:00:00Z"_s, 30min), QStringList { u"14:05 0: 6.5 1"_s });
    }

    void oneWeekIsNotUsual()
    {
        m_history.setColumns(levels,
                             {
                                 row(u"2026-11-08T13:00:00Z"_s, 2, 1), row(u"2026-11-15T14:10:00Z"_s, 0, 7),
                                 row(u"2026-11-15T14:20:00Z"_s, 1, 7, unknown), row(u"2026-11-22T14:20:00Z"_s, 1, 9, Closed),
                                 row(u"2026-11-22T14:30:00Z"_s, 2, 9), // an event of its own
                             });
        QCOMPARE(usualFrom(u"2026-11-29T14:00:00Z"_s), QStringList { u"14:20 1: 8 –"_s });
        QCOMPARE(usualFrom(u"2026-11-22T14:00:00Z"_s), QStringList()); // none was there twice
    }

    void whatWasToldBeforeTheHourCounts()
    {
        m_history.setColumns(levels,
                             {
                                 row(u"2026-11-01T12:00:00Z"_s, 2, 1),
                                 row(u"2026-11-08T13:45:00Z"_s, 0, 3, Closed),
                                 row(u"2026-11-08T13:50:00Z"_s, 0, 4, Closed), // still holds at 14:00
                                 row(u"2026-11-15T13:39:00Z"_s, 0, 99, Closed), // too old by then
                                 row(u"2026-11-22T14:30:00Z"_s, 0, 8, Open),
                                 row(u"2026-11-15T13:50:00Z"_s, 1, 6), // never told in the hour: the hour before tells it
                                 row(u"2026-11-22T13:50:00Z"_s, 1, 6),
                             });
        // Of equal shares the term told last.
        QCOMPARE(usualFrom(u"2026-11-29T14:00:00Z"_s), QStringList { u"14:30 0: 6 0"_s });
        QCOMPARE(usualFrom(u"2026-11-29T13:00:00Z"_s, 2h),
                 (QStringList { u"13:39 0: 51.25 2"_s, u"13:50 1: 6 0"_s, u"14:30 0: 6 0"_s }));
    }

    void theCitysHourAcrossAChangeOfClocks()
    {
        // 08:00 in Chicago: 14:00 UTC in November, 13:00 UTC in October.
        m_history.setColumns(levels,
                             {
                                 row(u"2026-10-11T00:00:00Z"_s, 2, 1),
                                 row(u"2026-10-18T13:10:00Z"_s, 0, 1),
                                 row(u"2026-10-25T13:10:00Z"_s, 0, 2),
                                 row(u"2026-10-25T14:10:00Z"_s, 0, 50), // 09:10
                                 row(u"2026-11-01T14:20:00Z"_s, 0, 6),
                             });
        QCOMPARE(usualFrom(u"2026-11-08T14:00:00Z"_s, 1h, chicago), QStringList { u"14:20 0: 2 0"_s });
        // 01:30 was twice on 1 November: both count for that week, and none is told after the hour's end.
        m_history.setColumns(levels,
                             {
                                 row(u"2026-10-11T00:00:00Z"_s, 2, 1),
                                 row(u"2026-10-25T06:30:00Z"_s, 0, 2),
                                 row(u"2026-11-01T06:30:00Z"_s, 0, 4),
                                 row(u"2026-11-01T07:30:00Z"_s, 0, 8),
                             });
        QCOMPARE(usualFrom(u"2026-11-08T07:00:00Z"_s, 1h, chicago), QStringList { u"07:30 0: 4 0"_s });
    }

    void whatMovesHasNoUsualPlace()
    {
        const UsualHour hour =
            usualHour(hourAt(at(u"2026-11-22T14:00:00Z"_s), QTimeZone::UTC), QTimeZone::UTC, at(u"2026-11-01T00:00:00Z"_s));
        WeekBlocks blocks;
        WeekBlocks moving;
        for (size_t week = 0; week < 3; ++week) {
            Observations rows;
            rows.feed = levels;
            test::add(rows, hour.weeks[week].begin + 10min, 0, { 1, 0, unknown, unknown });
            blocks[week] = std::make_shared<Observations>(rows);
            rows.longitudeE7.front() = -876'300'000;
            rows.latitudeE7.front() = 418'800'000;
            moving[week] = std::make_shared<Observations>(rows);
        }
        QCOMPARE(linesOf(*usualRows(levelFeed(), hour.hour, { hour }, blocks, 20min)), QStringList { u"14:10 0: 1 0"_s });
        QCOMPARE(linesOf(*usualRows(levelFeed(), hour.hour, { hour }, moving, 20min)), QStringList());
    }

    void repeatsItself()
    {
        // A day and more at a stretch is read once; each hour as if it had been asked for alone.
        std::vector<Row> rows;
        for (int hour = 0; hour < 24 * 35; ++hour)
            rows.push_back(
                { at(u"2026-10-20T00:10:00Z"_s) + hour * Duration(1h), 0, { float(hour % 100), Open, unknown, unknown } });
        m_history.setColumns(levels, rows);
        QStringList single;
        for (int hour = 0; hour < 9 * 24; ++hour)
            single += usualFrom(UtcTime(at(u"2026-11-20T00:00:00Z"_s) + hour * Duration(1h)).toIso());
        QCOMPARE(single.size(), 9 * 24);
        m_history.requests = 0;
        const QStringList whole = usualFrom(u"2026-11-20T00:00:00Z"_s, std::chrono::days(9));
        QCOMPARE(m_history.requests, 1);
        QCOMPARE(whole, single.sliced(24)); // the last eight days
    }

    void stateAndExtent()
    {
        m_history.setColumns(levels,
                             {
                                 row(u"2026-11-01T14:10:00Z"_s, 0, 1),
                                 row(u"2026-11-08T14:10:00Z"_s, 0, 3),
                                 row(u"2026-11-08T14:40:00Z"_s, 0, 5),
                             });
        UsualHistory usual(m_history, m_feeds, QTimeZone::UTC);
        QCOMPARE(usual.extent(levels).begin.toIso(), u"2026-11-15T14:10:00Z"_s);
        QCOMPARE(usual.extent(u"demo.other"_s), TimeRange());
        const QFuture<ObservationsPtr> state = usual.latest(levels, at(u"2026-11-15T16:00:00Z"_s), 3h);
        QTRY_VERIFY(state.isFinished());
        QCOMPARE(linesOf(*state.result()), QStringList()); // the first hour began before the history did
        m_history.append(row(u"2026-11-01T13:00:00Z"_s, 2, 0));
        const QFuture<ObservationsPtr> later = usual.latest(levels, at(u"2026-11-15T16:00:00Z"_s), 3h);
        QTRY_VERIFY(later.isFinished());
        QCOMPARE(linesOf(*later.result()), QStringList { u"14:40 0: 2.5 0"_s }); // 1, and the median of 3 and 5
    }

    void whatComesLateIsTold()
    {
        m_history.setColumns(levels,
                             {
                                 row(u"2026-11-01T13:10:00Z"_s, 0, 1),
                                 row(u"2026-11-08T14:10:00Z"_s, 0, 3),
                                 row(u"2026-11-15T14:10:00Z"_s, 0, 5),
                             });
        UsualHistory usual(m_history, m_feeds, QTimeZone::UTC);
        QSignalSpy appended(&usual, &HistoryReader::appended);
        QSignalSpy reset(&usual, &HistoryReader::reset);
        const QFuture<ObservationsPtr> asked =
            usual.request({ levels, { at(u"2026-11-22T14:00:00Z"_s), at(u"2026-11-22T15:00:00Z"_s) }, {}, {} });
        QTRY_VERIFY(asked.isFinished());
        m_history.append(row(u"2026-11-22T14:10:00Z"_s, 0, 7)); // of the present
        m_history.append(row(u"2026-11-08T14:20:00Z"_s, 0, 9)); // an import of old ones
        QTRY_COMPARE(reset.size(), 1);
        QCOMPARE(reset.first().first().toString(), levels);
        QCOMPARE(appended.size(), 0);
    }

    void failuresArePassedOn()
    {
        m_history.setColumns(levels, { row(u"2026-11-01T14:10:00Z"_s, 0, 1), row(u"2026-11-20T14:10:00Z"_s, 0, 1) });
        m_history.failure = u"the disk is gone"_s;
        UsualHistory usual(m_history, m_feeds, QTimeZone::UTC);
        QFuture<ObservationsPtr> asked =
            usual.request({ levels, { at(u"2026-11-22T15:00:00Z"_s), at(u"2026-11-22T16:00:00Z"_s) }, {}, {} });
        QTRY_VERIFY(asked.isFinished());
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, asked.waitForFinished());
        m_history.failure.clear();
    }
};

QTEST_GUILESS_MAIN(UsualTest)
#include "tst_usual.moc"
