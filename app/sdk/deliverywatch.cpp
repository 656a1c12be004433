// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/deliverywatch.h"

#include <algorithm>

namespace citywall {

namespace {

DeliveryWatch *&keptDeliveryWatch()
{
    static DeliveryWatch *watch = nullptr;
    return watch;
}

} // namespace

void setDeliveryWatch(DeliveryWatch *watch) { keptDeliveryWatch() = watch; }

DeliveryWatch *deliveryWatch() { return keptDeliveryWatch(); }

void Undelivered::add(const Observations &fresh, UtcTime after, UtcTime now)
{
    if (!deliveryWatch())
        return;
    const auto first = std::ranges::upper_bound(fresh.phenomenonTime, after.milliseconds);
    if (first == fresh.phenomenonTime.end() || *first > (now + ahead).milliseconds)
        return;
    const auto received =
        std::max_element(fresh.receivedTime.begin() + (first - fresh.phenomenonTime.begin()), fresh.receivedTime.end());
    m_pieces.push_back({ { *first }, { *received } });
    if (m_pieces.size() > most)
        m_pieces.pop_front();
}

void Undelivered::deliver(const QString &feed, UtcTime now)
{
    UtcTime received;
    std::erase_if(m_pieces, [&](const Piece &piece) {
        if (piece.first <= now)
            received = std::max(received, piece.received);
        return piece.first <= now || piece.first > now + ahead; // in the second case the clock was set back
    });
    if (received.isValid() && deliveryWatch())
        deliveryWatch()->delivered(feed, received);
}

} // namespace citywall
