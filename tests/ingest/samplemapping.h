// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ingest/mappeddecoder.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace citywall::test {

/// A small mapping of every kind of rule, as an object that tests change.
inline QJsonObject sample()
{
    return QJsonDocument::fromJson(R"({
        "id": "sample", "title": {"en": "Sample"}, "feed": "traffic.link-speed", "format": "csv",
        "recognise": ["id", "when"],
        "feature": {"id": {"columns": ["id"]}, "name": {"columns": ["a", "b"], "separator": " / ", "ignore": ["-"]},
            "geometry": {"type": "point", "longitude": "x", "latitude": "y"},
            "properties": {"owner": {"columns": ["owner"]}}},
        "time": {"columns": ["when"], "formats": ["iso"], "zone": "America/New_York"},
        "reject": [{"column": "state", "equals": ["-101"], "reason": "no data"}, {"column": "v", "below": 0, "reason": "negative speed"}],
        "fields": {"speed": {"column": "v", "unit": "mph", "missing": ["NA"]}, "travelTime": {"column": "t", "unit": "min"},
            "status": {"column": "state", "map": {"0": "OK"}, "lowerCase": true}},
        "detail": {"lanes": {"type": "number", "columns": ["lanes"]}, "open": {"type": "boolean", "columns": ["open"]},
            "causes": {"type": "list", "columns": ["a", "b"], "ignore": ["-"]}},
        "source": {"name": "Sample", "attribution": "Nobody"}})")
        .object();
}

inline QByteArray bytes(const QJsonObject &object) { return QJsonDocument(object).toJson(); }

inline Mapping mappingOf(const QJsonObject &object)
{
    const Result<Mapping> mapping = Mapping::fromJson(bytes(object), QStringLiteral("test.json"));
    if (!mapping)
        qFatal("%s", qPrintable(mapping.error().message));
    return *mapping;
}

} // namespace citywall::test
