// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <array>

namespace citywall::services {

/// A kind of request of the simulated city: what it is, who does it, by when, and how long it takes.
struct Service {
    QString code;
    QString name;              ///< service_name, a term of the feed
    QString agency;
    double share = 0;          ///< of all requests
    double levelSeconds = 0;   ///< the service level: expected_datetime − requested_datetime
    double medianSeconds = 0;  ///< of the log-normal time to close …
    double sigma = 0;          ///< … and the standard deviation of its natural logarithm
    double onlineShare = 0;
    double reopenedShare = 0;
    bool aroundTheClock = false; ///< closed at any hour; others mostly in working hours
};

/// What the simulated city's services are like: data, read from simulation.json. Immutable; any thread.
struct Catalogue {
    double requestsPerDay = 0;
    std::array<double, 7> weekdays {}; ///< factors, Monday first
    std::array<double, 24> hours {};   ///< weights of the hours of the day
    QList<Service> services;
    int halls = 0;
    QString openingHours;              ///< of every hall, see OpeningHours
    std::array<double, 2> counters {}; ///< from … to
    std::array<double, 2> serviceSeconds {}; ///< to serve one person, from … to

    /// @returns an error that names what is wrong in the document
    static Result<Catalogue> fromJson(const QByteArray &json);
};

} // namespace citywall::services
