// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidentmap.h"

#include "core/feeds.h"
#include "core/words.h"
#include "map/layers/markerglyph.h"
#include "map/layers/palette.h"

#include <QLocale>

namespace citywall::safety {

namespace {

/// The marker's shape tells the kind of response, so that colour is free for the priority.
int shapeFor(const QString &category)
{
    static const QHash<QString, MarkerGlyph::Shape> shapes {
        { QStringLiteral("collision"), MarkerGlyph::Triangle }, { QStringLiteral("disabled vehicle"), MarkerGlyph::Triangle },
        { QStringLiteral("hazard"), MarkerGlyph::Triangle },    { QStringLiteral("fire"), MarkerGlyph::Square },
        { QStringLiteral("medical"), MarkerGlyph::Cross },      { QStringLiteral("assault"), MarkerGlyph::Diamond },
        { QStringLiteral("robbery"), MarkerGlyph::Diamond },    { QStringLiteral("burglary"), MarkerGlyph::Diamond },
        { QStringLiteral("theft"), MarkerGlyph::Diamond },      { QStringLiteral("disturbance"), MarkerGlyph::Diamond },
        { QStringLiteral("crime"), MarkerGlyph::Diamond },
    };
    return shapes.value(category, MarkerGlyph::Disc);
}

} // namespace

IncidentMap::IncidentMap(IncidentState &state, Selection &selection, const Layers &layers, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_layers(layers)
{
    m_areas.setAreas(state.areas().areas());
    m_areas.setScale({ .dark = m_dark });
    connect(this, &IncidentMap::darkChanged, this, [this] { m_areas.setScale({ .dark = m_dark }); });
    connect(&m_areas, &AreaSet::scaleChanged, this, &IncidentMap::describeRates);
    connect(&state, &IncidentState::changed, this, &IncidentMap::show);
    connect(this, &IncidentMap::darkChanged, this, &IncidentMap::show);
    connect(this, &IncidentMap::darkChanged, this, &IncidentMap::describeMarkers);
    describeMarkers();
    describeDensity(1, 500);
    connect(m_layers.rates, &Layer::visibleChanged, this, &IncidentMap::showRates);
    connect(&selection, &Selection::changed, this, &IncidentMap::selectedKeyChanged);
}

void IncidentMap::describeMarkers()
{
    const QString disc = QStringLiteral("disc");
    const auto color = [this](int priority) { return QColor::fromRgba(palette::priorityColor(priority, m_dark)); };
    m_layers.open->setLegend(tr("Active incidents by priority"),
                             QList<LegendEntry> { { color(1), tr("high"), disc },
                                                  { color(2), tr("medium"), disc },
                                                  { color(3), tr("low"), disc },
                                                  { color(0), tr("recorded only"), disc } }
                                 + palette::ageLegend(m_ages, incidentLifetime, palette::Drawn::Markers, m_dark),
                             tr("▲ traffic  ✚ medical  ■ fire  ◆ crime  ● other; a number is a cluster, click to zoom in"));
    m_layers.closed->setLegend(tr("Closed incidents"), { { color(0), tr("closed in the chosen span"), disc } }, {});
}

quint32 IncidentMap::selectedKey() const
{
    const Feature *feature =
        m_selection.entity().feed == incidentFeed ? m_state.dictionary()->find(m_selection.entity().id) : nullptr;
    return feature ? feature->key : std::numeric_limits<quint32>::max();
}

void IncidentMap::choose(quint32 key)
{
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    if (key < dictionary->features.size())
        m_selection.enterEntity(incidentFeed, dictionary->features[key].id);
}

void IncidentMap::describeDensity(double maximum, double bandwidthMeters)
{
    m_layers.density->setLegend(tr("Incidents per km²"), palette::scale(palette::Kind::Density, maximum, m_dark),
                                tr("sum over the chosen span, Gaussian kernel, bandwidth %1 m").arg(qRound(bandwidthMeters)),
                                true);
}

void IncidentMap::show()
{
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    const TimeRange span = m_state.current();
    QList<MapPoint> open;
    QList<MapPoint> closed;
    QList<MapPoint> all;
    palette::Ages ages;
    for (const Incident &incident : m_state.incidents()) {
        if (m_state.area() >= 0 && incident.area != m_state.area())
            continue;
        const bool active = isActive(incident, m_state.now());
        const bool recent = span.contains(incident.reported);
        if (!active && !recent)
            continue;
        MapPoint point;
        point.key = incident.key;
        point.position = incident.position;
        point.color = palette::priorityColor(active ? incident.priority : 0, m_dark);
        point.category = shapeFor(dictionary->term(float(incident.category)));
        point.priority = active ? incident.priority : 0;
        point.label = Words::title(incident, *dictionary);
        point.freshness = freshnessOf(incident, m_state.now());
        ages.add(point.freshness);
        if (recent)
            all.append(point);
        (active || incident.state == State::Recorded ? open : closed).append(std::move(point));
    }
    if (std::exchange(m_ages, ages) != ages)
        describeMarkers();
    m_open.setPoints(std::move(open));
    m_closed.setPoints(std::move(closed));
    m_all.setPoints(std::move(all));
    showRates();
}

void IncidentMap::showRates()
{
    if (!m_layers.rates->isVisible())
        return;
    // Per day, so that spans of different length compare, and per 10,000 residents, so that areas do; where the city has no
    // populations, per square kilometre.
    const bool perResident = hasPopulations();
    m_counts =
        countBy(m_state.incidents(), m_state.current(), -1, size_t(m_areas.count()), [](const Incident &i) { return i.area; });
    const double days = std::chrono::duration<double>(m_state.span()).count() / 86400;
    m_areas.revalue([&](int i) {
        const Area &area = m_areas.areas()[i];
        const double size = perResident ? area.population / 10000 : areaSquareMeters(area.geometry) / 1e6;
        return size > 0 ? AreaValue { m_counts[size_t(i)] / size / days } : AreaValue {};
    });
    describeRates();
    ++m_revision;
    Q_EMIT ratesChanged();
}

QString IncidentMap::rateText(const QString &area) const
{
    const int index = m_areas.indexOf(area);
    if (index < 0 || size_t(index) >= m_counts.size())
        return {};
    const QString count = tr("%1 reported").arg(QLocale().toString(m_counts[size_t(index)]));
    const double rate = m_areas.valueOf(area, index).value;
    if (std::isnan(rate))
        return count;
    const QString number = QLocale().toString(rate, 'f', 1);
    return hasPopulations() ? tr("%1, %2 per 10,000 residents and day").arg(count, number)
                            : tr("%1, %2 per km² and day").arg(count, number);
}

bool IncidentMap::hasPopulations() const
{
    return std::ranges::any_of(m_areas.areas(), [](const Area &a) { return a.population > 0; });
}

void IncidentMap::describeRates()
{
    const bool perResident = hasPopulations();
    m_layers.rates->setLegend(perResident ? tr("Incidents per 10,000 residents and day") : tr("Incidents per km² and day"),
                              palette::scale(palette::Kind::Sequential, m_areas.to(), m_dark),
                              perResident ? tr("by the area of the incident; grey: no population known")
                                          : tr("by the area of the incident; no populations are known in this city"),
                              true);
}

} // namespace citywall::safety
