// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/corridors.h"
#include "core/trafficstate.h"

namespace citywall::traffic {

/// The streets of the network as chains and corridors, and the jams on them at the clock's time, in the city or an area.
/// A function of the clock and the history alone. GUI thread.
class JamState : public QObject
{
    Q_OBJECT
public:
    explicit JamState(TrafficState &state, QObject *parent = nullptr);

    const TrafficState &network() const { return m_state; }
    const std::vector<Chain> &chains() const { return m_chains; }
    const std::vector<Corridor> &corridors() const { return m_corridors; } ///< longest first
    const Corridor *corridor(const QString &id) const;                     ///< null if there is none
    const std::vector<Jam> &jams() const;                                  ///< longest first; found when they are asked for
    /// The newest fresh speed of a link in m/s; NaN if there is none.
    double speed(FeatureKey key) const;

Q_SIGNALS:
    void corridorsChanged(); ///< other chains; `changed` follows
    void changed();          ///< other jams or speeds

private:
    void takeLinks();
    void outdate();

    TrafficState &m_state;
    FeedWindow m_window; // of jamMemory: tells since when
    std::vector<Chain> m_chains;
    std::vector<Corridor> m_corridors;
    mutable std::vector<Jam> m_jams;
    mutable bool m_outdated = false; // the jams are of before
    mutable FeedWindow::Shown m_madeFrom;
};

} // namespace citywall::traffic
