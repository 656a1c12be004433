// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/erasure.h"

namespace citywall {

/// In order. None of a former version's, which had no log. @throws SQLite::Exception
QList<ErasureRecord> readErasureLog(SQLite::Database &db);
/// Within a transaction of the caller's. @throws SQLite::Exception
void addToLog(SQLite::Database &db, const ErasureRecord &record);

} // namespace citywall
