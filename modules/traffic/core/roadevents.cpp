// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/roadevents.h"

#include <QJsonArray>

#include <cmath>

namespace citywall::traffic {

int RoadEvent::level() const
{
    if (severity == u"highest" || severity == u"high")
        return 3;
    if (severity == u"medium")
        return 2;
    return severity == u"none" ? 0 : 1;
}

RoadEvent roadEventOf(const Latest &entry, const FeedDictionary &dictionary, UtcTime now)
{
    RoadEvent event;
    event.key = entry.key;
    event.type = dictionary.term(entry.values[EventTypeField]);
    event.severity = dictionary.term(entry.values[EventSeverityField]);
    event.fresh = entry.fresh();
    if (const Feature *feature = dictionary.at(entry.key))
        event.kind = feature->properties.value(u"kinds").toArray().at(0).toString();
    const auto at = [&](size_t field) {
        const double seconds = entry.value(field);
        return std::isnan(seconds) ? UtcTime {} : entry.observed + Duration(std::llround(seconds) * 1000);
    };
    event.begins = at(EventBeginsField);
    event.ends = at(EventEndsField);
    event.ahead = event.begins.isValid() && now < event.begins;
    event.over = !event.ahead && event.ends.isValid() && now >= event.ends;
    return event;
}

} // namespace citywall::traffic
