// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measures.h"

#include "core/figures.h"
#include "core/requeststate.h"
#include "core/runningcounts.h"
#include "core/satisfaction.h"

namespace citywall::services {

namespace {

constexpr double notKnown = std::numeric_limits<double>::quiet_NaN();

using Counts = RunningCounts::Counts;

double openedPerSecond(const MeasureRows &rows, const Counts &counts)
{
    const double seconds = std::chrono::duration<double>(rows.bucket.length()).count();
    return seconds > 0 ? counts.opened / seconds : notKnown;
}

double shareSatisfied(const MeasureRows &rows)
{
    Satisfaction answers;
    for (const quint32 row : rows.rows)
        answers.add(double(rows.columns.values[RatingField][row]));
    return answers.answers >= Satisfaction::fewestAnswers ? answers.share() : notKnown;
}

} // namespace

QList<AreaMeasure> serviceMeasures(const std::function<Metric(const QString &id)> &metric)
{
    using namespace std::chrono_literals;
    const auto measure = [&](const QString &id, double (*value)(const MeasureRows &, const Counts &)) {
        return AreaMeasure { metric(id), requestFeed, horizon,
                             [running = std::make_shared<RunningCounts>(), value](const MeasureRows &rows) {
                                 // Of a place that was never heard of nothing is known, not even that nothing is open.
                                 return rows.rows.empty() ? notKnown : value(rows, running->of(rows));
                             } };
    };
    return { measure(QStringLiteral("services.opened-rate"), &openedPerSecond),
             measure(QStringLiteral("services.backlog"), [](const MeasureRows &, const Counts &c) { return double(c.open); }),
             measure(QStringLiteral("services.overdue-share"),
                     [](const MeasureRows &, const Counts &c) { return Figures::share(c.overdue, c.openWithDue); }),
             { metric(QStringLiteral("services.satisfaction")), feedbackFeed, 24h, &shareSatisfied } };
}

} // namespace citywall::services
