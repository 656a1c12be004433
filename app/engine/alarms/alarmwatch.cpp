// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alarms/alarmwatch.h"

#include "engine/alarms/alarmstate.h"
#include "sdk/freshness.h"

namespace citywall {

AlarmWatch::AlarmWatch(const Inputs &inputs, HistoryReader &history, const TimeContext &time, const AreaIndex &areas,
                       QObject *parent)
    : QObject(parent), m_areas(areas), m_pace([this] { look(); })
{
    for (const FeedDescriptor &feed : inputs.feeds) {
        WatchedFeed watched { feed, {}, {} };
        Duration longestDelay {};
        for (const AlarmRule &rule : inputs.rules) {
            const int field = rule.feed == feed.id ? feed.fieldIndex(rule.field) : -1;
            if (field < 0)
                continue;
            const auto metric = std::find_if(inputs.metrics.cbegin(), inputs.metrics.cend(),
                                             [&](const Metric &m) { return m.id == feed.fields[field].metric; });
            watched.rules.push_back({ rule, size_t(field), metric == inputs.metrics.cend() ? Metric {} : *metric });
            longestDelay = std::max(longestDelay, rule.onDelay);
        }
        if (watched.rules.empty())
            continue;
        watched.reach = feed.horizon + longestDelay;
        watched.window = std::make_unique<FeedWindow>(feed.id, watched.reach, history, time);
        connect(watched.window.get(), &FeedWindow::changed, &m_pace, &Pace::tell);
        m_feeds.push_back(std::move(watched));
    }
}

AlarmWatch::~AlarmWatch() = default;

void AlarmWatch::look()
{
    QList<Alarm> alarms;
    for (const WatchedFeed &feed : m_feeds) {
        const FeedWindow &window = *feed.window;
        const FeedDictionaryPtr dictionary = window.dictionary();
        for (const WatchedRule &rule : feed.rules) {
            for (const StandingAlarm &standing : standingAlarms(rule.rule, rule.field, window.columns(), *dictionary,
                                                                window.begin(), window.end(), window.now(), feed.reach))
                alarms.append(describe(feed, rule, standing));
        }
    }
    m_list.setAlarms(std::move(alarms));
    for (WatchedFeed &feed : m_feeds)
        lookForExpiries(feed); // tells that the window has changed, if it has
}

/// Features that say when they expire may do so long after the feed's horizon: their rows are sought as far back as that may be. Whether
/// those of a feed do is seen from the newest, so that a look costs the same however many there have been.
void AlarmWatch::lookForExpiries(WatchedFeed &feed) const
{
    if (feed.window->span() >= longestInForce)
        return;
    const FeedDictionaryPtr dictionary = feed.window->dictionary();
    const auto end = FeatureKey(dictionary->features.size());
    for (feed.seen = std::max(feed.seen, end - std::min(end, newestFeatures)); feed.seen < end; ++feed.seen) {
        const Feature *feature = dictionary->at(feed.seen);
        if (!feature || !toldExpiry(*feature).isValid())
            continue;
        feed.window->setSpan(longestInForce);
        return;
    }
}

Alarm AlarmWatch::describe(const WatchedFeed &feed, const WatchedRule &rule, const StandingAlarm &standing) const
{
    const FeedWindow &window = *feed.window;
    const FeedDictionaryPtr dictionary = window.dictionary();
    const Observations &columns = window.columns();
    const float value = columns.values[rule.field][standing.row];
    Alarm alarm;
    alarm.rule = rule.rule;
    alarm.since = standing.since;
    const Feature *feature = dictionary->at(standing.feature);
    const UtcTime told = toldValidity(feed.feed, columns, standing.row);
    const UtcTime validUntil = told.isValid() || !feature ? told : toldExpiry(*feature);
    alarm.stale =
        !Freshness::at(window.now(), { columns.phenomenonTime[standing.row] }, Lifetime::of(feed.feed), validUntil).isCurrent();
    alarm.value = rule.rule.condition != AlarmRule::Condition::Is ? rule.metric.format(double(value))
        : rule.rule.word.isEmpty()                                ? dictionary->term(value)
                                                                  : rule.rule.word;
    if (feature) {
        alarm.entityId = feature->id;
        alarm.entityName = feature->name;
        const GeoPoint own = columns.position(standing.row);
        alarm.position = own.isValid() ? own : feature->position;
        const int area = own.isValid() ? m_areas.at(own) : feature->area;
        alarm.areaName = m_areas.areas().value(area).name;
    }
    return alarm;
}

} // namespace citywall

#include "moc_alarmwatch.cpp"
