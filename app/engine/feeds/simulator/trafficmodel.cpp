// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/simulator/trafficmodel.h"

#include "sdk/dice.h"

#include <algorithm>
#include <array>

namespace citywall {

namespace {

struct ClassProfile {
    double night;    // density shares: at 3 at night …
    double plateau;  // … more during the day …
    double morning;  // … and more at the peaks
    double evening;
    double capacityVehiclesPerHour; // of a lane (HCM: basic freeway 2,000–2,400; signalised arterials 600–1,000)
};

// By RoadClass.
constexpr std::array<ClassProfile, 5> profiles { { { 0.03, 0.13, 0.40, 0.46, 2100 },
                                                   { 0.04, 0.15, 0.34, 0.40, 1500 },
                                                   { 0.06, 0.18, 0.25, 0.31, 900 },
                                                   { 0.06, 0.17, 0.21, 0.27, 750 },
                                                   { 0.05, 0.14, 0.15, 0.20, 600 } } };

constexpr double leastStreetMeters = 5000; ///< of a street whose signals are retimed
constexpr qint64 freshWorkdays = 30;       ///< before a timing plan ages
constexpr double mostRatio = 0.98;         ///< of free flow, which signals do not exceed
const QTime retimingHour(4, 0);

constexpr double leastDensity = 0.02;
constexpr double mostDensity = 0.93;

double bell(double hour, double center, double width)
{
    const double d = (hour - center) / width;
    return std::exp(-0.5 * d * d);
}

// 0 → 1 between a and b, level outside, smooth between.
double ramp(double x, double a, double b)
{
    const double t = std::clamp((x - a) / (b - a), 0., 1.);
    return t * t * (3 - 2 * t);
}

struct Rhythm { // of the city at one instant
    double plateau;
    double morning;
    double evening;
};

Rhythm rhythmAt(const QDateTime &local)
{
    const double hour = local.time().msecsSinceStartOfDay() / 3'600'000.;
    const int day = local.date().dayOfWeek();
    if (day >= 6) // flat: one broad wave in the afternoon, a later night
        return { 0.85 * ramp(hour, 7, 12) * (1 - 0.75 * ramp(hour, 18, 24)) + 0.18 * (1 - ramp(hour, 0, 4)), 0,
                 0.30 * bell(hour, 15.5, 2.6) };
    const double friday = day == 5 ? 1 : 0;
    const double daytime = ramp(hour, 5, 8.5) * (1 - 0.85 * ramp(hour, 18.5, 23.5)) + 0.10 * (1 - ramp(hour, 0, 3));
    return { daytime, (day == 1 ? 0.94 : 1 - 0.10 * friday) * bell(hour, 7.9, 1.05),
             (0.96 + 0.10 * friday) * bell(hour, 17.1 - 0.5 * friday, 1.45 + 0.3 * friday) };
}

/// Working days from Monday 1970-01-05 to the day, or to the Friday before a weekend.
qint64 workdaysTo(QDate day)
{
    const qint64 days = QDate(1970, 1, 5).daysTo(day);
    const qint64 weeks = (days >= 0 ? days : days - 6) / 7;
    return weeks * 5 + std::min<qint64>(days - weeks * 7, 4);
}

size_t turnOf(qint64 workday, size_t streets)
{
    const auto count = qint64(streets);
    return size_t((workday % count + count) % count);
}

} // namespace

SignalProgramme::SignalProgramme(const RoadNetwork &roads, QTimeZone zone, quint64 seed)
    : m_zone(std::move(zone)), m_linkCount(roads.links.size())
{
    struct Candidate {
        double meters = 0;
        bool signalised = true;
        std::vector<quint32> links;
    };
    std::map<QString, Candidate> candidates;
    for (quint32 i = 0; i < roads.links.size(); ++i) {
        const RoadLink &link = roads.links[i];
        Candidate &candidate = candidates[link.feature.name];
        candidate.meters += link.lengthMeters;
        candidate.signalised = candidate.signalised && link.roadClass > RoadClass::Trunk;
        candidate.links.push_back(i);
    }
    for (auto &[name, candidate] : candidates) {
        if (candidate.signalised && candidate.meters >= leastStreetMeters && !name.isEmpty())
            m_streets.push_back({ name, std::move(candidate.links) });
    }
    const quint64 order = dice::mix(seed, 0x516AA1);
    std::ranges::stable_sort(m_streets, {}, [&](const Street &street) { return dice::mix(order, street.links.front()); });
}

std::optional<SignalProgramme::Retiming> SignalProgramme::on(QDate day) const
{
    if (m_streets.empty() || day.dayOfWeek() >= 6)
        return {};
    const Street &street = m_streets[turnOf(workdaysTo(day), m_streets.size())];
    return Retiming { street.name, UtcTime::fromDateTime(QDateTime(day, retimingHour, m_zone)), street.links };
}

std::vector<double> SignalProgramme::factors(UtcTime time) const
{
    std::vector<double> factors(m_linkCount, 1);
    if (m_streets.empty())
        return factors;
    const QDateTime local = time.toDateTime(m_zone);
    const qint64 today = workdaysTo(local.date());
    const bool awaited = local.date().dayOfWeek() < 6 && local.time() < retimingHour; // today's turn is yet to come
    const auto turns = qint64(m_streets.size());
    const qint64 fresh = std::min(freshWorkdays, turns / 2);
    for (size_t street = 0; street < m_streets.size(); ++street) {
        const qint64 age = qint64(turnOf(today - (awaited ? 1 : 0) - qint64(street), m_streets.size())); // in working days
        const double left = age <= fresh ? 1 : double(turns - age) / double(turns - fresh);
        for (const quint32 link : m_streets[street].links)
            factors[link] = 1 + gain * left;
    }
    return factors;
}

TrafficModel::TrafficModel(const RoadNetwork &roads, const IncidentModel &incidents, QTimeZone zone, quint64 seed)
    : m_roads(roads), m_incidents(incidents), m_signals(roads, zone, seed), m_zone(std::move(zone)),
      m_seed(dice::mix(seed, 0x72AFF1C))
{
}

std::vector<LinkState> TrafficModel::at(UtcTime time) const
{
    const QDateTime local = time.toDateTime(m_zone);
    const Rhythm rhythm = rhythmAt(local);
    const std::vector<float> jam = incidentDensity(time);
    const std::vector<double> retimed = m_signals.factors(time);
    const double minutes = double(time.milliseconds) / 60'000;
    const double cityOfDay = 1 + 0.04 * dice::smooth(dice::mix(m_seed, 7), minutes, 24 * 60);

    std::vector<LinkState> states(m_roads.links.size());
    for (size_t i = 0; i < states.size(); ++i) {
        const RoadLink &link = m_roads.links[i];
        const ClassProfile &profile = profiles[size_t(link.roadClass)];
        const quint64 own = dice::mix(m_seed, i + 1);
        const double near = 0.78 + 0.45 * std::exp(-link.centerDistanceMeters / 4500);
        // Some links are the bottlenecks of their road, most are not.
        const double u = dice::uniform(own);
        const double constant = (0.62 + 0.5 * u + 0.45 * u * u * u * u) * near * cityOfDay;
        const double morning = rhythm.morning * (0.62 + 0.38 * link.inbound);
        const double evening = rhythm.evening * (0.66 - 0.34 * link.inbound);
        double x =
            profile.night + constant * (profile.plateau * rhythm.plateau + profile.morning * morning + profile.evening * evening);
        const double busy = 0.25 + rhythm.plateau;
        x *= 1
            + busy * (0.13 * dice::smooth(dice::mix(own, 1), minutes, 38) + 0.10 * dice::smooth(dice::mix(own, 2), minutes, 171));
        x += 0.008 * dice::smooth(dice::mix(own, 3), minutes, 6);
        // A queue adds less where the road is full already.
        x += double(jam[i]) * (1 - 0.6 * x);
        x = std::clamp(x, leastDensity, mostDensity);
        const double freeFlow = link.freeFlowMetersPerSecond;
        const double speed = freeFlow * std::max(1 - x, std::min(retimed[i] * (1 - x), mostRatio));
        // q = k_j x v with k_j = 4 q_max / v_f, per lane; v as it was before signals were retimed, which brings no vehicles.
        states[i] = { speed, 4 * profile.capacityVehiclesPerHour * x * (1 - x) * link.lanes, false };

        // A detector falls silent in one of a hundred of its own six-hour shifts, for two to six hours.
        const double shift = (minutes + 360 * dice::uniform(dice::mix(own, 4))) / 360;
        const quint64 silence = dice::mix(own, 5, quint64(qint64(std::floor(shift))));
        states[i].silent =
            dice::uniform(silence) < 0.015 && shift - std::floor(shift) < 0.33 + 0.67 * dice::uniform(dice::mix(silence, 1));
    }
    return states;
}

std::vector<float> TrafficModel::incidentDensity(UtcTime time) const
{
    std::vector<float> density(m_roads.links.size(), 0);
    std::vector<IncidentModel::Day> keep;
    for (const Incident *incident : m_incidents.touching({ time, time + Duration(1) }, recovery, keep)) {
        if (incident->blocking <= 0)
            continue;
        const RoadLink &road = m_roads.links[incident->link];
        const double openMinutes =
            std::chrono::duration<double, std::ratio<60>>(std::min(time, incident->closed) - incident->received).count();
        const double afterMinutes = std::chrono::duration<double, std::ratio<60>>(time - incident->closed).count();
        // The shock wave runs backwards at about a metre a second, 15–20 km/h being usual on expressways at its fastest.
        const bool fast = road.roadClass <= RoadClass::Trunk;
        const double reach = std::min((fast ? 350 : 220) + openMinutes * (fast ? 75 : 26), fast ? 4200. : 1500.);
        const double fade = afterMinutes <= 0 ? 1 : std::exp(-afterMinutes / 22) * (1 - ramp(afterMinutes, 70, 110));
        const double strength = incident->blocking * (1 - std::exp(-openMinutes / 7)) * fade;
        const QPointF at = m_roads.toMeters(incident->position);
        const QPointF travel = road.to - road.from;
        const double span = std::max(1., std::hypot(travel.x(), travel.y()));
        for (size_t i = 0; i < m_roads.links.size(); ++i) {
            const RoadLink &link = m_roads.links[i];
            const QPointF offset = link.middle - at;
            const bool sameStreet = link.street == road.street;
            const double size = sameStreet ? reach : reach * 0.45;
            if (std::abs(offset.x()) > size + 600 || std::abs(offset.y()) > size + 600)
                continue;
            const double distance = std::max(0., std::hypot(offset.x(), offset.y()) - link.lengthMeters / 2);
            if (distance >= size && i != incident->link)
                continue;
            double share = 1;
            if (i != incident->link) {
                const QPointF heading = link.to - link.from;
                const double along =
                    QPointF::dotProduct(heading, travel) / (span * std::max(1., std::hypot(heading.x(), heading.y())));
                const double ahead = QPointF::dotProduct(offset, travel) / span; // metres downstream
                if (sameStreet && road.oneway)
                    share = along < 0 ? 0.10 : ahead > 0 ? 0.12 : 0.95; // the other carriageway looks, downstream runs free
                else if (sameStreet)
                    share = 0.85;
                else
                    share = fast == (link.roadClass <= RoadClass::Trunk) ? 0.35 : 0.12; // who avoids it fills the next streets
                share *= 1 - ramp(distance, 0.35 * size, size);
            }
            density[i] =
                float(std::max(double(density[i]), strength * share) + 0.3 * std::min(double(density[i]), strength * share));
        }
    }
    return density;
}

} // namespace citywall
