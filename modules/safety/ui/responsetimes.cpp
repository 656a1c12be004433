// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/responsetimes.h"

#include "core/words.h"
#include "sdk/pace.h"

#include <QLocale>

namespace citywall::safety {

namespace {

constexpr Duration week = std::chrono::hours(7 * 24);
constexpr Duration year = 52 * week; ///< of whole weeks, so that the same weekdays are compared

} // namespace

ResponseTimes::ResponseTimes(const IncidentState &state, Metric arrival, QObject *parent)
    : QObject(parent), m_state(state), m_arrival(std::move(arrival)), m_earlier(state.history())
{
    connect(&state, &IncidentState::changed, Pace::of(this, &ResponseTimes::update), &Pace::tell);
    connect(&m_earlier, &EarlierIncidents::changed, this, &ResponseTimes::update);
}

void ResponseTimes::setShown(bool shown)
{
    m_shown = shown;
    if (!shown)
        m_earlier.ask({});
    update();
}

QStringList ResponseTimes::intervalTitles() const
{
    return { Words::interval(Interval::Dispatch), Words::interval(Interval::Arrival), Words::interval(Interval::Handling) };
}

void ResponseTimes::setIntervalIndex(int index)
{
    if (index < 0 || index > int(Interval::Handling))
        return;
    m_interval = Interval(index);
    update();
}

QList<ResponseTimes::Against> ResponseTimes::offered() const
{
    QList<Against> offered { Against::SpanBefore };
    if (m_state.span() < week)
        offered.append(Against::WeekBefore);
    offered.append(Against::YearBefore);
    return offered;
}

ResponseTimes::Against ResponseTimes::against() const { return offered().contains(m_against) ? m_against : Against::SpanBefore; }

QStringList ResponseTimes::againstTitles() const
{
    QStringList titles;
    for (const Against against : offered())
        titles.append(against == Against::SpanBefore       ? tr("Span before")
                          : against == Against::WeekBefore ? tr("Week before")
                                                           : tr("Year before"));
    return titles;
}

int ResponseTimes::againstIndex() const { return int(offered().indexOf(against())); }

void ResponseTimes::setAgainstIndex(int index)
{
    if (index < 0 || index >= offered().size())
        return;
    m_against = offered().at(index);
    update();
}

TimeRange ResponseTimes::longPast() const
{
    if (against() == Against::SpanBefore || !m_state.now().isValid())
        return {};
    const qint64 grain = std::clamp<Duration>(m_state.span() / 60, std::chrono::minutes(1), std::chrono::hours(1)).count();
    const UtcTime rounded { m_state.now().milliseconds / grain * grain };
    const UtcTime end = rounded - (against() == Against::WeekBefore ? week : year);
    return { end - m_state.span(), end };
}

TimeRange ResponseTimes::otherSpan() const { return against() == Against::SpanBefore ? m_state.previous() : m_earlier.range(); }

const std::vector<Incident> &ResponseTimes::otherIncidents() const
{
    return against() == Against::SpanBefore ? m_state.incidents() : m_earlier.incidents();
}

void ResponseTimes::update()
{
    if (!m_shown)
        return;
    m_earlier.ask(longPast());
    m_now = distributionOf(m_state.incidents(), m_interval, m_state.current(), m_state.area());
    m_before = distributionOf(otherIncidents(), m_interval, otherSpan(), m_state.area());
    m_change = changeOfMedian(m_now, m_before);
    drawHistogram();
    listPriorities();
    Q_EMIT changed();
}

void ResponseTimes::drawHistogram()
{
    const DurationHistogram histogram = histogramOf(m_now);
    m_counts.assign(histogram.counts.begin(), histogram.counts.end());
    m_steps.clear();
    for (qsizetype i = 0; i < m_counts.size(); ++i) {
        const QString begin = QLocale().toString(double(i) * histogram.stepSeconds / 60, 'g', 4);
        m_steps.append(i + 1 == m_counts.size() ? QStringLiteral("≥%1").arg(begin) : begin);
    }
    m_medianStep =
        std::isfinite(m_now.median) ? int(std::min(double(m_counts.size()) - 1, m_now.median / histogram.stepSeconds)) : -1;
}

void ResponseTimes::listPriorities()
{
    struct Line {
        int priority;
        Distribution now, before;
    };
    std::vector<Line> lines;
    double greatest = 0;
    for (const int priority : { 1, 2, 3 }) {
        lines.push_back({ priority, distributionOf(m_state.incidents(), m_interval, m_state.current(), m_state.area(), priority),
                          distributionOf(otherIncidents(), m_interval, otherSpan(), m_state.area(), priority) });
        for (const double median : { lines.back().now.median, lines.back().before.median })
            greatest = std::isfinite(median) ? std::max(greatest, median) : greatest;
    }
    QList<RankingRow> rows;
    for (const Line &line : lines) {
        if (line.now.count() == 0)
            continue;
        rows.append({ QString::number(line.priority), tr("Priority %1").arg(Words::priority(line.priority)),
                      tr("n %1, before %2").arg(line.now.count()).arg(line.before.count()), Words::measured(line.now.median), 0,
                      greatest > 0 ? line.now.median / greatest : 0,
                      greatest > 0 && line.before.count() > 0 ? line.before.median / greatest : -1 });
    }
    m_priorities.setRows(rows);
}

QString ResponseTimes::definition() const
{
    switch (m_interval) {
    case Interval::Dispatch:
        return tr("From the call to the first unit dispatched");
    case Interval::Arrival:
        return tr("From the call to the first unit on scene");
    case Interval::Handling:
        return tr("From the call to the closing");
    }
    return {};
}

QString ResponseTimes::median() const { return Words::measured(m_now.median); }

QString ResponseTimes::p90() const { return m_now.isEnough() ? Words::measured(m_now.p90) : QStringLiteral("–"); }

QString ResponseTimes::medianChange() const
{
    if (!m_change.isKnown())
        return {};
    return m_change.isClear() ? tr("%1 against before").arg(Words::change(m_change.share)) : tr("no clear change");
}

QString ResponseTimes::p90Change() const
{
    if (!m_now.isEnough())
        return tr("too few incidents");
    return m_before.isEnough() ? tr("%1 against before").arg(Words::change(changeOf(m_now.p90, m_before.p90))) : QString();
}

int ResponseTimes::medianSeverity() const
{
    return m_interval == Interval::Arrival ? std::max(0, m_arrival.severity(m_now.median)) : 0;
}

QString ResponseTimes::comparison() const
{
    const QString now = QLocale().toString(m_now.count());
    const QString before = QLocale().toString(m_before.count());
    if (!m_earlier.error().isEmpty())
        return tr("n %1; the earlier span could not be read: %2").arg(now, m_earlier.error());
    if (m_earlier.isLoading())
        return tr("n %1; reading the earlier span").arg(now);
    const QString counts = against() == Against::SpanBefore ? tr("n %1, in the span before %2").arg(now, before)
        : against() == Against::WeekBefore                  ? tr("n %1, a week before %2").arg(now, before)
                                                            : tr("n %1, 52 weeks before %2").arg(now, before);
    if (!m_change.isKnown())
        return tr("%1: too few to compare, %2 are needed in both").arg(counts).arg(fewestToCompare);
    return tr("%1; change of the median %2, 95 % interval %3 to %4")
        .arg(counts, Words::change(m_change.share), Words::change(m_change.low), Words::change(m_change.high));
}

} // namespace citywall::safety
