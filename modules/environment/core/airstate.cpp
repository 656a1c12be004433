// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/airstate.h"

#include <algorithm>

namespace citywall::environment {

namespace {

using namespace std::chrono_literals;

/// The mean of what is known.
double mean(double sum, int count) { return count > 0 ? sum / count : unknown; }

} // namespace

AirState::AirState(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                   QObject *parent)
    : QObject(parent), m_time(time), m_selection(selection), m_areas(areas),
      m_particles(particlesFeed, Duration(1h) * (hours + 1), history, time),
      m_gases(gasesFeed, Duration(1h) * (hours + 1), history, time)
{
    connect(&m_particles, &FeedWindow::changed, this, &AirState::follow);
    connect(&m_gases, &FeedWindow::changed, this, &AirState::follow);
    m_area = m_areas.indexOf(selection.area());
    connect(&selection, &Selection::changed, this, [this] {
        m_area = m_areas.indexOf(m_selection.area());
        Q_EMIT changed();
    });
}

void AirState::setStandard(IndexStandard standard)
{
    if (std::exchange(m_standard, standard) != standard)
        Q_EMIT changed();
}

void AirState::setLimits(LimitSet set)
{
    if (std::exchange(m_limits, set) != set)
        Q_EMIT changed();
}

void AirState::setPollutant(Pollutant pollutant)
{
    if (std::exchange(m_pollutant, pollutant) != pollutant)
        Q_EMIT changed();
}

void AirState::setSurfaceMethod(SurfaceMethod method)
{
    if (std::exchange(m_surfaceMethod, method) != method)
        Q_EMIT changed();
}

void AirState::follow()
{
    const bool loading = isLoading();
    constexpr qint64 minute = 60'000;
    const UtcTime now = m_particles.now().isValid() ? UtcTime { m_particles.now().milliseconds / minute * minute } : UtcTime {};
    const bool older = std::exchange(m_aged, now) != now;
    if (!loading && m_particles.now().isValid() && m_gases.now().isValid()) {
        const UtcTime hour = hourOf(m_particles.now()) - 1h;
        const Made from { m_particles.shown(), m_gases.shown(), hour };
        if (from != m_made) {
            recompute(hour);
            m_made = from;
            m_wasLoading = false;
            Q_EMIT changed();
            return;
        }
    }
    if (std::exchange(m_wasLoading, loading) != loading || !error().isEmpty())
        Q_EMIT changed();
    else if (older)
        Q_EMIT aged();
}

std::vector<int> AirState::takeStations(const FeedWindow &window, const QString &feed)
{
    const FeedDictionaryPtr dictionary = window.dictionary();
    std::vector<int> stationOf(dictionary->features.size(), -1);
    const Observations &rows = window.columns();
    for (size_t row = window.begin(); row < window.end(); ++row) {
        const FeatureKey key = rows.feature[row];
        if (key >= stationOf.size())
            continue;
        if (stationOf[key] >= 0) {
            AirStation &station = m_stations[size_t(stationOf[key])];
            station.heard = std::max(station.heard, UtcTime { rows.phenomenonTime[row] });
            continue;
        }
        const Feature &feature = dictionary->features[key];
        auto known = std::ranges::find(m_stations, feature.id, &AirStation::id);
        if (known == m_stations.end()) {
            const quint16 source = rows.source[row];
            const GeoPoint own = rows.position(row);
            const GeoPoint position = feature.position.isValid() ? feature.position : own;
            m_stations.push_back({ feature.id, feature.name.isEmpty() ? feature.id : feature.name, feed, position,
                                   feature.position.isValid() ? feature.area : m_areas.at(position),
                                   source < dictionary->sources.size() && dictionary->sources[source].simulated });
            known = m_stations.end() - 1;
        }
        known->heard = std::max(known->heard, UtcTime { rows.phenomenonTime[row] });
        stationOf[key] = int(known - m_stations.begin());
    }
    return stationOf;
}

void AirState::recompute(UtcTime newestHour)
{
    m_stations.clear();
    std::vector<int> ofParticles = takeStations(m_particles, particlesFeed);
    std::vector<int> ofGases = takeStations(m_gases, gasesFeed);
    // In order of names, whatever came first: what is shown does not depend on how the clock got here.
    std::vector<int> order(m_stations.size());
    std::vector<int> place(m_stations.size());
    for (size_t i = 0; i < order.size(); ++i)
        order[i] = int(i);
    std::ranges::sort(order, {}, [this](int i) { return std::tie(m_stations[size_t(i)].name, m_stations[size_t(i)].id); });
    std::vector<AirStation> sorted;
    for (size_t i = 0; i < order.size(); ++i) {
        place[size_t(order[i])] = int(i);
        sorted.push_back(std::move(m_stations[size_t(order[i])]));
    }
    m_stations = std::move(sorted);
    for (std::vector<int> *stationOf : { &ofParticles, &ofGases }) {
        for (int &station : *stationOf)
            station = station < 0 ? -1 : place[size_t(station)];
    }
    const FeedDictionaryPtr particles = m_particles.dictionary();
    const FeedDictionaryPtr gases = m_gases.dictionary();
    for (AirStation &station : m_stations) { // even of those that measure particles, odd of those that measure gases alone
        const Feature *feature = particles->find(station.id);
        station.key = feature ? 2 * feature->key : 2 * gases->find(station.id)->key + 1;
    }
    m_means = HourlyMeans(newestHour - Duration(1h) * newest, hours, int(m_stations.size()), pollutantCount);
    for (const Pollutant pollutant : allPollutants) {
        const PollutantField from = fieldOf(pollutant);
        const bool particle = from.feed == particlesFeed;
        const FeedWindow &window = particle ? m_particles : m_gases;
        m_means.fill(int(pollutant), window.columns(), window.begin(), window.end(), from.field,
                     particle ? ofParticles : ofGases);
    }
}

std::array<Averages, pollutantCount> AirState::averages(int station, int hour) const
{
    std::array<Averages, pollutantCount> all;
    for (const Pollutant pollutant : allPollutants)
        all[size_t(pollutant)] = Averages::of(m_means.upTo(station, int(pollutant), hour));
    return all;
}

IndexReading AirState::reading(int station, int hour) const { return IndexReading::of(m_standard, averages(station, hour)); }

IndexReading AirState::scopeReading(int hour) const
{
    IndexReading highest;
    highest.subIndices.fill(unknown);
    std::array<Averages, pollutantCount> means;
    static constexpr std::array members { &Averages::hour, &Averages::eightHours, &Averages::day, &Averages::dayInChina,
                                          &Averages::nowCast };
    std::array<std::array<std::pair<double, int>, members.size()>, pollutantCount> sums {};
    for (int station = 0; station < int(m_stations.size()); ++station) {
        if (!inScope(station))
            continue;
        const std::array<Averages, pollutantCount> here = averages(station, hour);
        if (m_standard == IndexStandard::Epa) {
            const IndexReading reading = IndexReading::of(m_standard, here);
            if (reading.main && !(highest.index >= reading.index))
                highest = reading;
            continue;
        }
        for (size_t p = 0; p < here.size(); ++p) {
            for (size_t m = 0; m < members.size(); ++m) {
                const double value = here[p].*members[m];
                if (std::isfinite(value)) {
                    sums[p][m].first += value;
                    ++sums[p][m].second;
                }
            }
        }
    }
    if (m_standard == IndexStandard::Epa)
        return highest;
    for (size_t p = 0; p < means.size(); ++p) {
        for (size_t m = 0; m < members.size(); ++m)
            means[p].*members[m] = mean(sums[p][m].first, sums[p][m].second);
    }
    return IndexReading::of(m_standard, means);
}

int AirState::firstHourOfDay(int hour) const
{
    const UtcTime begin = m_means.beginOf(hour);
    const UtcTime midnight = UtcTime::fromDateTime(begin.toDateTime(m_time.zone()).date().startOfDay(m_time.zone()));
    return std::max(0, hour - int((begin - midnight) / 1h));
}

int AirState::firstHourOfDay() const { return firstHourOfDay(newest); }

double AirState::hoursAboveLimit(int lastHour) const
{
    if (m_stations.empty())
        return unknown;
    const int first = firstHourOfDay(lastHour);
    bool known = false;
    int count = 0;
    for (int hour = first; hour <= lastHour; ++hour) {
        bool above = false;
        for (int station = 0; station < int(m_stations.size()) && !above; ++station) {
            if (!inScope(station))
                continue;
            known = true;
            above = exceedanceHours(m_limits, m_means, station, hour, hour) > 0;
        }
        count += above;
    }
    return known ? count : unknown;
}

} // namespace citywall::environment
