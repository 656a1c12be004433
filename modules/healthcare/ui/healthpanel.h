// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/healthoverview.h"
#include "ui/syndromelist.h"

namespace citywall::healthcare {

/// The model of the module's panel: hospitals and syndromes. GUI thread.
class HealthPanel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::healthcare::HealthOverview *hospitals READ hospitals CONSTANT)
    Q_PROPERTY(citywall::healthcare::SyndromeList *syndromes READ syndromes CONSTANT)
public:
    HealthPanel(HospitalState &state, SyndromicState &syndromic, Selection &selection, const AreaIndex &areas,
                const HealthMetrics &metrics, QObject *parent = nullptr)
        : QObject(parent), m_hospitals(state, selection, metrics), m_syndromes(syndromic, selection, areas, metrics.visits)
    {
    }
    HealthOverview *hospitals() { return &m_hospitals; }
    SyndromeList *syndromes() { return &m_syndromes; }

private:
    HealthOverview m_hospitals;
    SyndromeList m_syndromes;
};

} // namespace citywall::healthcare
