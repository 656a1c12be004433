// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/historystore.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <deque>
#include <random>

// What the history costs, beside the plainest thing that could do the same: the rows in arrays in memory, sorted by time.
// Ratios between the two hold from machine to machine; the times do not.
using namespace citywall;

namespace {

constexpr qint64 start = 1'700'000'000'000;
constexpr qint64 minute = 60'000;
constexpr qint64 round5 = 5 * minute;
const QString feed = QStringLiteral("bench.links");

/// Row r of the city: `links` links, each observed once in five minutes, with speed, flow and travel time.
struct City {
    int links = 500;

    ObservationRecord at(qint64 r) const
    {
        std::minstd_rand random(unsigned(r * 7919 + 1));
        random.discard(3);
        ObservationRecord record;
        record.feature = quint32(r % links);
        record.phenomenonTime = { start + r / links * round5 + (r % links) * round5 / links };
        record.values = { float(int(random() % 400)) / 10, float(random() % 2000), float(random() % 600),
                          ObservationRecord::nan };
        return record;
    }
    DecodedBatch batch(qint64 first, qint64 count, bool withFeatures) const
    {
        DecodedBatch batch;
        for (int i = 0; i < links; ++i) {
            const GeoLine line = withFeatures ? GeoLine { { -87.8 + i * 1e-4, 41.8 }, { -87.8 + i * 1e-4, 41.81 } } : GeoLine {};
            batch.features.push_back({ QStringLiteral("link-%1").arg(i), {}, line, {} });
        }
        for (qint64 r = first; r < first + count; ++r)
            batch.observations.push_back(at(r));
        return batch;
    }
};

template<typename Work>
double medianMilliseconds(int runs, const Work &work)
{
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer timer;
        timer.start();
        work(i);
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

std::unique_ptr<HistoryStore> openStore(const QString &folder)
{
    auto store = HistoryStore::open(folder, nullptr);
    if (!store)
        qFatal("%s", qPrintable(store.error().message));
    return std::move(store).value();
}

/// Observations per second, at most eight batches under way.
double ingest(HistoryStore &store, const City &city, qint64 n, qint64 batchRows)
{
    std::vector<DecodedBatch> batches; // made before the clock starts
    for (qint64 first = 0; first < n; first += batchRows)
        batches.push_back(city.batch(first, std::min(batchRows, n - first), first == 0));
    std::deque<QFuture<AppendResult>> pending;
    QElapsedTimer timer;
    timer.start();
    for (DecodedBatch &batch : batches) {
        pending.push_back(store.writer().append(feed, std::move(batch), { QStringLiteral("bench"), {}, true }, { start }));
        if (pending.size() >= 8) {
            (void)pending.front().result();
            pending.pop_front();
        }
    }
    for (const auto &future : pending)
        (void)future.result();
    return double(n) / double(timer.nsecsElapsed()) * 1e9;
}

qint64 sizeOf(const QString &folder)
{
    qint64 bytes = 0;
    for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files))
        bytes += file.size();
    return bytes;
}

/// The reference: the window copied out of arrays.
size_t copyOut(const Observations &all, TimeRange range, std::optional<FeatureKey> feature)
{
    const auto &times = all.phenomenonTime;
    const size_t begin = size_t(std::lower_bound(times.begin(), times.end(), range.begin.milliseconds) - times.begin());
    const size_t end = size_t(std::lower_bound(times.begin(), times.end(), range.end.milliseconds) - times.begin());
    Observations out;
    const auto copy = [&](const auto &from, auto &to) {
        if (!feature) {
            to.assign(from.begin() + qsizetype(begin), from.begin() + qsizetype(end));
            return;
        }
        for (size_t row = begin; row < end; ++row) {
            if (all.feature[row] == *feature)
                to.push_back(from[row]);
        }
    };
    copy(all.phenomenonTime, out.phenomenonTime);
    copy(all.receivedTime, out.receivedTime);
    copy(all.feature, out.feature);
    copy(all.longitudeE7, out.longitudeE7);
    copy(all.latitudeE7, out.latitudeE7);
    for (size_t v = 0; v < maximumFields; ++v)
        copy(all.values[v], out.values[v]);
    copy(all.source, out.source);
    return out.size();
}

