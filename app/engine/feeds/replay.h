// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/configureddecoder.h"
#include "engine/history/historywriter.h"
#include "engine/recording/recordingreader.h"

#include <map>

namespace citywall {

/// How a recording is played into the history.
struct ReplayOptions {
    double rate = 0;         ///< so many recorded seconds in one; 0 = as fast as the history takes it
    bool asRecorded = false; ///< times stay as they were, instead of ending (with a rate: beginning) at the present
};

/// Where a replay has its time from.
struct ReplayTime {
    std::function<UtcTime()> now;
    std::function<bool(Duration)> wait; ///< returns after so long: true; at once when the replay shall end: false. Asked often
};

/// What became of a replay.
struct ReplaySummary {
    qint64 frames = 0;
    qint64 accepted = 0;
    qint64 duplicates = 0;
    qint64 rejected = 0;
    qint64 leftOut = 0; ///< records (DecodedBatch::leftOut)
    std::map<QString, qint64> reasons; ///< of rejections, with how often
    qint64 damaged = 0;                ///< stretches of the file that were left out
    bool truncated = false;            ///< the file ends in the middle of a frame
    TimeRange range;                   ///< of the observations' times as they were stored
    bool cancelled = false;
    std::optional<Error> error;        ///< the history could take no more, or the file cannot be read on
};

/// Plays a recording into the history, each payload read as it is when it comes from its source (PayloadDecoder::read) at the time
/// that was recorded; on the calling thread, with few batches under way. Observations keep their age: their times, and those that the
/// feed knows in details and properties (FeedDescriptor::shift), are moved by as much as the receipt of their payload is.
ReplaySummary replay(RecordingReader &recording, const ConfiguredFeed &configured, HistoryWriter &writer,
                     const ReplayOptions &options, const ReplayTime &time);

} // namespace citywall
