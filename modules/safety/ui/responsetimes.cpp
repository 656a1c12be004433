// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/responsetimes.h"

#include "core/words.h"

#include <QLocale>

namespace citywall::safety {

ResponseTimes::ResponseTimes(const IncidentState &state, Metric arrival, QObject *parent)
    : QObject(parent), m_state(state), m_arrival(std::move(arrival))
{
    connect(&state, &IncidentState::changed, this, &ResponseTimes::update);
}

void ResponseTimes::setShown(bool shown)
{
    m_shown = shown;
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

void ResponseTimes::update()
{
    if (!m_shown)
        return;
    const auto over = [this](TimeRange span) { return distributionOf(m_state.incidents(), m_interval, span, m_state.area()); };
    m_now = over(m_state.current());
    m_before = over(m_state.previous());
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
        const auto over = [&](TimeRange span) {
            return distributionOf(m_state.incidents(), m_interval, span, m_state.area(), priority);
        };
        lines.push_back({ priority, over(m_state.current()), over(m_state.previous()) });
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
    return isComparable() ? tr("%1 against before").arg(Words::change(changeOf(m_now.median, m_before.median))) : QString();
}

QString ResponseTimes::p90Change() const
{
    if (!m_now.isEnough())
        return tr("too few incidents");
    return isComparable() ? tr("%1 against before").arg(Words::change(changeOf(m_now.p90, m_before.p90))) : QString();
}

int ResponseTimes::medianSeverity() const
{
    return m_interval == Interval::Arrival ? std::max(0, m_arrival.severity(m_now.median)) : 0;
}

QString ResponseTimes::comparison() const
{
    const QString counts =
        tr("n %1, in the span before %2").arg(QLocale().toString(m_now.count()), QLocale().toString(m_before.count()));
    return isComparable() ? counts : tr("%1: too few to compare, %2 are needed in both").arg(counts).arg(fewest);
}

} // namespace citywall::safety
