// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

// OASIS Emergency Data Exchange Language, Hospital AVailability Exchange (EDXL-HAVE) 1.0 and 2.0.
namespace citywall::healthcare {

/// "edxl-have": a HospitalStatus (1.0) or HAVE (2.0) document, alone or anywhere inside an EDXL-DE distribution. Elements count by
/// their local names, whichever prefix and case they have: 2.0 begins them with small letters.
///
/// Of the beds feed each BedCapacity is a record: `staffed` its BaselineCount, `available` its AvailableCount (beds that are vacant
/// and to which patients can be brought at once), `occupied` the difference: HAVE does not count patients, so that beds that are
/// neither are among them. Of the emergency feed each EMSTrafficStatus is one. The time is the hospital's LastUpdateTime, else when
/// the distribution was sent.
PayloadFormat edxlHaveFormat(const QString &feed);

/// The decoder of a feed's observations: bedsFeed or emergencyFeed. A document type declaration, and with it every entity, is refused;
/// depth and numbers are bounded. Pure; any thread.
DecodedBatch decodeEdxlHave(QByteArrayView payload, const QString &feed);

} // namespace citywall::healthcare
