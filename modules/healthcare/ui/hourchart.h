// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast.h"
#include "sdk/metric.h"

#include <QObject>
#include <QQmlEngine>

namespace citywall::healthcare {

/// A figure over the last 24 hours and the next 12: observed, usual, forecast with its interval. Points are (milliseconds
/// since the epoch, display units), at the middle of their hour. GUI thread.
class HourChart : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QString unit READ unit NOTIFY changed)
    Q_PROPERTY(QList<QPointF> observed READ observed NOTIFY changed)
    Q_PROPERTY(QList<QPointF> usual READ usual NOTIFY changed)
    Q_PROPERTY(QList<QPointF> forecast READ forecast NOTIFY changed)
    Q_PROPERTY(QList<QPointF> lower READ lower NOTIFY changed)
    Q_PROPERTY(QList<QPointF> upper READ upper NOTIFY changed)
    Q_PROPERTY(double from READ from NOTIFY changed)
    Q_PROPERTY(double to READ to NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
public:
    using QObject::QObject;

    /// The hours up to the present one: observed and usual. Called when an hour has passed or the history is another.
    void setHistory(const HourlySeries &series, UtcTime now, const Metric &metric, const QTimeZone &zone);
    /// The present and what follows from it. Cheap: called whenever the clock moves.
    /// @param value SI
    void setPresent(UtcTime now, double value);

    QString unit() const { return m_metric.unit; }
    QList<QPointF> observed() const { return m_hours + m_present; }
    QList<QPointF> usual() const { return m_usual; }
    QList<QPointF> forecast() const { return m_forecast; }
    QList<QPointF> lower() const { return m_lower; } ///< of the interval, as many points as upper()
    QList<QPointF> upper() const { return m_upper; }
    double from() const { return m_from; }
    double to() const { return m_to; }
    QString note() const { return m_note; } ///< how usual and forecast were made

Q_SIGNALS:
    void changed();

private:
    HourlySeries m_series;
    Metric m_metric;
    QTimeZone m_zone;
    QList<QPointF> m_hours;
    QList<QPointF> m_present; // one point, or none
    QList<QPointF> m_usual;
    QList<QPointF> m_forecast;
    QList<QPointF> m_lower;
    QList<QPointF> m_upper;
    bool m_hourly = false; // there are enough hours for a line
    double m_from = 0;
    double m_to = 0;
    QString m_note;
};

} // namespace citywall::healthcare
