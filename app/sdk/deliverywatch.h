// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

#include <deque>

namespace citywall {

/// Hears when views learn of what has come, to measure how long that takes. GUI thread.
class DeliveryWatch
{
public:
    virtual ~DeliveryWatch() = default;
    /// A window of the feed that follows the present (FeedWindow) tells its views of observations that were received at that time, and of
    /// what it has told them of the feed before. Many windows may tell of the same.
    virtual void delivered(const QString &feed, UtcTime received) = 0;
};

void setDeliveryWatch(DeliveryWatch *watch); ///< not owned; null: nobody measures
DeliveryWatch *deliveryWatch();

/// What has come into a window and has not been told to its views. GUI thread.
class Undelivered
{
public:
    /// Observations of one feed, which the window holds from now on.
    /// @param after those before it are too old for the window: nobody is told of them
    void add(const Observations &fresh, UtcTime after, UtcTime now);
    /// The window tells of what it holds up to an instant. What lies after it waits, for `ahead` at most.
    void deliver(const QString &feed, UtcTime now);

    static constexpr Duration ahead =
        std::chrono::minutes(1); ///< the clocks of publishers differ; what is further on is of the future
    static constexpr size_t most = 256; ///< that wait; then the oldest is forgotten

private:
    struct Piece {
        UtcTime first; ///< phenomenon time of the first observation in the window
        UtcTime received;
    };
    std::deque<Piece> m_pieces;
};

} // namespace citywall
