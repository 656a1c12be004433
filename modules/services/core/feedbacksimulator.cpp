// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feedbacksimulator.h"

#include "core/satisfaction.h"
#include "sdk/dice.h"
#include "sdk/observationjson.h"

namespace citywall::services {

namespace {

constexpr quint64 answerStream = 0xFEEDBACC;
constexpr double answering = 0.32;
constexpr double slowestAnswerHours = 46;
const QStringList askedBy { QStringLiteral("app"), QStringLiteral("web"), QStringLiteral("phone") };
constexpr std::array<double, 3> askedShares { 0.55, 0.2, 0.25 };
// Shares of the ratings 1 … 5. No city's figures.
constexpr std::array<double, ratings> afterGoodWork { 0.02, 0.05, 0.13, 0.42, 0.38 };
constexpr std::array<double, ratings> afterLateWork { 0.2, 0.24, 0.24, 0.22, 0.1 };

template<size_t Size>
int drawn(const std::array<double, Size> &shares, double u)
{
    for (size_t i = 0; i + 1 < Size; ++i)
        if ((u -= shares[i]) < 0)
            return int(i);
    return int(Size) - 1;
}

} // namespace

FeedbackSimulator::FeedbackSimulator(const Simulation &city, const Catalogue &catalogue, FeedDescriptor feed)
    : m_requests(city, catalogue, feed), m_feed(std::move(feed))
{
}

DecodedBatch FeedbackSimulator::batch(TimeRange range) const
{
    DecodedBatch batch;
    if (range.isEmpty())
        return batch;
    batch.terms = askedBy;
    const auto term = [&batch](const QString &word) {
        if (!batch.terms.contains(word))
            batch.terms.append(word);
        return float(batch.terms.indexOf(word));
    };
    const Duration slowest = Duration(qint64(slowestAnswerHours * 3'600'000));
    const QDate last = m_requests.dateOf(range.end);
    for (QDate date = m_requests.dateOf(range.begin - RequestSimulator::longest - slowest); date <= last;
         date = date.addDays(1)) {
        const RequestSimulator::Day day = m_requests.day(date);
        for (const SimulatedRequest &request : *day) {
            const quint64 hash = dice::mix(request.hash, answerStream);
            const auto u = [hash](quint64 n) { return dice::uniform(dice::mix(hash, n)); };
            if (u(1) >= answering)
                continue;
            const UtcTime closed = request.closedAgain.isValid() ? request.closedAgain : request.closed;
            const UtcTime answered = closed + Duration(qint64((0.5 + (slowestAnswerHours - 0.5) * u(2) * u(2)) * 3600) * 1000);
            if (!range.contains(answered))
                continue;
            const Service &service = m_requests.service(request);
            const bool late = request.reopened.isValid() || closed > m_requests.promised(request);
            const int rating = 1 + drawn(late ? afterLateWork : afterGoodWork, u(3));
            const quint32 feature = quint32(batch.features.size());
            batch.features.push_back(m_requests.describe(request, date));
            batch.observations.push_back(
                { feature,
                  answered,
                  {},
                  { float(rating), term(service.name), term(service.agency), float(drawn(askedShares, u(4))) },
                  {} });
        }
    }
    std::ranges::stable_sort(batch.observations, {}, &ObservationRecord::phenomenonTime);
    return batch;
}

QByteArray FeedbackSimulator::payload(TimeRange range, Duration, bool) const
{
    const DecodedBatch told = batch(range);
    return told.observations.empty() ? QByteArray() : toObservationJson(told, m_feed);
}

} // namespace citywall::services
