// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hospitalstate.h"

#include "core/places.h"

namespace citywall::healthcare {

namespace {

constexpr Duration comparedSpan = std::chrono::days(comparedDays + 1);
constexpr Duration ambulancesSpan = std::chrono::days(1);

} // namespace

HospitalState::HospitalState(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                             QObject *parent)
    : QObject(parent), m_time(time), m_selection(selection), m_areas(areas), m_zone(time.zone()),
      m_beds(bedsFeed, comparedSpan, history, time), m_emergency(emergencyFeed, comparedSpan, history, time),
      m_ambulances(ambulancesFeed, ambulancesSpan, history, time), m_crowding(crowdingFeed, ambulancesSpan, history, time)
{
    for (const FeedWindow *window : windows())
        connect(window, &FeedWindow::changed, this, &HospitalState::recompute);
    connect(&selection, &Selection::changed, this, &HospitalState::recompute);
}

int HospitalState::indexOf(const QString &hospital) const
{
    const auto it = std::ranges::find(m_hospitals, hospital, &Hospital::id);
    return it == m_hospitals.end() ? -1 : int(it - m_hospitals.begin());
}

QString HospitalState::hospitalOfEntity(const EntityRef &entity) const
{
    const std::array<QString, 4> feeds { bedsFeed, emergencyFeed, ambulancesFeed, crowdingFeed }; // in the order of windows()
    const auto feed = std::ranges::find(feeds, entity.feed);
    if (feed == feeds.end())
        return {};
    const FeedDictionaryPtr dictionary = windows()[size_t(feed - feeds.begin())]->dictionary();
    const Feature *feature = dictionary->find(entity.id);
    return feature ? hospitalOf(*feature) : QString();
}

bool HospitalState::isLoading() const
{
    return std::ranges::any_of(windows(), [](const FeedWindow *window) { return window->isLoading(); });
}

QString HospitalState::error() const
{
    for (const FeedWindow *window : windows()) {
        if (!window->error().isEmpty())
            return window->error();
    }
    return {};
}

FeedRows HospitalState::rows(const FeedWindow &window, const FeedDictionaryPtr &dictionary) const
{
    return { window.columns(), window.begin(), window.end(), *dictionary };
}

void HospitalState::recompute()
{
    // While the rows of one feed for another time are being read, the last picture stays; the last of them to come makes the next one.
    const bool waits = std::ranges::any_of(
        windows(), [this](const FeedWindow *window) { return window->now() != m_time.now() && window->error().isEmpty(); });
    const bool told = isLoading() != m_wasLoading;
    m_wasLoading = isLoading();
    if (waits) {
        if (told)
            Q_EMIT changed();
        return;
    }
    m_now = m_time.now();
    const FeedDictionaryPtr beds = m_beds.dictionary();
    const FeedDictionaryPtr emergency = m_emergency.dictionary();
    const FeedDictionaryPtr ambulances = m_ambulances.dictionary();
    const FeedDictionaryPtr crowding = m_crowding.dictionary();
    const FeedRows crowded = rows(m_crowding, crowding);
    m_hospitals = hospitalsAt(m_now, rows(m_beds, beds), rows(m_emergency, emergency), rows(m_ambulances, ambulances), &crowded);
    findScope();
    readHistory();
    Q_EMIT changed();
}

void HospitalState::findScope()
{
    m_scope.clear();
    m_nearestMeters = -1;
    const int area = m_areas.indexOf(m_selection.area());
    for (size_t i = 0; i < m_hospitals.size(); ++i) {
        if (area < 0 || m_hospitals[i].area == area)
            m_scope.push_back(int(i));
    }
    if (!m_scope.empty() || area < 0)
        return;
    const GeoPoint middle = pointInside(m_areas.areas()[area]);
    for (size_t i = 0; i < m_hospitals.size(); ++i) {
        const double meters = distanceMeters(middle, m_hospitals[i].position);
        if (meters >= 0 && (m_scope.empty() || meters < m_nearestMeters)) {
            m_scope = { int(i) };
            m_nearestMeters = meters;
        }
    }
}

void HospitalState::readHistory()
{
    Origin origin { { m_beds.shown(), m_emergency.shown() }, hourOf(m_now), {} };
    for (const int i : m_scope)
        origin.scope.insert(m_hospitals[size_t(i)].id);
    if (origin == m_origin)
        return;
    if (origin.rows != m_origin.rows || origin.hour != m_origin.hour) {
        const FeedDictionaryPtr beds = m_beds.dictionary();
        const FeedDictionaryPtr emergency = m_emergency.dictionary();
        m_loadHistory = LoadHistory(rows(m_beds, beds), rows(m_emergency, emergency));
    }
    m_origin = std::move(origin);
    m_occupancy = m_loadHistory.occupancy(m_origin.scope);
    m_waitSeconds = m_loadHistory.waitSeconds(m_origin.scope);
    m_diverting = m_loadHistory.diverting(m_origin.scope);
    Q_EMIT historyChanged();
}

} // namespace citywall::healthcare
