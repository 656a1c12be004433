// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "measurecorrelation.h"
#include "measuregrids.h"
#include "measurelist.h"
#include "measuremap.h"

#include <QQmlEngine>

#include <memory>
#include <optional>

namespace citywall {

/// All departments at a place and in a window of time: every module's measures for the chosen area, and how two of them go
/// together. Follows clock, selection and history; at rest unless active. Times are milliseconds since the epoch. GUI thread.
class AcrossModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY activeChanged)
    Q_PROPERTY(int window READ window WRITE setWindow NOTIFY windowChanged)
    Q_PROPERTY(double begin READ begin NOTIFY changed)
    Q_PROPERTY(double end READ end NOTIFY changed)
    Q_PROPERTY(double bucket READ bucket NOTIFY changed)
    Q_PROPERTY(int buckets READ buckets NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged)
    Q_PROPERTY(citywall::MeasureList *measures READ measures CONSTANT)
    Q_PROPERTY(citywall::MeasureCorrelation *correlation READ correlation CONSTANT)
    Q_PROPERTY(citywall::MeasureMap *map READ map CONSTANT)
public:
    explicit AcrossModel(QObject *parent = nullptr);

    bool isActive() const { return m_grids.isActive(); }
    void setActive(bool active);
    int window() const { return m_window; } ///< 0 = an hour, 1 = six, 2 = a day, 3 = seven days
    void setWindow(int window);
    double begin() const { return double(m_grids.range().begin.milliseconds); } ///< of what is shown
    double end() const { return double(m_grids.range().end.milliseconds); }
    double bucket() const { return double(m_grids.bucket().count()); }
    int buckets() const { return int(m_grids.range().length() / m_grids.bucket()); } ///< 0 = nothing is known yet
    bool isLoading() const { return m_grids.isLoading(); }
    MeasureList *measures() { return &m_measures; }
    MeasureCorrelation *correlation() { return &m_correlation; }
    MeasureMap *map() { return &m_map; } ///< of the measure on the x axis
    const MeasureGrids &grids() const { return m_grids; }

    /// What is shown, of all areas, for other programs. @param simulated adds a column that says so
    Q_INVOKABLE QString csv(bool simulated) const;     ///< bucket by bucket
    Q_INVOKABLE QString geoJson(bool simulated) const; ///< the window at a stretch

Q_SIGNALS:
    void activeChanged();
    void windowChanged();
    void changed();
    void loadingChanged();

private:
    void show();
    void showOnMap();
    void compare();
    std::optional<std::vector<double>> valuesThen() const;

    MeasureGrids m_grids;
    std::vector<std::unique_ptr<MeasureGrids>>
        m_then; // by each clock of then, while it is compared with; of the measure on the map
    MeasureList m_measures;
    MeasureCorrelation m_correlation;
    MeasureMap m_map;
    int m_window = 2;
};

} // namespace citywall
