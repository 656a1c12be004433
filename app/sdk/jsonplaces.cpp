// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/jsonplaces.h"

#include "sdk/jsonreader.h"
#include "sdk/reason.h"

#include <array>

namespace citywall {

namespace {

const char *readCoordinates(JsonReader &reader, GeoLine &line, qsizetype mostPoints, bool &nested)
{
    const char *fault = reader.atArray() ? nullptr : Reason::marked("coordinates is not an array");
    if (fault) {
        reader.skip();
        return fault;
    }
    std::array<double, 3> single {};
    int numbers = 0;
    line.clear();
    reader.readArray([&] {
        if (reader.atArray()) {
            nested = true;
            GeoPoint point;
            if (const char *problem = readPosition(reader, point))
                fault = problem;
            else if (line.size() >= mostPoints)
                fault = Reason::marked("geometry has too many points");
            else
                line.append(point);
        } else {
            const double number = reader.readNumber();
            if (numbers < 3)
                single[size_t(numbers)] = number;
            ++numbers;
        }
    });
    if (!fault && numbers > 0) {
        const GeoPoint point { single[0], single[1] };
        if (nested || numbers < 2 || numbers > 3 || !point.isValid())
            return Reason::marked("impossible coordinates");
        line.append(point);
    }
    return fault;
}

} // namespace

const char *readGeometry(JsonReader &reader, GeoLine &line, qsizetype mostPoints)
{
    if (reader.atNull()) {
        reader.skip();
        return nullptr;
    }
    if (!reader.atObject()) {
        reader.skip();
        return Reason::marked("geometry is not an object");
    }
    std::string type;
    const char *fault = nullptr;
    bool nested = false;
    reader.readObject([&](std::string_view key) {
        if (key == "type") {
            type = reader.peekString();
            reader.skip();
        } else if (key == "coordinates") {
            if (const char *problem = readCoordinates(reader, line, mostPoints, nested))
                fault = problem;
        } else {
            reader.skip();
        }
    });
    if (type != "Point" && type != "LineString")
        return Reason::marked("geometry is neither Point nor LineString");
    if (fault)
        return fault;
    if (nested != (type == "LineString") || line.size() < (nested ? 2 : 1))
        return Reason::marked("geometry without enough coordinates");
    return nullptr;
}

const char *readPosition(JsonReader &reader, GeoPoint &point)
{
    if (!reader.atArray()) {
        reader.skip();
        return Reason::marked("position is not an array");
    }
    int numbers = 0;
    reader.readArray([&] {
        const double number = reader.readNumber();
        if (numbers == 0)
            point.longitudeDegrees = number;
        else if (numbers == 1)
            point.latitudeDegrees = number;
        ++numbers;
    });
    return numbers >= 2 && numbers <= 3 && point.isValid() ? nullptr : Reason::marked("impossible coordinates");
}

} // namespace citywall
