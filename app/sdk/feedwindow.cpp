// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/feedwindow.h"

#include "base/future.h"
#include "sdk/deliverywatch.h"
#include "sdk/observationrows.h"
#include "sdk/windowrows.h"

#include <algorithm>
#include <array>

namespace citywall {

using namespace windowrows;

namespace {

constexpr Duration smallestMargin = std::chrono::minutes(10);
constexpr size_t smallestFold = 10'000; ///< rows that are not worth the work
constexpr Duration unfolded = std::chrono::minutes(1); ///< somebody may go so far back without another read
/// While the clock is dragged, reading takes less: nobody hears then that the window has nothing to show for an instant.
constexpr auto patience = std::chrono::milliseconds(250);
/// Live, what comes is told twice a second: a view that takes some milliseconds to be made anew then costs less than a frame in twenty.
constexpr auto betweenChanges = std::chrono::milliseconds(500);
constexpr Duration goesByAtMost = std::chrono::seconds(2); ///< a live clock ticks each second

ObservationsPtr nothing()
{
    static const ObservationsPtr empty = std::make_shared<const Observations>();
    return empty;
}

} // namespace

FeedWindow::FeedWindow(const QString &feed, Duration span, HistoryReader &history, const TimeContext &time, Keep keep,
                       QObject *parent)
    : QObject(parent), m_feed(feed), m_keep(keep), m_span(span), m_history(history), m_time(time), m_block(nothing())
{
    connect(&time, &TimeContext::nowChanged, this, &FeedWindow::follow);
    m_waiting.setSingleShot(true);
    m_waiting.setInterval(patience);
    connect(&m_waiting, &QTimer::timeout, this, &FeedWindow::changed);
    // Much comes in small pieces: live, whoever follows hears of them together, a little later.
    m_rest.setSingleShot(true);
    m_rest.setInterval(betweenChanges);
    const auto undelivered = std::make_shared<Undelivered>();
    connect(this, &FeedWindow::changed, this, [this, undelivered] {
        m_owing = false;
        undelivered->deliver(m_feed, m_now);
        m_rest.start();
    });
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (m_owing)
            Q_EMIT changed();
    });
    connect(&history, &HistoryReader::appended, this, [this, undelivered](const ObservationsPtr &fresh) {
        if (fresh->feed != m_feed || fresh->size() == 0 || m_held.isEmpty())
            return;
        if (m_time.mode() != TimeContext::Mode::Live && !reaches(*fresh, { m_held.begin - (m_span - reach()), m_held.end }))
            return; // a clock in the past is not disturbed by what comes now
        const UtcTime shown = m_now;
        const size_t rows = size();
        merge(fresh);
        const bool isLive = m_time.mode() == TimeContext::Mode::Live;
        if (isLive)
            undelivered->add(*fresh, m_now - m_span, m_now);
        if (isLive && m_now == shown && size() == rows)
            return; // nothing of it lies in the window
        tell(isLive);
    });
    connect(&history, &HistoryReader::reset, this, [this](const QString &which) {
        if (which.isEmpty() || which == m_feed) {
            m_held = {};
            m_asked = {};
            follow();
        }
    });
    QMetaObject::invokeMethod(this, &FeedWindow::follow, Qt::QueuedConnection);
}

void FeedWindow::setSpan(Duration span)
{
    if (m_span == span)
        return;
    if (m_keep == Keep::Newest && span > m_span)
        m_held = m_asked = {}; // of what lies before it too little is known
    m_span = span;
    follow();
}

void FeedWindow::follow()
{
    const UtcTime now = m_time.now();
    if (!now.isValid())
        return;
    if (holds(now)) {
        cut(now);
        // While playing, ask for what comes next before the held block runs out.
        const Duration ahead = Duration(qint64(2000 * std::abs(m_time.rate())));
        const UtcTime next = m_time.rate() < 0 ? now - reach() - ahead : now + ahead;
        if (m_time.isPlaying() && m_time.mode() == TimeContext::Mode::Fixed && !m_held.contains(next))
            fetch(now);
        return;
    }
    const bool waits = std::exchange(m_loading, true);
    if (!waits && m_now.isValid())
        m_waiting.start();
    else if (!waits)
        Q_EMIT changed();
    fetch(now);
}

void FeedWindow::fetch(UtcTime now)
{
    // Enough on both sides that scrubbing and ten seconds of playing need no further read.
    const Duration margin = std::max({ smallestMargin, reach() / 4, Duration(qint64(10000 * std::abs(m_time.rate()))) });
    if (!m_asked.isEmpty() && m_asked.begin <= now - reach() && m_asked.contains(now))
        return;
    const TimeRange range { now - reach() - margin, now + margin };
    m_asked = range;
    const quint64 request = ++m_request;
    struct Read {
        std::array<ObservationsPtr, 2> parts; ///< the state before the range, where it is kept, and the rows in it
        int missing = 0;
        QString error;
        std::vector<ObservationsPtr> arrived; ///< meanwhile: in what is read, or not
        QMetaObject::Connection listening;
    };
    const auto read = std::make_shared<Read>();
    read->listening = connect(&m_history, &HistoryReader::appended, this, [this, read](const ObservationsPtr &fresh) {
        if (fresh->feed == m_feed)
            read->arrived.push_back(fresh);
    });
    const auto part = [this, request, range, read](size_t which, const QFuture<ObservationsPtr> &asked) {
        ++read->missing;
        whenFinished(asked, this, [this, request, range, read, which](const QFuture<ObservationsPtr> &done) {
            if (const QString error = failureOf(done); error.isEmpty())
                read->parts[which] = done.result();
            else
                read->error = error;
            if (--read->missing > 0)
                return;
            disconnect(read->listening);
            if (request != m_request)
                return; // the clock has moved on and asked again
            m_asked = {};
            const UtcTime wanted = m_time.now();
            if (holds(wanted) && !(range.begin <= wanted - reach() && wanted < range.end))
                return; // the clock is back where nothing has to be read
            m_error = read->error;
            if (m_error.isEmpty()) {
                take(read->parts[0] ? joined(*read->parts[0], *read->parts[1]) : read->parts[1], range, read->arrived);
                follow(); // shows it, or reads on where the clock is by now
            } else {
                m_loading = false;
                m_waiting.stop();
                Q_EMIT changed();
            }
        });
    };
    if (m_keep == Keep::Newest)
        part(0, m_history.latest(m_feed, range.begin - Duration(1), m_span));
    part(1, m_history.request({ m_feed, range, {}, {} }));
}

