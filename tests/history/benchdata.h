// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

namespace citywall::bench {

inline constexpr qint64 startOfData = 1'700'000'000'000;
inline constexpr qint64 minute = 60'000;
inline constexpr qint64 eventsOfDay = 1'000'000;

/// A made-up city: `feeds` feeds with `entities` entities altogether, a million events a day. Event i is a pure function of i.
/// Feeds have one to three values; every fifth feed moves and has positions of its own; one event in twenty has JSON text.
struct City {
    int feeds = 20;
    int entities = 20'000;

    struct Event {
        int feed = 0;
        FeatureKey feature = 0; ///< within its feed
        ObservationRecord record;
    };

    int entitiesOfFeed() const { return entities / feeds; }
    QString feedName(int feed) const { return QStringLiteral("bench.feed%1").arg(feed); }
    qint64 timeOf(qint64 i) const { return startOfData + i * (24 * 60 * minute) / eventsOfDay; }
    GeoPoint placeOf(int feed, FeatureKey feature) const
    {
        const quint64 h = mix(quint64(feed) << 32 | feature);
        return { -87.9 + double(h % 40'000) * 1e-5, 41.65 + double((h >> 32) % 40'000) * 1e-5 };
    }
    Event event(qint64 i) const
    {
        const quint64 h = mix(quint64(i));
        Event event;
        event.feed = int(h % quint64(feeds));
        event.feature = FeatureKey((h >> 8) % quint64(entitiesOfFeed()));
        ObservationRecord &record = event.record;
        record.phenomenonTime = { timeOf(i) };
        for (int v = 0; v <= event.feed % 3; ++v)
            record.values[size_t(v)] = float(int((h >> (16 + 8 * v)) % 500)) / 10;
        if (event.feed % 5 == 4) {
            record.position = placeOf(event.feed, event.feature);
            record.position.longitudeDegrees += double((h >> 40) % 1000) * 1e-6;
        }
        if ((h >> 50) % 20 == 0)
            record.detail = R"({"status":"ok","cycle":)" + QByteArray::number(h % 90) + "}";
        return event;
    }
    /// A batch of a feed without observations.
    DecodedBatch emptyBatch(int feed, bool described) const
    {
        DecodedBatch batch;
        for (int i = 0; i < entitiesOfFeed(); ++i) {
            batch.features.push_back({ QStringLiteral("entity-%1").arg(i), {}, {}, {} });
            if (described)
                batch.features.back().geometry = { placeOf(feed, FeatureKey(i)) };
        }
        return batch;
    }

    static quint64 mix(quint64 x) // the finalizer of SplitMix64
    {
        x += 0x9e3779b97f4a7c15u;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
        return x ^ (x >> 31);
    }
};

} // namespace citywall::bench
