// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "environmentmodule.h"

#include "core/environmentkpis.h"
#include "core/simulator.h"
#include "core/words.h"
#include "ui/environmentoverview.h"
#include "ui/surfacemap.h"

namespace citywall::environment {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString resources = QStringLiteral(":/qt/qml/Citywall/Environment/");

/// The feeds as people call them, each with its made-up source.
QList<FeedDescriptor> describedFeeds()
{
    const QHash<QString, QString> titles { { particlesFeed, EnvironmentModule::tr("Particles") },
                                           { gasesFeed, EnvironmentModule::tr("Gases") },
                                           { noiseFeed, EnvironmentModule::tr("Noise") },
                                           { weatherFeed, EnvironmentModule::tr("Weather") },
                                           { waterFeed, EnvironmentModule::tr("Water levels") } };
    QList<FeedDescriptor> described = feeds();
    for (FeedDescriptor &feed : described) {
        feed.title = titles.value(feed.id);
        feed.makeSimulator = [feed](const Simulation &city) { return makeSimulator(feed, city); };
    }
    return described;
}

/// A field's name where there is little room: pollutants by their formula, weather by WMO's symbols.
QString shortTitle(const FieldDescriptor &field, const Metric &metric)
{
    const auto found = std::ranges::find_if(allPollutants, [&](Pollutant p) { return fieldOf(p).metric == field.metric; });
    static const QHash<QString, QString> symbols {
        { u"temperature"_s, u"T"_s }, { u"humidity"_s, u"RH"_s }, { u"windSpeed"_s, u"ff"_s }, { u"windFrom"_s, u"dd"_s }
    };
    return found == allPollutants.end() ? symbols.value(field.id, metric.title) : Words::pollutant(*found);
}

Layer *layer(const QString &id, const QString &title, const QString &component, int order, bool visible)
{
    auto *made = new Layer;
    made->id = id;
    made->title = title;
    made->component = component;
    made->order = order;
    made->setVisible(visible);
    return made;
}

std::array<Metric, pollutantCount> concentrations(const ModuleContext &context)
{
    std::array<Metric, pollutantCount> metrics;
    for (const Pollutant pollutant : allPollutants)
        metrics[size_t(pollutant)] = context.metric(fieldOf(pollutant).metric);
    return metrics;
}

} // namespace

void EnvironmentModule::initialize(ModuleContext &context)
{
    context.addMetrics(resources + u"metrics.json"_s);
    for (const FeedDescriptor &feed : describedFeeds())
        context.addFeed(feed);
    context.addMapping(resources + u"mappings/nyc-airport-weather.json"_s);
    const auto sites = [&](const QString &feed, Duration span) {
        return new Sites(feed, span, context.history(), context.time(), context.selection(), context.areas(), this);
    };
    const States states { *new AirState(context.history(), context.time(), context.selection(), context.areas(), this),
                          *sites(noiseFeed, 26h), *sites(waterFeed, 26h), *sites(weatherFeed, 1h * (RosePanel::span + 2)) };
    addLayers(context, states);
    addPages(context, states);
    addKpis(context, states);
}

QList<StationPage::FeedWords> EnvironmentModule::feedWords(const ModuleContext &context)
{
    QList<StationPage::FeedWords> words;
    for (const FeedDescriptor &feed : describedFeeds()) {
        StationPage::FeedWords word { feed, {} };
        for (const FieldDescriptor &field : feed.fields) {
            const Metric metric = context.metric(field.metric);
            word.fields.append({ field, shortTitle(field, metric), metric });
        }
        words.append(word);
    }
    return words;
}

void EnvironmentModule::addLayers(ModuleContext &context, const States &states)
{
    Layer *areas = layer(u"environment.areas"_s, tr("Hours above a limit by area"), u"ExceedanceLayer"_s, 100, false);
    Layer *water = layer(u"environment.water"_s, tr("Water levels"), u"WaterLayer"_s, 405, false);
    Layer *weather = layer(u"environment.weather"_s, tr("Temperature"), u"WeatherLayer"_s, 402, false);
    Layer *noise = layer(u"environment.noise"_s, tr("Noise"), u"NoiseLayer"_s, 410, false);
    Layer *air = layer(u"environment.air"_s, tr("Air-quality stations"), u"AirLayer"_s, 415, true);
    auto *map = new EnvironmentMap(states.air, states.noise, states.water, states.weather, context.selection(),
                                   { air, areas, noise, water, weather }, this);
    for (Layer *l : { areas, weather, water, noise, air })
        l->model = map;
    Layer *surface = layer(u"environment.surface"_s, tr("Pollutant between stations"), u"SurfaceLayer"_s, 200, false);
    surface->model = new SurfaceMap(states.air, concentrations(context), *surface, this);
    for (Layer *l : { areas, surface, weather, water, noise, air })
        context.addLayer(l);
}

void EnvironmentModule::addPages(ModuleContext &context, const States &states)
{
    auto *panel = new Panel;
    panel->id = u"environment.overview"_s;
    panel->title = tr("Environment");
    panel->component = u"EnvironmentPanel"_s;
    panel->model = new EnvironmentOverview(
        *new AirPanel(states.air, concentrations(context), this),
        *new RosePanel(states.air, states.weather, concentrations(context), context.metric(u"environment.wind-speed"_s), this),
        *new SitesPanel(states.noise, states.water, states.weather, this), this);
    context.addPanel(panel);

    auto *page = new DrillDown;
    page->id = u"environment.station"_s;
    page->component = u"StationView"_s;
    page->feeds = { particlesFeed, gasesFeed, noiseFeed, weatherFeed, waterFeed };
    page->model =
        new StationPage(context.history(), context.selection(), states.air, states.noise, states.water, feedWords(context), this);
    context.addDrillDown(page);
}

void EnvironmentModule::addKpis(ModuleContext &context, const States &states)
{
    const auto kpi = [&](const QString &metric, const QString &referenceTitle) {
        auto *made = new Kpi;
        made->id = metric;
        made->metric = context.metric(metric);
        made->referenceTitle = referenceTitle;
        return made;
    };
    Kpi *index = kpi(u"environment.index"_s, tr("this hour the day before"));
    Kpi *hours = kpi(u"environment.hours-above-limit"_s, tr("the day before up to this hour"));
    Kpi *flood = kpi(u"environment.flood-margin"_s, tr("24 hours earlier"));
    new EnvironmentKpis(states.air, states.water, *index, *hours, *flood, this);
    for (Kpi *made : { index, hours, flood })
        context.addKpi(made);
}

} // namespace citywall::environment
