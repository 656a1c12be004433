// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/demostreets.h"

namespace citywall::traffic {

/// Made-up alerts for the passengers of a city's buses, published as GTFS Realtime 2.0: now and then on one route or another,
/// for some hours each. Every payload is the whole list as it stands at the newest instant of the range; while there is no
/// alert it is a message without entities. A pure function of seed and time; any thread.
class AlertSimulator : public PayloadSource
{
public:
    AlertSimulator(const Simulation &city, DemoStreets streets);

    Source about() const override { return { QStringLiteral("simulator"), m_streets.attribution, true }; }
    Duration liveStep() const override { return std::chrono::minutes(5); }
    Duration historyStep() const override { return std::chrono::minutes(15); }
    Duration historyChunk() const override { return historyStep(); }
    Duration historySpan() const override { return std::chrono::hours(24 * 7); }
    QByteArray payload(TimeRange range, Duration step, bool described) const override;

private:
    const quint64 m_seed;
    const DemoStreets m_streets;
};

} // namespace citywall::traffic
