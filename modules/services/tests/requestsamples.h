// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/requests.h"
#include "support/samples.h"

// Requests in memory, in few words.
namespace citywall::test {

inline constexpr float none = std::numeric_limits<float>::quiet_NaN();

// Terms in the order of their keys.
inline const QStringList terms { QStringLiteral("open"),    QStringLiteral("reopened"), QStringLiteral("closed"),
                                 QStringLiteral("web"),     QStringLiteral("app"),      QStringLiteral("phone"),
                                 QStringLiteral("Pothole"), QStringLiteral("Graffiti"), QStringLiteral("Roads"),
                                 QStringLiteral("Cleaning") };
inline constexpr float open = 0, reopened = 1, closed = 2, web = 3, app = 4, phone = 5, pothole = 6, graffiti = 7, roads = 8,
                       cleaning = 9;

struct Row {
    FeatureKey feature;
    double hour; ///< since the epoch, UTC
    float state;
    float category = none;
    float agency = none;
    float channel = none;
};

inline UtcTime hour(double h) { return { qint64(h * 3'600'000) }; }

/// Rows in any order, of the request feed.
inline Observations rowsOf(std::vector<Row> rows)
{
    std::ranges::stable_sort(rows, {}, &Row::hour);
    Observations columns;
    columns.feed = services::requestFeed;
    for (const Row &row : rows)
        add(columns, hour(row.hour), row.feature, { row.state, row.category, row.agency, row.channel });
    return columns;
}

/// Features 0 … count − 1, the even ones in area 0, the odd ones in area 1, with an expected_datetime where one is given.
inline FeedDictionary dictionaryOf(int count, const QHash<int, double> &dueHours = {})
{
    FeedDictionary dictionary;
    dictionary.terms = terms;
    dictionary.sources = { { QStringLiteral("simulator"), {}, true } };
    for (int i = 0; i < count; ++i) {
        Feature feature;
        feature.key = FeatureKey(i);
        feature.id = QString::number(i);
        feature.area = i % 2;
        if (dueHours.contains(i))
            feature.properties[u"expected_datetime"] = hour(dueHours[i]).toIso();
        dictionary.features.push_back(feature);
    }
    return dictionary;
}

} // namespace citywall::test
