// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fixtures.h"
#include "sdk/feed.h"

#include <QJsonDocument>

#include <map>

// What publishers say, compared.
namespace citywall::traffic::test {

/// What all payloads together say, feature by feature, in the order of their times: as if they came one after another.
struct Said {
    FeatureRecord feature;
    struct Row {
        UtcTime time;
        GeoPoint position;
        std::array<float, maximumFields> values; ///< NaN for terms …
        QStringList words;                       ///< … whose words stand here, by field
        QJsonObject detail;
    };
    std::vector<Row> rows;
};
using SaidById = std::map<QString, Said>;

inline void hear(SaidById &said, const FeedDescriptor &feed, const DecodedBatch &batch)
{
    for (const FeatureRecord &feature : batch.features) {
        FeatureRecord &known = said[feature.id].feature;
        known.id = feature.id;
        if (!feature.name.isEmpty())
            known.name = feature.name;
        if (!feature.geometry.isEmpty())
            known.geometry = feature.geometry;
        if (!feature.properties.isEmpty())
            known.properties = feature.properties;
    }
    for (const ObservationRecord &record : batch.observations) {
        Said::Row row { record.phenomenonTime, record.position, record.values, QStringList(maximumFields),
                        QJsonDocument::fromJson(record.detail).object() };
        for (qsizetype i = 0; i < feed.fields.size(); ++i) {
            float &value = row.values[size_t(i)];
            if (feed.fields[i].kind == FieldDescriptor::Kind::Term && value >= 0) {
                row.words[i] = batch.terms[qsizetype(value)];
                value = none;
            }
        }
        said[batch.features[record.feature].id].rows.push_back(std::move(row));
    }
}

inline SaidById heard(const FeedDescriptor &feed, const DecodedBatch &batch)
{
    SaidById said;
    hear(said, feed, batch);
    return said;
}

inline SaidById heard(const FeedDescriptor &feed, const QString &format, const QList<QByteArray> &payloads)
{
    SaidById said;
    const Decoder decode = feed.decoder(format);
    for (const QByteArray &payload : payloads) {
        const DecodedBatch batch = decode(payload, noon);
        for (const Rejection &rejection : batch.rejections)
            said[QStringLiteral("rejected: ") + rejection.reason]; // is nowhere else
        hear(said, feed, batch);
    }
    for (auto &[id, one] : said)
        std::ranges::stable_sort(one.rows, {}, &Said::Row::time);
    return said;
}

inline bool same(float a, float b, float within = 0) { return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= within; }

/// Where what was sent and what was heard differ; empty if nowhere. @param left fields that the format has no word for
inline QString difference(const SaidById &before, const SaidById &after, const QList<size_t> &left = {})
{
    if (before.size() != after.size())
        return QStringLiteral("%1 features instead of %2").arg(after.size()).arg(before.size());
    for (const auto &[id, one] : before) {
        const auto other = after.find(id);
        if (other == after.end() || other->second.rows.size() != one.rows.size())
            return id + QStringLiteral(" is missing, or its rows");
        const Said &two = other->second;
        if (one.feature.name != two.feature.name || one.feature.geometry != two.feature.geometry)
            return id + QStringLiteral(": name or geometry");
        for (size_t i = 0; i < one.rows.size(); ++i) {
            if (one.rows[i].time != two.rows[i].time)
                return id + QStringLiteral(": time");
            for (size_t field = 0; field < maximumFields; ++field) {
                const bool matters = !left.contains(field);
                if (matters && !same(one.rows[i].values[field], two.rows[i].values[field]))
                    return QStringLiteral("%1: field %2, %3 instead of %4")
                        .arg(id)
                        .arg(field)
                        .arg(two.rows[i].values[field])
                        .arg(one.rows[i].values[field]);
                if (matters && one.rows[i].words[qsizetype(field)] != two.rows[i].words[qsizetype(field)])
                    return id + QStringLiteral(": ") + two.rows[i].words[qsizetype(field)];
            }
        }
    }
    return {};
}

} // namespace citywall::traffic::test
