// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quantities.h"

// The words and units in which this module's fields are published. Pure; any thread.
namespace citywall::environment {

/// A field of a feed in the words of the standards that stations' data are published in.
struct PublishedQuantity {
    Quantity quantity;
    QString name;       ///< ObservedProperty of SensorThings
    QString definition; ///< its URI: vocabularies of the EEA, CF standard names, Smart Data Models
    QString unit;       ///< in words
    QString symbol;     ///< UCUM
    QString attribute;  ///< of the Smart Data Models' entity
    QString unitCode;   ///< UN/CEFACT Recommendation 20; empty = it has none, and the model's own unit is meant
    double zero = 0;    ///< the published scale's zero in the module's unit: 273.15 K for °C
};

/// What a feed's fields are published as; a field that no standard has a word for (a sensor's particle count) is not among them.
QList<PublishedQuantity> publishedQuantities(const QString &feed);

/// A field's value on the published scale: the decimal number that the float stands for, without its binary tail.
double publishedValue(const PublishedQuantity &quantity, float value);

/// Where a row was observed, or what it is of stands; invalid if neither is known.
GeoPoint publishedPosition(const FeatureRecord &feature, const ObservationRecord &row);

} // namespace citywall::environment
