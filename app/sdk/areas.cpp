// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/areas.h"

#include <algorithm>

namespace citywall {

AreaIndex::AreaIndex(QList<Area> areas, QObject *parent) : QObject(parent), m_areas(std::move(areas))
{
    for (const Area &area : std::as_const(m_areas))
        m_locators.emplace_back(area.geometry);
}

int AreaIndex::at(GeoPoint p) const
{
    const auto it = std::ranges::find_if(m_locators, [p](const AreaLocator &locator) { return locator.contains(p); });
    return it == m_locators.cend() ? -1 : int(it - m_locators.cbegin());
}

int AreaIndex::indexOf(const QString &id) const
{
    const auto it = std::find_if(m_areas.cbegin(), m_areas.cend(), [&](const Area &a) { return a.id == id; });
    return it == m_areas.cend() ? -1 : int(it - m_areas.cbegin());
}

} // namespace citywall
