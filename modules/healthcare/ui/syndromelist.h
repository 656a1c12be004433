// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/syndromicstate.h"
#include "sdk/metric.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::healthcare {

/// The panel's syndromic part: each syndrome of the selected area or the whole city against its baseline, and where in the
/// city detectors signal. GUI thread.
class SyndromeList : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QString day READ day NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *syndromes READ syndromes CONSTANT)
    Q_PROPERTY(citywall::RankingModel *signalAreas READ signalAreas CONSTANT)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
    Q_PROPERTY(bool simulated READ isSimulated NOTIFY changed)
public:
    SyndromeList(SyndromicState &state, const Selection &selection, const AreaIndex &areas, Metric visits,
                 QObject *parent = nullptr);

    QString day() const; ///< of the counts, in the user's locale
    RankingModel *syndromes() { return &m_syndromes; }
    RankingModel *signalAreas() { return &m_signals; } ///< strongest first
    bool isEmpty() const { return m_syndromes.rowCount() == 0; }
    bool isSimulated() const;

Q_SIGNALS:
    void changed();

private:
    void update();
    QString figures(const Ears &verdict) const;
    QString count(const SyndromeSeries &series) const;

    SyndromicState &m_state;
    const Selection &m_selection;
    const AreaIndex &m_areas;
    const Metric m_visits;
    RankingModel m_syndromes;
    RankingModel m_signals;
};

} // namespace citywall::healthcare
