// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/feeds/feedconfig.h"
#include "sdk/feed.h"

#include <QMutex>

namespace citywall {

class CitySimulator;

/// Makes the simulated sources that profiles name; options: seed; roads (a file) for the feeds on the road network. Reads files:
/// call from a worker. A feed is simulated by its module where that can; the feeds on the road network share one simulated city,
/// whose incidents hold up its traffic.
class PayloadSources
{
public:
    /// @param city what simulations of this city have in common; its seed is replaced by the source's own
    explicit PayloadSources(Simulation city) : m_city(std::move(city)) { }
    /// Thread-safe. The error is for people: an unknown kind, a feed the simulator does not have, an unreadable file.
    Result<PayloadSourcePtr> make(const FeedConfig &config, const FeedDescriptor &descriptor);

private:
    Result<std::shared_ptr<const CitySimulator>> simulator(const QString &roads, quint64 seed);

    const Simulation m_city;
    QMutex m_mutex;
    QHash<std::pair<QString, quint64>, std::shared_ptr<const CitySimulator>> m_simulators;
};

} // namespace citywall
