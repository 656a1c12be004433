// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchfill.h"
#include "benchmemory.h"
#include "benchtimes.h"
#include "rawcolumns.h"

#include "engine/history/historyquery.h"
#include "engine/history/maintenance.h"
#include "engine/history/storage.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <atomic>
#include <cstdio>
#include <deque>
#include <numeric>
#include <random>
#include <sys/resource.h>
#include <thread>

// What the history costs, beside the plainest thing that could do the same: the same columns, unpacked, in memory-mapped files.
// Ratios between the two hold from machine to machine; the times do not. What is measured is what views do: they ask the reader of a
// store, each for one feed, and wait for the futures; "all feeds" asks for all of them at once. Warm: CPU time of all threads, and of
// those that read; by the clock on the wall; and direct, the CPU time of one thread that reads them all itself, without a store, what it
// has read before or ("first") only others have: its connection maps the file itself.
// Cold: closed, taken out of the page cache as far as the kernel does so, opened again; by the clock on the wall.
using namespace citywall;
using namespace citywall::bench;

namespace {

constexpr Duration longAgo = std::chrono::hours(24 * 3650);

/// The reading side over both: the history's reader, and the raw columns.
class Readers
{
public:
    Readers(const QString &folder, const City &city, const RawColumns &raw) : m_folder(folder), m_city(city), m_raw(raw)
    {
        Storage storage { nullptr, m_published, [](const HistoryDamage &) { } };
        if (const Status opened = storage.open(path()); !opened)
            qFatal("%s", qPrintable(opened.error().message));
        while (storage.tendKeyframes()) { } // what the store had not come to before it was closed
        storage.close();
        open();
    }

    void open()
    {
        auto opened = HistoryStore::openForReading(m_folder, nullptr);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        m_store = std::move(opened).value();
        m_query = std::make_unique<HistoryQuery>(path(), m_published, [](const HistoryDamage &) { qFatal("damage"); });
        for (int i = 0; i < m_city.feeds; ++i) // all threads have their connections
            (void)m_store->reader().request({ QStringLiteral("none"), { { 0 }, { 1 } }, {}, {} });
        (void)m_store->reader().request({ QStringLiteral("none"), { { 0 }, { 1 } }, {}, {} }).result();
    }
    void coldAgain()
    {
        m_query.reset();
        m_store.reset();
        evict(path());
        open();
    }

