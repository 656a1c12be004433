// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/surfaceset.h"

#include <cmath>

namespace citywall {

namespace {

bool isSame(const SurfaceSet::Range &a, const SurfaceSet::Range &b)
{
    return a == b || (std::isnan(a.first) && std::isnan(b.first));
}

} // namespace

void SurfaceSet::setValueRange(const QString &quantity, const Range &range)
{
    if (quantity == m_quantity && isSame(range, m_range))
        return;
    if (quantity != m_quantity)
        leave();
    m_quantity = quantity;
    m_range = range;
    join();
    Q_EMIT levelRangeChanged();
}

void SurfaceSet::setSharedRange(const QString &name)
{
    if (name == m_shareName)
        return;
    leave();
    m_shareName = name;
    join();
    Q_EMIT levelRangeChanged();
}

SurfaceSet::Range SurfaceSet::levelRange() const
{
    if (!m_least)
        return m_range;
    const Range shared { -m_least->end(), m_greatest->end() };
    const bool nobodys = shared == Range(0, 0) && std::isnan(m_range.first);
    return nobodys ? m_range : shared;
}

/// Says what it needs to those it shares a range with.
void SurfaceSet::join()
{
    if (m_shareName.isEmpty() || m_quantity.isEmpty())
        return;
    if (!m_least) {
        const QString name = m_shareName + u'/' + m_quantity;
        m_least = SharedScale::named(name + QStringLiteral("/least"));
        m_greatest = SharedScale::named(name + QStringLiteral("/greatest"));
        for (const auto &scale : { m_least, m_greatest })
            connect(scale.get(), &SharedScale::changed, this, &SurfaceSet::levelRangeChanged);
    }
    m_least->set(this, -m_range.first);
    m_greatest->set(this, m_range.second);
}

/// Others take their range anew; nobody is told of this one any more.
void SurfaceSet::leave()
{
    for (const auto &scale : { std::exchange(m_least, nullptr), std::exchange(m_greatest, nullptr) }) {
        if (scale) {
            scale->disconnect(this);
            scale->leave(this);
        }
    }
}

} // namespace citywall

#include "moc_surfaceset.cpp"
