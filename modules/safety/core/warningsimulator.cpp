// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/warningsimulator.h"

#include "sdk/dice.h"
#include "sdk/observationjson.h"

#include <QJsonArray>

#include <algorithm>

namespace citywall::safety {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 warningStream = 0x3A21;
constexpr int warningsPerDay = 4;
constexpr double updatedShare = 0.4;
constexpr double cancelledShare = 0.5;

struct Kind {
    const char16_t *event;
    const char16_t *category;
    const char16_t *severity;
    const char16_t *urgency;
    const char16_t *certainty;
    const char16_t *instruction;
    double share;
    double radiusMeters;
    double hours;
};
constexpr Kind kinds[] {
    { u"Flash Flood Warning", u"Met", u"Severe", u"Immediate", u"Likely", u"Keep away from underpasses and the river banks.", 0.2,
      3500, 4 },
    { u"Severe Thunderstorm Warning", u"Met", u"Severe", u"Immediate", u"Observed", u"Stay inside, away from windows.", 0.15,
      6500, 2 },
    { u"Air Quality Alert", u"Env", u"Moderate", u"Expected", u"Likely", u"Avoid exertion outdoors.", 0.2, 8000, 12 },
    { u"Boil Water Advisory", u"Health", u"Severe", u"Expected", u"Observed", u"Boil tap water for one minute before drinking.",
      0.12, 2200, 18 },
    { u"Power Outage", u"Infra", u"Minor", u"Immediate", u"Observed", u"Treat dark signals as all-way stops.", 0.25, 1800, 5 },
    { u"Hazardous Materials Warning", u"CBRNE", u"Extreme", u"Immediate", u"Observed",
      u"Close windows and doors, switch ventilation off.", 0.08, 1200, 3 },
};

Duration hours(double h) { return Duration(qint64(h * 3600) * 1000); }

} // namespace

WarningSimulator::WarningSimulator(const Simulation &city, FeedDescriptor feed)
    : m_zone(city.zone), m_seed(dice::mix(city.seed, warningStream)), m_feed(std::move(feed)),
      m_areas(city.areas ? city.areas->areas() : QList<Area>()), m_center(city.center),
      m_grid(hexGridOf(m_areas, city.bounds, cityResolution))
{
}

GeoLine WarningSimulator::areaAbout(GeoPoint center, double radiusMeters, quint64 hash) const
{
    constexpr int corners = 14;
    GeoLine ring;
    for (int i = 0; i < corners; ++i) {
        const double meters = radiusMeters * (0.75 + 0.5 * dice::uniform(dice::mix(hash, quint64(i))));
        const GeoPoint p = GeoPoint::fromCoordinate(center.toCoordinate().atDistanceAndAzimuth(meters, 360. * i / corners));
        ring.append({ std::round(p.longitudeDegrees * 1e4) / 1e4, std::round(p.latitudeDegrees * 1e4) / 1e4 });
    }
    ring.append(ring.first());
    return ring;
}

