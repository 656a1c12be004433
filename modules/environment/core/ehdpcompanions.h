// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::environment {

/// What the ids in a file of New York's Environment & Health Data Portal mean, from the files that come with it. Immutable.
struct EhdpCompanions {
    struct Period {
        UtcTime begin; ///< as the portal has it: midnight UTC of the first day
        Duration length {};
        QString title;  ///< "Winter 2012-13"
        QString season; ///< "winter", "summer", "annual"; empty = another kind
    };
    struct Place {
        QString name;
        QString borough;
        GeoPoint position; ///< its middle
        QJsonObject boundary; ///< GeoJSON MultiPolygon; empty = not known
    };
    QHash<qint64, Period> periods; ///< by TimePeriodID
    QHash<QString, Place> places;  ///< by "UHF42-101"
    QStringList problems;          ///< of files that are none of these

    /// @param files TimePeriods.json, the lookup of places (CSV), boundaries (GeoJSON or TopoJSON, told apart by their names in the
    /// lookup), in any order. Read by GDAL from memory. Any thread.
    static EhdpCompanions of(const QList<QByteArray> &files);
};

} // namespace citywall::environment
