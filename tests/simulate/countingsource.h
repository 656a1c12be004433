// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observationjson.h"
#include "sdk/payloadsource.h"

/// Three counters, each of which tells every minute what it counts: the minutes since the epoch, and whether that is odd.
class CountingSource : public citywall::PayloadSource
{
public:
    explicit CountingSource(const citywall::FeedDescriptor &feed) : m_feed(feed) { }

    citywall::Source about() const override { return { QStringLiteral("simulator"), {}, true }; }
    citywall::Duration liveStep() const override { return std::chrono::minutes(1); }
    citywall::Duration historyStep() const override { return std::chrono::minutes(5); }
    citywall::Duration historyChunk() const override { return std::chrono::hours(1); }
    citywall::Duration historySpan() const override { return std::chrono::hours(24); }
    QByteArray payload(citywall::TimeRange range, citywall::Duration step, bool) const override
    {
        citywall::DecodedBatch batch;
        batch.terms = { QStringLiteral("even"), QStringLiteral("odd") };
        for (int i = 0; i < 3; ++i)
            batch.features.push_back(
                { QStringLiteral("c%1").arg(i + 1), QStringLiteral("Counter %1").arg(i + 1), { { 10 + i / 10., 50 } }, {} });
        for (citywall::UtcTime at = firstInstant(range.begin, step); at < range.end; at = at + step) {
            const qint64 minutes = at.milliseconds / 60'000;
            for (quint32 i = 0; i < 3; ++i)
                batch.observations.push_back({ i, at, {}, { float(minutes % 1000), float(minutes % 2) }, {} });
        }
        return batch.observations.empty() ? QByteArray() : citywall::toObservationJson(batch, m_feed);
    }

    static citywall::FeedDescriptor counters(const QString &id = QStringLiteral("test.count"))
    {
        using enum citywall::FieldDescriptor::Kind;
        citywall::FeedDescriptor feed { .id = id,
                                        .title = QStringLiteral("Counters"),
                                        .fields = { { QStringLiteral("count"), Number, {} },
                                                    { QStringLiteral("parity"), Term, {} } },
                                        .staleAfter = std::chrono::minutes(10),
                                        .horizon = std::chrono::minutes(30),
                                        .makeDecoder = {} };
        feed.makeDecoder = [feed] { return citywall::observationJsonDecoder(feed); };
        feed.makeSimulator = [feed](const citywall::Simulation &) -> citywall::PayloadSourcePtr {
            return std::make_shared<CountingSource>(feed);
        };
        return feed;
    }

private:
    const citywall::FeedDescriptor m_feed;
};
