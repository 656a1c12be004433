// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/payloadqueue.h"

#include <algorithm>
#include <utility>

namespace citywall {

bool PayloadQueue::put(Payload payload)
{
    const QMutexLocker lock(&m_mutex);
    const bool wasEmpty = m_payloads.empty();
    m_bytes += payload.bytes.size();
    m_payloads.push_back(std::move(payload));
    while (m_payloads.size() > m_limits.payloads || m_bytes > m_limits.bytes) {
        const auto oldest = std::ranges::find(m_payloads, 0U, &Payload::number);
        if (oldest == m_payloads.end() || std::next(oldest) == m_payloads.end())
            break;
        m_bytes -= oldest->bytes.size();
        m_payloads.erase(oldest);
        ++m_dropped;
    }
    return wasEmpty;
}

std::vector<Payload> PayloadQueue::take(size_t payloads, qint64 bytes, Duration span)
{
    const QMutexLocker lock(&m_mutex);
    std::vector<Payload> taken;
    qint64 takenBytes = 0;
    while (!m_payloads.empty() && taken.size() < payloads) {
        const Payload &next = m_payloads.front();
        if (!taken.empty() && (takenBytes + next.bytes.size() > bytes || next.received - taken.front().received > span))
            break;
        takenBytes += next.bytes.size();
        taken.push_back(std::move(m_payloads.front()));
        m_payloads.pop_front();
    }
    m_bytes -= takenBytes;
    return taken;
}

qint64 PayloadQueue::takeDropped()
{
    const QMutexLocker lock(&m_mutex);
    return std::exchange(m_dropped, 0);
}

void PayloadQueue::clear()
{
    const QMutexLocker lock(&m_mutex);
    m_payloads.clear();
    m_bytes = 0;
}

size_t PayloadQueue::size() const
{
    const QMutexLocker lock(&m_mutex);
    return m_payloads.size();
}

bool PayloadQueue::hasRoom() const
{
    const QMutexLocker lock(&m_mutex);
    return m_payloads.size() < m_limits.payloads / 2 && m_bytes < m_limits.bytes / 2;
}

} // namespace citywall
