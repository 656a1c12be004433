// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lateststate.h"

namespace citywall::traffic {

namespace {

constexpr Duration agingStep = std::chrono::seconds(10);

} // namespace

LatestState::LatestState(const FeedDescriptor &feed, HistoryReader &history, const TimeContext &time, RowValidity validity,
                         WholeOf whole, QObject *parent)
    : QObject(parent), m_feed(feed.id), m_validity(validity), m_whole(whole), m_feedLifetime(Lifetime::of(feed)),
      m_lifetime(m_feedLifetime), m_history(history), m_time(time),
      m_window(feed.id, std::max(feed.horizon, validity.longest), history, time, FeedWindow::Keep::Newest),
      m_dictionary(history.dictionary(feed.id))
{
    connect(&m_window, &FeedWindow::changed, this, &LatestState::follow);
    connect(&history, &HistoryReader::dictionaryChanged, this, [this](const QString &which) {
        if (which != m_feed)
            return;
        m_now = {};
        follow();
    });
}

void LatestState::follow()
{
    // While the rows for another time are being read, the last picture stays.
    const bool current = m_window.now() == m_time.now();
    const bool loading = !current && m_window.isLoading();
    const bool statusChanged = loading != m_loading || m_window.error() != m_error;
    m_loading = loading;
    m_error = m_window.error();
    const UtcTime before = m_now;
    const std::vector<Latest> entriesBefore = m_entries;
    if (current)
        take(m_window.now());
    const auto same = [](const Latest &a, const Latest &b) {
        return a.key == b.key && a.observed == b.observed && a.freshness == b.freshness;
    };
    if (statusChanged || m_now != before || !std::ranges::equal(m_entries, entriesBefore, same))
        Q_EMIT changed();
}

LatestState::Hold LatestState::holdOf(const Observations &rows, quint32 row) const
{
    const auto detail = m_validity.of ? rows.details.constFind(row) : rows.details.cend();
    const Duration told = detail != rows.details.cend() ? m_validity.of(*detail) : Duration(0);
    if (told <= Duration(0))
        return { m_feedLifetime, {} };
    return { { told, std::max(m_feedLifetime.horizon, told) }, UtcTime { rows.phenomenonTime[row] } + told };
}

std::optional<FeatureKey> LatestState::wholeOf(FeatureKey key) const
{
    if (key >= m_wholes.size() || m_wholes[key] == noWhole)
        return {};
    return m_wholes[key];
}

/// What a feature belongs to is known once and for all, but what a feature belongs to may come after it.
void LatestState::findWholes()
{
    const FeatureTable &features = m_dictionary->features;
    if (!m_whole || m_wholes.size() == features.size())
        return;
    m_wholes.assign(features.size(), noWhole);
    for (const Feature &feature : features) {
        const QString id = m_whole(feature.id);
        if (const Feature *whole = id.isEmpty() ? nullptr : m_dictionary->find(id))
            m_wholes[feature.key] = whole->key;
    }
}

void LatestState::take(UtcTime now)
{
    const qint64 tick = agingStep.count();
    m_now = now.isValid() ? UtcTime { now.milliseconds / tick * tick } : UtcTime {};
    m_dictionary = m_window.dictionary();
    findWholes();
    const Observations &columns = m_window.columns();
    const std::vector<quint32> rows = m_window.latestRows();
    m_entries.clear();
    m_lifetime = m_feedLifetime;
    UtcTime newestTold;
    QHash<quint32, Hold> holds; // of rows that tell of many features
    for (FeatureKey key = 0; key < rows.size() && key < m_dictionary->features.size(); ++key) {
        quint32 row = rows[key];
        const auto whole = wholeOf(key);
        const quint32 told = whole && *whole < rows.size() ? rows[*whole] : FeedWindow::noRow;
        // Of what is not told of together with the others there is nothing.
        const bool isNone =
            told != FeedWindow::noRow && (row == FeedWindow::noRow || columns.phenomenonTime[row] < columns.phenomenonTime[told]);
        row = isNone ? told : row;
        if (row == FeedWindow::noRow)
            continue;
        Latest entry;
        entry.key = key;
        entry.observed = { columns.phenomenonTime[row] };
        entry.position = isNone ? GeoPoint {} : columns.position(row);
        if (!entry.position.isValid())
            entry.position = m_dictionary->features[key].position;
        for (size_t field = 0; field < maximumFields; ++field)
            entry.values[field] = isNone ? 0 : columns.values[field][row];
        const bool isOfWhole = told != FeedWindow::noRow && columns.phenomenonTime[row] == columns.phenomenonTime[told];
        if (isOfWhole && !holds.contains(told))
            holds.insert(told, holdOf(columns, told));
        const auto [lifetime, until] = isOfWhole ? holds.value(told) : holdOf(columns, row);
        entry.freshness = Freshness::at(m_now, entry.observed, m_feedLifetime, until);
        if (entry.freshness.level == Freshness::Unknown)
            continue;
        if (until.isValid() && !(newestTold >= entry.observed)) {
            newestTold = entry.observed;
            m_lifetime = lifetime;
        }
        m_entries.push_back(std::move(entry));
    }
}

} // namespace citywall::traffic
