// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "testfeeds.h"

/// Feeds with formats that a test can write by hand: after a first line that names the format, "id longitude latitude count" each.
namespace toyfeeds {

using namespace citywall;
using namespace Qt::StringLiterals;

inline PayloadFormat lines(const QByteArray &name, const QString &title)
{
    const auto decode = [](QByteArrayView payload, UtcTime received) {
        DecodedBatch batch;
        const QByteArrayList all = payload.toByteArray().split('\n');
        for (const QByteArray &line : all.sliced(1)) {
            const QByteArrayList words = line.split(' ');
            if (words.size() != 4) {
                if (!line.isEmpty())
                    batch.rejections.push_back({ QStringLiteral("four words expected"), 0, line });
                continue;
            }
            batch.features.push_back(
                { QString::fromUtf8(words[0]), {}, GeoLine { GeoPoint { words[1].toDouble(), words[2].toDouble() } }, {} });
            ObservationRecord o;
            o.feature = quint32(batch.features.size() - 1);
            o.phenomenonTime = received;
            o.values[0] = words[3].toFloat();
            batch.observations.push_back(o);
        }
        return batch;
    };
    return { QString::fromUtf8(name), title, [name](QByteArrayView payload) { return payload.startsWith(name); },
             [decode](const QList<QByteArray> &) -> Decoder { return decode; } };
}

/// One that takes the even counts only: it understands less of the same.
inline PayloadFormat evenLines(const QByteArray &name, const QString &title)
{
    PayloadFormat format = lines(name, title);
    format.makeDecoder = [all = format.makeDecoder](const QList<QByteArray> &files) -> Decoder {
        return [decode = all(files)](QByteArrayView payload, UtcTime received) {
            DecodedBatch batch = decode(payload, received);
            std::erase_if(batch.observations, [](const ObservationRecord &o) { return int(o.values[0]) % 2 == 1; });
            return batch;
        };
    };
    return format;
}

inline QList<FeedDescriptor> all()
{
    using enum FieldDescriptor::Kind;
    FeedDescriptor stops = testfeeds::described(u"toy.stop"_s, { { u"count"_s, Number, {} } });
    stops.title = u"Stops"_s;
    stops.formats = { evenLines("bikes", u"Bikes, the even ones"_s) };
    FeedDescriptor bikes = testfeeds::described(u"toy.bike"_s, { { u"count"_s, Number, {} } });
    bikes.title = u"Bikes"_s;
    bikes.formats = { lines("bikes", u"Bikes 1.0"_s) };
    FeedDescriptor beds = testfeeds::described(u"toy.bed"_s, { { u"count"_s, Number, {} } });
    beds.title = u"Beds"_s;
    beds.formats = { lines("beds", u"Beds 1.0"_s) };
    beds.mask = [](DecodedBatch &batch) {
        for (ObservationRecord &o : batch.observations)
            if (o.values[0] < 5)
                o.values[0] = ObservationRecord::nan;
    };
    return { stops, bikes, beds };
}

/// Of CSV with the columns id, x, y, when, n.
inline const QByteArray mapping =
    R"({"id": "counts", "title": {"en": "Counts", "zh": "计数"}, "feed": "toy.bike", "format": "csv",
    "recognise": ["id", "x", "y", "when", "n"],
    "feature": {"id": {"columns": ["id"]}, "geometry": {"type": "point", "longitude": "x", "latitude": "y"}},
    "time": {"columns": ["when"], "formats": ["iso"]}, "fields": {"count": {"column": "n"}},
    "source": {"name": "counts", "attribution": "none", "simulated": false}})";

} // namespace toyfeeds
