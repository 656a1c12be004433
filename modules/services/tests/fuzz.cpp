// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feeds.h"
#include "core/streetassets.h"

#include <fuzzed.h>

namespace citywall {

QList<FeedDescriptor> fuzz::feeds()
{
    return { services::requestFeedDescriptor({}), services::hallFeedDescriptor({}), services::feedbackFeedDescriptor({}),
             services::containerFeedDescriptor(), services::lightFeedDescriptor() };
}

} // namespace citywall
