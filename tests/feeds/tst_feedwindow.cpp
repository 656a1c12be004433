// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/deliverywatch.h"
#include "sdk/feedwindow.h"

#include <QPromise>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime noon = UtcTime::fromIso(u"2026-11-21T12:00:00Z");

struct Row {
    UtcTime time;
    quint32 number; ///< of its arrival: the feature, the first value and, for every third, the detail
    UtcTime received = noon;
};

ObservationsPtr columnsOf(std::vector<Row> rows)
{
    std::ranges::stable_sort(rows, {}, &Row::time);
    auto columns = std::make_shared<Observations>();
    columns->feed = u"test.feed"_s;
    for (const Row &row : rows) {
        if (row.number % 3 == 0)
            columns->details.insert(quint32(columns->size()), QByteArray::number(row.number));
        columns->phenomenonTime.push_back(row.time.milliseconds);
        columns->receivedTime.push_back(row.received.milliseconds);
        columns->feature.push_back(row.number);
        columns->longitudeE7.push_back(int(row.number));
        columns->latitudeE7.push_back(Observations::noPosition);
        for (auto &values : columns->values)
            values.push_back(float(row.number));
        columns->source.push_back(0);
    }
    return columns;
}

/// A history that is told what arrives.
class Arrivals : public HistoryReader
{
    Q_OBJECT
public:
    QFuture<ObservationsPtr> request(const ObservationQuery &query) override
    {
        if (held)
            return held->future();
        std::vector<Row> inside;
        std::ranges::copy_if(all, std::back_inserter(inside), [&](const Row &row) { return query.range.contains(row.time); });
        return QtFuture::makeReadyValueFuture(columnsOf(inside));
    }
    QFuture<Histogram> histogram(const QStringList &, TimeRange, int) override { return {}; }
    FeedDictionaryPtr dictionary(const QString &) const override { return words; }
    TimeRange extent(const QString &) const override { return {}; }
    void arrive(const std::vector<Row> &rows)
    {
        all.insert(all.end(), rows.begin(), rows.end());
        Q_EMIT appended(columnsOf(rows));
    }
    std::vector<Row> all;
    const std::shared_ptr<FeedDictionary> words = std::make_shared<FeedDictionary>();
    std::shared_ptr<QPromise<ObservationsPtr>> held; ///< set: what is asked is answered by the test
};

/// A live clock that the test moves, or one that stands in the past.
class LiveClock : public TimeContext
{
    Q_OBJECT
public:
    Mode mode() const override { return shows; }
    UtcTime now() const override { return at; }
    QTimeZone zone() const override { return QTimeZone::UTC; }
    TimeRange bounds() const override { return {}; }
    double rate() const override { return 1; }
    bool isPlaying() const override { return true; }
    Duration lag() const override { return {}; }
    TimeRange loop() const override { return {}; }
    void goLive() override { }
    void play() override { }
    void pause() override { }
    void seek(qint64) override { }
    void step(qint64) override { }
    void setRate(double) override { }
    void setLoop(citywall::TimeRange) override { }
    double parse(const QString &) const override { return 0; }
    void pass(Duration time)
    {
        at = at + time;
        Q_EMIT nowChanged();
    }
    UtcTime at = noon;
    Mode shows = Mode::Live;
};

/// Time, number and detail of each row in the window.
QStringList shown(const FeedWindow &window)
{
    QStringList rows;
    const Observations &columns = window.columns();
    for (size_t row = window.begin(); row < window.end(); ++row)
        rows.append(u"%1 %2 %3 %4"_s.arg(columns.phenomenonTime[row])
                        .arg(columns.feature[row])
                        .arg(double(columns.values[3][row]))
                        .arg(QString::fromLatin1(columns.details.value(quint32(row)))));
    return rows;
}

/// The same from the definition: what was observed in (now − span, now], by time, then by arrival.
QStringList expected(std::vector<Row> rows, UtcTime now, Duration span)
{
    std::ranges::stable_sort(rows, {}, &Row::time);
    QStringList lines;
    for (const Row &row : rows) {
        if (row.time > now - span && row.time <= now)
            lines.append(u"%1 %2 %3 %4"_s.arg(row.time.milliseconds)
                             .arg(row.number)
                             .arg(double(row.number))
                             .arg(row.number % 3 == 0 ? QString::number(row.number) : QString()));
    }
    return lines;
}

