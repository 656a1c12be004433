// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"
#include "base/result.h"
#include "engine/feeds/feedconfig.h"
#include "engine/feeds/payloadqueue.h"
#include "sdk/feedsetup.h"

namespace citywall {

/// What payloads that were sampled are tried on.
struct TrialGround {
    QList<FeedDescriptor> feeds;
    QStringList mappings; ///< files of those that modules bring; they recognise by their columns
    QString language;     ///< of the mappings' titles
    GeoBox city;          ///< where positions are expected
};

/// Finds out which feeds understand the payloads, by every format and mapping that recognises them, and reads them by the one
/// that is wanted, or by the one that understands most. Reads files and decodes: call from a worker.
/// @param wanted feed, format, mapping, companions and datum may be given: then they are what is chosen
FeedSample tryOut(const std::vector<Payload> &payloads, const FeedConfig &wanted, const TrialGround &ground);

/// Reads the payloads by one feed, format or mapping; a mapping says itself for which feed it is.
/// @param before what is known of them already: endpoint, looks and the other matches stay
FeedSample tryAs(const std::vector<Payload> &payloads, const FeedConfig &wanted, const TrialGround &ground, FeedSample before);

} // namespace citywall
