// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/erasure.h"

namespace citywall {

/// Erasures that the log of a history tells and that of a backup does not: the backup may hold what they took out. None where there is no
/// history, or its log cannot be read.
Result<QList<ErasureRecord>> undoneErasures(const QString &backup, const QString &path);
/// Why a restore is refused that would undo them, for people.
Error refusalOf(const QList<ErasureRecord> &undone, const QString &backup);
/// Adds them to the log of a copy that nobody else has open: that they were done stays known.
Status keepInLog(const QList<ErasureRecord> &undone, const QString &copy);

} // namespace citywall
