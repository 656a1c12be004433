// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/registry.h"
#include "sdk/timecontext.h"

// Names the value types and lists of the contract for QML's tooling, which otherwise knows them only at run time.
namespace citywall {

struct UtcTimeForeign {
    Q_GADGET
    QML_FOREIGN(citywall::UtcTime)
    QML_VALUE_TYPE(utcTime)
};

struct TimeRangeForeign {
    Q_GADGET
    QML_FOREIGN(citywall::TimeRange)
    QML_VALUE_TYPE(timeRange)
};

struct ModuleStatusList {
    Q_GADGET
    QML_FOREIGN(QList<citywall::ModuleStatus *>)
    QML_ANONYMOUS
    QML_SEQUENTIAL_CONTAINER(citywall::ModuleStatus *)
};

struct LayerList {
    Q_GADGET
    QML_FOREIGN(QList<citywall::Layer *>)
    QML_ANONYMOUS
    QML_SEQUENTIAL_CONTAINER(citywall::Layer *)
};

struct PanelList {
    Q_GADGET
    QML_FOREIGN(QList<citywall::Panel *>)
    QML_ANONYMOUS
    QML_SEQUENTIAL_CONTAINER(citywall::Panel *)
};

struct DrillDownList {
    Q_GADGET
    QML_FOREIGN(QList<citywall::DrillDown *>)
    QML_ANONYMOUS
    QML_SEQUENTIAL_CONTAINER(citywall::DrillDown *)
};

struct KpiList {
    Q_GADGET
    QML_FOREIGN(QList<citywall::Kpi *>)
    QML_ANONYMOUS
    QML_SEQUENTIAL_CONTAINER(citywall::Kpi *)
};

struct DecodedObservationList {
    Q_GADGET
    QML_FOREIGN(QList<citywall::DecodedObservation>)
    QML_ANONYMOUS
    QML_SEQUENTIAL_CONTAINER(citywall::DecodedObservation)
};

struct FeedMessageList {
    Q_GADGET
    QML_FOREIGN(QList<citywall::FeedMessage>)
    QML_ANONYMOUS
    QML_SEQUENTIAL_CONTAINER(citywall::FeedMessage)
};

struct FeedStatusList {
    Q_GADGET
    QML_FOREIGN(QList<citywall::FeedStatus *>)
    QML_ANONYMOUS
    QML_SEQUENTIAL_CONTAINER(citywall::FeedStatus *)
};

} // namespace citywall
