// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feedcourse.h"

#include "base/future.h"
#include "sdk/services.h"

namespace citywall {

using namespace std::chrono_literals;

namespace {

constexpr Duration oneMinute = 1min;
/// How far back the newest observation is sought, the next where the one before holds none: the newest second of a busy feed
/// has enough rows.
constexpr std::array<Duration, 4> attempts { 1s, 1min, 1h, 24h };

} // namespace

FeedCourse::FeedCourse(QObject *parent) : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(1s);
    connect(&m_soon, &QTimer::timeout, this, &FeedCourse::read);
    connect(services().clock, &TimeContext::nowChanged, this, &FeedCourse::follow);
    const auto later = [this](const QString &feed) {
        if ((feed.isEmpty() || feed == m_feed) && !m_soon.isActive())
            m_soon.start();
    };
    connect(services().history, &HistoryReader::appended, this, [later](const ObservationsPtr &rows) { later(rows->feed); });
    connect(services().history, &HistoryReader::reset, this, later);
}

void FeedCourse::setFeed(const QString &feed)
{
    if (m_feed == feed)
        return;
    m_feed = feed;
    m_perMinute.clear();
    m_error.clear();
    read();
    Q_EMIT feedChanged();
}

double FeedCourse::highest() const { return m_perMinute.isEmpty() ? 0 : *std::ranges::max_element(m_perMinute); }

// The last hour of whole minutes.
void FeedCourse::follow()
{
    const qint64 end = services().clock->nowMilliseconds() / oneMinute.count() * oneMinute.count();
    if (!m_feed.isEmpty() && end != m_range.end.milliseconds)
        read();
}

void FeedCourse::read()
{
    const quint64 request = ++m_request;
    m_asked = !m_feed.isEmpty();
    if (m_asked) {
        const UtcTime end { services().clock->nowMilliseconds() / oneMinute.count() * oneMinute.count() };
        m_range = { end - minutes * oneMinute, end };
        whenFinished(services().history->histogram({ m_feed }, m_range, minutes), this,
                     [this, request](const QFuture<Histogram> &future) {
                         if (request != m_request)
                             return;
                         m_asked = false;
                         m_error = failureOf(future);
                         m_perMinute.clear();
                         const Histogram histogram = m_error.isEmpty() ? future.result() : Histogram {};
                         for (const std::vector<qint64> &counts : histogram.counts)
                             m_perMinute.assign(counts.begin(), counts.end());
                         Q_EMIT changed();
                     });
    }
    Q_EMIT changed();
}

void FeedCourse::findNewest()
{
    const TimeRange held = services().history->extent(m_feed);
    if (held.isEmpty())
        return Q_EMIT newestFound({});
    findNewest(std::min(held.end, services().clock->now() + Duration(1)), 0);
}

void FeedCourse::findNewest(UtcTime end, int attempt)
{
    const QString feed = m_feed;
    const auto rows = services().history->request({ feed, { end - attempts[size_t(attempt)], end }, {}, {} });
    whenFinished(rows, this, [this, feed, end, attempt](const QFuture<ObservationsPtr> &future) {
        if (feed != m_feed)
            return;
        if (const QString failure = failureOf(future); !failure.isEmpty())
            return Q_EMIT newestFailed(failure);
        const ObservationsPtr found = future.result();
        if (found->size() > 0) {
            const FeedDictionaryPtr dictionary = services().history->dictionary(feed);
            const Feature *feature = dictionary->at(found->feature.back());
            Q_EMIT newestFound(feature ? EntityRef { feed, feature->id } : EntityRef());
        } else if (attempt + 1 < int(attempts.size())) {
            findNewest(end, attempt + 1);
        } else {
            Q_EMIT newestFound({});
        }
    });
}

} // namespace citywall

#include "moc_feedcourse.cpp"
