// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/archive/archiveaccess.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace citywall::test {

/// A PostgreSQL server of a test's own, with PostGIS: Debian's programs over a folder that goes with it, heard on a socket in there
/// alone, as durable as it comes (fsync, synchronous_commit). It does not run as root: there it becomes "postgres", or "nobody". It
/// ends with the test, however that ends.
class PostgresServer
{
public:
    /// Null if there is none on this computer, or it does not start; then `why` says so.
    static std::unique_ptr<PostgresServer> start(QString &why);
    ~PostgresServer();

    /// A new and empty database, to be reached without a password.
    ArchiveAccess newDatabase();
    /// Runs SQL as the server's superuser in a database; @throws pqxx::failure
    void execute(const QString &database, const std::string &sql) const;

    void kill(); ///< SIGKILL to the server: as a power cut, but that the disk keeps what it was given
    bool startAgain(); ///< after kill() or stop()
    void stop(); ///< ends all connections; orderly

private:
    PostgresServer() = default;
    bool run();
    bool isReady() const;
    std::unique_ptr<QProcess> program(const QString &name, const QStringList &arguments) const;

    QString m_programs;
    QTemporaryDir m_folder;
    uint m_user = 0; ///< 0 = as whoever runs the test
    uint m_group = 0;
    int m_databases = 0;
    std::unique_ptr<QProcess> m_server;
};

/// The one of this test program; null where there is none.
PostgresServer *sharedServer();
QString whyNoServer();
void endSharedServer();

} // namespace citywall::test
