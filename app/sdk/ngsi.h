// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/utctime.h"
#include "sdk/observation.h"

#include <QJsonArray>
#include <QJsonObject>

// Entities of ETSI NGSI-LD 1.6 (GS CIM 009) and of NGSI-v2, as the Smart Data Models describe them. Pure; any thread.
namespace citywall {

/// One entity, whatever its form: normalised ({"type": "Property", "value": 12, "unitCode": "KMH", "observedAt": …}, with "metadata" in
/// NGSI-v2), concise ({"value": 12}) or simplified (12); names short, or expanded by their @context.
class NgsiEntity
{
public:
    static constexpr qsizetype largestPayload = 32 << 20;
    static constexpr int deepest = 24;
    static constexpr qsizetype textCharacters = 1024;
    static constexpr qsizetype idCharacters = 256;
    static constexpr qsizetype linePoints = 20'000;

    explicit NgsiEntity(const QJsonObject &json);

    /// The entities of a payload: a notification's ("data"), a query's (an array), or one alone.
    /// @returns an error, short and countable, for what is no JSON or too large
    static Result<QJsonArray> in(QByteArrayView payload);
    /// Whether a payload begins like entities of one of these types, for PayloadFormat::recognise.
    static bool areNamed(QByteArrayView payload, std::initializer_list<QByteArrayView> types);

    const QHash<QString, QJsonValue> &attributes() const { return m_attributes; } ///< by short name, as they stand
    QString type() const; ///< short
    QString id() const { return m_id; }
    /// Without the URN around it ("urn:ngsi-ld:TYPE:"), and without the time at its end by which some publishers make an entity of each
    /// observation; percent signs decoded. Empty if there is none, or it is longer than any.
    QString plainId() const;

    QJsonValue value(const QString &attribute) const; ///< undefined = there is none
    QString text(const QString &attribute) const; ///< empty = none
    QStringList texts(const QString &attribute) const; ///< of a list, or of one alone
    double number(const QString &attribute) const; ///< NaN = none
    QString unitCode(const QString &attribute) const; ///< UN/CEFACT Recommendation 20; empty = the model's own unit
    /// What a relationship points at, as plainId().
    QString target(const QString &relationship) const;
    /// When an attribute's value was so: its observedAt, or its metadata's TimeInstant or timestamp; else the first of the attributes named
    /// that is a time with a zone. Invalid if nothing says it.
    UtcTime time(const QString &attribute, const QStringList &others) const;
    /// The span that dateObservedFrom and dateObservedTo, or an interval in dateObserved, tell; empty if none does with zones.
    TimeRange period() const;
    /// A point; a line's points; of another shape the middle of its bounds. Empty where it is missing or impossible.
    GeoLine location() const;

    /// A value without what stands around it.
    static QJsonValue valueOf(const QJsonValue &attribute);
    /// A name without the vocabulary that an expanded one begins with.
    static QString shortName(const QString &name);

private:
    const QString m_id;
    QHash<QString, QJsonValue> m_attributes;
};

/// The inverse, in the normalised form of NGSI-LD.
namespace ngsi {
/// An entity without attributes; NgsiEntity::plainId() of its id is the one given.
QJsonObject entity(const QString &type, const QString &id);
QJsonObject property(const QJsonValue &value);
QJsonObject number(float value); ///< the decimal number that it stands for, without its binary tail
QJsonObject dateTime(UtcTime time);
QJsonObject geoProperty(const GeoLine &line); ///< a Point or a LineString
QJsonObject relationship(const QString &type, const QString &id);
/// Such an entity in the normalised form of NGSI-v2 (FIWARE NGSI-v2, §JSON Attribute Representation): values with their types, unit and time
/// among the metadata.
QJsonObject version2(const QJsonObject &entity);
} // namespace ngsi

} // namespace citywall
