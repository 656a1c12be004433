// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"

/// What each command does once the application object exists. Each returns the exit code, having said on stderr why if
/// it is not 0.
namespace citywall::commands {

int shell(const Options &options);
int selfTest(const Options &options);
int shot(const Options &options);
int tour(const Options &options);
int importFiles(const Options &options);
int query(const Options &options);
int modules(const Options &options);
int doctor(const Options &options);
int feeds(const Options &options);
int feedTest(const Options &options);
int record(const Options &options);
int replay(const Options &options);
int history(const Options &options);
int exportHistory(const Options &options); ///< history export
int simulate(const Options &options);

} // namespace citywall::commands
