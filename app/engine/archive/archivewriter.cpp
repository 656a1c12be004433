// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/archive/archivewriter.h"

#include "engine/archive/archivemessages.h"
#include "engine/archive/archivetext.h"

#include <pqxx/pqxx>

#include <algorithm>

namespace citywall {

namespace {

using namespace std::chrono_literals;

constexpr int attemptsOfTransaction = 3; // where desks were in each other's way
constexpr std::chrono::milliseconds firstPause = 250ms;
constexpr std::chrono::milliseconds longestPause = 10s;

} // namespace

ArchiveWriter::ArchiveWriter(ArchiveAccess access, ArchiveFeeds &feeds, QString desk, ArchiveEvents events)
    : m_access(std::move(access)), m_feeds(feeds), m_events(std::move(events)), m_desk(std::move(desk)),
      m_appender(feeds, m_desk), m_retention(m_desk), m_queue({ ArchiveText::tr("The archive is closed."), {} })
{
}

ArchiveWriter::~ArchiveWriter() { stop(); }

void ArchiveWriter::start(std::unique_ptr<pqxx::connection> connection)
{
    m_connection = std::move(connection);
    m_queue.open();
    m_thread = std::thread([this] { loop(); });
}

void ArchiveWriter::stop()
{
    m_queue.close();
    if (m_thread.joinable())
        m_thread.join();
}

QFuture<AppendResult> ArchiveWriter::append(const QString &feed, DecodedBatch batch, const Source &source, UtcTime received)
{
    return m_queue.append({ feed, std::move(batch), source, received });
}

void ArchiveWriter::beginBulk(const QString &feed)
{
    m_queue.post([this, feed] {
        ArchiveFeed &of = m_feeds.feed(feed);
        const std::scoped_lock lock(of.mutex);
        ++of.state->bulk;
    });
}

void ArchiveWriter::endBulk(const QString &feed)
{
    m_queue.post([this, feed] { endBulkOf(feed); });
}

void ArchiveWriter::endBulkOf(const QString &feed)
{
    ArchiveFeed &of = m_feeds.feed(feed);
    {
        const std::scoped_lock lock(of.mutex);
        if (of.state->bulk == 0 || --of.state->bulk > 0)
            return;
        m_feeds.show(of);
    }
    // Others hear of it with the next commit if this cannot be said: the numbers of arrival have a gap.
    (void)attempt([&] {
        pqxx::work transaction(*m_connection);
        const ArchiveFeedRow row = findFeed(transaction, feed);
        tellDesks(transaction, { m_desk, ArchiveMessage::Kind::Reset, row.id, 0, row.arrival, {} });
        transaction.commit();
    });
    m_events.reset(feed);
}

void ArchiveWriter::describe(const FeedDescriptor &feed)
{
    quint32 termFields = 0;
    for (qsizetype i = 0; i < std::min<qsizetype>(feed.fields.size(), maximumFields); ++i)
        termFields |= feed.fields[i].kind == FieldDescriptor::Kind::Term ? 1u << i : 0u;
    m_queue.post([this, id = feed.id, termFields] {
        ArchiveFeed &of = m_feeds.feed(id);
        {
            const std::scoped_lock lock(of.mutex);
            of.described = termFields;
        }
        Status described = ok();
        // If the archive is away the next append comes back to it.
        (void)attempt([&] { described = m_appender.ensureFeed(*m_connection, of); });
        if (!described)
            qWarning().noquote() << described.error().message;
    });
}

void ArchiveWriter::keepSince(const QString &feed, UtcTime before)
{
    m_queue.post([this, feed, before] { m_kept[feed].from = before; });
}

void ArchiveWriter::thinBefore(const QString &feed, UtcTime before, Duration step)
{
    m_queue.post([this, feed, before, step] {
        m_kept[feed].rawFrom = before;
        m_kept[feed].step = step;
    });
}

void ArchiveWriter::loop()
{
    bool tending = false;
    while (m_queue.run(tending, {}, [this](std::vector<PendingAppend> &batches) { return store(batches); }))
        tending = tendRetention();
    m_connection.reset();
}

template<typename Work>
Status ArchiveWriter::attempt(const Work &work)
{
    for (int left = attemptsOfTransaction;;) {
        try {
            if (!m_connection) {
                if (std::chrono::steady_clock::now() < m_connectAt)
                    return m_problem;
                m_connection = connectToArchive(m_access, ArchiveUse::Writing);
                m_feeds.distrust();
                m_appender.forget();
                m_pause = 0ms;
                m_events.trouble({});
            }
            work();
            return ok();
        } catch (const std::exception &e) {
            if (isWorthRepeating(e) && --left > 0)
                continue;
            const Error error = explainArchive(e, m_access);
            if (!m_connection || !m_connection->is_open() || isConnectionLost(e)) {
                m_connection.reset();
                m_pause = std::clamp(2 * m_pause, firstPause, longestPause);
                m_connectAt = std::chrono::steady_clock::now() + m_pause;
                m_problem = error;
                m_events.trouble(error.message);
            }
            return error;
        }
    }
}

std::vector<Result<AppendResult>> ArchiveWriter::store(const std::vector<PendingAppend> &batches)
{
    ArchiveCommit outcome;
    bool isData = false;
    const Status stored = attempt([&] {
        try {
            outcome = m_appender.commit(*m_connection, batches);
        } catch (const std::exception &e) {
            isData = isAboutTheData(e);
            throw;
        }
    });
    if (!stored && isData && batches.size() > 1)
        return storeEach(batches);
    if (!stored) {
        if (!isData && m_connection)
            tellRefusal(stored.error().message);
        return std::vector<Result<AppendResult>>(batches.size(), stored.error());
    }
    if (m_isRefused && std::ranges::any_of(outcome.results, [](const auto &r) { return r && r->accepted > 0; }))
        tellRefusal({});
    for (const ObservationsPtr &rows : outcome.appended)
        m_events.appended(rows);
    return outcome.results;
}

void ArchiveWriter::tellRefusal(const QString &why)
{
    m_isRefused = !why.isEmpty();
    m_events.trouble(why);
}

/// So that the one that the server objects to fails alone.
std::vector<Result<AppendResult>> ArchiveWriter::storeEach(const std::vector<PendingAppend> &batches)
{
    std::vector<Result<AppendResult>> results;
    for (const PendingAppend &batch : batches)
        results.push_back(store({ batch }).front());
    return results;
}

bool ArchiveWriter::tendRetention()
{
    while (!m_kept.empty()) {
        const QString name = m_kept.begin()->first;
        Kept &kept = m_kept.begin()->second;
        bool more = false;
        const Status done = attempt([&] {
            more = (kept.from.isValid() && m_retention.drop(*m_connection, name, kept.from))
                || (kept.step.count() > 0 && m_retention.thin(*m_connection, name, kept.rawFrom, kept.step));
        });
        if (done && more) {
            kept.isLess = true;
            return true;
        }
        // What could not be dropped stays; whoever keeps the rule asks again.
        if (kept.isLess) {
            refresh(name);
            m_events.reset(name);
        }
        m_kept.erase(m_kept.begin());
    }
    return false;
}

void ArchiveWriter::refresh(const QString &feed)
{
    (void)attempt([&] {
        ArchiveFeed &of = m_feeds.feed(feed);
        pqxx::read_transaction transaction(*m_connection);
        const std::scoped_lock lock(of.mutex);
        m_feeds.catchUp(of, transaction, findFeed(transaction, feed));
        m_feeds.show(of);
    });
}

} // namespace citywall
