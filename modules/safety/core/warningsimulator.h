// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hexgrid.h"
#include "core/warnings.h"
#include "sdk/feed.h"

#include <QDate>

namespace citywall::safety {

/// Made-up public warnings: some four a day, of the kinds that cities issue, some of them updated or cancelled before they
/// expire. A pure function of seed and time; any thread.
class WarningSimulator : public PayloadSource
{
public:
    WarningSimulator(const Simulation &city, FeedDescriptor feed);

    Source about() const override { return { QStringLiteral("simulator"), QStringLiteral("Citywall city simulator"), true }; }
    Duration liveStep() const override { return std::chrono::minutes(1); }
    Duration historyStep() const override { return std::chrono::hours(1); }
    Duration historyChunk() const override { return std::chrono::hours(24 * 7); }
    Duration historySpan() const override { return std::chrono::hours(24 * 7); }
    QByteArray payload(TimeRange range, Duration step, bool described) const override;

    DecodedBatch batch(TimeRange range) const; ///< what payload() writes: the messages sent in the range

private:
    struct Message {
        UtcTime sent;
        std::array<QString, 4> terms; ///< as WarningField; empty = missing
        FeatureRecord feature;
    };
    std::vector<Message> messagesOf(QDate date, int number) const;
    GeoLine areaAbout(GeoPoint center, double radiusMeters, quint64 hash) const;

    const QTimeZone m_zone;
    const quint64 m_seed;
    const FeedDescriptor m_feed;
    const QList<Area> m_areas;
    const GeoPoint m_center;
    HexGridPtr m_grid;
};

} // namespace citywall::safety
