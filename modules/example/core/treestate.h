// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trees.h"
#include "sdk/areas.h"
#include "sdk/feedwindow.h"
#include "sdk/selection.h"

namespace citywall::example {

/// The trees of the selected area at the clock's time. GUI thread.
class TreeState : public QObject
{
    Q_OBJECT
public:
    TreeState(HistoryReader &history, const TimeContext &time, const Selection &selection, const AreaIndex &areas,
              QObject *parent = nullptr);

    const std::vector<Tree> &trees() const { return m_trees; }
    FeedDictionaryPtr dictionary() const { return m_window.dictionary(); } ///< never null
    const FeedWindow &window() const { return m_window; }

Q_SIGNALS:
    void changed();

private:
    void follow();

    const Selection &m_selection;
    const AreaIndex &m_areas;
    FeedWindow m_window;
    std::vector<Tree> m_trees;
};

} // namespace citywall::example
