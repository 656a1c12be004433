// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "environmentmodule.h"

#include "core/environmentkpis.h"
#include "core/measures.h"
#include "core/simulator.h"
#include "core/words.h"
#include "ui/districtmap.h"
#include "ui/districtpage.h"
#include "ui/emissionpage.h"
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
                                           { waterFeed, EnvironmentModule::tr("Water levels") },
                                           { waterQualityFeed, EnvironmentModule::tr("Water quality") },
                                           { waterTemperatureFeed, EnvironmentModule::tr("Water temperature") },
                                           { emissionsFeed, EnvironmentModule::tr("Emissions") } };
    QList<FeedDescriptor> described = feeds();
    for (FeedDescriptor &feed : described) {
        feed.title = titles.value(feed.id);
        feed.makeSimulator = [feed](const Simulation &city) { return makeSimulator(feed, city); };
    }
    return described;
}

/// Fields' names where there is little room: pollutants by their formula, weather by WMO's symbols.
QHash<QString, QString> shortTitles()
{
    QHash<QString, QString> titles { { u"temperature"_s, u"T"_s },
                                     { u"humidity"_s, u"RH"_s },
                                     { u"windSpeed"_s, u"ff"_s },
                                     { u"windFrom"_s, u"dd"_s },
                                     { u"opticalCount"_s, EnvironmentModule::tr("count") },
                                     { u"laeq"_s, u"LAeq"_s },
                                     { u"stage"_s, EnvironmentModule::tr("stage") },
                                     { u"pH"_s, u"pH"_s },
                                     { u"oxygen"_s, u"O₂"_s },
                                     { u"turbidity"_s, EnvironmentModule::tr("turbidity") },
                                     { u"conductivity"_s, EnvironmentModule::tr("conductivity") },
                                     { u"concentration"_s, EnvironmentModule::tr("emitted") },
                                     { u"massFlow"_s, EnvironmentModule::tr("flow") },
                                     { u"permit"_s, EnvironmentModule::tr("permit") },
                                     { u"ratio"_s, EnvironmentModule::tr("share") },
                                     { u"mean"_s, EnvironmentModule::tr("mean") },
                                     { u"low"_s, EnvironmentModule::tr("10%") },
                                     { u"high"_s, EnvironmentModule::tr("90%") },
                                     { u"period"_s, EnvironmentModule::tr("period") } };
    const QList<FeedDescriptor> described = feeds();
    for (const Pollutant pollutant : allPollutants) {
        const PollutantField at = fieldOf(pollutant);
        const auto feed = std::ranges::find(described, at.feed, &FeedDescriptor::id);
        titles.insert(feed->fields[qsizetype(at.field)].id, Words::pollutant(pollutant));
    }
    return titles;
}

QList<ObservationTable::Field> shownFields(const ModuleContext &context, const FeedDescriptor &feed)
{
    return ObservationTable::fieldsOf(feed, shortTitles(), [&](const QString &metric) { return context.metric(metric); });
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
    FeedDescriptor districtAir = districtAirFeed();
    districtAir.title = tr("Air by district");
    context.addFeed(districtAir);
    for (const QString &mapping : { u"nyc-airport-weather"_s, u"nyc-harlem-count"_s })
        context.addMapping(resources + u"mappings/%1.json"_s.arg(mapping));
    context.addAlarmRules(resources + u"alarms.json"_s);
    const auto sites = [&](const QString &feed, Duration span) {
        return new Sites(feed, span, context.history(), context.time(), context.selection(), context.areas(), this);
    };
    const States states { *new AirState(context.history(), context.time(), context.selection(), context.areas(), this),
                          *sites(noiseFeed, 26h),
                          *sites(waterFeed, 26h),
                          *sites(waterQualityFeed, 26h),
                          *sites(weatherFeed, 1h * (RosePanel::span + 2)),
                          *new Emitters(context.history(), context.time(), context.selection(), context.areas(), this) };
    auto *districts = new Districts(context.history(), context.time(), this);
    addLayers(context, states, *districts);
    addPages(context, states, *districts);
    addKpis(context, states);
    addMeasures(context);
}

QList<StationPage::FeedWords> EnvironmentModule::feedWords(const ModuleContext &context)
{
    QList<StationPage::FeedWords> words;
    for (const FeedDescriptor &feed : describedFeeds()) {
        if (feed.id != emissionsFeed) // which has a page of its own
            words.append({ feed, shownFields(context, feed) });
    }
    return words;
}

