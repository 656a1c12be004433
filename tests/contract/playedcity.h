// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "digest.h"
#include "engine/alarms/alarmwatch.h"
#include "engine/core/cityclock.h"
#include "engine/core/modulehost.h"
#include "engine/core/watchedhistory.h"
#include "engine/history/historystore.h"

#include <QTemporaryDir>

namespace citywall::contract {

class HostedCity;

/// What the simulated city tells, as a history on the disk: one time of main interest with a silence in it, and the days before it in large
/// steps. Nothing is observed in the silence and after the end, so that all that is shown there ages.
class ToldHistory
{
public:
    /// @param hosted gives the feeds and the city that is simulated; outlives this
    explicit ToldHistory(const HostedCity &hosted);

    TimeRange told() const; ///< the main time, silence included
    TimeRange silence() const;
    /// Tells what would have been observed in the silence after all, of all feeds. @returns once it is durable
    void tellSilence();

    const QStringList &feeds() const { return m_feeds; } ///< that have told anything
    QStringList entities(const QString &feed) const { return m_entities.value(feed); } ///< ids of some of them

    std::unique_ptr<WatchedHistory> history;
    QString failure; ///< why there is none; empty if there is

private:
    void tell(TimeRange range, Duration leastStep);

    const HostedCity &m_hosted;
    QTemporaryDir m_folder;
    std::unique_ptr<HistoryStore> m_store;
    QStringList m_feeds;
    QHash<QString, QStringList> m_entities;
};

/// Every module of the build once more, with a clock, a registry and alarms of its own, on a history and a selection that others share.
class PlayedCity
{
public:
    PlayedCity(const HostedCity &hosted, WatchedHistory &history, Selection &selection, const TimeSources &sources, UtcTime at);

    Digest digest() { return digestOf(registry, alarms->list(), m_selection.entity()); }

    CityClock clock;
    ModuleRegistry registry;
    std::unique_ptr<ModuleHost> host;
    std::unique_ptr<AlarmWatch> alarms;

private:
    const Selection &m_selection;
};

} // namespace citywall::contract
