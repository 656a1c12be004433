// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sitespanel.h"

#include "core/words.h"
#include "sdk/pace.h"

#include <QLocale>

#include <algorithm>

namespace citywall::environment {

namespace {

/// What is read of a site, with its age where that matters.
QString aged(const QString &words, const Site &site)
{
    return site.freshness.isCurrent() ? words : QStringLiteral("%1 · %2").arg(words, site.freshness.text());
}

struct Entry {
    int severity;
    double order; ///< the greater the earlier
    RankingRow row;
};

QList<RankingRow> worstFirst(std::vector<Entry> entries)
{
    std::ranges::stable_sort(entries, std::ranges::greater(), [](const Entry &e) { return std::pair(e.severity, e.order); });
    QList<RankingRow> rows;
    for (Entry &entry : entries)
        rows.append(std::move(entry.row));
    return rows;
}

QString number(double value, int decimals)
{
    return std::isfinite(value) ? QLocale().toString(value, 'f', decimals) : QStringLiteral("–");
}

} // namespace

SitesPanel::SitesPanel(const Sites &noise, const Sites &water, const Sites &weather, Metric temperature, QObject *parent)
    : QObject(parent), m_noise(noise), m_water(water), m_weather(weather), m_temperature(std::move(temperature))
{
    connect(&noise, &Sites::changed, Pace::of(this, &SitesPanel::listNoise), &Pace::tell);
    connect(&water, &Sites::changed, Pace::of(this, &SitesPanel::listWater), &Pace::tell);
    connect(&weather, &Sites::changed, Pace::of(this, &SitesPanel::listWeather), &Pace::tell);
}

void SitesPanel::listNoise()
{
    std::vector<Entry> entries;
    int above = 0;
    for (const Site &site : m_noise.sites()) {
        if (!m_noise.inScope(site))
            continue;
        const NoiseIndicators noise = m_noise.noiseOf(site);
        const int severity = severityOf(noise);
        above += severity >= 2;
        entries.push_back(
            { severity,
              std::isfinite(noise.den) ? noise.den : -1,
              { site.id, site.name,
                aged(tr("Lnight %1 · now %2 dB(A)").arg(number(noise.night, 0), number(site.values[LevelField], 0)), site),
                tr("%1 dB(A)").arg(number(noise.den, 0)), severity, -1, -1, site.position } });
    }
    m_noiseText = tr("Lden of the last 24 hours; %1 of %2 above END's reporting levels").arg(above).arg(entries.size());
    m_noiseRows.setRows(worstFirst(std::move(entries)));
    Q_EMIT changed();
}

void SitesPanel::listWater()
{
    std::vector<Entry> entries;
    int flooding = 0;
    int known = 0;
    for (const Site &site : m_water.sites()) {
        if (!m_water.inScope(site))
            continue;
        const FloodStages stages = m_water.stagesOf(site);
        const double stage = site.values[StageField];
        const FloodCategory category = stages.categoryOf(stage);
        const double over = stage - stages.minor;
        const bool current = site.freshness.isCurrent();
        const int severity = current ? severityOf(category) : -1;
        known += current;
        flooding += severity >= 2;
        QString words = Words::flood(category);
        if (std::isfinite(over))
            words = over < 0 ? tr("%1 · %2 m below flood stage").arg(words, number(-over, 2))
                             : tr("%1 · %2 m above flood stage").arg(words, number(over, 2));
        entries.push_back(
            { severity,
              std::isfinite(over) ? over : -1e9,
              { site.id, site.name, aged(words, site), tr("%1 m").arg(number(stage, 2)), severity, -1, -1, site.position } });
    }
    m_waterText = tr("%1 of %2 gauges at or above flood stage").arg(flooding).arg(known);
    m_waterRows.setRows(worstFirst(std::move(entries)));
    Q_EMIT changed();
}

void SitesPanel::listWeather()
{
    std::vector<Entry> entries;
    for (const Site &site : m_weather.sites()) {
        if (!m_weather.inScope(site))
            continue;
        const double from = site.values[WindFromField];
        const QString direction =
            std::isfinite(from) ? Words::direction(int(std::floor(from / 45 + 0.5)) % 8, 8) : QStringLiteral("–");
        entries.push_back(
            { 0,
              0,
              { site.id, site.name,
                aged(tr("wind %1 m/s from %2 · humidity %3 %")
                         .arg(number(site.values[WindSpeedField], 1), direction, number(100 * site.values[HumidityField], 0)),
                     site),
                m_temperature.format(site.values[TemperatureField]), 0, -1, -1, site.position } });
    }
    m_weatherRows.setRows(worstFirst(std::move(entries)));
}

} // namespace citywall::environment
