// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulate/pacer.h"

#include <algorithm>
#include <iterator>

namespace citywall {

void Pacer::put(OutgoingList messages)
{
    std::move(messages.begin(), messages.end(), std::back_inserter(m_waiting));
    for (; m_waiting.size() > mostWaiting; m_waiting.pop_front())
        ++m_dropped;
}

OutgoingList Pacer::take(UtcTime now)
{
    size_t count = m_waiting.size();
    if (m_perSecond > 0) {
        if (m_asked.isValid() && now > m_asked)
            m_credit = std::min(m_credit + m_perSecond * double((now - m_asked).count()) / 1000, std::max(1., m_perSecond));
        m_asked = now;
        count = std::min(count, size_t(m_credit));
        m_credit -= double(count);
    }
    OutgoingList messages;
    messages.reserve(count);
    for (size_t i = 0; i < count; ++i) {
        messages.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
    }
    return messages;
}

} // namespace citywall
