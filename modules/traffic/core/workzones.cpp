// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workzones.h"

#include <cmath>
#include <numbers>

namespace citywall::traffic {

namespace {

constexpr double reachMeters = 60;
constexpr double metersPerDegree = 111195.1;

/// In a plane that is true near `origin`.
QPointF flat(GeoPoint p, GeoPoint origin)
{
    return { (p.longitudeDegrees - origin.longitudeDegrees) * metersPerDegree
                 * std::cos(origin.latitudeDegrees * std::numbers::pi / 180),
             (p.latitudeDegrees - origin.latitudeDegrees) * metersPerDegree };
}

/// From the origin of the plane to the segment.
double distanceToOrigin(QPointF a, QPointF b)
{
    const QPointF way = b - a;
    const double squares = QPointF::dotProduct(way, way);
    const double share = squares > 0 ? std::clamp(-QPointF::dotProduct(a, way) / squares, 0., 1.) : 0;
    const QPointF nearest = a + share * way;
    return std::hypot(nearest.x(), nearest.y());
}

} // namespace

WorkZone workZoneOf(const Latest &entry, const FeedDictionary &dictionary, UtcTime now)
{
    WorkZone zone;
    zone.key = entry.key;
    zone.impact = dictionary.term(entry.values[ImpactField]);
    zone.lanesClosed = entry.value(LanesClosedField);
    zone.freshness = entry.freshness;
    const auto at = [&](size_t field) {
        const double seconds = entry.value(field);
        return std::isnan(seconds) ? UtcTime {} : entry.observed + Duration(std::llround(seconds) * 1000);
    };
    zone.begins = at(BeginsField);
    zone.ends = at(EndsField);
    if (zone.begins.isValid() && now < zone.begins)
        zone.state = WorkState::Planned;
    else if (zone.ends.isValid() && now >= zone.ends)
        zone.state = WorkState::Over;
    return zone;
}

int severityOf(const QString &impact)
{
    if (impact == u"all-lanes-closed")
        return 3;
    if (impact.startsWith(u"some-lanes-closed"))
        return 2;
    if (impact == u"all-lanes-open")
        return 0;
    return impact.isEmpty() || impact == u"unknown" ? -1 : 1;
}

std::optional<FeatureKey> linkUnder(const GeoLine &line, const FeedDictionary &network)
{
    const GeoPoint middle = midpoint(line);
    if (!middle.isValid())
        return {};
    std::optional<FeatureKey> nearest;
    double least = reachMeters;
    for (const Feature &feature : network.features) {
        for (qsizetype i = 0; i + 1 < feature.geometry.size(); ++i) {
            const double distance = distanceToOrigin(flat(feature.geometry[i], middle), flat(feature.geometry[i + 1], middle));
            if (distance < least) {
                least = distance;
                nearest = feature.key;
            }
        }
    }
    return nearest;
}

} // namespace citywall::traffic
