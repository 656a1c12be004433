// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/streetassets.h"

#include "core/assetentities.h"
#include "core/assetsimulator.h"
#include "sdk/ngsibatch.h"
#include "sdk/observationjson.h"

#include <QCoreApplication>

namespace citywall::services {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct StreetFeeds {
    Q_DECLARE_TR_FUNCTIONS(citywall::services::StreetFeeds)
};

FieldDescriptor assetTerm(const QString &id) { return { id, FieldDescriptor::Kind::Term, {} }; }
FieldDescriptor assetNumber(const QString &id, const QString &metric) { return { id, FieldDescriptor::Kind::Number, metric }; }

} // namespace

FeedDescriptor containerFeedDescriptor()
{
    FeedDescriptor feed { .id = containerFeed,
                          .title = StreetFeeds::tr("Waste containers"),
                          .fields = { assetNumber(u"fillingLevel"_s, u"services.filling-level"_s), assetTerm(u"status"_s),
                                      assetNumber(u"dueIn"_s, u"services.collection-due"_s) },
                          .staleAfter = 6h, // sensors report a few times a day to save their batteries
                          .horizon = 48h,
                          .makeDecoder = {} };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    feed.formats = { ngsiVersion2(containerEntities()), containerEntities() };
    feed.makeSimulator = [feed](const Simulation &city) { return AssetSimulator::containers(city, feed); };
    return feed;
}

FeedDescriptor lightFeedDescriptor()
{
    FeedDescriptor feed { .id = lightFeed,
                          .title = StreetFeeds::tr("Street lights"),
                          .fields = { assetNumber(u"illuminanceLevel"_s, u"services.illuminance"_s), assetTerm(u"status"_s),
                                      assetTerm(u"powerState"_s) },
                          .staleAfter = 2h,
                          .horizon = 24h,
                          .makeDecoder = {} };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    feed.formats = { ngsiVersion2(lightEntities()), lightEntities() };
    feed.makeSimulator = [feed](const Simulation &city) { return AssetSimulator::lights(city, feed); };
    return feed;
}

int severityOf(const StreetAsset &asset, const QString &feed, const Metric &filling, UtcTime now)
{
    if (asset.freshness.isOutdated())
        return -1;
    if (asset.status == u"burning" || asset.status == u"columnIssue")
        return 3;
    if (asset.hasFault() || asset.isOverdue(now))
        return 2;
    return feed == containerFeed ? filling.severity(asset.level) : 0;
}

StreetAssetState::StreetAssetState(const FeedDescriptor &feed, HistoryReader &history, const TimeContext &time, QObject *parent)
    : QObject(parent), m_feed(feed.id), m_lifetime(Lifetime::of(feed)),
      m_window(feed.id, feed.horizon, history, time, FeedWindow::Keep::Newest), m_dictionary(m_window.dictionary())
{
    connect(&m_window, &FeedWindow::changed, this, &StreetAssetState::follow);
}

const StreetAsset *StreetAssetState::find(FeatureKey key) const
{
    const auto it = std::ranges::find(m_assets, key, &StreetAsset::key);
    return it == m_assets.end() ? nullptr : &*it;
}

StreetAsset StreetAssetState::assetOf(const Feature &feature, quint32 row) const
{
    StreetAsset asset;
    asset.key = feature.key;
    asset.area = feature.area;
    if (row == FeedWindow::noRow)
        return asset;
    const Observations &rows = m_window.columns();
    asset.observed = { rows.phenomenonTime[row] };
    asset.freshness = Freshness::at(m_window.now(), asset.observed, m_lifetime);
    if (asset.freshness.level == Freshness::Unknown)
        return asset;
    static_assert(size_t(FillingField) == size_t(IlluminanceField) && size_t(ContainerStatusField) == size_t(LightStatusField));
    asset.level = double(rows.values[FillingField][row]);
    asset.status = m_dictionary->term(rows.values[ContainerStatusField][row]);
    if (m_feed == lightFeed)
        asset.power = m_dictionary->term(rows.values[PowerField][row]);
    else if (const float due = rows.values[DueField][row]; std::isfinite(due))
        asset.due = asset.observed + Duration(qint64(due) * 1000);
    return asset;
}

void StreetAssetState::follow()
{
    if (m_window.isLoading() || !m_window.now().isValid())
        return; // the last picture stays
    m_dictionary = m_window.dictionary();
    const std::vector<quint32> latest = m_window.latestRows();
    m_assets.clear();
    for (const Feature &feature : m_dictionary->features)
        m_assets.push_back(assetOf(feature, feature.key < latest.size() ? latest[feature.key] : FeedWindow::noRow));
    Q_EMIT changed();
}

} // namespace citywall::services
