// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/simulatedhospitals.h"

#include "simulator/chance.h"

namespace citywall::healthcare {

using namespace Qt::StringLiterals;

namespace {

constexpr int sites = 12;
constexpr double hour = 3600'000;

struct House {
    const char16_t *name; // not translated: what is simulated is the same in every language
    int medicalSurgical, adultIcu, pediatrics, pediatricIcu, neonatalIcu, adultPsychiatric;
};
// Sizes as such houses commonly have; the names are made up.
constexpr House houses[sites] {
    { u"Simulated University", 520, 84, 60, 16, 30, 24 }, { u"Simulated General", 340, 48, 24, 0, 16, 30 },
    { u"Simulated County", 380, 60, 30, 8, 20, 40 },      { u"Simulated Children's", 40, 0, 180, 44, 48, 0 },
    { u"Simulated Memorial", 260, 32, 18, 0, 12, 20 },    { u"Simulated Community", 150, 18, 0, 0, 0, 12 },
    { u"Simulated Regional", 230, 30, 16, 0, 10, 0 },     { u"Simulated District", 120, 14, 0, 0, 0, 18 },
    { u"Simulated Lakeside", 190, 24, 12, 0, 8, 0 },      { u"Simulated Parkside", 170, 20, 10, 0, 0, 16 },
    { u"Simulated Riverside", 140, 16, 0, 0, 0, 0 },      { u"Simulated Hillside", 210, 26, 14, 0, 8, 22 },
};

// Share of occupied beds against the mean by day (Monday noon first) and the arrivals at emergency departments by three
// hours from midnight: full in midweek with planned admissions, empty on Sunday; busiest from noon to the evening.
constexpr std::array byDay { 0.000, 0.018, 0.026, 0.024, 0.010, -0.022, -0.030 };
constexpr std::array byThreeHours { 0.72, 0.48, 0.52, 1.05, 1.38, 1.32, 1.36, 1.10 };
constexpr double mondayFactor = 1.12;

GeoBox boxOf(const Simulation &city)
{
    if (!city.bounds.isEmpty())
        return city.bounds;
    GeoBox box;
    box.extend({ city.center.longitudeDegrees - 0.12, city.center.latitudeDegrees - 0.10 });
    box.extend({ city.center.longitudeDegrees + 0.12, city.center.latitudeDegrees + 0.10 });
    return box;
}

/// Mitchell's best candidate: of many places the one farthest from the hospitals so far, so that they spread over the city.
GeoPoint place(const Simulation &city, const GeoBox &box, const std::vector<SimulatedHospitals::Hospital> &so_far, quint64 stream)
{
    GeoPoint best;
    double farthest = -1;
    for (int found = 0, n = 0; found < 24 && n < 2000; ++n) {
        const GeoPoint p { std::lerp(box.westDegrees, box.eastDegrees, dice::uniform(dice::mix(stream, 2 * quint64(n)))),
                           std::lerp(box.southDegrees, box.northDegrees, dice::uniform(dice::mix(stream, 2 * quint64(n) + 1))) };
        if (city.areas && city.areas->count() > 0 && city.areas->at(p) < 0)
            continue;
        ++found;
        double nearest = std::numeric_limits<double>::infinity();
        for (const auto &other : so_far)
            nearest = std::min(nearest, distanceMeters(p, other.position));
        // The middle of town has more of them than its rim.
        const double score = std::min(nearest, 1e6) / (6000 + distanceMeters(p, city.center));
        if (score > farthest) {
            farthest = score;
            best = p;
        }
    }
    return best;
}

} // namespace

SimulatedHospitals::SimulatedHospitals(const Simulation &city) : m_seed(dice::mix(city.seed, 0x4EA17C)), m_zone(city.zone)
{
    const GeoBox box = boxOf(city);
    for (int i = 0; i < sites; ++i) {
        const House &house = houses[i];
        Hospital hospital;
        hospital.stream = dice::mix(m_seed, quint64(i) + 1);
        hospital.position = place(city, box, m_hospitals, dice::mix(hospital.stream, 0x91ACE));
        if (!hospital.position.isValid())
            continue; // the city has areas and none of them was hit
        hospital.id = u"sim-hospital-"_s + QString::number(i + 1).rightJustified(2, u'0');
        hospital.name = QString::fromUtf16(house.name);
        hospital.usual = 0.79 + 0.12 * dice::uniform(dice::mix(hospital.stream, 1));
        hospital.pace = 0.75 + 0.6 * dice::uniform(dice::mix(hospital.stream, 2));
        hospital.treatmentBeds = 6 + (house.medicalSurgical + house.pediatrics) / 12;
        const std::pair<QString, int> beds[] {
            { u"AdultICU"_s, house.adultIcu },       { u"PediatricICU"_s, house.pediatricIcu },
            { u"NeonatalICU"_s, house.neonatalIcu }, { u"MedicalSurgical"_s, house.medicalSurgical },
            { u"Pediatrics"_s, house.pediatrics },   { u"AdultPsychiatric"_s, house.adultPsychiatric }
        };
        for (const auto &[type, staffed] : beds) {
            if (staffed == 0)
                continue;
            const double own = 0.08 * (dice::uniform(dice::mix(hospital.stream, dice::hash(type))) - 0.5);
            hospital.beds.append({ type, staffed, hospital.usual + own });
            hospital.size += staffed;
        }
        m_hospitals.push_back(std::move(hospital));
    }
}

double SimulatedHospitals::hourOfWeek(UtcTime at) const
{
    const QDateTime local = at.toDateTime(m_zone);
    return (local.date().dayOfWeek() - 1) * 24 + local.time().msecsSinceStartOfDay() / hour;
}

double SimulatedHospitals::occupancy(const Hospital &hospital, UtcTime at) const
{
    const double hours = double(at.milliseconds) / hour;
    const double week = hourOfWeek(at);
    return around(byDay, week / 24 - 0.5) + 0.012 * std::cos((std::fmod(week, 24) - 11) / 12 * std::numbers::pi)
        + 0.055 * dice::smooth(dice::mix(hospital.stream, 3), hours, 62)
        + 0.018 * dice::smooth(dice::mix(hospital.stream, 4), hours, 9) + 0.025 * dice::smooth(dice::mix(m_seed, 5), hours, 130);
}

std::pair<int, int> SimulatedHospitals::beds(const Hospital &hospital, const Beds &beds, UtcTime at) const
{
    const double hours = double(at.milliseconds) / hour;
    const double weekend = hourOfWeek(at) >= 5 * 24 ? 0.97 : 1;
    const int staffed = int(std::ceil(beds.staffed * weekend));
    const double own = 0.03 * dice::smooth(dice::mix(hospital.stream, dice::hash(beds.type), 6), hours, 14);
    const double share = std::clamp(beds.usual + occupancy(hospital, at) + own, 0.3, 1.06);
    return { staffed, int(std::round(beds.staffed * share)) };
}

double SimulatedHospitals::arrivalsPerHour(const Hospital &hospital, UtcTime at) const
{
    const double week = hourOfWeek(at);
    return hospital.size / 52.0 * around(byThreeHours, week / 3) * (week < 24 ? mondayFactor : 1);
}

double SimulatedHospitals::waitSeconds(const Hospital &hospital, UtcTime at) const
{
    const double hours = double(at.milliseconds) / hour;
    const double rush = around(byThreeHours, (hourOfWeek(at) - 1.5) / 3); // queues follow arrivals
    const double fullness = hospital.usual + occupancy(hospital, at) - 0.86;
    const double minutes =
        25 * hospital.pace * rush * std::exp(4 * fullness + 0.3 * dice::smooth(dice::mix(hospital.stream, 7), hours, 5));
    return 60 * std::clamp(minutes, 4.0, 300.0);
}

SimulatedHospitals::Emergency SimulatedHospitals::emergency(const Hospital &hospital, UtcTime at) const
{
    const quint64 chance = dice::mix(hospital.stream, quint64(at.milliseconds), 8);
    const double wait = waitSeconds(hospital, at);
    // Decided every half hour, so that the state does not flicker.
    const qint64 halfHour = 1800'000;
    const double decided = waitSeconds(hospital, { at.milliseconds / halfHour * halfHour }) / 60;
    const double boarding = std::max(0.0, hospital.usual + occupancy(hospital, at) - 0.84) * hospital.size * 0.14;
    const double queue = arrivalsPerHour(hospital, at) * wait / 3600;
    return { std::round(wait * (1 + 0.04 * dice::normal(chance)) / 60) * 60,
             int(std::round(std::max(1.0, queue * (1 + 0.2 * dice::normal(dice::mix(chance, 1)))))),
             poisson(dice::mix(hospital.stream, quint64(at.milliseconds / halfHour), 9), boarding),
             decided > 105      ? u"closed"
                 : decided > 75 ? u"advisory"
                                : u"normal" };
}

SimulatedHospitals::Ambulances SimulatedHospitals::ambulances(const Hospital &hospital, UtcTime at) const
{
    const quint64 chance = dice::mix(hospital.stream, quint64(at.milliseconds), 10);
    const double perHour = 0.2 * arrivalsPerHour(hospital, at); // every fifth patient comes by ambulance
    const double wait = waitSeconds(hospital, at);
    const double offload = 60 * (8 + 0.22 * wait / 60 + dice::normal(chance));
    const bool closed = std::u16string_view(emergency(hospital, at).diversion) == u"closed";
    const qint64 hours = at.milliseconds / 3600'000; // arrivals of an hour do not change from report to report
    return { closed ? 0 : poisson(dice::mix(chance, 1), perHour * 0.3), poisson(dice::mix(chance, 2), perHour * offload / 3600),
             std::round(std::max(5 * 60.0, offload)),
             poisson(dice::mix(hospital.stream, quint64(hours), 11), closed ? 0.3 * perHour : perHour) };
}

SimulatedHospitals::Crowding SimulatedHospitals::crowding(const Hospital &hospital, UtcTime at) const
{
    const quint64 chance = dice::mix(hospital.stream, quint64(at.milliseconds / 1800'000), 12);
    const Emergency now = emergency(hospital, at);
    const double treated = 3 * arrivalsPerHour(hospital, at) * (1 + 0.1 * dice::normal(chance));
    const double longest = now.boarding == 0 ? 0 : 3600 * (1.5 + 0.8 * now.boarding * dice::uniform(dice::mix(chance, 1)));
    return { now.waiting + now.boarding + int(std::round(std::max(0.0, treated))),
             poisson(dice::mix(chance, 2), hospital.size / 900.0), std::round(longest / 60) * 60,
             std::round(now.waitSeconds * 1.15 / 60) * 60 };
}

} // namespace citywall::healthcare
