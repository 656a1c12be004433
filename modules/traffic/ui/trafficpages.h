// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/alertpanel.h"
#include "ui/corridorlist.h"
#include "ui/countpanel.h"
#include "ui/eventpanel.h"
#include "ui/facilitypanel.h"
#include "ui/roadworks.h"
#include "ui/trafficpanel.h"
#include "ui/transitpanel.h"
#include "ui/vehiclepanel.h"

namespace citywall::traffic {

/// The pages of the module's panel, one of which is shown. GUI thread.
class TrafficPages : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the module makes it")
    Q_PROPERTY(citywall::traffic::TrafficPanel *roads MEMBER roads CONSTANT)
    Q_PROPERTY(citywall::traffic::CountPanel *counts MEMBER counts CONSTANT)
    Q_PROPERTY(citywall::traffic::CorridorList *corridors MEMBER corridors CONSTANT)
    Q_PROPERTY(citywall::traffic::RoadWorks *works MEMBER works CONSTANT)
    Q_PROPERTY(citywall::traffic::PublishedPanel *events MEMBER events CONSTANT)
    Q_PROPERTY(citywall::traffic::TransitPanel *transit MEMBER transit CONSTANT)
    Q_PROPERTY(citywall::traffic::PublishedPanel *alerts MEMBER alerts CONSTANT)
    Q_PROPERTY(citywall::traffic::FacilityPanel *facilities MEMBER facilities CONSTANT)
    Q_PROPERTY(citywall::traffic::VehiclePanel *vehicles MEMBER vehicles CONSTANT)
    Q_PROPERTY(int page MEMBER page NOTIFY pageChanged)
public:
    using QObject::QObject;

    TrafficPanel *roads = nullptr; ///< as are the others: not owned, must outlive this
    CountPanel *counts = nullptr;
    CorridorList *corridors = nullptr;
    RoadWorks *works = nullptr;
    PublishedPanel *events = nullptr;
    TransitPanel *transit = nullptr;
    PublishedPanel *alerts = nullptr;
    FacilityPanel *facilities = nullptr;
    VehiclePanel *vehicles = nullptr;
    int page =
        -1; ///< the one that a person chose, as TrafficView numbers them; kept while other modules are shown; −1 = none yet

Q_SIGNALS:
    void pageChanged();
};

} // namespace citywall::traffic
