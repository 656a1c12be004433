// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

#include <QJsonObject>

// A few streets by hand.
namespace citywall::traffic::test {

/// A dictionary that grows link by link.
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
        dictionary.keys.insert(id, key);
        return key;
    }
};

} // namespace citywall::traffic::test
