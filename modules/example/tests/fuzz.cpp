// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trees.h"

#include <fuzzed.h>

namespace citywall {

QList<FeedDescriptor> fuzz::feeds() { return { example::soilFeedDescriptor() }; }

} // namespace citywall
