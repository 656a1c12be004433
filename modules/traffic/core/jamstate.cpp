// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jamstate.h"

namespace citywall::traffic {

JamState::JamState(TrafficState &state, QObject *parent)
    : QObject(parent), m_state(state), m_window(linkSpeedFeed, jamMemory, state.history(), state.time())
{
    connect(&state, &TrafficState::linksChanged, this, &JamState::takeLinks);
    connect(&state, &TrafficState::changed, this, &JamState::outdate);
    // What the window reads comes later than the speeds, and some of it late: since when they have been so is then another.
    connect(&m_window, &FeedWindow::changed, this, [this] {
        const bool other = !m_outdated && !m_jams.empty() && m_madeFrom != m_window.shown();
        if (other && m_window.now() == m_state.time().now())
            outdate();
    });
}

const Corridor *JamState::corridor(const QString &id) const
{
    const auto found = std::ranges::find(m_corridors, id, &Corridor::id);
    return found == m_corridors.end() ? nullptr : &*found;
}

double JamState::speed(FeatureKey key) const
{
    const LinkState link = m_state.link(key);
    return link.freshness.isCurrent() ? double(link.reading.speedMetersPerSecond) : unknown;
}

void JamState::takeLinks()
{
    m_chains = chainsOf(*m_state.dictionary(), m_state.links());
    m_corridors = corridorsOf(*m_state.dictionary(), m_chains, m_state.links());
    m_jams.clear();
    Q_EMIT corridorsChanged();
}

void JamState::outdate()
{
    m_outdated = true;
    Q_EMIT changed();
}

const std::vector<Jam> &JamState::jams() const
{
    if (!std::exchange(m_outdated, false))
        return m_jams;
    std::vector<Congestion> congestion;
    m_madeFrom = {};
    if (m_window.now() == m_state.time().now()) {
        m_madeFrom = m_window.shown();
        congestion =
            congestedSince(m_state.links(), m_window.columns(), m_window.begin(), m_window.end(), m_window.now() - jamMemory);
    }
    m_jams = jamsOf(m_chains, m_state.links(), congestion, [this](FeatureKey key) { return speed(key); });
    return m_jams;
}

} // namespace citywall::traffic
