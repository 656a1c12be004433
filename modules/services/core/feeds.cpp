// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feeds.h"

#include "core/feedbacksimulator.h"
#include "core/georeport.h"
#include "core/georeportxml.h"
#include "core/halls.h"
#include "core/hallsimulator.h"
#include "core/requestsimulator.h"
#include "core/requeststate.h"
#include "core/satisfaction.h"
#include "sdk/observationjson.h"

#include <QCoreApplication>
#include <QFile>

#include <stdexcept>

namespace citywall::services {

namespace {

struct Feeds {
    Q_DECLARE_TR_FUNCTIONS(citywall::services::Feeds)
};

FieldDescriptor term(const QString &id) { return { id, FieldDescriptor::Kind::Term, {} }; }
FieldDescriptor number(const QString &id, const QString &metric) { return { id, FieldDescriptor::Kind::Number, metric }; }

/// When a request was made, and by when it was promised to be done.
void shiftRequests(DecodedBatch &batch, Duration by)
{
    for (FeatureRecord &feature : batch.features) {
        for (const QString &name : { QStringLiteral("requested_datetime"), QStringLiteral("expected_datetime") }) {
            if (const UtcTime told = UtcTime::fromIso(feature.properties.value(name).toString()); told.isValid())
                feature.properties.insert(name, (told + by).toIso());
        }
    }
}

/// @throws std::runtime_error if the catalogue cannot be read: the feed is then shown as down with the reason
Catalogue catalogueFrom(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error(file.errorString().toStdString());
    Result<Catalogue> catalogue = Catalogue::fromJson(file.readAll());
    if (!catalogue)
        throw std::runtime_error(catalogue.error().message.toStdString());
    return std::move(catalogue).value();
}

} // namespace

FeedDescriptor requestFeedDescriptor(const QString &simulation)
{
    using namespace std::chrono_literals;
    FeedDescriptor feed { .id = requestFeed,
                          .title = Feeds::tr("Service requests"),
                          .fields = { term(QStringLiteral("state")), term(QStringLiteral("category")),
                                      term(QStringLiteral("agency")), term(QStringLiteral("channel")) },
                          .staleAfter = 36h,
                          .horizon = horizon,
                          .makeDecoder = {} };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    feed.formats = { geoReportFormat(), geoReportXmlFormat() };
    feed.tells = FeedDescriptor::Tells::Reports;
    feed.shift = shiftRequests;
    feed.makeSimulator = [feed, simulation](const Simulation &city) -> PayloadSourcePtr {
        return std::make_shared<RequestSimulator>(city, catalogueFrom(simulation), feed);
    };
    return feed;
}

FeedDescriptor hallFeedDescriptor(const QString &simulation)
{
    using namespace std::chrono_literals;
    FeedDescriptor feed { .id = hallFeed,
                          .title = Feeds::tr("Service halls"),
                          .fields = { number(QStringLiteral("waiting"), QStringLiteral("services.waiting")),
                                      number(QStringLiteral("waitingTime"), QStringLiteral("services.wait")),
                                      number(QStringLiteral("counters"), QStringLiteral("services.counters")),
                                      number(QStringLiteral("served"), QStringLiteral("services.served")) },
                          .staleAfter = hallLifetime.staleAfter,
                          .horizon = hallLifetime.horizon,
                          .makeDecoder = {} };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    feed.makeSimulator = [feed, simulation](const Simulation &city) -> PayloadSourcePtr {
        return std::make_shared<HallSimulator>(city, catalogueFrom(simulation), feed);
    };
    return feed;
}

FeedDescriptor feedbackFeedDescriptor(const QString &simulation)
{
    using namespace std::chrono_literals;
    FeedDescriptor feed { .id = feedbackFeed,
                          .title = Feeds::tr("Satisfaction answers"),
                          .fields = { number(QStringLiteral("rating"), QStringLiteral("services.rating")),
                                      term(QStringLiteral("category")), term(QStringLiteral("agency")),
                                      term(QStringLiteral("askedBy")) },
                          .staleAfter = 8h,
                          .horizon = 24h,
                          .makeDecoder = {} };
    feed.makeDecoder = [feed] { return observationJsonDecoder(feed); };
    feed.tells = FeedDescriptor::Tells::Reports;
    feed.shift = shiftRequests;
    feed.makeSimulator = [feed, simulation](const Simulation &city) -> PayloadSourcePtr {
        return std::make_shared<FeedbackSimulator>(city, catalogueFrom(simulation), feed);
    };
    return feed;
}

} // namespace citywall::services
