// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feedpreview.h"

#include "sdk/services.h"

namespace citywall {

namespace {

QRectF boxAround(GeoBox box)
{
    if (box.isEmpty())
        return {};
    constexpr double least = FeedPreview::leastExtentDegrees;
    const GeoPoint middle = box.center();
    if (box.eastDegrees - box.westDegrees < least) {
        box.westDegrees = middle.longitudeDegrees - least / 2;
        box.eastDegrees = middle.longitudeDegrees + least / 2;
    }
    if (box.northDegrees - box.southDegrees < least) {
        box.southDegrees = middle.latitudeDegrees - least / 2;
        box.northDegrees = middle.latitudeDegrees + least / 2;
    }
    return { box.westDegrees, box.southDegrees, box.eastDegrees - box.westDegrees, box.northDegrees - box.southDegrees };
}

} // namespace

void FeedPreview::setColor(const QColor &color)
{
    if (color == m_color)
        return;
    m_color = color;
    paint();
    Q_EMIT colorChanged();
}

void FeedPreview::paint()
{
    for (MapPoint &point : m_shown)
        point.color = m_color.rgba();
    m_points.setPoints(m_shown);
}

int FeedPreview::show(const QString &title, const QList<DecodedObservation> &observations)
{
    m_title = title;
    m_shown.clear();
    m_ringed.clear();
    GeoBox all;
    GeoBox inside;
    const City *city = services().city;
    for (const DecodedObservation &o : observations) {
        const GeoPoint position { o.longitude, o.latitude };
        if (!position.isValid())
            continue;
        MapPoint point;
        point.key = quint32(m_shown.size());
        point.position = position;
        point.label = o.name.isEmpty() ? o.id : o.name;
        m_shown.append(point);
        all.extend(position);
        if (city && city->bounds.contains(position))
            inside.extend(position);
    }
    if (m_shown.size() <= mostRinged)
        for (const MapPoint &point : std::as_const(m_shown))
            m_ringed.append(QVariant::fromValue(point.position.toCoordinate()));
    m_box = boxAround(inside.isEmpty() ? all : inside);
    paint();
    Q_EMIT changed();
    return int(m_shown.size());
}

} // namespace citywall

#include "moc_feedpreview.cpp"
