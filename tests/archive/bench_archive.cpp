// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgresserver.h"

#include "../history/benchfill.h"
#include "../history/benchtimes.h"
#include "engine/archive/archivestats.h"
#include "engine/archive/archivestore.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <cstdio>
#include <random>

// The file of one desk and a shared archive side by side: the same events, the same questions, through the same interface, by the
// clock on the wall, because half of the work is another process's. The server is this computer's own, reached through a socket, with
// fsync and synchronous_commit on and 128 MB of shared buffers; a network adds its round trips to each question.
using namespace citywall;
using namespace citywall::bench;

namespace {

constexpr Duration everSince = std::chrono::hours(24 * 3650);

/// What one store costs. @param openNew a new and empty one; @param settle what a night would do to it
QJsonObject measureStore(const City &city, qint64 n, const std::function<std::unique_ptr<HistoryArchive>()> &openNew,
                         const std::function<void()> &settle)
{
    QJsonObject report;
    QJsonObject rates;
    std::unique_ptr<HistoryArchive> store;
    for (const auto &[batchRows, events] : { std::pair<size_t, qint64>(1, n / 50), { 100, n / 5 }, { 10'000, n } }) {
        store.reset();
        store = openNew();
        rates[QString::number(batchRows)] = std::round(double(events) / fill(*store, city, events, batchRows));
    }
    report[QStringLiteral("ingestPerSecondByBatch")] = rates;
    settle();

    HistoryReader &reader = store->reader();
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
    // All feeds are asked at once, as the windows of a desk ask.
    const auto ask = [&](TimeRange range, std::optional<GeoBox> box, int only) {
        std::vector<QFuture<ObservationsPtr>> answers;
        for (int feed = 0; feed < city.feeds; ++feed) {
            if (only < 0 || only == feed)
                answers.push_back(reader.request({ city.feedName(feed), range, {}, box }));
        }
        qint64 rows = 0;
        for (const QFuture<ObservationsPtr> &answer : answers)
            rows += qint64(answer.result()->size());
        return rows;
    };
    QJsonObject reads;
    const auto time = [&](const QString &name, int runs, const auto &work) {
        const qint64 rows = work(0); // warm
        QJsonObject line = toJson(measure(runs, work, CLOCK_MONOTONIC));
        line[QStringLiteral("rows")] = rows;
        reads[name] = line;
    };
    const GeoBox box { -87.700003, 41.800003, -87.660003, 41.840003 }; // a hundredth of the city
    time(QStringLiteral("1 minute"), 51, [&](int run) { return ask(rangeOf(run, minute), {}, -1); });
    time(QStringLiteral("1 hour"), 31, [&](int run) { return ask(rangeOf(run, 60 * minute), {}, -1); });
    time(QStringLiteral("1 day"), 5, [&](int run) { return ask(rangeOf(run, 1440 * minute), {}, -1); });
    time(QStringLiteral("1 feed, 1 hour"), 51, [&](int run) { return ask(rangeOf(run, 60 * minute), {}, 3); });
    time(QStringLiteral("1 feed, 1 day"), 15, [&](int run) { return ask(rangeOf(run, 1440 * minute), {}, 3); });
    time(QStringLiteral("box, 1 day"), 15, [&](int run) { return ask(rangeOf(run, 1440 * minute), box, -1); });
    time(QStringLiteral("state of all entities"), 15, [&](int run) {
        std::vector<QFuture<ObservationsPtr>> answers;
        for (int feed = 0; feed < city.feeds; ++feed)
            answers.push_back(reader.latest(city.feedName(feed), rangeOf(run, 1).begin, everSince));
        qint64 rows = 0;
        for (const QFuture<ObservationsPtr> &answer : answers)
            rows += qint64(answer.result()->size());
        return rows;
    });
    time(QStringLiteral("histogram of all by hour"), 15, [&](int) {
        QStringList feeds;
        for (int feed = 0; feed < city.feeds; ++feed)
            feeds.append(city.feedName(feed));
        return qint64(reader.histogram(feeds, { { first }, { first + whole } }, int(std::max<qint64>(whole / (60 * minute), 1)))
                          .result()
                          .counts.size());
    });
    report[QStringLiteral("readMilliseconds")] = reads;
    return report;
}

/// From the call of append() at one desk to `appended` at another one, a batch at a time.
Times measureLag(const ArchiveAccess &access, const City &city)
{
    const auto one = ArchiveStore::open(access, nullptr);
    const auto other = ArchiveStore::open(access, nullptr);
    if (!one || !other)
        qFatal("the archive cannot be opened");
    QEventLoop loop;
    QObject::connect(&(*other)->reader(), &HistoryReader::appended, &loop, &QEventLoop::quit);
    return measure(
        101,
        [&](int run) {
            DecodedBatch batch = city.emptyBatch(0, false);
            batch.observations.push_back(city.event(run).record);
            batch.observations.back().feature = 0;
            batch.observations.back().phenomenonTime = { city.timeOf(run) };
            (void)(*one)->writer().append(QStringLiteral("bench.lag"), std::move(batch), source, { 0 });
            loop.exec();
        },
        CLOCK_MONOTONIC);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        { { QStringLiteral("n"), QStringLiteral("events, a million a day"), QStringLiteral("n"), QStringLiteral("1000000") },
          { QStringLiteral("json"), QStringLiteral("for machines; it always is") } });
    parser.process(application);
    const qint64 n = std::max(parser.value(QStringLiteral("n")).toLongLong(), 10'000ll);
    const City city;
    QJsonObject report { { QStringLiteral("events"), n },
                         { QStringLiteral("feeds"), city.feeds },
                         { QStringLiteral("entities"), city.entities } };

    std::vector<std::unique_ptr<QTemporaryDir>> folders;
    const auto newFile = [&]() -> std::unique_ptr<HistoryArchive> {
        folders.push_back(std::make_unique<QTemporaryDir>());
        return bench::openStore(folders.back()->path());
    };
    QJsonObject file = measureStore(city, n, newFile, [] { });
    file[QStringLiteral("bytesPerEvent")] = double(sizeOf(folders.back()->path())) / double(n);
    report[QStringLiteral("file")] = file;

    QString why;
    const auto server = test::PostgresServer::start(why);
    if (!server) {
        report[QStringLiteral("archive")] = why;
        std::puts(QJsonDocument(report).toJson().constData());
        return 0;
    }
    ArchiveAccess access;
    const auto newArchive = [&]() -> std::unique_ptr<HistoryArchive> {
        access = server->newDatabase();
        auto store = ArchiveStore::open(access, nullptr);
        if (!store)
            qFatal("%s", qPrintable(store.error().message + store.error().detail));
        return std::move(store).value();
    };
    QJsonObject archive = measureStore(city, n, newArchive, [&] { server->execute(access.database, "VACUUM ANALYZE"); });
    const auto sizes = [&](const QString &name) {
        if (const Result<ArchiveStats> stats = archiveStats(access)) {
            archive[name] = QJsonObject { { QStringLiteral("observations"), double(stats->tableBytes) / double(n) },
                                          { QStringLiteral("indexes"), double(stats->indexBytes) / double(n) },
                                          { QStringLiteral("database"), double(stats->databaseBytes) / double(n) } };
        }
    };
    sizes(QStringLiteral("bytesPerEvent"));
    server->execute(access.database, "REINDEX SCHEMA citywall"); // as for a month that is over
    sizes(QStringLiteral("bytesPerEventReindexed"));
    const Times lag = measureLag(server->newDatabase(), city);
    archive[QStringLiteral("otherDeskHearsMilliseconds")] = toJson(lag);
    report[QStringLiteral("archive")] = archive;
    std::puts(QJsonDocument(report).toJson().constData());
    return 0;
}
