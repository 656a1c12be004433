// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast.h"
#include "sdk/areas.h"
#include "sdk/feedwindow.h"

namespace citywall::healthcare {

/// The hospitals at the clock's time, and those of them that the selected area means: the ones inside it; if there is none,
/// the one nearest to its middle. A function of the clock, the history and the selected area. GUI thread.
class HospitalState : public QObject
{
    Q_OBJECT
public:
    HospitalState(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                  QObject *parent = nullptr);

    const std::vector<Hospital> &hospitals() const { return m_hospitals; }
    int indexOf(const QString &hospital) const; ///< −1 if there is none of that id
    /// Id of the hospital that a feature of one of the feeds belongs to; empty if it is none of theirs.
    QString hospitalOfEntity(const EntityRef &entity) const;
    /// Indices of the hospitals that figures are about; empty when there is no hospital at all.
    const std::vector<int> &scope() const { return m_scope; }
    bool isNearestOnly() const { return m_nearestMeters >= 0; } ///< no hospital in the area: the scope is the nearest one
    double nearestMeters() const { return m_nearestMeters; } ///< from the area's middle, great circle; −1 unless isNearestOnly()
    LoadSummary summary() const { return summarize(m_hospitals, m_scope, m_now); }

    /// The hours of the last four weeks (and a little more) that the history holds.
    const LoadHistory &history() const { return m_loadHistory; }
    /// The same of the scope, hour by hour.
    const HourlySeries &occupancy() const { return m_occupancy; }
    const HourlySeries &waitSeconds() const { return m_waitSeconds; }
    const HourlySeries &diverting() const { return m_diverting; }

    /// The feeds' rows, for a drill-down.
    const FeedWindow &bedsWindow() const { return m_beds; }
    const FeedWindow &emergencyWindow() const { return m_emergency; }
    const FeedWindow &ambulancesWindow() const { return m_ambulances; } ///< a day
    const FeedWindow &crowdingWindow() const { return m_crowding; } ///< a day

    UtcTime now() const { return m_now; }
    const QTimeZone &zone() const { return m_zone; }
    const AreaIndex &areas() const { return m_areas; }
    bool isLoading() const;
    QString error() const;

Q_SIGNALS:
    void changed();
    void historyChanged(); ///< the hourly series are others, or an hour has passed

private:
    std::array<const FeedWindow *, 4> windows() const { return { &m_beds, &m_emergency, &m_ambulances, &m_crowding }; }
    void recompute();
    void findScope();
    void readHistory();
    FeedRows rows(const FeedWindow &window, const FeedDictionaryPtr &dictionary) const;

    const TimeContext &m_time;
    const Selection &m_selection;
    const AreaIndex &m_areas;
    const QTimeZone m_zone;
    FeedWindow m_beds;
    FeedWindow m_emergency;
    FeedWindow m_ambulances;
    FeedWindow m_crowding;
    std::vector<Hospital> m_hospitals;
    std::vector<int> m_scope;
    double m_nearestMeters = -1;
    UtcTime m_now;
    bool m_wasLoading = false;
    LoadHistory m_loadHistory;
    HourlySeries m_occupancy;
    HourlySeries m_waitSeconds;
    HourlySeries m_diverting;
    // What m_loadHistory was made from: rows that are the same need no second look.
    struct Origin {
        std::array<FeedWindow::Shown, 2> rows; ///< of beds and of emergency departments
        qint64 hour = 0;
        QSet<QString> scope;
        bool operator==(const Origin &) const = default;
    };
    Origin m_origin;
};

} // namespace citywall::healthcare
