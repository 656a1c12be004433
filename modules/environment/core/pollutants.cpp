// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pollutants.h"

#include "core/ngsild.h"
#include "core/sensorthings.h"
#include "sdk/ngsibatch.h"
#include "sdk/observationjson.h"
#include "sdk/reason.h"

namespace citywall::environment {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Litres of a mole of ideal gas at 298.15 K and 101325 Pa: R T / p with R = 8.314462618 J/(mol K) (CODATA 2018).
constexpr double molarVolumeLitres = 8.314462618 * roomKelvin / 101.325;

FieldDescriptor number(const QString &id, const QString &metric) { return { id, FieldDescriptor::Kind::Number, metric }; }

FeedDescriptor feed(const QString &id, const QList<FieldDescriptor> &fields)
{
    FeedDescriptor made;
    made.id = id;
    made.fields = fields;
    made.staleAfter = stationLifetime.staleAfter;
    made.horizon = stationLifetime.horizon;
    made.makeDecoder = [described = made] { return observationJsonDecoder(described); };
    return made;
}

/// A feed of stations, which standards have payloads for.
FeedDescriptor stationFeed(const QString &id, const QList<FieldDescriptor> &fields)
{
    FeedDescriptor made = feed(id, fields);
    // An id that was an NGSI entity's may stand in SensorThings, but not the other way round.
    made.formats = { sensorThingsObservationFormat(id), sensorThingsFormat(id), ngsiVersion2(ngsiLdFormat(id)),
                     ngsiLdFormat(id) };
    return made;
}

constexpr size_t mostRefused = 1000; ///< of one payload that are told

/// Fills in the share of the permit where the publisher left it out.
Decoder ratioDecoder(Decoder inner)
{
    return [inner = std::move(inner)](QByteArrayView payload, UtcTime received) {
        DecodedBatch batch = inner(payload, received);
        const size_t refused =
            std::erase_if(batch.observations, [](const ObservationRecord &o) { return o.values[PermitField] < 0; });
        for (size_t i = 0; i < std::min(refused, mostRefused); ++i)
            batch.rejections.push_back({ Reason::phrase("permit of less than nothing"), 0, {} });
        for (ObservationRecord &o : batch.observations) {
            if (std::isnan(o.values[RatioField]) && o.values[PermitField] > 0)
                o.values[RatioField] = o.values[EmittedField] / o.values[PermitField];
        }
        return batch;
    };
}

} // namespace

PollutantField fieldOf(Pollutant pollutant)
{
    switch (pollutant) {
    case Pollutant::Pm25:
        return { particlesFeed, Pm25Field, u"environment.pm25"_s };
    case Pollutant::Pm10:
        return { particlesFeed, Pm10Field, u"environment.pm10"_s };
    case Pollutant::No2:
        return { gasesFeed, No2Field, u"environment.no2"_s };
    case Pollutant::O3:
        return { gasesFeed, O3Field, u"environment.o3"_s };
    case Pollutant::So2:
        return { gasesFeed, So2Field, u"environment.so2"_s };
    case Pollutant::Co:
        break;
    }
    return { gasesFeed, CoField, u"environment.co"_s };
}

double molarMass(Pollutant pollutant)
{
    switch (pollutant) {
    case Pollutant::No2:
        return 46.0055;
    case Pollutant::O3:
        return 47.9982;
    case Pollutant::So2:
        return 64.064;
    case Pollutant::Co:
        return 28.0101;
    case Pollutant::Pm25:
    case Pollutant::Pm10:
        break;
    }
    return unknown;
}

double partsPerBillion(Pollutant gas, double micrograms) { return micrograms * molarVolumeLitres / molarMass(gas); }

double microgramsPerCubicMeter(Pollutant gas, double ppb) { return ppb * molarMass(gas) / molarVolumeLitres; }

QList<FeedDescriptor> feeds()
{
    FeedDescriptor emissions =
        feed(emissionsFeed,
             { number(u"concentration"_s, u"environment.emitted"_s), number(u"massFlow"_s, u"environment.mass-flow"_s),
               number(u"permit"_s, u"environment.emitted"_s), number(u"ratio"_s, u"environment.permit-ratio"_s) });
    emissions.makeDecoder = [described = emissions] { return ratioDecoder(observationJsonDecoder(described)); };
    return { stationFeed(particlesFeed,
                         { number(u"pm25"_s, u"environment.pm25"_s), number(u"pm10"_s, u"environment.pm10"_s),
                           number(u"opticalCount"_s, u"environment.optical-count"_s) }),
             stationFeed(gasesFeed,
                         { number(u"no2"_s, u"environment.no2"_s), number(u"o3"_s, u"environment.o3"_s),
                           number(u"so2"_s, u"environment.so2"_s), number(u"co"_s, u"environment.co"_s) }),
             stationFeed(noiseFeed, { number(u"laeq"_s, u"environment.laeq"_s) }),
             stationFeed(weatherFeed,
                         { number(u"temperature"_s, u"environment.temperature"_s),
                           number(u"humidity"_s, u"environment.humidity"_s), number(u"windSpeed"_s, u"environment.wind-speed"_s),
                           number(u"windFrom"_s, u"environment.wind-from"_s) }),
             stationFeed(waterFeed, { number(u"stage"_s, u"environment.stage"_s) }),
             stationFeed(waterQualityFeed,
                         { number(u"pH"_s, u"environment.ph"_s), number(u"oxygen"_s, u"environment.oxygen"_s),
                           number(u"turbidity"_s, u"environment.turbidity"_s),
                           number(u"conductivity"_s, u"environment.conductivity"_s) }),
             stationFeed(waterTemperatureFeed, { number(u"temperature"_s, u"environment.water-temperature"_s) }),
             emissions };
}

QStringList stationFeeds()
{
    QStringList ids;
    for (const FeedDescriptor &described : feeds()) {
        if (described.id != emissionsFeed)
            ids << described.id;
    }
    return ids;
}

} // namespace citywall::environment
