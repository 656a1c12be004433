// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/vehiclemap.h"

#include <QLocale>

namespace citywall::traffic {

namespace {
constexpr int cellOpacity = 235; ///< of the palette's own, which is clear where there are few
} // namespace

VehicleMap::VehicleMap(LatestState &state, Selection &selection, Layer &layer, TrafficMetrics metrics, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_layer(&layer), m_metrics(std::move(metrics))
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
    QStringList parts { m_metrics.vehicles.format(sum->free) };
    if (sum->reserved > 0)
        parts << tr("reserved: %1").arg(QLocale().toString(qint64(sum->reserved)));
    if (sum->disabled > 0)
        parts << tr("out of order: %1").arg(QLocale().toString(qint64(sum->disabled)));
    if (!sum->freshness.isCurrent())
        parts << sum->freshness.text();
    return parts.join(QStringLiteral(" · "));
}

void VehicleMap::choose(const QString &cell)
{
    const std::vector<Feature> &features = m_state.dictionary().features;
    if (const Sum *sum = sumOf(cell); sum && sum->most < features.size())
        m_selection.enterEntity(m_state.feed(), features[sum->most].id);
}

void VehicleMap::takeCells()
{
    const std::vector<Feature> &features = m_state.dictionary().features;
    if (m_cellOf.size() == features.size())
        return;
    m_cellOf.assign(features.size(), -1);
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
        }
        m_cellOf[feature.key] = *index;
    }
    if (areas.size() != m_areas.count())
        m_areas.setAreas(areas);
}

void VehicleMap::show()
{
    if (!m_layer || !m_layer->isVisible())
        return;
    takeCells();
    m_sums.assign(size_t(m_areas.count()), {});
    for (const Latest &entry : m_state.entries()) {
        const int index = entry.key < m_cellOf.size() ? m_cellOf[entry.key] : -1;
        const double free = entry.value(VehiclesFreeField);
        if (index < 0 || std::isnan(free))
            continue;
        Sum &sum = m_sums[size_t(index)];
        const auto add = [](double &to, double some) { to += std::isnan(some) ? 0 : some; };
        add(sum.free, free);
        add(sum.reserved, entry.value(VehiclesReservedField));
        add(sum.disabled, entry.value(VehiclesDisabledField));
        if (!sum.known || entry.freshness.level > sum.freshness.level
            || (entry.freshness.level == sum.freshness.level && entry.freshness.age > sum.freshness.age))
            sum.freshness = entry.freshness;
        if (free > sum.mostFree) {
            sum.most = entry.key;
            sum.mostFree = free;
        }
        sum.known = true;
    }
    palette::Ages ages;
    m_areas.revalue([&](int i) {
        const Sum &sum = m_sums[size_t(i)];
        const Freshness freshness = sum.known ? sum.freshness : Freshness::unknown();
        if (!sum.known || sum.free > 0)
            ages.add(freshness);
        return AreaValue { sum.known ? sum.free : std::numeric_limits<double>::quiet_NaN(), freshness };
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
