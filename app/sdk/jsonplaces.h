// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

namespace citywall {

class JsonReader;

/// Reads a GeoJSON Point or LineString (RFC 7946), or null, which leaves the line as it is. Each leaves the reader behind the value.
/// @param mostPoints more of them are refused @returns what is wrong with it; null = nothing
const char *readGeometry(JsonReader &reader, GeoLine &line, qsizetype mostPoints);
/// Reads [longitude, latitude], degrees, with or without a third number, which is ignored. @returns as above
const char *readPosition(JsonReader &reader, GeoPoint &point);

} // namespace citywall
