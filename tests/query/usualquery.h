// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "linkquery.h"

#include <QJsonArray>

namespace citywall::test {

inline UtcTime at(const QString &time) { return UtcTime::fromIso(time); }

inline QueryRequest usualOfLinks(const QString &from, const QString &to, const QTimeZone &zone = QTimeZone::utc(),
                                 Aggregation::By by = Aggregation::By::None, Duration every = std::chrono::hours(1))
{
    QueryRequest request = requestForLinks();
    request.filter.range = { at(from), at(to) };
    request.aggregation = Aggregation { every, by, 9, zone, true, {} };
    return request;
}

/// A speed, in m/s, of the link unless it is said otherwise.
inline void tell(MinuteHistory &history, const QString &time, float speed, FeatureKey feature = 0, quint16 source = 0)
{
    history.add(at(time), feature, speed, 0, source);
}

inline QList<QJsonObject> rowsOf(const QueryRequest &request, MinuteHistory &history)
{
    const Answer answer = answered(TableFormat::Json, request, history);
    if (answer.summary.error)
        qWarning("%s", qPrintable(answer.summary.error->message));
    QList<QJsonObject> rows;
    for (const QJsonValue &row : answer.json()[u"observations"].toArray())
        rows.append(row.toObject());
    return rows;
}

inline QString textOf(const QJsonValue &value) { return value.isDouble() ? QString::number(value.toDouble(), 'g', 7) : u"–"_s; }

/// "2 usually 1.5: 0.5" of the observations, "– usually 4: –" where something is missing.
inline QString counted(const QJsonObject &row)
{
    return u"%1 usually %2: %3"_s.arg(textOf(row[u"observations"]), textOf(row[u"observations_usual"]),
                                      textOf(row[u"observations_difference"]));
}

/// The same of a value.
inline QString valued(const QJsonObject &row, const QString &value)
{
    const QJsonObject values = row[u"values"].toObject();
    return u"%1 usually %2: %3"_s.arg(textOf(values[value]), textOf(values[value + u"_usual"_s]),
                                      textOf(values[value + u"_difference"_s]));
}

inline int weeksOf(const QJsonObject &row) { return row[u"usual_weeks"].toInt(-1); }

/// The link on five Mondays from 10:00 to 11:00, and about it. The history begins on the first, 2024-01-01, 00:00 UTC.
inline void tellMondays(MinuteHistory &history)
{
    tell(history, u"2024-01-01T00:00:00Z"_s, 1);
    tell(history, u"2024-01-01T10:10:00Z"_s, 100); // the fifth week before does not count
    tell(history, u"2024-01-03T10:10:00Z"_s, 55); // of another weekday, as 66 is
    tell(history, u"2024-01-08T10:05:00Z"_s, 2);
    tell(history, u"2024-01-08T10:25:00Z"_s, 4);
    tell(history, u"2024-01-15T09:59:59.999Z"_s, 77); // of another hour, as 88 is
    tell(history, u"2024-01-15T10:00:00Z"_s, 5);
    tell(history, u"2024-01-15T11:00:00Z"_s, 88);
    tell(history, u"2024-01-22T10:10:00Z"_s, 1);
    tell(history, u"2024-01-22T10:20:00Z"_s, 2);
    tell(history, u"2024-01-22T10:30:00Z"_s, 9);
    tell(history, u"2024-01-23T10:30:00Z"_s, 66);
    tell(history, u"2024-01-29T10:59:59.999Z"_s, 10);
    tell(history, u"2024-02-05T10:00:00Z"_s, 6);
    tell(history, u"2024-02-05T10:30:00Z"_s, 8);
}

} // namespace citywall::test
