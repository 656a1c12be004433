// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/simulator/incidents.h"

#include "sdk/dice.h"

#include <algorithm>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

struct Category {
    const char16_t *id;
    const char16_t *title;
    const char16_t *agency;
    const char16_t *descriptions[3];
    double share;        // of all incidents
    int priority;
    double upgrade;      // probability that it is one priority higher
    bool onRoad;
    double blocking;     // mean share of the road it takes
    double injury;       // probability that someone is hurt
    double handlingMinutes; // median, from arrival to close
    // Calls by hour 0, 3, 6 … 21, relative; between them linear. Then the factor on Friday and Saturday nights.
    double hours[8];
    double weekendNight;
};

// Shares and rhythms follow what open police, fire and 911 data of large US cities commonly show.
constexpr Category categories[] = {
    { u"collision",
      u"Collision",
      u"Police",
      { u"Two vehicles, one lane blocked", u"Rear-end collision", u"Vehicle hit a parked car" },
      0.20,
      2,
      0.15,
      true,
      0.40,
      0.24,
      38,
      { 4, 2, 5, 10, 9, 13, 11, 7 },
      1.6 },
    { u"disabled vehicle",
      u"Disabled vehicle",
      u"Traffic Management",
      { u"Vehicle stopped in lane", u"Flat tyre on the shoulder", u"Bus out of service" },
      0.12,
      3,
      0,
      true,
      0.24,
      0,
      24,
      { 2, 2, 6, 11, 9, 12, 9, 4 },
      1 },
    { u"road hazard",
      u"Road hazard",
      u"Traffic Management",
      { u"Debris in the lane", u"Signal dark", u"Burst water main" },
      0.04,
      2,
      0,
      true,
      0.28,
      0,
      42,
      { 3, 3, 7, 9, 9, 9, 7, 4 },
      1 },
    { u"fire",
      u"Fire",
      u"Fire Department",
      { u"Kitchen fire", u"Smoke from a building", u"Vehicle on fire" },
      0.05,
      1,
      0,
      false,
      0.30,
      0.08,
      52,
      { 6, 4, 4, 6, 8, 10, 12, 9 },
      1 },
    { u"medical",
      u"Medical emergency",
      u"Fire Department",
      { u"Person collapsed", u"Difficulty breathing", u"Fall with injury" },
      0.27,
      2,
      0.45,
      false,
      0,
      0,
      31,
      { 6, 4, 6, 11, 12, 11, 10, 8 },
      1.1 },
    { u"assault",
      u"Assault",
      u"Police",
      { u"Fight reported", u"Person threatened", u"Person attacked" },
      0.09,
      2,
      0.5,
      false,
      0,
      0.45,
      34,
      { 9, 4, 3, 6, 9, 11, 13, 13 },
      1.8 },
    { u"robbery",
      u"Robbery",
      u"Police",
      { u"Phone taken by force", u"Store robbed", u"Vehicle taken by force" },
      0.03,
      1,
      0,
      false,
      0,
      0.15,
      44,
      { 10, 5, 2, 4, 8, 10, 13, 14 },
      1.4 },
    { u"burglary",
      u"Burglary",
      u"Police",
      { u"Door forced", u"Alarm at a shop", u"Garage broken into" },
      0.04,
      2,
      0.1,
      false,
      0,
      0,
      46,
      { 7, 7, 6, 9, 9, 9, 9, 8 },
      1 },
    { u"theft",
      u"Theft",
      u"Police",
      { u"Bicycle stolen", u"Parcel stolen", u"Shoplifting" },
      0.10,
      3,
      0,
      false,
      0,
      0,
      30,
      { 4, 2, 3, 8, 12, 13, 11, 7 },
      1.1 },
    { u"disturbance",
      u"Disturbance",
      u"Police",
      { u"Loud party", u"Crowd in the street", u"Neighbours quarrel" },
      0.06,
      3,
      0.1,
      false,
      0,
      0,
      22,
      { 12, 6, 2, 3, 5, 7, 12, 15 },
      2.2 },
};

constexpr double meanOfDay = 292;
// Monday … Sunday
constexpr double dayFactors[] = { 0.95, 0.96, 0.97, 1.0, 1.09, 1.08, 0.95 };

