// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hospitals.h"

#include <functional>

// Observations brought to whole hours, so that a time of day can be compared with the same on other days.
namespace citywall::healthcare {

/// Hours since 1970-01-01T00:00Z.
inline qint64 hourOf(UtcTime t)
{
    return t.milliseconds >= 0 ? t.milliseconds / 3'600'000 : (t.milliseconds - 3'599'999) / 3'600'000;
}
inline UtcTime startOfHour(qint64 hour) { return { hour * 3'600'000 }; }

/// One value for each hour from `first` on; NaN = not known.
struct HourlySeries {
    qint64 first = 0;
    std::vector<double> values;

    double at(qint64 hour) const
    {
        return hour >= first && hour - first < qint64(values.size()) ? values[size_t(hour - first)] : unknown;
    }
};

/// The mean of a value over each hour, for each feature of a feed.
class HourlyMeans
{
public:
    HourlyMeans() = default;
    /// @param value of a row; NaN is left out
    HourlyMeans(const FeedRows &feed, const std::function<double(size_t row)> &value);

    qint64 firstHour() const { return m_first; }
    size_t hours() const { return m_hours; }
    double at(FeatureKey feature, size_t hour) const { return m_means[size_t(feature) * m_hours + hour]; }
    size_t features() const { return m_hours == 0 ? 0 : m_means.size() / m_hours; }
    HourlySeries series(FeatureKey feature) const;

private:
    qint64 m_first = 0;
    size_t m_hours = 0;
    std::vector<double> m_means; // [feature][hour]
};

/// The load of hospitals by the hour, as a few series make it.
class LoadHistory
{
public:
    LoadHistory() = default;
    LoadHistory(const FeedRows &beds, const FeedRows &emergency);

    /// Σ occupied / Σ staffed over the hospitals' inpatient beds that were reported in the hour.
    HourlySeries occupancy(const QSet<QString> &hospitals) const;
    HourlySeries waitSeconds(const QSet<QString> &hospitals) const; ///< the median over hospitals of their hour's mean
    HourlySeries diverting(const QSet<QString> &hospitals) const;   ///< how many diverted for half the hour or longer

private:
    struct Member {
        FeatureKey key;
        QString hospital;
    };
    HourlyMeans m_staffed;
    HourlyMeans m_occupied;
    HourlyMeans m_waits;
    HourlyMeans m_diverting;
    std::vector<Member> m_wards; // what counts for occupancy
    std::vector<Member> m_emergencies;
};

} // namespace citywall::healthcare
