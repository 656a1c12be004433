// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/observationjson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace citywall {

namespace {

template<typename T>
void appendNumber(QByteArray &out, T number)
{
    char text[32];
    const auto end = std::to_chars(std::begin(text), std::end(text), number).ptr;
    out.append(text, end - text);
}

QByteArray quoted(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray { text }).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

void appendPoint(QByteArray &out, GeoPoint point)
{
    out.append('[');
    appendNumber(out, point.longitudeDegrees);
    out.append(',');
    appendNumber(out, point.latitudeDegrees);
    out.append(']');
}

bool isBare(const FeatureRecord &f) { return f.name.isEmpty() && f.geometry.isEmpty() && f.properties.isEmpty(); }

void appendFeature(QByteArray &out, const FeatureRecord &feature, const QByteArray &id)
{
    out.append("{\"id\":").append(id);
    if (!feature.name.isEmpty())
        out.append(",\"name\":").append(quoted(feature.name));
    if (feature.geometry.size() == 1) {
        out.append(",\"geometry\":{\"type\":\"Point\",\"coordinates\":");
        appendPoint(out, feature.geometry.first());
        out.append('}');
    } else if (!feature.geometry.isEmpty()) {
        out.append(",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[");
        for (qsizetype i = 0; i < feature.geometry.size(); ++i) {
            if (i > 0)
                out.append(',');
            appendPoint(out, feature.geometry[i]);
        }
        out.append("]}");
    }
    if (!feature.properties.isEmpty())
        out.append(",\"properties\":").append(QJsonDocument(feature.properties).toJson(QJsonDocument::Compact));
    out.append('}');
}

} // namespace

QByteArray toObservationJson(const DecodedBatch &batch, const FeedDescriptor &feed)
{
    std::vector<QByteArray> ids;
    ids.reserve(batch.features.size());
    for (const FeatureRecord &feature : batch.features)
        ids.push_back(quoted(feature.id));
    QList<QByteArray> terms;
    for (const QString &term : batch.terms)
        terms.append(quoted(term));
    QList<QByteArray> keys;
    for (const FieldDescriptor &field : feed.fields)
        keys.append(quoted(field.id) + ':');

    QByteArray out;
    out.reserve(qsizetype(64 + batch.observations.size() * 110));
    out.append('{');
    if (!std::ranges::all_of(batch.features, isBare)) {
        out.append("\"features\":[");
        for (size_t i = 0; i < batch.features.size(); ++i) {
            if (i > 0)
                out.append(",\n");
            appendFeature(out, batch.features[i], ids[i]);
        }
        out.append("],\n");
    }
    out.append("\"observations\":[");
    for (size_t row = 0; row < batch.observations.size(); ++row) {
        const ObservationRecord &record = batch.observations[row];
        out.append(row > 0 ? ",\n{\"feature\":" : "{\"feature\":").append(ids[record.feature]).append(",\"phenomenonTime\":");
        appendNumber(out, record.phenomenonTime.milliseconds);
        if (record.position.isValid()) {
            out.append(",\"position\":");
            appendPoint(out, record.position);
        }
        out.append(",\"values\":{");
        bool first = true;
        for (qsizetype i = 0; i < std::min<qsizetype>(keys.size(), maximumFields); ++i) {
            const float value = record.values[size_t(i)];
            if (std::isnan(value))
                continue;
            if (!first)
                out.append(',');
            first = false;
            out.append(keys[i]);
            if (feed.fields[i].kind == FieldDescriptor::Kind::Term)
                out.append(terms.value(qsizetype(value)));
            else
                appendNumber(out, value);
        }
        if (first && !record.position.isValid()) {
            out.chop(1);
            out.append("null"); // an observation that has nothing has to say so
        } else {
            out.append('}');
        }
        if (!record.detail.isEmpty())
            out.append(",\"detail\":").append(record.detail);
        out.append('}');
    }
    out.append("]}");
    return out;
}

} // namespace citywall
