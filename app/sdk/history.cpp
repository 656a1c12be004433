// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/history.h"

#include <algorithm>

namespace citywall {

ObservationsPtr newestOfEach(const Observations &rows)
{
    std::vector<size_t> kept;
    std::vector<bool> seen;
    for (size_t row = rows.size(); row-- > 0;) {
        const FeatureKey feature = rows.feature[row];
        if (feature >= seen.size())
            seen.resize(feature + 1);
        if (!seen[feature])
            kept.push_back(row);
        seen[feature] = true;
    }
    std::ranges::reverse(kept);

    auto newest = std::make_shared<Observations>();
    newest->feed = rows.feed;
    const auto take = [&kept](const auto &from, auto &to) {
        to.reserve(kept.size());
        for (const size_t row : kept)
            to.push_back(from[row]);
    };
    take(rows.phenomenonTime, newest->phenomenonTime);
    take(rows.receivedTime, newest->receivedTime);
    take(rows.feature, newest->feature);
    take(rows.longitudeE7, newest->longitudeE7);
    take(rows.latitudeE7, newest->latitudeE7);
    for (size_t i = 0; i < rows.values.size(); ++i)
        take(rows.values[i], newest->values[i]);
    take(rows.source, newest->source);
    for (size_t i = 0; i < kept.size(); ++i) {
        if (const auto detail = rows.details.constFind(quint32(kept[i])); detail != rows.details.cend())
            newest->details.insert(quint32(i), *detail);
    }
    return newest;
}

QFuture<ObservationsPtr> HistoryReader::latest(const QString &feed, UtcTime at, Duration horizon)
{
    const UtcTime end = at + Duration(1); // ranges are half-open, and what is observed at the instant counts
    return request({ feed, { end - horizon, end }, {}, {} }).then(QtFuture::Launch::Sync, [](const ObservationsPtr &rows) {
        return newestOfEach(*rows);
    });
}

} // namespace citywall
