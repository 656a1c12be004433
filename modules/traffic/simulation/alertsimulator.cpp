// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/alertsimulator.h"

#include "gtfs/alertdecoder.h"
#include "gtfsrealtime.pb.h"
#include "sdk/dice.h"
#include "sdk/observationjson.h"

namespace citywall::traffic {

namespace {

constexpr quint64 alertStream = 0xA1E27;
constexpr quint64 alertPlaces = 7; ///< so many alerts at once at most

struct Disruption {
    const char *header; ///< %1: the route
    const char *description;
    int effect; ///< numbers of the GTFS Realtime reference
    int cause;
    int severity;
};

constexpr std::array<Disruption, 6> disruptions {
    { { "%1: buses are delayed", "Buses run up to 15 minutes late because of heavy traffic.", 3, 2, 3 },
      { "%1: diversion around road works", "Stops between the closed junctions are not served; use the temporary stops.", 4, 10,
        3 },
      { "%1: fewer buses than planned", "Every third bus does not run because of a shortage of vehicles.", 2, 3, 2 },
      { "%1: stop moved", "The stop has been moved 80 metres along the street.", 9, 9, 2 },
      { "%1: no service", "No bus runs on a part of the route because of a police operation.", 1, 11, 4 },
      { "%1: lift out of order", "The lift at the interchange is being repaired.", 11, 3, 2 } }
};

void setText(gtfs::TranslatedString &text, const QString &english)
{
    auto *translation = text.add_translation();
    translation->set_text(english.toStdString());
    translation->set_language("en");
}

} // namespace

AlertSimulator::AlertSimulator(const Simulation &city, DemoStreets streets, FeedDescriptor feed)
    : m_seed(dice::mix(city.seed, alertStream)), m_streets(std::move(streets)), m_feed(std::move(feed))
{
}

QByteArray AlertSimulator::payload(TimeRange range, Duration step, bool) const
{
    UtcTime newest;
    for (UtcTime time = firstInstant(range.begin, step); !range.isEmpty() && time < range.end; time = time + step)
        newest = time;
    if (!newest.isValid() || m_streets.streets.empty())
        return {};
    gtfs::FeedMessage message;
    message.mutable_header()->set_gtfs_realtime_version("2.0");
    message.mutable_header()->set_incrementality(0);
    message.mutable_header()->set_timestamp(quint64(newest.milliseconds / 1000));
    for (quint64 place = 0; place < alertPlaces; ++place) {
        const quint64 slot = dice::mix(m_seed, place);
        // In each of its turns a place has one alert, for the first part of the turn.
        const double turnSeconds = 3600 * (6 + 18 * dice::uniform(dice::mix(slot, 1)));
        const double passed = double(newest.milliseconds) / 1000 + turnSeconds * dice::uniform(dice::mix(slot, 2));
        const double turn = std::floor(passed / turnSeconds);
        const quint64 own = dice::mix(slot, 3, quint64(turn));
        const double since = passed - turn * turnSeconds;
        const double lasts = turnSeconds * (0.25 + 0.5 * dice::uniform(dice::mix(own, 1)));
        if (since >= lasts)
            continue;
        const DemoStreet &street = m_streets.streets[size_t(dice::mix(own, 2) % m_streets.streets.size())];
        const Disruption &what = disruptions[size_t(dice::mix(own, 3) % disruptions.size())];
        gtfs::FeedEntity &entity = *message.add_entity();
        entity.set_id(QStringLiteral("SIM-ALERT-%1-%2").arg(place + 1).arg(qint64(turn)).toStdString());
        gtfs::Alert &alert = *entity.mutable_alert();
        // Whole minutes, so that times read like a plan.
        const auto minute = [&](double secondsFromNow) {
            return quint64(std::llround((double(newest.milliseconds) / 1000 + secondsFromNow) / 60)) * 60;
        };
        alert.add_active_period()->set_start(minute(-since));
        alert.mutable_active_period(0)->set_end(minute(lasts - since));
        alert.add_informed_entity()->set_route_id(street.name.toStdString());
        alert.set_effect(what.effect);
        alert.set_cause(what.cause);
        alert.set_severity_level(what.severity);
        setText(*alert.mutable_header_text(), QString::fromLatin1(what.header).arg(street.name));
        setText(*alert.mutable_description_text(), QString::fromLatin1(what.description));
    }
    const std::string bytes = message.SerializeAsString();
    const DecodedBatch batch = gtfs::alertDecoder({})(QByteArrayView(bytes.data(), qsizetype(bytes.size())), newest);
    return batch.observations.empty() ? QByteArray() : toObservationJson(batch, m_feed);
}

} // namespace citywall::traffic
