// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/archive/archivelistener.h"

#include "engine/archive/archiverows.h"

#include <pqxx/pqxx>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

constexpr int firstListenerPause = 250; // ms
constexpr int longestListenerPause = 10'000;

} // namespace

ArchiveListener::ArchiveListener(ArchiveAccess access, ArchiveFeeds &feeds, QString desk, ArchiveEvents events)
    : m_access(std::move(access)), m_feeds(feeds), m_desk(std::move(desk)), m_events(std::move(events)),
      m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
}

ArchiveListener::~ArchiveListener()
{
    stop();
    ::close(m_wake);
}

void ArchiveListener::open(std::unique_ptr<pqxx::connection> connection)
{
    m_heard.clear();
    m_connection = std::move(connection);
    m_connection->listen(archiveChannel, [this](pqxx::notification said) {
        if (const auto message = ArchiveMessage::fromText(QString::fromUtf8(said.payload.data(), qsizetype(said.payload.size()))))
            m_heard.push_back(*message);
    });
    takeOverAll();
}

void ArchiveListener::start()
{
    m_thread = std::thread([this] { loop(); });
}

void ArchiveListener::stop()
{
    m_stopping = true;
    (void)::eventfd_write(m_wake, 1);
    if (m_thread.joinable())
        m_thread.join();
}

void ArchiveListener::loop()
{
    int pause = firstListenerPause;
    while (!m_stopping) {
        try {
            if (!m_connection) {
                m_feeds.distrust();
                open(connectToArchive(m_access, ArchiveUse::Listening));
                pause = firstListenerPause;
                m_events.trouble({});
                for (ArchiveFeed *feed : m_feeds.all())
                    m_events.reset(feed->name);
            }
            wait(-1);
            if (m_stopping)
                break;
            m_connection->get_notifs();
            for (const ArchiveMessage &message : std::exchange(m_heard, {}))
                hear(message);
        } catch (const std::exception &e) {
            m_connection.reset();
            if (m_stopping)
                break;
            m_events.trouble(explainArchive(e, m_access).message);
            wait(pause);
            pause = std::min(2 * pause, longestListenerPause);
        }
    }
    m_connection.reset();
}

void ArchiveListener::wait(int milliseconds)
{
    std::array<pollfd, 2> files { pollfd { m_wake, POLLIN, 0 }, pollfd { m_connection ? m_connection->sock() : -1, POLLIN, 0 } };
    (void)::poll(files.data(), files.size(), milliseconds);
}

void ArchiveListener::takeOverAll()
{
    pqxx::read_transaction transaction(*m_connection);
    for (const ArchiveFeedRow &stored : feedRows(transaction, "", {})) {
        ArchiveFeed &feed = m_feeds.feed(stored.name);
        const std::scoped_lock lock(feed.mutex);
        m_feeds.catchUp(feed, transaction, stored);
        m_feeds.show(feed);
        m_arrivals[stored.id] = stored.arrival;
    }
}

void ArchiveListener::hear(const ArchiveMessage &message)
{
    qint64 &known = m_arrivals[message.feed];
    const bool isOwn = message.desk == m_desk;
    const bool isMissing = message.kind == ArchiveMessage::Kind::Appended && message.first > known + 1;
    if (isOwn && !isMissing) {
        known = std::max(known, message.last);
        return;
    }
    pqxx::read_transaction transaction(*m_connection);
    const pqxx::result names = transaction.exec("SELECT name FROM citywall.feed WHERE id = $1", pqxx::params { message.feed });
    if (names.empty())
        return;
    ArchiveFeed &feed = m_feeds.feed(QString::fromUtf8(names[0][0].view()));
    {
        const std::scoped_lock lock(feed.mutex); // first: so that what is read is no older than what this desk has written
        m_feeds.catchUp(feed, transaction, findFeed(transaction, feed.name));
        m_feeds.show(feed);
    }
    if (message.kind == ArchiveMessage::Kind::Reset || isMissing) // an import that was broken off leaves a gap
        m_events.reset(feed.name);
    else if (message.last > known)
        readNew(feed, message, transaction);
    known = std::max(known, message.last);
}

void ArchiveListener::readNew(ArchiveFeed &feed, const ArchiveMessage &message, pqxx::transaction_base &transaction)
{
    auto rows = std::make_shared<Observations>();
    rows->feed = feed.name;
    const QString query =
        u"SELECT %1 FROM citywall.observation o WHERE o.feed = %2 AND o.time >= %3 AND o.time < %4 "
        "AND o.arrival BETWEEN %5 AND %6 AND NOT o.superseded ORDER BY o.time, o.arrival"_s.arg(QLatin1StringView(rowColumns))
            .arg(message.feed)
            .arg(message.range.begin.milliseconds)
            .arg(message.range.end.milliseconds)
            .arg(message.first)
            .arg(message.last);
    readRows(transaction, query.toStdString(), *rows);
    if (rows->size() > 0)
        m_events.appended(rows);
}

} // namespace citywall
