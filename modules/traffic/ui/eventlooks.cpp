// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventlooks.h"

#include "core/roadevents.h"
#include "map/layers/markerglyph.h"
#include "sdk/datetext.h"
#include "ui/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace citywall::traffic {

namespace {

struct EventLooks {
    Q_DECLARE_TR_FUNCTIONS(citywall::traffic::EventLooks)
};

} // namespace

Looks eventLooks(const LatestState &state)
{
    return { [&state](const Latest &entry) -> std::optional<Mark> {
                const RoadEvent event = roadEventOf(entry, state.dictionary(), state.now());
                if (event.over)
                    return {};
                return Mark { event.ahead ? -1 : event.level(), MarkerGlyph::Hexagon, words::roadEvent(event) };
            },
             [](Layer &layer, bool dark) {
                 layer.setLegend(EventLooks::tr("Road events by severity"),
                                 { { severityColor(3, dark), EventLooks::tr("high, highest"), QStringLiteral("disc") },
                                   { severityColor(2, dark), EventLooks::tr("medium"), QStringLiteral("disc") },
                                   { severityColor(1, dark), EventLooks::tr("low, or not told"), QStringLiteral("disc") },
                                   { severityColor(-1, dark), EventLooks::tr("announced"), QStringLiteral("disc") } },
                                 EventLooks::tr("⬢ as published (DATEX II severity), until its end"));
             } };
}

EntityKind eventKind(const FeedDescriptor &feed, const ModuleContext &context, const QTimeZone &zone)
{
    EntityKind kind;
    kind.fields = ObservationTable::fieldsOf(feed,
                                             { { QStringLiteral("type"), EventLooks::tr("Class") },
                                               { QStringLiteral("severity"), EventLooks::tr("Severity") },
                                               { QStringLiteral("begins_in"), EventLooks::tr("Begins in") },
                                               { QStringLiteral("ends_in"), EventLooks::tr("Ends in") } },
                                             [&](const QString &id) { return context.metric(id); });
    kind.curve = EventEndsField;
    kind.usual = false;
    kind.facts = [zone](const Feature &feature, const Latest &entry, const FeedDictionary &dictionary, UtcTime now) {
        const RoadEvent event = roadEventOf(entry, dictionary, now);
        const auto date = [&](UtcTime time) {
            return time.isValid() ? dateText(time.toDateTime(zone), QStringLiteral("ddd d MMM HH:mm")) : QStringLiteral("–");
        };
        RankingRow what { {},
                          feature.name.isEmpty() ? EventLooks::tr("On the road") : feature.name,
                          event.over        ? EventLooks::tr("over")
                              : event.ahead ? EventLooks::tr("announced")
                                            : QString(),
                          words::roadEvent(event) };
        what.severity = event.over || event.ahead ? 0 : event.level();
        QList<RankingRow> facts { what };
        const auto add = [&](const QString &title, const QString &value) {
            if (!value.isEmpty())
                facts.append({ {}, title, {}, value });
        };
        add(EventLooks::tr("Severity"), words::eventSeverity(event.severity));
        add(EventLooks::tr("Begins"), date(event.begins));
        add(EventLooks::tr("Ends"), event.ends.isValid() ? date(event.ends) : EventLooks::tr("not known"));
        if (const QJsonValue queue = feature.properties.value(u"queueLength"); queue.isDouble())
            add(EventLooks::tr("Queue"), EventLooks::tr("%1 m").arg(QLocale().toString(queue.toInt())));
        if (const QString probability = feature.properties.value(u"probability").toString(); !probability.isEmpty())
            add(EventLooks::tr("Certainty"),
                probability == u"probable" ? EventLooks::tr("probable") : EventLooks::tr("possible"));
        if (const QString text = feature.properties.value(u"description").toString(); !text.isEmpty())
            facts.append({ {}, EventLooks::tr("Description"), text, {} });
        add(EventLooks::tr("Place"), words::placedBy(feature.properties));
        add(EventLooks::tr("Published by"), feature.properties.value(u"source").toString());
        return facts;
    };
    return kind;
}

} // namespace citywall::traffic
