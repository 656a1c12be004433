// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

namespace citywall::traffic {

/// Moves the times that stand at those keys of the observations' details, in their objects and lists as well. What is no time stays.
void shiftDetails(DecodedBatch &batch, Duration by, const QStringList &keys);

} // namespace citywall::traffic
