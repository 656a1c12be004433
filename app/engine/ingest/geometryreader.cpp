// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/geometryreader.h"

#include "sdk/reason.h"

#include <QCoreApplication>

#include <ogr_geometry.h>

#include <algorithm>

namespace citywall {

namespace {

constexpr const char *missing = Reason::marked("position missing");
constexpr const char *zero = Reason::marked("position is 0, 0");
constexpr const char *malformed = Reason::marked("position is not a number");
constexpr const char *outOfRange = Reason::marked("position out of range");

constexpr const char *malformedText = Reason::marked("position is no well-known text");
constexpr const char *notLine = Reason::marked("position is neither a point nor a line");

constexpr qsizetype rememberedTexts = 5000;

double median(std::vector<double> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

Result<GeometryReader> GeometryReader::make(const GeometryRule &rule, const QStringList &columns)
{
    GeometryReader reader;
    reader.m_rule = rule;
    reader.m_first = columns.indexOf(rule.column.isEmpty() ? rule.longitude : rule.column);
    reader.m_second = columns.indexOf(rule.latitude);
    Result<Datum> datum = Datum::fromName(rule.datum);
    if (!datum)
        return datum.error();
    reader.m_datum = std::move(*datum);
    return reader;
}

GeometryReader::Read GeometryReader::read(const Record &record) const
{
    switch (m_rule.kind) {
    case GeometryRule::Kind::None:
        return {};
    case GeometryRule::Kind::Point:
        return readPoint(record.cells[size_t(m_first)], record.cells[size_t(m_second)]);
    case GeometryRule::Kind::Polyline:
    case GeometryRule::Kind::Wkt: {
        const QByteArray &text = record.cells[size_t(m_first)];
        if (const auto known = m_known.constFind(text); known != m_known.cend())
            return *known;
        if (m_known.size() >= rememberedTexts)
            m_known.clear();
        return *m_known.insert(text, m_rule.kind == GeometryRule::Kind::Wkt ? readWkt(text) : readPolyline(text));
    }
    case GeometryRule::Kind::GeoJson:
        break;
    }
    Read read { record.geometry, record.geometry.isEmpty() ? missing : nullptr };
    for (GeoPoint &p : read.line)
        if (!read.problem)
            read.problem = toWgs84(p);
    return read;
}

GeometryReader::Read GeometryReader::readPoint(const QByteArray &longitude, const QByteArray &latitude) const
{
    const QByteArray x = longitude.trimmed();
    const QByteArray y = latitude.trimmed();
    if (x.isEmpty() || y.isEmpty())
        return { {}, missing };
    bool xOk = false;
    bool yOk = false;
    GeoPoint p { x.toDouble(&xOk), y.toDouble(&yOk) };
    if (!xOk || !yOk)
        return { {}, malformed };
    if (p.longitudeDegrees == 0 && p.latitudeDegrees == 0)
        return { {}, zero };
    const char *problem = toWgs84(p);
    return { problem ? GeoLine() : GeoLine { p }, problem };
}

GeometryReader::Read GeometryReader::readPolyline(const QByteArray &text) const
{
    Read read;
    for (GeoPoint p : polylineFromText(text, m_rule.cutAt))
        if (!toWgs84(p))
            read.line += p;
    if (m_rule.outlierMeters > 0)
        dropOutliers(read.line, m_rule.outlierMeters);
    if (m_rule.spikeMeters > 0)
        dropSpikes(read.line, m_rule.spikeMeters);
    if (read.line.isEmpty())
        read.problem = missing;
    return read;
}

GeometryReader::Read GeometryReader::readWkt(const QByteArray &text) const
{
    if (text.trimmed().isEmpty())
        return { {}, missing };
    CPLPushErrorHandler(CPLQuietErrorHandler);
    OGRGeometry *made = nullptr;
    const OGRErr error = OGRGeometryFactory::createFromWkt(text.constData(), nullptr, &made);
    CPLPopErrorHandler();
    const std::unique_ptr<OGRGeometry> parsed(made);
    if (error != OGRERR_NONE || !parsed)
        return { {}, malformedText };
    Read read;
    switch (wkbFlatten(parsed->getGeometryType())) {
    case wkbPoint:
        if (!parsed->IsEmpty())
            read.line += GeoPoint { parsed->toPoint()->getX(), parsed->toPoint()->getY() };
        break;
    case wkbLineString:
        for (const OGRPoint &p : parsed->toLineString())
            read.line += GeoPoint { p.getX(), p.getY() };
        break;
    default:
        return { {}, notLine };
    }
    read.problem = read.line.isEmpty() ? missing : nullptr;
    for (GeoPoint &p : read.line)
        if (!read.problem)
            read.problem = toWgs84(p);
    return read;
}

const char *GeometryReader::toWgs84(GeoPoint &p) const { return m_datum.toWgs84(p) ? nullptr : outOfRange; }

GeoLine polylineFromText(QByteArrayView text, qsizetype cutAt)
{
    GeoLine line;
    const bool cut = cutAt > 0 && text.size() >= cutAt;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype blank = QByteArrayView(text).indexOf(' ', at);
        const qsizetype end = blank < 0 ? text.size() : blank;
        const QByteArrayView pair = text.sliced(at, end - at);
        const qsizetype comma = pair.indexOf(',');
        at = end + 1;
        if (comma < 0 || (cut && blank < 0))
            continue;
        bool latitudeOk = false;
        bool longitudeOk = false;
        const double latitude = pair.first(comma).toDouble(&latitudeOk);
        const double longitude = pair.sliced(comma + 1).toDouble(&longitudeOk);
        if (latitudeOk && longitudeOk)
            line += GeoPoint { longitude, latitude };
    }
    return line;
}

void dropOutliers(GeoLine &line, double meters)
{
    if (line.size() < 3)
        return;
    std::vector<double> longitudes;
    std::vector<double> latitudes;
    for (const GeoPoint &p : std::as_const(line)) {
        longitudes.push_back(p.longitudeDegrees);
        latitudes.push_back(p.latitudeDegrees);
    }
    const GeoPoint middle { median(std::move(longitudes)), median(std::move(latitudes)) };
    line.removeIf([&](const GeoPoint &p) { return distanceMeters(p, middle) > meters; });
}

void dropSpikes(GeoLine &line, double meters)
{
    for (qsizetype i = 1; i + 1 < line.size();) {
        const double through = distanceMeters(line[i - 1], line[i]) + distanceMeters(line[i], line[i + 1]);
        const double straight = distanceMeters(line[i - 1], line[i + 1]);
        if (through - straight > meters && through > spikeRatio * straight)
            line.removeAt(i);
        else
            ++i;
    }
}

} // namespace citywall
