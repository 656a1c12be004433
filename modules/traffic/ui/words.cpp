// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words.h"

#include "core/vehiclecells.h"
#include "datex/location.h"
#include "datex/vocabulary.h"

#include <QCoreApplication>
#include <QLocale>

namespace citywall::traffic::words {

namespace {

QString said(const char *text) { return QCoreApplication::translate("TrafficWords", text); }

/// The word for a published term; the term itself, readable, where there is none.
QString wordOf(const QHash<QString, const char *> &words, const QString &term)
{
    const char *word = words.value(term, nullptr);
    return word ? said(word) : QString(term).replace(u'-', u' ').replace(u'_', u' ');
}

} // namespace

QString bound(Bound bound)
{
    switch (bound) {
    case Bound::North:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "northbound"));
    case Bound::South:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "southbound"));
    case Bound::East:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "eastbound"));
    case Bound::West:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "westbound"));
    case Bound::Both:
        break;
    }
    return {};
}

QString streetTitle(const QString &street, Bound way)
{
    return way == Bound::Both ? street : said(QT_TRANSLATE_NOOP("TrafficWords", "%1, %2")).arg(street, bound(way));
}

QString corridorTitle(const Corridor &corridor)
{
    const qsizetype number = corridor.id.indexOf(u" (");
    return streetTitle(corridor.chain.street, corridor.chain.bound) + (number < 0 ? QString() : corridor.id.sliced(number));
}

QString punctuality(Punctuality punctuality)
{
    switch (punctuality) {
    case Punctuality::Early:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "early"));
    case Punctuality::OnTime:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "on time"));
    case Punctuality::Late:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "late"));
    case Punctuality::VeryLate:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "very late"));
    case Punctuality::Unknown:
        break;
    }
    return said(QT_TRANSLATE_NOOP("TrafficWords", "delay unknown"));
}

QString occupancy(const QString &status)
{
    static const QHash<QString, const char *> names {
        { QStringLiteral("EMPTY"), QT_TRANSLATE_NOOP("TrafficWords", "empty") },
        { QStringLiteral("MANY_SEATS_AVAILABLE"), QT_TRANSLATE_NOOP("TrafficWords", "many seats") },
        { QStringLiteral("FEW_SEATS_AVAILABLE"), QT_TRANSLATE_NOOP("TrafficWords", "few seats") },
        { QStringLiteral("STANDING_ROOM_ONLY"), QT_TRANSLATE_NOOP("TrafficWords", "standing room only") },
        { QStringLiteral("CRUSHED_STANDING_ROOM_ONLY"), QT_TRANSLATE_NOOP("TrafficWords", "crowded") },
        { QStringLiteral("FULL"), QT_TRANSLATE_NOOP("TrafficWords", "full") },
        { QStringLiteral("NOT_ACCEPTING_PASSENGERS"), QT_TRANSLATE_NOOP("TrafficWords", "not accepting passengers") },
        { QStringLiteral("NO_DATA_AVAILABLE"), QT_TRANSLATE_NOOP("TrafficWords", "not known") }
    };
    return wordOf(names, status);
}

QString alertEffect(const QString &effect)
{
    static const QHash<QString, const char *> names {
        { QStringLiteral("NO_SERVICE"), QT_TRANSLATE_NOOP("TrafficWords", "no service") },
        { QStringLiteral("REDUCED_SERVICE"), QT_TRANSLATE_NOOP("TrafficWords", "reduced service") },
        { QStringLiteral("SIGNIFICANT_DELAYS"), QT_TRANSLATE_NOOP("TrafficWords", "significant delays") },
        { QStringLiteral("DETOUR"), QT_TRANSLATE_NOOP("TrafficWords", "detour") },
        { QStringLiteral("ADDITIONAL_SERVICE"), QT_TRANSLATE_NOOP("TrafficWords", "additional service") },
        { QStringLiteral("MODIFIED_SERVICE"), QT_TRANSLATE_NOOP("TrafficWords", "modified service") },
        { QStringLiteral("OTHER_EFFECT"), QT_TRANSLATE_NOOP("TrafficWords", "other effect") },
        { QStringLiteral("UNKNOWN_EFFECT"), QT_TRANSLATE_NOOP("TrafficWords", "effect not told") },
        { QStringLiteral("STOP_MOVED"), QT_TRANSLATE_NOOP("TrafficWords", "stop moved") },
        { QStringLiteral("NO_EFFECT"), QT_TRANSLATE_NOOP("TrafficWords", "no effect") },
        { QStringLiteral("ACCESSIBILITY_ISSUE"), QT_TRANSLATE_NOOP("TrafficWords", "accessibility issue") }
    };
    return wordOf(names, effect);
}

