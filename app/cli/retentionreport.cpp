// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/retentionreport.h"

#include "cli/clitext.h"
#include "engine/core/retentionwords.h"
#include "engine/history/retention.h"

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

/// An open history is told each night, and then keeps up to a day more.
constexpr Duration overdueAfter = std::chrono::days(3);

} // namespace

RetentionReport::RetentionReport(const CityProfile &profile, UtcTime now, const QString &path) : m_profile(profile), m_now(now)
{
    const Result<QList<RetainedFeed>> feeds = retainedFeeds(path);
    for (const RetainedFeed &feed : feeds ? *feeds : QList<RetainedFeed>())
        m_rawFrom.insert(feed.feed, feed.rawFrom);
}

QJsonObject RetentionReport::toJson(const FeedStats &feed) const
{
    QJsonObject json;
    if (const UtcTime from = m_rawFrom.value(feed.feed); from.isValid())
        json[u"rawFrom"_s] = from.toIso();
    const RetentionTerms *terms = termsFor(m_profile.retention, feed.feed);
    if (!terms)
        return json;
    json[u"raw"_s] = terms->raw.toIso();
    if (!terms->thinTo.isEmpty())
        json[u"thinnedTo"_s] = terms->thinTo;
    if (terms->thinned)
        json[u"thinnedFor"_s] = terms->thinned->toIso();
    json[u"overdue"_s] = isOverdue(feed, *terms);
    return json;
}

QStringList RetentionReport::lines(const FeedStats &feed) const
{
    QStringList lines;
    if (const UtcTime from = m_rawFrom.value(feed.feed); from.isValid())
        lines.append(CliText::tr("  of before %1: counts, and what was left when it was thinned out").arg(from.toIso()));
    const RetentionTerms *terms = termsFor(m_profile.retention, feed.feed);
    if (!terms)
        return lines;
    lines.append(CliText::tr("  kept: %1").arg(retentionWords(*terms)));
    if (isOverdue(feed, *terms))
        lines.append(CliText::tr("  OVERDUE: more than that is there; an open shell sees to it each night"));
    return lines;
}

bool RetentionReport::isOverdue(const FeedStats &feed, const RetentionTerms &terms) const
{
    if (feed.extent.isEmpty())
        return false;
    const RetentionLimits limits = terms.at(m_now, m_profile.zone);
    const UtcTime first = feed.extent.begin;
    const UtcTime rawFrom = m_rawFrom.value(feed.feed, first);
    return (limits.keptFrom.isValid() && first < limits.keptFrom - overdueAfter)
        || (first < limits.rawFrom - overdueAfter && rawFrom < limits.rawFrom - overdueAfter);
}

} // namespace citywall
