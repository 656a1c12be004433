// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requestmap.h"

#include "core/words.h"
#include "map/layers/markerglyph.h"
#include "map/layers/palette.h"

namespace citywall::services {

namespace {

/// Of an open request: 1 overdue, 2 due within a day, 3 in time, 0 nothing promised. Colour of markers and of clusters' rings.
int priorityOf(const Request &request, UtcTime now)
{
    if (!request.due.isValid())
        return 0;
    return std::max(1, 3 - Words::severity(request, now));
}

MapPoint pointOf(const Request &request, const FeedDictionary &dictionary)
{
    MapPoint point;
    point.key = request.key;
    point.position = request.position;
    point.label = Words::category(dictionary.term(float(request.category)));
    return point;
}

/// The shape says the same as the colour.
int shapeFor(int priority)
{
    static constexpr int shapes[] { MarkerGlyph::Disc, MarkerGlyph::Triangle, MarkerGlyph::Diamond, MarkerGlyph::Disc };
    return shapes[priority];
}

} // namespace

RequestMap::RequestMap(RequestState &state, Selection &selection, const Layers &layers, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_layers(layers)
{
    connect(&state, &RequestState::changed, this, &RequestMap::show);
    connect(this, &RequestMap::darkChanged, this, &RequestMap::show);
    connect(this, &RequestMap::darkChanged, this, &RequestMap::describeMarkers);
    for (const Layer *layer : { layers.density, layers.overdue, layers.open })
        connect(layer, &Layer::visibleChanged, this, &RequestMap::show);
    connect(&selection, &Selection::changed, this, &RequestMap::selectedKeyChanged);
    connect(this, &RequestMap::selectedKeyChanged, this, &RequestMap::show);
    describeMarkers();
    describeDensity(1, 500);
}

void RequestMap::describeMarkers()
{
    const auto color = [this](int priority) { return QColor::fromRgba(palette::priorityColor(priority, m_dark)); };
    const LegendEntry late { color(1), tr("past the promised date"), QStringLiteral("severity-warning") };
    m_layers.open->setLegend(tr("Open requests by promised date"),
                             { late,
                               { color(2), tr("due within 24 h"), QStringLiteral("severity-notice") },
                               { color(3), tr("in time"), QStringLiteral("disc") },
                               { color(0), tr("nothing promised"), QStringLiteral("disc") } },
                             tr("a number is a cluster, its ring the shares; click to zoom in"));
    m_layers.overdue->setLegend(tr("Overdue requests"), { late }, tr("open and past expected_datetime (Open311 GeoReport v2)"));
}

quint32 RequestMap::selectedKey() const
{
    const Feature *feature =
        m_selection.entity().feed == requestFeed ? m_state.dictionary()->find(m_selection.entity().id) : nullptr;
    return feature ? feature->key : std::numeric_limits<quint32>::max();
}

void RequestMap::choose(quint32 key)
{
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    if (key < dictionary->features.size())
        m_selection.enterEntity(requestFeed, dictionary->features[key].id);
}

void RequestMap::describeDensity(double maximum, double bandwidthMeters)
{
    m_layers.density->setLegend(tr("Requests opened per km²"), palette::scale(palette::Kind::Density, maximum, m_dark),
                                tr("sum over the chosen span, Gaussian kernel, bandwidth %1 m").arg(qRound(bandwidthMeters)),
                                true);
}

void RequestMap::show()
{
    const bool openShown = m_layers.open->isVisible();
    const bool overdueShown = m_layers.overdue->isVisible();
    const bool densityShown = m_layers.density->isVisible();
    const quint32 selected = selectedKey(); // shown even if it is closed
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    const TimeRange span = m_state.current();
    QList<MapPoint> open;
    QList<MapPoint> overdue;
    QList<MapPoint> opened;
    for (const Request &request : m_state.requests()) {
        if (m_state.area() >= 0 && request.area != m_state.area())
            continue;
        MapPoint point = pointOf(request, *dictionary);
        if (densityShown && span.contains(request.requested))
            opened.append(point);
        const bool isOpen = request.isOpenAt(m_state.now());
        if (!isOpen && request.key != selected)
            continue;
        point.priority = isOpen ? priorityOf(request, m_state.now()) : 0;
        point.color = palette::priorityColor(point.priority, m_dark);
        point.category = shapeFor(point.priority);
        if (overdueShown && point.priority == 1)
            overdue.append(point);
        if (openShown)
            open.append(std::move(point));
    }
    m_open.setPoints(std::move(open));
    m_overdue.setPoints(std::move(overdue));
    m_opened.setPoints(std::move(opened));
}

} // namespace citywall::services
