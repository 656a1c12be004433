// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/districts.h"
#include "core/pollutants.h"

#include <fuzzed.h>

namespace citywall {

QList<FeedDescriptor> fuzz::feeds() { return environment::feeds() << environment::districtAirFeed(); }

} // namespace citywall
