// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ingest/mapping.h"
#include "sdk/feed.h"

namespace citywall {

/// A mapping as one more format of its feed, under the mapping's id: a live source that has no standard of its own is described
/// by the same data that its files are imported with. It recognises nothing by itself: it has to be named.
/// @returns an error when the mapping does not fit the feed (MappedDecoder::make).
Result<PayloadFormat> mappedFormat(const Mapping &mapping, const FeedDescriptor &feed);

} // namespace citywall
