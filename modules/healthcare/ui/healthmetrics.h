// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feeds.h"
#include "sdk/module.h"
#include "sdk/observationtable.h"

namespace citywall::healthcare {

/// The metrics that views format and rate with.
struct HealthMetrics {
    static constexpr double fullBar = 1.1; ///< occupancy at the end of a bar
    Metric occupancy;
    Metric wait;
    Metric staffed;
    Metric occupied;
    Metric waiting;
    Metric boarding;
    Metric ambulances;
    Metric offload;
    Metric arrivals;
    Metric nedocs;
    Metric visits;
    Metric distance;

    QHash<QString, Metric> byId; ///< all of the module's feeds' fields

    /// @throws std::runtime_error if metrics.json lacks one
    static HealthMetrics from(const ModuleContext &context)
    {
        const auto metric = [&](const char *name) {
            return context.metric(QStringLiteral("healthcare.") + QLatin1StringView(name));
        };
        HealthMetrics made { metric("occupancy"),
                             metric("wait"),
                             metric("staffed"),
                             metric("occupied"),
                             metric("waiting"),
                             metric("boarding"),
                             metric("ambulances"),
                             metric("offload"),
                             metric("arrivals"),
                             metric("nedocs"),
                             metric("visits"),
                             metric("distance"),
                             {} };
        for (const FeedDescriptor &feed :
             { Feeds::beds(), Feeds::emergency(), Feeds::ambulances(), Feeds::crowding(), Feeds::syndromic() }) {
            for (const FieldDescriptor &field : feed.fields) {
                if (!field.metric.isEmpty())
                    made.byId.insert(field.metric, context.metric(field.metric));
            }
        }
        return made;
    }
    /// A feed's fields as tables show them. @param titles by field id
    QList<ObservationTable::Field> fieldsOf(const FeedDescriptor &feed, const QHash<QString, QString> &titles) const
    {
        return ObservationTable::fieldsOf(feed, titles, [this](const QString &id) { return byId.value(id); });
    }
};

} // namespace citywall::healthcare
