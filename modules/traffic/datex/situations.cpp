// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "datex/situations.h"

#include "core/workzones.h"
#include "datex/vocabulary.h"
#include "sdk/reason.h"

namespace citywall::traffic::datex {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostKinds = 20;
constexpr size_t mostRecords = 200; ///< of one situation
constexpr double mostMeters = 1e6;

struct RecordClass {
    QLatin1StringView type;
    QLatin1StringView kind; ///< the element that tells more
    bool isEvent;
};
/// Those that are read.
constexpr std::array recordClasses {
    RecordClass { "AbnormalTraffic"_L1, "abnormalTrafficType"_L1, true },
    RecordClass { "Accident"_L1, "accidentType"_L1, true },
    RecordClass { "AnimalPresenceObstruction"_L1, "animalPresenceType"_L1, true },
    RecordClass { "AuthorityOperation"_L1, "authorityOperationType"_L1, true },
    RecordClass { "DisturbanceActivity"_L1, "disturbanceActivityType"_L1, true },
    RecordClass { "EnvironmentalObstruction"_L1, "environmentalObstructionType"_L1, true },
    RecordClass { "EquipmentOrSystemFault"_L1, "faultyEquipmentOrSystemType"_L1, true },
    RecordClass { "GeneralNetworkManagement"_L1, "generalNetworkManagementType"_L1, true },
    RecordClass { "GeneralObstruction"_L1, "obstructionType"_L1, true },
    RecordClass { "GenericSituationRecord"_L1, "genericSituationRecordName"_L1, true },
    RecordClass { "InfrastructureDamageObstruction"_L1, "infrastructureDamageType"_L1, true },
    RecordClass { "NonWeatherRelatedRoadConditions"_L1, "nonWeatherRelatedRoadConditionType"_L1, true },
    RecordClass { "PoorEnvironmentConditions"_L1, "poorEnvironmentType"_L1, true },
    RecordClass { "PublicEvent"_L1, "publicEventType"_L1, true },
    RecordClass { "VehicleObstruction"_L1, "vehicleObstructionType"_L1, true },
    RecordClass { "WeatherRelatedRoadConditions"_L1, "weatherRelatedRoadConditionType"_L1, true },
    RecordClass { "ConstructionWorks"_L1, "constructionWorkType"_L1, false },
    RecordClass { "MaintenanceWorks"_L1, "roadMaintenanceType"_L1, false },
    RecordClass { "RoadOrCarriagewayOrLaneManagement"_L1, "roadOrCarriagewayOrLaneManagementType"_L1, false }
};

const RecordClass *classOf(const QString &type)
{
    const auto it = std::ranges::find_if(recordClasses, [&](const RecordClass &c) { return type == c.type; });
    return it == recordClasses.end() ? nullptr : &*it;
}

std::optional<int> readCount(Document &document)
{
    const Document::Place where = document.here();
    const double number = document.number();
    if (std::abs(number) > mostMeters)
        document.rejectPart(Reason::phrase("number out of range"), where);
    return number >= 0 && number <= mostMeters ? std::optional(int(number)) : std::nullopt;
}

void readValidity(Document &document, SituationRecord &record)
{
    document.below([&] {
        if (document.name() == "overallStartTime"_L1) {
            record.begins = document.time();
        } else if (document.name() == "overallEndTime"_L1) {
            const QString told = document.text();
            record.ends = Document::timeFrom(told);
            record.isEndUnreadable = !told.isEmpty() && !UtcTime::fromIso(told).isValid();
        } else if (document.name() == "validityStatus"_L1) {
            record.over |= document.text() == "suspended"_L1;
        } else {
            return false;
        }
        return true;
    });
}

/// LifeCycleManagement (2.3).
void readLifeCycle(Document &document, SituationRecord &record)
{
    document.below([&] {
        if (document.name() != "end"_L1 && document.name() != "cancel"_L1)
            return false;
        record.over |= document.flag();
        return true;
    });
}

void readImpact(Document &document, SituationRecord &record)
{
    document.children([&] {
        if (document.name() == "numberOfLanesRestricted"_L1)
            record.lanesRestricted = readCount(document);
        else if (document.name() == "numberOfOperationalLanes"_L1)
            record.lanesOperational = readCount(document);
        else if (document.name() == "trafficConstrictionType"_L1) // 2.x has it here
            record.constriction = document.text();
        else
            return false;
        return true;
    });
}

QString firstWordsBelow(Document &document, QLatin1StringView element)
{
    QString told;
    document.below([&] {
        if (document.name() != element)
            return false;
        const QString own = document.words(Limits::textCharacters);
        if (told.isEmpty())
            told = own;
        return true;
    });
    return told;
}

/// A kind; of one that is in no list (_extended) the publisher's own word.
QString readKind(Document &document)
{
    const QString extended = document.attribute("_extendedValue"_L1);
    const QString told = document.words();
    return told == "_extended"_L1 && !extended.isEmpty() ? extended : told;
}

bool readPartOf(Document &document, SituationRecord &record, QString &cause)
{
    const QStringView name = document.name();
    if (name == "situationRecordVersionTime"_L1) {
        record.version = document.time();
    } else if (name == "severity"_L1) {
        record.severity = document.text();
    } else if (name == "probabilityOfOccurrence"_L1) {
        record.probability = document.text();
    } else if (name == "validity"_L1) {
        readValidity(document, record);
    } else if (name == "management"_L1) {
        readLifeCycle(document, record);
    } else if (name == "impact"_L1) {
        readImpact(document, record);
    } else if (name == "trafficConstrictionType"_L1) {
        record.constriction = document.text();
    } else if (name == "generalPublicComment"_L1) {
        const QString comment = firstWordsBelow(document, "comment"_L1);
        if (record.description.size() + comment.size() <= Limits::textCharacters)
            record.description += (record.description.isEmpty() || comment.isEmpty() ? u""_s : u"\n"_s) + comment;
    } else if (name == "cause"_L1) {
        cause = firstWordsBelow(document, "causeDescription"_L1);
    } else if (name == "source"_L1) {
        record.source = firstWordsBelow(document, "sourceName"_L1);
    } else if (name == "locationReference"_L1 || name == "groupOfLocations"_L1) {
        record.location = readLocation(document);
    } else if (name == "mobility"_L1) {
        record.mobility = document.allText();
    } else if (name == "queueLength"_L1) {
        record.queueLengthMeters = readCount(document);
    } else if (const RecordClass *known = classOf(record.type); known && name == known->kind) {
        if (const QString kind = readKind(document); !kind.isEmpty() && kind != "other"_L1 && record.kinds.size() < mostKinds)
            record.kinds.append(kind);
    } else {
        return false;
    }
    return true;
}

SituationRecord readRecord(Document &document, const Situation &situation, const QString &overallSeverity)
{
    SituationRecord record;
    record.id = document.attribute("id"_L1);
    record.type = document.type();
    record.situation = situation.id;
    record.where = document.here();
    QString cause;
    document.children([&] { return readPartOf(document, record, cause); });
    if (record.severity.isEmpty())
        record.severity = overallSeverity;
    if (record.description.isEmpty())
        record.description = cause;
    return record;
}

} // namespace

