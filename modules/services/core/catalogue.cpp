// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace citywall::services {

namespace {

template<size_t Size>
bool readNumbers(const QJsonValue &value, std::array<double, Size> &numbers, double scale = 1)
{
    const QJsonArray array = value.toArray();
    if (array.size() != qsizetype(Size))
        return false;
    for (size_t i = 0; i < Size; ++i)
        numbers[i] = array[qsizetype(i)].toDouble() * scale;
    return std::ranges::all_of(numbers, [](double n) { return n > 0; });
}

Result<Service> readService(const QJsonObject &json)
{
    constexpr double hour = 3600;
    const Service service { json[u"code"].toString(),        json[u"name"].toString(),         json[u"agency"].toString(),
                            json[u"share"].toDouble(),       json[u"level"].toDouble() * hour, json[u"median"].toDouble() * hour,
                            json[u"sigma"].toDouble(),       json[u"online"].toDouble(),       json[u"reopened"].toDouble(),
                            json[u"aroundTheClock"].toBool() };
    if (service.code.isEmpty() || service.name.isEmpty() || service.agency.isEmpty())
        return Error { QStringLiteral("service '%1' lacks a code, a name or an agency").arg(service.code), {} };
    if (service.share <= 0 || service.levelSeconds <= 0 || service.medianSeconds <= 0 || service.sigma <= 0)
        return Error { QStringLiteral("service '%1' needs share, level, median and sigma above 0").arg(service.code), {} };
    return service;
}

} // namespace

Result<Catalogue> Catalogue::fromJson(const QByteArray &json)
{
    QJsonParseError parse;
    const QJsonObject root = QJsonDocument::fromJson(json, &parse).object();
    if (parse.error != QJsonParseError::NoError)
        return Error { QStringLiteral("the catalogue is not JSON: %1 at byte %2").arg(parse.errorString()).arg(parse.offset),
                       {} };
    Catalogue catalogue;
    catalogue.requestsPerDay = root[u"requestsPerDay"].toDouble();
    const QJsonObject halls = root[u"halls"].toObject();
    catalogue.halls = halls[u"count"].toInt();
    catalogue.openingHours = halls[u"openingHours"].toString();
    if (catalogue.requestsPerDay <= 0 || !readNumbers(root[u"weekdays"], catalogue.weekdays)
        || !readNumbers(root[u"hours"], catalogue.hours))
        return Error { QStringLiteral("the catalogue needs requestsPerDay, 7 weekdays and 24 hours, all above 0"), {} };
    if (catalogue.halls < 0 || !readNumbers(halls[u"counters"], catalogue.counters)
        || !readNumbers(halls[u"serviceMinutes"], catalogue.serviceSeconds, 60))
        return Error { QStringLiteral("the catalogue's halls need a count, counters and serviceMinutes from … to"), {} };
    const QJsonArray services = root[u"services"].toArray();
    for (const QJsonValue &value : services) {
        Result<Service> service = readService(value.toObject());
        if (!service)
            return service.error();
        catalogue.services.append(std::move(service).value());
    }
    if (catalogue.services.isEmpty())
        return Error { QStringLiteral("the catalogue has no services"), {} };
    return catalogue;
}

} // namespace citywall::services
