// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparedsets.h"

#include <QScopedValueRollback>

namespace citywall {

namespace {

QList<AreaSet *> areaSets(const QList<QObject *> &sets)
{
    QList<AreaSet *> found;
    for (QObject *set : sets) {
        if (auto *areas = qobject_cast<AreaSet *>(set))
            found.append(areas);
    }
    return found;
}

} // namespace

ComparedSets::~ComparedSets() { restore(); }

void ComparedSets::compare(const QList<AreaLayer *> &areas, const QList<LineLayer *> &lines, const Comparison &comparison)
{
    restore();
    const QScopedValueRollback placing(m_placing, true);
    for (AreaLayer *layer : areas) {
        compare(*layer, comparison);
        connect(layer, &AreaLayer::areasChanged, this, &ComparedSets::hear, Qt::UniqueConnection);
    }
    for (LineLayer *layer : lines) {
        compare(*layer, comparison);
        connect(layer, &LineLayer::linesChanged, this, &ComparedSets::hear, Qt::UniqueConnection);
    }
}

void ComparedSets::compare(AreaLayer &layer, const Comparison &comparison)
{
    AreaSet *own = layer.areas();
    const QList<AreaSet *> then = own && own->scale() ? areaSets(comparison.then(own)) : QList<AreaSet *>();
    if (then.isEmpty())
        return;
    m_areas.push_back({ &layer, own });
    if (comparison.map == Map::Beside)
        return own->setSharedScale(comparison.scale);
    const auto shows = comparison.map == Map::Usual ? AreaComparison::Shows::Usual
        : comparison.usual                          ? AreaComparison::Shows::LessUsual
                                                    : AreaComparison::Shows::LessThen;
    auto drawn = std::make_unique<AreaComparison>(*own, then, shows, comparison.dark);
    if (comparison.map == Map::Usual)
        drawn->setSharedScale(comparison.scale);
    connect(drawn.get(), &AreaSet::scaleChanged, this, &ComparedSets::changed);
    connect(drawn.get(), &AreaSet::colorsChanged, this, &ComparedSets::changed); // there may be unknown ones
    connect(&layer, &AreaLayer::hoveredIdChanged, this, &ComparedSets::hoveredChanged, Qt::UniqueConnection);
    layer.setAreas(drawn.get());
    m_areas.back().drawn = std::move(drawn);
}

void ComparedSets::compare(LineLayer &layer, const Comparison &comparison)
{
    LineSet *own = layer.lines();
    if (comparison.map != Map::Difference || !own || !own->measure())
        return;
    auto *then = qobject_cast<LineSet *>(comparison.onMap(own));
    if (!then)
        return;
    auto drawn = std::make_unique<LineComparison>(*own, *then, comparison.dark);
    connect(drawn.get(), &LineComparison::endChanged, this, &ComparedSets::changed);
    connect(drawn.get(), &LineSet::stylesChanged, this, &ComparedSets::changed);
    connect(&layer, &LineLayer::hoveredKeyChanged, this, &ComparedSets::hoveredChanged, Qt::UniqueConnection);
    layer.setLines(drawn.get());
    m_lines.push_back({ &layer, own, std::move(drawn) });
}

std::optional<ComparedSets::Reading> ComparedSets::hovered() const
{
    for (const auto &areas : m_areas) {
        const int i =
            areas.layer && areas.own && areas.drawn && areas.drawn->isDifference() && !areas.layer->hoveredId().isEmpty()
            ? areas.drawn->indexOf(areas.layer->hoveredId())
            : -1;
        if (i >= 0)
            return Reading { areas.own->valueOf(areas.layer->hoveredId(), i).known(), areas.drawn->thenAt(i) };
    }
    for (const auto &lines : m_lines) {
        const int i = lines.layer && lines.own ? lines.drawn->indexOf(lines.layer->hoveredKey()) : -1;
        if (i >= 0 && i < lines.own->count()) {
            const double now = lines.own->styles()[size_t(i)].value * measure().factor;
            return Reading { now, lines.drawn->thenAt(i) };
        }
    }
    return {};
}

void ComparedSets::hear()
{
    if (!m_placing)
        Q_EMIT sourcesChanged();
}

void ComparedSets::restore()
{
    const QScopedValueRollback placing(m_placing, true);
    for (const auto &areas : m_areas) {
        if (areas.own)
            areas.own->setSharedScale({});
        if (areas.layer && areas.drawn && areas.layer->areas() == areas.drawn.get())
            areas.layer->setAreas(areas.own);
    }
    for (const auto &lines : m_lines) {
        if (lines.layer && lines.layer->lines() == lines.drawn.get())
            lines.layer->setLines(lines.own);
    }
    m_areas.clear();
    m_lines.clear();
}

} // namespace citywall

#include "moc_comparedsets.cpp"
