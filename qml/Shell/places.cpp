// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "places.h"

#include "sdk/services.h"

namespace citywall {

namespace {

QRectF toRect(const GeoBox &box)
{
    return box.isEmpty()
        ? QRectF()
        : QRectF(box.westDegrees, box.southDegrees, box.eastDegrees - box.westDegrees, box.northDegrees - box.southDegrees);
}

/// What the history knows of the entity, for as long as the dictionary is held.
template<typename F>
auto withFeature(const EntityRef &entity, F use) -> decltype(use(Feature()))
{
    if (HistoryReader *history = services().history; history && entity.isValid()) {
        const FeedDictionaryPtr dictionary = history->dictionary(entity.feed);
        if (const Feature *feature = dictionary->find(entity.id))
            return use(*feature);
    }
    return {};
}

} // namespace

AreaSet *Places::outlines()
{
    if (!m_outlines) {
        m_outlines = new AreaSet(this);
        if (services().areas)
            m_outlines->setAreas(services().areas->areas());
    }
    return m_outlines;
}

QRectF Places::areaBox(const QString &areaId) const
{
    const AreaIndex *areas = services().areas;
    return areas ? toRect(areas->area(areas->indexOf(areaId)).bounds) : QRectF();
}

QRectF Places::cityBox() const { return services().city ? toRect(services().city->bounds) : QRectF(); }

bool Places::isOutside(const QGeoCoordinate &position) const
{
    const City *city = services().city;
    if (!city || !position.isValid())
        return false;
    const GeoBox &shown = city->mapBounds.isEmpty() ? city->bounds : city->mapBounds;
    return !shown.isEmpty() && !shown.contains(GeoPoint::fromCoordinate(position));
}

QString Places::areaAt(const QGeoCoordinate &position) const
{
    const AreaIndex *areas = services().areas;
    return areas ? areas->area(areas->at(GeoPoint::fromCoordinate(position))).id : QString();
}

QGeoCoordinate Places::entityPosition(const EntityRef &entity) const
{
    return withFeature(entity,
                       [](const Feature &f) { return f.position.isValid() ? f.position.toCoordinate() : QGeoCoordinate(); });
}

QString Places::entityName(const EntityRef &entity) const
{
    const Registry *registry = services().registry;
    const QString title =
        withFeature(entity, [&](const Feature &f) { return registry ? registry->entityTitle(entity.feed, f) : f.name; });
    return title.isEmpty() ? entity.id : title;
}

} // namespace citywall
