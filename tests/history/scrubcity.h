// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/picture.h"
#include "engine/history/historystore.h"
#include "engine/history/maintenance.h"

#include <QTemporaryDir>

#include <deque>

namespace citywall::bench {

/// Fills a history with a city that its own modules' simulators have made up: what they tell of the last day, and that day again and again
/// before it, as many times as make so many observations.
class ScrubCity
{
public:
    explicit ScrubCity(Options options) : m_options(std::move(options)) { m_options.noFeeds = false; }

    /// @param folder where the history goes; must be empty @returns how many observations it then holds
    Result<qint64> fill(const QString &folder, qint64 observations)
    {
        if (const Status read = readDay(); !read)
            return read.error();
        const auto store = HistoryStore::open(folder, nullptr);
        if (!store)
            return store.error();
        const auto days = std::max<qint64>(2, (observations + m_rows - 1) / m_rows);
        for (Told &told : m_day) {
            (*store)->writer().describe(told.feed);
            (*store)->writer().beginBulk(told.feed.id);
        }
        for (qint64 ago = days - 1; ago >= 0; --ago) {
            for (const Told &told : m_day)
                append((*store)->writer(), told, std::chrono::hours(-24 * ago));
        }
        for (const Told &told : m_day)
            (*store)->writer().endBulk(told.feed.id);
        (void)(*store)->close();
        // As it is when it has been open for a while: with its keyframes.
        if (const Result<qint64> compacted = compactHistory(folder + QStringLiteral("/history.sqlite")); !compacted)
            return compacted.error();
        return days * m_rows;
    }

private:
    struct Told {
        FeedDescriptor feed;
        ObservationsPtr rows;
        FeedDictionaryPtr dictionary;
    };

    Status readDay()
    {
        const QTemporaryDir folder;
        m_options.dataFolder = folder.path();
        const auto session = Session::open(m_options, { .history = Session::History::Required, .feeds = true });
        if (!session)
            return session.error();
        if (!waitForFeeds(**session))
            return Error { QStringLiteral("the simulators have not told their day in time"), {} };
        const UtcTime end = (*session)->history().extent().end;
        for (const FeedDescriptor &feed : (*session)->modules().feeds()) {
            QFuture<ObservationsPtr> rows =
                (*session)->history().request({ feed.id, { end - std::chrono::hours(24), end }, {}, {} });
            while (!rows.isFinished()) // fulfilled on this thread
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            if (rows.resultCount() == 0 || rows.result()->size() == 0)
                continue;
            m_rows += qint64(rows.result()->size());
            m_day.push_back({ feed, rows.result(), (*session)->history().dictionary(feed.id) });
        }
        return m_rows > 0 ? ok() : Status(Error { QStringLiteral("the simulators have told nothing"), {} });
    }

    static void append(HistoryWriter &writer, const Told &told, Duration by)
    {
        constexpr size_t rowsOfBatch = 10'000;
        const Observations &rows = *told.rows;
        std::deque<QFuture<AppendResult>> underWay;
        for (size_t begin = 0; begin < rows.size(); begin += rowsOfBatch) {
            DecodedBatch batch;
            for (const Feature &feature : told.dictionary->features)
                batch.features.push_back({ feature.id, feature.name, feature.geometry, feature.properties });
            batch.terms = told.dictionary->terms;
            for (size_t row = begin; row < std::min(begin + rowsOfBatch, rows.size()); ++row) {
                ObservationRecord record;
                record.feature = rows.feature[row];
                record.phenomenonTime = UtcTime { rows.phenomenonTime[row] } + by;
                record.position = rows.position(row);
                for (size_t v = 0; v < maximumFields; ++v)
                    record.values[v] = rows.values[v][row];
                record.detail = rows.details.value(quint32(row));
                batch.observations.push_back(std::move(record));
            }
            if (told.feed.shift)
                told.feed.shift(batch, by);
            underWay.push_back(writer.append(told.feed.id, std::move(batch), { QStringLiteral("simulator"), {}, true },
                                             UtcTime { rows.phenomenonTime.back() } + by));
            if (underWay.size() > 4) {
                underWay.front().waitForFinished();
                underWay.pop_front();
            }
        }
        for (auto &future : underWay)
            future.waitForFinished();
    }

    Options m_options;
    std::vector<Told> m_day;
    qint64 m_rows = 0; ///< of the day
};

} // namespace citywall::bench
