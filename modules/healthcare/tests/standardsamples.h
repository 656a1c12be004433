// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feeds.h"

#include <QHash>

// What the tests of the standards of hospitals share.
namespace citywall::healthcare::test {

inline const UtcTime heard = UtcTime::fromIso(u"2026-06-01T12:00:00Z");

inline QHash<QString, int> reasonsOf(const DecodedBatch &batch)
{
    QHash<QString, int> counted;
    for (const Rejection &rejection : batch.rejections)
        ++counted[rejection.reason];
    return counted;
}

/// The observation of a feature, with the names of its numbers.
inline std::array<float, maximumFields> valuesOf(const DecodedBatch &batch, const QString &feature)
{
    for (const ObservationRecord &o : batch.observations) {
        if (batch.features[o.feature].id == feature)
            return o.values;
    }
    return { -1, -1, -1, -1 };
}

/// An entry of a FHIR bundle.
inline QByteArray bed(const QByteArray &id, const QByteArray &status, const QByteArray &ward)
{
    return R"({"resource":{"resourceType":"Location","id":")" + id
        + R"(","status":"active","physicalType":{"coding":[{"code":"bd"}]},)" + R"("operationalStatus":{"code":")" + status
        + R"("},"partOf":{"reference":"Location/)" + ward + R"("}}})";
}

/// A bundle of such entries.
inline QByteArray fhirBundle(const QByteArrayList &entries)
{
    return R"({"resourceType":"Bundle","type":"collection","timestamp":"2026-05-01T10:00:00Z","entry":[)" + entries.join(',')
        + "]}";
}

} // namespace citywall::healthcare::test
