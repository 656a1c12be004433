// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publishedpanel.h"

#include "sdk/pace.h"

namespace citywall::traffic {

PublishedPanel::PublishedPanel(LatestState &state, Selection &selection, const AreaIndex &areas, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_areas(areas)
{
    connect(&state, &LatestState::changed, Pace::of(this, &PublishedPanel::show), &Pace::tell);
    connect(&selection, &Selection::changed, this, &PublishedPanel::show);
}

void PublishedPanel::show()
{
    m_rows.setRows(listed(m_selection.area().isEmpty() ? -1 : m_areas.indexOf(m_selection.area())));
    Q_EMIT changed();
}

} // namespace citywall::traffic
