// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observationjson.h"

/// The descriptors of the two simulated feeds, as their modules give them.
namespace testfeeds {

using namespace citywall;
using namespace Qt::StringLiterals;

inline FeedDescriptor described(const QString &id, const QList<FieldDescriptor> &fields)
{
    FeedDescriptor feed { id, id, fields, std::chrono::minutes(10), std::chrono::minutes(30), {} };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    return feed;
}

inline FeedDescriptor linkSpeed()
{
    using enum FieldDescriptor::Kind;
    return described(u"traffic.link-speed"_s,
                     { { u"speed"_s, Number, u"traffic.speed"_s },
                       { u"flow"_s, Number, u"traffic.flow"_s },
                       { u"travelTime"_s, Number, u"traffic.travel-time"_s },
                       { u"status"_s, Term, {} } });
}

inline FeedDescriptor incident()
{
    using enum FieldDescriptor::Kind;
    return described(u"safety.incident"_s,
                     { { u"state"_s, Term, {} },
                       { u"category"_s, Term, {} },
                       { u"priority"_s, Number, {} },
                       { u"casualties"_s, Number, {} } });
}

inline const QString roadsFile = QStringLiteral(":/citywall/cities/chicago-roads.geojson");

} // namespace testfeeds
