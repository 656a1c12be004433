// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchfill.h"
#include "benchtimes.h"
#include "rawcolumns.h"

#include "engine/history/historyquery.h"
#include "engine/history/maintenance.h"
#include "engine/history/storage.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <atomic>
#include <cstdio>
#include <deque>
#include <random>
#include <sys/resource.h>
#include <thread>

// What the history costs, beside the plainest thing that could do the same: the same columns, unpacked, in memory-mapped files.
// Ratios between the two hold from machine to machine; the times do not. One thread reads, over the connection that a reader of
// the store has; "all feeds" asks for one after another. Warm: CPU time of that thread. Cold: closed, taken out of the page cache
// as far as the kernel does so, opened again; by the clock on the wall.
using namespace citywall;
using namespace citywall::bench;

namespace {

constexpr Duration longAgo = std::chrono::hours(24 * 3650);

/// The reading side over both: the history's connection, and the raw columns.
class Readers
{
public:
    Readers(const QString &path, const City &city, const RawColumns &raw) : m_path(path), m_city(city), m_raw(raw)
    {
        if (const Status opened = m_storage.open(path); !opened)
            qFatal("%s", qPrintable(opened.error().message));
        while (m_storage.tendKeyframes()) { } // what the store had not come to before it was closed
        connect();
    }
    ~Readers() { m_storage.close(); }
    Q_DISABLE_COPY_MOVE(Readers)

    void connect()
    {
        m_query.reset();
        m_query = std::make_unique<HistoryQuery>(m_path, m_published, [](const HistoryDamage &) { qFatal("damage"); });
    }
    void coldAgain()
    {
        m_query.reset();
        evict(m_path);
        connect();
    }

