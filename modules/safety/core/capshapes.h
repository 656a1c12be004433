// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"

#include <QStringView>

namespace citywall::safety {

/// CAP's "lat,lon lat,lon …" (§3.2.4, polygon): a closed ring of at least four corners; empty if it is none.
GeoLine capPolygon(QStringView text);
/// CAP's "lat,lon radius" in km (§3.2.4, circle) as a 48-gon; the point alone for a radius of 0, by which senders mark a
/// place; empty if it is none.
GeoLine capCircle(QStringView text);

} // namespace citywall::safety
