// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QQmlEngine>
#include <QTimeZone>

namespace citywall {

/// A mark on a time axis.
struct TimeTick {
    Q_GADGET
    QML_VALUE_TYPE(timeTick)
    Q_PROPERTY(double milliseconds MEMBER milliseconds)
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(bool dayStart MEMBER dayStart)
public:
    double milliseconds = 0; ///< since the epoch
    QString label;
    bool dayStart = false; ///< midnight in the city: labelled with the date
};

/// Turns instants (milliseconds since the epoch, as double for QML) into words and axis marks in the city's zone
/// and the user's language. Knows nothing of the present: ages are given as spans.
class CityTime : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString zoneId READ zoneId WRITE setZoneId NOTIFY zoneIdChanged)
public:
    explicit CityTime(QObject *parent = nullptr); ///< in the zone of the clock service, UTC without one

    QString zoneId() const { return QString::fromUtf8(m_zone.id()); }
    void setZoneId(const QString &id); ///< an unknown zone is left aside

    Q_INVOKABLE QString format(double milliseconds, const QString &pattern) const; ///< as dateText() has them
    Q_INVOKABLE QString time(double milliseconds) const;     ///< 14:30
    Q_INVOKABLE QString dateTime(double milliseconds) const; ///< Sat 21 Nov 14:30
    Q_INVOKABLE QString zoneName(double milliseconds) const; ///< CST
    /// "40 s", "12 min", "3 h", "2 d": the two leading units at most, never negative.
    Q_INVOKABLE QString span(double milliseconds) const;
    Q_INVOKABLE QString ago(double milliseconds) const; ///< the same as an age: "12 min ago"; of what is to come: "in 2 h"
    /// Marks at round local times in [begin, end], at most `count` of them (at least 2).
    Q_INVOKABLE QList<citywall::TimeTick> ticks(double begin, double end, int count) const;

Q_SIGNALS:
    void zoneIdChanged();

private:
    QTimeZone m_zone;
};

} // namespace citywall
