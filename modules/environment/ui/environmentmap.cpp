// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environmentmap.h"

#include "core/words.h"
#include "map/layers/palette.h"
#include "ui/categorycolors.h"

namespace citywall::environment {

namespace {

constexpr int areaAlpha = 150;

QString whole(double value)
{
    return std::isfinite(value) ? QLocale().toString(qRound(value)).replace(u'-', u'−') : QStringLiteral("–");
}

/// @param place a station or an emitter
template<typename Place>
MapPoint marker(const Place &place, QRgb color, int severity, const QString &label, const Freshness &freshness)
{
    MapPoint point;
    point.key = place.key;
    point.position = place.position;
    point.name = place.name;
    point.color = color;
    point.priority = severity < 0 ? 0 : 4 - std::max(1, severity);
    point.label = label;
    point.freshness = freshness;
    return point;
}

template<typename Place>
const Place *ofKey(const std::vector<Place> &places, quint32 key)
{
    const auto found = std::ranges::find(places, key, &Place::key);
    return found == places.end() ? nullptr : &*found;
}

template<typename Place>
quint32 keyOfId(const std::vector<Place> &places, const QString &id)
{
    const auto found = std::ranges::find(places, id, &Place::id);
    return found == places.end() ? std::numeric_limits<quint32>::max() : found->key;
}

// What is measured, as legends say it.
QString indexTitle() { return EnvironmentMap::tr("Air-quality index (no unit)"); }
QString noiseTitle() { return EnvironmentMap::tr("Lden of the last 24 hours, dB(A)"); }
QString stageTitle() { return EnvironmentMap::tr("Water level, m above datum"); }
QString oxygenTitle(const Metric &oxygen) { return EnvironmentMap::tr("Dissolved oxygen, %1").arg(oxygen.unit); }
QString temperatureTitle(const Metric &temperature) { return EnvironmentMap::tr("Air temperature, %1").arg(temperature.unit); }
QString permitTitle() { return EnvironmentMap::tr("Last hour, % of the permit"); }

/// The rows of a legend that tell of the points' ages.
QList<LegendEntry> agesOf(const QList<MapPoint> &points, bool dark)
{
    palette::Ages ages;
    for (const MapPoint &point : points)
        ages.add(point.freshness);
    return palette::ageLegend(ages, stationLifetime, palette::Drawn::Markers, dark);
}

} // namespace

EnvironmentMap::EnvironmentMap(const States &states, Selection &selection, const Layers &layers, Metrics metrics, QObject *parent)
    : QObject(parent), m_air(states.air), m_noise(states.noise), m_water(states.water), m_quality(states.quality),
      m_weather(states.weather), m_emitters(states.emitters), m_selection(selection), m_layers(layers),
      m_metrics(std::move(metrics))
{
    m_airPoints.setMeasure({ indexTitle() });
    m_noisePoints.setMeasure({ noiseTitle(), m_metrics.sound.unit });
    m_waterPoints.setMeasure({ stageTitle(), m_metrics.stage.unit });
    m_qualityPoints.setMeasure({ oxygenTitle(m_metrics.oxygen), m_metrics.oxygen.unit });
    m_weatherPoints.setMeasure({ temperatureTitle(m_metrics.temperature), m_metrics.temperature.unit });
    m_emitterPoints.setMeasure({ permitTitle(), m_metrics.permit.unit });
    m_areas.setAreas(m_air.areas().areas());
    connect(&m_air, &AirState::changed, this, &EnvironmentMap::showAir);
    connect(&m_air, &AirState::aged, this, &EnvironmentMap::showAir);
    connect(&m_air, &AirState::changed, this, &EnvironmentMap::showAreas);
    connect(&m_air, &AirState::aged, this, &EnvironmentMap::showAreas);
    connect(&m_noise, &Sites::changed, this, &EnvironmentMap::showNoise);
    connect(&m_water, &Sites::changed, this, &EnvironmentMap::showWater);
    connect(&m_quality, &Sites::changed, this, &EnvironmentMap::showQuality);
    connect(&m_weather, &Sites::changed, this, &EnvironmentMap::showWeather);
    connect(&m_emitters, &Emitters::changed, this, &EnvironmentMap::showEmitters);
    connect(m_layers.areas, &Layer::visibleChanged, this, &EnvironmentMap::showAreas);
    const auto all = [this] {
        showAir();
        showAreas();
        showNoise();
        showWater();
        showQuality();
        showWeather();
        showEmitters();
    };
    connect(this, &EnvironmentMap::darkChanged, this, all);
    connect(&selection, &Selection::changed, this, &EnvironmentMap::followSelection);
    all();
}

QString EnvironmentMap::selectedId() const
{
    const EntityRef entity = m_selection.entity();
    if (const Emitter *emitter = entity.feed == emissionsFeed ? m_emitters.ofFeature(entity.id) : nullptr)
        return emitter->id;
    return entity.feed.startsWith(u"environment.") ? entity.id : QString();
}

void EnvironmentMap::followSelection()
{
    const QString feed = m_selection.entity().feed;
    for (const auto &[sites, layer] : { std::pair(&m_noise, m_layers.noise), std::pair(&m_water, m_layers.water),
                                        std::pair(&m_quality, m_layers.quality), std::pair(&m_weather, m_layers.weather) }) {
        if (sites->feed() == feed)
            layer->setVisible(true);
    }
    if (feed == waterTemperatureFeed) // what is sampled has a temperature too, and no layer for it
        m_layers.quality->setVisible(true);
    if (feed == emissionsFeed)
        m_layers.emitters->setVisible(true);
    Q_EMIT selectedIdChanged();
}

const Sites &EnvironmentMap::sitesOf(Kind kind) const
{
    return kind == Noise ? m_noise : kind == Water ? m_water : kind == Quality ? m_quality : m_weather;
}

void EnvironmentMap::choose(Kind kind, quint32 key)
{
    if (kind == Air) {
        if (const AirStation *station = ofKey(m_air.stations(), key))
            m_selection.enterEntity(station->feed, station->id);
    } else if (kind == Emission) {
        if (const Emitter *emitter = ofKey(m_emitters.all(), key))
            m_selection.enterEntity(emissionsFeed, emitter->emissions.first().feature);
    } else if (const Site *site = ofKey(sitesOf(kind).sites(), key)) {
        m_selection.enterEntity(sitesOf(kind).feed(), site->id);
    }
}

quint32 EnvironmentMap::keyOf(Kind kind, const QString &id) const
{
    return kind == Air     ? keyOfId(m_air.stations(), id)
        : kind == Emission ? keyOfId(m_emitters.all(), id)
                           : keyOfId(sitesOf(kind).sites(), id);
}

QUrl EnvironmentMap::iconOf(Kind kind, quint32 key) const
{
    const Emitter *emitter = kind == Emission ? ofKey(m_emitters.all(), key) : nullptr;
    if (!emitter)
        return {};
    const bool site = emitter->kind == EmitterKind::Construction;
    return QUrl(QStringLiteral("qrc:/qt/qml/Citywall/Environment/icons/%1.svg")
                    .arg(site ? QLatin1StringView("construction") : QLatin1StringView("enterprise")));
}

QColor EnvironmentMap::textOn(const QColor &color) const { return QColor::fromRgb(textColorOn(color.rgb())); }

void EnvironmentMap::showAir()
{
    QList<MapPoint> points;
    for (size_t i = 0; i < m_air.stations().size(); ++i) {
        const AirStation &station = m_air.stations()[i];
        const IndexReading reading = m_air.reading(int(i));
        const int category = categoryOf(reading.index);
        MapPoint point = marker(station, categoryColor(category, m_dark), severityOf(reading.index), whole(reading.index),
                                m_air.freshness(int(i)));
        point.value = reading.index;
        point.told = reading.main
            ? tr("%1: %2, %3").arg(station.name, Words::category(m_air.standard(), category), Words::pollutant(*reading.main))
            : tr("%1: no valid index").arg(station.name);
        points.append(point);
    }
    const QList<LegendEntry> ages = agesOf(points, m_dark);
    m_airPoints.setPoints(std::move(points));
    QList<LegendEntry> entries;
    for (int category = 0; category < categoryCount; ++category) {
        const int from = categoryFrom[size_t(category)];
        const QString range = category + 1 < categoryCount
            ? QStringLiteral("%1–%2").arg(from).arg(categoryFrom[size_t(category) + 1] - 1)
            : QStringLiteral("≥ %1").arg(from);
        entries.append({ QColor::fromRgb(categoryColor(category, m_dark)),
                         QStringLiteral("%1  %2").arg(range, Words::category(m_air.standard(), category)),
                         QStringLiteral("disc") });
    }
    entries.append({ QColor::fromRgb(categoryColor(-1, m_dark)), tr("–  too few valid hours"), QStringLiteral("disc") });
    entries.append(ages);
    m_layers.air->setLegend(indexTitle(), entries, Words::method(m_air.standard()));
}

void EnvironmentMap::showAreas()
{
    m_areas.setScale({ .to = 24, .dark = m_dark, .color = [dark = m_dark](double hours) {
                          const QRgb color = palette::sequential(hours / 24, dark);
                          return qRgba(qRed(color), qGreen(color), qBlue(color), hours > 0 ? areaAlpha : areaAlpha / 4);
                      } });
    if (!m_layers.areas->isVisible())
        return;
    std::vector<int> hours(size_t(m_areas.count()), -1);
    std::vector<Freshness> freshest(hours.size(), Freshness::unknown());
    const int first = m_air.stations().empty() ? 0 : m_air.firstHourOfDay();
    for (size_t i = 0; i < m_air.stations().size(); ++i) {
        const int area = m_air.stations()[i].area;
        if (area < 0 || size_t(area) >= hours.size())
            continue;
        Freshness &best = freshest[size_t(area)];
        const Freshness own = m_air.freshness(int(i));
        if (own.level < best.level || (own.level == best.level && own.opacity > best.opacity))
            best = own;
        hours[size_t(area)] =
            std::max(hours[size_t(area)], exceedanceHours(m_air.limits(), m_air.means(), int(i), first, AirState::newest));
    }
    palette::Ages ages;
    m_areas.revalue([&](int i) {
        const int count = hours[size_t(i)];
        if (count < 0)
            return AreaValue {}; // there is no station to be heard of
        const Freshness &freshness = freshest[size_t(i)];
        ages.add(freshness);
        return AreaValue { double(count), freshness };
    });
    QList<LegendEntry> entries;
    for (const int end : { 0, 6, 12, 18, 24 })
        entries.append(
            { QColor::fromRgb(palette::sequential(end / 24., m_dark)), QLocale().toString(end), QStringLiteral("area") });
    entries.append(palette::ageLegend(ages, stationLifetime, palette::Drawn::Areas, m_dark));
    m_layers.areas->setLegend(
        tr("Hours above a limit today (h)"), entries,
        tr("%1; any pollutant, the area's worst station; faint grey: no station").arg(Words::limitSource(m_air.limits())), true);
}

void EnvironmentMap::showNoise()
{
    QList<MapPoint> points;
    for (const Site &site : m_noise.sites()) {
        const NoiseIndicators noise = m_noise.noiseOf(site);
        const int severity = std::isfinite(noise.den) ? severityOf(noise) : -1; // the pill shows Lden
        MapPoint point = marker(site, severityColor(severity, m_dark), severity, whole(noise.den), site.freshness);
        point.value = noise.den;
        point.told = tr("%1: %2 dB(A)").arg(site.name, whole(site.values[LevelField]));
        points.append(point);
    }
    const QList<LegendEntry> ages = agesOf(points, m_dark);
    m_noisePoints.setPoints(std::move(points));
    const auto entry = [this](int severity, const QString &label) {
        return LegendEntry { QColor::fromRgb(severityColor(severity, m_dark)), label, QStringLiteral("disc") };
    };
    m_layers.noise->setLegend(noiseTitle(),
                              QList<LegendEntry> { entry(0, tr("within WHO 2018: Lden 53, Lnight 45")),
                                                   entry(1, tr("above WHO 2018")), entry(2, tr("above END: Lden 55, Lnight 50")),
                                                   entry(-1, tr("–  too few valid hours")) }
                                  + ages,
                              tr("2002/49/EC Annex I, of one day instead of a year"));
}

void EnvironmentMap::showWater()
{
    QList<MapPoint> points;
    for (const Site &site : m_water.sites()) {
        const FloodCategory category = m_water.stagesOf(site).categoryOf(site.values[StageField]);
        const int severity = severityOf(category);
        const QString stage =
            std::isfinite(site.values[StageField]) ? QLocale().toString(site.values[StageField], 'f', 2) : QStringLiteral("–");
        MapPoint point = marker(site, severityColor(severity, m_dark), severity, stage, site.freshness);
        point.value = m_metrics.stage.toDisplay(site.values[StageField]);
        point.told = tr("%1: %2").arg(site.name, Words::flood(category));
        points.append(point);
    }
    const QList<LegendEntry> ages = agesOf(points, m_dark);
    m_waterPoints.setPoints(std::move(points));
    const auto entry = [this](int severity, FloodCategory category) {
        return LegendEntry { QColor::fromRgb(severityColor(severity, m_dark)), Words::flood(category), QStringLiteral("disc") };
    };
    m_layers.water->setLegend(stageTitle(),
                              QList<LegendEntry> { entry(0, FloodCategory::Normal), entry(1, FloodCategory::Action),
                                                   entry(2, FloodCategory::Minor), entry(3, FloodCategory::Moderate),
                                                   entry(3, FloodCategory::Major) }
                                  + ages,
                              tr("datum and stages of each gauge, terms of the US National Weather Service"));
}

void EnvironmentMap::showQuality()
{
    QList<MapPoint> points;
    for (const Site &site : m_quality.sites()) {
        const WaterQuality water = WaterQuality::of(site.values);
        MapPoint point = marker(site, severityColor(water.severity(), m_dark), water.severity(),
                                m_metrics.oxygen.formatNumber(water.oxygen), site.freshness);
        point.value = m_metrics.oxygen.toDisplay(water.oxygen);
        point.told = tr("%1: %2").arg(site.name, Words::water(water));
        points.append(point);
    }
    const QList<LegendEntry> ages = agesOf(points, m_dark);
    m_qualityPoints.setPoints(std::move(points));
    const auto entry = [this](int severity, const QString &label) {
        return LegendEntry { QColor::fromRgb(severityColor(severity, m_dark)), label, QStringLiteral("disc") };
    };
    m_layers.quality->setLegend(
        oxygenTitle(m_metrics.oxygen),
        QList<LegendEntry> { entry(0, tr("within the criteria")), entry(1, tr("oxygen below 5: too little for young fish")),
                             entry(2, tr("oxygen below 3, or pH outside 6.5–9")), entry(-1, tr("–  not told")) }
            + ages,
        tr("US EPA criteria for what lives in fresh water, 1986; newest observation of each station"));
}

void EnvironmentMap::showWeather()
{
    QList<MapPoint> points;
    for (const Site &site : m_weather.sites()) {
        const double degrees = m_metrics.temperature.toDisplay(site.values[TemperatureField]);
        MapPoint point =
            marker(site, categoryColor(-1, m_dark), -1,
                   std::isfinite(degrees) ? QStringLiteral("%1°").arg(whole(degrees)) : QStringLiteral("–"), site.freshness);
        point.value = degrees;
        point.told = tr("%1: wind %2 m/s").arg(site.name, QLocale().toString(site.values[WindSpeedField], 'f', 1));
        points.append(point);
    }
    const QList<LegendEntry> ages = agesOf(points, m_dark);
    m_weatherPoints.setPoints(std::move(points));
    m_layers.weather->setLegend(temperatureTitle(m_metrics.temperature), ages, tr("newest observation of each weather station"));
}

void EnvironmentMap::showEmitters()
{
    QList<MapPoint> points;
    for (const Emitter &emitter : m_emitters.all()) {
        const double percent = emitter.worst() ? 100 * emitter.worst()->hourRatio : unknown;
        MapPoint point =
            marker(emitter, severityColor(emitter.severity(), m_dark), emitter.severity(),
                   std::isfinite(percent) ? QStringLiteral("%1%").arg(whole(percent)) : QStringLiteral("–"), emitter.freshness());
        point.value = percent;
        point.told = emitter.worst() ? tr("%1: %2 against its permit").arg(emitter.name, emitter.worst()->substance)
                                     : tr("%1: no valid hour").arg(emitter.name);
        points.append(point);
    }
    const QList<LegendEntry> ages = agesOf(points, m_dark);
    m_emitterPoints.setPoints(std::move(points));
    const auto entry = [this](int severity, const QString &label) {
        return LegendEntry { QColor::fromRgb(severityColor(severity, m_dark)), label, QStringLiteral("area") };
    };
    m_layers.emitters->setLegend(permitTitle(),
                                 QList<LegendEntry> { entry(0, tr("within the permit")), entry(2, tr("above the permit")),
                                                      entry(3, tr("above twice the permit")), entry(-1, tr("–  no valid hour")) }
                                     + ages,
                                 tr("crane: construction site, chimney: enterprise; the substance nearest to its limit"));
}

} // namespace citywall::environment
