// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

// What leaves the program as text for other programs. Pure functions and values, any thread.
namespace citywall {

/// A CSV cell (RFC 4180): quoted when it has to be. A leading = + - @ of a text that is no number would run as a formula in a
/// spreadsheet: an apostrophe before it keeps it a text.
QByteArray csvCell(const QString &text);
/// A number with 7 significant digits (all that a stored value has), a text as csvCell(), nothing for null.
QByteArray csvCell(const QJsonValue &value);

/// A stored value for JSON: 7 significant digits; null for NaN.
QJsonValue numberJson(float value);
/// A GeoJSON position (RFC 7946 §3.1.1) rounded to 10⁻⁷ degrees, which is what is stored.
QJsonArray positionJson(GeoPoint p);
/// A GeoJSON Point for one point, LineString for several; null for none or an invalid one.
QJsonValue geometryJson(const GeoLine &line);
QJsonValue geometryJson(const GeoMultiPolygon &area);

/// A list of things with named values and a place, written as CSV (RFC 4180, with longitude and latitude of points) or as a
/// GeoJSON FeatureCollection (RFC 7946).
class ExportText
{
public:
    /// @param simulated adds a column that says SIMULATED in every row
    explicit ExportText(const QStringList &columns, bool simulated = false);

    /// @param values   one for each column: string, number, bool or null. The minus sign before a number is written as a hyphen
    /// @param geometry as geometryJson() makes it
    void add(const QJsonArray &values, const QJsonValue &geometry);

    QByteArray csv() const;
    QByteArray geoJson() const;

private:
    struct Row {
        QJsonArray values;
        QJsonValue geometry;
    };
    QStringList m_columns;
    bool m_simulated;
    QList<Row> m_rows;
};

} // namespace citywall
