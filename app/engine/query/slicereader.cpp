// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/slicereader.h"

#include "base/future.h"

namespace citywall {

namespace {

constexpr qint64 hourLength = 3'600'000; // milliseconds: whole hours are counted without reading rows
constexpr qint64 mostHours = 2000;       // counted at once
constexpr qint64 piecesOfAnHour = 16;

qint64 hourBefore(qint64 t) { return (t / hourLength - (t % hourLength < 0 ? 1 : 0)) * hourLength; }
qint64 hourAfter(qint64 t) { return hourBefore(t + hourLength - 1); }

} // namespace

void SliceReader::start(const ObservationQuery &query)
{
    m_query = query;
    m_left = { { query.range, unknown } };
}

void SliceReader::next()
{
    if (m_left.empty()) {
        QMetaObject::invokeMethod(this, &SliceReader::finished, Qt::QueuedConnection);
        return;
    }
    Part part = m_left.back();
    m_left.pop_back();
    const bool canBeCut = part.range.length() > Duration(1);
    if (part.rows == unknown || (part.rows > sliceRows && canBeCut)) {
        divide(part);
        return;
    }
    while (!m_left.empty() && m_left.back().rows != unknown && part.rows + m_left.back().rows <= sliceRows) {
        part.rows += m_left.back().rows;
        part.range.end = m_left.back().range.end;
        m_left.pop_back();
    }
    read(part);
}

void SliceReader::divide(const Part &part)
{
    TimeRange counted = part.range;
    TimeRange wanted = part.range;
    qint64 buckets = std::min<qint64>(piecesOfAnHour, counted.length().count());
    if (counted.length().count() > 2 * hourLength) {
        counted.begin = { hourBefore(counted.begin.milliseconds) };
        buckets = std::min(mostHours, (hourAfter(counted.end.milliseconds) - counted.begin.milliseconds) / hourLength);
        counted.end = counted.begin + Duration(buckets * hourLength);
        if (counted.end < part.range.end)
            m_left.push_back({ { counted.end, part.range.end }, unknown });
        wanted.end = std::min(wanted.end, counted.end);
    }
    whenFinished(m_reader.histogram({ m_query.feed }, counted, int(buckets)), this,
                 [this, counted, wanted](const QFuture<Histogram> &done) {
                     if (const QString failure = failureOf(done); !failure.isEmpty())
                         Q_EMIT failed(failure);
                     else
                         divided(counted, wanted, done.result());
                 });
}

void SliceReader::divided(TimeRange counted, TimeRange wanted, const Histogram &counts)
{
    const std::vector<qint64> rows = counts.counts.empty() ? std::vector<qint64>(1) : counts.counts.front();
    const qint64 length = counted.length().count();
    const auto buckets = qint64(rows.size());
    // The first millisecond of a bucket, as Histogram has equal ones: begin + length × i / buckets, rounded up.
    const auto border = [&](qint64 i) { return counted.begin + Duration((length * i + buckets - 1) / buckets); };
    for (qint64 i = buckets - 1; i >= 0; --i) {
        const TimeRange range { std::max(border(i), wanted.begin), std::min(border(i + 1), wanted.end) };
        if (!range.isEmpty())
            m_left.push_back({ range, rows[size_t(i)] });
    }
    next();
}

void SliceReader::read(const Part &part)
{
    m_query.range = part.range;
    whenFinished(m_reader.request(m_query), this, [this, counted = part.rows](const QFuture<ObservationsPtr> &done) {
        if (const QString failure = failureOf(done); !failure.isEmpty())
            Q_EMIT failed(failure);
        else
            Q_EMIT slice(done.result(), counted);
    });
}

} // namespace citywall

#include "moc_slicereader.cpp"
