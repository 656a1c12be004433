// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/payloadqueue.h"
#include "sdk/feed.h"
#include "sdk/registry.h"

namespace citywall {

/// A payload and what became of it, as the inspector of live messages shows it: of a long one also the first record that was rejected.
/// Nothing raw of a feed that masks.
/// @param batch masked already
FeedMessage messageOf(const Payload &payload, const DecodedBatch &batch, const FeedDescriptor &feed);

/// Of messages, newest first, those that are kept: the last ones, and as samples of what is wrong the last few that had something rejected.
void keepLast(QList<FeedMessage> &messages);

/// Why the first record was rejected, else why the first one was left out, as it is shown (Reason::shown); empty = neither.
QString firstReason(const DecodedBatch &batch);

/// The beginning of a payload as text: what is neither printable nor white space stands as \xHH.
/// @param cut is told whether that is not all of it
QString payloadStart(QByteArrayView payload, bool *cut = nullptr);

/// The batch's first observations, in its order, with the feed's words for their values.
QList<DecodedObservation> firstObservations(const DecodedBatch &batch, const QList<FieldDescriptor> &fields, qsizetype most);

} // namespace citywall
