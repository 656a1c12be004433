// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trees.h"

#include "core/soilsimulator.h"
#include "sdk/observationjson.h"

#include <QCoreApplication>

namespace citywall::example {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

struct Feeds {
    Q_DECLARE_TR_FUNCTIONS(citywall::example::Feeds)
};

bool isFresh(const Tree &tree) { return tree.freshness.isCurrent() && std::isfinite(tree.moisture); }

} // namespace

FeedDescriptor soilFeedDescriptor()
{
    using namespace std::chrono_literals;
    FeedDescriptor feed { .id = soilFeed,
                          .title = Feeds::tr("Soil moisture"),
                          .fields = { { QStringLiteral("moisture"), FieldDescriptor::Kind::Number,
                                        QStringLiteral("example.soil-moisture") } },
                          .staleAfter = 2h,
                          .horizon = 6h,
                          .makeDecoder = {} };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    feed.makeSimulator = [feed](const Simulation &city) -> PayloadSourcePtr {
        return std::make_shared<SoilSimulator>(city, feed);
    };
    return feed;
}

std::vector<Tree> treesFrom(const Observations &rows, size_t begin, size_t end, const FeedDictionary &dictionary, UtcTime now,
                            int area)
{
    const Lifetime lifetime = Lifetime::of(soilFeedDescriptor());
    std::vector<Tree> all(dictionary.features.size());
    for (size_t row = begin; row < end; ++row) {
        if (rows.feature[row] >= all.size())
            continue;
        Tree &tree = all[rows.feature[row]];
        tree.moisture = double(rows.values[MoistureField][row]);
        tree.observed = { rows.phenomenonTime[row] };
        tree.freshness = Freshness::at(now, tree.observed, lifetime);
    }
    std::vector<Tree> trees;
    for (const Feature &feature : dictionary.features) {
        if (area >= 0 && feature.area != area)
            continue;
        trees.push_back(all[feature.key]);
        trees.back().key = feature.key;
    }
    return trees;
}

double thirstyShare(const std::vector<Tree> &trees)
{
    const auto fresh = std::ranges::count_if(trees, isFresh);
    const auto thirsty =
        std::ranges::count_if(trees, [](const Tree &tree) { return isFresh(tree) && tree.moisture <= stressMoisture; });
    return fresh > 0 ? double(thirsty) / double(fresh) : unknown;
}

double coverage(const std::vector<Tree> &trees)
{
    SourceCoverage heard;
    for (const Tree &tree : trees)
        heard.add(isFresh(tree));
    return heard.share();
}

AreaMeasure soilMeasure(const Metric &metric)
{
    return { metric, soilFeed, std::chrono::hours(1), [](const MeasureRows &rows) {
                double sum = 0;
                int count = 0;
                for (const quint32 row : rows.rows) {
                    const double moisture = double(rows.columns.values[MoistureField][row]);
                    if (std::isfinite(moisture)) {
                        sum += moisture;
                        ++count;
                    }
                }
                return count > 0 ? sum / count : unknown;
            } };
}

} // namespace citywall::example
