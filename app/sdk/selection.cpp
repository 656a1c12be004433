// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/selection.h"

namespace citywall {

void Selection::setModule(const QString &id)
{
    if (m_module == id)
        return;
    m_module = id;
    Q_EMIT moduleChanged();
}

void Selection::enterArea(const QString &id)
{
    if (m_area == id && !m_entity.isValid())
        return;
    m_area = id;
    m_entity = {};
    Q_EMIT changed();
}

void Selection::enterEntity(const QString &feed, const QString &id)
{
    const EntityRef entity { feed, id };
    if (m_entity == entity)
        return;
    m_entity = entity;
    Q_EMIT changed();
}

void Selection::back()
{
    if (m_entity.isValid())
        m_entity = {};
    else if (!m_area.isEmpty())
        m_area.clear();
    else
        return;
    Q_EMIT changed();
}

void Selection::home()
{
    if (depth() == 0)
        return;
    m_entity = {};
    m_area.clear();
    Q_EMIT changed();
}

} // namespace citywall
