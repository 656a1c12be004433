// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/indices.h"
#include "sdk/history.h"
#include "sdk/timecontext.h"

#include <QDate>
#include <QObject>
#include <QPointF>

#include <optional>

namespace citywall::traffic {

/// The rows of a feature that is told of together with others: at each instant at which all were told, and it was not, it is all 0.
/// @param told   its own rows
/// @param whole  rows of the feature that says when all were told
ObservationsPtr withNothingTold(const Observations &told, const Observations &whole, FeatureKey feature);

/// The observations of one feature of a feed from four weeks before the clock's day to its end, and the day that is usual for
/// one of its values.
/// Reads again when the clock reaches another day or the history changes. GUI thread; medians are found in the thread pool.
class FeatureHistory : public QObject
{
    Q_OBJECT
public:
    static constexpr int days = 28;
    /// @param field place of the value among the feed's
    /// @param least values below count as unknown
    FeatureHistory(const QString &feed, size_t field, double least, HistoryReader &history, const TimeContext &time,
                   QObject *parent = nullptr);

    /// @param whole the feature whose rows say when that one is told of together with others (LatestState::wholeOf)
    void setFeature(std::optional<FeatureKey> feature, std::optional<FeatureKey> whole = {});
    ObservationsPtr columns() const { return m_columns; } ///< never null
    TimeRange day() const { return m_day; } ///< of the clock, as far as it has been read
    QList<QPointF> usual() const { return m_usual; } ///< (ms, SI)
    QList<QPointF> observed() const; ///< (ms, SI), from the day's begin to the clock's time
    bool isLoading() const { return m_busy; }
    QString error() const { return m_error; }

Q_SIGNALS:
    void changed(); ///< columns, day, usual, loading or error; not the clock's time

private:
    void follow();
    void read();

    const QString m_feed;
    const size_t m_field;
    const double m_least;
    HistoryReader &m_history;
    const TimeContext &m_time;
    std::optional<FeatureKey> m_feature;
    std::optional<FeatureKey> m_whole;
    ObservationsPtr m_columns;
    TimeRange m_day;
    QDate m_asked;
    QList<QPointF> m_usual;
    QString m_error;
    quint64 m_request = 0;
    bool m_busy = false;
    bool m_again = false;
};

} // namespace citywall::traffic
