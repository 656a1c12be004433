// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/vehiclemap.h"

#include "ui/words.h"

#include <algorithm>

namespace citywall::traffic {

namespace {
constexpr int cellOpacity = 235; ///< of the palette's own, which is clear where there are few
} // namespace

VehicleMap::VehicleMap(LatestState &state, Selection &selection, Layer &layer, TrafficMetrics metrics, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_layer(&layer), m_metrics(std::move(metrics)),
      m_newCells(Pace::of(this, &VehicleMap::showNewCells))
{
    layer.model = this;
    const auto rescale = [this] {
        m_areas.setScale(
            { .kind = palette::Kind::Density, .opacity = cellOpacity, .dark = m_dark, .unit = m_metrics.vehicles.unit });
        describe();
    };
    rescale();
    connect(&m_areas, &AreaSet::scaleChanged, this, &VehicleMap::describe);
    connect(&state, &LatestState::changed, this, &VehicleMap::show);
    connect(&layer, &Layer::visibleChanged, this, &VehicleMap::show);
    connect(this, &VehicleMap::darkChanged, this, rescale);
    connect(&selection, &Selection::changed, this, [this] {
        // What is opened is seen on the map.
        if (m_layer && m_selection.entity().feed == m_state.feed())
            m_layer->setVisible(true);
        Q_EMIT selectedIdChanged();
    });
}

QString VehicleMap::selectedId() const
{
    const EntityRef entity = m_selection.entity();
    const std::optional<VehicleCell> cell = entity.feed == m_state.feed() ? vehicleCellOf(entity.id) : std::nullopt;
    return cell ? cell->id() : QString();
}

const VehicleMap::Sum *VehicleMap::sumOf(const QString &cell) const
{
    const int index = m_indexOf.value(cell, -1);
    return index >= 0 && m_sums[size_t(index)].known ? &m_sums[size_t(index)] : nullptr;
}

QString VehicleMap::titleOf(const QString &cell) const
{
    const std::optional<VehicleCell> at = vehicleCellOf(cell);
    return at ? tr("Square of 250 m about %1").arg(at->name()) : QString();
}

QString VehicleMap::textOf(const QString &cell) const
{
    const Sum *sum = sumOf(cell);
    if (!sum)
        return tr("not known how many vehicles");
    QStringList parts { m_metrics.vehicles.format(sum->counts.free) };
    if (sum->counts.reserved > 0)
        parts << tr("reserved: %1").arg(words::count(sum->counts.reserved));
    if (sum->counts.disabled > 0)
        parts << tr("out of order: %1").arg(words::count(sum->counts.disabled));
    if (!sum->freshness.isCurrent())
        parts << sum->freshness.text();
    return parts.join(QStringLiteral(" · "));
}

void VehicleMap::choose(const QString &cell)
{
    const FeatureTable &features = m_state.dictionary().features;
    if (const Sum *sum = sumOf(cell); sum && sum->most < features.size())
        m_selection.enterEntity(m_state.feed(), features[sum->most].id);
}

void VehicleMap::takeCells()
{
    const FeatureTable &features = m_state.dictionary().features;
    m_cellOf.assign(features.size(), -1);
    m_firstOf.clear();
    m_indexOf.clear();
    QList<Area> areas;
    for (const Feature &feature : features) {
        const std::optional<VehicleCell> cell = vehicleCellOf(feature.id);
        if (!cell)
            continue;
        const QString id = cell->id();
        auto index = m_indexOf.constFind(id);
        if (index == m_indexOf.cend()) {
            index = m_indexOf.insert(id, int(areas.size()));
            areas.append({ id, cell->name(), cell->outline(), cell->box() });
            m_firstOf.push_back(feature.key);
        }
        m_cellOf[feature.key] = *index;
    }
    if (!std::ranges::equal(areas, m_areas.areas(), {}, &Area::id, &Area::id))
        m_areas.setAreas(areas);
}

void VehicleMap::showNewCells()
{
    takeCells();
    revalue();
}

void VehicleMap::show()
{
    if (!m_layer || !m_layer->isVisible())
        return;
    const size_t features = m_state.dictionary().features.size();
    if (m_cellOf.size() == features)
        return revalue();
    const bool isAnother = features < m_cellOf.size(); // dictionaries only grow
    m_newCells->tell();
    if (isAnother)
        m_newCells->hurry();
    if (m_cellOf.size() != features)
        revalue(); // the new ones are to come
}

void VehicleMap::sumUp()
{
    m_sums.assign(size_t(m_areas.count()), {});
    std::vector<bool> isTold(m_sums.size());
    bool isFleetCurrent = false;
    for (const Latest &entry : m_state.entries()) {
        const int index = entry.key < m_cellOf.size() ? m_cellOf[entry.key] : -1;
        if (index < 0) {
            isFleetCurrent = isFleetCurrent || (entry.fresh() && isFleet(m_state.feature(entry).id));
            continue;
        }
        isTold[size_t(index)] = true;
        const double free = entry.value(VehiclesFreeField);
        if (std::isnan(free))
            continue;
        Sum &sum = m_sums[size_t(index)];
        sum.counts.add(entry.values);
        if (!sum.known || entry.freshness.level > sum.freshness.level
            || (entry.freshness.level == sum.freshness.level && entry.freshness.age > sum.freshness.age))
            sum.freshness = entry.freshness;
        if (free > sum.mostFree) {
            sum.most = entry.key;
            sum.mostFree = free;
        }
        sum.known = true;
    }
    for (size_t cell = 0; isFleetCurrent && cell < m_sums.size(); ++cell) {
        if (isTold[cell])
            continue;
        m_sums[cell].known = true; // no fleet that is known has any there
        m_sums[cell].most = m_firstOf[cell];
    }
}

void VehicleMap::revalue()
{
    sumUp();
    palette::Ages ages;
    m_areas.revalue([&](int i) {
        const Sum &sum = m_sums[size_t(i)];
        const Freshness freshness = sum.known ? sum.freshness : Freshness::unknown();
        if (!sum.known || sum.counts.free > 0)
            ages.add(freshness);
        return AreaValue { sum.known ? sum.counts.free : std::numeric_limits<double>::quiet_NaN(), freshness };
    });
    if (std::exchange(m_ages, ages) != ages)
        describe();
    ++m_revision;
    Q_EMIT shown();
}

void VehicleMap::describe()
{
    if (!m_layer)
        return;
    const double end = std::isnan(m_areas.to()) ? 1 : m_areas.to();
    m_layer->setLegend(
        tr("Free vehicles in a square of 250 m"),
        palette::scale(palette::Kind::Density, end, m_dark)
            + palette::ageLegend(m_ages, m_state.lifetime(), palette::Drawn::Areas, m_dark),
        tr("bikes, scooters and cars that stand in the streets and can be rented (GBFS); those at stations are counted there"),
        true);
}

} // namespace citywall::traffic
