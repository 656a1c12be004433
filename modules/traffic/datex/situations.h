// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datex/location.h"

#include <optional>

namespace citywall::traffic::datex {

/// A situationRecord as it is published.
struct SituationRecord {
    QString id;
    QString type;      ///< its class: "MaintenanceWorks", "Accident" …
    QString situation; ///< id of the situation that it belongs to
    QStringList kinds; ///< what it is more closely, of its own …Type elements: "resurfacingWork", "queuingTraffic" …
    UtcTime version;   ///< situationRecordVersionTime
    QString severity;  ///< its own, else the situation's overallSeverity; may be empty
    QString probability; ///< "certain", "probable", "riskOf"; may be empty
    UtcTime begins;    ///< overallStartTime
    UtcTime ends;      ///< overallEndTime; invalid = open
    bool isEndUnreadable = false; ///< an overallEndTime is told, and is no time with a zone
    bool over = false; ///< ended, cancelled or suspended whatever its times say
    QString description; ///< generalPublicComment, else causeDescription
    QString source;
    QString mobility;  ///< mobilityType
    QString constriction; ///< trafficConstrictionType
    std::optional<int> lanesRestricted;
    std::optional<int> lanesOperational;
    std::optional<int> queueLengthMeters;
    Location location;
    Document::Place where;

    bool isWorks() const { return type == u"MaintenanceWorks" || type == u"ConstructionWorks" || type == u"Roadworks"; }
    /// Something that happens on or beside the road or to its traffic, and not what is done about it.
    bool isEvent() const;
    /// In the words of WZDx; empty = not told.
    QString impact() const;
};

/// Records of one situation, in their order.
struct Situation {
    QString id;
    QString status; ///< informationStatus: "real", "test" …; may be empty
    std::vector<SituationRecord> records;
    bool isCut = false; ///< there were more than are read
};

/// Reads the situation that the document stands on, and consumes it.
Situation readSituation(Document &document);

/// The …Type element that tells the kind of a record of that class: "accidentType" of Accident; empty for others.
QString kindElementOf(const QString &type);

} // namespace citywall::traffic::datex
