// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::fuzz {

/// The feeds whose decoders are fuzzed, each with the program's own JSON (if it has a decoder of it) and with all of its formats.
/// One definition in each fuzzer (modules/<id>/tests/fuzz.cpp, tests/<id>/fuzz.cpp).
QList<FeedDescriptor> feeds();

} // namespace citywall::fuzz
