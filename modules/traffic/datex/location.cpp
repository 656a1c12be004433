// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "datex/location.h"

#include "datex/openlr.h"
#include "sdk/reason.h"

namespace citywall::traffic::datex {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostRoads = 20;
constexpr double jointMeters = 100; ///< between the end of a piece of an itinerary and the begin of the next

/// The longest of several lines so far, of pieces that follow each other.
struct Longest {
    GeoLine line;
    double meters = 0; ///< how long it is, along the road
};

/// What a location tells while it is read.
struct Told {
    Longest exact;
    Longest openLr; ///< straight between points
    GeoPoint openLrPoint;
    bool isOpenLrPointExact = false;
    GeoPoint from; ///< ends of a piece
    GeoPoint to;
    GeoPoint point;
    GeoPoint display;
    QStringList names;
    QStringList numbers;
    QString description;
    QString fault;
    QString coded; ///< why it is no place for who has no table or map of the codes
};

enum class Axes { LatitudeFirst, LongitudeFirst, Unknown };

Axes axesOf(const QString &system)
{
    if (system.contains("CRS84"_L1))
        return Axes::LongitudeFirst;
    static constexpr std::array known { "4326"_L1, "4258"_L1, "WGS"_L1, "ETRS89"_L1 };
    const bool isKnown = system.isEmpty()
        || std::ranges::any_of(known, [&](QLatin1StringView k) { return system.contains(k, Qt::CaseInsensitive); });
    return isKnown ? Axes::LatitudeFirst : Axes::Unknown;
}

/// The element that holds latitude and longitude, or the one that holds it.
GeoPoint readPoint(Document &document)
{
    GeoPoint point;
    document.below([&] {
        if (document.name() == "latitude"_L1)
            point.latitudeDegrees = document.number();
        else if (document.name() == "longitude"_L1)
            point.longitudeDegrees = document.number();
        else
            return document.name() == "openlrCoordinates"_L1 && document.skip();
        return true;
    });
    return point;
}

/// @throws Refused
GeoLine lineFrom(const QString &text, qsizetype dimension, Axes axes)
{
    if (axes == Axes::Unknown)
        throw Refused { Reason::phrase("coordinates in another reference system") };
    GeoLine line;
    std::array<double, 3> tuple {};
    qsizetype place = 0;
    for (const QStringView part : QStringView(text).split(u' ', Qt::SkipEmptyParts)) {
        bool isNumber = false;
        tuple[size_t(place)] = part.toDouble(&isNumber);
        if (!isNumber)
            throw Refused { Reason::phrase("impossible coordinates") };
        if (++place < dimension)
            continue;
        place = 0;
        const bool turned = axes == Axes::LongitudeFirst;
        const GeoPoint point { tuple[turned ? 0 : 1], tuple[turned ? 1 : 0] };
        if (!point.isValid())
            throw Refused { Reason::phrase("impossible coordinates") };
        if (line.size() >= Limits::linePoints)
            throw Refused { Reason::phrase("line with too many points") };
        line.append(point);
    }
    if (place != 0 || line.isEmpty())
        throw Refused { Reason::phrase("impossible coordinates") };
    return line;
}

/// A piece more of an itinerary, or the same stretch told in another way.
void addLine(Longest &to, const GeoLine &line, double meters)
{
    const double joint = to.line.size() > 1 && line.size() > 1 ? distanceMeters(to.line.last(), line.first()) : jointMeters + 1;
    const bool follows = joint <= jointMeters && joint < distanceMeters(to.line.first(), line.first());
    if (follows && to.line.size() + line.size() <= Limits::linePoints) {
        to.line += to.line.last() == line.first() ? line.sliced(1) : line;
        to.meters += joint + meters;
    } else if (to.line.isEmpty() || meters > to.meters) {
        to = { line, meters };
    }
}

void addLine(Longest &to, const GeoLine &line) { addLine(to, line, lengthMeters(line)); }

void addEnds(Told &told)
{
    if (!told.from.isValid() || !told.to.isValid())
        return;
    addLine(told.exact, { told.from, told.to });
    told.from = told.to = {};
}

void readLine(Document &document, Told &told)
{
    const Axes axes = axesOf(document.attribute("srsName"_L1));
    const QString dimension = document.attribute("srsDimension"_L1);
    document.children([&] {
        const bool commas = document.name() == "coordinates"_L1; // lat,lon lat,lon
        if (!commas && document.name() != "posList"_L1)
            return false;
        const QString own = document.attribute("srsDimension"_L1);
        // A number has some 25 characters at most.
        QString text = document.text(Limits::linePoints * 80).simplified();
        if (commas)
            text.replace(u',', u' ');
        try {
            addLine(told.exact, lineFrom(text, own == "3"_L1 || (own.isEmpty() && dimension == "3"_L1) ? 3 : 2, axes));
        } catch (const Refused &refused) {
            told.fault = refused.reason;
        }
        return true;
    });
}

void addOpenLr(Told &told, const OpenLrPlace &place)
{
    if (!place.fault.isEmpty())
        told.fault = place.fault;
    if (!place.line.isEmpty()) {
        addLine(told.openLr, place.line, place.meters);
    } else if (!told.openLrPoint.isValid()) {
        told.openLrPoint = place.point;
        told.isOpenLrPointExact = place.isExact;
    }
}

/// An end of a line, or a place for display, of which nothing is said if it is nowhere.
GeoPoint readOptionalPoint(Document &document)
{
    const Document::Place where = document.here();
    const GeoPoint point = readPoint(document);
    const bool isTold = !std::isnan(point.latitudeDegrees) || !std::isnan(point.longitudeDegrees);
    if (isTold && !point.isValid())
        document.rejectPart(Reason::phrase("impossible coordinates"), where);
    return point;
}

bool readPart(Document &document, Told &told)
{
    const QStringView name = document.name();
    if (told.coded.isEmpty() && name.startsWith("alertC"_L1))
        told.coded = Reason::phrase("location only as Alert-C codes");
    else if (told.coded.isEmpty() && name.startsWith("openlr"_L1))
        told.coded = Reason::phrase("location only as OpenLR of no line or point");
    if (name == "gmlLineString"_L1) {
        readLine(document, told);
    } else if (name.startsWith("openlr"_L1)) {
        addOpenLr(told, readOpenLr(document));
    } else if (name == "gmlMultiPolygon"_L1 || name == "gmlPolygon"_L1) {
        document.skip();
    } else if (name == "from"_L1 || name == "linearCoordinatesStartPoint"_L1) {
        told.from = readOptionalPoint(document);
        addEnds(told);
    } else if (name == "to"_L1 || name == "linearCoordinatesEndPoint"_L1) {
        told.to = readOptionalPoint(document);
        addEnds(told);
    } else if (name == "pointCoordinates"_L1) {
        const GeoPoint point = readPoint(document);
        if (!told.point.isValid())
            told.point = point;
        if (!point.isValid())
            told.fault = Reason::phrase("impossible coordinates");
    } else if (name == "coordinatesForDisplay"_L1 || name == "locationForDisplay"_L1) {
        told.display = readOptionalPoint(document);
    } else if (name == "roadName"_L1 || name == "roadNumber"_L1) {
        QStringList &list = name == "roadName"_L1 ? told.names : told.numbers;
        if (const QString road = document.words(); !road.isEmpty() && !list.contains(road) && list.size() < mostRoads)
            list.append(road);
    } else if (name == "locationDescription"_L1) {
        told.description = document.words();
    } else {
        return false;
    }
    return true;
}

} // namespace

double lengthOf(const Location &location)
{
    return std::isnan(location.meters) ? lengthMeters(location.geometry) : location.meters;
}

Location readLocation(Document &document)
{
    Told told;
    document.below([&] { return readPart(document, told); });
    Location location { {}, told.names.isEmpty() ? told.numbers : told.names, told.description, {} };
    if (told.exact.line.size() > 1) {
        location.geometry = told.exact.line;
    } else if (told.point.isValid()) {
        location.geometry = { told.point };
    } else if (!told.exact.line.isEmpty()) {
        location.geometry = told.exact.line;
    } else if (!told.openLr.line.isEmpty()) {
        location.geometry = told.openLr.line;
        location.meters = told.openLr.meters;
        location.isApproximate = true;
    } else if (told.openLrPoint.isValid()) {
        location.geometry = { told.openLrPoint };
        location.isApproximate = !told.isOpenLrPointExact;
    } else if (told.from.isValid() || told.to.isValid()) {
        location.geometry = { told.from.isValid() ? told.from : told.to };
    } else if (told.display.isValid()) {
        location.geometry = { told.display };
    } else {
        location.fault = told.fault.isEmpty() ? told.coded : told.fault;
    }
    return location;
}

} // namespace citywall::traffic::datex
