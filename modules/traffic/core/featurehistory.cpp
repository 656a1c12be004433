// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/featurehistory.h"

#include "base/future.h"

#include "core/usualday.h"

namespace citywall::traffic {

namespace {

ObservationsPtr nothing()
{
    static const ObservationsPtr empty = std::make_shared<const Observations>();
    return empty;
}

} // namespace

FeatureHistory::FeatureHistory(const QString &feed, size_t field, double least, HistoryReader &history, const TimeContext &time,
                               QObject *parent)
    : QObject(parent), m_feed(feed), m_field(field), m_least(least), m_history(history), m_time(time), m_columns(nothing())
{
    connect(&time, &TimeContext::nowChanged, this, &FeatureHistory::follow);
    connect(&history, &HistoryReader::reset, this, [this](const QString &which) {
        if (which.isEmpty() || which == m_feed)
            read();
    });
    connect(&history, &HistoryReader::appended, this, [this](const ObservationsPtr &fresh) {
        if (m_feature && fresh->feed == m_feed && std::ranges::find(fresh->feature, *m_feature) != fresh->feature.end())
            read();
    });
}

void FeatureHistory::setFeature(std::optional<FeatureKey> feature)
{
    if (m_feature == feature)
        return;
    m_feature = feature;
    m_columns = nothing();
    m_usual.clear();
    m_error.clear();
    ++m_request; // what is under way is of another feature
    m_busy = false;
    m_again = false;
    read();
}

void FeatureHistory::follow()
{
    if (m_feature && dayOf(m_time.now(), m_time.zone()) != m_asked)
        read();
}

void FeatureHistory::read()
{
    if (!m_feature || !m_time.now().isValid()) {
        Q_EMIT changed();
        return;
    }
    if (m_busy) {
        m_again = true;
        return;
    }
    m_busy = true;
    const QTimeZone zone = m_time.zone();
    const QDate day = dayOf(m_time.now(), zone);
    m_asked = day;
    const TimeRange shown = dayRange(day, zone);
    const quint64 request = ++m_request;
    using Answer = std::pair<ObservationsPtr, QList<QPointF>>;
    const auto finish = [this, request](const Answer &answer, TimeRange range, const QString &error) {
        if (request != m_request)
            return;
        m_busy = false;
        m_columns = answer.first;
        m_usual = answer.second;
        m_day = range;
        m_error = error;
        Q_EMIT changed();
        if (std::exchange(m_again, false))
            this->read();
    };
    Q_EMIT changed();
    whenFinished(m_history.request({ m_feed, { daysBefore(shown.begin, days, zone), shown.end }, m_feature, {} })
                     .then(QtFuture::Launch::Async,
                           [day, zone, field = m_field, least = m_least](const ObservationsPtr &columns) {
                               return Answer { columns, usualValues(*columns, day, zone, field, least) };
                           }),
                 this, [finish, shown](const QFuture<Answer> &future) {
                     const QString failure = failureOf(future);
                     finish(failure.isEmpty() ? future.result() : Answer { nothing(), {} }, shown, failure);
                 });
}

QList<QPointF> FeatureHistory::observed() const
{
    return observedValues(*m_columns, { m_day.begin, std::min(m_day.end, m_time.now() + Duration(1)) }, m_field, m_least);
}

} // namespace citywall::traffic
