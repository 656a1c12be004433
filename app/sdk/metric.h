// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QColor>
#include <QList>
#include <QObject>
#include <QQmlEngine>
#include <QString>

namespace citywall {

/// A level of a metric that means something: "congested from 0.5 down". Levels are ordered from calm to severe.
struct MetricLimit {
    Q_GADGET
    QML_VALUE_TYPE(metricLimit)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(double from MEMBER from)
    Q_PROPERTY(int severity MEMBER severity)
public:
    QString id;
    QString title;
    double from = 0;  ///< in display units; the level holds from here towards the bad direction
    int severity = 0; ///< 0 normal, 1 notice, 2 warning, 3 critical: a colour role of the theme

    bool operator==(const MetricLimit &) const = default;
};

/// What a number means: unit, decimals, direction, limits. Data, read from a module's metrics.json; formatting,
/// thresholds and legends derive from it.
struct Metric {
    Q_GADGET
    QML_VALUE_TYPE(metric)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString unit MEMBER unit)
    Q_PROPERTY(QString description MEMBER description)
    Q_PROPERTY(int decimals MEMBER decimals)
    Q_PROPERTY(int goodDirection MEMBER goodDirection)
    Q_PROPERTY(QList<citywall::MetricLimit> limits MEMBER limits)
public:
    QString id;          ///< "traffic.speed"
    QString title;       ///< in the user's language
    QString unit;        ///< as displayed, "km/h"; empty = dimensionless
    QString description; ///< definition and source, one or two sentences
    double scale = 1;    ///< display value = stored SI value × scale + offset (m/s → km/h: 3.6)
    double offset = 0;   ///< in display units (K → °C: −273.15)
    int decimals = 0;
    int goodDirection = 0; ///< +1 more is better, −1 less is better, 0 neither
    QList<MetricLimit> limits;

    double toDisplay(double si) const { return si * scale + offset; }
    /// "34 km/h" from the SI value, in the locale's digits; "–" when it is NaN.
    Q_INVOKABLE QString format(double si) const;
    Q_INVOKABLE QString formatNumber(double si) const; ///< the same without the unit
    /// "0.4 °C" from a difference of two SI values: scaled, without the offset; of percentages in points.
    Q_INVOKABLE QString formatDifference(double si) const;
    /// 0–3 from the limits for an SI value; −1 when it is NaN (unknown is not normal).
    Q_INVOKABLE int severity(double si) const;

    bool operator==(const Metric &) const = default;
};

/// Reads metrics from a JSON document {"metrics": [{id, title: {lang: text}, unit, …}]} for a UI language ("en", "zh").
/// @returns the metrics, or an error that names the entry and what is wrong with it.
Result<QList<Metric>> metricsFromJson(const QByteArray &json, const QString &language);

} // namespace citywall
