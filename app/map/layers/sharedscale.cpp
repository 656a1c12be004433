// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/sharedscale.h"

#include <algorithm>
#include <cmath>

namespace citywall {

std::shared_ptr<SharedScale> SharedScale::named(const QString &name)
{
    static QHash<QString, std::weak_ptr<SharedScale>> scales;
    std::weak_ptr<SharedScale> &known = scales[name];
    std::shared_ptr<SharedScale> scale = known.lock();
    if (!scale)
        known = scale = std::make_shared<SharedScale>();
    return scale;
}

void SharedScale::set(const QObject *member, double end)
{
    const double before = this->end();
    if (std::isnan(end))
        m_ends.remove(member);
    else
        m_ends.insert(member, end);
    if (this->end() != before)
        Q_EMIT changed();
}

double SharedScale::end() const
{
    const auto largest = std::ranges::max_element(m_ends);
    return largest == m_ends.cend() ? 0 : *largest;
}

} // namespace citywall

#include "moc_sharedscale.cpp"
