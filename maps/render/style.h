// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace citywall::maptool {

/// The one style of all themes: Mapnik XML with three additions (maps/style/README.md explains them):
///   $name            a colour of the theme's palette, a <Define> of the style, $zoom or $data
///   {10 0.5, 16 9}   a number that grows with the zoom, given at some zooms
///   zoom="12-15"     an element that exists only at these zooms ("12-", "-15", "14")
/// Throws std::runtime_error with file and reason.
class Style
{
public:
    /// folder holds style.xml and <theme>.palette.
    Style(const QString &folder, const QString &theme);
    /// The plain Mapnik XML of one zoom, drawing from the GeoPackage.
    QString xml(int zoom, const QString &data) const;
    QString color(const QString &name) const;

private:
    QByteArray m_template;
    QHash<QString, QString> m_palette;
};

/// The value at the zoom, between the stops "10 0.5, 16 9" (sorted by zoom); constant beyond them.
double valueAtZoom(const QString &stops, int zoom);

} // namespace citywall::maptool
