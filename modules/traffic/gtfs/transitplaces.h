// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

#include <QByteArray>
#include <QHash>
#include <QList>

namespace citywall::traffic::gtfs {

/// Bounds of a schedule; of what lies beyond nothing is read.
struct ScheduleLimits {
    static constexpr qint64 fileBytes = 64 << 20; ///< of one text file, unpacked
    static constexpr qsizetype rows = 500'000;
    static constexpr qsizetype textCharacters = 256;
};

/// Where stops are and what routes are called, from the static files that a GTFS Realtime feed refers to. Immutable; any thread.
class TransitPlaces
{
public:
    struct Stop {
        GeoPoint position;
        QString name;
    };

    TransitPlaces() = default;
    /// @param files each a GTFS schedule (zip with stops.txt, routes.txt), one of its text files, or a table of stations as New
    /// York's MTA publishes it (columns "GTFS Stop ID", "Stop Name", "GTFS Latitude", "GTFS Longitude"); others are passed over
    explicit TransitPlaces(const QList<QByteArray> &files);

    /// The stop of that id. A platform of New York's subway, the station's id with N or S, is where its station is.
    const Stop *stop(const QString &id) const;
    /// What passengers call the route: its short name, else its long one; the id itself where nothing is known of it.
    QString routeName(const QString &id) const;
    bool isEmpty() const { return m_stops.isEmpty(); }
    const QHash<QString, Stop> &stops() const { return m_stops; } ///< by id

private:
    void takeZip(const QByteArray &file);
    void takeTable(const QByteArray &text);

    QHash<QString, Stop> m_stops;
    QHash<QString, QString> m_routes;
};

} // namespace citywall::traffic::gtfs
