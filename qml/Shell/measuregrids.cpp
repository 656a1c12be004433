// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measuregrids.h"

#include "base/future.h"
#include "sdk/services.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace citywall {

namespace {

constexpr Duration soon = std::chrono::milliseconds(200);
constexpr Duration later = std::chrono::seconds(2);

/// The measures of one feed over one range, as the worker computes them.
struct Question {
    std::vector<AreaMeasure> measures;
    ObservationsPtr columns;
    FeedDictionaryPtr dictionary;
    const AreaIndex *areas;
    TimeRange range;
    TimeRange whole; ///< the part of the range that is taken at a stretch
    int buckets;     ///< of the range; 0 = none
};

struct Answer {
    std::vector<MeasureGrid> whole;
    std::vector<MeasureGrid> course; ///< empty without buckets
};

void answer(QPromise<Answer> &promise, const Question &question)
{
    Answer found;
    const int areas = question.areas ? question.areas->count() : 0;
    const auto areaOf = [&](GeoPoint p) { return question.areas ? question.areas->at(p) : -1; };
    const auto over = [&](const AreaMeasure &measure, TimeRange range, int buckets) {
        return measureOver(measure, *question.columns, *question.dictionary, range, buckets, areas, areaOf);
    };
    for (const AreaMeasure &measure : question.measures) {
        if (promise.isCanceled())
            return;
        found.whole.push_back(over(measure, question.whole, 1));
        if (question.buckets > 0)
            found.course.push_back(over(measure, question.range, question.buckets));
    }
    promise.addResult(std::move(found));
}

std::vector<double> firstBucket(const MeasureGrid &grid)
{
    std::vector<double> values;
    for (const std::vector<double> &area : grid.values)
        values.push_back(area.at(0));
    return values;
}

/// What lies before the feed's first observation is not known, not even that nothing happened.
MeasureGrid from(UtcTime first, MeasureGrid grid)
{
    const Duration bucket = grid.range.length() / std::max(1, grid.buckets);
    for (std::vector<double> &area : grid.values) {
        for (size_t i = 0; i < area.size() && (!first.isValid() || grid.range.begin + bucket * qint64(i) < first); ++i)
            area[i] = std::numeric_limits<double>::quiet_NaN();
    }
    return grid;
}

} // namespace

MeasureGrids::MeasureGrids(QObject *parent) : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(soon);
    m_later.setSingleShot(true);
    m_later.setInterval(later);
    connect(&m_soon, &QTimer::timeout, this, &MeasureGrids::refresh);
    connect(&m_later, &QTimer::timeout, this, &MeasureGrids::refresh);
    setClock(services().clock);
    if (const Registry *registry = services().registry)
        connect(registry, &Registry::modulesChanged, this, [this] {
            drop();
            m_wanted = {};
            follow();
        });
    if (const HistoryReader *history = services().history) {
        connect(history, &HistoryReader::appended, this, [this](const ObservationsPtr &fresh) {
            // What lies after the window will be read when it has moved on.
            if (!m_active || fresh->size() == 0 || fresh->phenomenonTime.front() >= m_wanted.end.milliseconds
                || !feeds().contains(fresh->feed))
                return;
            if (!m_stale.contains(fresh->feed))
                m_stale.append(fresh->feed);
            if (!m_later.isActive())
                m_later.start();
        });
        connect(history, &HistoryReader::reset, this, [this](const QString &feed) {
            if (!m_active)
                return;
            m_stale = feed.isEmpty() ? feeds() : m_stale + QStringList { feed };
            m_soon.start();
        });
    }
}

MeasureGrids::~MeasureGrids()
{
    drop();
    m_worker.waitForDone();
}

void MeasureGrids::setClock(const TimeContext *clock)
{
    if (m_clock)
        m_clock->disconnect(this);
    m_clock = clock;
    if (clock) {
        connect(clock, &TimeContext::nowChanged, this, &MeasureGrids::follow);
        follow();
        return;
    }
    drop();
    m_wanted = m_range = {};
    m_values.clear();
}

void MeasureGrids::setOnly(const QString &measure)
{
    if (m_only == measure)
        return;
    m_only = measure;
    drop();
    m_wanted = m_range = {};
    m_values.clear();
    follow();
}

void MeasureGrids::setWindow(Duration length, Duration bucket)
{
    m_length = length;
    m_bucket = bucket;
    follow();
}

void MeasureGrids::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    if (active) {
        m_wanted = {}; // what has come meanwhile is not known
        follow();
        return;
    }
    drop();
    m_soon.stop();
    m_later.stop();
    Q_EMIT loadingChanged();
}

TimeRange MeasureGrids::windowAt(UtcTime now, Duration length, Duration bucket, const QTimeZone &zone)
{
    if (!now.isValid())
        return {};
    const qint64 local = zone.isValid() ? zone.offsetFromUtc(now.toDateTime()) * 1000LL : 0;
    const qint64 inside = (now.milliseconds + local) % bucket.count();
    const UtcTime end { now.milliseconds - (inside < 0 ? inside + bucket.count() : inside) };
    return { end - length, end };
}

TimeRange MeasureGrids::wantedNow() const
{
    return m_clock ? windowAt(m_clock->now(), m_length, m_bucket, m_clock->zone()) : TimeRange();
}

