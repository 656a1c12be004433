// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/eventsimulator.h"

#include "core/roadevents.h"
#include "sdk/dice.h"
#include "sdk/observationjson.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace citywall::traffic {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 eventStream = 0xE7E275;
constexpr quint64 eventPlaces = 16; ///< so many events at once at most

/// In the words of DATEX II 3.
struct Happening {
    const char *type;
    const char *kind;
    const char *severity;
    const char *description;
    double mostMinutes; ///< that it lasts
    bool hasEnd;        ///< which is known
};
constexpr std::array<Happening, 7> happenings {
    { { "VehicleObstruction", "brokenDownVehicle", "low", "A car with a flat tyre stands in the right lane.", 45, false },
      { "VehicleObstruction", "brokenDownHeavyLorry", "medium", "A lorry stands across two lanes; a tow truck is on its way.", 90,
        false },
      { "GeneralObstruction", "shedLoad", "medium", "Timber lies on the road.", 60, false },
      { "EnvironmentalObstruction", "fallenTrees", "medium", "A tree has fallen across the kerb lane.", 120, false },
      { "InfrastructureDamageObstruction", "burstWaterMain", "high", "Water comes up through the road; it may give way.", 360,
        true },
      { "GeneralNetworkManagement", "trafficHeld", "low", "Traffic is held now and then while a crane lifts.", 40, true },
      { "NonWeatherRelatedRoadConditions", "oilOnRoad", "low", "Oil on the road over some hundred metres.", 60, false } }
};

float termIndex(QStringList &terms, const QString &word)
{
    if (!terms.contains(word))
        terms.append(word);
    return float(terms.indexOf(word));
}

} // namespace

EventSimulator::EventSimulator(const Simulation &city, DemoStreets streets, FeedDescriptor feed)
    : m_seed(dice::mix(city.seed, eventStream)), m_streets(std::move(streets)), m_feed(std::move(feed))
{
}

void EventSimulator::addEvent(DecodedBatch &batch, quint64 place, UtcTime time) const
{
    const quint64 slot = dice::mix(m_seed, place);
    // In each of its turns a place has one event, which begins somewhere in the first half of the turn.
    const double turnMinutes = 60 * (1.5 + 3 * dice::uniform(dice::mix(slot, 1)));
    const double minutes = double(time.milliseconds) / 60'000 + turnMinutes * dice::uniform(dice::mix(slot, 2));
    const double turn = std::floor(minutes / turnMinutes);
    const quint64 own = dice::mix(slot, 3, quint64(turn));
    const Happening &what = happenings[size_t(dice::mix(own, 1) % happenings.size())];
    const double begins = 0.5 * turnMinutes * dice::uniform(dice::mix(own, 2));
    const double lasts = std::min(0.5 * turnMinutes, what.mostMinutes * (0.4 + 0.6 * dice::uniform(dice::mix(own, 3))));
    const double passed = minutes - turn * turnMinutes;
    if (passed < begins || passed >= begins + lasts)
        return;
    const DemoStreet &street = m_streets.streets[size_t(dice::mix(own, 4) % m_streets.streets.size())];
    const double share = 0.05 + 0.9 * dice::uniform(dice::mix(own, 5));
    const auto fromNow = [&](double minute) { return float(std::round((minute - passed) * 60)); };
    FeatureRecord feature { u"SIM-EVENT-%1-%2"_s.arg(place + 1).arg(qint64(turn)),
                            street.name,
                            { street.at(share * street.lengthMeters) },
                            { { u"kinds"_s, QJsonArray { QString::fromLatin1(what.kind) } },
                              { u"road_names"_s, QJsonArray { street.name } },
                              { u"description"_s, QString::fromLatin1(what.description) } } };
    ObservationRecord record;
    record.feature = quint32(batch.features.size());
    record.phenomenonTime = time;
    record.values = { termIndex(batch.terms, QString::fromLatin1(what.type)),
                      termIndex(batch.terms, QString::fromLatin1(what.severity)), fromNow(begins),
                      what.hasEnd ? fromNow(begins + lasts) : ObservationRecord::nan };
    batch.features.push_back(std::move(feature));
    batch.observations.push_back(std::move(record));
}

QByteArray EventSimulator::payload(TimeRange range, Duration step, bool) const
{
    UtcTime newest;
    for (UtcTime time = firstInstant(range.begin, step); !range.isEmpty() && time < range.end; time = time + step)
        newest = time;
    if (!newest.isValid() || m_streets.streets.empty())
        return {};
    DecodedBatch batch;
    for (quint64 place = 0; place < eventPlaces; ++place)
        addEvent(batch, place, newest);
    return batch.observations.empty() ? QByteArray() : toObservationJson(batch, m_feed);
}

} // namespace citywall::traffic
