// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/archive/archiveretention.h"

#include "engine/archive/archivefeeds.h"
#include "engine/archive/archivemessages.h"
#include "engine/history/rollups.h"

#include <pqxx/pqxx>

namespace citywall {

namespace {

/// The row, locked: nobody adds to the feed until the end of the transaction. Id 0 if nothing of it is older.
ArchiveFeedRow lockOldFeed(pqxx::transaction_base &transaction, const QString &name, UtcTime before)
{
    // Dropping a partition stops everybody for a moment: not for longer.
    transaction.exec("SET LOCAL lock_timeout = '2s'");
    const ArchiveFeedRow seen = findFeed(transaction, name);
    if (seen.id == 0 || seen.extent.isEmpty() || seen.extent.begin >= before)
        return {};
    transaction.exec("SELECT FROM citywall.feed WHERE id = $1 FOR UPDATE", pqxx::params { seen.id });
    return findFeed(transaction, name);
}

std::optional<qint64> firstTime(pqxx::transaction_base &transaction, qint64 feed, qint64 from)
{
    return transaction.query_value<std::optional<qint64>>(
        "SELECT min(time) FROM citywall.observation WHERE feed = $1 AND time >= $2", pqxx::params { feed, from });
}

} // namespace

bool ArchiveRetention::drop(pqxx::connection &connection, const QString &name, UtcTime before)
{
    pqxx::work transaction(connection);
    const ArchiveFeedRow feed = lockOldFeed(transaction, name, before);
    const auto first = feed.id == 0 ? std::nullopt : firstTime(transaction, feed.id, std::numeric_limits<qint64>::min());
    if (!first || *first >= before.milliseconds)
        return false;
    const pqxx::result part =
        transaction.exec("SELECT name, t_end FROM citywall.part WHERE $1 >= t_begin AND $1 < t_end", pqxx::params { *first });
    const bool isOld = !part.empty() && part[0][1].as<qint64>() <= before.milliseconds;
    const bool isGone = isOld
        && transaction.query_value<bool>("SELECT citywall.drop_partition($1, $2)",
                                         pqxx::params { part[0][0].as<std::string>(), feed.id });
    if (!isGone) {
        const qint64 end = part.empty() ? before.milliseconds : std::min(part[0][1].as<qint64>(), before.milliseconds);
        transaction.exec("DELETE FROM citywall.observation WHERE feed = $1 AND time >= $2 AND time < $3",
                         pqxx::params { feed.id, *first, end });
    }
    settle(transaction, feed, before);
    transaction.commit();
    return true;
}

bool ArchiveRetention::thin(pqxx::connection &connection, const QString &name, UtcTime before, Duration step)
{
    pqxx::work transaction(connection);
    const ArchiveFeedRow feed = lockOldFeed(transaction, name, before);
    if (feed.id == 0)
        return false;
    const auto done = transaction.query_value<std::optional<qint64>>(
        "SELECT CASE WHEN thinned_step = $2 THEN thinned_to END FROM citywall.feed WHERE id = $1",
        pqxx::params { feed.id, qint64(step.count()) });
    const auto first = firstTime(transaction, feed.id, done.value_or(std::numeric_limits<qint64>::min()));
    if (!first)
        return false;
    const qint64 begin = floorDivide(*first, dayMilliseconds) * dayMilliseconds;
    const qint64 end = begin + dayMilliseconds;
    if (end > before.milliseconds)
        return false;
    transaction.exec("WITH ranked AS (SELECT tableoid AS part, ctid AS place, row_number() OVER "
                     "(PARTITION BY feature, time - mod(mod(time, $4::bigint) + $4::bigint, $4::bigint) ORDER BY time DESC, "
                     "arrival DESC) AS number "
                     "FROM citywall.observation WHERE feed = $1 AND time >= $2 AND time < $3) "
                     "DELETE FROM citywall.observation o USING ranked r WHERE o.tableoid = r.part AND o.ctid = r.place "
                     "AND o.time >= $2 AND o.time < $3 AND r.number > 1",
                     pqxx::params { feed.id, begin, end, qint64(step.count()) });
    transaction.exec("UPDATE citywall.feed SET thinned_to = $2, thinned_step = $3 WHERE id = $1",
                     pqxx::params { feed.id, end, qint64(step.count()) });
    settle(transaction, feed, { end });
    transaction.commit();
    return true;
}

void ArchiveRetention::settle(pqxx::transaction_base &transaction, const ArchiveFeedRow &feed, UtcTime rawFrom)
{
    transaction.exec("UPDATE citywall.feed SET raw_from = greatest(raw_from, $2), "
                     "t_min = (SELECT min(time) FROM citywall.observation WHERE feed = $1), "
                     "t_max = (SELECT max(time) FROM citywall.observation WHERE feed = $1) WHERE id = $1",
                     pqxx::params { feed.id, rawFrom.milliseconds });
    tellDesks(transaction, { m_desk, ArchiveMessage::Kind::Reset, feed.id, 0, feed.arrival, {} });
}

Result<QStringList> applyArchiveRetention(const ArchiveAccess &access, const QString &feed, UtcTime before, Duration thinTo,
                                          const MaintenanceProgress &progress)
{
    try {
        const auto connection = connectToArchive(access, ArchiveUse::Writing);
        QStringList names;
        {
            pqxx::read_transaction transaction(*connection);
            const pqxx::result rows = transaction.exec("SELECT name FROM citywall.feed WHERE $1 = '' OR name = $1 ORDER BY name",
                                                       pqxx::params { feed.toStdString() });
            for (const pqxx::row &row : rows)
                names.append(QString::fromUtf8(row[0].view()));
        }
        ArchiveRetention retention(QStringLiteral("upkeep"));
        QStringList touched;
        for (qsizetype i = 0; i < names.size(); ++i) {
            const QString &name = names.at(i);
            bool changed = false;
            while (thinTo.count() > 0 ? retention.thin(*connection, name, before, thinTo)
                                      : retention.drop(*connection, name, before)) {
                changed = true;
                if (progress && !progress(double(i) / double(names.size())))
                    return interruptedKept();
            }
            if (changed)
                touched.append(name);
        }
        return touched;
    } catch (const std::exception &e) {
        return explainArchive(e, access);
    }
}

} // namespace citywall
