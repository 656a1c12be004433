// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rosepanel.h"

#include "core/words.h"
#include "sdk/pace.h"

#include <algorithm>

namespace citywall::environment {

RosePanel::RosePanel(const AirState &air, const Sites &weather, std::array<Metric, pollutantCount> metrics, Metric speed,
                     QObject *parent)
    : QObject(parent), m_air(air), m_weather(weather), m_metrics(std::move(metrics)), m_speed(std::move(speed))
{
    m_rose.mean.fill(unknown);
    connect(&air, &AirState::changed, Pace::of(this, &RosePanel::update), &Pace::tell);
    connect(&weather, &Sites::changed, Pace::of(this, &RosePanel::update), &Pace::tell);
}

void RosePanel::update()
{
    if (!m_air.newestHour().isValid())
        return;
    const FeedWindow &window = m_weather.window();
    const UtcTime begin = m_air.newestHour() - std::chrono::hours(span - 1);
    const std::vector<WindHour> wind = windByHour(window.columns(), window.begin(), window.end(), begin, span);
    std::vector<double> concentrations;
    for (int hour = AirState::newest - span + 1; hour <= AirState::newest; ++hour) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < int(m_air.stations().size()); ++i) {
            const double value = m_air.inScope(i) ? m_air.means().at(i, int(m_air.pollutant()), hour) : unknown;
            sum += std::isfinite(value) ? value : 0;
            count += std::isfinite(value);
        }
        concentrations.push_back(count > 0 ? sum / count : unknown);
    }
    m_rose = Rose::of(wind, concentrations);
    m_wind = wind.back();
    Q_EMIT changed();
}

int RosePanel::worst() const
{
    int found = -1;
    for (int s = 0; s < Rose::sectors; ++s) {
        const double mean = m_rose.mean[size_t(s)];
        if (std::isfinite(mean) && (found < 0 || mean > m_rose.mean[size_t(found)]))
            found = s;
    }
    return found;
}

bool RosePanel::isKnown() const { return worst() >= 0 || m_rose.calmHours > 0; }

double RosePanel::outer() const { return worst() < 0 ? 0 : m_rose.mean[size_t(worst())]; }

QString RosePanel::rimText() const { return m_metrics[size_t(m_air.pollutant())].format(worst() < 0 ? unknown : outer()); }

QString RosePanel::worstText() const
{
    return worst() < 0 ? QStringLiteral("–")
                       : tr("%1, %n h", nullptr, m_rose.hours[size_t(worst())]).arg(Words::direction(worst(), Rose::sectors));
}

QString RosePanel::calmText() const
{
    return m_rose.calmHours == 0
        ? tr("none")
        : tr("%1, %n h", nullptr, m_rose.calmHours).arg(m_metrics[size_t(m_air.pollutant())].format(m_rose.calmMean));
}

QString RosePanel::windText() const
{
    if (!std::isfinite(m_wind.metersPerSecond))
        return QStringLiteral("–");
    const int sector = int(std::floor(m_wind.fromDegrees / 45 + 0.5)) % Rose::sectors;
    return m_wind.metersPerSecond < Rose::calmBelow
        ? tr("calm")
        : tr("%1 from %2").arg(m_speed.format(m_wind.metersPerSecond), Words::direction(sector, Rose::sectors));
}

} // namespace citywall::environment
