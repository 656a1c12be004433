// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/query/queryrequest.h"
#include "engine/query/rowfilter.h"
#include "engine/query/rowsink.h"
#include "engine/query/tablewriter.h"
#include "sdk/areas.h"
#include "sdk/history.h"

namespace citywall {

/// What a query found and wrote.
struct QuerySummary {
    qint64 observations = 0; ///< that the filter wants
    qint64 rows = 0;         ///< written: the same, or what they were brought together to
    TimeRange range;         ///< that was looked through for them
    bool simulated = false;
    QStringList attributions; ///< of what was found, and of what is usual, each once
    bool cancelled = false;
    std::optional<Error> error;
};

class SliceReader;

/// Answers a query: reads the history slice by slice of time and writes what comes of each before it reads the next, so that its
/// memory does not grow with the history. Lives on the reader's thread; the writer writes there.
class QueryRun : public QObject
{
    Q_OBJECT
public:
    /// @param areas  for places; must outlive this; null = there are none
    /// @param writer must outlive this
    QueryRun(QueryRequest request, HistoryReader &reader, const AreaIndex *areas, TableWriter &writer, QObject *parent = nullptr);
    ~QueryRun() override;

    void start(); ///< once; ends with finished(), never before it returns to the event loop
    void cancel() { m_cancelled = true; } ///< after the slice that is being read

Q_SIGNALS:
    /// After each slice and each feed. Of what the history counts in the range, whatever is wanted of it and whatever is left of it,
    /// share (0–1) is done; 1 at the end. Of what is usual each week is taken to be as much as the range itself.
    void progressed(double share, qint64 observations);
    void finished(const citywall::QuerySummary &summary);

private:
    struct Part {
        FeedDescriptor feed;
        RowFilter filter;
        std::unique_ptr<RowSink> sink;
        qint64 expected = 0; ///< observations that the history counts in the range, whatever the filter; in the weeks as well
    };
    Status prepare();
    Status checkFields() const;
    void nextPart();
    void take(const ObservationsPtr &rows, qint64 counted);
    void endPart();
    void proceed(const Status &taken);
    void readEarlier(TimeRange span);
    void takeEarlier(const ObservationsPtr &rows, qint64 counted);
    void endEarlier();
    void tellProgress();
    bool stopped(const Status &status); ///< ends the run if it was cancelled or failed
    void noteSources(const Observations &rows, const FeedDictionary &dictionary, const std::vector<quint32> &wanted);
    void fail(const Error &error);
    void finish();
    TimeRange rangeOf(const FeedDescriptor &feed) const;
    std::unique_ptr<RowSink> aggregator(const FeedDescriptor &feed) const;
    RowSink::Emit emitter();
    void failToRead(const QString &why);

    QueryRequest m_request;
    HistoryReader &m_reader;
    const AreaIndex *m_areas;
    TableWriter &m_writer;
    std::unique_ptr<SliceReader> m_slices;
    std::unique_ptr<SliceReader> m_earlier; ///< of the weeks that tell what is usual
    std::vector<Part> m_parts;
    qsizetype m_part = -1;
    qint64 m_expected = 0; ///< of all parts
    qint64 m_done = 0; ///< of the parts that are over
    qint64 m_counted = 0; ///< in the slices of this part so far
    QuerySummary m_summary;
    bool m_partRead = false; ///< to its end, but for what is usual
    bool m_begun = false; ///< the writer has
    bool m_cancelled = false;
    bool m_over = false;
};

} // namespace citywall

Q_DECLARE_METATYPE(citywall::QuerySummary)
