// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/syndromes.h"
#include "sdk/areas.h"
#include "sdk/feedwindow.h"
#include "sdk/selection.h"

namespace citywall::healthcare {

/// The syndromic series at the clock's time. A function of the clock and the history. GUI thread.
class SyndromicState : public QObject
{
    Q_OBJECT
public:
    SyndromicState(HistoryReader &history, const TimeContext &time, QObject *parent = nullptr);

    const SyndromeTable &table() const { return m_table; }
    /// The verdicts of the table's series, in their order.
    const std::vector<Ears> &verdicts() const { return m_verdicts; }
    FeedDictionaryPtr dictionary() const { return m_window.dictionary(); }
    /// Index of the series of an area (empty = whole city); −1 if there is none.
    int indexOf(const QString &area, const QString &syndrome) const;
    /// The rows of three weeks, for a drill-down.
    const FeedWindow &window() const { return m_window; }
    const QTimeZone &zone() const { return m_zone; }
    bool isLoading() const { return m_window.isLoading(); }
    QString error() const { return m_window.error(); }

Q_SIGNALS:
    void changed();

private:
    void recompute();

    const TimeContext &m_time;
    const QTimeZone m_zone;
    FeedWindow m_window;
    SyndromeTable m_table;
    std::vector<Ears> m_verdicts;
    FeedWindow::Shown m_madeFrom;
};

} // namespace citywall::healthcare
