// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue.h"
#include "core/placing.h"
#include "sdk/feed.h"

#include <QDate>
#include <QMutex>

namespace citywall::services {

/// The course of one simulated request.
struct SimulatedRequest {
    int number = 0;          ///< on its day
    int service = 0;         ///< index into Catalogue::services
    int channel = 0;         ///< index into the simulator's list of channels
    quint64 hash = 0;        ///< from which its place follows
    UtcTime requested;
    UtcTime closed;          ///< for the first time
    UtcTime reopened;        ///< invalid = never
    UtcTime closedAgain;     ///< invalid = never reopened
};

/// The service requests of a made-up city: opened by hour, weekday and share of each service, closed after log-normal times,
/// mostly in working hours, some too late, some reopened. Besides each change of status it tells at midnight, as a nightly
/// extract does, every request that is open then. A pure function of seed and time; any thread, several at once.
class RequestSimulator : public PayloadSource
{
public:
    RequestSimulator(const Simulation &city, Catalogue catalogue, FeedDescriptor feed);

    Source about() const override { return { QStringLiteral("simulator"), QStringLiteral("Citywall city simulator"), true }; }
    Duration liveStep() const override { return std::chrono::minutes(1); }
    Duration historyStep() const override { return std::chrono::minutes(5); }
    Duration historyChunk() const override { return std::chrono::hours(12); }
    /// Two weeks before the present one at least: what is usual at an hour is told of no fewer.
    Duration historySpan() const override { return std::chrono::hours(21 * 24); }
    QByteArray payload(TimeRange range, Duration step, bool described) const override;

    DecodedBatch batch(TimeRange range) const; ///< what payload() writes

    static constexpr Duration longest = std::chrono::hours(60 * 24); ///< from request to the last closing

    // For what else is made up of the same requests.
    using Day = std::shared_ptr<const std::vector<SimulatedRequest>>;
    Day day(QDate date) const; ///< the requests made on a day of the city
    QDate dateOf(UtcTime t) const { return t.toDateTime(m_city.zone).date(); }
    const Service &service(const SimulatedRequest &request) const { return m_catalogue.services[request.service]; }
    UtcTime promised(const SimulatedRequest &request) const;
    FeatureRecord describe(const SimulatedRequest &request, QDate date) const;

private:
    std::vector<SimulatedRequest> make(QDate date) const;
    SimulatedRequest makeOne(QDate date, int number, UtcTime midnight) const;
    UtcTime workingTime(UtcTime t, quint64 hash) const;

    const Simulation m_city;
    const Catalogue m_catalogue;
    const FeedDescriptor m_feed;
    std::vector<Placing> m_places; // by service, as the next
    std::vector<double> m_shares;
    mutable QMutex m_mutex;
    mutable QHash<QDate, Day> m_days;
};

} // namespace citywall::services
