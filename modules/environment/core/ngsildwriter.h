// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

// The inverse of core/ngsild.h. Pure; any thread.
namespace citywall::environment {

/// The batch as answers to GET entities, normalised: an entity for each station, with its id as stationCode. An entity has one value at
/// a time: what was observed at different instants makes an answer each, in order of time. Without anything there is one empty answer.
QList<QByteArray> writeEntities(const DecodedBatch &batch, const QString &feed);

} // namespace citywall::environment
