// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sites.h"

#include <algorithm>

namespace citywall::environment {

using namespace std::chrono_literals;

Sites::Sites(const QString &feed, Duration span, HistoryReader &history, const TimeContext &time, const Selection &selection,
             const AreaIndex &areas, QObject *parent)
    : QObject(parent), m_feed(feed), m_time(time), m_selection(selection), m_areas(areas), m_window(feed, span, history, time)
{
    connect(&m_window, &FeedWindow::changed, this, &Sites::follow);
    m_area = m_areas.indexOf(selection.area());
    connect(&selection, &Selection::changed, this, [this] {
        m_area = m_areas.indexOf(m_selection.area());
        Q_EMIT changed();
    });
}

void Sites::follow()
{
    if (m_window.isLoading() || !m_window.now().isValid())
        return;
    const FeedDictionaryPtr dictionary = m_window.dictionary();
    const Made from { m_window.shown(), m_window.now().milliseconds / 60'000 };
    if (from == m_made)
        return;
    m_made = from;
    m_sites.clear();
    const Observations &rows = m_window.columns();
    const std::vector<quint32> latest = m_window.latestRows();
    for (size_t key = 0; key < latest.size() && key < dictionary->features.size(); ++key) {
        const quint32 row = latest[key];
        if (row == FeedWindow::noRow)
            continue;
        const Feature &feature = dictionary->features[key];
        Site site;
        site.key = FeatureKey(key);
        site.id = feature.id;
        site.name = feature.name.isEmpty() ? feature.id : feature.name;
        site.position = feature.position.isValid() ? feature.position : rows.position(row);
        site.area = feature.position.isValid() ? feature.area : m_areas.at(site.position);
        site.simulated = rows.source[row] < dictionary->sources.size() && dictionary->sources[rows.source[row]].simulated;
        site.time = { rows.phenomenonTime[row] };
        site.freshness = Freshness::at(m_window.now(), site.time, stationLifetime);
        for (size_t v = 0; v < maximumFields && site.freshness.level != Freshness::Unknown; ++v)
            site.values[v] = double(rows.values[v][row]);
        m_sites.push_back(std::move(site));
    }
    std::ranges::sort(m_sites, {}, [](const Site &s) { return std::tie(s.name, s.id); });
    m_noise.clear();
    if (m_feed == noiseFeed) {
        const HourlyMeans levels = hourly(LevelField, 24, HourlyMeans::Mean::Energy);
        for (int i = 0; i < levels.stations(); ++i)
            m_noise.push_back(NoiseIndicators::of(levels.upTo(i, 0, 23), levels.beginOf(23), m_time.zone()));
    }
    Q_EMIT changed();
}

const Site *Sites::find(const QString &id) const
{
    const auto found = std::ranges::find(m_sites, id, &Site::id);
    return found == m_sites.end() ? nullptr : &*found;
}

FloodStages Sites::stagesOf(const Site &site) const
{
    const FeedDictionaryPtr dictionary = m_window.dictionary();
    return site.key < dictionary->features.size() ? FloodStages::of(dictionary->features[site.key].properties) : FloodStages {};
}

NoiseIndicators Sites::noiseOf(const Site &site) const
{
    const size_t index = size_t(&site - m_sites.data());
    return index < m_noise.size() ? m_noise[index] : NoiseIndicators {};
}

HourlyMeans Sites::hourly(size_t field, int hours, HourlyMeans::Mean mean) const
{
    HourlyMeans means(hourOf(m_window.now()) - Duration(1h) * hours, hours, int(m_sites.size()), 1);
    std::vector<int> stationOf;
    for (size_t i = 0; i < m_sites.size(); ++i) {
        if (m_sites[i].key >= stationOf.size())
            stationOf.resize(m_sites[i].key + 1, -1);
        stationOf[m_sites[i].key] = int(i);
    }
    means.fill(0, m_window.columns(), m_window.begin(), m_window.end(), field, stationOf, mean);
    return means;
}

} // namespace citywall::environment
