// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/correlation.h"
#include "measuregrids.h"

#include <QPointF>
#include <QQmlEngine>

namespace citywall {

/// Two measures against each other, over the areas (one pair each, of the whole window) or over time (one pair for each bucket of
/// the chosen area), with their correlation in figures and in words. Points are in display units. GUI thread.
class MeasureCorrelation : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(MeasureCorrelation)
    QML_UNCREATABLE("AcrossModel has one")
    Q_PROPERTY(QString x READ x WRITE setX NOTIFY changed)
    Q_PROPERTY(QString y READ y WRITE setY NOTIFY changed)
    Q_PROPERTY(bool overTime READ isOverTime WRITE setOverTime NOTIFY changed)
    Q_PROPERTY(citywall::Metric xMetric READ xMetric NOTIFY changed)
    Q_PROPERTY(citywall::Metric yMetric READ yMetric NOTIFY changed)
    Q_PROPERTY(QStringList feeds READ feeds NOTIFY changed)
    Q_PROPERTY(QList<QPointF> points READ points NOTIFY changed)
    Q_PROPERTY(int current READ current NOTIFY changed)
    Q_PROPERTY(int n READ n NOTIFY changed)
    Q_PROPERTY(double effective READ effective NOTIFY changed)
    Q_PROPERTY(QString linear READ linear NOTIFY changed)
    Q_PROPERTY(QString monotone READ monotone NOTIFY changed)
    Q_PROPERTY(QString verdict READ verdict NOTIFY changed)
    Q_PROPERTY(QString count READ count NOTIFY changed)
    Q_PROPERTY(QStringList cautions READ cautions NOTIFY changed)
public:
    using QObject::QObject;

    void setValues(const MeasureGrids &grids, int area); ///< area −1 = the whole city

    /// Ids of the metrics chosen; where one is not chosen or not there, the first that fits: two of different modules.
    QString x() const { return m_x; }
    QString y() const { return m_y; }
    void setX(const QString &id); ///< the other one's: they change places
    void setY(const QString &id);
    bool isOverTime() const { return m_overTime; }
    void setOverTime(bool overTime);
    /// The one chosen longest ago makes room; one of the two: they change places.
    Q_INVOKABLE void choose(const QString &id);

    Metric xMetric() const { return m_xMetric; }
    Metric yMetric() const { return m_yMetric; }
    QStringList feeds() const; ///< that the two are made of; one or two
    QList<QPointF> points() const { return m_points; } ///< of which both are known
    int current() const; ///< the chosen area's; −1 = none
    Q_INVOKABLE QString areaOf(int point) const; ///< id; empty over time
    Q_INVOKABLE double timeOf(int point) const; ///< end of the bucket, ms since the epoch; NaN over areas
    int n() const { return m_pearson.n; }
    double effective() const { return m_pearson.effective; }
    QString linear() const { return inFigures(m_pearson); } ///< "0.42 (0.21 to 0.59)"
    QString monotone() const { return inFigures(m_spearman); }
    QString verdict() const; ///< "Moderate, positive"; why there is no coefficient otherwise
    QString count() const; ///< "77 areas", "96 times of 15 min, which say as much as 23 independent ones"
    QStringList cautions() const;

    const Correlation &pearsons() const { return m_pearson; }
    const Correlation &spearmans() const { return m_spearman; }

Q_SIGNALS:
    void changed();
    void chosen(); ///< x, y or overTime are others by somebody's choice

private:
    struct Data {
        Metric metric;
        QString feed;
        std::vector<double> areas; ///< of the whole window, without the whole city
        std::vector<double> times; ///< of the chosen area
    };
    const Data *find(const QString &id) const;
    QString fallback(const QString &other) const;
    void wish(const QString &x, const QString &y);
    void update();
    static QString inFigures(const Correlation &c);

    std::vector<Data> m_data;
    TimeRange m_range;
    Duration m_bucket {};
    int m_area = -1;
    QString m_wishedX;
    QString m_wishedY;
    QString m_x;
    QString m_y;
    bool m_overTime = false;
    Metric m_xMetric;
    Metric m_yMetric;
    QList<QPointF> m_points;
    std::vector<int> m_indices; ///< area or bucket of each point
    Correlation m_pearson;
    Correlation m_spearman;
};

} // namespace citywall
