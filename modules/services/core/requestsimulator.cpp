// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requestsimulator.h"

#include "sdk/dice.h"
#include "sdk/observationjson.h"

#include <algorithm>

namespace citywall::services {

namespace {

constexpr quint64 stream = 0x5E4F1CE5;
constexpr int rememberedDays = 80;
// Terms of every batch: states, then channels, then services and agencies.
const QStringList states { QStringLiteral("open"), QStringLiteral("reopened"), QStringLiteral("closed") };
const QStringList channels { QStringLiteral("web"), QStringLiteral("app"), QStringLiteral("phone"), QStringLiteral("office") };
constexpr double appOfOnline = 0.55;
constexpr double phoneOfOffline = 0.8;

Duration seconds(double s) { return Duration(qint64(std::round(s)) * 1000); }

double logNormal(quint64 hash, double median, double sigma) { return median * std::exp(sigma * dice::normal(hash)); }

template<typename Weights>
size_t pick(const Weights &weights, double u)
{
    double sum = 0;
    for (const double w : weights)
        sum += w;
    double at = u * sum;
    for (size_t i = 0; i + 1 < std::size(weights); ++i)
        if ((at -= weights[i]) < 0)
            return i;
    return std::size(weights) - 1;
}

} // namespace

RequestSimulator::RequestSimulator(const Simulation &city, Catalogue catalogue, FeedDescriptor feed)
    : m_city(city), m_catalogue(std::move(catalogue)), m_feed(std::move(feed))
{
    for (qsizetype i = 0; i < m_catalogue.services.size(); ++i) {
        m_places.emplace_back(city, dice::mix(stream, quint64(i)));
        m_shares.push_back(m_catalogue.services[i].share);
    }
}

RequestSimulator::Day RequestSimulator::day(QDate date) const
{
    const QMutexLocker lock(&m_mutex);
    if (const Day known = m_days.value(date))
        return known;
    if (m_days.size() > rememberedDays)
        m_days.clear();
    return m_days.emplace(date, std::make_shared<const std::vector<SimulatedRequest>>(make(date))).value();
}

std::vector<SimulatedRequest> RequestSimulator::make(QDate date) const
{
    const quint64 hash = dice::mix(m_city.seed, stream, quint64(date.toJulianDay()));
    const double mean = m_catalogue.requestsPerDay * m_catalogue.weekdays[size_t(date.dayOfWeek() - 1)];
    const int count = std::max(0, int(std::round(mean + std::sqrt(mean) * dice::normal(hash))));
    const UtcTime midnight = UtcTime::fromDateTime(date.startOfDay(m_city.zone));
    std::vector<SimulatedRequest> requests;
    requests.reserve(size_t(count));
    for (int i = 0; i < count; ++i)
        requests.push_back(makeOne(date, i, midnight));
    return requests;
}

SimulatedRequest RequestSimulator::makeOne(QDate date, int number, UtcTime midnight) const
{
    const quint64 hash = dice::mix(dice::mix(m_city.seed, stream, quint64(date.toJulianDay())), quint64(number) + 1);
    const auto u = [&](quint64 n) { return dice::uniform(dice::mix(hash, n)); };
    SimulatedRequest request;
    request.number = number;
    request.hash = hash;
    request.service = int(pick(m_shares, u(1)));
    const Service &service = m_catalogue.services[request.service];
    request.channel = u(2) < service.onlineShare ? (u(3) < appOfOnline ? 1 : 0) : (u(3) < phoneOfOffline ? 2 : 3);
    request.requested = midnight + seconds((double(pick(m_catalogue.hours, u(4))) + u(5)) * 3600);
    const auto after = [&](UtcTime t, double factor, quint64 n) {
        const double duration = logNormal(dice::mix(hash, n), service.medianSeconds * factor, service.sigma);
        const UtcTime done = t + seconds(std::max(duration, 600.));
        const UtcTime closed = service.aroundTheClock ? done : workingTime(done, dice::mix(hash, n + 1));
        return std::min(closed, request.requested + longest - std::chrono::hours(48));
    };
    request.closed = after(request.requested, 1, 10);
    if (u(6) < service.reopenedShare && request.closed < request.requested + longest / 2) {
        request.reopened = request.closed + seconds((4 + 68 * u(7)) * 3600);
        request.closedAgain = std::max(after(request.reopened, 0.6, 20), request.reopened + std::chrono::minutes(30));
    }
    return request;
}

/// Work that would end at night ends in the morning after; what takes long mostly does not end on a weekend.
UtcTime RequestSimulator::workingTime(UtcTime t, quint64 hash) const
{
    const QDateTime local = t.toDateTime(m_city.zone);
    const int hour = local.time().hour();
    int days = hour >= 20 ? 1 : 0;
    const int weekday = local.date().addDays(days).dayOfWeek();
    if (weekday >= 6 && dice::uniform(dice::mix(hash, 1)) < 0.6)
        days += 8 - weekday;
    else if (hour >= 7 && hour < 20)
        return t;
    const QDateTime morning = local.date().addDays(days).startOfDay(m_city.zone);
    return UtcTime::fromDateTime(morning) + seconds((7 + 4 * dice::uniform(dice::mix(hash, 2))) * 3600);
}

UtcTime RequestSimulator::promised(const SimulatedRequest &request) const
{
    return request.requested + seconds(service(request).levelSeconds);
}

FeatureRecord RequestSimulator::describe(const SimulatedRequest &request, QDate date) const
{
    const Service &kind = service(request);
    const QString id =
        QStringLiteral("SIM-SR-%1-%2").arg(date.toString(u"yyyyMMdd")).arg(request.number + 1, 4, 10, QLatin1Char('0'));
    return { id,
             kind.name,
             { m_places[size_t(request.service)].place(request.hash) },
             { { QStringLiteral("service_code"), kind.code },
               { QStringLiteral("requested_datetime"), request.requested.toIso() },
               { QStringLiteral("expected_datetime"), promised(request).toIso() } } };
}

DecodedBatch RequestSimulator::batch(TimeRange range) const
{
    DecodedBatch batch;
    if (range.isEmpty())
        return batch;
    batch.terms = states + channels;
    std::vector<std::pair<int, int>> kinds; // service → its terms of category and agency
    for (const Service &service : m_catalogue.services) {
        const auto key = [&](const QString &word) {
            if (!batch.terms.contains(word))
                batch.terms.append(word);
            return int(batch.terms.indexOf(word));
        };
        const int category = key(service.name);
        kinds.emplace_back(category, key(service.agency));
    }
    std::vector<UtcTime> midnights;
    const QDate last = dateOf(range.end);
    for (QDate date = dateOf(range.begin); date <= last; date = date.addDays(1)) {
        if (const UtcTime t = UtcTime::fromDateTime(date.startOfDay(m_city.zone)); range.contains(t))
            midnights.push_back(t);
    }
    for (QDate date = dateOf(range.begin - longest); date <= last; date = date.addDays(1)) {
        const Day requests = day(date);
        for (const SimulatedRequest &request : *requests) {
            const quint32 feature = quint32(batch.features.size());
            bool told = false;
            const auto tell = [&](UtcTime t, int state) {
                if (!range.contains(t))
                    return;
                if (!std::exchange(told, true))
                    batch.features.push_back(describe(request, date));
                const auto [category, agency] = kinds[size_t(request.service)];
                batch.observations.push_back(
                    { feature,
                      t,
                      {},
                      { float(state), float(category), float(agency), float(states.size() + request.channel) },
                      {} });
            };
            tell(request.requested, 0);
            tell(request.closed, 2);
            tell(request.reopened, 1);
            tell(request.closedAgain, 2);
            for (const UtcTime midnight : midnights) {
                if (request.requested < midnight && midnight < request.closed)
                    tell(midnight, 0);
                else if (request.reopened.isValid() && request.reopened < midnight && midnight < request.closedAgain)
                    tell(midnight, 1);
            }
        }
    }
    std::ranges::stable_sort(batch.observations, {}, &ObservationRecord::phenomenonTime);
    return batch;
}

QByteArray RequestSimulator::payload(TimeRange range, Duration, bool) const
{
    const DecodedBatch told = batch(range);
    return told.observations.empty() ? QByteArray() : toObservationJson(told, m_feed);
}

} // namespace citywall::services
