// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/historystore.h"

#include <QTest>

namespace citywall::test {

inline constexpr qint64 startMilliseconds = 1'700'000'000'000; // 2023-11-14T22:13:20Z
inline const QString feedName = QStringLiteral("test.feed");

/// Value 1 is a term, the others are numbers.
inline FeedDescriptor testFeed(const QString &id = feedName)
{
    using Kind = FieldDescriptor::Kind;
    FeedDescriptor feed;
    feed.id = id;
    feed.fields = { { QStringLiteral("speed"), Kind::Number, {} },
                    { QStringLiteral("state"), Kind::Term, {} },
                    { QStringLiteral("flow"), Kind::Number, {} },
                    { QStringLiteral("odd"), Kind::Number, {} } };
    return feed;
}

inline Source testSource() { return { QStringLiteral("test"), QStringLiteral("nobody"), true }; }

/// Opens, and describes the test feed. Fails the test (returns null) if it cannot.
inline std::unique_ptr<HistoryStore> openStore(const QString &folder, const AreaIndex *areas = nullptr)
{
    auto store = HistoryStore::open(folder, areas);
    if (!store) {
        QTest::qFail(qPrintable(store.error().message + store.error().detail), __FILE__, __LINE__);
        return {};
    }
    store.value()->writer().describe(testFeed());
    return std::move(store).value();
}

/// The message of a future that failed; empty if it did not.
template<typename T>
QString failureOf(QFuture<T> future)
{
    try {
        future.waitForFinished();
        (void)future.result();
    } catch (const std::exception &e) {
        return QString::fromUtf8(e.what());
    }
    return {};
}

inline TimeRange everything() { return { { -4'000'000'000'000 }, { 8'000'000'000'000 } }; }

inline ObservationsPtr readAll(HistoryArchive &store, const QString &feed = feedName)
{
    return store.reader().request({ feed, everything(), {}, {} }).result();
}

/// `count` observations of ten features, one a second from `first` on, value 0 as given.
inline DecodedBatch plainBatch(qint64 first, int count, float value)
{
    DecodedBatch batch;
    for (int i = 0; i < 10; ++i)
        batch.features.push_back({ QStringLiteral("f%1").arg(i), {}, { { -87.6 - i * 0.01, 41.8 } }, {} });
    for (int i = 0; i < count; ++i) {
        ObservationRecord record;
        record.feature = quint32(i % 10);
        record.phenomenonTime = { startMilliseconds + (first + i) * 1000 };
        record.values[0] = value;
        batch.observations.push_back(record);
    }
    return batch;
}

} // namespace citywall::test
