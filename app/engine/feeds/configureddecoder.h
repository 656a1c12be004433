// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/feeds/feedconfig.h"
#include "sdk/feed.h"

namespace citywall {

/// The decoder of a source as its profile describes it: a format of the feed or a mapping, companions, datum. Reads files: call
/// from a worker.
/// @returns an error for an unknown format or datum, and for a file that cannot be read or does not fit the feed.
Result<Decoder> decoderFor(const FeedConfig &config, const FeedDescriptor &descriptor);

} // namespace citywall