QString alertCause(const QString &cause)
{
    static const QHash<QString, const char *> names {
        { QStringLiteral("UNKNOWN_CAUSE"), QT_TRANSLATE_NOOP("TrafficWords", "cause not told") },
        { QStringLiteral("OTHER_CAUSE"), QT_TRANSLATE_NOOP("TrafficWords", "other cause") },
        { QStringLiteral("TECHNICAL_PROBLEM"), QT_TRANSLATE_NOOP("TrafficWords", "technical problem") },
        { QStringLiteral("STRIKE"), QT_TRANSLATE_NOOP("TrafficWords", "strike") },
        { QStringLiteral("DEMONSTRATION"), QT_TRANSLATE_NOOP("TrafficWords", "demonstration") },
        { QStringLiteral("ACCIDENT"), QT_TRANSLATE_NOOP("TrafficWords", "accident") },
        { QStringLiteral("HOLIDAY"), QT_TRANSLATE_NOOP("TrafficWords", "holiday") },
        { QStringLiteral("WEATHER"), QT_TRANSLATE_NOOP("TrafficWords", "weather") },
        { QStringLiteral("MAINTENANCE"), QT_TRANSLATE_NOOP("TrafficWords", "maintenance") },
        { QStringLiteral("CONSTRUCTION"), QT_TRANSLATE_NOOP("TrafficWords", "construction") },
        { QStringLiteral("POLICE_ACTIVITY"), QT_TRANSLATE_NOOP("TrafficWords", "police activity") },
        { QStringLiteral("MEDICAL_EMERGENCY"), QT_TRANSLATE_NOOP("TrafficWords", "medical emergency") }
    };
    return wordOf(names, cause);
}

QString alertSeverity(const QString &level)
{
    static const QHash<QString, const char *> names {
        { QStringLiteral("UNKNOWN_SEVERITY"), QT_TRANSLATE_NOOP("TrafficWords", "not told") },
        { QStringLiteral("INFO"), QT_TRANSLATE_NOOP("TrafficWords", "information") },
        { QStringLiteral("WARNING"), QT_TRANSLATE_NOOP("TrafficWords", "warning") },
        { QStringLiteral("SEVERE"), QT_TRANSLATE_NOOP("TrafficWords", "severe") }
    };
    return wordOf(names, level);
}

QString vehicleImpact(const QString &impact)
{
    static const QHash<QString, const char *> names {
        { QStringLiteral("all-lanes-closed"), QT_TRANSLATE_NOOP("TrafficWords", "closed") },
        { QStringLiteral("some-lanes-closed"), QT_TRANSLATE_NOOP("TrafficWords", "some lanes closed") },
        { QStringLiteral("some-lanes-closed-merge-left"), QT_TRANSLATE_NOOP("TrafficWords", "lanes closed, merge left") },
        { QStringLiteral("some-lanes-closed-merge-right"), QT_TRANSLATE_NOOP("TrafficWords", "lanes closed, merge right") },
        { QStringLiteral("some-lanes-closed-split"), QT_TRANSLATE_NOOP("TrafficWords", "lanes closed, traffic splits") },
        { QStringLiteral("all-lanes-open"), QT_TRANSLATE_NOOP("TrafficWords", "all lanes open") },
        { QStringLiteral("all-lanes-open-shift-left"), QT_TRANSLATE_NOOP("TrafficWords", "lanes shifted left") },
        { QStringLiteral("all-lanes-open-shift-right"), QT_TRANSLATE_NOOP("TrafficWords", "lanes shifted right") },
        { QStringLiteral("alternating-one-way"), QT_TRANSLATE_NOOP("TrafficWords", "alternating one way") },
        { QStringLiteral("flagging"), QT_TRANSLATE_NOOP("TrafficWords", "flaggers") },
        { QStringLiteral("temporary-traffic-signal"), QT_TRANSLATE_NOOP("TrafficWords", "temporary signal") },
        { QStringLiteral("unknown"), QT_TRANSLATE_NOOP("TrafficWords", "impact not known") },
        { QString(), QT_TRANSLATE_NOOP("TrafficWords", "impact not known") }
    };
    return wordOf(names, impact);
}

