// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

namespace citywall::safety {

/// The batch of `safety.units` or `safety.incident` as events of Cursor on Target, one document each, in order of time: the inverse of
/// core/cot.h. What has no position is left out. A unit that does not say how long its datum holds is given unitStaleAfter.
/// @param published the events' `time`; an event is not made before it begins to hold. Pure; any thread.
QList<QByteArray> writeCot(const DecodedBatch &batch, const QString &feed, UtcTime published);

} // namespace citywall::safety
