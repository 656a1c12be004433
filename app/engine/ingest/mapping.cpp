// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/mapping.h"

#include "engine/ingest/ingesttext.h"
#include "engine/ingest/units.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

namespace citywall {

namespace {

QStringList texts(const QJsonValue &array)
{
    QStringList list;
    for (const QJsonValue &v : array.toArray())
        list += v.toString();
    return list;
}

TextRule textRule(const QJsonObject &o)
{
    TextRule rule;
    rule.columns = texts(o[u"columns"]);
    rule.separator = o[u"separator"].toString(rule.separator);
    rule.constant = o[u"constant"].toString();
    rule.ignore = texts(o[u"ignore"]);
    return rule;
}

QList<DetailRule> detailRules(const QJsonObject &o)
{
    static const QHash<QString, DetailRule::Type> types { { QStringLiteral("number"), DetailRule::Type::Number },
                                                          { QStringLiteral("boolean"), DetailRule::Type::Boolean },
                                                          { QStringLiteral("list"), DetailRule::Type::List } };
    QList<DetailRule> rules;
    for (auto it = o.constBegin(); it != o.constEnd(); ++it)
        rules += { it.key(), types.value(it->toObject()[u"type"].toString(), DetailRule::Type::Text), textRule(it->toObject()) };
    return rules;
}

GeometryRule geometryRule(const QJsonObject &o)
{
    static const QHash<QString, GeometryRule::Kind> kinds { { QStringLiteral("point"), GeometryRule::Kind::Point },
                                                            { QStringLiteral("polyline"), GeometryRule::Kind::Polyline },
                                                            { QStringLiteral("wkt"), GeometryRule::Kind::Wkt },
                                                            { QStringLiteral("geojson"), GeometryRule::Kind::GeoJson } };
    GeometryRule rule;
    rule.kind = kinds.value(o[u"type"].toString(), GeometryRule::Kind::None);
    rule.longitude = o[u"longitude"].toString();
    rule.latitude = o[u"latitude"].toString();
    rule.column = o[u"column"].toString();
    rule.datum = o[u"datum"].toString(QStringLiteral("EPSG:4326"));
    rule.cutAt = o[u"cutAt"].toInteger();
    rule.outlierMeters = o[u"outlierMeters"].toDouble();
    rule.spikeMeters = o[u"spikeMeters"].toDouble();
    return rule;
}

TimeRule timeRule(const QJsonObject &o)
{
    TimeRule rule;
    rule.columns = texts(o[u"columns"]);
    rule.formats = texts(o[u"formats"]);
    rule.zone = o[u"zone"].toString().toUtf8();
    const QString ambiguous = o[u"ambiguous"].toString();
    rule.ambiguous = ambiguous == u"second" ? TimeRule::Ambiguous::Second
        : ambiguous == u"reject"            ? TimeRule::Ambiguous::Reject
                                            : TimeRule::Ambiguous::First;
    return rule;
}

QList<RejectRule> rejectRules(const QJsonArray &array)
{
    QList<RejectRule> rules;
    for (const QJsonValue &v : array) {
        const QJsonObject o = v.toObject();
        RejectRule rule { o[u"column"].toString(), o[u"empty"].toBool(), texts(o[u"equals"]), {}, {}, o[u"reason"].toString() };
        if (o.contains(u"below"))
            rule.below = o[u"below"].toDouble();
        if (o.contains(u"above"))
            rule.above = o[u"above"].toDouble();
        rules += rule;
    }
    return rules;
}

Result<FieldRule> fieldRule(const QString &id, const QJsonObject &o)
{
    FieldRule rule;
    rule.field = id;
    rule.columns = o.contains(u"sum") ? texts(o[u"sum"])
        : o.contains(u"column")       ? QStringList(o[u"column"].toString())
                                      : QStringList();
    rule.constant = o[u"constant"].toVariant().toString();
    rule.required = o[u"required"].toBool();
    rule.lowerCase = o[u"lowerCase"].toBool();
    rule.missing = texts(o[u"missing"]);
    const QJsonObject map = o[u"map"].toObject();
    for (auto it = map.constBegin(); it != map.constEnd(); ++it)
        rule.map.insert(it.key(), it->toString());
    if (o.contains(u"unit")) {
        const auto unit = toSi(o[u"unit"].toString());
        if (!unit)
            return Error { Ingest::tr("/fields/%1/unit: '%2' is not a unit that mappings know").arg(id, o[u"unit"].toString()),
                           {} };
        rule.scale = unit->scale;
        rule.offset = unit->offset;
    }
    return rule;
}

const QByteArray &schema()
{
    static const QByteArray bytes = [] {
        QFile file(QStringLiteral(":/citywall/schema/mapping.schema.json"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    return bytes;
}

} // namespace

Result<Mapping> Mapping::fromJson(const QByteArray &json, const QString &fileName)
{
    if (const Status checked = checkAgainstSchema(json, schema(), fileName); !checked)
        return checked.error();
    const QJsonObject o = QJsonDocument::fromJson(json).object();
    const QString format = o[u"format"].toString();
    const QJsonObject feature = o[u"feature"].toObject();
    const QJsonObject id = feature[u"id"].toObject();
    const QJsonObject source = o[u"source"].toObject();

    Mapping m;
    m.id = o[u"id"].toString();
    const QJsonObject title = o[u"title"].toObject();
    for (auto it = title.constBegin(); it != title.constEnd(); ++it)
        m.title.insert(it.key(), it->toString());
    m.feed = o[u"feed"].toString();
    m.format = format == u"ndjson" ? FileFormat::NdJson
        : format == u"json"        ? FileFormat::Json
        : format == u"geojson"     ? FileFormat::GeoJson
                                   : FileFormat::Csv;
    m.records = o[u"records"].toString(QStringLiteral("$[*]"));
    m.encoding = o[u"encoding"].toString();
    m.delimiter = o[u"delimiter"].toString(QStringLiteral(",")).at(0).toLatin1();
    m.recognise = texts(o[u"recognise"]);
    m.idPrefix = id[u"prefix"].toString();
    m.idColumns = texts(id[u"columns"]);
    m.idFromContent = id[u"fromContent"].toBool();
    m.name = textRule(feature[u"name"].toObject());
    m.geometry = geometryRule(feature[u"geometry"].toObject());
    m.properties = detailRules(feature[u"properties"].toObject());
    m.time = timeRule(o[u"time"].toObject());
    m.rejects = rejectRules(o[u"reject"].toArray());
    m.details = detailRules(o[u"detail"].toObject());
    m.source = { source[u"name"].toString(), source[u"attribution"].toString(), source[u"simulated"].toBool() };

    const QJsonObject fields = o[u"fields"].toObject();
    for (auto it = fields.constBegin(); it != fields.constEnd(); ++it) {
        const Result<FieldRule> rule = fieldRule(it.key(), it->toObject());
        if (!rule)
            return Error { fileName + QStringLiteral(": ") + rule.error().message, {} };
        m.fields += *rule;
    }
    if (!m.time.zone.isEmpty() && !QTimeZone(m.time.zone).isValid())
        return Error { Ingest::tr("%1: /time/zone: '%2' is not an IANA time zone").arg(fileName, QString::fromUtf8(m.time.zone)),
                       {} };
    return m;
}

QStringList Mapping::columns() const
{
    QStringList all = idColumns + name.columns + time.columns;
    for (const QString &c : { geometry.longitude, geometry.latitude, geometry.column })
        if (!c.isEmpty())
            all += c;
    for (const RejectRule &r : rejects)
        all += r.column;
    for (const FieldRule &f : fields)
        all += f.columns;
    for (const DetailRule &d : properties + details)
        all += d.text.columns;
    all.removeDuplicates();
    return all;
}

} // namespace citywall
