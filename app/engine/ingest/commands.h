// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ingest/importjob.h"

#include <QTextStream>

// What "citywall import" does once the command line is read and the history is open.
// Exit codes: 0 done, 1 failed (said on err; what was stored stays), 130 interrupted by SIGINT or SIGTERM.
namespace citywall {

/// Imports with progress on err: a line rewritten in place where standard error is a terminal, else one each 10 %.
/// The summary goes to out, as text (times in the zone) or as JSON. Blocks; SIGINT stops it between batches.
int runImport(const ImportRequest &request, const QList<Mapping> &mappings, const QList<FeedDescriptor> &feeds,
              HistoryWriter &writer, QTextStream &out, QTextStream &err, bool json, const QTimeZone &zone);

} // namespace citywall
