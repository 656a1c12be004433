// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feeds.h"

#include <fuzzed.h>

namespace citywall {

QList<FeedDescriptor> fuzz::feeds() { return traffic::Feeds::all({}); }

} // namespace citywall
