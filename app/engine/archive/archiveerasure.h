// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/archive/archiveaccess.h"
#include "engine/history/erasure.h"

namespace citywall {

// Erasing by law from a shared archive, as engine/history/erasure.h has it for the file of one desk: an observation goes with all its
// versions, counts are corrected, of a feature of which nothing is left the record is blanked, a log says that it was done. The
// partitions that held any of it are then written anew (VACUUM FULL), so that the bytes are in no table. The server's write-ahead
// log, its copies and its backups keep them for as long as the server's administrator lets them; desks may go on working meanwhile.

/// What would be erased; changes nothing.
Result<ErasureOutcome> countArchiveErasure(const ArchiveAccess &access, const ErasureRequest &request);
/// Erases, feed by feed, each in one transaction. Interrupted, or failed, before the tables are written anew it is unfinished: the next
/// erasure writes them.
Result<ErasureOutcome> eraseFromArchive(const ArchiveAccess &access, const ErasureRequest &request);
/// Whether one is, so that older copies of what was erased may lie in the tables.
Result<bool> isArchiveErasureUnfinished(const ArchiveAccess &access);
Result<QList<ErasureRecord>> archiveErasureLog(const ArchiveAccess &access);

} // namespace citywall
