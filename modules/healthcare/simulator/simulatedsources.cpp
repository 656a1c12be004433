// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/simulatedsources.h"

#include "sdk/observationjson.h"
#include "simulator/simulatedhospitals.h"

namespace citywall::healthcare {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What the feeds about hospitals have in common: the same hospitals, and the walk through the instants of a range.
class HospitalSource : public PayloadSource
{
public:
    HospitalSource(const Simulation &city, FeedDescriptor feed, Duration step)
        : m_hospitals(city), m_feed(std::move(feed)), m_step(step)
    {
    }
    Source about() const override { return { u"simulator"_s, {}, true }; }
    Duration liveStep() const override { return m_step; }
    Duration historyStep() const override { return m_step; }
    Duration historyChunk() const override { return 24h; }
    /// Two weeks before the present one at least: what is usual at an hour is told of no fewer.
    Duration historySpan() const override { return 24h * 21; }

    QByteArray payload(TimeRange range, Duration step, bool described) const override
    {
        if (range.isEmpty())
            return {};
        DecodedBatch batch;
        for (const SimulatedHospitals::Hospital &hospital : m_hospitals.all())
            addFeatures(hospital, described, batch);
        for (UtcTime at = firstInstant(range.begin, step); at < range.end; at = at + step)
            observe(at, batch);
        return batch.observations.empty() ? QByteArray() : toObservationJson(batch, m_feed);
    }

protected:
    virtual void addFeatures(const SimulatedHospitals::Hospital &hospital, bool described, DecodedBatch &batch) const
    {
        batch.features.push_back({ hospital.id, {}, {}, {} });
        if (described) {
            batch.features.back().name = hospital.name;
            batch.features.back().geometry = { hospital.position };
        }
    }
    /// Adds what was observed at an instant; features are in the order of addFeatures().
    virtual void observe(UtcTime at, DecodedBatch &batch) const = 0;

    static float term(DecodedBatch &batch, const QString &word)
    {
        if (!batch.terms.contains(word))
            batch.terms.append(word);
        return float(batch.terms.indexOf(word));
    }
    static void add(DecodedBatch &batch, quint32 feature, UtcTime at, const std::array<float, maximumFields> &values)
    {
        batch.observations.push_back({ feature, at, {}, values, {} });
    }

    const SimulatedHospitals m_hospitals;
    const FeedDescriptor m_feed;
    const Duration m_step;
};

constexpr float none = ObservationRecord::nan;

class BedsSource : public HospitalSource
{
public:
    using HospitalSource::HospitalSource;

protected:
    void addFeatures(const SimulatedHospitals::Hospital &hospital, bool described, DecodedBatch &batch) const override
    {
        for (const SimulatedHospitals::Beds &beds : hospital.beds) {
            batch.features.push_back({ hospital.id + u':' + beds.type, {}, {}, {} });
            if (described) {
                batch.features.back().name = hospital.name;
                batch.features.back().geometry = { hospital.position };
                batch.features.back().properties = { { u"hospital"_s, hospital.id }, { u"hospitalName"_s, hospital.name } };
            }
        }
    }
    void observe(UtcTime at, DecodedBatch &batch) const override
    {
        quint32 feature = 0;
        for (const SimulatedHospitals::Hospital &hospital : m_hospitals.all()) {
            for (const SimulatedHospitals::Beds &beds : hospital.beds) {
                const auto [staffed, occupied] = m_hospitals.beds(hospital, beds, at);
                add(batch, feature++, at, { term(batch, beds.type), float(staffed), float(occupied), none });
            }
        }
    }
};

class EmergencySource : public HospitalSource
{
public:
    using HospitalSource::HospitalSource;

protected:
    void observe(UtcTime at, DecodedBatch &batch) const override
    {
        quint32 feature = 0;
        for (const SimulatedHospitals::Hospital &hospital : m_hospitals.all()) {
            const SimulatedHospitals::Emergency now = m_hospitals.emergency(hospital, at);
            add(batch, feature++, at,
                { float(now.waitSeconds), float(now.waiting), float(now.boarding),
                  term(batch, QString::fromUtf16(now.diversion)) });
        }
    }
};

class AmbulanceSource : public HospitalSource
{
public:
    using HospitalSource::HospitalSource;

protected:
    void observe(UtcTime at, DecodedBatch &batch) const override
    {
        quint32 feature = 0;
        for (const SimulatedHospitals::Hospital &hospital : m_hospitals.all()) {
            const SimulatedHospitals::Ambulances now = m_hospitals.ambulances(hospital, at);
            add(batch, feature++, at, { float(now.inbound), float(now.atDoor), float(now.offloadSeconds), float(now.arrivals) });
        }
    }
};

class CrowdingSource : public HospitalSource
{
public:
    using HospitalSource::HospitalSource;

protected:
    void addFeatures(const SimulatedHospitals::Hospital &hospital, bool described, DecodedBatch &batch) const override
    {
        HospitalSource::addFeatures(hospital, described, batch);
        if (described)
            batch.features.back().properties = { { u"treatmentBeds"_s, hospital.treatmentBeds } };
    }
    void observe(UtcTime at, DecodedBatch &batch) const override
    {
        quint32 feature = 0;
        for (const SimulatedHospitals::Hospital &hospital : m_hospitals.all()) {
            const SimulatedHospitals::Crowding now = m_hospitals.crowding(hospital, at);
            add(batch, feature++, at,
                { float(now.present), float(now.ventilated), float(now.longestBoardingSeconds), float(now.lastBedWaitSeconds) });
        }
    }
};

} // namespace

PayloadSourcePtr simulateBeds(const Simulation &city, const FeedDescriptor &feed)
{
    return std::make_shared<BedsSource>(city, feed, 30min);
}

PayloadSourcePtr simulateEmergency(const Simulation &city, const FeedDescriptor &feed)
{
    return std::make_shared<EmergencySource>(city, feed, 10min);
}

PayloadSourcePtr simulateAmbulances(const Simulation &city, const FeedDescriptor &feed)
{
    return std::make_shared<AmbulanceSource>(city, feed, 10min);
}

PayloadSourcePtr simulateCrowding(const Simulation &city, const FeedDescriptor &feed)
{
    return std::make_shared<CrowdingSource>(city, feed, 10min);
}

} // namespace citywall::healthcare
