// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/areas.h"
#include "sdk/observation.h"

#include <QTimeZone>

namespace citywall {

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

protected:
    /// The first multiple of the step that is not before `begin`.
    static UtcTime firstInstant(UtcTime begin, Duration step)
    {
        const qint64 every = step.count();
        const qint64 rest = ((begin.milliseconds % every) + every) % every;
        return rest == 0 ? begin : UtcTime { begin.milliseconds - rest + every };
    }
};
using PayloadSourcePtr = std::shared_ptr<const PayloadSource>;

/// What a simulated source of a feed is made from: the same setting gives the same bytes for the same instants.
struct Simulation {
    quint64 seed = 1;
    QTimeZone zone;         ///< the city's: rush hours and weekends follow it
    GeoPoint center;        ///< of town
    GeoBox bounds;          ///< of the city; what is simulated stays inside
    const AreaIndex *areas; ///< the city's areas, possibly none of them; outlives the source
};

} // namespace citywall