/// Incidents as an import brings them: each its own feature, with details, in no order of time. Seconds.
double importIncidents(HistoryStore &store, int n)
{
    std::vector<DecodedBatch> batches;
    std::minstd_rand random(9);
    for (int i = 0; i < n; ++i) {
        if (i % 5000 == 0)
            batches.emplace_back();
        DecodedBatch &batch = batches.back();
        const QString id = QStringLiteral("HZ%1").arg(i);
        batch.features.push_back({ id,
                                   QStringLiteral("THEFT: OVER $500"),
                                   { { -87.6 - (i % 1000) * 1e-4, 41.8 + (i % 777) * 1e-4 } },
                                   { { QStringLiteral("address"), QStringLiteral("0%1XX W MADISON ST").arg(i % 60) } } });
        ObservationRecord record;
        record.feature = quint32(batch.features.size() - 1);
        record.phenomenonTime = { start + qint64(random() % 525'600) * minute };
        record.values = { 1, 2, float(i % 3), 0 };
        record.detail =
            R"({"description":"OVER $500","arrest":false,"location":"STREET","number":)" + QByteArray::number(i) + "}";
        batch.observations.push_back(record);
    }
    QElapsedTimer timer;
    timer.start();
    std::vector<QFuture<AppendResult>> futures;
    store.writer().beginBulk(QStringLiteral("bench.incidents"));
    for (DecodedBatch &batch : batches) {
        futures.push_back(store.writer().append(QStringLiteral("bench.incidents"), std::move(batch),
                                                { QStringLiteral("bench"), {}, true }, { start }));
        if (futures.size() > 2)
            (void)futures[futures.size() - 3].result();
    }
    for (const auto &future : futures)
        (void)future.result();
    store.writer().endBulk(QStringLiteral("bench.incidents"));
    (void)store.writer().append(feed, {}, { QStringLiteral("bench"), {}, true }, { start }).result(); // after the bulk's end
    return double(timer.nsecsElapsed()) / 1e9;
}

QJsonObject measureImport(int n)
{
    const QTemporaryDir folder;
    auto store = openStore(folder.path());
    QJsonObject report { { QStringLiteral("incidents"), n },
                         { QStringLiteral("firstSeconds"), importIncidents(*store, n) },
                         { QStringLiteral("repeatedSeconds"), importIncidents(*store, n) } };
    store.reset();
    QElapsedTimer timer;
    timer.start();
    store = openStore(folder.path());
    report[QStringLiteral("openMilliseconds")] = double(timer.nsecsElapsed()) / 1e6;
    report[QStringLiteral("bytesPerIncident")] = double(sizeOf(folder.path())) / n;
    // A new incident when so many are known: the dictionary's next snapshot is most of it.
    report[QStringLiteral("oneMoreMilliseconds")] = medianMilliseconds(9, [&](int run) {
        DecodedBatch batch;
        batch.features.push_back({ QStringLiteral("new%1").arg(run), {}, {}, {} });
        (void)store->writer()
            .append(QStringLiteral("bench.incidents"), batch, { QStringLiteral("bench"), {}, true }, { start })
            .result();
    });
    return report;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({ { QStringLiteral("n"), QStringLiteral("observations"), QStringLiteral("n"), QStringLiteral("1000000") },
                        { QStringLiteral("json"), QStringLiteral("for machines; it always is") } });
    parser.process(application);
    const qint64 n = std::max(parser.value(QStringLiteral("n")).toLongLong(), 10'000ll);
    const City city { std::max(int(n / 2016), 10) }; // seven days
    QJsonObject report { { QStringLiteral("observations"), n }, { QStringLiteral("links"), city.links } };

    QJsonObject rates;
    const QTemporaryDir folder;
    for (const qint64 batchRows : { 100, 1000, 10'000 }) {
        const QTemporaryDir other;
        const QString where = batchRows == 10'000 ? folder.path() : other.path();
        const auto store = openStore(where);
        rates[QString::number(batchRows)] = std::round(ingest(*store, city, batchRows == 100 ? n / 10 : n, batchRows));
    }
    report[QStringLiteral("ingestPerSecondByBatch")] = rates;
    report[QStringLiteral("bytesPerObservation")] = double(sizeOf(folder.path())) / double(n);

    QElapsedTimer timer;
    timer.start();
    const auto store = openStore(folder.path());
    report[QStringLiteral("openMilliseconds")] = double(timer.nsecsElapsed()) / 1e6;
    const TimeRange whole = store->reader().extent();
    const ObservationsPtr all = store->reader().request({ feed, whole, {}, {} }).result();
    if (qint64(all->size()) != n)
        qFatal("%lld observations came back", qint64(all->size()));

    QJsonObject reads;
    const auto measure = [&](const QString &name, qint64 length, std::optional<FeatureKey> feature, int runs) {
        const qint64 room = std::max<qint64>(whole.length().count() - length, 1);
        const auto range = [&](int run) {
            const qint64 from = whole.begin.milliseconds + qint64(double(room) * ((run * 37 % 100) / 100.0));
            return TimeRange { { from }, { from + length } };
        };
        size_t rows = 0;
        size_t rawRows = 0;
        const double milliseconds = medianMilliseconds(
            runs, [&](int run) { rows += store->reader().request({ feed, range(run), feature, {} }).result()->size(); });
        const double raw = medianMilliseconds(runs, [&](int run) { rawRows += copyOut(*all, range(run), feature); });
        if (rows != rawRows)
            qFatal("the history and the arrays differ");
        reads[name] = QJsonObject { { QStringLiteral("rows"), qint64(rows / size_t(runs)) },
                                    { QStringLiteral("milliseconds"), milliseconds },
                                    { QStringLiteral("rawMilliseconds"), raw },
                                    { QStringLiteral("timesRaw"), milliseconds / raw } };
    };
    measure(QStringLiteral("1 minute"), minute, {}, 51);
    measure(QStringLiteral("30 minutes"), 30 * minute, {}, 51);
    measure(QStringLiteral("1 hour"), 60 * minute, {}, 51);
    measure(QStringLiteral("1 day"), 1440 * minute, {}, 15);
    measure(QStringLiteral("7 days"), whole.length().count(), {}, 5);
    measure(QStringLiteral("1 feature, 7 days"), whole.length().count(), FeatureKey(7), 9);
    report[QStringLiteral("reads")] = reads;
    report[QStringLiteral("histogram168Milliseconds")] =
        medianMilliseconds(9, [&](int) { (void)store->reader().histogram({ feed }, whole, 168).result(); });
    report[QStringLiteral("import")] = measureImport(int(n / 6));
    std::puts(QJsonDocument(report).toJson().constData());
    return 0;
}
