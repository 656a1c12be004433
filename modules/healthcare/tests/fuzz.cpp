// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feeds.h"

#include <fuzzed.h>

namespace citywall {

QList<FeedDescriptor> fuzz::feeds()
{
    return { healthcare::Feeds::beds(), healthcare::Feeds::emergency(), healthcare::Feeds::ambulances(),
             healthcare::Feeds::crowding(), healthcare::Feeds::syndromic() };
}

} // namespace citywall