QList<AreaMeasure> MeasureGrids::measures() const
{
    QList<AreaMeasure> wanted = services().registry ? services().registry->measures() : QList<AreaMeasure>();
    if (m_only)
        wanted.removeIf([this](const AreaMeasure &measure) { return measure.metric.id != *m_only; });
    return wanted;
}

QStringList MeasureGrids::feeds() const
{
    QStringList feeds;
    for (const AreaMeasure &measure : measures()) {
        if (!feeds.contains(measure.feed))
            feeds.append(measure.feed);
    }
    return feeds;
}

void MeasureGrids::follow()
{
    if (!m_active || m_soon.isActive() || wantedNow() == m_wanted)
        return;
    m_soon.start();
    Q_EMIT loadingChanged();
}

void MeasureGrids::refresh()
{
    const TimeRange wanted = wantedNow();
    if (!m_active || wanted.isEmpty() || !services().history)
        return;
    // An answer that is nearly there is taken, and the next one asked for after it; a jump leaves it behind.
    if (m_run && m_run->range.length() == wanted.length() && m_run->range.begin < wanted.end && wanted.begin < m_run->range.end)
        return;
    drop();
    if (wanted != m_wanted) {
        m_wanted = wanted;
        m_stale = feeds();
    }
    if (m_stale.isEmpty() && !m_values.empty()) {
        Q_EMIT loadingChanged();
        return;
    }
    Run run { wanted, m_bucket, m_stale, m_stale, {} };
    for (const AreaMeasure &measure : measures()) {
        const auto known =
            std::ranges::find(m_values, measure.metric.id, [](const MeasureValues &v) { return v.measure.metric.id; });
        run.values.push_back(known != m_values.end() && m_range == wanted ? *known : MeasureValues { measure, {} });
    }
    m_stale.clear();
    m_run = std::move(run);
    Q_EMIT loadingChanged();
    next();
}

void MeasureGrids::drop()
{
    if (!m_run)
        return;
    ++m_request;
    m_work.cancel();
    m_stale += m_run->feeds;
    m_run.reset();
}

void MeasureGrids::next()
{
    if (m_run->toRead.isEmpty())
        publish();
    else
        read(m_run->toRead.takeFirst(), m_only ? Part::Window : Part::Before);
}

void MeasureGrids::read(const QString &feed, Part part)
{
    const TimeRange window = m_run->range;
    const TimeRange range = part == Part::Window ? window : TimeRange { window.begin - window.length(), window.begin };
    const int buckets = part == Part::Window && !m_only ? int(window.length() / m_run->bucket) : 0;
    const UtcTime first = services().history->extent(feed).begin;
    TimeRange whole = range; // of a window that began before the feed the part that is known …
    if (part == Part::Window && !m_only && first < range.end)
        whole.begin = std::max(range.begin, first);
    std::vector<AreaMeasure> measures;
    Duration memory {};
    for (const MeasureValues &values : m_run->values) {
        if (values.measure.feed != feed)
            continue;
        measures.push_back(values.measure);
        memory = std::max(memory, values.measure.memory);
    }
    const auto computed = [this, feed, part, first](const QFuture<Answer> &future) {
        if (const QString why = failureOf(future); !why.isEmpty())
            return fail(feed, why);
        const Answer found = future.result();
        size_t i = 0;
        for (MeasureValues &values : m_run->values) {
            if (values.measure.feed != feed)
                continue;
            // … but two parts cannot be compared.
            (part == Part::Window ? values.whole : values.before) = firstBucket(from(first, found.whole[i]));
            if (!found.course.empty())
                values.course = from(first, found.course[i]);
            values.error.clear();
            ++i;
        }
        if (part == Part::Before)
            read(feed, Part::Window);
        else
            next();
    };
    const quint64 request = ++m_request;
    const auto arrived = [=, this](const QFuture<ObservationsPtr> &future) {
        if (request != m_request)
            return;
        if (const QString why = failureOf(future); !why.isEmpty() || future.resultCount() == 0)
            return fail(feed, why);
        const auto work = QtConcurrent::run(&m_worker, answer,
                                            Question { measures, future.result(), services().history->dictionary(feed),
                                                       services().areas, range, whole, buckets });
        m_work = QFuture<void>(work);
        whenFinished(work, this, [=, this](const QFuture<Answer> &done) {
            if (request == m_request)
                computed(done);
        });
    };
    whenFinished(services().history->request({ feed, { range.begin - memory, range.end }, {}, {} }), this, arrived);
}

void MeasureGrids::fail(const QString &feed, const QString &why)
{
    for (MeasureValues &values : m_run->values) {
        if (values.measure.feed == feed)
            values = { values.measure, {}, {}, {}, why };
    }
    next();
}

void MeasureGrids::publish()
{
    m_values = std::move(m_run->values);
    m_range = m_run->range;
    m_shownBucket = m_run->bucket;
    m_run.reset();
    if (wantedNow() != m_wanted || (!m_stale.isEmpty() && !m_later.isActive()))
        m_soon.start();
    Q_EMIT changed();
    Q_EMIT loadingChanged();
}

} // namespace citywall

#include "moc_measuregrids.cpp"
