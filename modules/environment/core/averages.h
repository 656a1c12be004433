// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pollutants.h"

#include <span>

// Averages over hourly means that end with the newest hour. NaN = no valid mean. Pure; any thread.
namespace citywall::environment {

/// Hourly means, oldest first; the last is of the newest hour.
using Hours = std::span<const double>;

/// The mean of the newest `hours` hourly means.
/// @param needed fewest valid hours for the mean to be valid; NaN below
double runningMean(Hours values, int hours, int needed);

/// Fewest valid hours of an average: 75 % of 8 (40 CFR 50 App. U §3; HJ 663-2013: 6) and of 24 (18; 20 by HJ 663-2013).
inline constexpr int neededOfEight = 6;
inline constexpr int neededOfDay = 18;
inline constexpr int neededOfDayInChina = 20;

/// US EPA's NowCast of particulate matter (EPA-454/B-24-002, "How the NowCast is calculated"): the weighted mean
/// Σ wⁱ⁻¹cᵢ / Σ wⁱ⁻¹ of the last twelve hours, c₁ the newest, with w = least / greatest of them, never under ½.
/// @returns NaN unless two of the newest three hours are valid
double nowCast(Hours values);

/// The averages of one pollutant that end with one hour, µg/m³; NaN where too few hours are valid.
struct Averages {
    double hour = unknown;
    double eightHours = unknown;
    double day = unknown;        ///< of the last 24 hours, at least 18 valid
    double dayInChina = unknown; ///< the same with at least 20 valid
    double nowCast = unknown;

    static Averages of(Hours values);
};

/// The place of hourly means of several quantities at several stations, for the hours from `begin` on.
class HourlyMeans
{
public:
    HourlyMeans() = default;
    HourlyMeans(UtcTime begin, int hours, int stations, int quantities);

    UtcTime begin() const { return m_begin; }
    int hours() const { return m_hours; }
    int stations() const { return m_stations; }
    UtcTime beginOf(int hour) const { return m_begin + std::chrono::hours(hour); }
    /// All hours up to and with `hour`, oldest first.
    Hours upTo(int station, int quantity, int hour) const;
    double at(int station, int quantity, int hour) const { return upTo(station, quantity, hour).back(); }

    /// How values of an hour become one: a concentration's mean, or a sound level's energy mean 10 lg(mean 10^(L/10)).
    enum class Mean { Arithmetic, Energy };
    /// Fills in a quantity from rows [first, last) of a feed. An hour is valid if values cover 45 minutes of it (HJ 663-2013
    /// and 75 % of 40 CFR 50); a value covers the time to the nearer of its neighbours, at most an hour.
    /// @param stationOf station of each feature key; −1 = none
    void fill(int quantity, const Observations &rows, size_t first, size_t last, size_t field, std::span<const int> stationOf,
              Mean mean = Mean::Arithmetic);

private:
    size_t index(int station, int quantity) const
    {
        return (size_t(station) * size_t(m_quantities) + size_t(quantity)) * size_t(m_hours);
    }
    UtcTime m_begin;
    int m_hours = 0;
    int m_stations = 0;
    int m_quantities = 0;
    std::vector<double> m_values;
};

/// The instant down to its hour (UTC; zones differ by whole or half hours, hourly data come at whole hours UTC).
constexpr UtcTime hourOf(UtcTime t)
{
    const qint64 hour = 3'600'000;
    const qint64 rest = ((t.milliseconds % hour) + hour) % hour;
    return { t.milliseconds - rest };
}

} // namespace citywall::environment
