// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/unitmap.h"

#include "core/words.h"
#include "map/layers/markerglyph.h"
#include "map/layers/palette.h"

#include <QLocale>

namespace citywall::safety {

namespace {

MarkerGlyph::Shape shapeOf(Unit::Type type)
{
    switch (type) {
    case Unit::Type::Engine:
        return MarkerGlyph::Square;
    case Unit::Type::Ambulance:
        return MarkerGlyph::Cross;
    case Unit::Type::Patrol:
        return MarkerGlyph::Diamond;
    case Unit::Type::Other:
        break;
    }
    return MarkerGlyph::Disc;
}

constexpr double unknownGap = std::numeric_limits<double>::quiet_NaN();

QString shareText(double share)
{
    return std::isfinite(share) ? UnitMap::tr("%1 %").arg(qRound(share * 100)) : QStringLiteral("–");
}

} // namespace

UnitMap::UnitMap(const UnitState &units, const CoverageState &coverage, Selection &selection, const AreaIndex &areas,
                 const Layers &layers, QObject *parent)
    : QObject(parent), m_units(units), m_coverage(coverage), m_selection(selection), m_areas(areas), m_layers(layers)
{
    m_leastCovered.setAreas(&areas);
    connect(&units, &UnitState::changed, this, &UnitMap::showUnits);
    connect(&coverage, &CoverageState::changed, this, &UnitMap::showCoverage);
    connect(&selection, &Selection::changed, this, &UnitMap::selectedKeyChanged);
    for (Layer *layer : { layers.units, layers.gaps })
        connect(layer, &Layer::visibleChanged, this, &UnitMap::layersChanged);
    connect(layers.gaps, &Layer::visibleChanged, this, &UnitMap::showCoverage);
    connect(this, &UnitMap::darkChanged, this, &UnitMap::showUnits);
    connect(this, &UnitMap::darkChanged, this, &UnitMap::rescale);
    connect(this, &UnitMap::darkChanged, this, &UnitMap::describe);
    rescale();
    describe();
}

QColor UnitMap::colorOf(Unit::State state) const
{
    // None of them is an alarm: calm where all is as it should be, blue where there is work, grey where nobody can be sent.
    switch (state) {
    case Unit::State::Available:
        return QColor::fromRgb(palette::sequential(0.65, m_dark));
    case Unit::State::Dispatched:
    case Unit::State::OnScene:
        return QColor::fromRgb(palette::priorityColor(3, m_dark));
    case Unit::State::OutOfService:
    case Unit::State::Unknown:
        break;
    }
    return QColor::fromRgb(palette::noDataColor(m_dark));
}

void UnitMap::describe()
{
    const QString disc = QStringLiteral("disc");
    m_layers.units->setLegend(
        tr("Units by state"),
        QList<LegendEntry> { { colorOf(Unit::State::Available), Words::unitState(Unit::State::Available), disc },
                             { colorOf(Unit::State::OnScene), tr("dispatched or on scene"), disc },
                             { colorOf(Unit::State::OutOfService), Words::unitState(Unit::State::OutOfService), disc } }
            + palette::ageLegend(m_ages, unitLifetime, palette::Drawn::Markers, m_dark),
        tr("■ engine  ✚ ambulance  ◆ patrol; last position told, at most 30 min old"));
    QList<LegendEntry> gaps { { QColor::fromRgb(palette::priorityColor(2, m_dark)), tr("no available unit within reach"),
                                QStringLiteral("area") } };
    if (!m_heard)
        gaps.append({ QColor::fromRgb(palette::unknownColor(m_dark)), tr("not known: none of them is heard of"),
                      QStringLiteral("hatch-unknown") });
    m_layers.gaps->setLegend(tr("Coverage gaps: %1").arg(Words::unitTypes(coveredTypes[m_type])), gaps, reach());
}

QStringList UnitMap::typeTitles() const
{
    QStringList titles;
    for (const Unit::Type type : coveredTypes)
        titles.append(Words::unitTypes(type));
    return titles;
}

void UnitMap::setTypeIndex(int index)
{
    if (index < 0 || index >= int(coveredTypes.size()))
        return;
    m_type = size_t(index);
    describe();
    showCoverage();
}

void UnitMap::showUnits()
{
    QList<MapPoint> points;
    palette::Ages ages;
    for (const Unit &unit : m_units.heard()) {
        const Feature &feature = m_units.dictionary()->features[unit.key];
        MapPoint point;
        point.key = unit.key;
        point.position = unit.position;
        point.color = colorOf(unit.state).rgb();
        point.category = shapeOf(unit.type);
        point.priority = 0; // of incidents; units have none
        point.label = feature.name.isEmpty() ? feature.id : feature.name;
        point.freshness = unit.freshness;
        ages.add(point.freshness);
        points.append(std::move(point));
    }
    if (std::exchange(m_ages, ages) != ages)
        describe();
    m_points.setPoints(std::move(points));
    listTypes();
    Q_EMIT changed();
}

void UnitMap::listTypes()
{
    QList<RankingRow> rows;
    for (const Unit::Type type : coveredTypes) {
        std::array<int, 5> states {};
        int all = 0;
        for (const Unit &unit : m_units.units()) {
            if (unit.type == type) {
                ++states[size_t(unit.state)];
                ++all;
            }
        }
        if (all == 0)
            continue;
        const auto in = [&](Unit::State state) { return states[size_t(state)]; };
        rows.append({ QString::number(int(type)), Words::unitTypes(type),
                      tr("%1 dispatched · %2 on scene · %3 out of service")
                          .arg(in(Unit::State::Dispatched))
                          .arg(in(Unit::State::OnScene))
                          .arg(in(Unit::State::OutOfService)),
                      tr("%1 of %2 available").arg(in(Unit::State::Available)).arg(all), 0,
                      double(in(Unit::State::Available)) / all });
    }
    m_types.setRows(rows);
}

void UnitMap::showCoverage()
{
    if (!m_coverage.grid())
        return Q_EMIT changed(); // what is asked for is, though nothing is known of it yet
    const Coverage &coverage = m_coverage.of(m_type);
    if (m_layers.gaps->isVisible()) {
        takeCells(m_coverage.grid());
        m_gaps.revalue([&](int i) {
            return coverage.heard ? AreaValue { coverage.covered[size_t(i)] ? 0. : 1. }
                                  : AreaValue { unknownGap, Freshness::unknown() };
        });
    }
    if (std::exchange(m_heard, coverage.heard) != coverage.heard)
        describe();
    listAreas();
    Q_EMIT changed();
}

/// Once for a city: which of them are gaps is their value.
void UnitMap::takeCells(const HexGridPtr &grid)
{
    if (std::exchange(m_cells, grid) == grid)
        return;
    QList<Area> cells;
    for (int i = 0; i < grid->count(); ++i) {
        Area cell;
        cell.id = QString::number(grid->cells[size_t(i)], 16);
        cell.geometry = grid->outline(i);
        cell.bounds = boundsOf(cell.geometry.value(0).value(0));
        cells.append(cell);
    }
    m_gaps.setAreas(cells);
}

void UnitMap::rescale()
{
    const QRgb color = palette::priorityColor(2, m_dark);
    const QRgb gap = qRgba(qRed(color), qGreen(color), qBlue(color), 110);
    const QRgb unknown = palette::unknownColor(m_dark);
    // Half of the weeks before were gaps: usually it is one.
    m_gaps.setScale({ .to = 1, .dark = m_dark, .color = [gap, unknown](double share) {
                         return std::isnan(share) ? unknown : share >= 0.5 ? gap : 0;
                     } });
}

void UnitMap::listAreas()
{
    const HexGrid &grid = *m_coverage.grid();
    const Coverage &coverage = m_coverage.of(m_type);
    std::vector<double> whole(size_t(m_areas.count()), 0);
    std::vector<double> within(whole.size(), 0);
    for (size_t i = 0; i < coverage.covered.size(); ++i) {
        if (const int area = grid.areas[i]; area >= 0) {
            whole[size_t(area)] += grid.squareKilometers[i];
            within[size_t(area)] += coverage.covered[i] ? grid.squareKilometers[i] : 0;
        }
    }
    std::vector<std::pair<double, int>> order;
    for (int area = 0; area < m_areas.count(); ++area) {
        const size_t at = size_t(area);
        if (whole[at] > 0 && within[at] < whole[at] && std::isfinite(coverage.share))
            order.emplace_back(within[at] / whole[at], area);
    }
    std::sort(order.begin(), order.end());
    QList<RankingRow> rows;
    for (const auto &[share, index] : order) {
        const Area area = m_areas.area(index);
        rows.append({ area.id, area.name, {}, shareText(share), 0, share });
    }
    m_leastCovered.setRows(rows);
}

QString UnitMap::headline() const
{
    const auto available = std::ranges::count(m_units.units(), Unit::State::Available, &Unit::state);
    return tr("%1 of %2 units available").arg(available).arg(m_units.units().size());
}

QString UnitMap::covered() const { return shareText(m_coverage.of(m_type).share); }

QString UnitMap::coveredOf() const
{
    const Coverage &coverage = m_coverage.of(m_type);
    if (m_areas.count() == 0)
        return tr("The city's extent is not known: its profile has no areas");
    const QString of = coverage.byResidents ? tr("of the residents") : tr("of the ground");
    return tr("%1, by %2 available").arg(of).arg(coverage.units);
}

QString UnitMap::reach() const
{
    return tr("within %1 min of travel, about %2 in a straight line")
        .arg(qRound(coverSeconds / 60))
        .arg(Words::distance(reachMeters(coverSeconds)));
}

quint32 UnitMap::selectedKey() const
{
    const Feature *feature =
        m_selection.entity().feed == unitFeed ? m_units.dictionary()->find(m_selection.entity().id) : nullptr;
    return feature ? feature->key : std::numeric_limits<quint32>::max();
}

void UnitMap::choose(quint32 key)
{
    if (const Feature *feature = m_units.dictionary()->at(key))
        m_selection.enterEntity(unitFeed, feature->id);
}

} // namespace citywall::safety
