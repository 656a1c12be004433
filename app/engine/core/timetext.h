// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"

namespace citywall {

/// Text as a person types it → an instant; invalid if it is none of: "now", "14:30[:15]" (today), "today|yesterday [8:00]",
/// "2026-11-20[ 08:15[:30]]", "-15m", "-2h", "+3d" (before or after now; s, m, h, d), RFC 3339 with a zone, a day as it is shown
/// ("Sun 22 Nov 2026", "22 Nov", "11月22日 周日", "Sun"; the last one up to now's), also with a time behind it.
/// Without a zone the city's holds; an hour that a clock change skips or repeats is taken as before the change.
UtcTime timeFromText(const QString &text, UtcTime now, const QTimeZone &zone);

} // namespace citywall
