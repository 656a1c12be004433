// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gbfsfile.h"

#include "core/facilities.h"

#include <QJsonDocument>

#include <algorithm>

namespace citywall::traffic {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 firstSecond = 1'262'304'000; ///< 2010: before that there was no such feed, only clocks that were never set
constexpr qint64 lastSecond = 4'102'444'800;  ///< 2100
constexpr double outOfDateSeconds = 300;      ///< that data may be by the standard: nothing that is told ends sooner

} // namespace

QJsonObject gbfsObject(QByteArrayView payload)
{
    return payload.size() <= GbfsLimits::payloadBytes ? QJsonDocument::fromJson(payload.toByteArray()).object() : QJsonObject();
}

UtcTime gbfsTime(const QJsonValue &value)
{
    const UtcTime told = UtcTime::fromIso(value.toString());
    const qint64 seconds = told.isValid() ? told.milliseconds / 1000 : value.toInteger();
    return seconds < firstSecond || seconds > lastSecond ? UtcTime {} : UtcTime { seconds * 1000 };
}

QString gbfsText(const QJsonValue &value)
{
    QString name = value.toString();
    for (const QJsonValue entry : value.toArray()) {
        const QJsonObject translation = entry.toObject();
        const bool english = translation.value(u"language").toString().startsWith(u"en"_s);
        if (name.isEmpty() || english)
            name = translation.value(u"text").toString();
        if (english)
            break;
    }
    return name.left(GbfsLimits::textCharacters);
}

GbfsHeader::GbfsHeader(const QJsonObject &file) : updated(gbfsTime(file.value(u"last_updated")))
{
    const double ttl = file.value(u"ttl").toDouble(-1);
    if (updated.isValid() && ttl >= 0) {
        const double seconds = std::clamp(ttl, outOfDateSeconds, std::chrono::duration<double>(bikesLongestValid).count());
        validity = QJsonDocument(QJsonObject { { bikesValidFor, seconds } }).toJson(QJsonDocument::Compact);
    }
}

QJsonArray gbfsListed(const QJsonObject &file)
{
    const QJsonObject data = file.value(u"data").toObject();
    if (data.value(u"feeds").isArray())
        return data.value(u"feeds").toArray();
    const QJsonValue english = data.value(u"en");
    const QJsonValue only = english.isObject() || data.isEmpty() ? english : data.constBegin().value();
    return only.toObject().value(u"feeds").toArray();
}

QStringList gbfsLinks(QByteArrayView payload, const QStringList &names)
{
    if (!payload.first(std::min(payload.size(), GbfsLimits::beginBytes)).contains("\"feeds\""))
        return {};
    QStringList links;
    for (const QJsonValue listed : gbfsListed(gbfsObject(payload))) {
        const QString name = listed.toObject().value(u"name").toString();
        const QString address = listed.toObject().value(u"url").toString();
        if (names.contains(name) && !address.isEmpty() && !links.contains(address))
            links.append(address);
    }
    return links.first(std::min(links.size(), GbfsLimits::listed));
}

QByteArray gbfsFile(const QString &list, const QJsonArray &entries, UtcTime published, qint64 ttlSeconds)
{
    return QJsonDocument(QJsonObject { { u"last_updated"_s, gbfsSecond(published) },
                                       { u"ttl"_s, ttlSeconds },
                                       { u"version"_s, u"3.0"_s },
                                       { u"data"_s, QJsonObject { { list, entries } } } })
        .toJson(QJsonDocument::Compact);
}

QString gbfsSecond(UtcTime time) { return UtcTime { time.milliseconds - time.milliseconds % 1000 }.toIso(); }

} // namespace citywall::traffic
