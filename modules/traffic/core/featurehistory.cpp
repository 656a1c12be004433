// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/featurehistory.h"

#include "base/future.h"
#include "core/usualday.h"
#include "sdk/observationrows.h"

namespace citywall::traffic {

namespace {

ObservationsPtr nothing()
{
    static const ObservationsPtr empty = std::make_shared<const Observations>();
    return empty;
}

/// What a row says of a feature that is told of together with its own, where nothing is told of that.
void appendNothing(Observations &to, const Observations &from, size_t row, FeatureKey feature)
{
    const auto last = quint32(to.size());
    appendRow(to, from, row);
    to.details.remove(last);
    to.feature[last] = feature;
    to.longitudeE7[last] = Observations::noPosition;
    to.latitudeE7[last] = Observations::noPosition;
    for (std::vector<float> &values : to.values)
        values[last] = 0;
}

} // namespace

ObservationsPtr withNothingTold(const Observations &told, const Observations &whole, FeatureKey feature)
{
    auto all = std::make_shared<Observations>();
    all->feed = told.feed;
    size_t next = 0; // of what is told
    const auto takeUntil = [&](qint64 time) {
        for (; next < told.size() && told.phenomenonTime[next] <= time; ++next)
            appendRow(*all, told, next);
    };
    for (size_t row = 0; row < whole.size(); ++row) {
        const qint64 time = whole.phenomenonTime[row];
        takeUntil(time);
        if (all->size() == 0 || all->phenomenonTime.back() != time)
            appendNothing(*all, whole, row, feature);
    }
    takeUntil(std::numeric_limits<qint64>::max());
    return all;
}

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
        const auto tellsOf = [&](std::optional<FeatureKey> feature) {
            return feature && std::ranges::find(fresh->feature, *feature) != fresh->feature.end();
        };
        if (m_feature && fresh->feed == m_feed && (tellsOf(m_feature) || tellsOf(m_whole)))
            read();
    });
}

void FeatureHistory::setFeature(std::optional<FeatureKey> feature, std::optional<FeatureKey> whole)
{
    if (m_feature == feature && m_whole == whole)
        return;
    m_feature = feature;
    m_whole = whole;
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
    const TimeRange asked { daysBefore(shown.begin, days, zone), shown.end };
    QList<QFuture<ObservationsPtr>> parts { m_history.request({ m_feed, asked, m_feature, {} }) };
    if (m_whole)
        parts.append(m_history.request({ m_feed, asked, m_whole, {} }));
    whenFinished(QtFuture::whenAll(parts.begin(), parts.end())
                     .then(QtFuture::Launch::Async,
                           [day, zone, field = m_field, least = m_least,
                            feature = *m_feature](const QList<QFuture<ObservationsPtr>> &answers) {
                               ObservationsPtr columns = answers.first().result();
                               if (answers.size() > 1)
                                   columns = withNothingTold(*columns, *answers.last().result(), feature);
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