std::vector<WarningSimulator::Message> WarningSimulator::messagesOf(QDate date, int number) const
{
    const quint64 stream = dice::mix(m_seed, quint64(date.toJulianDay()), quint64(number));
    const auto roll = [stream](quint64 what) { return dice::mix(stream, what); };
    double share = dice::uniform(roll(1));
    const Kind *kind = std::begin(kinds);
    while (share >= kind->share && kind + 1 != std::end(kinds))
        share -= (kind++)->share;
    const int cell = m_grid->count() > 0 ? int(dice::uniform(roll(2)) * m_grid->count()) : -1;
    const GeoPoint center = cell >= 0 ? m_grid->centers[size_t(cell)] : m_center;
    const int area = cell >= 0 ? m_grid->areas[size_t(cell)] : -1;
    const UtcTime begin =
        UtcTime::fromDateTime(date.startOfDay(m_zone)) + hours(24 * (number + dice::uniform(roll(3))) / warningsPerDay);
    const double length = kind->hours * (0.7 + 0.6 * dice::uniform(roll(4)));
    const QString base = u"SIM-WARNING-%1-%2"_s.arg(date.toString(u"yyyyMMdd")).arg(number + 1);
    const QString place = area >= 0 ? m_areas[area].name : u"the city"_s;

    const auto message = [&](const QString &id, const QString &type, UtcTime sent, UtcTime expires, double widening,
                             const QString &reference) {
        const GeoMultiPolygon polygons { { areaAbout(center, kind->radiusMeters * widening, roll(5)) } };
        QJsonObject properties { { u"identifier"_s, id },
                                 { u"senderName"_s, u"Citywall city simulator"_s },
                                 { u"category"_s, QString::fromUtf16(kind->category) },
                                 { u"event"_s, QString::fromUtf16(kind->event) },
                                 { u"headline"_s, u"Simulated: %1 around %2"_s.arg(QString::fromUtf16(kind->event), place) },
                                 { u"instruction"_s, QString::fromUtf16(kind->instruction) },
                                 { u"areaDesc"_s, place },
                                 { u"effective"_s, sent.toIso() },
                                 { u"expires"_s, expires.toIso() },
                                 { u"polygons"_s, toCoordinates(polygons) } };
        if (!reference.isEmpty())
            properties.insert(u"references"_s, QJsonArray { reference });
        const QString severity = type == u"Cancel" ? severityNone : QString::fromUtf16(kind->severity);
        return Message { sent,
                         { type, severity, QString::fromUtf16(kind->urgency), QString::fromUtf16(kind->certainty) },
                         { id, QString::fromUtf16(kind->event), { pointInside(polygons) }, properties } };
    };
    const auto end = [](const QString &id, UtcTime at) {
        return Message { at, { QString(), severityNone, QString(), QString() }, { id, {}, {}, {} } };
    };
    std::vector<Message> messages { message(base, u"Alert"_s, begin, begin + hours(length), 1, {}) };
    QString newest = base;
    UtcTime expires = begin + hours(length);
    if (dice::uniform(roll(6)) < updatedShare) {
        const UtcTime at = begin + hours(0.5 * length);
        expires = begin + hours(1.5 * length);
        messages.push_back(end(newest, at));
        newest = base + u"-2"_s;
        messages.push_back(message(newest, u"Update"_s, at, expires, 1.25, base));
    }
    if (dice::uniform(roll(7)) < cancelledShare) {
        const UtcTime at = expires - hours(0.2 * length);
        messages.push_back(end(newest, at));
        messages.push_back(message(base + u"-end"_s, u"Cancel"_s, at, expires, 1, newest));
    } else {
        messages.push_back(end(newest, expires));
    }
    return messages;
}

DecodedBatch WarningSimulator::batch(TimeRange range) const
{
    DecodedBatch batch;
    if (range.isEmpty())
        return batch;
    const auto term = [&](const QString &word) {
        if (!batch.terms.contains(word))
            batch.terms.append(word);
        return float(batch.terms.indexOf(word));
    };
    std::vector<Message> messages;
    const QDate last = range.end.toDateTime(m_zone).date();
    for (QDate date = range.begin.toDateTime(m_zone).date().addDays(-2); date <= last; date = date.addDays(1)) {
        for (int number = 0; number < warningsPerDay; ++number) {
            for (Message &message : messagesOf(date, number)) {
                if (range.contains(message.sent))
                    messages.push_back(std::move(message));
            }
        }
    }
    std::ranges::stable_sort(messages, {}, &Message::sent);
    for (Message &message : messages) {
        ObservationRecord record;
        record.phenomenonTime = message.sent;
        for (size_t field = 0; field < message.terms.size(); ++field)
            record.values[field] = message.terms[field].isEmpty() ? ObservationRecord::nan : term(message.terms[field]);
        // A warning and its end may both lie in the range.
        const auto known = std::ranges::find(batch.features, message.feature.id, &FeatureRecord::id);
        record.feature = quint32(known - batch.features.begin());
        if (known == batch.features.end())
            batch.features.push_back(std::move(message.feature));
        batch.observations.push_back(std::move(record));
    }
    return batch;
}

QByteArray WarningSimulator::payload(TimeRange range, Duration, bool) const
{
    const DecodedBatch told = batch(range);
    return told.observations.empty() ? QByteArray() : toObservationJson(told, m_feed);
}

} // namespace citywall::safety
