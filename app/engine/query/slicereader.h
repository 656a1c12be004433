// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/history.h"

namespace citywall {

/// Reads a long span of one feed slice by slice of time, in order, so that never more than one slice is in memory. Where to cut is
/// asked of the history's counts: a slice has at most `sliceRows` rows, unless so many share a millisecond.
/// Lives on the reader's thread.
class SliceReader : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 sliceRows = 100'000;

    explicit SliceReader(HistoryReader &reader, QObject *parent = nullptr) : QObject(parent), m_reader(reader) { }

    void start(const ObservationQuery &query); ///< its range must not be empty; then call next()
    /// Ends with one of the signals, never before it returns to the event loop.
    void next();

Q_SIGNALS:
    /// @param counted how many observations of the feed the history counts in the slice, whichever of them the query wants
    void slice(const citywall::ObservationsPtr &rows, qint64 counted);
    void finished();
    void failed(const QString &why);

private:
    struct Part {
        TimeRange range;
        qint64 rows = unknown;
    };
    static constexpr qint64 unknown = -1;

    void divide(const Part &part);
    void divided(TimeRange counted, TimeRange wanted, const Histogram &counts);
    void read(const Part &part);

    HistoryReader &m_reader;
    ObservationQuery m_query;
    std::vector<Part> m_left; ///< the next one last
};

} // namespace citywall
