// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transitalerts.h"

#include <cmath>

namespace citywall::traffic {

int TransitAlert::severity() const
{
    if (severityLevel == u"SEVERE")
        return 3;
    if (severityLevel == u"WARNING")
        return 2;
    if (severityLevel == u"INFO")
        return 1;
    if (effect == u"NO_SERVICE")
        return 3;
    return effect == u"REDUCED_SERVICE" || effect == u"SIGNIFICANT_DELAYS" || effect == u"DETOUR" ? 2 : 1;
}

TransitAlert alertOf(const Latest &entry, const FeedDictionary &dictionary, UtcTime now)
{
    TransitAlert alert;
    alert.key = entry.key;
    alert.effect = dictionary.term(entry.values[EffectField]);
    alert.cause = dictionary.term(entry.values[CauseField]);
    alert.severityLevel = dictionary.term(entry.values[SeverityField]);
    if (const double seconds = entry.value(AlertEndsField); !std::isnan(seconds))
        alert.ends = entry.observed + Duration(std::llround(seconds) * 1000);
    alert.over = alert.ends.isValid() && now >= alert.ends;
    alert.fresh = entry.fresh();
    return alert;
}

} // namespace citywall::traffic
