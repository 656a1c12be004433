// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feeds.h"

#include "core/capdecoder.h"
#include "core/cot.h"
#include "core/incidents.h"
#include "core/unitsimulator.h"
#include "core/warningsimulator.h"
#include "sdk/observationjson.h"

namespace citywall::safety {

namespace {

using namespace std::chrono_literals;

struct Feeds {
    Q_DECLARE_TR_FUNCTIONS(citywall::safety::Feeds)
};

FieldDescriptor term(const QString &id) { return { id, FieldDescriptor::Kind::Term, {} }; }
FieldDescriptor number(const QString &id, const QString &metric) { return { id, FieldDescriptor::Kind::Number, metric }; }

/// When a warning was sent, takes effect and expires.
void shiftWarnings(DecodedBatch &batch, Duration by)
{
    for (FeatureRecord &feature : batch.features) {
        for (const QString &name :
             { QStringLiteral("sent"), QStringLiteral("effective"), QStringLiteral("onset"), QStringLiteral("expires") }) {
            if (const UtcTime told = UtcTime::fromIso(feature.properties.value(name).toString()); told.isValid())
                feature.properties.insert(name, (told + by).toIso());
        }
    }
}

} // namespace

FeedDescriptor incidentFeedDescriptor()
{
    FeedDescriptor feed { .id = incidentFeed,
                          .title = Feeds::tr("Incidents"),
                          .fields = { term(QStringLiteral("state")), term(QStringLiteral("category")),
                                      number(QStringLiteral("priority"), QStringLiteral("safety.priority")),
                                      number(QStringLiteral("casualties"), QStringLiteral("safety.casualties")) },
                          .staleAfter = incidentLifetime.staleAfter,
                          .horizon = incidentLifetime.horizon,
                          .makeDecoder = {} };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    feed.formats = { cotFormat(incidentFeed) };
    feed.tells = FeedDescriptor::Tells::Reports;
    return feed;
}

FeedDescriptor unitFeedDescriptor()
{
    FeedDescriptor feed { .id = unitFeed,
                          .title = Feeds::tr("Units"),
                          .fields = { term(QStringLiteral("state")), term(QStringLiteral("type")),
                                      number(QStringLiteral("validFor"), QStringLiteral("safety.valid-for")) },
                          .staleAfter = unitStaleAfter,
                          .horizon = unitHorizon,
                          .makeDecoder = {} };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    feed.formats = { cotFormat(unitFeed) };
    feed.makeSimulator = [feed](const Simulation &city) -> PayloadSourcePtr {
        return std::make_shared<UnitSimulator>(city, feed);
    };
    return feed;
}

FeedDescriptor warningFeedDescriptor()
{
    FeedDescriptor feed { .id = warningFeed,
                          .title = Feeds::tr("Public warnings"),
                          .fields = { term(QStringLiteral("msgType")), term(QStringLiteral("severity")),
                                      term(QStringLiteral("urgency")), term(QStringLiteral("certainty")) },
                          .staleAfter = assumedValidity / 2,
                          .horizon = assumedValidity,
                          .makeDecoder = {} };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    feed.formats = { capIndexFormat(), capFormat() };
    feed.tells = FeedDescriptor::Tells::Reports;
    feed.shift = shiftWarnings;
    feed.makeSimulator = [feed](const Simulation &city) -> PayloadSourcePtr {
        return std::make_shared<WarningSimulator>(city, feed);
    };
    return feed;
}

} // namespace citywall::safety