double hourWeight(const Category &category, int dayOfWeek, double hour)
{
    const int slot = int(hour / 3) % 8;
    const double weight = std::lerp(category.hours[slot], category.hours[(slot + 1) % 8], hour / 3 - std::floor(hour / 3));
    const bool night = (dayOfWeek >= 5 && hour >= 20 && dayOfWeek < 7) || (dayOfWeek >= 6 && hour < 4);
    return weight * (night ? category.weekendNight : 1);
}

Duration seconds(double s) { return Duration(qint64(std::round(s)) * 1000); }

double logNormal(quint64 hash, double median, double sigma, double least, double most)
{
    return std::clamp(median * std::exp(sigma * dice::normal(hash)), least, most);
}

} // namespace

IncidentModel::IncidentModel(const RoadNetwork &roads, QTimeZone zone, quint64 seed)
    : m_roads(roads), m_zone(std::move(zone)), m_seed(dice::mix(seed, 0x1ACC1DE7))
{
    // Vehicles: wide, fast roads carry more of them. People: near the centre, and not on expressways or the lake drive.
    constexpr double vehicles[] = { 2.6, 1.6, 1.2, 0.9, 0.5 };
    constexpr double people[] = { 0, 0, 1.0, 1.0, 1.1 };
    double road = 0;
    double place = 0;
    for (const RoadLink &link : roads.links) {
        const double km = link.lengthMeters / 1000;
        const double near = std::exp(-link.centerDistanceMeters / 4000);
        m_roadWeights.push_back(road += km * vehicles[int(link.roadClass)] * (0.6 + 1.6 * near));
        m_placeWeights.push_back(place += km * people[int(link.roadClass)] * (0.5 + 2.5 * near));
    }
}

IncidentModel::Day IncidentModel::day(QDate date) const
{
    {
        const QMutexLocker lock(&m_mutex);
        if (const Day known = m_days.value(date))
            return known;
    }
    const Day made = std::make_shared<const std::vector<Incident>>(make(date));
    const QMutexLocker lock(&m_mutex);
    if (m_days.size() > 30)
        m_days.clear();
    return m_days.emplace(date, made).value();
}

std::vector<const Incident *> IncidentModel::touching(TimeRange range, Duration after, std::vector<Day> &keep) const
{
    std::vector<const Incident *> found;
    const QDate last = range.end.toDateTime(m_zone).date();
    for (QDate date = (range.begin - longestIncident - after).toDateTime(m_zone).date(); date <= last; date = date.addDays(1)) {
        keep.push_back(day(date));
        for (const Incident &incident : *keep.back()) {
            if (incident.received < range.end && incident.closed + after >= range.begin)
                found.push_back(&incident);
        }
    }
    return found;
}

std::vector<Incident> IncidentModel::make(QDate date) const
{
    const quint64 stream = dice::mix(m_seed, quint64(date.toJulianDay()));
    const double mean = meanOfDay * dayFactors[date.dayOfWeek() - 1];
    const int count = std::max(0, int(std::round(mean + std::sqrt(mean) * dice::normal(stream))));
    const UtcTime midnight = UtcTime::fromDateTime(date.startOfDay(m_zone));
    std::vector<Incident> incidents;
    incidents.reserve(size_t(count));
    for (int i = 0; i < count; ++i)
        incidents.push_back(makeOne(date, i, midnight));
    std::ranges::stable_sort(incidents, {}, &Incident::received);
    int number = 0;
    for (Incident &incident : incidents)
        incident.id = u"SIM-%1-%2"_s.arg(date.toString(u"yyyyMMdd")).arg(++number, 4, 10, QLatin1Char('0'));
    return incidents;
}

