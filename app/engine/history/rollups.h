// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/database.h"

#include <array>
#include <optional>

namespace citywall {

// How many observations a feed has had, each feature and instant once however often it was corrected: by minute and hour
// (`rollup`) and by day (`rollup_day`), in UTC. The minutes of an hour are one blob of { minute (1), count (LEB128) } in
// ascending order, without those that had none: at most two bytes an observation, far less where many come. A history that
// was made before minutes were counted has none for its old hours (empty).

inline constexpr qint64 minuteMilliseconds = 60'000;
inline constexpr qint64 hourMilliseconds = 60 * minuteMilliseconds;
inline constexpr qint64 dayMilliseconds = 24 * hourMilliseconds;

/// Rounds down, also below zero.
constexpr qint64 floorDivide(qint64 a, qint64 b) { return a / b - (a % b < 0 ? 1 : 0); }

using MinuteCounts = std::array<qint64, 60>;
QByteArray packMinutes(const MinuteCounts &counts);
std::optional<MinuteCounts> unpackMinutes(QByteArrayView bytes); ///< nothing if they are empty or no such counts

/// Keeps the counts. Within the caller's transaction; used by one thread at a time.
class Rollups
{
public:
    /// @throws SQLite::Exception, as does everything here
    explicit Rollups(SQLite::Database &db);

    /// Counts observations at these instants. Where rows before `rawFrom` were thinned out nobody knows what they were: an hour
    /// there that has a count keeps it, so that importing a file again does not count it twice.
    void add(qint64 feed, std::vector<qint64> times, std::optional<qint64> rawFrom);
    /// Counts observations at these instants that may have been counted before, which nobody can say. An hour that has a count keeps it, but
    /// it is not believed any longer: those who ask count what is there.
    void doubt(qint64 feed, std::vector<qint64> times, std::optional<qint64> rawFrom);
    /// The count of the hour, if it has one, is not believed any longer.
    void doubt(qint64 feed, qint64 hour);
    /// Takes back what was counted.
    void remove(qint64 feed, std::vector<qint64> times);
    /// The hour holds just these; `hour` in hours since the epoch.
    void replace(qint64 feed, qint64 hour, const MinuteCounts &counts);

private:
    struct Hour {
        qint64 count = 0;
        std::optional<MinuteCounts> minutes;
        bool isSound = true; ///< by its checksum; what is made of one that is not stays so, until it is counted anew
    };
    std::optional<Hour> read(qint64 feed, qint64 hour);
    void write(qint64 feed, qint64 hour, const Hour &held);
    void change(qint64 feed, std::vector<qint64> times, int sign, std::optional<qint64> rawFrom);
    void changeDay(qint64 feed, qint64 day, qint64 by);
    void sumDay(qint64 feed, qint64 day); ///< from its hours

    SQLite::Statement m_read, m_put, m_drop, m_day, m_dropDay, m_sumDay, m_doubt, m_doubtDay;
};

} // namespace citywall
