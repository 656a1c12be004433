// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

namespace citywall::safety {

/// The batch as messages of the Common Alerting Protocol 1.2, a document each in order of sending: the inverse of core/capdecoder.h.
/// That a message replaces another stands in its references; that one has expired stands in its `expires`, so that rows which only end
/// a warning are no messages. What CAP requires and the batch does not tell is "Unknown" (urgency, certainty), "Other" (category), the
/// event's name (areaDesc) or an address of no domain (sender). Times are in whole seconds of UTC, "-00:00" as CAP wants it (§3.3.2).
/// Left out are holes of polygons and signatures, which would not hold. Pure; any thread.
QList<QByteArray> writeCap(const DecodedBatch &batch);

} // namespace citywall::safety