void EnvironmentModule::addLayers(ModuleContext &context, const States &states, Districts &districts)
{
    Layer *areas = new Layer(u"environment.areas"_s, tr("Hours above a limit by area"), u"ExceedanceLayer"_s, 100, false);
    Layer *water = new Layer(u"environment.water"_s, tr("Water levels"), u"WaterLayer"_s, 405, false);
    Layer *quality = new Layer(u"environment.water-quality"_s, tr("Water quality"), u"WaterQualityLayer"_s, 404, false);
    Layer *weather = new Layer(u"environment.weather"_s, tr("Temperature"), u"WeatherLayer"_s, 402, false);
    Layer *noise = new Layer(u"environment.noise"_s, tr("Noise"), u"NoiseLayer"_s, 410, false);
    Layer *air = new Layer(u"environment.air"_s, tr("Air-quality stations"), u"AirLayer"_s, 415, true);
    Layer *emitters = new Layer(u"environment.emissions"_s, tr("Emission points"), u"EmissionLayer"_s, 412, false);
    auto *map = new EnvironmentMap(states, context.selection(), { air, areas, noise, water, quality, weather, emitters },
                                   { context.metric(u"environment.temperature"_s), context.metric(u"environment.oxygen"_s),
                                     context.metric(u"environment.laeq"_s), context.metric(u"environment.stage"_s),
                                     context.metric(u"environment.permit-ratio"_s) },
                                   this);
    for (Layer *l : { areas, weather, water, quality, noise, emitters, air })
        l->model = map;
    Layer *surface = new Layer(u"environment.surface"_s, tr("Pollutant between stations"), u"SurfaceLayer"_s, 200, false);
    surface->model = new SurfaceMap(states.air, context.selection(), concentrations(context), *surface, this);
    Layer *modelled = new Layer(u"environment.districts"_s, tr("Modelled district means"), u"DistrictLayer"_s, 110, false);
    modelled->model =
        new DistrictMap(districts, context.selection(), context.metric(u"environment.district-mean"_s), *modelled, this);
    for (Layer *l : { areas, modelled, surface, weather, quality, water, noise, emitters, air })
        context.addLayer(l);
}

void EnvironmentModule::addPages(ModuleContext &context, const States &states, Districts &districts)
{
    auto *overview = new EnvironmentOverview(
        *new AirPanel(states.air, concentrations(context), this),
        *new RosePanel(states.air, states.weather, concentrations(context), context.metric(u"environment.wind-speed"_s), this),
        *new SitesPanel(states.noise, states.water, states.weather, context.metric(u"environment.temperature"_s), this),
        *new WaterQualityPanel(states.quality,
                               { context.metric(u"environment.ph"_s), context.metric(u"environment.oxygen"_s),
                                 context.metric(u"environment.turbidity"_s), context.metric(u"environment.conductivity"_s) },
                               this),
        *new EmissionPanel(states.emitters, context.metric(u"environment.permit-ratio"_s), this),
        *new DistrictPanel(districts, context.metric(u"environment.district-mean"_s), this), this);
    context.addPanel(new Panel(u"environment.overview"_s, tr("Environment"), u"EnvironmentPanel"_s, overview));
    auto *page = new StationPage(context.history(), context.selection(), states.air, states.noise, states.water, states.quality,
                                 feedWords(context), this);
    context.addDrillDown(new DrillDown(u"environment.station"_s, stationFeeds(), u"StationView"_s, page));
    const QList<FeedDescriptor> described = feeds();
    const auto emissions = std::ranges::find(described, emissionsFeed, &FeedDescriptor::id);
    const EmissionPage::Metrics metrics { context.metric(u"environment.emitted"_s), context.metric(u"environment.mass-flow"_s),
                                          context.metric(u"environment.permit-ratio"_s) };
    context.addDrillDown(
        new DrillDown(u"environment.emitter"_s, { emissionsFeed }, u"EmissionView"_s,
                      new EmissionPage(states.emitters, context.selection(), shownFields(context, *emissions), metrics, this)));
    context.addDrillDown(new DrillDown(u"environment.district"_s, { districtFeed }, u"DistrictView"_s,
                                       new DistrictPage(context.history(), context.time(), context.selection(),
                                                        shownFields(context, districtAirFeed()),
                                                        context.metric(u"environment.district-mean"_s), this)));
}

void EnvironmentModule::addKpis(ModuleContext &context, const States &states)
{
    Kpi *index = new Kpi(context.metric(u"environment.index"_s), tr("this hour the day before"));
    Kpi *hours = new Kpi(context.metric(u"environment.hours-above-limit"_s), tr("the day before up to this hour"));
    Kpi *flood = new Kpi(context.metric(u"environment.flood-margin"_s), tr("24 hours earlier"));
    new EnvironmentKpis(states.air, states.water, *index, *hours, *flood, this);
    for (Kpi *made : { index, hours, flood })
        context.addKpi(made);
}

void EnvironmentModule::addMeasures(ModuleContext &context)
{
    const auto add = [&](const QString &metric, const QString &feed, size_t field, double (*value)(const MeasureRows &, size_t)) {
        context.addMeasure(
            { context.metric(metric), feed, {}, [field, value](const MeasureRows &rows) { return value(rows, field); } });
    };
    add(u"environment.pm25"_s, particlesFeed, Pm25Field, meanOfStations);
    add(u"environment.no2"_s, gasesFeed, No2Field, meanOfStations);
    add(u"environment.laeq"_s, noiseFeed, LevelField, energyMeanOfStations);
    add(u"environment.permit-ratio"_s, emissionsFeed, RatioField, highestOfStations);
}

} // namespace citywall::environment
