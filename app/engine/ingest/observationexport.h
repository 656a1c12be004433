// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sdk/areas.h"
#include "sdk/feed.h"
#include "sdk/history.h"
#include "sdk/metric.h"

#include <QIODevice>
#include <QPointer>

#include <memory>

namespace citywall {

/// Which observations leave, and how they are written.
struct ExportRequest {
    enum class Format { Csv, GeoJson, Json };
    Format format = Format::Csv;
    QList<FeedDescriptor> feeds; ///< written one after the other, each in time order
    QList<Metric> metrics;       ///< give units: values leave in display units, the unit stands beside the name
    TimeRange range;             ///< an invalid end stands for the history's own
    std::optional<GeoBox> box;   ///< WGS 84
    QString area;                ///< AreaIndex id; empty = everywhere
};

/// What was written.
struct ExportSummary {
    qint64 observations = 0;
    TimeRange range; ///< that was looked through
    bool simulated = false;
    bool cancelled = false;
    std::optional<Error> error;
};

class ObservationWriter;

/// Streams observations of the history to a device, slice of time by slice, never all in memory.
/// CSV (RFC 4180), GeoJSON (RFC 7946) or JSON; numbers and times are independent of the locale, times RFC 3339 in UTC.
/// Each observation carries its source, attribution and whether it is simulated.
/// Lives on the reader's thread; the device is written there and must outlive it.
class ObservationExport : public QObject
{
    Q_OBJECT
public:
    ObservationExport(ExportRequest request, HistoryReader &reader, const AreaIndex *areas, QIODevice &device,
                      QObject *parent = nullptr);
    ~ObservationExport() override;

    void start(); ///< once; ends with finished(), never before it returns to the event loop
    void cancel() { m_cancelled = true; }

Q_SIGNALS:
    void progressed(double share, qint64 observations); ///< share 0–1
    void finished(const citywall::ExportSummary &summary);

private:
    void nextFeed();
    void nextSlice();
    void take(const ObservationsPtr &block);
    void finish(std::optional<Error> error = {});
    bool wanted(const Feature &feature, GeoPoint own) const;

    ExportRequest m_request;
    HistoryReader &m_reader;
    const AreaIndex *m_areas;
    std::unique_ptr<ObservationWriter> m_writer;
    ExportSummary m_summary;
    qsizetype m_feed = -1;
    int m_area = -1;
    TimeRange m_left;          ///< of the present feed, not yet read
    TimeRange m_slice;
    Duration m_step;
    bool m_cancelled = false;
};

} // namespace citywall

Q_DECLARE_METATYPE(citywall::ExportSummary)
