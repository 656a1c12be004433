// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/observationexport.h"

#include "base/future.h"
#include "engine/ingest/observationwriter.h"

namespace citywall {

namespace {

// Slices grow where there is little and shrink where there is much, so that memory stays bounded.
constexpr Duration firstStep = std::chrono::hours(1);
constexpr Duration smallestStep = std::chrono::seconds(1);
constexpr size_t fewRows = 5000;
constexpr size_t manyRows = 50000;

} // namespace

ObservationExport::ObservationExport(ExportRequest request, HistoryReader &reader, const AreaIndex *areas, QIODevice &device,
                                     QObject *parent)
    : QObject(parent), m_request(std::move(request)), m_reader(reader), m_areas(areas),
      m_writer(ObservationWriter::make(m_request, device))
{
}

ObservationExport::~ObservationExport() = default;

void ObservationExport::start()
{
    m_writer->begin();
    if (!m_request.area.isEmpty()) {
        m_area = m_areas ? m_areas->indexOf(m_request.area) : -1;
        if (m_area < 0) {
            const Error unknown { tr("There is no area '%1' in this city").arg(m_request.area), {} };
            QMetaObject::invokeMethod(this, [this, unknown] { finish(unknown); }, Qt::QueuedConnection);
            return;
        }
        const GeoBox bounds = m_areas->area(m_area).bounds;
        if (!m_request.box)
            m_request.box = bounds;
    }
    QMetaObject::invokeMethod(this, &ObservationExport::nextFeed, Qt::QueuedConnection);
}

void ObservationExport::nextFeed()
{
    if (++m_feed >= m_request.feeds.size()) {
        finish();
        return;
    }
    const TimeRange extent = m_reader.extent(m_request.feeds[m_feed].id);
    m_left = extent;
    if (m_request.range.begin.isValid())
        m_left.begin = std::max(extent.begin, m_request.range.begin);
    if (m_request.range.end.isValid())
        m_left.end = std::min(extent.end, m_request.range.end);
    m_step = firstStep;
    if (!m_left.isEmpty()) {
        if (!m_summary.range.begin.isValid() || m_left.begin < m_summary.range.begin)
            m_summary.range.begin = m_left.begin;
        m_summary.range.end = std::max(m_summary.range.end, m_left.end);
    }
    nextSlice();
}

void ObservationExport::nextSlice()
{
    if (m_cancelled) {
        finish();
        return;
    }
    if (m_left.isEmpty()) {
        nextFeed();
        return;
    }
    m_slice = { m_left.begin, std::min(m_left.end, m_left.begin + m_step) };
    whenFinished(m_reader.request({ m_request.feeds[m_feed].id, m_slice, {}, m_request.box }), this,
                 [this](const QFuture<ObservationsPtr> &done) {
                     if (const QString failure = failureOf(done); failure.isEmpty())
                         take(done.result());
                     else
                         finish(Error { tr("The history could not be read"), failure });
                 });
}

void ObservationExport::take(const ObservationsPtr &block)
{
    const FeedDescriptor &feed = m_request.feeds[m_feed];
    const FeedDictionaryPtr dictionary = m_reader.dictionary(feed.id);
    for (size_t row = 0; row < block->size(); ++row) {
        const Feature &feature = dictionary->features[block->feature[row]];
        if (!wanted(feature, block->position(row)))
            continue;
        m_writer->write(feed, *dictionary, *block, row);
        m_summary.simulated = m_summary.simulated || dictionary->sources[block->source[row]].simulated;
        ++m_summary.observations;
    }
    if (const Status written = m_writer->flush(); !written) {
        finish(written.error());
        return;
    }
    m_left.begin = m_slice.end;
    if (block->size() < fewRows)
        m_step = m_step * 4;
    else if (block->size() > manyRows)
        m_step = std::max(smallestStep, m_step / 4);
    const double feedShare =
        1 - double(m_left.length().count()) / double(std::max<qint64>(1, (m_left.end - m_summary.range.begin).count()));
    Q_EMIT progressed((double(m_feed) + feedShare) / double(m_request.feeds.size()), m_summary.observations);
    nextSlice();
}

bool ObservationExport::wanted(const Feature &feature, GeoPoint own) const
{
    if (m_area < 0)
        return true;
    return (own.isValid() ? m_areas->at(own) : feature.area) == m_area;
}

void ObservationExport::finish(std::optional<Error> error)
{
    m_summary.cancelled = m_cancelled;
    m_summary.error = std::move(error);
    // Also a document that was cut short is closed, so that it can be read.
    m_writer->end();
    if (const Status written = m_writer->flush(); !written && !m_summary.error)
        m_summary.error = written.error();
    Q_EMIT finished(m_summary);
}

} // namespace citywall
