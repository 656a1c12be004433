// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incidents.h"
#include "core/latest.h"
#include "sdk/history.h"

namespace citywall::safety {

/// The incidents of a stretch of time long past, which no window that ends now reaches: read when asked for, made in the
/// thread pool, read again when the history tells something else of it. GUI thread.
class EarlierIncidents : public QObject
{
    Q_OBJECT
public:
    explicit EarlierIncidents(HistoryReader &history, QObject *parent = nullptr);

    /// Empty = none is wanted. What is known stays until the answer comes, unless it is of quite another stretch.
    void ask(TimeRange range);
    TimeRange range() const { return m_known; } ///< of which the incidents are; empty before any were read
    const std::vector<Incident> &incidents() const { return m_incidents; } ///< with those that began up to `horizon` before
    bool isLoading() const { return m_known.isEmpty() && !m_wanted.isEmpty() && m_error.isEmpty(); } ///< nothing is known yet
    QString error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    struct Made {
        TimeRange range;
        std::vector<Incident> incidents;
    };
    void read();
    void forget();

    HistoryReader &m_history;
    TimeRange m_wanted;
    TimeRange m_known;
    quint64 m_asked = 0;    ///< questions so far …
    quint64 m_answered = 0; ///< … and the last of them that was answered: what comes later of one before it is past
    std::vector<Incident> m_incidents;
    QString m_error;
    Latest<Made> m_latest;
};

} // namespace citywall::safety
