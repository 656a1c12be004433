// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/erasure.h"
#include "engine/history/maintenance.h"

namespace citywall {

/// Erasures that the log of a history tells and that of a backup does not: the backup may hold what they took out. An error, unless they
/// are accepted, if there are any, or if the log of the history cannot be read, so that nobody knows. None where there is no history.
Result<QList<ErasureRecord>> undoneErasures(const QString &backup, const QString &path, UndoneErasures asked);
/// Adds them to the log of a copy that nobody else has open: that they were done stays known.
Status keepInLog(const QList<ErasureRecord> &undone, const QString &copy);

} // namespace citywall
