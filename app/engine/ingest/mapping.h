// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sdk/observation.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <optional>

namespace citywall {

enum class FileFormat { Csv, NdJson, Json, GeoJson };

/// How text becomes an instant. Formats: QDateTime patterns, "iso", "epoch-seconds", "epoch-milliseconds"; the first that fits.
struct TimeRule {
    enum class Ambiguous { First, Second, Reject };
    QStringList columns; ///< joined by one blank
    QStringList formats;
    QByteArray zone;     ///< IANA; for text without an offset. Empty: such text is rejected
    Ambiguous ambiguous = Ambiguous::First; ///< a local time that occurs twice; one that does not exist is always rejected
};

/// Where the feature's geometry comes from, in which coordinate reference system.
struct GeometryRule {
    enum class Kind { None, Point, Polyline, Wkt, GeoJson };
    Kind kind = Kind::None;
    QString longitude;        ///< Point: column of longitude or easting
    QString latitude;         ///< Point: column of latitude or northing
    QString column;           ///< Polyline: column of "lat,lon lat,lon …"; Wkt: of "POINT (x y)" or "LINESTRING (x y, …)"
    QString datum;            ///< Datum::fromName(): positions are converted from here to WGS 84
    qsizetype cutAt = 0;      ///< Polyline: text of this length was cut by the publisher, its last pair is dropped; 0 = never
    double outlierMeters = 0; ///< Polyline: vertices farther from the line's median point are dropped; 0 = none
    double spikeMeters = 0; ///< Polyline: vertices that lengthen the way between their neighbours by more are dropped; 0 = none
};

/// A text made of columns, or a constant.
struct TextRule {
    QStringList columns;
    QString separator = QStringLiteral(" ");
    QString constant;
    QStringList ignore; ///< texts that count as empty: "Unspecified"
};

/// One of the feed's fields. Several columns are summed. Value in SI = text × scale + offset.
struct FieldRule {
    QString field; ///< FieldDescriptor::id
    QStringList columns;
    QString constant;
    double scale = 1;
    double offset = 0;
    bool required = false; ///< reject the record when it is empty
    bool lowerCase = false;
    QStringList missing; ///< texts that mean "no value", besides the empty one
    QHash<QString, QString> map; ///< text → text, before anything else
};

/// One member of the observation's detail or of the feature's properties.
struct DetailRule {
    enum class Type { Text, Number, Boolean, List };
    QString key;
    Type type = Type::Text;
    TextRule text; ///< its columns; for a list one entry each
};

/// A record that has this is not wanted, and why.
struct RejectRule {
    QString column;
    bool empty = false;
    QStringList equals;
    std::optional<double> below;
    std::optional<double> above;
    QString reason; ///< short and countable
};

/// How one kind of file becomes observations of one feed: data, described by resources/schema/mapping.schema.json.
struct Mapping {
    QString id;
    QHash<QString, QString> title; ///< by language
    QString feed; ///< FeedDescriptor::id
    FileFormat format = FileFormat::Csv;
    QString encoding; ///< empty = UTF-8
    char delimiter = ',';
    QString records;       ///< Json: JSONPath (as jsoncons reads it) of the objects that are records
    QStringList recognise; ///< columns that a file must have to be taken for one of these
    QString idPrefix;
    QStringList idColumns;
    bool idFromContent = false; ///< no id in the file: a digest of the columns and the how-manieth such record it is
    TextRule name;
    GeometryRule geometry;
    QList<DetailRule> properties;
    TimeRule time;
    QList<RejectRule> rejects; ///< looked at first, in this order
    QList<FieldRule> fields;
    QList<DetailRule> details;
    Source source;

    /// Reads and checks a mapping. @param fileName for messages
    /// @returns an error that names the file, and the line or the key, when it does not follow the schema.
    static Result<Mapping> fromJson(const QByteArray &json, const QString &fileName);
    /// Every column that it reads, each once: the order of a Record's cells for its decoder.
    QStringList columns() const;
};

/// Checks a JSON document against a JSON Schema (draft 2020-12). @returns an error naming line and column, or the key.
Status checkAgainstSchema(const QByteArray &json, const QByteArray &schema, const QString &fileName);

} // namespace citywall
