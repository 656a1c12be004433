// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

// Cursor on Target 2.0 (MITRE: event schema Event.xsd 2.0; M. Kristan et al., Cursor-on-Target Message Router User's Guide, MP090284,
// 2009): where units and incidents are, as dispatch systems and TAK servers tell it.
namespace citywall::safety {

/// Format "cot" of the feeds `safety.units` and `safety.incident`: an event, several one after another as a stream has them (each with
/// or without an XML declaration of its own), or all those inside another element.
///
/// - The feature is the event's uid, its name the callsign of detail/contact; what it is says its type (core/cottypes.h). Events of
///   another kind (messages, alarms, drawings, the other feed's) are passed over; an atom that is neither a unit of one's own nor an
///   incident is rejected: nobody else is followed here.
/// - The observation is of `start`, when the event begins to hold, at `point`. 9999999.0 for height or error means unknown. `stale` is
///   when it no longer holds: the field validFor of a unit is the time until then, after which the unit is unknown. An incident's is
///   not kept: it ends by its state, or the feed's horizon.
/// - What CoT has no words for stands in an element of its own in the detail, `<citywall state="onScene" category="fire" priority="1"
///   casualties="0"/>`, in the terms of the feeds. Without it a unit's state is "outOfService" for `status readiness="false"` and not
///   known for any other, its type and an incident's category follow from the event's type, and an incident is "recorded": CoT tells no
///   course of it.
/// - Kept in a unit's detail are `how`, course and speed of `track` (degrees, m/s) and the error `ce` (m). Remarks, chat, contact
///   addresses and whatever else may speak of persons are not read.
/// - Rejected are events without uid, type, times or point, times without zone, a `stale` before `start`, impossible coordinates and 0, 0,
///   by which clients without a fix say so.
PayloadFormat cotFormat(const QString &feed);

/// Names and terms with which the format is read and written.
namespace cot {
inline constexpr double unknownNumber = 9999999.0;
inline const QString extension = QStringLiteral("citywall");
inline const QStringList unitStates { QStringLiteral("available"), QStringLiteral("dispatched"), QStringLiteral("onScene"),
                                      QStringLiteral("outOfService") };
inline const QStringList incidentStates { QStringLiteral("received"), QStringLiteral("dispatched"), QStringLiteral("onScene"),
                                          QStringLiteral("closed"), QStringLiteral("recorded") };
} // namespace cot

} // namespace citywall::safety
