// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/simulator/citysimulator.h"

#include <QJsonDocument>

#include <algorithm>

namespace citywall {

using namespace Qt::StringLiterals;

Result<std::shared_ptr<const CitySimulator>> CitySimulator::fromRoads(const QByteArray &geoJson, const SimulatorOptions &options)
{
    Result<RoadNetwork> roads = RoadNetwork::fromGeoJson(geoJson, options.center);
    if (!roads)
        return roads.error();
    if (!options.zone.isValid())
        return Error { u"The simulator needs the city's time zone"_s, {} };
    const std::shared_ptr<CitySimulator> city(new CitySimulator);
    city->m_roads = std::move(roads).value();
    city->m_zone = options.zone;
    for (const RoadLink &link : city->m_roads.links)
        city->m_bare.push_back({ link.feature.id, {}, {}, {} });
    city->m_incidents = std::make_unique<IncidentModel>(city->m_roads, options.zone, options.seed);
    city->m_traffic = std::make_unique<TrafficModel>(city->m_roads, *city->m_incidents, options.zone, options.seed);
    return std::shared_ptr<const CitySimulator>(city);
}

DecodedBatch CitySimulator::traffic(UtcTime at, bool described) const
{
    DecodedBatch batch;
    if (described) {
        for (const RoadLink &link : m_roads.links)
            batch.features.push_back(link.feature);
    } else {
        batch.features = m_bare;
    }
    batch.terms = { u"ok"_s };
    const std::vector<LinkState> states = m_traffic->at(at);
    batch.observations.reserve(states.size());
    for (quint32 i = 0; i < states.size(); ++i) {
        if (states[i].silent)
            continue;
        // A tenth of a metre per second and of a second, whole vehicles: what detectors give.
        const float speed = float(std::round(states[i].speedMetersPerSecond * 10) / 10);
        const float travel = float(std::round(m_roads.links[i].lengthMeters / states[i].speedMetersPerSecond * 10) / 10);
        batch.observations.push_back({ i, at, {}, { speed, float(std::round(states[i].flowVehiclesPerHour)), travel, 0 }, {} });
    }
    if (const auto retiming = m_traffic->signalProgramme().on(at.toDateTime(m_zone).date()); retiming && retiming->at == at) {
        for (ObservationRecord &observation : batch.observations)
            if (std::ranges::binary_search(retiming->links, observation.feature))
                observation.detail = R"({"signalsRetimed":true})";
    }
    return batch;
}

DecodedBatch CitySimulator::incidents(TimeRange range) const
{
    DecodedBatch batch;
    if (range.isEmpty())
        return batch;
    batch.terms = { u"received"_s, u"dispatched"_s, u"onScene"_s, u"closed"_s };
    std::vector<IncidentModel::Day> keep;
    for (const Incident *incident : m_incidents->touching(range, {}, keep)) {
        const quint32 feature = quint32(batch.features.size());
        const UtcTime times[] = { incident->received, incident->dispatched, incident->onScene, incident->closed };
        if (std::ranges::none_of(times, [&](UtcTime t) { return range.contains(t); }))
            continue;
        qsizetype category = batch.terms.indexOf(incident->category, 4);
        if (category < 0) {
            category = batch.terms.size();
            batch.terms.append(incident->category);
        }
        batch.features.push_back({ incident->id,
                                   incident->name,
                                   { incident->position },
                                   { { u"address"_s, incident->address }, { u"agency"_s, incident->agency } } });
        for (int state = 0; state < 4; ++state) {
            if (!range.contains(times[state]))
                continue;
            // Who is hurt is known once someone is there.
            const bool seen = state >= 2;
            QJsonObject detail;
            if (state == 0)
                detail.insert(u"description"_s, incident->description);
            if (state == 2 && incident->injured + incident->killed > 0)
                detail = { { u"injured"_s, incident->injured }, { u"killed"_s, incident->killed } };
            batch.observations.push_back(
                { feature,
                  times[state],
                  {},
                  { float(state), float(category), float(incident->priority),
                    seen ? float(incident->injured + incident->killed) : ObservationRecord::nan },
                  detail.isEmpty() ? QByteArray() : QJsonDocument(detail).toJson(QJsonDocument::Compact) });
        }
    }
    std::ranges::stable_sort(batch.observations, {}, &ObservationRecord::phenomenonTime);
    return batch;
}

} // namespace citywall
