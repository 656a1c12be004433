// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "faultvfs.h"

namespace citywall::test {

// The same disk for what does not come through SQLite: rename(2), link(2) and fsync(2) of the program itself, which are led here by the
// linker (--wrap). While a FaultVfs lives they are steps of it. A name that was given or taken is there after a power cut once its
// folder was synced; before that none, some or all of such changes are, in their order. A full disk has no room for a new name.

/// Leaves the names as they are found when the power is back. After FaultVfs::settle().
void settleNames(FaultVfs::Survives survives, std::mt19937 &random);

} // namespace citywall::test
