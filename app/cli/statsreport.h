// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/utctime.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

/// What every kind of history tells of itself in the same words and the same JSON; each adds what only it has.
namespace citywall {

struct ErasureRecord;
struct HistoryDamage;

namespace commands {

/// {"from", "to"}, the end not included; {} for an empty range.
QJsonObject spanJson(TimeRange range);
/// For people: from the first to the last millisecond; empty for an empty range.
QString spanText(TimeRange range);
QString bytesText(qint64 bytes);
/// [{"feed", "extent", "observations", "where"}]
QJsonArray damageJson(const QList<HistoryDamage> &damage);

/// What a history holds of one feed.
struct FeedHeld {
    QString feed;
    qint64 observations = 0;
    qint64 features = 0;
    TimeRange extent;
    QJsonObject more {}; ///< what only this kind of history knows
    QString moreText {}; ///< the same for people
};

/// Tells `history stats` line by line as it is given (for people) or at the end (JSON). One thread.
class StatsReport
{
public:
    explicit StatsReport(bool json) : m_json(json) { }

    void add(const FeedHeld &feed, const QStringList &lines = {}); ///< lines: for people alone
    void addErased(const Result<QList<ErasureRecord>> &log); ///< one that cannot be read is told on stderr, and null in JSON
    /// @param path   where the history is: a file, a server's address
    /// @param kind   "file", "postgresql"
    /// @param more   what only this kind of history knows; for people `line`
    void end(const QString &path, const QString &kind, int schemaVersion, const QJsonObject &more, const QString &line);

private:
    const bool m_json;
    qint64 m_observations = 0;
    QJsonArray m_feeds;
    QJsonValue m_erased;
};

} // namespace commands
} // namespace citywall
