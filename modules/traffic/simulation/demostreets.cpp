// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/demostreets.h"

#include "sdk/dice.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace citywall::traffic {

namespace {

constexpr int lines = 8; ///< each way, where no street is known

GeoPoint between(GeoPoint a, GeoPoint b, double share)
{
    return { std::lerp(a.longitudeDegrees, b.longitudeDegrees, share), std::lerp(a.latitudeDegrees, b.latitudeDegrees, share) };
}

std::vector<DemoStreet> straightStreets(const Simulation &city)
{
    // The middle half of the bounds, which is town rather than country.
    const GeoBox &box = city.bounds;
    std::vector<DemoStreet> streets;
    for (int i = 0; i < 2 * lines; ++i) {
        const double share = 0.25 + 0.5 * (i / 2 + 0.5) / lines;
        const auto corner = [&](double along) {
            const double x = i % 2 == 0 ? along : share;
            const double y = i % 2 == 0 ? share : along;
            return GeoPoint { std::lerp(box.westDegrees, box.eastDegrees, x), std::lerp(box.southDegrees, box.northDegrees, y) };
        };
        streets.push_back({ QStringLiteral("Simulated street %1").arg(i + 1), { corner(0.25), corner(0.75) }, 0 });
    }
    return streets;
}

} // namespace

GeoPoint DemoStreet::at(double meters) const
{
    double left = std::clamp(meters, 0., lengthMeters);
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        const double length = distanceMeters(line[i], line[i + 1]);
        if (left <= length)
            return between(line[i], line[i + 1], length > 0 ? left / length : 0);
        left -= length;
    }
    return line.last();
}

GeoLine DemoStreet::piece(double from, double to) const
{
    GeoLine course { at(from) };
    double passed = 0;
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        if (passed > from && passed < to)
            course.append(line[i]);
        passed += distanceMeters(line[i], line[i + 1]);
    }
    course.append(at(to));
    return course;
}

DemoStreets DemoStreets::fromJson(const QByteArray &json, const Simulation &city)
{
    DemoStreets result;
    const QJsonObject document = QJsonDocument::fromJson(json).object();
    for (const QJsonValue value : document.value(u"streets").toArray()) {
        const QJsonObject object = value.toObject();
        DemoStreet street { object.value(u"name").toString(), {}, 0 };
        for (const QJsonValue point : object.value(u"line").toArray())
            street.line.append({ point[0].toDouble(), point[1].toDouble() });
        if (street.line.size() > 1 && city.bounds.contains(street.line.first()) && city.bounds.contains(street.line.last()))
            result.streets.push_back(std::move(street));
    }
    result.attribution = document.value(u"attribution").toString();
    if (result.streets.empty()) {
        result.streets = straightStreets(city);
        result.attribution = QStringLiteral("made up by Citywall, nobody observed it");
    }
    for (DemoStreet &street : result.streets)
        street.lengthMeters = lengthMeters(street.line);
    return result;
}

std::vector<DemoPlace> demoPlaces(const Simulation &city, quint64 stream, int count, double apartMeters)
{
    constexpr double townMeters = 3200;     // at such a distance from the centre a third of the density remains
    constexpr double mostMeters = 9000;
    constexpr double metersPerDegree = 111195.1;
    constexpr quint64 tries = 4000;
    std::vector<DemoPlace> places;
    const double squeeze = std::cos(city.center.latitudeDegrees * std::numbers::pi / 180);
    for (quint64 i = 0; i < tries && int(places.size()) < count; ++i) {
        const quint64 hash = dice::mix(city.seed, stream, i);
        const double far = std::min(mostMeters, -townMeters * std::log(1 - dice::uniform(hash)) + 400);
        const double turn = 2 * std::numbers::pi * dice::uniform(dice::mix(hash, 1));
        DemoPlace place;
        place.centerMeters = far;
        place.position = { city.center.longitudeDegrees + far * std::cos(turn) / metersPerDegree / squeeze,
                           city.center.latitudeDegrees + far * std::sin(turn) / metersPerDegree };
        const int area = city.areas && city.areas->count() > 0 ? city.areas->at(place.position) : -1;
        const bool inside = city.areas && city.areas->count() > 0 ? area >= 0 : city.bounds.contains(place.position);
        const bool apart = std::ranges::all_of(
            places, [&](const DemoPlace &other) { return distanceMeters(other.position, place.position) >= apartMeters; });
        if (!inside || !apart)
            continue;
        if (area >= 0)
            place.areaName = city.areas->areas()[area].name;
        places.push_back(std::move(place));
    }
    return places;
}

double bell(double hour, double center, double width)
{
    const double d = (hour - center) / width;
    return std::exp(-0.5 * d * d);
}

double hourOf(UtcTime time, const QTimeZone &zone) { return time.toDateTime(zone).time().msecsSinceStartOfDay() / 3'600'000.; }

} // namespace citywall::traffic
