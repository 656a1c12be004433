// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall {

/// 1677 … 2262: what nanoseconds in 64 bits hold. Any other time is of a broken clock or of a wrong unit.
bool canBeKept(UtcTime time);

/// A number anywhere in it that no double holds: JSON allows 1e400 (RFC 8259, 6).
bool holdsInfinity(const QJsonValue &value);

/// Takes out of what a decoder makes the numbers, times and places that cannot be, should it have overlooked them, and says so.
Decoder guarded(Decoder decode);

} // namespace citywall
