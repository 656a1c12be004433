// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/publishstored.h"

#include "engine/history/feedloader.h"
#include "engine/history/historyfile.h"
#include "engine/history/historytext.h"
#include "engine/history/schema.h"

namespace citywall {

Status publishStored(const QString &path, const AreaIndex *areas, Published &published, const DamageReporter &damaged)
{
    return withHistory<std::monostate>(path, [&](SQLite::Database &db) -> Status {
        if (db.execAndGet("PRAGMA user_version").getInt() < int(migrations().size()))
            return Error { HistoryText::tr(
                               "The history %1 was written by an older Citywall. Open it once to bring it up to date.")
                               .arg(path),
                           {} };
        FeedStates feeds;
        SQLite::Transaction snapshot(db, SQLite::TransactionBehavior::DEFERRED);
        (void)loadFeeds(db, feeds, areas, damaged);
        for (const auto &[name, feed] : feeds) {
            published.setDictionary(name, std::make_shared<const FeedDictionary>(feed.dictionary()), feed.generation());
            published.setView(name, std::make_shared<const FeedView>(FeedView { feed.tail, feed.generation(), feed.extent }));
        }
        return ok();
    });
}

} // namespace citywall
