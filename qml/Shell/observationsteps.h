// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/history.h"

#include <QQmlEngine>

#include <optional>
#include <unordered_set>

namespace citywall {

/// Takes the clock from one observation of a feed to the next or the one before, however far away it is: counts of hours, then of
/// minutes say where to look, so that at most a minute of rows is read. Where that minute holds none of what was counted (it was thinned
/// out, or is damaged), hours that were counted are read from there on until one holds a row. Or from one beginning to the next: the
/// first observation of an entity that none told of in the 31 days before it, for which hours are read, each with the state before it,
/// until one holds a beginning.
/// GUI thread; works on the shell's services (clock, history).
class ObservationSteps : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool searching READ isSearching NOTIFY searchingChanged)
public:
    using QObject::QObject;

    bool isSearching() const { return m_searching; }
    /// Pauses, and moves to the nearest observation after (direction > 0) or before the clock's time. Nothing happens while it
    /// is still searching; nor in the end if the clock was moved meanwhile.
    /// @param beginnings only the first observation of each entity counts: when an incident began, not what became of it
    Q_INVOKABLE void step(const QString &feed, int direction, bool beginnings = false);

Q_SIGNALS:
    void searchingChanged();
    void arrived();
    void nothingFound(int direction); ///< there is none on that side
    void failed(const QString &message);

private:
    /// Of the side, behind what was looked through.
    TimeRange rest(TimeRange looked) const;
    /// The part of a range that comes first and ends with a whole hour.
    TimeRange nearHour(TimeRange range) const;
    void narrow(TimeRange range);
    void read(TimeRange range);
    void readAfter(const QFuture<ObservationsPtr> &before);
    void counted(const QFuture<Histogram> &future);
    void taken(const QFuture<ObservationsPtr> &future);
    /// The row to go to; nothing if none of these counts.
    std::optional<size_t> rowIn(const Observations &rows);
    void finish();

    bool m_searching = false;
    QString m_feed;
    bool m_forwards = true;
    bool m_beginnings = false;
    UtcTime m_from;
    TimeRange m_side; // all that may be searched, to a whole hour
    TimeRange m_looked; // what is being counted or read
    bool m_told = false; // counts told of rows there
    bool m_byHours = false; // hours are read whole
    std::unordered_set<FeatureKey> m_known; // entities told of before that
};

} // namespace citywall
