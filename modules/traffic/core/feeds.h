// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/countstations.h"
#include "core/facilities.h"
#include "core/network.h"
#include "core/roadevents.h"
#include "core/transit.h"
#include "core/transitalerts.h"
#include "core/vehiclecells.h"
#include "core/workzones.h"
#include "sdk/feed.h"

#include <QCoreApplication>

namespace citywall::traffic {

/// The feeds that the module understands, with their formats and simulators (traffic.link-speed is simulated by the engine,
/// with the incidents that hold it up).
struct Feeds {
    Q_DECLARE_TR_FUNCTIONS(citywall::traffic::Feeds)
public:
    static FeedDescriptor linkSpeeds();
    /// @param streets path of streets.json, where simulated work is done
    static FeedDescriptor workZones(const QString &streets);
    static FeedDescriptor roadEvents(const QString &streets);
    static FeedDescriptor transit(const QString &streets);
    static FeedDescriptor transitAlerts(const QString &streets);
    static FeedDescriptor bikes();
    static FeedDescriptor vehicles();
    static FeedDescriptor parking();
    static FeedDescriptor countStations(const QString &streets);
    /// All of them. @param streets path of streets.json
    static QList<FeedDescriptor> all(const QString &streets);
};

} // namespace citywall::traffic
