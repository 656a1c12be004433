// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pollutants.h"
#include "sdk/areas.h"
#include "sdk/feedwindow.h"

// Air by district: what a model says of the mean concentration in each statistical district over a season or a year.
namespace citywall::environment {

inline const QString districtFeed = QStringLiteral("environment.district-air");
/// µg/m³ thrice (of the places within the district: mean, 10th and 90th percentile), and how long the period lasts, seconds.
enum DistrictField : size_t { MeanField, LowField, HighField, PeriodField };

/// One feature per district, pollutant and kind of period; an observation's time is when its period begins. Feature properties:
/// `district` ("UHF42-101"), `districtName`, `districtType` ("UHF42", "CD": two divisions of one city, so that one is shown at
/// a time; "Citywide"), `borough`, `pollutant` ("pm25", "o3"), `season` ("winter", "summer", "annual"), `boundary` (a GeoJSON
/// MultiPolygon, so that no city has to draw its districts first).
FeedDescriptor districtAirFeed();

/// A season lasts three months, a year twelve.
inline constexpr Duration districtHorizon = std::chrono::days(367);

/// How long a period lasts, from PeriodField; 0 for what is none.
Duration periodOf(float seconds);

/// The polygons of a GeoJSON MultiPolygon; those that are none, or have impossible positions, are left out.
GeoMultiPolygon polygonsOf(const QJsonObject &multiPolygon);

/// What the model says of a district at an instant.
struct DistrictReading {
    QString feature;  ///< id in the feed
    QString district; ///< "UHF42-101"
    QString name;
    QString borough;
    GeoPoint position;
    QString season;
    UtcTime begin;
    UtcTime end;
    double mean = unknown; ///< µg/m³
    double low = unknown;
    double high = unknown;
    QString source {}; ///< whose model it is
};

/// The districts at the clock's time, of one division, pollutant and kind of period: those whose period the clock is in. A
/// function of the clock, the history and the three choices. GUI thread.
class Districts : public QObject
{
    Q_OBJECT
public:
    enum class Division { Neighbourhoods, CommunityDistricts }; ///< UHF42, CD

    Districts(HistoryReader &history, const TimeContext &time, QObject *parent = nullptr);

    Pollutant pollutant() const { return m_pollutant; } ///< Pm25 or O3
    void setPollutant(Pollutant pollutant);
    bool isYearly() const { return m_yearly; } ///< years instead of seasons
    void setYearly(bool yearly);
    Division division() const { return m_division; }
    void setDivision(Division division);

    const std::vector<DistrictReading> &readings() const { return m_readings; } ///< the highest mean first
    double cityMean() const { return m_cityMean; } ///< of the same period; NaN = not known
    /// The districts of the division that have a boundary, whether something is known of them or not.
    const QList<Area> &shapes() const { return m_shapes; }
    const DistrictReading *find(const QString &district) const;
    bool isEmpty() const { return m_window.dictionary()->features.empty(); } ///< the feed has never brought anything
    /// When the newest period that the history holds began; invalid = none.
    UtcTime newest() const;
    UtcTime now() const { return m_window.now(); }
    bool isLoading() const { return m_window.isLoading(); }
    QString error() const { return m_window.error(); }

Q_SIGNALS:
    void changed();
    void shapesChanged();

private:
    void choose();
    void follow();
    void takeShapes();

    HistoryReader &m_history;
    FeedWindow m_window;
    Pollutant m_pollutant = Pollutant::Pm25;
    bool m_yearly = false;
    Division m_division = Division::Neighbourhoods;
    std::vector<DistrictReading> m_readings;
    double m_cityMean = unknown;
    // What the readings were made from, and from when to when they hold: the clock moves more often than they change.
    struct Made {
        FeedWindow::Shown rows;
        Pollutant pollutant = Pollutant::Pm25;
        bool yearly = false;
        Division division = Division::Neighbourhoods;
        bool operator==(const Made &) const = default;
    } m_made;
    UtcTime m_since;
    UtcTime m_until;
    QList<Area> m_shapes;
    // What the shapes were taken from.
    FeedDictionaryPtr m_words;
    Division m_shaped = Division::Neighbourhoods;
};

} // namespace citywall::environment
