// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/archive/archiveaccess.h"
#include "engine/core/cityprofile.h"
#include "engine/history/historyarchive.h"
#include "sdk/areas.h"

#include <memory>

/// Where a city's history is: in a file of this desk's data folder, or on the server that its profile names.
namespace citywall::historyplace {

using Opened = Result<std::unique_ptr<HistoryArchive>>;

Opened open(const CityProfile &profile, const QString &dataFolder, const AreaIndex *areas);
/// Null in place of a file that is not there yet. What other desks write into a shared archive is followed if `follow` asks for it.
enum class Follow { No, WherePossible };
Opened openForReading(const CityProfile &profile, const QString &dataFolder, const AreaIndex *areas, Follow follow = Follow::No);

QString filePath(const QString &dataFolder); ///< of the history of this desk
/// How the profile's archive is reached, with its credential from the files beside the data, or the keychain. GUI thread.
Result<ArchiveAccess> archiveAccess(const CityProfile &profile, const QString &dataFolder);

} // namespace citywall::historyplace
