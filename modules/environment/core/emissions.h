// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/averages.h"
#include "sdk/areas.h"
#include "sdk/feedwindow.h"
#include "sdk/selection.h"

namespace citywall::environment {

/// What a monitored point is. Feature property "kind": "construction" or "enterprise".
enum class EmitterKind { Construction, Enterprise, Other };

/// One substance at one point. Concentrations in µg/m³; NaN = not known.
struct Emission {
    QString feature;             ///< id in the feed
    QString substance;           ///< feature property "substance", as the permit calls it: "PM10", "SO₂", "NOx"
    UtcTime time;                ///< of the newest observation
    Freshness freshness = Freshness::unknown();
    double newest = unknown;     ///< concentration; NaN once it is not current
    double massFlow = unknown;   ///< kg/s
    double permit = unknown;     ///< what the permit allows
    double hour = unknown;       ///< mean of the newest complete hour
    double hourRatio = unknown;  ///< the same over the permit of that hour
    int hoursAbove = 0;          ///< hours of the city's day whose mean was above the permit
    int hoursKnown = 0;          ///< hours of the city's day with a valid mean and a permit
};

/// A construction site's boundary or an enterprise's outlet, and what it emits at the clock's time. Feature properties: "site"
/// (id; absent = the feature's own), "siteName", "kind", "substance".
struct Emitter {
    QString id;
    QString name;
    EmitterKind kind = EmitterKind::Other;
    GeoPoint position;
    int area = -1;
    bool simulated = false;
    QList<Emission> emissions; ///< in order of their substances
    FeatureKey key = 0; ///< that of the first of its features that was ever heard of: the same at all times

    const Emission *worst() const; ///< that with the greatest share of its permit; null if none is known
    int severity() const;          ///< of worst(); −1 unknown
    Freshness freshness() const;   ///< of the substance that was heard of last
};

/// 0 within the permit, 2 above it, 3 above twice the permit; −1 unknown. The hourly mean is judged: it is valid from 45 minutes
/// of data on (HJ 75-2017 for continuous emission monitoring), and above 200 % of the limit no hour may lie at all
/// (2010/75/EU, Annex V part 4).
int severityOfRatio(double hourRatio);

/// The monitored points at the clock's time: those heard of within the last 26 hours. A function of the clock, the history and
/// the selection. GUI thread.
class Emitters : public QObject
{
    Q_OBJECT
public:
    static constexpr Duration span = std::chrono::hours(26);

    Emitters(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
             QObject *parent = nullptr);

    const std::vector<Emitter> &all() const { return m_emitters; } ///< in order of their names
    const Emitter *find(const QString &id) const;
    const Emitter *ofFeature(const QString &feature) const; ///< the point that a feature of the feed belongs to
    bool inScope(const Emitter &emitter) const { return m_area < 0 || emitter.area == m_area; }
    /// The rows of a feature in the span, up to the clock's time.
    ObservationsPtr rowsOf(const QString &feature) const;
    FeedDictionaryPtr dictionary() const { return m_window.dictionary(); }
    const TimeContext &time() const { return m_time; }
    const AreaIndex &areas() const { return m_areas; }
    UtcTime now() const { return m_window.now(); }
    bool isLoading() const { return m_window.isLoading(); }
    QString error() const { return m_window.error(); }

Q_SIGNALS:
    void changed();

private:
    void follow();
    void take();
    void rate(const std::vector<int> &pointOf, int points);

    const TimeContext &m_time;
    const Selection &m_selection;
    const AreaIndex &m_areas;
    FeedWindow m_window;
    std::vector<Emitter> m_emitters;
    int m_area = -1;
    struct Made {
        FeedWindow::Shown rows;
        qint64 step = 0; ///< of ageing, a minute
        bool operator==(const Made &) const = default;
    } m_made;
};

} // namespace citywall::environment
