// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/archive/archivemessages.h"
#include "engine/archive/archivewriter.h"

#include <atomic>

namespace citywall {

/// The thread that hears what other desks write (LISTEN) and reads it, so that it arrives here as though this desk had written it.
/// Notices when the archive goes away, and when it is there again: then everybody asks anew, because what was said meanwhile was not
/// heard.
class ArchiveListener
{
public:
    ArchiveListener(ArchiveAccess access, ArchiveFeeds &feeds, QString desk, ArchiveEvents events);
    ~ArchiveListener();

    /// Begins to listen, then takes over all feeds: nothing that comes in between is missed. @throws pqxx::failure
    void open(std::unique_ptr<pqxx::connection> connection);
    void start();
    void stop();

private:
    void loop();
    void wait(int milliseconds); ///< until the server says something, or stop()
    void takeOverAll();
    void hear(const ArchiveMessage &message);
    void readNew(ArchiveFeed &feed, const ArchiveMessage &message, pqxx::transaction_base &transaction);

    const ArchiveAccess m_access;
    ArchiveFeeds &m_feeds;
    const QString m_desk;
    const ArchiveEvents m_events;
    std::unique_ptr<pqxx::connection> m_connection;
    std::vector<ArchiveMessage> m_heard; ///< and not looked at
    std::map<qint64, qint64> m_arrivals; ///< number of the last arrival that is known, by feed
    std::atomic<bool> m_stopping = false;
    int m_wake = -1; ///< event file descriptor
    std::thread m_thread;
};

} // namespace citywall
