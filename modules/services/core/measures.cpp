// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measures.h"

#include "core/figures.h"
#include "core/requeststate.h"
#include "core/satisfaction.h"

#include <QMutex>

namespace citywall::services {

namespace {

constexpr double notKnown = std::numeric_limits<double>::quiet_NaN();

/// The figures of a bucket; what features say of themselves is read once for all buckets.
class BucketFigures
{
public:
    Figures of(const MeasureRows &rows)
    {
        const QMutexLocker lock(&m_mutex);
        return figuresOf(requestsFrom(rows.columns, rows.rows, rows.dictionary, m_facts), rows.bucket, -1, {});
    }

private:
    QMutex m_mutex;
    FactCache m_facts;
};

double openedPerSecond(const MeasureRows &rows, const Figures &figures)
{
    const double seconds = std::chrono::duration<double>(rows.bucket.length()).count();
    return seconds > 0 ? figures.opened / seconds : notKnown;
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
    const auto figures = std::make_shared<BucketFigures>();
    const auto measure = [&](const QString &id, double (*value)(const MeasureRows &, const Figures &)) {
        return AreaMeasure { metric(id), requestFeed, horizon, [figures, value](const MeasureRows &rows) {
                                // Of a place that was never heard of nothing is known, not even that nothing is open.
                                return rows.rows.empty() ? notKnown : value(rows, figures->of(rows));
                            } };
    };
    return { measure(QStringLiteral("services.opened-rate"), &openedPerSecond),
             measure(QStringLiteral("services.backlog"), [](const MeasureRows &, const Figures &f) { return double(f.open); }),
             measure(QStringLiteral("services.overdue-share"),
                     [](const MeasureRows &, const Figures &f) { return f.overdueShare(); }),
             { metric(QStringLiteral("services.satisfaction")), feedbackFeed, 24h, &shareSatisfied } };
}

} // namespace citywall::services
