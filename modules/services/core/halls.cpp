// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/halls.h"

namespace citywall::services {

Hall::State hallState(double counters, const QString &openingHours, const QDateTime &local)
{
    if (std::isfinite(counters))
        return counters > 0 ? Hall::State::Open : Hall::State::Closed;
    const std::optional<OpeningHours> hours = OpeningHours::fromText(openingHours);
    if (!hours)
        return Hall::State::Unknown;
    return hours->isOpenAt(local) ? Hall::State::Open : Hall::State::Closed;
}

Hall hallAt(const Observations &rows, size_t row, const Feature &feature, UtcTime now, const QTimeZone &zone)
{
    Hall hall;
    hall.key = feature.key;
    hall.area = feature.area;
    hall.observed = { rows.phenomenonTime[row] };
    hall.freshness = Freshness::at(now, hall.observed, hallLifetime);
    if (hall.freshness.level == Freshness::Unknown)
        return hall;
    hall.waiting = double(rows.values[WaitingField][row]);
    hall.waitSeconds = double(rows.values[WaitField][row]);
    hall.counters = double(rows.values[CountersField][row]);
    hall.served = double(rows.values[ServedField][row]);
    hall.state = hallState(hall.counters, feature.properties.value(u"opening_hours").toString(), now.toDateTime(zone));
    return hall;
}

std::vector<Hall> hallsFrom(const FeedWindow &window, const QTimeZone &zone)
{
    const FeedDictionaryPtr dictionary = window.dictionary();
    const std::vector<quint32> latest = window.latestRows();
    std::vector<Hall> halls;
    for (const Feature &feature : dictionary->features) {
        if (feature.key < latest.size() && latest[feature.key] != FeedWindow::noRow) {
            halls.push_back(hallAt(window.columns(), latest[feature.key], feature, window.now(), zone));
        } else {
            Hall unheard;
            unheard.key = feature.key;
            unheard.area = feature.area;
            halls.push_back(unheard);
        }
    }
    return halls;
}

HallState::HallState(HistoryReader &history, const TimeContext &time, QObject *parent)
    : QObject(parent), m_zone(time.zone()), m_window(hallFeed, hallHorizon, history, time, FeedWindow::Keep::Newest),
      m_dictionary(m_window.dictionary())
{
    connect(&m_window, &FeedWindow::changed, this, &HallState::follow);
}

void HallState::follow()
{
    if (m_window.isLoading() || !m_window.now().isValid())
        return; // the last picture stays
    m_dictionary = m_window.dictionary();
    m_halls = hallsFrom(m_window, m_zone);
    Q_EMIT changed();
}

} // namespace citywall::services
