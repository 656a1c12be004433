// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"
#include "engine/core/cityprofile.h"

namespace citywall::commands {

/// `history stats|erase|compact` of a city whose history is on a server. What the server's own tools do better is said so.
int archiveUpkeep(const Options &options, const CityProfile &profile);

} // namespace citywall::commands
