// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/query/tablewriter.h"

namespace citywall {

/// Writes observations as the program's own JSON (sdk/observationjson.h), one payload a line, so that an import of the file into
/// another history makes them the same there (engine/ingest/observationlines.h):
///
///     {"citywall":1,"feed":"traffic.link-speed","source":{"name":…,"attribution":…,"simulated":true},
///      "receivedTime":"2026-11-21T08:30:04.250Z","features":[…],"observations":[…]}
///
/// A line is of one feed, one source and one time of receipt; `citywall` is the version of this frame. Values are in SI units. A
/// feature is described in the first line that is about it and named by its id in those that follow. Lines of a feed come slice by
/// slice of phenomenon time. What JSON has no number for (infinity, of a history from before it was refused) is left out.
/// Gives sinks of its own (TableWriter::sink) and counts an observation as a row.
/// @param device must outlive the writer
/// @param alsoUnobserved features, too, of which the answer has no observation
std::unique_ptr<TableWriter> makeObservationLinesWriter(QIODevice &device, bool alsoUnobserved);

} // namespace citywall
