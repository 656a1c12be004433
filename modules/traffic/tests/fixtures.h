// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

#include <QFile>
#include <QJsonObject>

// What several tests of the module are made of.
namespace citywall::traffic::test {

inline constexpr float none = ObservationRecord::nan;
inline const UtcTime noon = UtcTime::fromIso(u"2026-11-20T18:00:00Z"); ///< in Chicago, a Friday

/// The values of a link that tells nothing but its speed.
inline std::array<float, maximumFields> speed(float metersPerSecond) { return { metersPerSecond, none, none, none }; }

inline bool near(double a, double b, double relative = 1e-9) { return std::abs(a - b) <= relative * std::abs(b); }

/// Path of a file of the open data beside the project, which may not be there.
inline QString openData(const QString &name)
{
    return qEnvironmentVariable("CITYWALL_OPEN_DATA", QStringLiteral(CITYWALL_SOURCE_DIR "/../shared/data")) + u'/' + name;
}
/// What is in it; empty if it is not there.
inline QByteArray openDataContent(const QString &name)
{
    QFile file(openData(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// "number reason" of each rejection.
inline QStringList linesOf(const std::vector<Rejection> &records)
{
    QStringList lines;
    for (const Rejection &record : records)
        lines << QStringLiteral("%1 %2").arg(record.line).arg(record.reason);
    return lines;
}
inline QStringList reasonsOf(const DecodedBatch &batch) { return linesOf(batch.rejections); }

/// A few streets by hand: a dictionary that grows link by link.
struct Streets {
    FeedDictionary dictionary;

    FeatureKey add(const QString &name, const GeoLine &line, bool oneway = false, double freeFlow = 10)
    {
        const auto key = FeatureKey(dictionary.features.size());
        const QString id = QStringLiteral("link-%1").arg(key);
        QJsonObject properties { { QStringLiteral("freeFlowSpeed"), freeFlow } };
        if (oneway)
            properties.insert(QStringLiteral("oneway"), true);
        dictionary.features.push_back({ key, id, name, line, midpoint(line), properties, -1 });
        return key;
    }
};

} // namespace citywall::traffic::test
