// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// What the types of Cursor on Target mean here. A type is a path in a tree: "a-f-G-U-i-f-efp" is an atom, friendly, on the ground, a
// unit of incident management, of the fire service, a pumper. Capital letters are those of MIL-STD-2525B symbols, small ones CoT's own.
namespace citywall::safety {

struct CotType {
    enum class Kind { Unit, Incident, Other };
    Kind kind = Kind::Other;
    QString word; ///< a term of the field `type` of safety.units, or of `category` of safety.incident
};

/// - A unit: an own one (friend, assumed friend or neutral) on the ground (a unit or a vehicle, not an installation or a weapon), in the
///   air or on the water. Fire and hazardous materials (…-G-U-i-f) is "engine", emergency medical services (…-G-U-i-m) and vehicles
///   marked as ambulances "ambulance", law enforcement (…-G-U-i-l) "patrol", anything else "other".
/// - An incident (a-.-X-i), whose next letter is the category: fire, medical (h), transport (t, "collision"), civil disturbance (l-c,
///   "disturbance"), law enforcement (l, "crime"), rescue (r), else "hazard"; without one, or "other" (o): "incident".
/// - Nothing else: neither other people's forces nor alarms, messages, drawings and tasks.
CotType cotTypeOf(QStringView type);

QString cotTypeOfUnit(QStringView term); ///< the inverse, for an own unit
QString cotTypeOfIncident(QStringView category); ///< likewise; the nearest that the tree has

} // namespace citywall::safety