QString workState(WorkState state)
{
    switch (state) {
    case WorkState::Planned:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "planned"));
    case WorkState::Active:
        return said(QT_TRANSLATE_NOOP("TrafficWords", "under way"));
    case WorkState::Over:
        break;
    }
    return said(QT_TRANSLATE_NOOP("TrafficWords", "over"));
}

QString typeOfWork(const QString &type)
{
    static const QHash<QString, const char *> names {
        { QStringLiteral("maintenance"), QT_TRANSLATE_NOOP("TrafficWords", "maintenance") },
        { QStringLiteral("minor-road-defect-repair"), QT_TRANSLATE_NOOP("TrafficWords", "minor repair") },
        { QStringLiteral("roadside-work"), QT_TRANSLATE_NOOP("TrafficWords", "roadside work") },
        { QStringLiteral("overhead-work"), QT_TRANSLATE_NOOP("TrafficWords", "overhead work") },
        { QStringLiteral("below-road-work"), QT_TRANSLATE_NOOP("TrafficWords", "work below the road") },
        { QStringLiteral("barrier-work"), QT_TRANSLATE_NOOP("TrafficWords", "barriers") },
        { QStringLiteral("surface-work"), QT_TRANSLATE_NOOP("TrafficWords", "surface work") },
        { QStringLiteral("painting"), QT_TRANSLATE_NOOP("TrafficWords", "painting") },
        { QStringLiteral("roadway-relocation"), QT_TRANSLATE_NOOP("TrafficWords", "relocation") },
        { QStringLiteral("roadway-creation"), QT_TRANSLATE_NOOP("TrafficWords", "new road") }
    };
    return wordOf(names, type);
}

