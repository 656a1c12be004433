// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datex/location.h"
#include "datex/sitevalues.h"

namespace citywall::traffic::datex {

/// A measurement site: measurementSite (3.x) or measurementSiteRecord (2.x) of a MeasurementSiteTablePublication.
struct Site {
    QString name;
    Location location;
    double meters = 0; ///< length of its geometry
    int lanes = 0;     ///< measurementSiteNumberOfLanes; 0 = not told
    QString direction; ///< measurementSide: "northBound", "bothWays" …; may be empty
    QHash<int, ValueMeaning> meanings; ///< measurementSpecificCharacteristics, by index

    bool isPlaced() const { return !location.geometry.isEmpty(); }
    bool isLink() const { return location.geometry.size() > 1; } ///< a stretch of road; else a cross-section of one
};

/// What is known of sites, by their ids.
using Sites = QHash<QString, Site>;

/// Reads the site that the document stands on, consumes it and adds it; one without id, or with impossible coordinates, is rejected.
void readSite(Document &document, Sites &sites);

/// The sites of static files; what is no site table is passed over.
Sites sitesOf(const QList<QByteArray> &files);

} // namespace citywall::traffic::datex
