// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

namespace citywall::healthcare {

/// The batch of the beds or the emergency feed as documents of EDXL-HAVE 1.0, one for each instant that hospitals report of, in order of
/// time: the inverse of core/edxlhave.h. HAVE has no word for how many beds are occupied: it follows from those that there are and those
/// that are free, so that occupied beds are told by both or not at all. Of the emergency feed it carries the EMS traffic status alone.
/// Pure; any thread.
QList<QByteArray> writeEdxlHave(const DecodedBatch &batch, const QString &feed);

} // namespace citywall::healthcare
