// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulate/gbfspages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

const QByteArray gbfsType = "application/json";

QJsonObject envelope(const QJsonObject &like, UtcTime published, const QJsonObject &data)
{
    QJsonObject file { { u"ttl"_s, like.value("ttl"_L1).toInteger(60) },
                       { u"version"_s, like.value("version"_L1).toString(u"2.3"_s) },
                       { u"data"_s, data } };
    // 3.0 writes times as RFC 3339, earlier versions as POSIX seconds.
    if (like.value("last_updated"_L1).isString())
        file.insert(u"last_updated"_s, published.toIso());
    else
        file.insert(u"last_updated"_s, published.milliseconds / 1000);
    return file;
}

QJsonObject systemInformation(const GbfsSystem &system, bool isThree)
{
    QJsonObject data { { u"system_id"_s, u"citywall_simulated"_s }, { u"timezone"_s, system.timeZone } };
    if (isThree) {
        data.insert(u"languages"_s, QJsonArray { u"en"_s });
        data.insert(u"name"_s, QJsonArray { QJsonObject { { u"text"_s, system.name }, { u"language"_s, u"en"_s } } });
        data.insert(u"opening_hours"_s, u"24/7"_s);
        data.insert(u"feed_contact_email"_s, u"nobody@example.invalid"_s);
    } else {
        data.insert(u"language"_s, u"en"_s);
        data.insert(u"name"_s, system.name);
    }
    return data;
}

} // namespace

QString gbfsFileName(const QByteArray &payload)
{
    const QJsonObject data = QJsonDocument::fromJson(payload).object().value("data"_L1).toObject();
    if (data.value("vehicles"_L1).isArray())
        return u"vehicle_status"_s;
    if (data.value("bikes"_L1).isArray())
        return u"free_bike_status"_s;
    if (!data.value("stations"_L1).isArray())
        return {};
    const QJsonObject station = data.value("stations"_L1).toArray().first().toObject();
    return station.contains("lat"_L1) ? u"station_information"_s : u"station_status"_s;
}

OutgoingList gbfsFiles(const QList<QByteArray> &payloads, const GbfsSystem &system, UtcTime published)
{
    OutgoingList files;
    QJsonArray list;
    const auto add = [&](const QString &name, const QByteArray &bytes) {
        const QString path = system.folder + name + u".json"_s;
        if (const auto earlier = std::ranges::find(files, path, &Outgoing::address); earlier != files.end()) {
            earlier->bytes = bytes; // of another instant: the last one stands
            return;
        }
        files.push_back({ .address = path, .bytes = bytes, .contentType = gbfsType });
        list.append(QJsonObject { { u"name"_s, name }, { u"url"_s, system.base.resolved(QUrl(path)).toString() } });
    };
    for (const QByteArray &payload : payloads) {
        if (const QString name = gbfsFileName(payload); !name.isEmpty())
            add(name, payload);
    }
    if (files.empty())
        return files;
    const QJsonObject like = QJsonDocument::fromJson(payloads.first()).object();
    const bool isThree = like.value("version"_L1).toString().startsWith(u'3');
    add(u"system_information"_s,
        QJsonDocument(envelope(like, published, systemInformation(system, isThree))).toJson(QJsonDocument::Compact));
    const QJsonObject feeds { { u"feeds"_s, list } };
    const QJsonObject data = isThree ? feeds : QJsonObject { { u"en"_s, feeds } };
    files.push_back({ .address = system.folder + u"gbfs.json"_s,
                      .bytes = QJsonDocument(envelope(like, published, data)).toJson(QJsonDocument::Compact),
                      .contentType = gbfsType });
    return files;
}

} // namespace citywall
