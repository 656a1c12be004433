// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "benchdata.h"

#include "engine/history/historystore.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>

#include <algorithm>
#include <deque>

namespace citywall::bench {

inline const Source source { QStringLiteral("bench"), {}, true };

inline std::unique_ptr<HistoryStore> openStore(const QString &folder)
{
    auto store = HistoryStore::open(folder, nullptr);
    if (!store)
        qFatal("%s", qPrintable(store.error().message));
    return std::move(store).value();
}

/// Gives the events of the city to the store, feed by feed in batches, with some thousand events under way. Seconds without those
/// that making the events took.
inline double fill(HistoryArchive &store, const City &city, qint64 n, size_t batchRows)
{
    std::vector<DecodedBatch> batches;
    for (int feed = 0; feed < city.feeds; ++feed)
        batches.push_back(city.emptyBatch(feed, true));
    std::deque<QFuture<AppendResult>> pending;
    std::vector<std::pair<int, DecodedBatch>> ready;
    const size_t underWay = std::max<size_t>(8, 4000 / batchRows);
    qint64 nanoseconds = 0;
    const auto send = [&] {
        QElapsedTimer timer;
        timer.start();
        for (auto &[feed, batch] : ready) {
            pending.push_back(store.writer().append(city.feedName(feed), std::move(batch), source, { city.timeOf(n) }));
            if (pending.size() >= underWay) {
                (void)pending.front().result();
                pending.pop_front();
            }
        }
        ready.clear();
        nanoseconds += timer.nsecsElapsed();
        QCoreApplication::sendPostedEvents(); // what views would hear: else every batch stays in memory
    };
    // A batch names the features that it observes, as a decoder's does.
    std::vector<std::vector<quint32>> places(size_t(city.feeds), std::vector<quint32>(size_t(city.entitiesOfFeed()), 0));
    std::vector<DecodedBatch> open(size_t(city.feeds));
    for (int feed = 0; feed < city.feeds; ++feed)
        ready.emplace_back(feed, std::move(batches[size_t(feed)]));
    send();
    for (qint64 i = 0; i < n; ++i) {
        City::Event event = city.event(i);
        DecodedBatch &batch = open[size_t(event.feed)];
        quint32 &slot = places[size_t(event.feed)][event.feature];
        if (slot >= batch.features.size() || batch.features[slot].id != QStringLiteral("entity-%1").arg(event.feature)) {
            slot = quint32(batch.features.size());
            batch.features.push_back({ QStringLiteral("entity-%1").arg(event.feature), {}, {}, {} });
        }
        event.record.feature = slot;
        batch.observations.push_back(std::move(event.record));
        if (batch.observations.size() == batchRows) {
            ready.emplace_back(event.feed, std::exchange(batch, {}));
            std::ranges::fill(places[size_t(event.feed)], 0);
        }
        if (ready.size() >= 200)
            send();
    }
    for (int feed = 0; feed < city.feeds; ++feed) {
        if (!open[size_t(feed)].observations.empty())
            ready.emplace_back(feed, std::move(open[size_t(feed)]));
    }
    send();
    QElapsedTimer timer;
    timer.start();
    for (const auto &future : pending)
        (void)future.result();
    return double(nanoseconds + timer.nsecsElapsed()) / 1e9;
}

inline qint64 sizeOf(const QString &folder)
{
    qint64 bytes = 0;
    for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files))
        bytes += file.size();
    return bytes;
}

} // namespace citywall::bench
