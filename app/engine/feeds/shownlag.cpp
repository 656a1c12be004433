// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/shownlag.h"

#include <algorithm>

namespace citywall {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

}

void ShownLag::expect(FeedStatus &status, UtcTime received)
{
    if (!m_drawing)
        return;
    if (m_payloads.size() >= most)
        m_payloads.erase(m_payloads.begin());
    m_payloads.push_back({ .status = &status, .received = received });
}

void ShownLag::keep(const FeedStatus &status, UtcTime received, UtcTime now)
{
    for (Payload &payload : m_payloads) {
        if (payload.status == &status && payload.received == received)
            payload.stored = now;
    }
}

void ShownLag::forget(const FeedStatus &status, UtcTime received)
{
    std::erase_if(m_payloads, [&](const Payload &payload) { return payload.status == &status && payload.received == received; });
}

void ShownLag::tick(UtcTime now)
{
    std::erase_if(m_payloads, [&](const Payload &payload) {
        if (!payload.status)
            return true;
        if (!payload.stored.isValid() || now - payload.stored <= patience)
            return false;
        payload.status->shownLagMilliseconds = unknown;
        return true;
    });
}

void ShownLag::delivered(const QString &feed, UtcTime received)
{
    const bool waited = isWaiting();
    bool waits = false;
    for (Payload &payload : m_payloads) {
        if (payload.status && payload.status->feed == feed && payload.received <= received)
            payload.delivered = waits = true;
    }
    if (waits && !waited)
        Q_EMIT waiting();
}

void ShownLag::setDrawing(bool drawing)
{
    if (std::exchange(m_drawing, drawing) && !drawing)
        forgetAll();
}

void ShownLag::forgetAll()
{
    m_payloads.clear();
    for (const QPointer<FeedStatus> &status : std::exchange(m_known, {})) {
        if (status)
            status->shownLagMilliseconds = unknown;
    }
}

bool ShownLag::isWaiting() const { return std::ranges::any_of(m_payloads, &Payload::delivered); }

void ShownLag::beginFrame(quint64 frame)
{
    for (Payload &payload : m_payloads) {
        if (payload.delivered && payload.frame == 0)
            payload.frame = frame;
    }
}

void ShownLag::endFrame(quint64 frame, UtcTime at)
{
    struct First {
        FeedStatus *status;
        UtcTime oldest;
        UtcTime newest;
    };
    std::vector<First> firsts;
    const auto isShown = [frame](const Payload &payload) { return payload.frame != 0 && payload.frame <= frame; };
    for (const Payload &payload : m_payloads) {
        if (!isShown(payload) || !payload.status)
            continue;
        const auto known = std::ranges::find(firsts, payload.status.data(), &First::status);
        if (known == firsts.end()) {
            firsts.push_back({ payload.status, payload.received, payload.received });
        } else {
            known->oldest = std::min(known->oldest, payload.received);
            known->newest = std::max(known->newest, payload.received);
        }
        if (payload.received <= at)
            Q_EMIT shown(payload.status, double((at - payload.received).count()));
    }
    std::erase_if(m_payloads, isShown);
    for (const First &first : firsts) {
        first.status->shownLagMilliseconds = first.oldest <= at ? double((at - first.oldest).count()) : unknown;
        if (!m_known.contains(first.status))
            m_known.append(first.status);
        conclude(first.status, first.newest);
    }
}

/// What came before it and has been told to nobody says nothing any more.
void ShownLag::conclude(FeedStatus *status, UtcTime received)
{
    std::erase_if(m_payloads, [&](const Payload &payload) {
        return payload.status == status && !payload.delivered && payload.received < received;
    });
}

} // namespace citywall
