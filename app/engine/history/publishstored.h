// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/history/published.h"
#include "sdk/areas.h"

namespace citywall {

/// Publishes what a history holds at this moment, for readers where nobody writes: it is opened for reading only. Fails where there is none,
/// and for one of another version of the program.
Status publishStored(const QString &path, const AreaIndex *areas, Published &published, const DamageReporter &damaged);

} // namespace citywall
