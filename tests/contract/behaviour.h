// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"
#include "sdk/measure.h"

// What a module's functions do, checked against the contract. Each function returns what is wrong, in words; nothing = good.
namespace citywall::contract {

/// Payloads that no decoder should make anything of: nothing, other formats, bytes at random, brackets without end, and more
/// members, entities, elements, attributes, and longer texts, than any real one has.
const QList<std::pair<QString, QByteArray>> &hostilePayloads();

/// A batch that may be handed on: indices inside, times there, reasons given and not too many, reasons and samples short. Where the
/// program's Chinese catalogue is installed each reason is in one (Reason::shown).
QStringList batchProblems(const DecodedBatch &batch);

/// A feed's decoders against hostile payloads, and against a good one of the program's own JSON (if there is one) and what its formats write of
/// it, cut off and damaged: they never throw, make sound batches, and say why they took nothing.
/// @param patience with a hostile payload, of the processor: what takes longer grows with more than its size
QStringList decoderProblems(const FeedDescriptor &feed, const QByteArray &good, Duration patience = std::chrono::seconds(15));

/// A simulator over a day, or as much as it gives at once: the same seed gives the same bytes, the feed's own decoder takes all of them, what is told lies in
/// the range asked for and is plausible for the field's metric.
QStringList simulatorProblems(const FeedDescriptor &feed, const Simulation &city, const QList<Metric> &metrics, UtcTime end);

/// A measure of nothing, and of one row whose values are missing: finite or not known, no exception.
QStringList measureProblems(const AreaMeasure &measure, TimeRange bucket);

inline constexpr Duration aDay = std::chrono::hours(24);
/// What a source tells of the time before `end`: as much as it gives at once, at most so much.
QByteArray payloadBefore(const PayloadSource &source, UtcTime end, Duration most = aDay);
/// A good payload that is short: of the last hour, or six, or of the day if nothing was told since. Empty without a simulator.
QByteArray samplePayload(const FeedDescriptor &feed, const Simulation &city, UtcTime end);

} // namespace citywall::contract
