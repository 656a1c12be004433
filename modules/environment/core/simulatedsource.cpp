// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulatedsource.h"

#include "sdk/observationjson.h"

namespace citywall::environment {

Source SimulatedSource::about() const
{
    return { QStringLiteral("simulator"), QStringLiteral("made up by Citywall, nobody observed it"), true };
}

QByteArray SimulatedSource::payload(TimeRange range, Duration step, bool described) const
{
    DecodedBatch batch;
    if (!range.isEmpty())
        batch.features = features(described);
    if (batch.features.empty())
        return {};
    for (UtcTime time = firstInstant(range.begin, step); time < range.end; time = time + step)
        observe(time, SimulatedMoment(time, m_zone), batch);
    return batch.observations.empty() ? QByteArray() : toObservationJson(batch, m_feed);
}

} // namespace citywall::environment
