// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/utctime.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace citywall {

struct CityProfile;
struct ErasureRequest;
struct ErasureOutcome;

/// What is to be taken out of a history, as the command line has it.
struct UpkeepOptions {
    QString feed;   ///< empty = all
    QString entity; ///< id
    QStringList areas; ///< of the city, by id or name
    QString polygons; ///< file
    QString box;    ///< "WEST,SOUTH,EAST,NORTH" in degrees
    QString from;   ///< city time or RFC 3339; empty = from the beginning
    QString to;     ///< not included; empty = to the end
    QString reason; ///< for the log
    bool yes = false; ///< do it; else only count
    bool damaged = false; ///< restore what is whole of a damaged backup
    bool undoErasures = false; ///< restore one that may hold what was erased since
    QString keep;   ///< duration such as 90d: what is older is dropped, or thinned; empty = all is kept
    QString thin;   ///< duration such as 1h: of what is older the last observation of each entity in so much time stays
};

namespace commands {

/// Counts what is asked for, or erases it.
using Erasing = std::function<Result<ErasureOutcome>(const ErasureRequest &request)>;
/// `history erase` of any history: reads what is asked for, lets it be done, and reports.
int eraseFrom(const QString &where, const UpkeepOptions &asked, const CityProfile &profile, bool json, const Erasing &erasing);
/// Nothing if it is no positive duration.
std::optional<Duration> durationFrom(const QString &text);
/// `history erase`: counts, or with --yes erases. The caller has the instance lock where it erases.
int eraseHistory(const QString &path, const UpkeepOptions &asked, const CityProfile &profile, bool json);
/// `history compact`: drops or thins what is older, if asked to, then gives free space back. The caller has the instance lock.
int compactHistory(const QString &path, const UpkeepOptions &asked, bool json);

} // namespace commands
} // namespace citywall
