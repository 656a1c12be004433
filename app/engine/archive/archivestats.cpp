// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/archive/archivestats.h"

#include "engine/archive/archiveschema.h"

#include <pqxx/pqxx>

namespace citywall {

namespace {

constexpr const char *feedStatsSql = R"sql(
SELECT f.name, (SELECT coalesce(sum(n), 0)::bigint FROM citywall.rollup r WHERE r.feed = f.id AND r.width = 86400000),
       (SELECT count(*) FROM citywall.feature x WHERE x.feed = f.id), f.t_min, f.t_max, f.raw_from
FROM citywall.feed f ORDER BY f.name)sql";

constexpr const char *sizesSql = R"sql(
SELECT current_setting('server_version'), (SELECT count(*) FROM citywall.part), (SELECT count(*) FROM citywall.observation_other),
       coalesce(sum(pg_table_size(relid)), 0)::bigint, coalesce(sum(pg_indexes_size(relid)), 0)::bigint,
       pg_database_size(current_database()),
       (SELECT count(*) FROM pg_stat_activity WHERE application_name = 'citywall' AND datname = current_database()
            AND pid <> pg_backend_pid())
FROM pg_partition_tree('citywall.observation') WHERE isleaf)sql";

} // namespace

qint64 ArchiveStats::observations() const
{
    qint64 sum = 0;
    for (const ArchiveFeedStats &feed : feeds)
        sum += feed.observations;
    return sum;
}

Result<ArchiveStats> archiveStats(const ArchiveAccess &access)
{
    try {
        const auto connection = connectToArchive(access, ArchiveUse::Reading);
        ArchiveStats stats;
        stats.schemaVersion = archiveVersionOf(*connection);
        if (stats.schemaVersion == 0)
            return stats;
        pqxx::read_transaction transaction(*connection);
        const pqxx::row sizes = transaction.exec(sizesSql).one_row();
        stats.server = QString::fromStdString(sizes[0].as<std::string>());
        stats.partitions = sizes[1].as<qint64>();
        stats.outside = sizes[2].as<qint64>();
        stats.tableBytes = sizes[3].as<qint64>();
        stats.indexBytes = sizes[4].as<qint64>();
        stats.databaseBytes = sizes[5].as<qint64>();
        stats.desks = sizes[6].as<qint64>();
        const pqxx::result feeds = transaction.exec(feedStatsSql);
        for (const pqxx::row &row : feeds) {
            ArchiveFeedStats feed {
                QString::fromStdString(row[0].as<std::string>()), row[1].as<qint64>(), row[2].as<qint64>(), {}, {}
            };
            if (!row[3].is_null())
                feed.extent = { { row[3].as<qint64>() }, { row[4].as<qint64>() + 1 } };
            if (!row[5].is_null())
                feed.rawFrom = UtcTime { row[5].as<qint64>() };
            stats.feeds.append(feed);
        }
        return stats;
    } catch (const std::exception &e) {
        return explainArchive(e, access);
    }
}

} // namespace citywall
