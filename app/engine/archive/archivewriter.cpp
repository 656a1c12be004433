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

constexpr std::chrono::milliseconds shortestWait = 5ms;
constexpr std::chrono::milliseconds longestWait = 50ms;
constexpr int commitsToWait = 4;
constexpr size_t rowsNotToWait = 1000;   // a commit of so many is worth its fsync
constexpr size_t rowsOfCommit = 100'000;
constexpr int attemptsOfTransaction = 3; // where desks were in each other's way
constexpr std::chrono::milliseconds firstPause = 250ms;
constexpr std::chrono::milliseconds longestPause = 10s;

} // namespace

ArchiveWriter::ArchiveWriter(ArchiveAccess access, ArchiveFeeds &feeds, QString desk, ArchiveEvents events)
    : m_access(std::move(access)), m_feeds(feeds), m_events(std::move(events)), m_desk(std::move(desk)),
      m_appender(feeds, m_desk), m_retention(m_desk)
{
}

ArchiveWriter::~ArchiveWriter() { stop(); }

void ArchiveWriter::start(std::unique_ptr<pqxx::connection> connection)
{
    m_connection = std::move(connection);
    m_accepting = true;
    m_thread = std::thread([this] { loop(); });
}

void ArchiveWriter::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
        m_accepting = false;
        m_wake.notify_all();
    }
    if (m_thread.joinable())
        m_thread.join();
}

QFuture<AppendResult> ArchiveWriter::append(const QString &feed, DecodedBatch batch, const Source &source, UtcTime received)
{
    Append order { { feed, std::move(batch), source, received }, {} };
    order.promise.start();
    const QFuture<AppendResult> future = order.promise.future();
    const std::scoped_lock lock(m_mutex);
    if (!m_accepting) {
        order.promise.setException(asException({ ArchiveText::tr("The archive is closed."), {} }));
        order.promise.finish();
        return future;
    }
    m_pendingRows += order.batch.batch.observations.size();
    m_orders.emplace_back(std::move(order));
    m_wake.notify_all();
    return future;
}

void ArchiveWriter::post(std::function<void()> order)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_accepting)
        return;
    m_orders.emplace_back(std::move(order));
    m_pendingRows += rowsNotToWait; // whoever asks for it should not wait
    m_wake.notify_all();
}

void ArchiveWriter::beginBulk(const QString &feed)
{
    post([this, feed] {
        ArchiveFeed &of = m_feeds.feed(feed);
        const std::scoped_lock lock(of.mutex);
        ++of.state->bulk;
    });
}

void ArchiveWriter::endBulk(const QString &feed)
{
    post([this, feed] { endBulkOf(feed); });
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
    post([this, id = feed.id, termFields] {
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
    post([this, feed, before] { m_kept[feed].from = before; });
}

void ArchiveWriter::thinBefore(const QString &feed, UtcTime before, Duration step)
{
    post([this, feed, before, step] {
        m_kept[feed].rawFrom = before;
        m_kept[feed].step = step;
    });
}

void ArchiveWriter::loop()
{
    bool tending = false;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [&] { return tending || m_stopping || !m_orders.empty(); });
        std::deque<Order> orders = take(lock);
        const bool finished = m_stopping && orders.empty();
        lock.unlock();
        std::vector<Append> group;
        for (Order &order : orders) {
            if (auto *append = std::get_if<Append>(&order)) {
                group.push_back(std::move(*append));
                continue;
            }
            commit(group);
            std::get<std::function<void()>>(order)();
        }
        commit(group);
        if (finished)
            break;
        tending = tendRetention();
        lock.lock();
    }
    m_connection.reset();
}

std::deque<ArchiveWriter::Order> ArchiveWriter::take(std::unique_lock<std::mutex> &lock)
{
    m_wake.wait_until(lock, m_lingerUntil, [&] { return m_stopping || m_orders.empty() || m_pendingRows >= rowsNotToWait; });
    std::deque<Order> taken;
    for (size_t rows = 0; !m_orders.empty() && rows < rowsOfCommit;) {
        if (const auto *append = std::get_if<Append>(&m_orders.front())) {
            rows += append->batch.batch.observations.size();
            m_pendingRows -= append->batch.batch.observations.size();
        } else {
            m_pendingRows -= rowsNotToWait;
        }
        taken.push_back(std::move(m_orders.front()));
        m_orders.pop_front();
    }
    return taken;
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
    if (!stored)
        return std::vector<Result<AppendResult>>(batches.size(), stored.error());
    for (const ObservationsPtr &rows : outcome.appended)
        m_events.appended(rows);
    return outcome.results;
}

/// So that the one that the server objects to fails alone.
std::vector<Result<AppendResult>> ArchiveWriter::storeEach(const std::vector<PendingAppend> &batches)
{
    std::vector<Result<AppendResult>> results;
    for (const PendingAppend &batch : batches)
        results.push_back(store({ batch }).front());
    return results;
}

void ArchiveWriter::commit(std::vector<Append> &group)
{
    if (group.empty())
        return;
    std::vector<PendingAppend> batches;
    for (Append &append : group)
        batches.push_back(std::move(append.batch));
    const auto started = std::chrono::steady_clock::now();
    const std::vector<Result<AppendResult>> results = store(batches);
    const auto finished = std::chrono::steady_clock::now();
    m_lingerUntil = finished
        + std::clamp<std::chrono::steady_clock::duration>(commitsToWait * (finished - started), shortestWait, longestWait);
    for (size_t i = 0; i < group.size(); ++i) {
        if (results[i])
            group[i].promise.addResult(*results[i]);
        else
            group[i].promise.setException(asException(results[i].error()));
        group[i].promise.finish();
    }
    group.clear();
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
