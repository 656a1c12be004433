// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/modulehost.h"
#include "sdk/city.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"

namespace citywall::contract {

/// A square town with four areas and every module of the build in the real host, on a history in memory.
class HostedCity
{
public:
    /// @param language of titles and metrics: "en", "zh"
    explicit HostedCity(const QString &language);
    ~HostedCity();

    static QStringList found();                     ///< ids of the modules that were built, those on demand too
    static QJsonObject manifest(const QString &id); ///< of the plugin's file, unread by the host

    Simulation simulation() const;
    /// Puts what the simulated city tells of the last hours before now into the history. @returns entities by feed
    QHash<QString, QString> fill();

    UtcTime now() const { return clock.now(); }
    const ModuleStatus *status(const QString &id) const;
    QList<FeedDescriptor> feedsOf(const QString &id) const;
    template<typename Shown>
    static QList<Shown *> of(const QString &id, const QList<Shown *> &all)
    {
        QList<Shown *> own;
        std::ranges::copy_if(all, std::back_inserter(own), [&](const Shown *shown) { return shown->moduleId == id; });
        return own;
    }

    AreaIndex areas;
    test::FakeClock clock { QTimeZone("America/Chicago"), test::FakeClock::Answers::AtOnce };
    test::FakeHistory history;
    Selection selection;
    City city;
    AlarmList alarms;
    ModuleRegistry registry;
    ModuleHost host;
};

} // namespace citywall::contract
