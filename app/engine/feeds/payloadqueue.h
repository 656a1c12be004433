// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"

#include <QByteArray>
#include <QMutex>
#include <QString>

#include <deque>
#include <vector>

namespace citywall {

/// Bytes as they came from outside.
struct Payload {
    QByteArray bytes;
    UtcTime received;
    QString origin {};  ///< topic, URL with no more of its query than who is meant, file; may be empty
    QString refused {}; ///< why it was not even read whole: bytes are then its beginning; empty = it is whole
    Duration shift {};  ///< by so much the times in it are moved: it was received so long before, and is played
    quint64 number {};  ///< in the spool (PayloadSpool); 0 = it is not there
};

struct PayloadLimits {
    size_t payloads = 20'000;
    qint64 bytes = 64 << 20; ///< one payload alone may be larger
};

/// What one feed's transport received and its decoder has not taken yet: bounded in number and bytes, drops the oldest and
/// counts them. What lies in a spool is not dropped, for then it would be taken for stored: whoever puts it waits until there is room.
/// Any thread.
class PayloadQueue
{
public:
    explicit PayloadQueue(PayloadLimits limits = {}) : m_limits(limits) { }

    /// @returns whether it was empty before: then whoever takes has to be told
    bool put(Payload payload);
    /// The next ones in order: at least one if there is any, then as long as number, bytes and the time between the first and the
    /// last stay within the limits.
    std::vector<Payload> take(size_t payloads, qint64 bytes, Duration span);
    qint64 takeDropped(); ///< how many were dropped since it was last asked
    void clear(); ///< without counting them

    size_t size() const;
    bool hasRoom() const; ///< for another payload, of ordinary size, without dropping one

private:
    const PayloadLimits m_limits;
    mutable QMutex m_mutex;
    std::deque<Payload> m_payloads;
    qint64 m_bytes = 0;
    qint64 m_dropped = 0;
};

} // namespace citywall
