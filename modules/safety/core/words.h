// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incidents.h"
#include "core/units.h"
#include "core/warnings.h"

#include <QCoreApplication>
#include <QTimeZone>

// How incidents are put into words for people, in the user's language.
namespace citywall::safety {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(citywall::safety::Words)
public:
    static QString state(State state);
    /// The category as a title; the feeds' common ones are translated, others shown as they come.
    static QString category(const QString &term);
    static QString priority(int priority);
    /// "45 s", "7 min", "1 h 20 min"; "–" when not known.
    static QString duration(double seconds);
    /// The same for figures that are compared: with a decimal below 20 min.
    static QString measured(double seconds);
    /// "closed", or "on scene, 12 min": the state and how long since the report.
    static QString progress(const Incident &incident, UtcTime now);
    static QString interval(Interval interval);
    /// "−12 %", "+3 %"; "–" when not known.
    static QString change(double share);
    /// "850 m", "2.4 km".
    static QString distance(double meters);
    static QString unitType(Unit::Type type);
    static QString unitTypes(Unit::Type type); ///< of many
    static QString unitState(Unit::State state);
    static QString severity(Severity severity);
    /// A term of CAP's urgency or certainty; others as they come.
    static QString capTerm(const QString &term);
    /// 0 … 3 as the theme's severities; −1 = unknown.
    static int grade(Severity severity);
    static QString title(const Incident &incident, const FeedDictionary &dictionary);
};

} // namespace citywall::safety
