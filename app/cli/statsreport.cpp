// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/statsreport.h"

#include "cli/clitext.h"
#include "cli/console.h"
#include "engine/history/erasure.h"
#include "engine/history/published.h"

#include <QLocale>

namespace citywall::commands {

using namespace Qt::StringLiterals;

namespace {

QJsonObject joined(QJsonObject object, const QJsonObject &more)
{
    for (auto it = more.begin(); it != more.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

/// Null for an end of all time.
QJsonValue instantJson(UtcTime time)
{
    constexpr qint64 farthest = 100'000'000'000'000; // some 3,000 years
    return std::abs(time.milliseconds) < farthest ? QJsonValue(time.toIso()) : QJsonValue();
}

} // namespace

QJsonObject spanJson(TimeRange range)
{
    return range.isEmpty() ? QJsonObject() : QJsonObject { { u"from"_s, range.begin.toIso() }, { u"to"_s, range.end.toIso() } };
}

QString spanText(TimeRange range)
{
    return range.isEmpty() ? QString() : CliText::tr("%1 to %2").arg(range.begin.toIso(), (range.end - Duration(1)).toIso());
}

QJsonArray damageJson(const QList<HistoryDamage> &damage)
{
    QJsonArray all;
    for (const HistoryDamage &d : damage)
        all.append(QJsonObject { { u"feed"_s, d.feed },
                                 { u"extent"_s, spanJson(d.range) },
                                 { u"observations"_s, d.observations },
                                 { u"where"_s, d.where } });
    return all;
}

QString bytesText(qint64 bytes) { return QLocale::c().formattedDataSize(bytes, 1); }

void StatsReport::add(const FeedHeld &feed, const QStringList &lines)
{
    m_observations += feed.observations;
    m_feeds.append(joined({ { u"feed"_s, feed.feed },
                            { u"observations"_s, feed.observations },
                            { u"features"_s, feed.features },
                            { u"extent"_s, spanJson(feed.extent) } },
                          feed.more));
    if (m_json)
        return;
    QStringList rest { feed.moreText, spanText(feed.extent) };
    rest.removeAll(QString());
    console::print(CliText::tr("%1 %2 observations of %3 entities, %4")
                       .arg(feed.feed, -28)
                       .arg(feed.observations, 10)
                       .arg(feed.features, 6)
                       .arg(rest.join(u", ")));
    for (const QString &line : lines)
        console::print(line);
}

void StatsReport::addErased(const Result<QList<ErasureRecord>> &log)
{
    if (!log)
        return console::complain(log.error());
    QJsonArray erased;
    for (const ErasureRecord &record : *log) {
        erased.append(QJsonObject { { u"at"_s, record.at.toIso() },
                                    { u"feed"_s, record.feed },
                                    { u"kind"_s, record.kind },
                                    { u"from"_s, instantJson(record.range.begin) },
                                    { u"to"_s, instantJson(record.range.end) },
                                    { u"observations"_s, record.observations },
                                    { u"entities"_s, record.features },
                                    { u"reason"_s, record.reason } });
        if (!m_json)
            console::print(CliText::tr("ERASED %1: %2 observations of %3 (%4)")
                               .arg(record.at.toIso())
                               .arg(record.observations)
                               .arg(record.feed, record.reason));
    }
    m_erased = erased;
}

void StatsReport::end(const QString &path, const QString &kind, int schemaVersion, const QJsonObject &more, const QString &line)
{
    if (!m_json) {
        console::print(line);
        return;
    }
    console::print(joined({ { u"path"_s, path },
                            { u"kind"_s, kind },
                            { u"schemaVersion"_s, schemaVersion },
                            { u"observations"_s, m_observations },
                            { u"erased"_s, m_erased },
                            { u"feeds"_s, m_feeds } },
                          more));
}

} // namespace citywall::commands
