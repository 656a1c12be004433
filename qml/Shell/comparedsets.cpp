// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "comparedsets.h"

#include "comparedlegend.h"

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

bool ComparedSets::Drawing::hasValues() const
{
    return std::ranges::any_of(areas,
                               [](const AreaLayer *layer) {
                                   return layer->areas()
                                       && (layer->areas()->scale() || qobject_cast<SurfaceSet *>(layer->areas()));
                               })
        || std::ranges::any_of(lines, [](const LineLayer *layer) { return layer->lines() && layer->lines()->measure(); })
        || std::ranges::any_of(markers, [](const MarkerField *layer) { return layer->points() && layer->points()->measure(); });
}

ComparedSets::~ComparedSets() { restore(); }

void ComparedSets::compare(const Drawing &drawing, const Comparison &comparison)
{
    restore();
    m_words = comparison.words;
    const QScopedValueRollback placing(m_placing, true);
    for (AreaLayer *layer : drawing.areas) {
        compare(*layer, comparison);
        connect(layer, &AreaLayer::areasChanged, this, &ComparedSets::hear, Qt::UniqueConnection);
    }
    for (LineLayer *layer : drawing.lines) {
        compare(*layer, comparison);
        connect(layer, &LineLayer::linesChanged, this, &ComparedSets::hear, Qt::UniqueConnection);
    }
    for (MarkerField *layer : drawing.markers) {
        compare(*layer, comparison);
        connect(layer, &MarkerField::pointsChanged, this, &ComparedSets::hear, Qt::UniqueConnection);
    }
}

void ComparedSets::compare(AreaLayer &layer, const Comparison &comparison)
{
    AreaSet *own = layer.areas();
    if (auto *surface = qobject_cast<SurfaceSet *>(own))
        return compareSurface(layer, *surface, comparison);
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

/// What is usual of a surface is that between the usual values of its places, as its map shows it.
void ComparedSets::compareSurface(AreaLayer &layer, SurfaceSet &own, const Comparison &comparison)
{
    if (comparison.map != Map::Difference) {
        own.setSharedRange(comparison.scale);
        m_shared.emplace_back(&own);
        return;
    }
    auto *then = qobject_cast<SurfaceSet *>(comparison.onMap(&own));
    if (!then)
        return;
    auto drawn = std::make_unique<SurfaceComparison>(own, *then, comparison.dark);
    connect(drawn.get(), &SurfaceComparison::made, this, &ComparedSets::changed);
    if (auto *field = qobject_cast<SurfaceField *>(&layer))
        connect(field, &SurfaceField::placeChanged, this, &ComparedSets::hoveredChanged, Qt::UniqueConnection);
    layer.setAreas(drawn.get());
    m_surfaces.push_back({ &layer, &own, std::move(drawn) });
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
    connect(drawn.get(), &LineComparison::scaleChanged, this, &ComparedSets::changed);
    connect(drawn.get(), &LineSet::stylesChanged, this, &ComparedSets::changed);
    connect(&layer, &LineLayer::hoveredKeyChanged, this, &ComparedSets::hoveredChanged, Qt::UniqueConnection);
    layer.setLines(drawn.get());
    m_lines.push_back({ &layer, own, std::move(drawn) });
}

void ComparedSets::compare(MarkerField &layer, const Comparison &comparison)
{
    PointSet *own = layer.points();
    if (comparison.map != Map::Difference || !own || !own->measure())
        return;
    auto *then = qobject_cast<PointSet *>(comparison.onMap(own));
    if (!then)
        return;
    PointComparison::Words words;
    words.difference = [unit = own->measure()->unit](double difference) { return differenceText(difference, unit); };
    words.reading = [unit = own->measure()->unit, tell = comparison.words](const MapPoint &now, double usual) {
        const QString told = tell(now.known(), usual, unit);
        return now.name.isEmpty() ? told : tr("%1: %2").arg(now.name, told);
    };
    auto drawn = std::make_unique<PointComparison>(*own, *then, std::move(words), comparison.dark);
    for (const auto signal : { &PointSet::geometryChanged, &PointSet::stylesChanged })
        connect(drawn.get(), signal, this, &ComparedSets::changed);
    connect(drawn.get(), &PointComparison::scaleChanged, this, &ComparedSets::changed);
    layer.setPoints(drawn.get());
    m_markers.push_back({ &layer, own, std::move(drawn) });
}

QString ComparedSets::measureTitle() const
{
    return !m_lines.empty()  ? m_lines.front().own->measure()->title
        : !m_markers.empty() ? m_markers.front().own->measure()->title
                             : QString();
}

QString ComparedSets::hovered() const
{
    for (const auto &areas : m_areas) {
        const int i =
            areas.layer && areas.own && areas.drawn && areas.drawn->isDifference() && !areas.layer->hoveredId().isEmpty()
            ? areas.drawn->indexOf(areas.layer->hoveredId())
            : -1;
        if (i >= 0)
            return m_words(areas.own->valueOf(areas.layer->hoveredId(), i).known(), areas.drawn->thenAt(i),
                           areas.own->scale()->unit);
    }
    for (const auto &surface : m_surfaces) {
        const auto *field = qobject_cast<const SurfaceField *>(surface.layer.get());
        if (!field || !field->isPointed())
            continue;
        const GeoPoint place = GeoPoint::fromCoordinate(field->place());
        const double now = surface.drawn->nowAt(place), then = surface.drawn->thenAt(place);
        if (!std::isnan(now) || !std::isnan(then))
            return m_words(now, then, surface.drawn->unit());
    }
    for (const auto &lines : m_lines) {
        const int i = lines.layer && lines.own ? lines.drawn->indexOf(lines.layer->hoveredKey()) : -1;
        if (i >= 0 && i < lines.own->count()) {
            const LineMeasure &measure = *lines.own->measure();
            return m_words(lines.own->styles()[size_t(i)].value * measure.factor, lines.drawn->thenAt(i), measure.unit);
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
    for (const QPointer<SurfaceSet> &surface : m_shared) {
        if (surface)
            surface->setSharedRange({});
    }
    for (const auto &surface : m_surfaces) {
        if (surface.layer && surface.layer->areas() == surface.drawn.get())
            surface.layer->setAreas(surface.own);
    }
    for (const auto &lines : m_lines) {
        if (lines.layer && lines.layer->lines() == lines.drawn.get())
            lines.layer->setLines(lines.own);
    }
    for (const auto &markers : m_markers) {
        if (markers.layer && markers.layer->points() == markers.drawn.get())
            markers.layer->setPoints(markers.own);
    }
    m_areas.clear();
    m_surfaces.clear();
    m_shared.clear();
    m_lines.clear();
    m_markers.clear();
}

} // namespace citywall

#include "moc_comparedsets.cpp"
