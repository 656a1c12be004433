// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QMetaType>
#include <QTimeZone>

#include <chrono>
#include <compare>

namespace citywall {

using Duration = std::chrono::milliseconds;

/// An instant, in milliseconds since 1970-01-01T00:00:00Z (leap seconds not counted, as POSIX does).
/// Zones exist only at the edges: a decoder turns text into UtcTime, a view turns UtcTime into the city's clock.
struct UtcTime {
    Q_GADGET
    Q_PROPERTY(qint64 milliseconds MEMBER milliseconds)
    Q_PROPERTY(bool valid READ isValid)
public:
    static constexpr qint64 invalidMilliseconds = std::numeric_limits<qint64>::min();

    qint64 milliseconds = invalidMilliseconds;

    static UtcTime fromDateTime(const QDateTime &t) { return t.isValid() ? UtcTime { t.toMSecsSinceEpoch() } : UtcTime {}; }
    /// RFC 3339 / ISO 8601 with a zone or offset; text without one is rejected (invalid result).
    static UtcTime fromIso(QStringView text);

    constexpr bool isValid() const { return milliseconds != invalidMilliseconds; }
    QDateTime toDateTime(const QTimeZone &zone = QTimeZone::UTC) const
    {
        return isValid() ? QDateTime::fromMSecsSinceEpoch(milliseconds, zone) : QDateTime();
    }
    /// RFC 3339 in UTC with milliseconds only where they are not zero: 2026-11-21T08:30:00Z.
    QString toIso() const;

    constexpr auto operator<=>(const UtcTime &) const = default;
    constexpr UtcTime operator+(Duration d) const { return { milliseconds + d.count() }; }
    constexpr UtcTime operator-(Duration d) const { return { milliseconds - d.count() }; }
    constexpr Duration operator-(UtcTime other) const { return Duration(milliseconds - other.milliseconds); }
};

/// A half-open span of time [begin, end).
struct TimeRange {
    Q_GADGET
    Q_PROPERTY(citywall::UtcTime begin MEMBER begin)
    Q_PROPERTY(citywall::UtcTime end MEMBER end)
public:
    UtcTime begin;
    UtcTime end;

    constexpr bool isEmpty() const { return !begin.isValid() || !end.isValid() || begin >= end; }
    constexpr bool contains(UtcTime t) const { return begin <= t && t < end; }
    constexpr Duration length() const { return isEmpty() ? Duration(0) : end - begin; }
    constexpr bool operator==(const TimeRange &) const = default;
};

} // namespace citywall

Q_DECLARE_METATYPE(citywall::UtcTime)
Q_DECLARE_METATYPE(citywall::TimeRange)
