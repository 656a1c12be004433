// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostedcity.h"

#include "behaviour.h"
#include "engine/feeds/payloadsource.h"
#include "sdk/services.h"
#include "support/samples.h"

#include <QLibrary>

namespace citywall::contract {

namespace {

constexpr quint64 seed = 5;
constexpr GeoPoint center { -87.65, 41.85 };

/// The build's modules; others by the variable that the program knows too.
QString folder() { return qEnvironmentVariable("CITYWALL_MODULES", QStringLiteral(CITYWALL_MODULE_DIR)); }

QList<Area> fourAreas()
{
    QList<Area> areas;
    for (int i = 0; i < 4; ++i)
        areas.append(test::square(QStringLiteral("area-%1").arg(i), center.longitudeDegrees - 0.15 + 0.15 * (i % 2),
                                  center.latitudeDegrees - 0.15 + 0.15 * (i / 2), 0.15, 50'000 * (i + 1)));
    return areas;
}

/// The modules' metadata by id, in the files' order.
QList<std::pair<QString, QJsonObject>> plugins()
{
    QList<std::pair<QString, QJsonObject>> all;
    const QDir modules(folder());
    for (const QString &file : modules.entryList(QDir::Files, QDir::Name)) {
        if (!QLibrary::isLibrary(file))
            continue;
        const QJsonObject manifest = QPluginLoader(modules.filePath(file)).metaData()[u"MetaData"].toObject();
        all.append({ manifest[u"id"].toString(), manifest });
    }
    return all;
}

} // namespace

HostedCity::HostedCity(const QString &language)
    : areas(fourAreas()), host({ history, clock, selection, areas }, registry, { folder(), found(), language, {} })
{
    city.centerPoint = center;
    city.zoom = 11;
    city.simulated = true;
    Services all;
    all.clock = &clock;
    all.selection = &selection;
    all.registry = &registry;
    all.city = &city;
    all.areas = &areas;
    all.history = &history;
    all.alarms = &alarms;
    setServices(all);
    clock.seek(UtcTime::fromIso(u"2026-11-18T20:30:00Z").milliseconds); // a Wednesday afternoon
    host.start();
}

HostedCity::~HostedCity() { setServices({}); }

QStringList HostedCity::found()
{
    QStringList ids;
    for (const auto &[id, manifest] : plugins())
        ids.append(id);
    return ids;
}

QJsonObject HostedCity::manifest(const QString &id)
{
    for (const auto &[known, manifest] : plugins())
        if (known == id)
            return manifest;
    return {};
}

Simulation HostedCity::simulation() const { return { seed, clock.zone(), center, { -87.8, 41.7, -87.5, 42.0 }, &areas }; }

QHash<QString, QString> HostedCity::fill()
{
    QHash<QString, QString> entities;
    PayloadSources sources(simulation());
    const QJsonObject options { { QStringLiteral("seed"), qint64(seed) },
                                { QStringLiteral("roads"),
                                  QStringLiteral(CITYWALL_SOURCE_DIR "/resources/cities/chicago-roads.geojson") } };
    for (const FeedDescriptor &feed : host.feeds()) {
        const Result<PayloadSourcePtr> source = sources.make({ feed.id, QStringLiteral("simulator"), options }, feed);
        if (!source)
            continue;
        DecodedBatch batch = feed.decoder()(payloadBefore(**source, now()), now());
        if (feed.mask)
            feed.mask(batch);
        if (!batch.observations.empty())
            entities.insert(feed.id, batch.features[batch.observations.back().feature].id);
        history.take(feed.id, batch, areas);
    }
    clock.step(0);
    return entities;
}

const ModuleStatus *HostedCity::status(const QString &id) const
{
    for (const ModuleStatus *status : registry.modules())
        if (status->id == id)
            return status;
    return nullptr;
}

QList<FeedDescriptor> HostedCity::feedsOf(const QString &id) const
{
    QList<FeedDescriptor> own;
    std::ranges::copy_if(host.feeds(), std::back_inserter(own),
                         [&](const FeedDescriptor &feed) { return host.moduleOfFeed(feed.id) == id; });
    return own;
}

} // namespace citywall::contract
