// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulatedemissions.h"

#include "core/emissions.h"
#include "core/simulatedsource.h"
#include "sdk/dice.h"

#include <algorithm>
#include <cmath>

namespace citywall::environment {

namespace {

using namespace Qt::StringLiterals;

enum EmissionStream : quint64 { Wobble = 300, Failure, Load };

/// One substance that a point is measured for.
struct Outlet {
    QString substance;
    double permit;     ///< µg/m³
    double share;      ///< of the permit, on the mean
    double gasPerHour; ///< m³ of waste gas; 0 = an open site, which has no flow
};

/// Dust at a boundary as cities commonly limit it; for works China's ultra-low limits of coal-fired plants (dust 10, SO₂ 35,
/// NOx 50 mg/m³).
const std::vector<Outlet> &outletsOf(EmitterKind kind)
{
    static const std::vector<Outlet> site { { u"PM10"_s, 150, 0.42, 0 } };
    static const std::vector<Outlet> works { { u"NOx"_s, 50'000, 0.68, 240'000 },
                                             { u"PM"_s, 10'000, 0.4, 240'000 },
                                             { u"SO₂"_s, 35'000, 0.5, 240'000 } };
    return kind == EmitterKind::Construction ? site : works;
}

struct Point {
    SimulatedPlace place;
    EmitterKind kind;
};

/// Beside the place, in its area: other instruments of the made-up city stand there.
GeoPoint aside(const SimulatedPlace &place, const Simulation &city)
{
    constexpr double degrees = 0.008; // about 900 m
    const GeoPoint p = place.position;
    for (quint64 attempt = 0; attempt < 16; ++attempt) {
        const double angle = 2 * M_PI * dice::uniform(dice::mix(place.stream, attempt, 9));
        const GeoPoint moved { p.longitudeDegrees + degrees * std::cos(angle) / std::cos(p.latitudeDegrees * M_PI / 180),
                               p.latitudeDegrees + degrees * std::sin(angle) };
        if (city.bounds.contains(moved) && (!city.areas || city.areas->at(moved) == city.areas->at(p)))
            return moved;
    }
    return p;
}

class EmissionSimulator : public SimulatedSource
{
public:
    EmissionSimulator(const FeedDescriptor &feed, const Simulation &city) : SimulatedSource(feed, city.zone), m_air(city)
    {
        for (const SimulatedPlace &place : simulatedPlaces(city, u"sim-site"_s, 5))
            m_points.push_back({ place, EmitterKind::Construction });
        for (const SimulatedPlace &place : simulatedPlaces(city, u"sim-works"_s, 4))
            m_points.push_back({ place, EmitterKind::Enterprise });
        for (Point &point : m_points)
            point.place.position = aside(point.place, city);
    }

protected:
    std::vector<FeatureRecord> features(bool described) const override
    {
        std::vector<FeatureRecord> all;
        for (const Point &point : m_points) {
            for (const Outlet &outlet : outletsOf(point.kind))
                all.push_back(featureOf(point, outlet, described));
        }
        return all;
    }
    void observe(UtcTime time, const SimulatedMoment &at, DecodedBatch &batch) const override
    {
        quint32 feature = 0;
        for (const Point &point : m_points) {
            const bool silent = SimulatedAir::isSilent(point.place, at);
            for (const Outlet &outlet : outletsOf(point.kind)) {
                if (!silent)
                    batch.observations.push_back({ feature, time, {}, valuesOf(point, outlet, at), {} });
                ++feature;
            }
        }
    }

private:
    static FeatureRecord featureOf(const Point &point, const Outlet &outlet, bool described)
    {
        FeatureRecord feature { point.place.id + u':' + outlet.substance, {}, {}, {} };
        if (!described)
            return feature;
        const bool site = point.kind == EmitterKind::Construction;
        const QString name = (site ? u"Simulated site, "_s : u"Simulated works, "_s) + point.place.name;
        feature.name = u"%1 · %2"_s.arg(name, outlet.substance);
        feature.geometry = { point.place.position };
        feature.properties = { { u"site"_s, point.place.id },
                               { u"siteName"_s, name },
                               { u"kind"_s, site ? u"construction"_s : u"enterprise"_s },
                               { u"substance"_s, outlet.substance } };
        return feature;
    }

    std::array<float, maximumFields> valuesOf(const Point &point, const Outlet &outlet, const SimulatedMoment &at) const
    {
        const quint64 stream = dice::mix(point.place.stream, quint64(&outlet - outletsOf(point.kind).data()));
        const double wobble = dice::smooth(dice::mix(stream, Wobble), at.seconds, 3 * 3600.0);
        double share = outlet.share;
        if (point.kind == EmitterKind::Construction) {
            const bool working = !at.weekend() && at.hour >= 7 && at.hour < 18;
            const double wind = m_air.wind(at).metersPerSecond;
            share *= (working ? 1.1 + 0.5 * wobble : 0.35 + 0.1 * wobble) * (0.7 + 0.02 * wind * wind);
        } else {
            share *= 1 + 0.22 * wobble + 0.1 * dice::smooth(dice::mix(stream, Load), at.seconds, 26 * 3600.0);
            if (dice::uniform(dice::mix(stream, quint64(at.seconds / 14'400), Failure)) < 0.012)
                share *= 2; // for four hours
        }
        share *= 1 + 0.05 * dice::normal(dice::mix(stream, quint64(at.seconds)));
        const double concentration = std::round(std::max(0.01, share) * outlet.permit);
        const double massFlow = outlet.gasPerHour > 0 ? concentration * 1e-9 * outlet.gasPerHour / 3600 : unknown;
        return { float(concentration), float(massFlow), float(outlet.permit), float(unknown) };
    }

    const SimulatedAir m_air;
    std::vector<Point> m_points;
};

} // namespace

PayloadSourcePtr makeEmissionSimulator(const FeedDescriptor &feed, const Simulation &city)
{
    return std::make_shared<EmissionSimulator>(feed, city);
}

} // namespace citywall::environment
