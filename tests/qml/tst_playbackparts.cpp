// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../qml/Shell/bookmarks.h"
#include "../../qml/Shell/observationsteps.h"
#include "../../qml/Shell/scrub.h"
#include "../../qml/Shell/timelinemodel.h"
#include "../../qml/Shell/workshifts.h"
#include "sdk/services.h"

#include <support/fakeclock.h>
#include <support/samples.h>

#include <QAbstractItemModelTester>
#include <QPromise>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace citywall;
using namespace std::chrono_literals;

namespace {

UtcTime at(const char *iso) { return UtcTime::fromIso(QString::fromLatin1(iso)); }

/// Observations of one feature at given instants. Counts what is asked of it; can keep its answers back.
class CountedHistory : public HistoryReader
{
    Q_OBJECT
public:
    std::set<qint64> times;
    bool held = false; ///< answers wait for release()
    int requests = 0;
    int histograms = 0;
    size_t rowsRead = 0;
    QString failure;

    QFuture<ObservationsPtr> request(const ObservationQuery &query) override
    {
        ++requests;
        auto rows = std::make_shared<Observations>();
        rows->feed = query.feed;
        for (auto it = times.lower_bound(query.range.begin.milliseconds); it != times.end() && *it < query.range.end.milliseconds;
             ++it)
            test::add(*rows, { *it }, 0, { 1, 1, 1, 1 });
        rowsRead += rows->size();
        if (!failure.isEmpty())
            return QtFuture::makeExceptionalFuture<ObservationsPtr>(
                std::make_exception_ptr(std::runtime_error(failure.toStdString())));
        if (!held)
            return QtFuture::makeReadyValueFuture(ObservationsPtr(rows));
        const auto promise = std::make_shared<QPromise<ObservationsPtr>>();
        promise->start();
        m_waiting.append([promise, rows] {
            promise->addResult(rows);
            promise->finish();
        });
        return promise->future();
    }
    QFuture<Histogram> histogram(const QStringList &feeds, TimeRange range, int buckets) override
    {
        ++histograms;
        lastRange = range;
        Histogram h { range, feeds, { std::vector<qint64>(size_t(buckets), 0) } };
        const qint64 begin = range.begin.milliseconds;
        for (auto it = times.lower_bound(begin); it != times.end() && *it < range.end.milliseconds; ++it)
            ++h.counts[0][size_t((*it - begin) * buckets / range.length().count())];
        return QtFuture::makeReadyValueFuture(h);
    }
    FeedDictionaryPtr dictionary(const QString &) const override { return std::make_shared<FeedDictionary>(); }
    TimeRange extent(const QString &) const override
    {
        return times.empty() ? TimeRange {} : TimeRange { { *times.begin() }, { *times.rbegin() + 1 } };
    }
    void release()
    {
        for (const auto &answer : std::exchange(m_waiting, {}))
            answer();
    }

    TimeRange lastRange;

private:
    QList<std::function<void()>> m_waiting;
};

const QString incidents = QStringLiteral("safety.incident");
const UtcTime noon = at("2026-11-21T18:00:00Z"); // in Chicago

} // namespace

class PlaybackPartsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::FakeClock> m_clock;
    std::unique_ptr<CountedHistory> m_history;

    /// Where a step leads; −1 if it leads nowhere.
    qint64 stepped(UtcTime from, int direction)
    {
        ObservationSteps steps;
        QSignalSpy arrived(&steps, &ObservationSteps::arrived);
        QSignalSpy nothing(&steps, &ObservationSteps::nothingFound);
        m_clock->seek(from.milliseconds);
        steps.step(incidents, direction);
        if (!QTest::qWaitFor([&] { return arrived.size() + nothing.size() == 1; }) || steps.isSearching())
            return -2;
        return arrived.isEmpty() ? -1 : m_clock->nowMilliseconds();
    }

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<test::FakeClock>(QTimeZone("America/Chicago"));
        m_history = std::make_unique<CountedHistory>();
        m_clock->seek(noon.milliseconds);
        Services all;
        all.clock = m_clock.get();
        all.history = m_history.get();
        setServices(all);
    }
    void cleanup() { setServices({}); }

    void bookmarksAreInOrderAndKept()
    {
        Bookmarks bookmarks;
        QAbstractItemModelTester tester(&bookmarks);
        QSignalSpy changed(&bookmarks, &Bookmarks::jsonChanged);
        QCOMPARE(bookmarks.add(double(noon.milliseconds), QStringLiteral("  Water main \n burst ")), 0);
        QCOMPARE(bookmarks.add(double((noon - 1h).milliseconds), QStringLiteral("March begins")), 0);
        QCOMPARE(bookmarks.add(double((noon + 1h).milliseconds), QStringLiteral("结束")), 2);
        QCOMPARE(changed.size(), 3);
        QCOMPARE(bookmarks.add(double(noon.milliseconds), QStringLiteral("Water main burst")), 1); // there already
        QCOMPARE(bookmarks.add(double(noon.milliseconds), QStringLiteral("  ")), -1);
        QCOMPARE(bookmarks.add(qQNaN(), QStringLiteral("never")), -1);
        QCOMPARE(bookmarks.rowCount(), 3);
        QCOMPARE(bookmarks.json(),
                 QStringLiteral(R"([{"name":"March begins","time":"2026-11-21T17:00:00Z"},)"
                                R"({"name":"Water main burst","time":"2026-11-21T18:00:00Z"},)"
                                R"({"name":"结束","time":"2026-11-21T19:00:00Z"}])"));
        Bookmarks again;
        again.setJson(bookmarks.json());
        QCOMPARE(again.json(), bookmarks.json());
        // What cannot be read is left out, the rest is there.
        again.setJson(QStringLiteral(R"([{"name":"no zone","time":"2026-11-21T17:00:00"},7,{"time":"2026-11-21T17:00:00Z"},)"
                                     R"({"name":"good","time":"2026-11-21T17:00:00+01:00"}])"));
        QCOMPARE(again.json(), QStringLiteral(R"([{"name":"good","time":"2026-11-21T16:00:00Z"}])"));
        again.setJson(QStringLiteral("damaged"));
        QCOMPARE(again.rowCount(), 0);
    }

    void bookmarksAreRenamedAndDeleted()
    {
        Bookmarks bookmarks;
        QAbstractItemModelTester tester(&bookmarks);
        bookmarks.add(double(noon.milliseconds), QStringLiteral("b"));
        bookmarks.add(double(noon.milliseconds), QStringLiteral("d"));
        const auto names = [&] {
            QStringList all;
            for (int row = 0; row < bookmarks.rowCount(); ++row)
                all.append(bookmarks.data(bookmarks.index(row), Bookmarks::NameRole).toString());
            return all;
        };
        QVERIFY(bookmarks.rename(0, QStringLiteral("e")));
        QCOMPARE(names(), QStringList({ QStringLiteral("d"), QStringLiteral("e") }));
        QVERIFY(!bookmarks.rename(0, QStringLiteral(" ")));
        QVERIFY(!bookmarks.rename(2, QStringLiteral("f")));
        bookmarks.remove(0);
        QCOMPARE(names(), QStringList(QStringLiteral("e")));
        QCOMPARE(bookmarks.removed(), QStringLiteral("d"));
        bookmarks.undo();
        QCOMPARE(names(), QStringList({ QStringLiteral("d"), QStringLiteral("e") }));
        QCOMPARE(bookmarks.removed(), QString());
        bookmarks.undo(); // nothing any more
        QCOMPARE(bookmarks.rowCount(), 2);
        QVERIFY(bookmarks.rename(1, QStringLiteral("d"))); // becomes the other
        QCOMPARE(names(), QStringList(QStringLiteral("d")));
        for (int i = 0; i < 600; ++i)
            bookmarks.add(i, QStringLiteral("x").repeated(300));
        QCOMPARE(bookmarks.rowCount(), int(Bookmarks::most));
        QCOMPARE(names().first().size(), Bookmarks::longestName);
    }

    /// 2026-11-01: clocks go back at 2:00 in Chicago, and the night shift that began at 22:00 has nine hours.
    void shiftsByTheCitysClock()
    {
        WorkShifts shifts;
        QVERIFY(shifts.starts().isEmpty());
        shifts.setStarts({ QStringLiteral("22:00"), QStringLiteral("06:00"), QStringLiteral("14:00") });
        QCOMPARE(shifts.starts(), QStringList({ QStringLiteral("06:00"), QStringLiteral("14:00"), QStringLiteral("22:00") }));
        const double begin = double(at("2026-10-31T19:00:00-05:00").milliseconds);
        const QList<WorkShift> found = shifts.between(begin, begin + 24 * 3'600'000.0);
        QStringList hours;
        QList<double> lengths;
        for (const WorkShift &shift : found) {
            hours.append(shift.hours);
            lengths.append((shift.end - shift.begin) / 3'600'000);
        }
        QCOMPARE(hours,
                 QStringList({ QStringLiteral("14:00 – 22:00"), QStringLiteral("22:00 – 06:00"), QStringLiteral("06:00 – 14:00"),
                               QStringLiteral("14:00 – 22:00") }));
        QCOMPARE(lengths, (QList<double> { 8, 9, 8, 8 }));
        QCOMPARE(found[1].begin, double(at("2026-10-31T22:00:00-05:00").milliseconds));
        QCOMPARE(found[1].end, double(at("2026-11-01T06:00:00-06:00").milliseconds));
        for (qsizetype i = 1; i < found.size(); ++i) {
            QCOMPARE(found[i].begin, found[i - 1].end);
            QVERIFY(found[i].even != found[i - 1].even);
        }
        // Their shade does not depend on where the view begins.
        QCOMPARE(shifts.between(begin + 4 * 3'600'000.0, begin + 5 * 3'600'000.0).first(), found[1]);
        shifts.setStarts({ QStringLiteral("19:00"), QStringLiteral("noon"), QStringLiteral("07:00"), QStringLiteral("19:00") });
        QCOMPARE(shifts.starts(), QStringList({ QStringLiteral("07:00"), QStringLiteral("19:00") }));
        QCOMPARE(shifts.between(begin, begin + 1).first().hours, QStringLiteral("19:00 – 07:00"));
        QVERIFY(shifts.between(begin, begin + WorkShifts::longest + 1).isEmpty());
        QVERIFY(shifts.between(begin, begin).isEmpty());
        QVERIFY(shifts.between(qQNaN(), begin).isEmpty());
        shifts.setStarts({});
        QVERIFY(shifts.between(begin, begin + 1).isEmpty());
    }

    void stepsFromObservationToObservation()
    {
        // Some at the borders of hours and minutes, where parts of a search meet, and one weeks away.
        for (const char *iso : { "2026-10-02T03:04:05.678Z", "2026-11-21T16:59:59.999Z", "2026-11-21T17:00:00Z",
                                 "2026-11-21T17:59:00Z", "2026-11-21T18:00:00Z", "2026-11-21T18:00:00.001Z",
                                 "2026-11-21T18:59:59.999Z", "2026-11-21T19:00:00Z", "2026-12-25T00:00:00Z" })
            m_history->times.insert(at(iso).milliseconds);
        QRandomGenerator random(20261122);
        for (int i = 0; i < 150; ++i)
            m_history->times.insert((noon - 2h).milliseconds + random.bounded(4 * 3'600'000));
        const std::set<qint64> &times = m_history->times;
        QList<qint64> starts(times.begin(), times.end());
        for (int i = 0; i < 100; ++i)
            starts.append((noon - 3h).milliseconds + random.bounded(6 * 3'600'000));
        for (const qint64 start : std::as_const(starts)) {
            const auto next = times.upper_bound(start);
            QCOMPARE(stepped({ start }, 1), next == times.end() ? -1 : *next);
            const auto same = times.lower_bound(start);
            QCOMPARE(stepped({ start }, -1), same == times.begin() ? -1 : *std::prev(same));
        }
        QCOMPARE(stepped(at("2020-01-01T00:00:00Z"), 1), *times.begin());
        QCOMPARE(stepped(at("2030-01-01T00:00:00Z"), -1), *times.rbegin());
    }

    void stepsReadLittle()
    {
        for (qint64 t = 0; t < 400 * 86'400'000LL; t += 60'000)
            m_history->times.insert(t);
        m_history->times.insert(4000 * 86'400'000LL);
        QCOMPARE(stepped({ 3999 * 86'400'000LL + 12'345 }, -1), 400 * 86'400'000LL - 60'000);
        QVERIFY2(m_history->histograms <= 6, qPrintable(QString::number(m_history->histograms)));
        QCOMPARE(m_history->requests, 2); // the rest of the hour, and the minute that holds it
        QVERIFY2(m_history->rowsRead <= 2, qPrintable(QString::number(m_history->rowsRead)));
    }

    void stepsGiveWay()
    {
        m_history->times = { (noon + 10s).milliseconds };
        m_history->held = true;
        ObservationSteps steps;
        QSignalSpy searching(&steps, &ObservationSteps::searchingChanged);
        steps.step(incidents, 1);
        QVERIFY(!m_clock->isPlaying());
        QTRY_COMPARE(m_history->requests, 1);
        m_clock->seek((noon + 1h).milliseconds); // somebody goes elsewhere
        m_history->release();
        QTRY_COMPARE(searching.size(), 2);
        QCOMPARE(m_clock->now(), noon + 1h);
        m_history->held = false;
        m_history->failure = QStringLiteral("the disk is gone");
        QSignalSpy failed(&steps, &ObservationSteps::failed);
        steps.step(incidents, -1);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].toString(), m_history->failure);
        QVERIFY(!steps.isSearching());
    }

    void scrubbingWaitsForTheHistory()
    {
        m_history->held = true;
        Scrub scrub;
        scrub.setProperty("feed", incidents);
        QSignalSpy moves(m_clock.get(), &TimeContext::nowChanged);
        m_clock->play();
        scrub.begin(double((noon - 1h).milliseconds));
        QVERIFY(scrub.isActive());
        QVERIFY(!m_clock->isPlaying()); // it stands where it is dragged to
        QCOMPARE(m_clock->now(), noon - 1h); // at once
        for (int i = 1; i <= 50; ++i)
            scrub.moveTo(double((noon - 1h - i * 1min).milliseconds));
        QCoreApplication::processEvents();
        QCOMPARE(moves.size(), 1); // the rows of the first instant are not there yet
        m_history->release();
        QTRY_COMPARE(m_clock->now(), noon - 1h - 50min); // then to where the pointer is by now
        QCOMPARE(moves.size(), 2);
        scrub.moveTo(double((noon - 3h).milliseconds));
        scrub.end(); // in the end it is exactly there
        QCOMPARE(m_clock->now(), noon - 3h);
        QVERIFY(m_clock->isPlaying()); // as it did before
        m_history->release();
        QCoreApplication::processEvents();
        QCOMPARE(m_clock->now(), noon - 3h);
        scrub.moveTo(double(noon.milliseconds)); // nothing is dragged any more
        QCOMPARE(m_clock->now(), noon - 3h);
    }

    void scrubbingOverAHistoryThatFails()
    {
        m_history->failure = QStringLiteral("the disk is gone");
        Scrub scrub;
        scrub.setProperty("feed", incidents);
        scrub.begin(double((noon - 1h).milliseconds));
        scrub.moveTo(double((noon - 2h).milliseconds));
        QTRY_COMPARE(m_clock->now(), noon - 2h);
    }

    void barsBeginWithTheCitysDay()
    {
        TimelineModel model;
        model.setFeeds({ incidents });
        model.setBuckets(100);
        const auto begins = [&](const char *from, const char *to) {
            m_history->histograms = 0;
            model.show(double(at(from).milliseconds), double(at(to).milliseconds));
            if (!QTest::qWaitFor([&] { return m_history->histograms > 0 && !model.isLoading(); }))
                return QString();
            return m_history->lastRange.begin.toDateTime(m_clock->zone()).toString(QStringLiteral("ddd yyyy-MM-dd HH:mm"));
        };
        // A fortnight: bars of six hours, from the last of 0, 6, 12 and 18 o'clock.
        QCOMPARE(begins("2026-11-02T20:30:00Z", "2026-11-16T20:30:00Z"), QStringLiteral("Mon 2026-11-02 12:00"));
        QCOMPARE(model.bucketLength(), 6 * 3'600'000.0);
        // Fourteen weeks, in summer time at first: days from midnight. A year: weeks from Monday.
        QCOMPARE(begins("2026-08-05T20:30:00Z", "2026-11-10T20:30:00Z"), QStringLiteral("Wed 2026-08-05 00:00"));
        QCOMPARE(model.bucketLength(), 24 * 3'600'000.0);
        QCOMPARE(begins("2025-11-12T20:30:00Z", "2026-11-10T20:30:00Z"), QStringLiteral("Mon 2025-11-10 00:00"));
        QCOMPARE(model.bucketLength(), 7 * 24 * 3'600'000.0);
    }

    void readsItsBars()
    {
        m_history->times = { (noon - 30min).milliseconds, (noon - 29min).milliseconds, (noon - 5min).milliseconds };
        TimelineModel model;
        model.setFeeds({ incidents });
        model.setBuckets(10);
        model.show(double((noon - 1h).milliseconds), double(noon.milliseconds));
        QCOMPARE(model.bucketAt(double(noon.milliseconds)), -1); // nothing is counted yet
        QVERIFY(std::isnan(model.countOf(0, 0)));
        QTRY_COMPARE(model.bucketLength(), 600'000.0);
        QCOMPARE(model.largest(), QList<double> { 2 });
        QCOMPARE(model.totals(), QList<double> { 3 });
        const int bar = model.bucketAt(double((noon - 21min).milliseconds));
        QCOMPARE(bar, 3);
        QCOMPARE(model.bucketBegin(bar), double((noon - 30min).milliseconds));
        QCOMPARE(model.countOf(0, bar), 2.0);
        QCOMPARE(model.countOf(0, 4), 0.0);
        QVERIFY(std::isnan(model.countOf(1, bar)));
        QCOMPARE(model.bucketAt(double((noon - 2h).milliseconds)), -1);
        // Other feeds: what was counted is of the old ones.
        model.setFeeds({ QStringLiteral("traffic.link-speed") });
        QVERIFY(model.largest().isEmpty());
    }
};

QTEST_GUILESS_MAIN(PlaybackPartsTest)
#include "tst_playbackparts.moc"
