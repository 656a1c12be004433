// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

namespace citywall::traffic::datex {

/// The inverse of format "datex2-situation" for `traffic.work-zones` and `traffic.events`: a SituationPublication of DATEX II 3 for each
/// time of the batch, which is its publicationTime, with a situation for each feature. Work types, and kinds of events, that are not
/// of its lists are written as extended values. Left out is what the model has no word for (direction, verified, on which side
/// traffic merges), and features that are not described or whose begin is not told. A batch without rows is a publication without
/// situations, of when it is published.
QList<QByteArray> workZonePublications(const DecodedBatch &batch, UtcTime published);
QList<QByteArray> eventPublications(const DecodedBatch &batch, UtcTime published);

} // namespace citywall::traffic::datex
