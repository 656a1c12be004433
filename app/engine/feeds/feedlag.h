// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

#include <optional>

namespace citywall {

/// How old the newest observation of a payload was when it came.
struct Lag {
    UtcTime received;
    Duration age {}; ///< received − phenomenon time; negative = by the publisher's clock it has not been observed yet
};

/// None if there are no observations. Reports of what is to come do not count: they are not observed.
std::optional<Lag> lagOf(const DecodedBatch &batch, UtcTime received, const FeedDescriptor &feed);

/// How old what a source observes newly is when it comes. What it catches up on, after an outage or at the start, comes old as well, and says
/// nothing of that: a broker's queue, pages of a history, messages that a broker retains, files in a folder. Nobody marks it, and it shows
/// all the same. Either newer observations have come before, or what comes draws nearer to the present faster than time goes; an age of more
/// than `settling` counts when that has not been so for as long. No thread of its own; times are the host's.
class FeedLag
{
public:
    /// Of a payload, in the order in which they came. What was observed when something else was, or before that, is nothing new: a broker's
    /// retained message, a document that has not changed.
    void take(const Lag &lag);
    std::optional<Duration> at(UtcTime now); ///< none = not known yet

    static constexpr Duration settling = std::chrono::seconds(30);

private:
    struct Newest {
        UtcTime received;
        UtcTime observed;
    };
    std::optional<Newest> m_newest;
    std::optional<Newest> m_since; ///< from then on what came was too old to count at once
    std::optional<Duration> m_lag;
};

} // namespace citywall
