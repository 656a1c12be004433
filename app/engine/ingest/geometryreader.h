// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ingest/datum.h"
#include "engine/ingest/mapping.h"
#include "engine/ingest/record.h"

#include <QHash>

namespace citywall {

/// Makes a feature's geometry on WGS 84 from a record, after a GeometryRule. One thread at a time.
class GeometryReader
{
public:
    /// @returns an error when the rule's coordinate reference system is not known.
    static Result<GeometryReader> make(const GeometryRule &rule, const QStringList &columns);

    struct Read {
        GeoLine line;
        const char *problem = nullptr; ///< the reason to reject
    };
    Read read(const Record &record) const;

private:
    GeometryReader() = default;
    Read readPoint(const QByteArray &longitude, const QByteArray &latitude) const;
    Read readPolyline(const QByteArray &text) const;
    Read readWkt(const QByteArray &text) const;
    const char *toWgs84(GeoPoint &p) const;

    GeometryRule m_rule;
    qsizetype m_first = -1;  ///< cell of longitude, or of the text of the whole geometry
    qsizetype m_second = -1; ///< cell of latitude
    Datum m_datum;
    mutable QHash<QByteArray, Read> m_known; ///< by text: a link repeats it with every observation
};

/// The vertices of "lat,lon lat,lon …" that are whole; with cutAt, the last pair of a text of that length is dropped.
GeoLine polylineFromText(QByteArrayView text, qsizetype cutAt = 0);
/// Drops vertices farther than so much from the median of all longitudes and of all latitudes.
void dropOutliers(GeoLine &line, double meters);
/// Removes inner vertices the way through which is longer than the straight one between their neighbours by more than `meters`
/// and by more than spikeRatio: a misprinted digit, where a street that turns back makes a detour of a few times its width.
void dropSpikes(GeoLine &line, double meters);
inline constexpr double spikeRatio = 5;

} // namespace citywall
