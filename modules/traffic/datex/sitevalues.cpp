// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "datex/sitevalues.h"

#include "sdk/reason.h"

#include <QSet>

#include <cmath>
#include <functional>

namespace citywall::traffic::datex {

using namespace Qt::StringLiterals;

namespace {

constexpr double notKnown = std::numeric_limits<double>::quiet_NaN();
constexpr double kilometersPerHour = 3.6; ///< in a metre per second
constexpr double mostVehiclesPerHour = 100'000;
constexpr double mostKilometersPerHour = 500;
constexpr double mostSeconds = 86'400;

/// A DataValue (averageVehicleSpeed, vehicleFlow, travelTime …) with its number in the child of that name. Negative is how some
/// say that there is none, and so is a speed of no vehicles.
double readDataValue(Document &document, QLatin1StringView child, double most)
{
    double value = notKnown;
    const Document::Place where = document.here();
    bool fault = document.attribute("numberOfInputValuesUsed"_L1) == "0"_L1 && child == "speed"_L1;
    document.children([&] {
        if (document.name() == child)
            value = document.number();
        else if (document.name() == "dataError"_L1)
            fault |= document.flag();
        else
            return false;
        return true;
    });
    if (!fault && std::abs(value) > most)
        document.rejectPart(u"%1: %2"_s.arg(child, Reason::phrase("out of range")), where);
    return !fault && value >= 0 && value <= most ? value : notKnown;
}

bool readQuantity(Document &document, SiteValue &value)
{
    const QStringView name = document.name();
    if (name == "vehicleFlow"_L1)
        value.flowVehiclesPerHour = readDataValue(document, "vehicleFlowRate"_L1, mostVehiclesPerHour);
    else if (name == "averageVehicleSpeed"_L1)
        value.speedMetersPerSecond = readDataValue(document, "speed"_L1, mostKilometersPerHour) / kilometersPerHour;
    else if (name == "travelTime"_L1)
        value.travelTimeSeconds = readDataValue(document, "duration"_L1, mostSeconds);
    else if (name == "freeFlowTravelTime"_L1)
        value.freeFlowTravelTimeSeconds = readDataValue(document, "duration"_L1, mostSeconds);
    else if (name == "freeFlowSpeed"_L1)
        value.freeFlowSpeedMetersPerSecond = readDataValue(document, "speed"_L1, mostKilometersPerHour) / kilometersPerHour;
    else if (name == "trafficStatusValue"_L1)
        value.status = document.text(64);
    else if (name == "pertinentLocation"_L1)
        value.location = readLocation(document);
    else if (name == "forVehiclesWithCharacteristicsOf"_L1)
        value.meaning.vehicles = readVehicles(document);
    else
        return name.endsWith("Extension"_L1) && document.skip(); // in which reference values go by the same names
    return true;
}

/// Those that tell a value, of the widest scope that is told: of the whole carriageway, else of each lane any vehicle, else classes.
std::vector<const SiteValue *> widest(const std::vector<SiteValue> &values, std::optional<double> SiteValue::*told)
{
    std::vector<const SiteValue *> chosen;
    for (const SiteValue &value : values) {
        if (value.*told)
            chosen.push_back(&value);
    }
    const auto isWhole = [](const SiteValue *v) { return v->meaning.lane.isEmpty(); };
    if (std::ranges::any_of(chosen, isWhole))
        std::erase_if(chosen, std::not_fn(isWhole));
    QSet<QString> lanesWithAny;
    for (const SiteValue *value : chosen) {
        if (value->meaning.vehicles.isEmpty())
            lanesWithAny.insert(value->meaning.lane);
    }
    std::erase_if(chosen,
                  [&](const SiteValue *v) { return !v->meaning.vehicles.isEmpty() && lanesWithAny.contains(v->meaning.lane); });
    QSet<std::pair<QString, QString>> different;
    for (const SiteValue *value : chosen)
        different.insert({ value->meaning.lane, value->meaning.vehicles });
    if (size_t(different.size()) < chosen.size())
        throw Refused { Reason::phrase("several values of a kind, and no site table that tells them apart") };
    return chosen;
}

double totalFlow(const std::vector<SiteValue> &values)
{
    const auto flows = widest(values, &SiteValue::flowVehiclesPerHour);
    double total = flows.empty() ? notKnown : 0;
    for (const SiteValue *value : flows)
        total += *value->flowVehiclesPerHour;
    return total;
}

/// The flow of the lane and class that a speed is of; NaN if it is not told.
double flowWith(const std::vector<SiteValue> &values, const ValueMeaning &meaning)
{
    const auto it = std::ranges::find_if(values, [&](const SiteValue &v) {
        return v.flowVehiclesPerHour && v.meaning.lane == meaning.lane && v.meaning.vehicles == meaning.vehicles;
    });
    return it == values.end() ? notKnown : *it->flowVehiclesPerHour;
}

double meanSpeed(const std::vector<SiteValue> &values)
{
    double sum = 0;
    double vehicles = 0;
    double plainSum = 0;
    int count = 0;
    for (const SiteValue *value : widest(values, &SiteValue::speedMetersPerSecond)) {
        const double speed = *value->speedMetersPerSecond;
        if (std::isnan(speed))
            continue;
        const double flow = flowWith(values, value->meaning);
        sum += flow * speed;
        vehicles += flow;
        plainSum += speed;
        ++count;
    }
    return vehicles > 0 ? sum / vehicles : count > 0 ? plainSum / count : notKnown;
}

double firstTold(const std::vector<SiteValue> &values, std::optional<double> SiteValue::*told)
{
    const auto it = std::ranges::find_if(values, [&](const SiteValue &v) { return v.*told && !std::isnan(*(v.*told)); });
    return it == values.end() ? notKnown : *((*it).*told);
}

} // namespace

QString readVehicles(Document &document)
{
    QString vehicles;
    const auto add = [&](const QString &feature) {
        if (vehicles.size() < Limits::idCharacters)
            vehicles += (vehicles.isEmpty() ? u""_s : u" "_s) + feature;
    };
    document.children([&] {
        const QString name = document.name().toString().left(Limits::idCharacters);
        if (name.endsWith("Extension"_L1))
            return false;
        const QString told = document.allText();
        if (name != "vehicleType"_L1)
            add(name + u' ' + told); // lengthCharacteristic "lessThan 5.6" …
        else if (told != "anyVehicle"_L1)
            add(told);
        return true;
    });
    return vehicles.left(Limits::idCharacters);
}

SiteValue readSiteValue(Document &document)
{
    SiteValue value;
    value.index = document.attribute("index"_L1).toInt();
    bool forecast = false;
    document.below([&] {
        if (document.name() == "forecast"_L1) {
            forecast = document.flag();
            return true;
        }
        return readQuantity(document, value);
    });
    return forecast ? SiteValue {} : value;
}

SiteSummary summaryOf(const std::vector<SiteValue> &values)
{
    SiteSummary summary;
    summary.flowVehiclesPerHour = totalFlow(values);
    summary.speedMetersPerSecond = meanSpeed(values);
    summary.travelTimeSeconds = firstTold(values, &SiteValue::travelTimeSeconds);
    summary.freeFlowTravelTimeSeconds = firstTold(values, &SiteValue::freeFlowTravelTimeSeconds);
    summary.freeFlowSpeedMetersPerSecond = firstTold(values, &SiteValue::freeFlowSpeedMetersPerSecond);
    for (const SiteValue &value : values) {
        if (summary.status.isEmpty())
            summary.status = value.status;
        if (summary.location.geometry.isEmpty() && !value.location.geometry.isEmpty())
            summary.location = value.location;
    }
    return summary;
}

} // namespace citywall::traffic::datex