Incident IncidentModel::makeOne(QDate date, int number, UtcTime midnight) const
{
    const quint64 stream = dice::mix(m_seed, quint64(date.toJulianDay()), quint64(number) + 1000);
    const auto roll = [stream](quint64 what) { return dice::mix(stream, what); };
    double share = dice::uniform(roll(1));
    const Category *category = std::begin(categories);
    while (share >= category->share && category + 1 != std::end(categories))
        share -= (category++)->share;

    Incident incident;
    incident.category = QString::fromUtf16(category->id);
    incident.agency = QString::fromUtf16(category->agency);
    incident.priority = std::max(1, category->priority - (dice::uniform(roll(2)) < category->upgrade ? 1 : 0));
    incident.description = QString::fromUtf16(category->descriptions[roll(3) % 3]);
    if (dice::uniform(roll(4)) < category->injury)
        incident.injured = 1 + int(dice::uniform(roll(5)) * dice::uniform(roll(6)) * 4);
    if (incident.injured > 0 && dice::uniform(roll(7)) < 0.015) {
        incident.killed = 1;
        --incident.injured;
    }
    if (incident.injured + incident.killed > 0)
        incident.priority = 1;
    if (category->blocking > 0 && (category->onRoad || dice::uniform(roll(8)) < 0.35))
        incident.blocking = std::clamp(category->blocking * (0.5 + dice::uniform(roll(9))) + 0.08 * incident.injured, 0.08, 0.75);
    place(incident, roll(10), category->onRoad);
    incident.name = u"%1, %2"_s.arg(QString::fromUtf16(category->title), m_roads.links[incident.link].feature.name);

    // The hour by rejection against the category's profile (at most 64 throws; the last stands).
    double hour = 0;
    for (quint64 attempt = 0; attempt < 64; ++attempt) {
        hour = 24 * dice::uniform(roll(100 + 2 * attempt));
        if (34 * dice::uniform(roll(101 + 2 * attempt)) < hourWeight(*category, date.dayOfWeek(), hour))
            break;
    }
    const double urgency = incident.priority == 1 ? 0.62 : incident.priority == 2 ? 1 : 1.6;
    const double arrival = DispatchTrial::isOn(date) ? 1 - DispatchTrial::arrivalGain : 1;
    const double handled = DispatchTrial::isOn(date) ? 1 - DispatchTrial::handlingGain : 1;
    incident.received = midnight + seconds(hour * 3600);
    incident.dispatched = incident.received + seconds(arrival * logNormal(roll(20), 105 * urgency, 0.45, 20, 1500));
    incident.onScene = incident.dispatched + seconds(arrival * logNormal(roll(21), 440 * std::sqrt(urgency), 0.38, 90, 3000));
    const double handling = category->handlingMinutes * (1 + 0.25 * (incident.injured + 2 * incident.killed));
    incident.closed = incident.onScene + seconds(handled * logNormal(roll(22), handling * 60, 0.5, 480, 4 * 3600));
    return incident;
}

void IncidentModel::place(Incident &incident, quint64 hash, bool onRoad) const
{
    const std::vector<double> &weights = onRoad ? m_roadWeights : m_placeWeights;
    const double at = dice::uniform(dice::mix(hash, 1)) * weights.back();
    const auto found = std::ranges::upper_bound(weights, at);
    incident.link = quint32(std::min<size_t>(size_t(found - weights.begin()), weights.size() - 1));
    incident.linkShare = dice::uniform(dice::mix(hash, 2));
    const RoadLink &link = m_roads.links[incident.link];
    incident.position = m_roads.along(link, incident.linkShare);
    if (!onRoad) { // in a block beside the street
        const QPointF center = m_roads.toMeters(incident.position);
        const QPointF off { 110 * dice::normal(dice::mix(hash, 3)), 110 * dice::normal(dice::mix(hash, 4)) };
        const GeoPoint beside = m_roads.toDegrees(center + off);
        if (m_roads.bounds.contains(beside))
            incident.position = beside;
    }
    // Five decimals, a metre: what a dispatcher's map gives.
    incident.position = { std::round(incident.position.longitudeDegrees * 1e5) / 1e5,
                          std::round(incident.position.latitudeDegrees * 1e5) / 1e5 };
    const QString &cross = incident.linkShare < 0.5 ? link.fromStreet : link.toStreet;
    const QString &other = cross.isEmpty() ? (incident.linkShare < 0.5 ? link.toStreet : link.fromStreet) : cross;
    incident.address = other.isEmpty() ? link.feature.name : u"%1 near %2"_s.arg(link.feature.name, other);
}

} // namespace citywall