void FeedWindow::hold(const ObservationsPtr &block)
{
    m_block = block;
    ++m_blockNumber;
}

void FeedWindow::take(const ObservationsPtr &read, TimeRange range, const std::vector<ObservationsPtr> &arrived)
{
    hold(read);
    m_held = range;
    m_folded = 0;
    for (const ObservationsPtr &fresh : arrived) {
        if (const ObservationsPtr missing = missingIn(*m_block, *fresh); missing->size() > 0)
            merge(missing);
    }
}

void FeedWindow::merge(const ObservationsPtr &fresh)
{
    const bool isLive = m_time.mode() == TimeContext::Mode::Live;
    // A live window grows: what has arrived up to the newest observation is held from now on.
    if (isLive)
        m_held.end = std::max(m_held.end, std::max(m_time.now(), UtcTime { fresh->phenomenonTime.back() }) + Duration(1));
    // No row from before it is of use: not in the window at any instant from which on it is held.
    const Duration before = m_span - reach();
    const UtcTime oldest =
        std::max(m_held.begin - before, isLive ? m_time.now() - m_span - smallestMargin : m_held.begin - before);
    const std::shared_ptr<Observations> merged = nextBlock(m_block, firstAfter(*m_block, oldest - Duration(1)));
    merged->feed = m_feed;
    size_t b = firstAfter(*fresh, m_held.begin - before - Duration(1));
    const size_t end = firstAfter(*fresh, m_held.end - Duration(1));
    if (b < end) {
        // Only what is not before the first of them has to be moved; mostly that is little.
        const size_t kept = firstAfter(*merged, { fresh->phenomenonTime[b] - 1 });
        Observations later;
        appendRows(later, *merged, kept, merged->size());
        truncateRows(*merged, kept);
        size_t a = 0;
        Corrected corrected(*fresh, end);
        while (a < later.size() && b < end) {
            if (later.phenomenonTime[a] > fresh->phenomenonTime[b])
                appendRow(*merged, *fresh, b++);
            else if (const size_t row = a++; !corrected.has(later, row, b))
                appendRow(*merged, later, row);
        }
        appendRows(*merged, *fresh, b, end);
        appendRows(*merged, later, a, later.size());
    }
    m_held.begin = std::max(m_held.begin, oldest + before);
    hold(merged);
    if (isLive && m_keep == Keep::Newest && m_block->size() > 2 * m_folded + smallestFold)
        fold();
    m_now = m_time.now();
    m_begin = firstAfter(*m_block, m_now - m_span);
    m_end = firstAfter(*m_block, m_now);
}

/// Leaves of what is older than a minute the newest rows only.
void FeedWindow::fold()
{
    const UtcTime begin = std::max(m_held.begin, m_time.now() - unfolded);
    const size_t first = firstAfter(*m_block, begin - Duration(1));
    Observations old;
    old.feed = m_feed;
    appendRows(old, *m_block, 0, first);
    const std::shared_ptr<Observations> folded(new Observations(*newestOfEach(old)), OwnBlock());
    appendRows(*folded, *m_block, first, m_block->size());
    m_held.begin = begin;
    m_folded = folded->size();
    hold(folded);
}

void FeedWindow::tell(bool together)
{
    if (together && m_rest.isActive())
        m_owing = true;
    else
        Q_EMIT changed();
}

void FeedWindow::cut(UtcTime now)
{
    // That time goes by is told with what comes; what somebody does, at once.
    const bool goesBy =
        m_time.mode() == TimeContext::Mode::Live && m_owing && !m_loading && m_now <= now && now - m_now < goesByAtMost;
    m_loading = false;
    m_waiting.stop();
    m_now = now;
    m_begin = firstAfter(*m_block, now - m_span);
    m_end = firstAfter(*m_block, now);
    tell(goesBy);
}

std::vector<quint32> FeedWindow::latestRows() const
{
    std::vector<quint32> rows(dictionary()->features.size(), noRow);
    size_t missing = rows.size(); // mostly the newest rows have all of them
    for (size_t row = m_end; row-- > m_begin && missing > 0;) {
        const FeatureKey key = m_block->feature[row];
        if (key >= rows.size() || rows[key] != noRow)
            continue;
        rows[key] = quint32(row);
        --missing;
    }
    return rows;
}

} // namespace citywall
