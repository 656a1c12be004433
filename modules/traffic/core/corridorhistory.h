// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/corridors.h"
#include "sdk/history.h"
#include "sdk/timecontext.h"

#include <QObject>

namespace citywall::traffic {

/// One corridor's samples on a grid of instants a quarter of an hour apart, for the four weeks before the clock's time as
/// far as the history reaches: read piece by piece, the newest first, kept while the corridor stays. What it holds
/// depends on the history alone; who reads it looks at no instant after the clock's. GUI thread; the pool adds up.
class CorridorHistory : public QObject
{
    Q_OBJECT
public:
    static constexpr Duration step = std::chrono::minutes(15);
    static constexpr int days = 56; ///< four weeks on each side of a change

    CorridorHistory(HistoryReader &history, const TimeContext &time, QObject *parent = nullptr);

    /// @param links the corridor's, in its order; without any nothing is read
    void setCorridor(const std::vector<FeatureKey> &keys, const std::vector<Link> &links, const GeoBox &box);
    const CorridorSamples &samples() const { return m_samples; }
    const std::set<Retiming> &retimings() const { return m_retimings; } ///< as far as the history has been read
    TimeRange known() const; ///< what has been read without a gap, up to the clock's time
    bool isLoading() const { return m_busy; }
    QString error() const { return m_error; }

Q_SIGNALS:
    void changed(); ///< more is known, or something else

private:
    void follow();
    void forget(TimeRange range);
    TimeRange nextPiece() const;
    void readNext();
    struct Piece {
        std::vector<CorridorSample> samples;
        std::set<Retiming> retimings;
    };
    void take(TimeRange range, const Piece &piece);

    HistoryReader &m_history;
    const TimeContext &m_time;
    std::vector<FeatureKey> m_keys;
    std::vector<Link> m_links;
    GeoBox m_box;
    CorridorSamples m_samples;
    std::set<Retiming> m_retimings;
    UtcTime m_followed;
    TimeRange m_reading;
    quint64 m_request = 0; // answers of earlier ones are of another corridor or outdated
    bool m_busy = false;
    QString m_error;
};

} // namespace citywall::traffic
