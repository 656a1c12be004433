// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <SQLiteCpp/Database.h>

namespace citywall {

/// CRC-32 of ISO 3309, as zlib has it, going on from `start` (0 at first). Any thread.
quint32 crc32Of(quint32 start, QByteArrayView bytes);

/// Gives the connection the function row_crc(value, …): CRC-32 of the values with their kinds and lengths, by which a row tells that one
/// of its own values has changed. Rows carry it in a column `crc`; whoever writes them writes it, those of `feed` have triggers for it.
/// A row that was found damaged keeps a wrong one, so that it is not taken for sound after the next change.
/// @throws SQLite::Exception
void addRowChecksum(SQLite::Database &db);

} // namespace citywall
