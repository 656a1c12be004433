// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "historyfixture.h"

#include "engine/history/erasure.h"
#include "engine/history/maintenance.h"

namespace citywall::test {

// What interruptions come upon: the same work in the test and in the process that it kills. Files of one folder.

inline QString historyIn(const QString &folder) { return folder + QStringLiteral("/history.sqlite"); }
inline QString madeBackupIn(const QString &folder) { return folder + QStringLiteral("/made.sqlite"); }
inline QString restoredBackupIn(const QString &folder) { return folder + QStringLiteral("/restored.sqlite"); }

/// Of what moves: the observations between these meridians, in a part of the time.
inline constexpr double erasedWest = -87.755;
inline constexpr double erasedEast = -87.505;
inline ErasureRequest requestToErase()
{
    return { .feed = feedName,
             .area = { { { { erasedWest, 41.85 },
                           { erasedEast, 41.85 },
                           { erasedEast, 41.95 },
                           { erasedWest, 41.95 },
                           { erasedWest, 41.85 } } } },
             .range = { { startMilliseconds + 1'000'000 }, { startMilliseconds + 100'000'000 } },
             .reason = QStringLiteral("request 12/2026"),
             .at = { 1'750'000'000'000 } };
}

/// @param work "erase", "compact", "backup" or "restore" @returns empty if it was done, else why not
inline QString doUpkeep(const QString &work, const QString &folder)
{
    const auto said = [](const auto &result) { return result ? QString() : result.error().message + result.error().detail; };
    if (work == u"erase")
        return said(eraseObservations(historyIn(folder), requestToErase()));
    if (work == u"compact")
        return said(compactHistory(historyIn(folder)));
    if (work == u"backup")
        return said(backupHistory(historyIn(folder), madeBackupIn(folder)));
    return said(restoreHistory(restoredBackupIn(folder), historyIn(folder)));
}

} // namespace citywall::test