QString roadEvent(const RoadEvent &event)
{
    static const QHash<QString, const char *> names {
        { QStringLiteral("accident"), QT_TRANSLATE_NOOP("TrafficWords", "accident") },
        { QStringLiteral("multivehicleAccident"), QT_TRANSLATE_NOOP("TrafficWords", "accident of several vehicles") },
        { QStringLiteral("accidentInvolvingHeavyLorries"), QT_TRANSLATE_NOOP("TrafficWords", "accident with a lorry") },
        { QStringLiteral("overturnedVehicle"), QT_TRANSLATE_NOOP("TrafficWords", "overturned vehicle") },
        { QStringLiteral("stationaryTraffic"), QT_TRANSLATE_NOOP("TrafficWords", "stationary traffic") },
        { QStringLiteral("queuingTraffic"), QT_TRANSLATE_NOOP("TrafficWords", "queue") },
        { QStringLiteral("slowTraffic"), QT_TRANSLATE_NOOP("TrafficWords", "slow traffic") },
        { QStringLiteral("heavyTraffic"), QT_TRANSLATE_NOOP("TrafficWords", "heavy traffic") },
        { QStringLiteral("brokenDownVehicle"), QT_TRANSLATE_NOOP("TrafficWords", "broken-down vehicle") },
        { QStringLiteral("brokenDownHeavyLorry"), QT_TRANSLATE_NOOP("TrafficWords", "broken-down lorry") },
        { QStringLiteral("brokenDownBus"), QT_TRANSLATE_NOOP("TrafficWords", "broken-down bus") },
        { QStringLiteral("abandonedVehicle"), QT_TRANSLATE_NOOP("TrafficWords", "abandoned vehicle") },
        { QStringLiteral("vehicleOnWrongCarriageway"), QT_TRANSLATE_NOOP("TrafficWords", "vehicle in the wrong direction") },
        { QStringLiteral("vehicleStuck"), QT_TRANSLATE_NOOP("TrafficWords", "stuck vehicle") },
        { QStringLiteral("objectOnTheRoad"), QT_TRANSLATE_NOOP("TrafficWords", "object on the road") },
        { QStringLiteral("obstructionOnTheRoad"), QT_TRANSLATE_NOOP("TrafficWords", "obstruction on the road") },
        { QStringLiteral("shedLoad"), QT_TRANSLATE_NOOP("TrafficWords", "lost load") },
        { QStringLiteral("spillageOnTheRoad"), QT_TRANSLATE_NOOP("TrafficWords", "spillage on the road") },
        { QStringLiteral("peopleOnRoadway"), QT_TRANSLATE_NOOP("TrafficWords", "people on the road") },
        { QStringLiteral("fallenTrees"), QT_TRANSLATE_NOOP("TrafficWords", "fallen tree") },
        { QStringLiteral("flooding"), QT_TRANSLATE_NOOP("TrafficWords", "flooding") },
        { QStringLiteral("flashFloods"), QT_TRANSLATE_NOOP("TrafficWords", "flash flood") },
        { QStringLiteral("stormDamage"), QT_TRANSLATE_NOOP("TrafficWords", "storm damage") },
        { QStringLiteral("burstWaterMain"), QT_TRANSLATE_NOOP("TrafficWords", "burst water main") },
        { QStringLiteral("burstPipe"), QT_TRANSLATE_NOOP("TrafficWords", "burst pipe") },
        { QStringLiteral("gasLeak"), QT_TRANSLATE_NOOP("TrafficWords", "gas leak") },
        { QStringLiteral("damagedRoadSurface"), QT_TRANSLATE_NOOP("TrafficWords", "damaged road surface") },
        { QStringLiteral("fallenPowerCables"), QT_TRANSLATE_NOOP("TrafficWords", "fallen power cables") },
        { QStringLiteral("bridgeSwingInOperation"), QT_TRANSLATE_NOOP("TrafficWords", "bridge opening") },
        { QStringLiteral("trafficHeld"), QT_TRANSLATE_NOOP("TrafficWords", "traffic held") },
        { QStringLiteral("temporaryTrafficLights"), QT_TRANSLATE_NOOP("TrafficWords", "temporary signal") },
        { QStringLiteral("oilOnRoad"), QT_TRANSLATE_NOOP("TrafficWords", "oil on the road") },
        { QStringLiteral("mudOnRoad"), QT_TRANSLATE_NOOP("TrafficWords", "mud on the road") },
        { QStringLiteral("slipperyRoad"), QT_TRANSLATE_NOOP("TrafficWords", "slippery road") },
        { QStringLiteral("blackIce"), QT_TRANSLATE_NOOP("TrafficWords", "black ice") },
        { QStringLiteral("ice"), QT_TRANSLATE_NOOP("TrafficWords", "ice on the road") },
        { QStringLiteral("snowOnTheRoad"), QT_TRANSLATE_NOOP("TrafficWords", "snow on the road") },
        { QStringLiteral("fog"), QT_TRANSLATE_NOOP("TrafficWords", "fog") },
        { QStringLiteral("denseFog"), QT_TRANSLATE_NOOP("TrafficWords", "dense fog") },
        { QStringLiteral("strongWinds"), QT_TRANSLATE_NOOP("TrafficWords", "strong wind") },
        { QStringLiteral("AbnormalTraffic"), QT_TRANSLATE_NOOP("TrafficWords", "abnormal traffic") },
        { QStringLiteral("Accident"), QT_TRANSLATE_NOOP("TrafficWords", "accident") },
        { QStringLiteral("AnimalPresenceObstruction"), QT_TRANSLATE_NOOP("TrafficWords", "animals on the road") },
        { QStringLiteral("AuthorityOperation"), QT_TRANSLATE_NOOP("TrafficWords", "operation of authorities") },
        { QStringLiteral("DisturbanceActivity"), QT_TRANSLATE_NOOP("TrafficWords", "disturbance") },
        { QStringLiteral("EnvironmentalObstruction"), QT_TRANSLATE_NOOP("TrafficWords", "natural obstruction") },
        { QStringLiteral("EquipmentOrSystemFault"), QT_TRANSLATE_NOOP("TrafficWords", "equipment out of order") },
        { QStringLiteral("GeneralNetworkManagement"), QT_TRANSLATE_NOOP("TrafficWords", "traffic management") },
        { QStringLiteral("GeneralObstruction"), QT_TRANSLATE_NOOP("TrafficWords", "obstruction on the road") },
        { QStringLiteral("GenericSituationRecord"), QT_TRANSLATE_NOOP("TrafficWords", "other event") },
        { QStringLiteral("InfrastructureDamageObstruction"), QT_TRANSLATE_NOOP("TrafficWords", "damage to the road") },
        { QStringLiteral("NonWeatherRelatedRoadConditions"), QT_TRANSLATE_NOOP("TrafficWords", "bad road conditions") },
        { QStringLiteral("PoorEnvironmentConditions"), QT_TRANSLATE_NOOP("TrafficWords", "bad weather") },
        { QStringLiteral("PublicEvent"), QT_TRANSLATE_NOOP("TrafficWords", "public event") },
        { QStringLiteral("VehicleObstruction"), QT_TRANSLATE_NOOP("TrafficWords", "vehicle in the way") },
        { QStringLiteral("WeatherRelatedRoadConditions"), QT_TRANSLATE_NOOP("TrafficWords", "road conditions by weather") }
    };
    const QString told = event.kind.isEmpty() ? event.type : event.kind;
    return names.contains(told) ? wordOf(names, told) : wordOf(names, datex::workOf(told)); // in camel case
}

