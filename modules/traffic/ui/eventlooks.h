// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/entitylooks.h"

// How events on the road are drawn and told. GUI thread.
namespace citywall::traffic {

Looks eventLooks(const LatestState &state);
/// Their page. @param zone the city's
EntityKind eventKind(const FeedDescriptor &feed, const ModuleContext &context, const QTimeZone &zone);

} // namespace citywall::traffic
