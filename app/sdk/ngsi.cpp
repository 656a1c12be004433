// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/ngsi.h"

#include "sdk/feed.h"
#include "sdk/jsonreader.h"
#include "sdk/reason.h"

#include <QRegularExpression>
#include <QUrl>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype ngsiBeginning = 4096;
const QString ngsiUrn = QStringLiteral("urn:ngsi-ld:");

QString withoutUrn(QString id)
{
    if (id.size() > NgsiEntity::idCharacters)
        return {};
    if (id.startsWith(ngsiUrn))
        id = id.sliced(std::min(id.size(), id.indexOf(u':', ngsiUrn.size()) + 1));
    static const QRegularExpression time(u"[-:_]?\\d{4}-\\d{2}-\\d{2}T[0-9:.+Z-]*$"_s);
    return QString::fromUtf8(QByteArray::fromPercentEncoding(id.remove(time).toUtf8()));
}

GeoPoint ngsiPoint(const QJsonArray &position)
{
    const double none = std::numeric_limits<double>::quiet_NaN();
    return { position.at(0).toDouble(none), position.at(1).toDouble(none) };
}

QJsonObject typed(const QString &type, const QJsonValue &value) { return { { u"type"_s, type }, { u"value"_s, value } }; }

QJsonObject valueOfVersion2(const QJsonObject &attribute)
{
    const QString type = attribute.value(u"type").toString();
    if (type == u"GeoProperty")
        return typed(u"geo:json"_s, attribute.value(u"value"));
    if (type == u"Relationship")
        return typed(type, attribute.value(u"object"));
    const QJsonValue value = attribute.value(u"value");
    if (const QJsonObject time = value.toObject(); time.contains(u"@value"))
        return typed(u"DateTime"_s, time.value(u"@value"));
    return typed(value.isDouble()       ? u"Number"_s
                     : value.isString() ? u"Text"_s
                     : value.isBool()   ? u"Boolean"_s
                                        : u"StructuredValue"_s,
                 value);
}

QJsonObject attributeOfVersion2(const QJsonObject &attribute)
{
    QJsonObject told = valueOfVersion2(attribute);
    QJsonObject metadata;
    if (const QJsonValue unit = attribute.value(u"unitCode"); unit.isString())
        metadata.insert(u"unitCode"_s, typed(u"Text"_s, unit));
    if (const QJsonValue observed = attribute.value(u"observedAt"); observed.isString())
        metadata.insert(u"TimeInstant"_s, typed(u"DateTime"_s, observed));
    if (!metadata.isEmpty())
        told.insert(u"metadata"_s, metadata);
    return told;
}

QString urnOf(const QString &type, const QString &id)
{
    return ngsiUrn + type + u':' + QString::fromLatin1(QUrl::toPercentEncoding(id));
}

} // namespace

NgsiEntity::NgsiEntity(const QJsonObject &json) : m_id(json.value(u"id").toString(json.value(u"@id").toString()))
{
    for (auto it = json.begin(); it != json.end(); ++it)
        m_attributes.insert(shortName(it.key()), it.value());
}

Result<QJsonArray> NgsiEntity::in(QByteArrayView payload)
{
    if (payload.size() > largestPayload)
        return Error { Reason::phrase("payload larger than 32 MiB"), {} };
    JsonReader reader(payload, deepest);
    const QJsonValue root = reader.readValue();
    if (reader.failed() || !reader.finished() || !(root.isObject() || root.isArray()))
        return Error { Reason::phrase("not JSON") + u": "_s + QString::fromStdString(reader.problem()), {} };
    if (root.isArray())
        return root.toArray();
    const QJsonValue list = root.toObject().value(u"data");
    return list.isArray() ? list.toArray() : QJsonArray { root };
}

bool NgsiEntity::areNamed(QByteArrayView payload, std::initializer_list<QByteArrayView> types)
{
    const QByteArrayView begin = payload.first(std::min(payload.size(), ngsiBeginning));
    if (!looksLikeJson(begin))
        return false;
    return std::ranges::any_of(types, [&](QByteArrayView type) {
        // As a whole word: in a type or an id, short or expanded.
        for (qsizetype at = begin.indexOf(type); at > 0; at = begin.indexOf(type, at + 1)) {
            const char before = begin[at - 1];
            const char after = at + type.size() < begin.size() ? begin[at + type.size()] : ' ';
            if ((before == '"' || before == ':' || before == '/' || before == '#') && (after == '"' || after == ':'))
                return true;
        }
        return false;
    });
}

QString NgsiEntity::type() const
{
    const QStringList types = m_attributes.contains(u"type"_s) ? texts(u"type"_s) : texts(u"@type"_s);
    return shortName(types.value(0));
}

QString NgsiEntity::plainId() const { return withoutUrn(m_id); }

QJsonValue NgsiEntity::value(const QString &attribute) const
{
    const auto known = m_attributes.constFind(attribute);
    return known == m_attributes.cend() ? QJsonValue(QJsonValue::Undefined) : valueOf(*known);
}

QString NgsiEntity::text(const QString &attribute) const { return value(attribute).toString().left(textCharacters); }

QStringList NgsiEntity::texts(const QString &attribute) const
{
    const QJsonValue told = value(attribute);
    if (!told.isArray())
        return told.isString() ? QStringList { told.toString().left(textCharacters) } : QStringList();
    QStringList all;
    for (const QJsonValue one : told.toArray())
        all.append(one.toString().left(textCharacters));
    return all;
}