    size_t span(TimeRange range, std::optional<GeoBox> box = {}, int only = -1)
    {
        size_t rows = 0;
        for (int feed = 0; feed < m_city.feeds; ++feed) {
            if (only < 0 || only == feed)
                rows += m_query->read({ m_city.feedName(feed), range, {}, box })->size();
        }
        return rows;
    }
    size_t state(UtcTime at)
    {
        size_t rows = 0;
        for (int feed = 0; feed < m_city.feeds; ++feed)
            rows += m_query->latest(m_city.feedName(feed), at, longAgo)->size();
        return rows;
    }
    size_t histogram(TimeRange range, int buckets)
    {
        qint64 sum = 0;
        for (int feed = 0; feed < m_city.feeds; ++feed) {
            for (const qint64 count : m_query->count(m_city.feedName(feed), range, buckets))
                sum += count;
        }
        return size_t(sum);
    }
    size_t rawSpan(TimeRange range) const { return m_raw.read(range).time.size(); }
    size_t rawFeed(TimeRange range, int only) const
    {
        return m_raw.read(range, [&](quint32 place, qint64) { return int(place >> 24) == only; }).time.size();
    }
    size_t rawBox(TimeRange range, const GeoBox &box) const
    {
        return m_raw
            .read(range,
                  [&](quint32 place, qint64 row) {
                      const GeoPoint own = m_raw.position(row);
                      return box.contains(own.isValid() ? own : m_city.placeOf(int(place >> 24), place & 0xffffff));
                  })
            .time.size();
    }

private:
    const QString m_path;
    const City &m_city;
    const RawColumns &m_raw;
    Published m_published;
    Storage m_storage { nullptr, m_published, [](const HistoryDamage &) { } };
    std::unique_ptr<HistoryQuery> m_query;
};

QJsonObject measureReads(const QString &path, const City &city, qint64 n, RawColumns &raw, int coldRuns)
{
    Readers readers(path, city, raw);
    const qint64 first = city.timeOf(0);
    const qint64 whole = city.timeOf(n) - first;
    std::mt19937_64 random(5);
    std::vector<double> places(200);
    for (double &place : places)
        place = std::uniform_real_distribution<>(0.02, 1)(random);
    const auto rangeOf = [&](int run, qint64 length) {
        const qint64 from = first + qint64(double(std::max<qint64>(whole - length, 0)) * places[size_t(run) % places.size()]);
        return TimeRange { { from }, { from + length } };
    };
    const auto instantOf = [&](int run) {
        return UtcTime { first + qint64(double(whole) * places[size_t(run) % places.size()]) };
    };
    const GeoBox box { -87.700003, 41.800003, -87.660003, 41.840003 }; // a hundredth of the city

    QJsonObject report;
    const auto compare = [&](const QString &name, int runs, const auto &ours, const auto &theirs) {
        size_t rows = 0;
        for (int run = 0; run < std::min(runs, 3); ++run) {
            const size_t count = ours(run);
            if (count != theirs(run))
                qFatal("%s: the history and the raw columns differ", qPrintable(name));
            rows += count;
        }
        const Times warm = measure(runs, ours);
        const Times rawWarm = measure(runs, theirs);
        std::vector<double> cold, rawCold;
        for (int run = 0; run < coldRuns; ++run) {
            readers.coldAgain();
            cold.push_back(measure(1, [&](int) { ours(run); }, CLOCK_MONOTONIC).median);
            raw.coldAgain();
            rawCold.push_back(measure(1, [&](int) { theirs(run); }, CLOCK_MONOTONIC).median);
        }
        readers.connect();
        (void)ours(0);
        QJsonObject line { { QStringLiteral("rows"), qint64(rows / size_t(std::min(runs, 3))) },
                           { QStringLiteral("warm"), toJson(warm) },
                           { QStringLiteral("rawWarm"), toJson(rawWarm) },
                           { QStringLiteral("timesRaw"), warm.median / rawWarm.median } };
        if (coldRuns > 0) {
            line[QStringLiteral("cold")] = toJson(timesOf(cold));
            line[QStringLiteral("rawCold")] = toJson(timesOf(rawCold));
        }
        report[name] = line;
    };
    const auto spans = [&](const QString &name, qint64 length, int runs) {
        compare(
            name, runs, [&](int run) { return readers.span(rangeOf(run, length)); },
            [&](int run) { return readers.rawSpan(rangeOf(run, length)); });
    };
    spans(QStringLiteral("1 minute"), minute, 101);
    spans(QStringLiteral("1 hour"), 60 * minute, 101);
    spans(QStringLiteral("1 day"), 1440 * minute, 15);
    compare(
        QStringLiteral("1 feed, 1 minute"), 101, [&](int run) { return readers.span(rangeOf(run, minute), {}, 3); },
        [&](int run) { return readers.rawFeed(rangeOf(run, minute), 3); });
    compare(
        QStringLiteral("1 feed, 1 day"), 31, [&](int run) { return readers.span(rangeOf(run, 1440 * minute), {}, 3); },
        [&](int run) { return readers.rawFeed(rangeOf(run, 1440 * minute), 3); });
    compare(
        QStringLiteral("box, 1 day"), 15, [&](int run) { return readers.span(rangeOf(run, 1440 * minute), box); },
        [&](int run) { return readers.rawBox(rangeOf(run, 1440 * minute), box); });
    compare(
        QStringLiteral("state"), 51, [&](int run) { return readers.state(instantOf(run)); },
        [&](int run) { return raw.state(instantOf(run).milliseconds, city); });
    const qint64 midnight = first / (1440 * minute) * (1440 * minute);
    const TimeRange days { { midnight }, { midnight + (whole / (1440 * minute) + 2) * 1440 * minute } };
    const int count = int(days.length().count() / (1440 * minute));
    report[QStringLiteral("histogram by day")] = toJson(measure(31, [&](int) { (void)readers.histogram(days, count); }));
    report[QStringLiteral("histogram of a day by 15 min")] = toJson(
        measure(31, [&](int) { (void)readers.histogram({ { midnight + 1440 * minute }, { midnight + 2880 * minute } }, 96); }));
    return report;
}

/// Latency of readers while so many events a second arrive: 50 batches of one feed after another in a second.
QJsonObject measureWhileWriting(const QString &folder, const City &city, qint64 n, int perSecond, int seconds)
{
    const auto store = openStore(folder);
    HistoryReader &reader = store->reader();
    std::atomic<bool> stop = false;
    std::atomic<qint64> written = 0;
    std::thread appender([&] {
        const int rows = perSecond / 50;
        std::deque<QFuture<AppendResult>> pending;
        auto next = std::chrono::steady_clock::now();
        for (int b = 0; !stop; ++b) {
            DecodedBatch batch = city.emptyBatch(b % city.feeds, false);
            for (int i = 0; i < rows; ++i) {
                City::Event event = city.event(n + qint64(b) * rows + i);
                event.record.feature = event.feature;
                batch.observations.push_back(event.record);
            }
            pending.push_back(store->writer().append(city.feedName(b % city.feeds), std::move(batch), source, { 0 }));
            if (pending.size() > 10) {
                written += pending.front().result().accepted;
                pending.pop_front();
            }
            std::this_thread::sleep_until(next += std::chrono::milliseconds(20));
        }
    });
    QJsonObject report;
    std::mt19937_64 random(9);
    for (const auto &[name, length] : { std::pair("1 minute", minute), std::pair("1 hour", 60 * minute) }) {
        std::vector<double> times;
        QElapsedTimer all;
        all.start();
        while (all.elapsed() < seconds * 1000) {
            const qint64 from = city.timeOf(qint64(random() % quint64(n)));
            QElapsedTimer timer;
            timer.start();
            (void)reader.request({ city.feedName(int(random() % quint64(city.feeds))), { { from }, { from + length } }, {}, {} })
                .result();
            times.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
        const Times found = timesOf(std::move(times));
        report[QLatin1StringView(name)] = QJsonObject { { QStringLiteral("median"), found.median },
                                                        { QStringLiteral("p95"), found.p95 },
                                                        { QStringLiteral("p99"), found.p99 } };
    }
    stop = true;
    appender.join();
    report[QStringLiteral("eventsPerSecond")] = double(written) / (2.0 * seconds);
    return report;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        { { QStringLiteral("n"), QStringLiteral("events, a million a day"), QStringLiteral("n"), QStringLiteral("1000000") },
          { QStringLiteral("cold"), QStringLiteral("cold runs of each"), QStringLiteral("runs"), QStringLiteral("7") },
          { QStringLiteral("json"), QStringLiteral("for machines; it always is") } });
    parser.process(application);
    const qint64 n = std::max(parser.value(QStringLiteral("n")).toLongLong(), 100'000ll);
    const City city;
    const QTemporaryDir folder;
    const QTemporaryDir rawFolder;
    QJsonObject report { { QStringLiteral("events"), n },
                         { QStringLiteral("feeds"), city.feeds },
                         { QStringLiteral("entities"), city.entities } };

    QJsonObject rates;
    for (const auto &[batchRows, events] : { std::pair<size_t, qint64>(1, n / 50), { 100, n / 5 }, { 10'000, n } }) {
        const QTemporaryDir other;
        const auto store = openStore(batchRows == 10'000 ? folder.path() : other.path());
        rates[QString::number(batchRows)] = std::round(double(events) / fill(*store, city, events, batchRows));
    }
    report[QStringLiteral("ingestPerSecondByBatch")] = rates;
    RawColumns raw(rawFolder.path());
    raw.write(city, n);
    const QString path = folder.filePath(QStringLiteral("history.sqlite"));
    report[QStringLiteral("openMilliseconds")] = measure(1, [&](int) { openStore(folder.path()); }, CLOCK_MONOTONIC).median;
    report[QStringLiteral("readMilliseconds")] = measureReads(path, city, n, raw, parser.value(QStringLiteral("cold")).toInt());
    report[QStringLiteral("bytesPerEvent")] = double(sizeOf(folder.path())) / double(n);
    if (const Result<HistoryStats> stats = historyStats(path)) {
        qint64 bytes = 0;
        for (const FeedStats &feed : stats->feeds)
            bytes += feed.keyframeBytes;
        report[QStringLiteral("keyframeBytesPerEvent")] = double(bytes) / double(n);
    }
    report[QStringLiteral("whileWriting")] = measureWhileWriting(folder.path(), city, n, 10'000, 4);
    rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    report[QStringLiteral("peakMegabytes")] = double(usage.ru_maxrss) / 1024;
    std::puts(QJsonDocument(report).toJson().constData());
    return 0;
}