bool SituationRecord::isEvent() const
{
    const RecordClass *known = classOf(type);
    return known && known->isEvent;
}

QString SituationRecord::impact() const
{
    if (lanesOperational == 0)
        return u"all-lanes-closed"_s;
    QStringList told = kinds;
    told.append(constriction);
    QString worst;
    for (const QString &word : std::as_const(told)) {
        if (const QString impact = impactOf(word); severityOf(impact) > severityOf(worst))
            worst = impact;
    }
    if (lanesRestricted > 0 && severityOf(worst) < severityOf(u"alternating-one-way"_s))
        worst = u"some-lanes-closed"_s;
    return worst.isEmpty() && lanesRestricted == 0 ? u"all-lanes-open"_s : worst;
}

Situation readSituation(Document &document)
{
    Situation situation;
    situation.id = document.attribute("id"_L1);
    QString severity;
    document.children([&] {
        if (document.name() == "overallSeverity"_L1) {
            severity = document.text();
        } else if (document.name() == "headerInformation"_L1) {
            document.below([&] {
                if (document.name() != "informationStatus"_L1)
                    return false;
                situation.status = document.text();
                return true;
            });
        } else if (document.name() == "situationRecord"_L1) {
            situation.isCut = situation.records.size() >= mostRecords;
            if (situation.isCut)
                return false;
            situation.records.push_back(readRecord(document, situation, severity));
        } else {
            return false;
        }
        return true;
    });
    return situation;
}

QString kindElementOf(const QString &type)
{
    const RecordClass *known = classOf(type);
    return known ? QString(known->kind) : QString();
}

} // namespace citywall::traffic::datex
