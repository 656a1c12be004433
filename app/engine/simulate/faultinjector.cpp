// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulate/faultinjector.h"

#include "sdk/dice.h"

namespace citywall {

void FaultInjector::put(Outgoing message, UtcTime now)
{
    ++m_counts.put;
    if (draw(Drop) < m_faults.drop) {
        ++m_counts.dropped;
        return;
    }
    if (draw(Corrupt) < m_faults.corrupt) {
        ++m_counts.corrupted;
        damage(message.bytes);
    }
    const QString address = message.address;
    OutgoingList copies { std::move(message) };
    if (draw(Duplicate) < m_faults.duplicate) {
        ++m_counts.duplicated;
        copies.push_back(copies.front());
    }
    if (const auto held = m_held.find(address); held != m_held.end()) {
        send(copies, now);
        send(*held, now);
        m_held.erase(held);
    } else if (draw(Reorder) < m_faults.reorder) {
        ++m_counts.reordered;
        m_held.insert(address, std::move(copies));
    } else {
        send(copies, now);
    }
}

OutgoingList FaultInjector::take(UtcTime now)
{
    OutgoingList due;
    for (; !m_waiting.empty() && m_waiting.front().due <= now; m_waiting.pop_front())
        due.push_back(std::move(m_waiting.front().message));
    return due;
}

quint64 FaultInjector::bits(Kind kind) const { return dice::mix(m_faults.seed, quint64(m_counts.put), kind); }

double FaultInjector::draw(Kind kind) const { return dice::uniform(bits(kind)); }

void FaultInjector::damage(QByteArray &bytes) const
{
    if (bytes.isEmpty())
        return;
    const auto place = qsizetype(bits(Place) % quint64(bytes.size()));
    const quint64 way = bits(Way);
    if (way & 1)
        bytes.truncate(place);
    else
        bytes[place] = char(quint8(bytes[place]) ^ quint8(1 + (way >> 1) % 255));
}

void FaultInjector::send(const OutgoingList &copies, UtcTime now)
{
    for (const Outgoing &message : copies)
        m_waiting.push_back({ now + m_faults.delay, message });
}

} // namespace citywall
