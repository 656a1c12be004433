// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <memory>

namespace pqxx {
class connection;
}

namespace citywall {

/// How a shared archive is reached: a database of a PostgreSQL server with PostGIS. What is secret comes from the credentials and is
/// never shown.
struct ArchiveAccess {
    QString host {}; ///< name or address; several, with commas: the one that takes writes is found. "/…": folder of a socket
    int port = 5432;
    QString database {};
    QString sslMode {}; ///< libpq's sslmode; empty = verify-full, and prefer for this computer
    QString caFile {}; ///< PEM of the only authorities that are trusted; empty = the system's
    QString user {};
    QString password {};
    QString certificateFile {}; ///< PEM, of this desk
    QString keyFile {};
    QString keyPassword {};
    QString partition { QStringLiteral("month") }; ///< "month" or "day": how an archive that is made by this desk is cut

    QString shown() const; ///< "postgresql://archive.city:5432/history"
};

/// What a connection is for: how long its statements may take, and which of several servers will do.
enum class ArchiveUse { Writing, Listening, Reading, Upkeep };

/// Blocks for some seconds at most. @throws pqxx::broken_connection
std::unique_ptr<pqxx::connection> connectToArchive(const ArchiveAccess &access, ArchiveUse use);

/// What has gone wrong, in words for people. libpq's own words, which name what a server objected to, are a part of them.
Error explainArchive(const std::exception &error, const ArchiveAccess &access);

/// Whether the connection is of no use any more.
bool isConnectionLost(const std::exception &error);
/// Whether the same transaction may succeed when it is done again: a deadlock, a lock that took too long.
bool isWorthRepeating(const std::exception &error);
/// Whether the server objected to what was sent, not to the sender.
bool isAboutTheData(const std::exception &error);

} // namespace citywall
