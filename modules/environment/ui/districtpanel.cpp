// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/districtpanel.h"

#include "core/words.h"
#include "ui/districtlimits.h"

#include <QLocale>

#include <algorithm>

namespace citywall::environment {

DistrictPanel::DistrictPanel(Districts &districts, Metric mean, QObject *parent)
    : QObject(parent), m_districts(districts), m_mean(std::move(mean)), m_pace(Pace::of(this, &DistrictPanel::list))
{
    connect(&districts, &Districts::changed, m_pace, &Pace::tell);
}

void DistrictPanel::setPollutant(int index)
{
    m_districts.setPollutant(index == 1 ? Pollutant::O3 : Pollutant::Pm25);
    m_pace->hurry();
}

void DistrictPanel::setPeriod(int index)
{
    m_districts.setYearly(index == 1);
    m_pace->hurry();
}

void DistrictPanel::setDivision(int index)
{
    m_districts.setDivision(index == 1 ? Districts::Division::CommunityDistricts : Districts::Division::Neighbourhoods);
    m_pace->hurry();
}

QStringList DistrictPanel::pollutantTitles() const
{
    return { Words::pollutant(Pollutant::Pm25), Words::pollutant(Pollutant::O3) };
}

QStringList DistrictPanel::periodTitles() const { return { tr("Season"), tr("Year") }; }

QStringList DistrictPanel::divisionTitles() const { return { tr("Neighbourhoods"), tr("Community districts") }; }

double DistrictPanel::newestMilliseconds() const
{
    const UtcTime newest = m_districts.newest();
    return newest.isValid() ? double(newest.milliseconds) : 0;
}

void DistrictPanel::list()
{
    const std::vector<DistrictReading> &readings = m_districts.readings();
    const bool annualPm25 = m_districts.isYearly() && m_districts.pollutant() == Pollutant::Pm25;
    const double mark = annualPm25 ? epaAnnualPm25 : m_districts.cityMean();
    double longest = std::isnan(mark) ? 0 : mark;
    for (const DistrictReading &reading : readings)
        longest = std::max(longest, std::isnan(reading.mean) ? 0 : reading.mean);
    QList<RankingRow> rows;
    for (const DistrictReading &reading : readings) {
        RankingRow row;
        row.id = reading.feature;
        row.title = reading.name;
        row.subtitle =
            tr("%1 · within it %2–%3").arg(reading.borough, m_mean.formatNumber(reading.low), m_mean.formatNumber(reading.high));
        row.trailing = m_mean.format(reading.mean);
        row.severity = annualPm25 ? severityOfAnnualPm25(reading.mean) : std::isnan(reading.mean) ? -1 : 0;
        row.share = std::isnan(reading.mean) ? 0 : reading.mean / (1.1 * longest);
        row.mark = std::isnan(mark) ? -1 : mark / (1.1 * longest);
        row.position = reading.position;
        rows.append(row);
    }
    m_rows.setRows(rows);
    if (readings.empty()) {
        m_text = m_districts.isYearly() ? tr("The clock is in no year that was modelled.")
                                        : tr("The clock is in no season that was modelled.");
    } else {
        const auto day = [](UtcTime t) { return t.toDateTime().date().toString(Qt::ISODate); };
        m_text = annualPm25
            ? tr("%1 to %2; line: 9 µg/m³, US EPA 2024; WHO 2021: 5").arg(day(readings.front().begin), day(readings.front().end))
            : tr("%1 to %2; line: mean of the city, %3")
                  .arg(day(readings.front().begin), day(readings.front().end), m_mean.format(m_districts.cityMean()));
    }
    Q_EMIT changed();
}

} // namespace citywall::environment
