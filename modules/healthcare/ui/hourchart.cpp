// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hourchart.h"

#include "core/words.h"

namespace citywall::healthcare {

namespace {

constexpr int shownHours = 24;

double middleOf(qint64 hour) { return double(startOfHour(hour).milliseconds + 1'800'000); }

} // namespace

void HourChart::show(const HourlySeries &series, UtcTime now, double value, const Metric &metric, const QTimeZone &zone)
{
    const qint64 hour = hourOf(now);
    clear();
    m_unit = metric.unit;
    m_from = double(startOfHour(hour - shownHours).milliseconds);
    m_to = double(startOfHour(hour + forecastHours + 1).milliseconds);
    for (qint64 h = hour - shownHours; h < hour; ++h)
        m_observed.append({ middleOf(h), metric.toDisplay(series.at(h)) });
    if (!std::isnan(value))
        m_observed.append({ double(now.milliseconds), metric.toDisplay(value) });
    for (qint64 h = hour - shownHours; h <= hour + forecastHours; ++h) {
        if (const Usual usual = usualAt(series, h, hour, zone); usual.days > 0)
            m_usual.append({ middleOf(h), metric.toDisplay(usual.value) });
    }
    const Forecast next = healthcare::forecast(series, now, value, zone);
    if (!next.points.empty()) {
        const QPointF present(double(now.milliseconds), metric.toDisplay(value));
        for (QList<QPointF> *line : { &m_forecast, &m_lower, &m_upper })
            line->append(present);
    }
    for (const ForecastPoint &point : next.points) {
        m_forecast.append({ middleOf(point.hour), metric.toDisplay(point.value) });
        m_lower.append({ middleOf(point.hour), metric.toDisplay(std::max(0.0, point.lower)) });
        m_upper.append({ middleOf(point.hour), metric.toDisplay(point.upper) });
    }
    m_note = next.points.empty() ? tr("No forecast: fewer than %1 earlier days are known.").arg(leastDays)
                                 : tr("FORECAST: present value plus the usual change after %1; band: 80% prediction interval.")
                                       .arg(Words::basis(next.basis, next.points.front().days));
    Q_EMIT changed();
}

void HourChart::clear()
{
    for (QList<QPointF> *line : { &m_observed, &m_usual, &m_forecast, &m_lower, &m_upper })
        line->clear();
    m_note.clear();
}

} // namespace citywall::healthcare
