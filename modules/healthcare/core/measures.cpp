// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measures.h"

#include "core/hospitals.h"

#include <map>

namespace citywall::healthcare {

namespace {

/// The newest row of each feature.
std::map<FeatureKey, quint32> newestRows(const MeasureRows &rows)
{
    std::map<FeatureKey, quint32> newest;
    for (const quint32 row : rows.rows)
        newest[rows.columns.feature[row]] = row;
    return newest;
}

double number(const MeasureRows &rows, size_t field, quint32 row)
{
    const float value = rows.columns.values[field][row];
    return value >= 0 ? double(value) : unknown;
}

} // namespace

double occupancyOf(const MeasureRows &rows)
{
    std::map<QString, Hospital> hospitals;
    for (const auto &[key, row] : newestRows(rows)) {
        if (const Feature *feature = rows.dictionary.at(key))
            hospitals[hospitalOf(*feature)].beds.append({ rows.dictionary.term(rows.columns.values[BedTypeField][row]),
                                                          number(rows, StaffedField, row),
                                                          PatientCount::counted(number(rows, OccupiedField, row)),
                                                          unknown,
                                                          false,
                                                          { rows.columns.phenomenonTime[row] } });
    }
    double staffed = 0;
    double occupied = 0;
    for (const auto &[id, hospital] : hospitals) {
        if (std::isnan(hospital.staffed()))
            continue;
        staffed += hospital.staffed();
        occupied += hospital.occupied();
    }
    return staffed > 0 ? occupied / staffed : unknown;
}

double medianWaitOf(const MeasureRows &rows)
{
    struct Waits {
        double sum = 0;
        int count = 0;
        double before = unknown;
    };
    std::map<FeatureKey, Waits> waits;
    for (const quint32 row : rows.rows) {
        const double wait = number(rows, WaitField, row);
        if (std::isnan(wait))
            continue;
        Waits &own = waits[rows.columns.feature[row]];
        if (rows.columns.phenomenonTime[row] < rows.bucket.begin.milliseconds) {
            own.before = wait;
        } else {
            own.sum += wait;
            ++own.count;
        }
    }
    std::vector<double> means;
    for (const auto &[key, own] : waits)
        means.push_back(own.count > 0 ? own.sum / own.count : own.before);
    return median(std::move(means));
}

double divertingOf(const MeasureRows &rows)
{
    double diverting = unknown;
    for (const auto &[key, row] : newestRows(rows)) {
        const Diversion diversion = diversionFromTerm(rows.dictionary.term(rows.columns.values[DiversionField][row]));
        if (diversion != Diversion::Unknown)
            diverting = (std::isnan(diverting) ? 0 : diverting) + (isDiverting(diversion) ? 1 : 0);
    }
    return diverting;
}

std::vector<HealthMeasure> healthMeasures()
{
    return { { QStringLiteral("healthcare.occupancy"), bedsFeed, bedsHorizon, occupancyOf },
             { QStringLiteral("healthcare.wait"), emergencyFeed, emergencyHorizon, medianWaitOf },
             { QStringLiteral("healthcare.diversion"), emergencyFeed, emergencyHorizon, divertingOf } };
}

} // namespace citywall::healthcare
