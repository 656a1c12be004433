// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linkhistory.h"

#include "base/future.h"

#include "core/network.h"
#include "core/usualday.h"

namespace citywall::traffic {

namespace {

ObservationsPtr nothing()
{
    static const ObservationsPtr empty = std::make_shared<const Observations>();
    return empty;
}

} // namespace

LinkHistory::LinkHistory(HistoryReader &history, const TimeContext &time, QObject *parent)
    : QObject(parent), m_history(history), m_time(time), m_columns(nothing())
{
    connect(&time, &TimeContext::nowChanged, this, &LinkHistory::follow);
    connect(&history, &HistoryReader::reset, this, [this](const QString &feed) {
        if (feed.isEmpty() || feed == linkSpeedFeed)
            read();
    });
    connect(&history, &HistoryReader::appended, this, [this](const ObservationsPtr &fresh) {
        if (m_link && fresh->feed == linkSpeedFeed && std::ranges::find(fresh->feature, *m_link) != fresh->feature.end())
            read();
    });
}

void LinkHistory::setLink(std::optional<FeatureKey> link)
{
    if (m_link == link)
        return;
    m_link = link;
    m_columns = nothing();
    m_usual.clear();
    m_error.clear();
    ++m_request; // what is under way is of another link
    m_busy = false;
    m_again = false;
    read();
}

void LinkHistory::follow()
{
    if (m_link && dayOf(m_time.now(), m_time.zone()) != m_asked)
        read();
}

void LinkHistory::read()
{
    if (!m_link || !m_time.now().isValid()) {
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
    whenFinished(
        m_history.request({ linkSpeedFeed, { daysBefore(shown.begin, days, zone), shown.end }, m_link, {} })
            .then(QtFuture::Launch::Async,
                  [day, zone](const ObservationsPtr &columns) { return Answer { columns, usualSpeeds(*columns, day, zone) }; }),
        this, [finish, shown](const QFuture<Answer> &future) {
            const QString failure = failureOf(future);
            finish(failure.isEmpty() ? future.result() : Answer { nothing(), {} }, shown, failure);
        });
}

QList<QPointF> LinkHistory::observed() const
{
    return observedSpeeds(*m_columns, { m_day.begin, std::min(m_day.end, m_time.now() + Duration(1)) });
}

} // namespace citywall::traffic
