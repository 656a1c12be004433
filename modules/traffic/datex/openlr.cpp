// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "datex/openlr.h"

#include "sdk/reason.h"

#include <cmath>
#include <numeric>

namespace citywall::traffic::datex {

using namespace Qt::StringLiterals;

namespace {

constexpr double mostOffsetMeters = 15'000'000; ///< no road is longer: half around the Earth, between two points
constexpr double noMeters = std::numeric_limits<double>::quiet_NaN();

/// A reference as it is told, in whichever form.
struct Reference {
    GeoLine points;            ///< location reference points
    std::vector<double> legs;  ///< metres along the road from each to the next; NaN = not told
    double begins = 0;         ///< share of the first leg that does not belong to the place
    double ends = 0;           ///< share of the last leg that does not
    bool isPoint = false;      ///< a place at the begin, after its offset
    bool hasOwn = false;       ///< coordinates are told that are the place itself:
    GeoPoint own;
};

GeoPoint between(GeoPoint a, GeoPoint b, double share)
{
    return { std::lerp(a.longitudeDegrees, b.longitudeDegrees, share), std::lerp(a.latitudeDegrees, b.latitudeDegrees, share) };
}

/// Offsets are shorter than the leg that they lie on; others are none.
double shareOf(double offset, double leg)
{
    const double share = offset / leg;
    return share > 0 && share < 1 ? share : 0;
}

OpenLrPlace placeOf(Reference reference)
{
    OpenLrPlace place;
    GeoLine &points = reference.points;
    if (reference.hasOwn) {
        place.point = reference.own;
        place.isExact = true;
    }
    if ((reference.hasOwn && !reference.own.isValid()) || !std::ranges::all_of(points, &GeoPoint::isValid)) {
        place = {};
        place.fault = Reason::phrase("impossible coordinates");
    }
    if (place.isExact || !place.fault.isEmpty())
        return place;
    if (points.size() < 2)
        return place;
    if (reference.isPoint) {
        place.point = between(points[0], points[1], reference.begins);
        return place;
    }
    const bool overlap = points.size() == 2 && reference.begins + reference.ends >= 1;
    const double begins = overlap ? 0 : reference.begins;
    const double ends = overlap ? 0 : reference.ends;
    // Both are shares of legs as they were.
    const GeoPoint first = between(points[0], points[1], begins);
    const GeoPoint last = between(points[points.size() - 1], points[points.size() - 2], ends);
    points.first() = first;
    points.last() = last;
    place.meters = std::accumulate(reference.legs.begin(), reference.legs.end(), 0.) - begins * reference.legs.front()
        - ends * reference.legs.back();
    place.line = points;
    return place;
}

/// A location reference point. @returns the metres to the next one; NaN = not told
double readReferencePoint(Document &document, GeoPoint &point)
{
    double meters = noMeters;
    document.below([&] {
        if (document.name() == "latitude"_L1)
            point.latitudeDegrees = document.number();
        else if (document.name() == "longitude"_L1)
            point.longitudeDegrees = document.number();
        else if (document.name() == "openlrDistanceToNextLRPoint"_L1)
            meters = document.number();
        else
            return false;
        return true;
    });
    return meters > 0 && meters <= mostOffsetMeters ? meters : noMeters;
}

/// The bytes of a reference, from one to the next. Whoever reads has seen that there are enough.
class Bytes
{
public:
    explicit Bytes(const QByteArray &bytes) : m_bytes(bytes) { }
    int next() { return uchar(m_bytes[m_at++]); }
    GeoPoint absolute() ///< 24 bits each
    {
        const auto degrees = [this] {
            int steps = next() << 16;
            steps |= next() << 8;
            steps |= next();
            steps = steps >= 1 << 23 ? steps - (1 << 24) : steps;
            return (steps - 0.5 * ((steps > 0) - (steps < 0))) * 360 / (1 << 24);
        };
        const double longitude = degrees();
        return { longitude, degrees() };
    }
    GeoPoint after(GeoPoint before) ///< 16 bits each, in decamicrodegrees
    {
        const auto degrees = [this] {
            int steps = next() << 8;
            steps |= next();
            return qint16(steps) / 1e5;
        };
        const double longitude = before.longitudeDegrees + degrees();
        return { longitude, before.latitudeDegrees + degrees() };
    }

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
};

double legFrom(int interval) { return (interval + 0.5) * 58.6; } ///< metres; the middle of one of 256
double shareFrom(int interval) { return (interval + 0.5) / 256; } ///< of a leg; the middle of one of 256

Reference pointAlong(const QByteArray &bytes)
{
    Bytes read(bytes);
    read.next();
    Reference reference;
    reference.isPoint = true;
    reference.points = { read.absolute() };
    read.next(); // attributes of the road: two bytes
    read.next();
    reference.legs = { legFrom(read.next()) };
    reference.points.append(read.after(reference.points.first()));
    read.next();
    read.next();
    if (bytes.size() == 17 || bytes.size() == 21) // others begin at their first point
        reference.begins = shareFrom(read.next());
    return reference;
}

Reference lineIn(const QByteArray &bytes)
{
    constexpr int positive = 0x40; // flags beside the last bearing: an offset follows
    constexpr int negative = 0x20;
    Bytes read(bytes);
    read.next();
    Reference reference;
    reference.points = { read.absolute() };
    read.next();
    int flags = read.next();
    const qsizetype others = (bytes.size() - 9) / 7; // seven bytes each, and up to two offsets
    for (qsizetype i = 0; i < others; ++i) {
        reference.legs.push_back(legFrom(read.next()));
        reference.points.append(read.after(reference.points.last()));
        read.next();
        flags = read.next();
    }
    qsizetype left = bytes.size() - 9 - 7 * others;
    if ((flags & positive) && left-- > 0)
        reference.begins = shareFrom(read.next());
    if ((flags & negative) && left-- > 0)
        reference.ends = shareFrom(read.next());
    return reference;
}

} // namespace

OpenLrPlace openLrFrom(const QString &base64)
{
    constexpr int versionBits = 0x07;
    constexpr int attributes = 0x08; // flags of the header
    constexpr int point = 0x20;
    constexpr int area = 0x50;
    const auto decoded = QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray bytes = decoded ? *decoded : QByteArray();
    const int header = bytes.isEmpty() ? 0 : uchar(bytes[0]);
    OpenLrPlace unreadable;
    unreadable.fault = Reason::phrase("OpenLR that cannot be read");
    if ((header & versionBits) != 3 || (header & area) != 0)
        return unreadable;
    if (header & point) {
        if ((header & attributes) == 0 && bytes.size() == 7) {
            Reference reference;
            const QByteArray coordinates = bytes.sliced(1);
            reference.hasOwn = true;
            reference.own = Bytes(coordinates).absolute();
            return placeOf(reference);
        }
        const bool isAlong = bytes.size() == 16 || bytes.size() == 17 || bytes.size() == 20 || bytes.size() == 21;
        return (header & attributes) != 0 && isAlong ? placeOf(pointAlong(bytes)) : unreadable;
    }
    return (header & attributes) != 0 && bytes.size() >= 16 && (bytes.size() - 9) % 7 <= 2 ? placeOf(lineIn(bytes)) : unreadable;
}

OpenLrPlace readOpenLr(Document &document)
{
    if (document.name().startsWith("openlrBinary"_L1))
        return openLrFrom(document.text(Limits::textCharacters));
    if (document.name().startsWith("openlrArea"_L1) || document.name().startsWith("openlrExtendedArea"_L1)) {
        document.skip();
        return {};
    }
    OpenLrPlace binary;
    Reference reference;
    reference.isPoint = document.name().contains("Point"_L1);
    double positiveMeters = 0;
    double negativeMeters = 0;
    bool cut = false;
    document.below([&] {
        const QStringView name = document.name();
        if (name == "openlrLocationReferencePoint"_L1 || name == "openlrLastLocationReferencePoint"_L1) {
            GeoPoint point;
            const double meters = readReferencePoint(document, point);
            cut |= reference.points.size() >= Limits::linePoints;
            if (!cut) {
                reference.points.append(point);
                reference.legs.push_back(meters);
            }
        } else if (name == "openlrPositiveOffset"_L1) {
            positiveMeters = document.number();
        } else if (name == "openlrNegativeOffset"_L1) {
            negativeMeters = document.number();
        } else if (name == "openlrCoordinate"_L1 || name == "openlrCoordinates"_L1) { // not of a reference point
            reference.hasOwn = true;
            readReferencePoint(document, reference.own);
        } else if (name.startsWith("openlrBinary"_L1)) {
            binary = openLrFrom(document.text(Limits::textCharacters));
        } else {
            return name == "oppositeDirection"_L1 && document.skip();
        }
        return true;
    });
    if (reference.points.isEmpty() && !reference.hasOwn)
        return binary;
    if (cut) {
        OpenLrPlace refused;
        refused.fault = Reason::phrase("line with too many points");
        return refused;
    }
    // As many legs as gaps; one that is not told is as long as it is straight.
    reference.legs.resize(size_t(std::max<qsizetype>(1, reference.points.size() - 1)), noMeters);
    for (qsizetype i = 1; i < reference.points.size(); ++i) {
        double &leg = reference.legs[size_t(i - 1)];
        leg = std::isnan(leg) ? distanceMeters(reference.points[i - 1], reference.points[i]) : leg;
    }
    reference.begins = shareOf(positiveMeters, reference.legs.front());
    reference.ends = shareOf(negativeMeters, reference.legs.back());
    return placeOf(reference);
}

} // namespace citywall::traffic::datex
