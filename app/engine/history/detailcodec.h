// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/columncodec.h"
#include "sdk/observation.h"

namespace citywall {

// The details of a run of rows, packed. Details repeat: a vehicle says for hours which trip it is on. So each text is there once, and
// the rows that have one name theirs. Pure functions; any thread.

/// @param level of zlib, for texts that are worth it
QByteArray packDetails(const Observations &rows, size_t begin, size_t end, int level);

/// Puts the details of the chosen rows into `out`, the first of them as those of row `outRow`. False if the bytes are not what
/// packDetails makes for `count` rows.
bool unpackDetails(QByteArrayView packed, size_t count, const RowSet &rows, size_t outRow, QHash<quint32, QByteArray> &out);

/// As unpackDetails, of what histories up to schema version 2 hold.
bool unpackFormerDetails(QByteArrayView packed, size_t count, const RowSet &rows, size_t outRow, QHash<quint32, QByteArray> &out);

} // namespace citywall
