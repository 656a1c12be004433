// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/halls.h"
#include "core/requests.h"

#include <QCoreApplication>

// How requests and halls are put into words for people, in the user's language.
namespace citywall::services {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(citywall::services::Words)
public:
    static QString status(RequestStatus status);
    /// The kind of request; the simulated city's are translated, others shown as they come.
    static QString category(const QString &term);
    static QString agency(const QString &term);
    static QString channel(const QString &term);
    /// "very satisfied" … "very dissatisfied"; empty for what is no rating.
    static QString rating(int rating);
    static QString hallState(Hall::State state);
    static QString ageBand(int band);
    /// "45 min", "7 h", "3 d 4 h", "12 d"; "–" when not known.
    static QString duration(Duration duration);
    /// "2 d 3 h overdue", "due in 5 h", "closed 1 h late", "closed in time", or nothing where nothing was promised.
    static QString promise(const Request &request, UtcTime now);
    /// 0 in time, 1 due within a day, 2 overdue, 3 overdue by as long again as was promised.
    static int severity(const Request &request, UtcTime now);
};

} // namespace citywall::services
