// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapdata.h"

#include <QSet>

namespace citywall::maptool {

struct ConvertOptions {
    QString source; ///< vector MBTiles with Mapbox Streets v7 layers, or any OpenStreetMap extract GDAL reads
    QString target; ///< the GeoPackage
    QString name; ///< of the city; empty: the source's own
    QSet<QString> districts; ///< names (lower case) of the places that are shown before other neighbourhoods
};

/// Brings a source into the one scheme. Throws std::runtime_error with a sentence for the user.
void convert(const ConvertOptions &options);

/// The "name" of each feature of a GeoJSON file, lower case.
QSet<QString> districtNames(const QString &geoJson);

// What convert() chooses from.
void convertStreets7(const ConvertOptions &options, MapData &data);
void convertOpenStreetMap(const ConvertOptions &options, MapData &data);

inline constexpr char16_t openStreetMapAttribution[] = u"© OpenStreetMap contributors";

} // namespace citywall::maptool
