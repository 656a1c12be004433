// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/limits.h"
#include "core/stationhistory.h"
#include "sdk/metric.h"
#include "sdk/observationtable.h"

#include <QPointF>
#include <QQmlEngine>

namespace citywall::environment {

/// One property that a station observes, as its page shows it: the newest value and the last 48 hours.
struct StationSeries {
    Q_GADGET
    QML_VALUE_TYPE(stationSeries)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(QString unit MEMBER unit)
    Q_PROPERTY(int decimals MEMBER decimals)
    Q_PROPERTY(QList<QPointF> points MEMBER points)
    Q_PROPERTY(QString limitTitle MEMBER limitTitle)
    Q_PROPERTY(double limit MEMBER limit)
    Q_PROPERTY(double lowerLimit MEMBER lowerLimit)
public:
    QString title;
    QString value;
    QString unit;
    int decimals = 0;
    QList<QPointF> points; ///< (ms, display unit)
    QString limitTitle;    ///< empty = none
    double limit = unknown;
    double lowerLimit = unknown; ///< of what is not to be too little either; NaN = it may be
    bool operator==(const StationSeries &) const = default;
};

/// The properties in one feed of a station that were observed from `from` up to the clock's time, in the order of its fields.
/// A wind direction has no curve (359° is next to 1°) and is left out.
/// @param fields of the feed; @param limits against which pollutants are shown
QList<StationSeries> seriesOf(const StationHistory::Part &part, const QList<ObservationTable::Field> &fields, LimitSet limits,
                              UtcTime from);

} // namespace citywall::environment
