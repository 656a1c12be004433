// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "samplemapping.h"

#include "engine/ingest/mappedformat.h"

// One mapping of each kind of file; together they have rules of every kind (resources/schema/mapping.schema.json).
namespace citywall::test {

using namespace Qt::StringLiterals;

inline constexpr const char *csvMapping = R"({
    "id": "mapped", "title": {"en": "Lanes"}, "feed": "ingest.csv", "format": "csv", "delimiter": ";", "recognise": ["road"],
    "feature": {"id": {"prefix": "lane-", "columns": ["road", "lane"]},
        "name": {"columns": ["street", "crossing"], "separator": " / ", "ignore": ["-"]},
        "geometry": {"type": "point", "longitude": "x", "latitude": "y", "datum": "GCJ-02"},
        "properties": {"width": {"type": "number", "columns": ["width"]}, "bus": {"type": "boolean", "columns": ["bus"]}}},
    "time": {"columns": ["day", "clock"], "formats": ["MM/dd/yyyy h:mm:ss AP", "yyyy-MM-dd HH:mm", "d MMM yyyy HH:mm"], "zone": "Asia/Shanghai"},
    "reject": [{"column": "road", "empty": true, "reason": "no road"}, {"column": "speed", "below": -1, "above": 300, "reason": "impossible speed"}],
    "fields": {"speed": {"column": "speed", "unit": "km/h", "missing": ["NA", "-1"], "required": true}, "count": {"sum": ["cars", "trucks"]},
        "share": {"column": "share", "unit": "%"}, "state": {"column": "state", "map": {"0": "Free", "1": "Slow"}, "lowerCase": true}},
    "detail": {"causes": {"type": "list", "columns": ["street", "crossing"], "ignore": ["-"]}, "note": {"columns": ["note"]}},
    "source": {"name": "Lanes", "attribution": "Nobody"}})";

inline constexpr const char *ndjsonMapping = R"({
    "id": "mapped", "title": {"en": "Links"}, "feed": "ingest.ndjson", "format": "ndjson", "recognise": ["link_points"],
    "feature": {"id": {"prefix": "link-", "columns": ["link_points", "link.owner"], "fromContent": true},
        "name": {"columns": ["link.name"], "constant": "a link"},
        "geometry": {"type": "polyline", "column": "link_points", "cutAt": 120, "outlierMeters": 20000, "spikeMeters": 1000},
        "properties": {"owner": {"columns": ["link.owner"]}}},
    "time": {"columns": ["when"], "formats": ["iso"], "zone": "America/New_York", "ambiguous": "reject"},
    "reject": [{"column": "status", "equals": ["-101"], "reason": "no data"}],
    "fields": {"speed": {"column": "speed", "unit": "mph", "map": {"none": "", "half": "0.5"}}, "count": {"constant": 1},
        "share": {"column": "temperature", "unit": "degF"}, "state": {"constant": "measured"}},
    "detail": {"open": {"type": "boolean", "columns": ["open"]}, "lanes": {"type": "number", "columns": ["link.lanes"]}},
    "source": {"name": "Links", "attribution": "Nobody"}})";

inline constexpr const char *jsonMapping = R"({
    "id": "mapped", "title": {"en": "Counters"}, "feed": "ingest.json", "format": "json", "records": "$.data.counters[*]",
    "recognise": ["counter.id"],
    "feature": {"id": {"columns": ["counter.id"]}, "name": {"columns": ["counter.name"]},
        "geometry": {"type": "wkt", "column": "place", "datum": "EPSG:2263"},
        "properties": {"directions": {"type": "list", "columns": ["counter.to", "counter.from"]}}},
    "time": {"columns": ["at"], "formats": ["epoch-seconds", "yyyyMMddHHmmss"], "zone": "Europe/Berlin", "ambiguous": "second"},
    "fields": {"speed": {"column": "kmh", "unit": "km/h"}, "count": {"sum": ["cars", "bicycles"], "unit": "veh/h", "missing": ["-"]},
        "share": {"column": "minutes", "unit": "min"}, "state": {"column": "state", "missing": ["unknown"], "required": true}},
    "detail": {"classes": {"columns": ["classes"]}, "weight": {"type": "number", "columns": ["weight"]}},
    "source": {"name": "Counters", "attribution": "Nobody"}})";

inline constexpr const char *geojsonMapping = R"({
    "id": "mapped", "title": {"en": "Works"}, "feed": "ingest.geojson", "format": "geojson", "recognise": ["state"],
    "feature": {"id": {"columns": ["id"]}, "name": {"columns": ["name", "place.street"], "separator": ", "},
        "geometry": {"type": "geojson", "datum": "BD-09"}, "properties": {"length": {"type": "number", "columns": ["place.length"]}}},
    "time": {"columns": ["updated"], "formats": ["epoch-milliseconds", "iso"]},
    "reject": [{"column": "test", "equals": ["true", "1"], "reason": "a test"}],
    "fields": {"speed": {"column": "limit", "unit": "kn"}, "count": {"sum": ["lanes", "paths"], "required": true},
        "state": {"column": "state", "lowerCase": true}},
    "detail": {"closed": {"type": "boolean", "columns": ["closed"]}, "times": {"type": "list", "columns": ["begin", "end"]}},
    "source": {"name": "Works", "attribution": "Nobody"}})";

/// A feed for each, with the mapping for its only format.
inline QList<FeedDescriptor> mappedFeeds()
{
    using Kind = FieldDescriptor::Kind;
    QList<FeedDescriptor> feeds;
    for (const char *json : { csvMapping, ndjsonMapping, jsonMapping, geojsonMapping }) {
        const Mapping mapping = mappingOf(QJsonDocument::fromJson(json).object());
        FeedDescriptor feed;
        feed.id = mapping.feed;
        feed.fields = { { u"speed"_s, Kind::Number, {} },
                        { u"count"_s, Kind::Number, {} },
                        { u"share"_s, Kind::Number, {} },
                        { u"state"_s, Kind::Term, {} } };
        const Result<PayloadFormat> made = mappedFormat(mapping, feed);
        if (!made)
            qFatal("%s", qPrintable(made.error().message));
        feed.formats = { *made };
        feeds.append(feed);
    }
    return feeds;
}

} // namespace citywall::test
