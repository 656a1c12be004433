// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pollutants.h"
#include "sdk/history.h"
#include "sdk/selection.h"
#include "sdk/timecontext.h"

#include <QObject>

namespace citywall::environment {

/// All observations of one station, the same id in each of the module's feeds, as far as they are known at the clock's time.
/// Reads again when the history of the station grows or changes. GUI thread.
class StationHistory : public QObject
{
    Q_OBJECT
public:
    /// The station's observations in one feed.
    struct Part {
        QString feed;
        const Feature *feature = nullptr; ///< in the dictionary; never null
        FeedDictionaryPtr dictionary;
        ObservationsPtr rows;             ///< never null; all there are, also later than the clock
        size_t shown = 0;                 ///< rows up to the clock's time
    };

    StationHistory(HistoryReader &history, const TimeContext &time, QObject *parent = nullptr);

    void setStation(const QString &id); ///< empty = none
    const QString &id() const { return m_id; }
    const std::vector<Part> &parts() const { return m_parts; } ///< feeds that have such a feature, in the order of feeds()
    bool isLoading() const { return m_pending > 0; }
    QString error() const { return m_error; }

Q_SIGNALS:
    void changed();  ///< parts, their rows, loading or error
    void advanced(); ///< the clock: other rows are shown

private:
    void read();
    void follow();

    HistoryReader &m_history;
    const TimeContext &m_time;
    QString m_id;
    std::vector<Part> m_parts;
    int m_pending = 0;
    quint64 m_request = 0;
    QString m_error;
};

} // namespace citywall::environment
