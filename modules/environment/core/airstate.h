// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/airindex.h"
#include "core/limits.h"
#include "core/surface.h"
#include "sdk/areas.h"
#include "sdk/feedwindow.h"
#include "sdk/selection.h"

namespace citywall::environment {

/// An air-quality station: the feature of that id in the particle and the gas feed.
struct AirStation {
    QString id;
    QString name;
    QString feed; ///< one in which it is a feature: where a reference to it points
    GeoPoint position;
    int area = -1; ///< index into AreaIndex::areas(); −1 = none
    bool simulated = false;
    UtcTime heard {}; ///< its newest observation in either feed
    quint32 key = 0;  ///< the same at all times, whatever other stations there are
};

/// Air quality at the clock's time: hourly means of the stations' pollutants over three days, each station's index by the chosen
/// standard, and that of the city or the selected area. The newest hour is the last one that is complete at the clock's
/// time. A function of the clock, the history, the selection and the four choices alone. GUI thread.
class AirState : public QObject
{
    Q_OBJECT
public:
    /// Hours kept: a day, the one before it for comparison, one more for the running means of that one, and two to spare.
    static constexpr int hours = 75;
    static constexpr int newest = hours - 1; ///< the newest complete hour, as an index into means()

    AirState(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
             QObject *parent = nullptr);

    IndexStandard standard() const { return m_standard; }
    void setStandard(IndexStandard standard);
    LimitSet limits() const { return m_limits; }
    void setLimits(LimitSet set);
    Pollutant pollutant() const { return m_pollutant; } ///< what surface, day chart and rose are about
    void setPollutant(Pollutant pollutant);

    SurfaceMethod surfaceMethod() const { return m_surfaceMethod; }
    void setSurfaceMethod(SurfaceMethod method);

    const std::vector<AirStation> &stations() const { return m_stations; } ///< in order of their names
    const HourlyMeans &means() const { return m_means; }                   ///< quantities: Pollutant
    std::array<Averages, pollutantCount> averages(int station, int hour = newest) const;
    IndexReading reading(int station, int hour = newest) const;
    /// Of the stations in scope: by EPA the highest of theirs (40 CFR 58 App. G §7), by HJ 633 that of their mean averages.
    IndexReading scopeReading(int hour = newest) const;

    Freshness freshness(int station) const { return Freshness::at(m_aged, m_stations[size_t(station)].heard, stationLifetime); }
    bool inScope(int station) const { return m_area < 0 || m_stations[size_t(station)].area == m_area; }
    int area() const { return m_area; } ///< index of the selected area; −1 = whole city
    UtcTime newestHour() const { return m_made.hour; } ///< when the newest complete hour began; invalid before data
    int firstHourOfDay() const; ///< the first hour of the city's day that the newest hour is in, as an index into means()
    /// Hours of that day up to the newest in which a station in scope had a mean above a limit of limits(); NaN without data.
    double hoursAboveLimit(int lastHour = newest) const;

    const AreaIndex &areas() const { return m_areas; }
    const TimeContext &time() const { return m_time; }
    bool isLoading() const { return m_particles.isLoading() || m_gases.isLoading(); }
    QString error() const { return m_particles.error().isEmpty() ? m_gases.error() : m_particles.error(); }

Q_SIGNALS:
    void changed(); ///< data, scope or a choice
    void aged(); ///< freshness() may be another; told once a minute

private:
    void follow();
    void recompute(UtcTime newestHour);
    std::vector<int> takeStations(const FeedWindow &window, const QString &feed);
    int firstHourOfDay(int hour) const;

    const TimeContext &m_time;
    const Selection &m_selection;
    const AreaIndex &m_areas;
    FeedWindow m_particles;
    FeedWindow m_gases;
    IndexStandard m_standard = IndexStandard::Epa;
    LimitSet m_limits = LimitSet::Who2021;
    Pollutant m_pollutant = Pollutant::Pm25;
    SurfaceMethod m_surfaceMethod = SurfaceMethod::InverseDistance;
    std::vector<AirStation> m_stations;
    HourlyMeans m_means;
    int m_area = -1;
    // What m_means was made from: the same rows and hour need no second look.
    struct Made {
        FeedWindow::Shown particles, gases;
        UtcTime hour;
        bool operator==(const Made &) const = default;
    } m_made;
    bool m_wasLoading = false;
    UtcTime m_aged; ///< the clock's time, down to a minute
};

} // namespace citywall::environment
