// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/treestate.h"

namespace citywall::example {

TreeState::TreeState(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
                     QObject *parent)
    : QObject(parent), m_selection(selection), m_areas(areas), m_window(soilFeed, soilFeedDescriptor().horizon, history, time)
{
    connect(&m_window, &FeedWindow::changed, this, &TreeState::follow);
    connect(&selection, &Selection::changed, this, &TreeState::follow);
}

void TreeState::follow()
{
    if (!m_window.isLoading() && m_window.now().isValid())
        m_trees = treesFrom(m_window.columns(), m_window.begin(), m_window.end(), *dictionary(), m_window.now(),
                            m_areas.indexOf(m_selection.area()));
    Q_EMIT changed();
}

} // namespace citywall::example