double NgsiEntity::number(const QString &attribute) const
{
    return value(attribute).toDouble(std::numeric_limits<double>::quiet_NaN());
}

QString NgsiEntity::unitCode(const QString &attribute) const
{
    const QJsonObject object = m_attributes.value(attribute).toObject();
    return object.value(u"unitCode").toString(valueOf(object.value(u"metadata").toObject().value(u"unitCode")).toString());
}

QString NgsiEntity::target(const QString &relationship) const { return withoutUrn(texts(relationship).value(0)); }

UtcTime NgsiEntity::time(const QString &attribute, const QStringList &others) const
{
    const QJsonObject object = m_attributes.value(attribute).toObject();
    const QJsonObject metadata = object.value(u"metadata").toObject();
    QStringList said { object.value(u"observedAt").toString(), valueOf(metadata.value(u"TimeInstant")).toString(),
                       valueOf(metadata.value(u"timestamp")).toString() };
    for (const QString &other : others)
        said.append(text(other).section(u'/', 0, 0));
    for (const QString &one : std::as_const(said)) {
        if (const UtcTime told = UtcTime::fromIso(one); told.isValid())
            return told;
    }
    return {};
}

TimeRange NgsiEntity::period() const
{
    const QString interval = text(u"dateObserved"_s);
    for (const auto &[from, to] : { std::pair(text(u"dateObservedFrom"_s), text(u"dateObservedTo"_s)),
                                    std::pair(interval.section(u'/', 0, 0), interval.section(u'/', 1, 1)) }) {
        const TimeRange told { UtcTime::fromIso(from), UtcTime::fromIso(to) };
        if (told.begin.isValid() && told.end.isValid() && told.begin < told.end)
            return told;
    }
    return {};
}

GeoLine NgsiEntity::location() const
{
    const QJsonObject shape = value(u"location"_s).toObject();
    const QString type = shape.value(u"type").toString();
    QJsonArray coordinates = shape.value(u"coordinates").toArray();
    GeoLine line;
    if (type == u"Point") {
        line.append(ngsiPoint(coordinates));
        return line.last().isValid() ? line : GeoLine();
    }
    while (coordinates.at(0).toArray().at(0).isArray())
        coordinates = coordinates.at(0).toArray();
    for (const QJsonValue one : std::as_const(coordinates)) {
        line.append(ngsiPoint(one.toArray()));
        if (!line.last().isValid() || line.size() > linePoints)
            return {};
    }
    if (type == u"LineString" || line.isEmpty())
        return line;
    const GeoPoint middle = boundsOf(line).center();
    return middle.isValid() ? GeoLine { middle } : GeoLine();
}

QJsonValue NgsiEntity::valueOf(const QJsonValue &attribute)
{
    if (!attribute.isObject())
        return attribute;
    const QJsonObject object = attribute.toObject();
    for (const QString &member : { u"value"_s, u"@value"_s, u"object"_s }) {
        if (const QJsonValue value = object.value(member); !value.isUndefined())
            return value.isObject() && value.toObject().contains(u"@value") ? value.toObject().value(u"@value") : value;
    }
    return attribute; // a simplified object, such as a location
}

QString NgsiEntity::shortName(const QString &name)
{
    return name.sliced(std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'#')) + 1);
}

QJsonObject ngsi::entity(const QString &type, const QString &id)
{
    return { { u"id"_s, urnOf(type, id) },
             { u"type"_s, type },
             { u"@context"_s, QJsonArray { u"https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.6.jsonld"_s } } };
}

QJsonObject ngsi::property(const QJsonValue &value) { return { { u"type"_s, u"Property"_s }, { u"value"_s, value } }; }

QJsonObject ngsi::number(float value)
{
    char text[32];
    const auto end = std::to_chars(std::begin(text), std::end(text), value).ptr;
    double decimal = 0;
    std::from_chars(text, end, decimal);
    return property(QJsonValue(decimal));
}

QJsonObject ngsi::dateTime(UtcTime time)
{
    return property(QJsonObject { { u"@type"_s, u"DateTime"_s }, { u"@value"_s, time.toIso() } });
}

QJsonObject ngsi::geoProperty(const GeoLine &line)
{
    QJsonArray coordinates;
    for (const GeoPoint &p : line)
        coordinates.append(QJsonArray { p.longitudeDegrees, p.latitudeDegrees });
    const bool isPoint = line.size() == 1;
    return { { u"type"_s, u"GeoProperty"_s },
             { u"value"_s,
               QJsonObject { { u"type"_s, isPoint ? u"Point"_s : u"LineString"_s },
                             { u"coordinates"_s, isPoint ? coordinates.at(0) : QJsonValue(coordinates) } } } };
}

QJsonObject ngsi::relationship(const QString &type, const QString &id)
{
    return { { u"type"_s, u"Relationship"_s }, { u"object"_s, urnOf(type, id) } };
}

QJsonObject ngsi::version2(const QJsonObject &entity)
{
    QJsonObject told;
    for (auto it = entity.begin(); it != entity.end(); ++it) {
        if (it.key() == u"@context")
            continue;
        const QJsonObject attribute = it.value().toObject();
        told.insert(it.key(), attribute.isEmpty() ? it.value() : QJsonValue(attributeOfVersion2(attribute)));
    }
    return told;
}

} // namespace citywall
