// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sdk/feed.h"

#include <QJsonObject>
#include <QMutex>
#include <QTimeZone>

namespace citywall {

class CitySimulator;

/// Where the payloads of one feed come from. Immutable; any thread may ask, several at once.
class PayloadSource
{
public:
    virtual ~PayloadSource() = default;

    virtual Source about() const = 0;
    virtual Duration liveStep() const = 0;    ///< between two payloads when live
    virtual Duration historyStep() const = 0; ///< between two instants when the past is filled
    virtual Duration historyChunk() const = 0; ///< how much of the past one payload brings at most
    virtual Duration historySpan() const = 0; ///< how far back it can be asked; 0 = it has no past

    /// What was observed in the range, at instants that are multiples of the step (where there are such).
    /// @param described with all that is static about the features; otherwise by id alone where that is enough
    /// @returns one payload as from the wire; empty if there was nothing
    virtual QByteArray payload(TimeRange range, Duration step, bool described) const = 0;
};
using PayloadSourcePtr = std::shared_ptr<const PayloadSource>;

/// A source of the city's profile.
struct FeedConfig {
    QString feed;        ///< FeedDescriptor::id
    QString kind;        ///< "simulator"
    QJsonObject options; ///< simulator: seed, roads (a file, made absolute already)
};

/// Makes the sources that profiles name. Reads files: call from a worker. Feeds of the same simulator share one city.
class PayloadSources
{
public:
    /// @param center of town, see SimulatorOptions
    PayloadSources(QTimeZone zone, GeoPoint center) : m_zone(std::move(zone)), m_center(center) { }
    /// Thread-safe. The error is for people: an unknown kind, a feed the simulator does not have, an unreadable file.
    Result<PayloadSourcePtr> make(const FeedConfig &config, const FeedDescriptor &descriptor);

private:
    Result<std::shared_ptr<const CitySimulator>> simulator(const QString &roads, quint64 seed);

    const QTimeZone m_zone;
    const GeoPoint m_center;
    QMutex m_mutex;
    QHash<std::pair<QString, quint64>, std::shared_ptr<const CitySimulator>> m_simulators;
};

} // namespace citywall
