// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hotspotmap.h"

#include "core/words.h"
#include "map/layers/palette.h"

#include <QLocale>

namespace citywall::safety {

namespace {

constexpr int ringsAround = 1; ///< of cells without incidents, where the city's extent is not known

QString idOf(const HexGrid &grid, int cell) { return QString::number(grid.cells[size_t(cell)], 16); }

/// "0.8 %", "below 0.1 %".
QString probability(double q)
{
    return q < 0.001 ? HotSpotMap::tr("below 0.1 %") : HotSpotMap::tr("%1 %").arg(QLocale().toString(q * 100, 'f', 1));
}

} // namespace

HotSpotMap::HotSpotMap(const IncidentState &state, Selection &selection, Layer &layer, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_layer(layer)
{
    connect(&state, &IncidentState::changed, this, &HotSpotMap::compute);
    connect(&layer, &Layer::visibleChanged, this, &HotSpotMap::compute);
    connect(&layer, &Layer::visibleChanged, this, &HotSpotMap::layerVisibleChanged);
    connect(this, &HotSpotMap::darkChanged, this, &HotSpotMap::paint);
    paint();
}

void HotSpotMap::setShown(bool shown)
{
    m_shown = shown;
    compute();
}

void HotSpotMap::compute()
{
    if (!m_shown && !m_layer.isVisible())
        return;
    std::vector<GeoPoint> points;
    for (const Incident &incident : m_state.incidents()) {
        if (m_state.current().contains(incident.reported) && incident.position.isValid())
            points.push_back(incident.position);
    }
    if (points == m_points)
        return;
    m_points = points;
    const HexGridPtr known = m_state.areas().count() > 0 ? m_spots.grid : nullptr;
    m_latest.ask([known, areas = m_state.areas().areas(), points = std::move(points)]() {
        if (known)
            return hotSpotsOf(known, points);
        return hotSpotsOf(
            areas.isEmpty() ? hexGridAround(points, ringsAround, cityResolution) : hexGridOf(areas, {}, cityResolution), points);
    });
}

void HotSpotMap::take(const HotSpots &spots)
{
    m_spots = spots;
    QList<Area> cells;
    for (const std::vector<HotSpot> *some : { &spots.hot, &spots.cold }) {
        for (const HotSpot &spot : *some) {
            Area cell;
            cell.id = idOf(*spots.grid, spot.cell);
            cell.geometry = spots.grid->outline(spot.cell);
            cell.bounds = boundsOf(cell.geometry.value(0).value(0));
            cells.append(cell);
        }
    }
    m_cells.setAreas(cells);
    listSpots();
    paint();
    Q_EMIT changed();
}

void HotSpotMap::paint()
{
    constexpr int alpha = 150;
    // Two steps above chance and one below, from the ends of the signed scale.
    const auto color = [this](double t) { return QColor::fromRgb(palette::diverging(t, m_dark)); };
    const QColor strict = color(0.95);
    const QColor hot = color(0.55);
    const QColor cold = color(-0.8);
    m_cells.recolor([&](int i) {
        const size_t at = size_t(i);
        QColor fill = at >= m_spots.hot.size() ? cold : m_spots.hot[at].q <= strictDiscoveries ? strict : hot;
        fill.setAlpha(alpha);
        return fill.rgba();
    });
    const QString area = QStringLiteral("area");
    m_layer.setLegend(tr("Hot spots of incidents"),
                      { { strict, tr("more than chance, q ≤ 1 %"), area },
                        { hot, tr("more than chance, q ≤ 5 %"), area },
                        { cold, tr("fewer than chance, q ≤ 5 %"), area } },
                      method());
}

void HotSpotMap::listSpots()
{
    QList<RankingRow> rows;
    for (const HotSpot &spot : m_spots.hot) {
        const QString id = idOf(*m_spots.grid, spot.cell);
        rows.append({ id, cellTitle(id), describe(spot), tr("%1 incidents").arg(QLocale().toString(spot.around)), 0,
                      spot.z / m_spots.hot.front().z, -1, m_spots.grid->centers[size_t(spot.cell)] });
    }
    m_list.setRows(rows);
}

QString HotSpotMap::describe(const HotSpot &spot) const
{
    return tr("score %1, q %2").arg(QLocale().toString(spot.z, 'f', 1), probability(spot.q));
}

const HotSpot *HotSpotMap::find(const QString &id) const
{
    for (const std::vector<HotSpot> *some : { &m_spots.hot, &m_spots.cold }) {
        for (const HotSpot &spot : *some) {
            if (idOf(*m_spots.grid, spot.cell) == id)
                return &spot;
        }
    }
    return nullptr;
}

QString HotSpotMap::cellTitle(const QString &id) const
{
    const HotSpot *spot = find(id);
    if (!spot)
        return {};
    const int area = m_spots.grid->areas[size_t(spot->cell)];
    return area >= 0 ? m_state.areas().area(area).name : tr("Cell %1").arg(id);
}

QString HotSpotMap::cellText(const QString &id) const
{
    const HotSpot *spot = find(id);
    return spot ? tr("%1 in the cell, %2 with its neighbours\n%3").arg(spot->count).arg(spot->around).arg(describe(*spot))
                : QString();
}

void HotSpotMap::choose(const QString &id)
{
    const HotSpot *spot = find(id);
    const int area = spot ? m_spots.grid->areas[size_t(spot->cell)] : -1;
    if (area >= 0)
        m_selection.enterArea(m_state.areas().area(area).id);
}

QString HotSpotMap::headline() const
{
    if (!m_spots.grid)
        return {};
    if (!m_spots.enough)
        return tr("Too few incidents to speak of hot spots: %1, of at least %2").arg(m_spots.incidents).arg(fewestIncidents);
    const QString incidents = QLocale().toString(m_spots.incidents);
    return m_spots.hot.empty() ? tr("No significant hot spot among %1 incidents").arg(incidents)
                               : tr("%1 significant cells, among %2 incidents").arg(m_spots.hot.size()).arg(incidents);
}

QString HotSpotMap::method() const
{
    if (!m_spots.grid)
        return tr(
            "Getis-Ord Gi* of incidents in H3 hexagons and their six neighbours, tested with a false discovery rate of 5 %");
    return tr("Getis-Ord Gi* of %1 incidents in %2 H3 hexagons of %3 km² and their six neighbours; q = p after Benjamini and "
              "Hochberg")
        .arg(QLocale().toString(m_spots.incidents))
        .arg(m_spots.grid->count())
        .arg(QLocale().toString(m_spots.grid->meanSquareKilometers(), 'f', 2));
}

} // namespace citywall::safety