    /// Whether this thread reads, over a connection of its own, instead of asking.
    void setDirect(bool direct) { m_direct = direct; }
    size_t span(TimeRange range, std::optional<GeoBox> box = {}, int only = -1)
    {
        return sum(
            only, [&](const QString &feed) { return m_store->reader().request({ feed, range, {}, box }); },
            [&](const QString &feed) { return m_query->read({ feed, range, {}, box }); });
    }
    size_t state(UtcTime at)
    {
        return sum(
            -1, [&](const QString &feed) { return m_store->reader().latest(feed, at, longAgo); },
            [&](const QString &feed) { return m_query->latest(feed, at, longAgo); });
    }
    size_t histogram(TimeRange range, int buckets)
    {
        QStringList feeds;
        for (int feed = 0; feed < m_city.feeds; ++feed)
            feeds.append(m_city.feedName(feed));
        qint64 sum = 0;
        for (const std::vector<qint64> &counts : m_store->reader().histogram(feeds, range, buckets).result().counts)
            sum = std::accumulate(counts.begin(), counts.end(), sum);
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
    QString path() const { return m_folder + QStringLiteral("/history.sqlite"); }
    template<typename Ask, typename Read>
    size_t sum(int only, const Ask &ask, const Read &read) const
    {
        size_t rows = 0;
        std::vector<QFuture<ObservationsPtr>> asked;
        if (m_direct)
            m_query->hold(); // what is asked for together is of the same moment, as the store's reader has it
        for (int feed = 0; feed < m_city.feeds; ++feed) {
            if (only >= 0 && only != feed)
                continue;
            if (m_direct)
                rows += read(m_city.feedName(feed))->size();
            else
                asked.push_back(ask(m_city.feedName(feed)));
        }
        m_query->release();
        for (auto each = asked.rbegin(); each != asked.rend(); ++each) // one wait, mostly: for the last
            rows += each->takeResult()->size();
        if (!m_store->damage().isEmpty())
            qFatal("damage");
        return rows;
    }

    const QString m_folder;
    const City &m_city;
    const RawColumns &m_raw;
    std::unique_ptr<HistoryStore> m_store;
    Published m_published; // for the query, which reads what is in the file
    std::unique_ptr<HistoryQuery> m_query;
    bool m_direct = false;
};

/// @param only what is measured, by name; all if it is empty
QJsonObject measureReads(const QString &folder, const City &city, qint64 n, RawColumns &raw, int coldRuns, const QString &only)
{
    Readers readers(folder, city, raw);
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
        if (!only.isEmpty() && only != name)
            return;
        size_t rows = 0;
        for (int run = 0; run < std::min(runs, 3); ++run) {
            const size_t count = ours(run);
            if (count != theirs(run))
                qFatal("%s: the history and the raw columns differ", qPrintable(name));
            rows += count;
        }
        const Times asking = measure(runs, ours); // this thread's part; and all that is read again is in memory now
        const Times warm = measure(runs, ours, CLOCK_PROCESS_CPUTIME_ID);
        const Times wall = measure(runs, ours, CLOCK_MONOTONIC);
        readers.setDirect(true);
        const Times unread = measure(runs, ours);
        const Times direct = measure(runs, ours);
        readers.setDirect(false);
        const Times rawWarm = measure(runs, theirs);
        std::vector<double> cold, rawCold;
        for (int run = 0; run < coldRuns; ++run) {
            readers.coldAgain();
            cold.push_back(measure(1, [&](int) { ours(run); }, CLOCK_MONOTONIC).median);
            raw.coldAgain();
            rawCold.push_back(measure(1, [&](int) { theirs(run); }, CLOCK_MONOTONIC).median);
        }
        (void)ours(0);
        QJsonObject line { { QStringLiteral("rows"), qint64(rows / size_t(std::min(runs, 3))) },
                           { QStringLiteral("warm"), toJson(warm) },
                           { QStringLiteral("warmReaders"), warm.median - asking.median },
                           { QStringLiteral("warmDirect"), toJson(direct) },
                           { QStringLiteral("warmDirectFirst"), toJson(unread) },
                           { QStringLiteral("warmWall"), toJson(wall) },
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
    if (!only.isEmpty())
        return report;
    const qint64 midnight = first / (1440 * minute) * (1440 * minute);
    const TimeRange days { { midnight }, { midnight + (whole / (1440 * minute) + 2) * 1440 * minute } };
    const int count = int(days.length().count() / (1440 * minute));
    report[QStringLiteral("histogram by day")] =
        toJson(measure(31, [&](int) { (void)readers.histogram(days, count); }, CLOCK_PROCESS_CPUTIME_ID));
    report[QStringLiteral("histogram of a day by 15 min")] = toJson(measure(
        31, [&](int) { (void)readers.histogram({ { midnight + 1440 * minute }, { midnight + 2880 * minute } }, 96); },
        CLOCK_PROCESS_CPUTIME_ID));
    raw.release();
    readers.coldAgain();
    const ProcessMemory before; // reading alone, without the raw columns
    for (int run = 0; run < 60; ++run) {
        (void)readers.span(rangeOf(run, run % 3 == 0 ? minute : run % 3 == 1 ? 60 * minute : 1440 * minute));
        (void)readers.state(instantOf(run));
    }
    report[QStringLiteral("memory")] = before.growth();
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

/// All that is measured over one history of so many events.
QJsonObject measureHistory(const QCommandLineParser &parser, const City &city, qint64 n, const QDir &folder)
{
    const QString rawFolder = folder.filePath(QStringLiteral("raw"));
    QDir().mkpath(rawFolder);
    QJsonObject report { { QStringLiteral("events"), n },
                         { QStringLiteral("feeds"), city.feeds },
                         { QStringLiteral("entities"), city.entities } };

    RawColumns raw(rawFolder);
    const bool isThere = raw.open(n); // the last to be made
    QJsonObject rates;
    for (const auto &[batchRows, events] : { std::pair<size_t, qint64>(1, n / 50), { 100, n / 5 }, { 10'000, n } }) {
        if (isThere)
            break;
        const QTemporaryDir other;
        const auto store = openStore(batchRows == 10'000 ? folder.path() : other.path());
        rates[QString::number(batchRows)] = std::round(double(events) / fill(*store, city, events, batchRows));
    }
    report[QStringLiteral("ingestPerSecondByBatch")] = rates;
    if (!isThere)
        raw.write(city, n);
    const QString path = folder.filePath(QStringLiteral("history.sqlite"));
    report[QStringLiteral("openMilliseconds")] = measure(1, [&](int) { openStore(folder.path()); }, CLOCK_MONOTONIC).median;
    report[QStringLiteral("readMilliseconds")] = measureReads(
        folder.path(), city, n, raw, parser.value(QStringLiteral("cold")).toInt(), parser.value(QStringLiteral("only")));
    report[QStringLiteral("bytesPerEvent")] = double(sizeOf(folder.path())) / double(n);
    if (const Result<HistoryStats> stats = historyStats(path)) {
        qint64 bytes = 0;
        for (const FeedStats &feed : stats->feeds)
            bytes += feed.keyframeBytes;
        report[QStringLiteral("keyframeBytesPerEvent")] = double(bytes) / double(n);
    }
    if (!parser.isSet(QStringLiteral("in"))) // it writes, and the next one reads that
        report[QStringLiteral("whileWriting")] = measureWhileWriting(folder.path(), city, n, 10'000, 4);
    rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    report[QStringLiteral("peakMegabytes")] = double(usage.ru_maxrss) / 1024;
    return report;
}

/// How much more each read costs in the largest of the histories than in the smallest: CPU time of one thread that reads, warm.
QJsonObject growthOf(const QJsonArray &reports)
{
    const QJsonObject least = reports.first()[QStringLiteral("readMilliseconds")].toObject();
    const QJsonObject most = reports.last()[QStringLiteral("readMilliseconds")].toObject();
    const auto cost = [](const QJsonValue &read) {
        return read[QStringLiteral("warmDirect")][QStringLiteral("median")].toDouble();
    };
    QJsonObject growth;
    for (auto it = least.begin(); it != least.end(); ++it)
        if (cost(it.value()) > 0)
            growth[it.key()] = cost(most[it.key()]) / cost(it.value());
    return growth;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        { { QStringLiteral("n"),
            QStringLiteral("events, a million a day; several, growing (1000000,10000000): each, and what grows with it"),
            QStringLiteral("n"), QStringLiteral("1000000") },
          { QStringLiteral("feeds"), QStringLiteral("that have them"), QStringLiteral("feeds"), QStringLiteral("20") },
          { QStringLiteral("cold"), QStringLiteral("cold runs of each"), QStringLiteral("runs"), QStringLiteral("7") },
          { QStringLiteral("in"), QStringLiteral("where the history stays; read again if it is there already"),
            QStringLiteral("folder") },
          { QStringLiteral("only"), QStringLiteral("the one read to measure"), QStringLiteral("name") },
          { QStringLiteral("json"), QStringLiteral("for machines; it always is") } });
    parser.process(application);
    const City city { std::max(parser.value(QStringLiteral("feeds")).toInt(), 1) };
    const QStringList sizes = parser.value(QStringLiteral("n")).split(u',');
    QJsonArray reports;
    for (const QString &size : sizes) {
        const QTemporaryDir temporary;
        const QDir given(parser.isSet(QStringLiteral("in")) ? parser.value(QStringLiteral("in")) : temporary.path());
        const QDir folder(sizes.size() > 1 ? given.filePath(size) : given.path());
        reports.append(measureHistory(parser, city, std::max(size.toLongLong(), 100'000ll), folder));
    }
    const QJsonObject report = sizes.size() == 1
        ? reports.first().toObject()
        : QJsonObject { { QStringLiteral("histories"), reports }, { QStringLiteral("growth"), growthOf(reports) } };
    std::puts(QJsonDocument(report).toJson().constData());
    return 0;
}