/// When each feature was observed last; "–" where it was not.
QStringList newest(const FeedWindow &window)
{
    QStringList times;
    for (const quint32 row : window.latestRows())
        times.append(row == FeedWindow::noRow ? u"–"_s : QString::number(window.columns().phenomenonTime[row]));
    return times;
}

QStringList expectedNewest(const std::vector<Row> &rows, size_t features, UtcTime now, Duration span)
{
    std::vector<qint64> last(features, 0);
    for (const Row &row : rows) {
        if (row.time > now - span && row.time <= now)
            last[row.number] = std::max(last[row.number], row.time.milliseconds);
    }
    QStringList times;
    for (const qint64 time : last)
        times.append(time == 0 ? u"–"_s : QString::number(time));
    return times;
}

} // namespace

/// A window at the present, while much arrives in pieces.
class FeedWindowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// In any order, late and early, over hours: the rows are those of the definition, whatever was copied or moved on the way.
    void whateverArrives()
    {
        constexpr Duration span = 5min;
        Arrivals history;
        LiveClock clock;
        FeedWindow window(u"test.feed"_s, span, history, clock);
        QTRY_VERIFY(!window.isLoading() && window.now().isValid());
        QRandomGenerator random(7);
        quint32 number = 0;
        for (int round = 0; round < 600; ++round) {
            std::vector<Row> rows;
            for (int i = int(random.bounded(40)); i >= 0; --i) {
                const Duration age =
                    random.bounded(10) == 0 ? Duration(random.bounded(400'000)) : Duration(random.bounded(3'000));
                rows.push_back({ clock.at - age + 500ms, number++ });
            }
            history.arrive(rows);
            if (round % 3 == 0)
                clock.pass(Duration(random.bounded(20'000)));
            if (round % 20 == 0) {
                clock.pass(0ms);
                QTRY_COMPARE(shown(window), expected(history.all, clock.at, span));
            }
        }
        QCOMPARE(shown(window), expected(history.all, window.now(), span));
    }

    /// The same where only the newest rows are kept; and what is older is not all held for that.
    void newestOfWhateverArrives()
    {
        constexpr Duration span = 2h;
        Arrivals history;
        for (int i = 0; i < 60; ++i)
            history.words->features.push_back({});
        LiveClock clock;
        FeedWindow window(u"test.feed"_s, span, history, clock, FeedWindow::Keep::Newest);
        QTRY_VERIFY(!window.isLoading() && window.now().isValid());
        QRandomGenerator random(11);
        size_t most = 0;
        for (int round = 0; round < 400; ++round) {
            std::vector<Row> rows;
            for (int i = int(random.bounded(1000)); i >= 0; --i) {
                const Duration age =
                    random.bounded(10) == 0 ? Duration(random.bounded(9'000'000)) : Duration(random.bounded(3'000));
                // Some are seldom heard of, the last never again.
                const quint32 feature = random.bounded(50) == 0 ? 40 + random.bounded(round < 60 ? 20 : 19) : random.bounded(40);
                rows.push_back({ clock.at - age + 500ms, feature });
            }
            history.arrive(rows);
            most = std::max(most, window.columns().size());
            if (round % 3 == 0)
                clock.pass(Duration(random.bounded(60'000)));
            if (round % 20 == 0) {
                clock.pass(0ms);
                QTRY_COMPARE(newest(window), expectedNewest(history.all, history.words->features.size(), clock.at, span));
            }
        }
        QVERIFY(history.all.size() > 150'000);
        QVERIFY2(most < 25'000, qPrintable(QString::number(most)));
    }

    /// A clock in the past is told of what concerns its window (late rows, an import) and of nothing else.
    void thePastIsLeftAlone()
    {
        Arrivals history;
        LiveClock clock;
        clock.shows = TimeContext::Mode::Fixed;
        clock.at = noon - 24h;
        FeedWindow window(u"test.feed"_s, 5min, history, clock);
        QTRY_VERIFY(!window.isLoading() && window.now().isValid());
        QSignalSpy changed(&window, &FeedWindow::changed);
        history.arrive({ { noon, 1 }, { noon + 1s, 2 } });
        QCOMPARE(changed.count(), 0);
        history.arrive({ { noon - 24h - 1min, 3 }, { noon, 4 } });
        QCOMPARE(changed.count(), 1);
        QCOMPARE(shown(window), expected(history.all, clock.at, 5min));
    }

    /// Who measures hears of what comes when views are told of it, not before.
    void deliveries()
    {
        struct Watch : DeliveryWatch {
            Watch() { setDeliveryWatch(this); }
            ~Watch() override { setDeliveryWatch(nullptr); }
            void delivered(const QString &feed, UtcTime received) override { heard.append({ feed, (received - noon) / 1ms }); }
            QList<std::pair<QString, qint64>> heard; // milliseconds after noon
        } watch;
        const auto heard = [](std::initializer_list<qint64> times) {
            QList<std::pair<QString, qint64>> all;
            for (const qint64 time : times)
                all.append({ u"test.feed"_s, time });
            return all;
        };
        Arrivals history;
        LiveClock clock;
        FeedWindow window(u"test.feed"_s, 5min, history, clock);
        QTRY_VERIFY(!window.isLoading() && window.now().isValid());
        QSignalSpy changed(&window, &FeedWindow::changed);
        history.arrive({ { noon - 2s, 1, noon + 5ms }, { noon - 1s, 2, noon + 6ms } });
        history.arrive({ { noon - 1s, 3, noon + 7ms } });
        const qsizetype told = changed.count(); // once, or later: the window rests between two
        QCOMPARE(watch.heard.size(), told);
        QTRY_COMPARE(watch.heard.value(watch.heard.size() - 1).second, 7);
        QCOMPARE(watch.heard.size(), changed.count());
        // Ahead of the clock by less than a second: with the next.
        watch.heard.clear();
        history.arrive({ { noon + 400ms, 4, noon + 500ms } });
        QCOMPARE(watch.heard, heard({}));
        clock.pass(1s);
        QCOMPARE(watch.heard, heard({ 500 }));
        clock.pass(1s);
        QCOMPARE(watch.heard, heard({ 500 }));
        // Too old for the window, or of what is to come: nobody is told.
        history.arrive({ { noon - 1h, 5, noon + 3s } });
        history.arrive({ { noon + 10min, 6, noon + 3s } });
        clock.pass(1s);
        QCOMPARE(watch.heard, heard({ 500 }));
        // With some of it in the window.
        history.arrive({ { noon - 1h, 7, noon + 4s }, { noon + 1s, 8, noon + 4s } });
        clock.pass(1s);
        QTRY_COMPARE(watch.heard, heard({ 500, 4000 }));
        // A clock in the past: views are told of late rows, but not of what happens.
        clock.shows = TimeContext::Mode::Fixed;
        clock.pass(-30s);
        changed.clear();
        history.arrive({ { noon - 1min, 9, noon + 5s } });
        QCOMPARE(changed.count(), 1);
        QCOMPARE(watch.heard, heard({ 500, 4000 }));
    }

    /// A live clock that ticks while a change is to be told soon adds none of its own; a jump, and a tick by itself, are shown at once.
    void ticksBetweenChanges()
    {
        Arrivals history;
        LiveClock clock;
        FeedWindow window(u"test.feed"_s, 5min, history, clock);
        QTRY_VERIFY(!window.isLoading() && window.now().isValid());
        QSignalSpy changed(&window, &FeedWindow::changed);
        clock.pass(1s);
        QCOMPARE(changed.count(), 1);
        history.arrive({ { noon, 1 } }); // the window rests
        clock.pass(1s);
        QCOMPARE(changed.count(), 1);
        QTRY_COMPARE(changed.count(), 2); // both in one
        QCOMPARE(shown(window), expected(history.all, clock.at, 5min));
        history.arrive({ { noon + 1s, 2 } });
        clock.pass(1min);
        QCOMPARE(changed.count(), 3);
    }

    /// A read takes a while: what arrives meanwhile is there afterwards, once, whether the read saw it or not.
    void whatArrivesDuringARead()
    {
        Arrivals history;
        LiveClock clock;
        FeedWindow window(u"test.feed"_s, 5min, history, clock);
        history.held = std::make_shared<QPromise<ObservationsPtr>>();
        history.held->start();
        QTRY_VERIFY(window.isLoading());
        history.arrive({ { noon - 2s, 0 }, { noon - 1s, 1 } });
        history.held->addResult(columnsOf({ { noon - 3s, 2 }, { noon - 2s, 0 } }));
        history.held->finish();
        QTRY_VERIFY(!window.isLoading());
        QCOMPARE(shown(window), expected({ { noon - 3s, 2 }, { noon - 2s, 0 }, { noon - 1s, 1 } }, noon, 5min));
    }

    /// A clock that is dragged: whoever follows hears once of each instant that is shown, and of reading only if that takes long.
    void anInstantIsToldOnce()
    {
        Arrivals history;
        history.arrive({ { noon - 24h, 1 }, { noon, 2 } });
        LiveClock clock;
        clock.shows = TimeContext::Mode::Fixed;
        FeedWindow window(u"test.feed"_s, 5min, history, clock);
        QTRY_VERIFY(!window.isLoading() && window.now().isValid());
        QSignalSpy changed(&window, &FeedWindow::changed);
        clock.pass(-24h);
        QVERIFY(window.isLoading());
        QTRY_COMPARE(shown(window), expected(history.all, noon - 24h, 5min));
        QVERIFY(!window.isLoading());
        QCOMPARE(changed.count(), 1);

        history.held = std::make_shared<QPromise<ObservationsPtr>>();
        history.held->start();
        clock.pass(24h);
        QCOMPARE(changed.count(), 1);
        QTRY_COMPARE(changed.count(), 2); // it takes long
        QVERIFY(window.isLoading());
        // The clock goes back before that is read: what it shows is there, and what is read then changes nothing.
        clock.pass(-24h);
        QVERIFY(!window.isLoading());
        QCOMPARE(changed.count(), 3);
        history.held->addResult(columnsOf({ { noon, 2 } }));
        history.held->finish();
        history.held.reset();
        QCoreApplication::processEvents();
        QCOMPARE(changed.count(), 3);
        QCOMPARE(shown(window), expected(history.all, noon - 24h, 5min));
        clock.pass(24h);
        QTRY_COMPARE(shown(window), expected(history.all, noon, 5min));
        QCOMPARE(changed.count(), 4);
    }

    /// A hundred pieces in a row are told as one change; the rows are there at once.
    void manyPiecesAreToldTogether()
    {
        Arrivals history;
        LiveClock clock;
        FeedWindow window(u"test.feed"_s, 5min, history, clock);
        QTRY_VERIFY(!window.isLoading() && window.now().isValid());
        QSignalSpy changes(&window, &FeedWindow::changed);
        std::vector<FeedWindow::Shown> seen { window.shown() };
        connect(&window, &FeedWindow::changed, this, [&] { seen.push_back(window.shown()); });
        for (quint32 i = 0; i < 100; ++i)
            history.arrive({ { noon - 1s, i } });
        QCOMPARE(changes.count(), 0);
        QCOMPARE(window.size(), 100u);
        QTRY_COMPARE(changes.count(), 1);
        for (quint32 i = 100; i < 200; ++i)
            history.arrive({ { noon - 1s, i } });
        QTRY_COMPARE(changes.count(), 2);
        // Whoever looks whether the rows are others than those it has seen, sees it.
        QCOMPARE(seen.size(), 3u);
        QVERIFY(seen[0] != seen[1] && seen[1] != seen[2] && seen[0] != seen[2]);
        // One piece corrects another: there are as many as before, in the place of the former.
        FeedWindow::Shown as = window.shown();
        history.arrive({ { noon - 1s, 7 } });
        QCOMPARE(window.shown().end, as.end);
        QVERIFY(window.shown() != as);
        as = window.shown();
        QVERIFY(window.shown() == as);
        // What is not seen yet is told when it is.
        history.arrive({ { noon + 500ms, 200 } });
        QCOMPARE(changes.count(), 2);
        clock.pass(1s);
        QCOMPARE(changes.count(), 3);
        QCOMPARE(window.size(), 201u);
    }
};

QTEST_GUILESS_MAIN(FeedWindowTest)
#include "tst_feedwindow.moc"
