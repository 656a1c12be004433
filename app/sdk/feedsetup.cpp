// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/feedsetup.h"

namespace citywall {

namespace {
FeedSetup *&keptFeedSetup()
{
    static FeedSetup *kept = nullptr;
    return kept;
}
} // namespace

void setFeedSetup(FeedSetup *setup) { keptFeedSetup() = setup; }

FeedSetup *feedSetup() { return keptFeedSetup(); }

} // namespace citywall
