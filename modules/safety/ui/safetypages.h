// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hotspotmap.h"
#include "ui/incidentoverview.h"
#include "ui/responsetimes.h"
#include "ui/unitmap.h"
#include "ui/warningmap.h"

namespace citywall::safety {

/// What the module's panel shows, a page at a time, so that none becomes a wall of numbers. GUI thread.
class SafetyPages : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(int page MEMBER m_page NOTIFY pageChanged) ///< kept while the panel is away
    Q_PROPERTY(citywall::safety::IncidentOverview *overview MEMBER m_overview CONSTANT)
    Q_PROPERTY(citywall::safety::ResponseTimes *times MEMBER m_times CONSTANT)
    Q_PROPERTY(citywall::safety::HotSpotMap *hotSpots MEMBER m_hotSpots CONSTANT)
    Q_PROPERTY(citywall::safety::UnitMap *units MEMBER m_units CONSTANT)
    Q_PROPERTY(citywall::safety::WarningMap *warnings MEMBER m_warnings CONSTANT)
public:
    /// None is owned.
    SafetyPages(IncidentOverview *overview, ResponseTimes *times, HotSpotMap *hotSpots, UnitMap *units, WarningMap *warnings,
                QObject *parent = nullptr)
        : QObject(parent), m_overview(overview), m_times(times), m_hotSpots(hotSpots), m_units(units), m_warnings(warnings)
    {
    }

Q_SIGNALS:
    void pageChanged();

private:
    int m_page = 0;
    IncidentOverview *m_overview;
    ResponseTimes *m_times;
    HotSpotMap *m_hotSpots;
    UnitMap *m_units;
    WarningMap *m_warnings;
};

} // namespace citywall::safety
