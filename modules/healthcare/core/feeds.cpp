// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feeds.h"

#include "core/edxlhave.h"
#include "core/fhirbeds.h"
#include "core/masking.h"
#include "sdk/observationjson.h"
#include "simulator/simulatedsources.h"

namespace citywall::healthcare {

namespace {

FieldDescriptor number(const QString &id, const QString &metric) { return { id, FieldDescriptor::Kind::Number, metric }; }
FieldDescriptor term(const QString &id) { return { id, FieldDescriptor::Kind::Term, {} }; }

FeedDescriptor feed(const QString &id, const QString &title, const QList<FieldDescriptor> &fields, Duration staleAfter,
                    Duration horizon)
{
    FeedDescriptor made;
    made.id = id;
    made.title = title;
    made.fields = fields;
    made.staleAfter = staleAfter;
    made.horizon = horizon;
    made.makeDecoder = [made] { return observationJsonDecoder(made); };
    return made;
}

std::function<void(DecodedBatch &)> maskOf(const std::vector<PatientField> &fields)
{
    return [fields](DecodedBatch &batch) { maskPatients(batch, fields); };
}

} // namespace

FeedDescriptor Feeds::beds()
{
    FeedDescriptor made =
        feed(bedsFeed, tr("Hospital beds"),
             { term(QStringLiteral("bedType")), number(QStringLiteral("staffed"), QStringLiteral("healthcare.staffed")),
               number(QStringLiteral("occupied"), QStringLiteral("healthcare.occupied")),
               number(QStringLiteral("available"), QStringLiteral("healthcare.available")) },
             bedsStaleAfter, bedsHorizon);
    made.mask = maskBeds;
    made.formats = { edxlHaveFormat(bedsFeed), fhirFormat() };
    made.makeSimulator = [made](const Simulation &city) { return simulateBeds(city, made); };
    return made;
}

FeedDescriptor Feeds::emergency()
{
    FeedDescriptor made =
        feed(emergencyFeed, tr("Emergency depts"),
             { number(QStringLiteral("waitingTime"), QStringLiteral("healthcare.wait")),
               number(QStringLiteral("waiting"), QStringLiteral("healthcare.waiting")),
               number(QStringLiteral("boarding"), QStringLiteral("healthcare.boarding")), term(QStringLiteral("diversion")) },
             emergencyStaleAfter, emergencyHorizon);
    made.formats = { edxlHaveFormat(emergencyFeed) };
    made.mask = maskOf({ { WaitingField, QStringLiteral("waiting") }, { BoardingField, QStringLiteral("boarding") } });
    made.makeSimulator = [made](const Simulation &city) { return simulateEmergency(city, made); };
    return made;
}

FeedDescriptor Feeds::ambulances()
{
    FeedDescriptor made = feed(ambulancesFeed, tr("Ambulances"),
                               { number(QStringLiteral("inbound"), QStringLiteral("healthcare.ambulances")),
                                 number(QStringLiteral("atDoor"), QStringLiteral("healthcare.ambulances")),
                                 number(QStringLiteral("offload"), QStringLiteral("healthcare.offload")),
                                 number(QStringLiteral("arrivals"), QStringLiteral("healthcare.arrivals")) },
                               emergencyStaleAfter, emergencyHorizon);
    made.mask = maskOf({ { InboundField, QStringLiteral("inbound") },
                         { AtDoorField, QStringLiteral("atDoor") },
                         { ArrivalsField, QStringLiteral("arrivals") } });
    made.makeSimulator = [made](const Simulation &city) { return simulateAmbulances(city, made); };
    return made;
}

FeedDescriptor Feeds::crowding()
{
    FeedDescriptor made = feed(crowdingFeed, tr("ED crowding"),
                               { number(QStringLiteral("present"), QStringLiteral("healthcare.present")),
                                 number(QStringLiteral("ventilated"), QStringLiteral("healthcare.ventilated")),
                                 number(QStringLiteral("longestBoarding"), QStringLiteral("healthcare.longest-boarding")),
                                 number(QStringLiteral("lastBedWait"), QStringLiteral("healthcare.last-bed-wait")) },
                               emergencyStaleAfter, emergencyHorizon);
    made.mask = maskOf({ { PresentField, QStringLiteral("present") }, { VentilatedField, QStringLiteral("ventilated") } });
    made.makeSimulator = [made](const Simulation &city) { return simulateCrowding(city, made); };
    return made;
}

FeedDescriptor Feeds::syndromic()
{
    FeedDescriptor made =
        feed(syndromicFeed, tr("Syndromes"),
             { number(QStringLiteral("count"), QStringLiteral("healthcare.visits")), term(QStringLiteral("masked")) },
             syndromicStaleAfter, syndromicHorizon);
    made.mask = maskSmallCounts;
    made.makeSimulator = [made](const Simulation &city) { return simulateSyndromes(city, made); };
    return made;
}

} // namespace citywall::healthcare
