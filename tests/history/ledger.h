// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "historyfixture.h"

#include <map>
#include <numeric>

namespace citywall::test {

/// Batches that can be told from each other in what is read back, and the account of those that were acknowledged.
class Ledger
{
public:
    static constexpr qint64 mostRows = 40'000; ///< of a batch

    /// Every row has a time of its own and carries the number of its batch, as a number, as a term and in a feature that the batch brings.
    static DecodedBatch batch(int number, int rows)
    {
        DecodedBatch made = plainBatch(number * mostRows, rows, float(number));
        made.terms = { word(number) };
        made.features.push_back({ QStringLiteral("new%1").arg(number), {}, { { -87.7, 41.9 } }, {} });
        for (ObservationRecord &record : made.observations)
            record.values[1] = 0;
        made.observations.back().feature = quint32(made.features.size()) - 1;
        return made;
    }

    void acknowledged(int number, int rows) { m_rows[number] = rows; }
    void attempted(int number, int rows) { m_attempted[number] = rows; }
    size_t count() const { return m_rows.size(); }
    qint64 rows() const ///< acknowledged
    {
        return std::accumulate(m_rows.begin(), m_rows.end(), qint64(0),
                               [](qint64 sum, const auto &batch) { return sum + batch.second; });
    }

    /// The same for a store that was opened for reading while another process writes: acknowledged batches are there whole, and of what
    /// came since the opening nothing is asked.
    QString checkBeside(HistoryStore &store) const
    {
        const ObservationsPtr rows = readAll(store);
        const FeedDictionaryPtr dictionary = store.reader().dictionary(feedName);
        std::map<int, int> found;
        for (size_t i = 0; i < rows->size(); ++i) {
            if (i > 0 && rows->phenomenonTime[i] <= rows->phenomenonTime[i - 1])
                return QStringLiteral("a row is there twice");
            if (dictionary->at(rows->feature[i]))
                ++found[int(rows->values[0][i])];
        }
        for (const auto &[number, count] : m_rows) {
            if (found[number] != count)
                return QStringLiteral("batch %1 was acknowledged with %2 rows and has %3")
                    .arg(number)
                    .arg(count)
                    .arg(found[number]);
        }
        return {};
    }

    /// What is wrong with what the store holds: an acknowledged batch that is not there whole and once, another that is there in part,
    /// a value that was never written. Empty = nothing.
    QString check(HistoryStore &store) const
    {
        const ObservationsPtr rows = readAll(store);
        const FeedDictionaryPtr dictionary = store.reader().dictionary(feedName);
        std::map<int, int> found;
        for (size_t i = 0; i < rows->size(); ++i) {
            const int number = int(rows->values[0][i]);
            const qint64 place = (rows->phenomenonTime[i] - startMilliseconds) / 1000;
            if (i > 0 && rows->phenomenonTime[i] <= rows->phenomenonTime[i - 1])
                return QStringLiteral("batch %1 has a row twice").arg(number);
            const Feature *feature = dictionary->at(rows->feature[i]);
            if (place / mostRows != number || dictionary->term(rows->values[1][i]) != word(number) || !feature
                || (feature->id != QStringLiteral("f%1").arg(place % mostRows % 10)
                    && feature->id != QStringLiteral("new%1").arg(number)))
                return QStringLiteral("row %1 of batch %2 is another than was written").arg(i).arg(number);
            ++found[number];
        }
        for (const auto &[number, count] : m_rows) {
            if (found[number] != count)
                return QStringLiteral("batch %1 was acknowledged with %2 rows and has %3")
                    .arg(number)
                    .arg(count)
                    .arg(found[number]);
        }
        for (const auto &[number, count] : found) {
            const auto known = m_attempted.find(number);
            if (count != 0 && known != m_attempted.end() && count != known->second)
                return QStringLiteral("batch %1 is there in part").arg(number);
        }
        const qint64 counted = store.reader().histogram({ feedName }, everything(), 1).result().counts[0][0];
        if (counted != qint64(rows->size()))
            return QStringLiteral("%1 rows are counted as %2").arg(rows->size()).arg(counted);
        return store.damage().isEmpty() ? QString() : QStringLiteral("damage at %1").arg(store.damage()[0].where);
    }

    static QString word(int number) { return QStringLiteral("batch %1").arg(number); } ///< that each row of the batch has

private:
    std::map<int, int> m_rows; ///< batch → rows
    std::map<int, int> m_attempted; ///< the same, also of those that nobody knows of whether they are there
};

} // namespace citywall::test
