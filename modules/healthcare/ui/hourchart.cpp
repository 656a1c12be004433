// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hourchart.h"

#include "core/words.h"

namespace citywall::healthcare {

namespace {

constexpr int shownHours = 24;
constexpr int leastHours = 3; // known of them, for a line to be drawn

double middleOf(qint64 hour) { return double(startOfHour(hour).milliseconds + 1'800'000); }

} // namespace

void HourChart::setHistory(const HourlySeries &series, UtcTime now, const Metric &metric, const QTimeZone &zone)
{
    const qint64 hour = hourOf(now);
    m_series = series;
    m_metric = metric;
    m_zone = zone;
    m_from = double(startOfHour(hour - shownHours).milliseconds);
    m_to = double(startOfHour(hour + forecastHours + 1).milliseconds);
    m_hours.clear();
    m_usual.clear();
    int known = 0;
    for (qint64 h = hour - shownHours; h < hour; ++h) {
        m_hours.append({ middleOf(h), metric.toDisplay(series.at(h)) });
        known += !std::isnan(series.at(h));
    }
    m_hourly = known >= leastHours;
    for (qint64 h = hour - shownHours; m_hourly && h <= hour + forecastHours; ++h) {
        if (const Usual usual = usualAt(series, h, hour, zone); usual.days > 0)
            m_usual.append({ middleOf(h), metric.toDisplay(usual.value) });
    }
}

void HourChart::setPresent(UtcTime now, double value)
{
    for (QList<QPointF> *line : { &m_present, &m_forecast, &m_lower, &m_upper })
        line->clear();
    const Forecast next = m_hourly ? healthcare::forecast(m_series, now, value, m_zone) : Forecast {};
    const QPointF present(double(now.milliseconds), m_metric.toDisplay(value));
    if (m_hourly && !std::isnan(value))
        m_present.append(present);
    if (!next.points.empty()) {
        for (QList<QPointF> *line : { &m_forecast, &m_lower, &m_upper })
            line->append(present);
    }
    for (const ForecastPoint &point : next.points) {
        m_forecast.append({ middleOf(point.hour), m_metric.toDisplay(point.value) });
        m_lower.append({ middleOf(point.hour), m_metric.toDisplay(std::max(0.0, point.lower)) });
        m_upper.append({ middleOf(point.hour), m_metric.toDisplay(point.upper) });
    }
    m_note = !m_hourly        ? tr("Reported too rarely for a course by the hour.")
        : next.points.empty() ? tr("No forecast: fewer than %1 earlier days are known.").arg(leastDays)
                              : tr("FORECAST: present value plus the usual change after %1; band: 80% prediction interval.")
                                    .arg(Words::basis(next.basis, next.points.front().days));
    Q_EMIT changed();
}

} // namespace citywall::healthcare
