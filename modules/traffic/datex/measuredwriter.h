// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datex/measureddata.h"

namespace citywall::traffic::datex {

/// The inverse of format "datex2-measured": one document of DATEX II 3 with the table of the sites that the batch describes and
/// their measurements. Speeds are in km/h to four decimals, flows in whole vehicles. Left out is what the model has no word for: words
/// of `status` that are not its own, all other properties, details.
QList<QByteArray> measuredDataOf(const DecodedBatch &batch, SiteKind kind, UtcTime published);

} // namespace citywall::traffic::datex
