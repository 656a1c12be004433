// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/queryrun.h"

#include "base/future.h"
#include "engine/query/aggregator.h"
#include "engine/query/observationrows.h"
#include "engine/query/slicereader.h"

namespace citywall {

QueryRun::QueryRun(QueryRequest request, HistoryReader &reader, const AreaIndex *areas, TableWriter &writer, QObject *parent)
    : QObject(parent), m_request(std::move(request)), m_reader(reader), m_areas(areas), m_writer(writer),
      m_slices(std::make_unique<SliceReader>(reader)), m_earlier(std::make_unique<SliceReader>(reader))
{
    connect(m_slices.get(), &SliceReader::slice, this, &QueryRun::take);
    connect(m_slices.get(), &SliceReader::finished, this, &QueryRun::endPart);
    connect(m_slices.get(), &SliceReader::failed, this, &QueryRun::failToRead);
    connect(m_earlier.get(), &SliceReader::slice, this, &QueryRun::takeEarlier);
    connect(m_earlier.get(), &SliceReader::finished, this, &QueryRun::endEarlier);
    connect(m_earlier.get(), &SliceReader::failed, this, &QueryRun::failToRead);
}

QueryRun::~QueryRun() = default;

void QueryRun::start()
{
    const Status prepared = prepare();
    const auto later = [this](auto &&what) { QMetaObject::invokeMethod(this, what, Qt::QueuedConnection); };
    if (!prepared) {
        later([this, error = prepared.error()] { fail(error); });
        return;
    }
    QStringList feeds;
    TimeRange all;
    for (const Part &part : m_parts) {
        const TimeRange range = rangeOf(part.feed);
        if (range.isEmpty())
            continue;
        feeds.append(part.feed.id);
        all = all.isEmpty() ? range : TimeRange { std::min(all.begin, range.begin), std::max(all.end, range.end) };
    }
    m_summary.range = all;
    if (feeds.isEmpty()) {
        later([this] { nextPart(); });
        return;
    }
    whenFinished(m_reader.histogram(feeds, all, 1), this, [this, feeds](const QFuture<Histogram> &done) {
        if (const QString failure = failureOf(done); !failure.isEmpty()) {
            failToRead(failure);
            return;
        }
        const Histogram histogram = done.result();
        for (Part &part : m_parts) {
            if (const qsizetype row = feeds.indexOf(part.feed.id); row >= 0 && size_t(row) < histogram.counts.size()) {
                const std::vector<qint64> &counts = histogram.counts[size_t(row)];
                const qint64 times = part.sink->earlier() ? 1 + mostWeeks : 1;
                part.expected = std::accumulate(counts.begin(), counts.end(), qint64(0)) * times;
                m_expected += part.expected;
            }
        }
        nextPart();
    });
}

Status QueryRun::prepare()
{
    if (const Status known = checkFields(); !known)
        return known;
    QList<Table> tables;
    for (const FeedDescriptor &feed : std::as_const(m_request.feeds)) {
        Result<RowFilter> filter = RowFilter::make(m_request.filter, feed, m_request.metrics, m_areas);
        if (!filter)
            return filter.error();
        std::unique_ptr<RowSink> sink = m_writer.sink(feed);
        if (!sink && m_request.aggregation)
            sink = aggregator(feed);
        else if (!sink)
            sink = std::make_unique<ObservationRows>(feed, m_request.metrics);
        tables.append(sink->table());
        m_parts.push_back({ feed, std::move(filter).value(), std::move(sink) });
    }
    const Status begun = m_writer.begin(tables);
    m_begun = bool(begun);
    return begun;
}

std::unique_ptr<RowSink> QueryRun::aggregator(const FeedDescriptor &feed) const
{
    const Aggregation &asked = *m_request.aggregation;
    std::unique_ptr<UsualBuckets> usual;
    if (asked.usual)
        usual = std::make_unique<UsualBuckets>(asked, feed, m_request.metrics, m_areas, m_request.filter.range,
                                               m_reader.extent(feed.id).begin);
    return std::make_unique<Aggregator>(asked, feed, m_request.metrics, m_areas, std::move(usual));
}

/// A field that only some of the feeds have narrows to those; one that none has is a mistake.
Status QueryRun::checkFields() const
{
    QStringList fields;
    for (const FeedDescriptor &feed : m_request.feeds) {
        for (const FieldDescriptor &field : feed.fields)
            if (!fields.contains(field.id))
                fields.append(field.id);
    }
    for (const Comparison &comparison : m_request.filter.where) {
        if (!fields.contains(comparison.field))
            return Error { tr("There is no field '%1'; there are: %2").arg(comparison.field, fields.join(QStringLiteral(", "))),
                           {} };
    }
    return ok();
}

TimeRange QueryRun::rangeOf(const FeedDescriptor &feed) const
{
    TimeRange range = m_reader.extent(feed.id);
    if (range.isEmpty())
        return {};
    const TimeRange &asked = m_request.filter.range;
    if (asked.begin.isValid())
        range.begin = std::max(range.begin, asked.begin);
    if (asked.end.isValid())
        range.end = std::min(range.end, asked.end);
    return range;
}

void QueryRun::nextPart()
{
    m_partRead = false;
    if (stopped(ok()))
        return;
    if (++m_part >= qsizetype(m_parts.size())) {
        finish();
        return;
    }
    const Part &part = m_parts[size_t(m_part)];
    ObservationQuery query = part.filter.query(part.feed.id, *m_reader.dictionary(part.feed.id));
    query.range = rangeOf(part.feed);
    if (query.range.isEmpty() || !part.filter.canMatch() || (query.box && query.box->isEmpty())) {
        m_done += part.expected;
        m_counted = 0;
        tellProgress();
        nextPart();
        return;
    }
    m_slices->start(query);
    m_slices->next();
}

RowSink::Emit QueryRun::emitter()
{
    return [this](const TableRow &row) {
        m_writer.write(m_part, row);
        ++m_summary.rows;
    };
}

void QueryRun::take(const ObservationsPtr &rows, qint64 counted)
{
    const Part &part = m_parts[size_t(m_part)];
    const FeedDictionaryPtr dictionary = m_reader.dictionary(part.feed.id);
    const std::vector<quint32> wanted = part.filter.select(*rows, *dictionary);
    noteSources(*rows, *dictionary, wanted);
    m_summary.observations += qint64(wanted.size());
    m_counted += counted;
    proceed(part.sink->take(*rows, *dictionary, wanted, emitter()));
}

void QueryRun::endPart()
{
    const Part &part = m_parts[size_t(m_part)];
    m_partRead = true;
    proceed(part.sink->finish(*m_reader.dictionary(part.feed.id), emitter()));
}

/// On with what the rows wait for, else with the next slice, else with the next feed.
void QueryRun::proceed(const Status &taken)
{
    const Part &part = m_parts[size_t(m_part)];
    const Status status = taken ? m_writer.flush() : taken;
    EarlierSink *earlier = part.sink->earlier();
    const TimeRange span = status && earlier ? earlier->wanted() : TimeRange();
    const bool over = m_partRead && span.isEmpty();
    if (over) {
        m_done += part.expected;
        m_counted = 0;
    }
    tellProgress();
    if (stopped(status))
        return;
    // From the event loop, when nobody holds this slice any more: never two at once.
    if (!span.isEmpty())
        QMetaObject::invokeMethod(this, [this, span] { readEarlier(span); }, Qt::QueuedConnection);
    else if (over)
        nextPart();
    else
        QMetaObject::invokeMethod(m_slices.get(), &SliceReader::next, Qt::QueuedConnection);
}

void QueryRun::readEarlier(TimeRange span)
{
    constexpr qint64 hour = 3'600'000;
    const qint64 first = span.begin.milliseconds / hour - (span.begin.milliseconds % hour < 0 ? 1 : 0);
    const auto hours = int((span.end.milliseconds - first * hour + hour - 1) / hour);
    const TimeRange counted { { first * hour }, { (first + hours) * hour } };
    const QString feed = m_parts[size_t(m_part)].feed.id;
    whenFinished(m_reader.histogram({ feed }, counted, hours), this, [this, feed, span, counted](const QFuture<Histogram> &done) {
        if (const QString failure = failureOf(done); !failure.isEmpty()) {
            failToRead(failure);
            return;
        }
        const Part &part = m_parts[size_t(m_part)];
        part.sink->earlier()->beginSpan({ counted, { feed }, done.result().counts });
        ObservationQuery query = part.filter.query(feed, *m_reader.dictionary(feed));
        query.range = span;
        m_earlier->start(query);
        m_earlier->next();
    });
}

void QueryRun::takeEarlier(const ObservationsPtr &rows, qint64 counted)
{
    const Part &part = m_parts[size_t(m_part)];
    const FeedDictionaryPtr dictionary = m_reader.dictionary(part.feed.id);
    const std::vector<quint32> wanted = part.filter.select(*rows, *dictionary);
    noteSources(*rows, *dictionary, wanted);
    m_counted += counted;
    const Status status = part.sink->earlier()->takeSpan(*rows, *dictionary, wanted);
    tellProgress();
    if (!stopped(status))
        QMetaObject::invokeMethod(m_earlier.get(), &SliceReader::next, Qt::QueuedConnection);
}

void QueryRun::endEarlier()
{
    const Part &part = m_parts[size_t(m_part)];
    part.sink->earlier()->endSpan(*m_reader.dictionary(part.feed.id), emitter());
    proceed(ok());
}

void QueryRun::noteSources(const Observations &rows, const FeedDictionary &dictionary, const std::vector<quint32> &wanted)
{
    std::set<quint16> seen;
    for (const quint32 row : wanted)
        seen.insert(rows.source[row]);
    for (const quint16 key : seen) {
        const Source &source = dictionary.sources[key];
        m_summary.simulated = m_summary.simulated || source.simulated;
        if (!source.attribution.isEmpty() && !m_summary.attributions.contains(source.attribution))
            m_summary.attributions.append(source.attribution);
    }
}

/// The first and the last hour of a range are counted whole: no part has more than was expected of it.
void QueryRun::tellProgress()
{
    const qint64 done = m_done + std::min(m_counted, m_parts[size_t(m_part)].expected);
    Q_EMIT progressed(m_expected > 0 ? double(done) / double(m_expected) : 1.0, m_summary.observations);
}

bool QueryRun::stopped(const Status &status)
{
    if (!status)
        fail(status.error());
    else if (m_cancelled)
        finish();
    return !status || m_cancelled;
}

void QueryRun::failToRead(const QString &why) { fail({ tr("The history could not be read"), why }); }

void QueryRun::fail(const Error &error)
{
    m_summary.error = error;
    finish();
}

void QueryRun::finish()
{
    if (std::exchange(m_over, true))
        return;
    m_summary.cancelled = m_cancelled;
    // Also a document that was cut short is closed, so that it can be read.
    const Status written = m_begun ? m_writer.end({ m_summary.simulated, m_summary.attributions }) : ok();
    if (!written && !m_summary.error)
        m_summary.error = written.error();
    Q_EMIT finished(m_summary);
}

} // namespace citywall

#include "moc_queryrun.cpp"
