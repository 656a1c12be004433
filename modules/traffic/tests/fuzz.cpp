// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feeds.h"
#include "gtfs/transitplaces.h"

#include <fuzzed.h>

#include <QLoggingCategory>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

/// A schedule is no payload, but what those of GTFS Realtime refer to. Its stops are judged as features.
DecodedBatch stopsOf(QByteArrayView schedule, UtcTime)
{
    DecodedBatch batch;
    const traffic::gtfs::TransitPlaces places({ schedule.toByteArray() });
    for (const auto &[id, stop] : places.stops().asKeyValueRange())
        batch.features.push_back({ id, stop.name, { stop.position }, {} });
    return batch;
}

FeedDescriptor schedules()
{
    QLoggingCategory::setFilterRules(u"kf.archive*=false"_s); // it tells of each archive that is none
    FeedDescriptor feed;
    feed.id = u"traffic.schedule"_s;
    feed.formats = { { u"gtfs-schedule"_s, u"GTFS schedule"_s, [](QByteArrayView) { return false; },
                       [](const QList<QByteArray> &) -> Decoder { return stopsOf; } } };
    return feed;
}

} // namespace

QList<FeedDescriptor> fuzz::feeds() { return traffic::Feeds::all({}) + QList { schedules() }; }

} // namespace citywall
