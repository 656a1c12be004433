// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gtfs/alertdecoder.h"

#include "core/transitalerts.h"
#include "gtfs/feedmessage.h"
#include "gtfs/transitplaces.h"
#include "gtfs/vocabulary.h"
#include "sdk/reason.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace citywall::traffic::gtfs {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostPeriods = 100;

template<size_t N>
float termOf(const std::array<QLatin1StringView, N> &names, int number, int standard, QStringList &terms)
{
    const bool known = number >= 1 && size_t(number) <= N;
    const QString name(names[size_t((known ? number : standard) - 1)]);
    qsizetype index = terms.indexOf(name);
    if (index < 0) {
        index = terms.size();
        terms.append(name);
    }
    return float(index);
}

QString chosen(const TranslatedString &text, qsizetype characters)
{
    const auto &all = text.translation();
    const auto fits = [](const auto &t) { return t.language().empty() || t.language().starts_with("en"); };
    const auto it = std::find_if(all.begin(), all.end(), fits);
    return it != all.end() ? textOf(it->text(), characters) : all.empty() ? QString() : textOf(all.Get(0).text(), characters);
}

/// Its bounds; invalid = open.
struct Period {
    UtcTime start;
    UtcTime end;
};

std::vector<Period> periodsOf(const Alert &alert)
{
    std::vector<Period> periods;
    for (const gtfs::TimeRange &told : alert.active_period()) {
        const Period period { timeOf(told.start()), timeOf(told.end()) };
        if (period.start.isValid() && period.end.isValid() && period.end < period.start)
            throw NotTaken { Reason::phrase("active_period ends before it begins") };
        if (int(periods.size()) < mostPeriods)
            periods.push_back(period);
    }
    std::ranges::stable_sort(periods, {}, &Period::start); // those open at their begin are first: invalid is the lowest
    return periods;
}

/// Until the period that holds or comes next ends; of past ones the last, negative. NaN: it has no end.
float endsIn(const std::vector<Period> &periods, UtcTime now)
{
    UtcTime end;
    for (const Period &period : periods) {
        end = period.end;
        if (!end.isValid() || end > now)
            break;
    }
    return end.isValid() ? float(double((end - now).count()) / 1000) : ObservationRecord::nan;
}

QByteArray detailOf(const std::vector<Period> &periods)
{
    QJsonArray list;
    for (const Period &period : periods) {
        QJsonObject bounds;
        if (period.start.isValid())
            bounds.insert(u"start"_s, period.start.toIso());
        if (period.end.isValid())
            bounds.insert(u"end"_s, period.end.toIso());
        list.append(bounds);
    }
    return list.isEmpty() ? QByteArray()
                          : QJsonDocument(QJsonObject { { u"active_period"_s, list } }).toJson(QJsonDocument::Compact);
}

FeatureRecord featureOf(const QString &id, const Alert &alert, const TransitPlaces &places)
{
    FeatureRecord feature { id, chosen(alert.header_text(), RealtimeLimits::idCharacters), {}, {} };
    struct Names {
        QStringList list;
        QSet<QString> known;
        void add(const QString &text)
        {
            if (text.isEmpty() || list.size() >= RealtimeLimits::selectors || known.contains(text))
                return;
            known.insert(text);
            list.append(text);
        }
    };
    Names routes;
    Names stops;
    Names agencies;
    for (const EntitySelector &selector : alert.informed_entity()) {
        const std::string &route = selector.route_id().empty() ? selector.trip().route_id() : selector.route_id();
        routes.add(places.routeName(textOf(route)));
        agencies.add(textOf(selector.agency_id()));
        const QString stopId = textOf(selector.stop_id());
        const TransitPlaces::Stop *stop = places.stop(stopId);
        stops.add(stop && !stop->name.isEmpty() ? stop->name : stopId);
        if (stop && feature.geometry.isEmpty())
            feature.geometry = { stop->position };
    }
    for (const auto &[key, list] :
         { std::pair(u"routes"_s, routes.list), std::pair(u"stops"_s, stops.list), std::pair(u"agencies"_s, agencies.list) }) {
        if (!list.isEmpty())
            feature.properties.insert(key, QJsonArray::fromStringList(list));
    }
    for (const auto &[key, text] :
         { std::pair(u"description_text"_s, chosen(alert.description_text(), RealtimeLimits::textCharacters)),
           std::pair(u"url"_s, chosen(alert.url(), RealtimeLimits::textCharacters)) }) {
        if (!text.isEmpty())
            feature.properties.insert(key, text);
    }
    return feature;
}

void take(DecodedBatch &batch, QSet<QString> &ids, const Entity &entity, const TransitPlaces &places)
{
    if (!entity.content.has_alert())
        return;
    const Alert &alert = entity.content.alert();
    const QString id = textOf(entity.content.id());
    if (id.isEmpty() || ids.contains(id))
        throw NotTaken { id.isEmpty() ? Reason::phrase("id missing") : Reason::phrase("id twice") };
    const std::vector<Period> periods = periodsOf(alert);
    ObservationRecord record;
    record.feature = quint32(batch.features.size());
    record.phenomenonTime = entity.made;
    // What is not told means what the specification gives for that: unknown.
    record.values[EffectField] = termOf(effects, alert.effect(), 8, batch.terms);
    record.values[CauseField] = termOf(causes, alert.cause(), 1, batch.terms);
    record.values[SeverityField] = termOf(severityLevels, alert.severity_level(), 1, batch.terms);
    record.values[AlertEndsField] = endsIn(periods, entity.made);
    record.detail = detailOf(periods);
    ids.insert(id);
    batch.features.push_back(featureOf(id, alert, places));
    batch.observations.push_back(std::move(record));
}

} // namespace

Decoder alertDecoder(const QList<QByteArray> &companions)
{
    return [places = std::make_shared<const TransitPlaces>(companions)](QByteArrayView payload, UtcTime) {
        DecodedBatch batch;
        QSet<QString> ids;
        forEachEntity(payload, batch.rejections, [&](const Entity &entity) { take(batch, ids, entity, *places); });
        return batch;
    };
}

} // namespace citywall::traffic::gtfs