QString placedBy(const QJsonObject &properties)
{
    return properties.value(datex::placedByProperty).toString() == datex::placedByOpenLr
        ? said(QT_TRANSLATE_NOOP("TrafficWords", "approximate, straight between points of the road (OpenLR)"))
        : QString();
}

QString eventSeverity(const QString &severity)
{
    static const QHash<QString, const char *> names {
        { QStringLiteral("highest"), QT_TRANSLATE_NOOP("TrafficWords", "highest") },
        { QStringLiteral("high"), QT_TRANSLATE_NOOP("TrafficWords", "high") },
        { QStringLiteral("medium"), QT_TRANSLATE_NOOP("TrafficWords", "medium") },
        { QStringLiteral("low"), QT_TRANSLATE_NOOP("TrafficWords", "low") },
        { QStringLiteral("lowest"), QT_TRANSLATE_NOOP("TrafficWords", "lowest") },
        { QStringLiteral("none"), QT_TRANSLATE_NOOP("TrafficWords", "no severity") },
        { QStringLiteral("unknown"), QT_TRANSLATE_NOOP("TrafficWords", "not told") },
        { QString(), QT_TRANSLATE_NOOP("TrafficWords", "not told") }
    };
    return wordOf(names, severity);
}

QString fleetTitle(const Feature &fleet)
{
    const QString who = operatorNameOf(fleet);
    return who.isEmpty() ? said(QT_TRANSLATE_NOOP("TrafficWords", "Fleet")) : who;
}

QString count(double number) { return QLocale().toString(qint64(std::llround(number))); }

QString span(Duration duration)
{
    const qint64 minutes = std::chrono::duration_cast<std::chrono::minutes>(duration).count();
    if (minutes < 60)
        return said(QT_TRANSLATE_NOOP("TrafficWords", "%1 min")).arg(minutes);
    if (minutes < 48 * 60)
        return minutes < 10 * 60
            ? said(QT_TRANSLATE_NOOP("TrafficWords", "%1 h %2 min")).arg(minutes / 60).arg(minutes % 60, 2, 10, QChar(u'0'))
            : said(QT_TRANSLATE_NOOP("TrafficWords", "%1 h")).arg((minutes + 30) / 60);
    return said(QT_TRANSLATE_NOOP("TrafficWords", "%1 d")).arg((minutes + 12 * 60) / (24 * 60));
}

QString signedPercent(double share)
{
    if (std::isnan(share))
        return QStringLiteral("–");
    const qint64 percent = std::llround(100 * share);
    const QString number = QLocale().toString(std::abs(percent));
    return said(QT_TRANSLATE_NOOP("TrafficWords", "%1 %"))
        .arg(percent < 0       ? u'−' + number
                 : percent > 0 ? u'+' + number
                               : number);
}

} // namespace citywall::traffic::words
