// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/geo.h"
#include "base/result.h"
#include "engine/core/retentionterms.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <QTimeZone>

#include <optional>

namespace citywall {

/// The file of a base map per theme (MBTiles), and what its tiles may come from besides.
struct BaseMapSource {
    QString darkFile;
    QString lightFile;
    bool onlineTiles = false; ///< may ask the public OpenStreetMap tile server for what the files lack
    QString attribution;      ///< of the data behind the map; always shown
};

/// One GeoJSON file of areas for the drill-down.
struct BoundaryLayer {
    QString file; ///< as written: relative to the profile, or with ${CITYWALL_OPEN_DATA}
    QString idProperty;
    QString nameProperty;
    QString populationProperty; ///< empty = none
    bool optional = false;      ///< its absence is no matter for the operator
};

/// Where observations of one feed come from.
struct FeedSource {
    QString feed; ///< FeedDescriptor::id
    QString kind; ///< "simulator", "http", "mqtt" … (resources/schema/profile.schema.json)
    QJsonObject options;
    QString format {};         ///< PayloadFormat::id; empty = recognised by content
    QStringList companions {}; ///< files, as written
    QString attribution {};
    QString mapping {};        ///< id of a module's mapping, or a file as written; in place of a format
    QString datum {};          ///< "EPSG:2263", "GCJ-02" …; empty = WGS 84
    QString staleAfter {};     ///< ISO 8601 duration; empty = as the module says
    bool simulated = false;    ///< what it brings is made up, and says so

    bool operator==(const FeedSource &) const = default;
    /// As an entry of a profile's feeds, which has to be sound; and the inverse, without what is empty.
    static FeedSource fromJson(const QJsonObject &entry);
    QJsonObject toJson() const;
};

/// The server whose archive holds the history of all desks of a city, in place of a file of each (engine/archive).
struct SharedArchive {
    QString host;       ///< name or address, several with commas; a folder of a socket
    int port = 5432;
    QString database;
    QString credential; ///< id of user and password, or certificate; empty = as libpq finds them
    QString sslMode;    ///< libpq's; empty = verify-full, on this computer prefer
    QString ca;         ///< PEM file, as written; empty = the system's authorities
    QString partition { QStringLiteral("month") }; ///< how a new archive is cut: "month" or "day"
};

struct CityView {
    QString id;
    QHash<QString, QString> title;
    GeoPoint center;
    double zoom = 0;
    QString module;
    QString area;
};

/// A city as configuration: everything that differs between two cities is here, in a JSON file that
/// resources/schema/profile.schema.json describes. Immutable after loading.
struct CityProfile {
    QString id;
    QHash<QString, QString> name; ///< by language
    GeoPoint center;
    GeoBox bounds;
    double zoom = 0;
    QTimeZone zone;
    QStringList languages; ///< that its texts are written in; the first is the default
    BaseMapSource baseMap;
    QList<BoundaryLayer> boundaries;
    QStringList modules; ///< empty = all that are found
    QList<FeedSource> feeds;
    std::optional<qint64> simulateSeed; ///< feeds without a source of their own are simulated with it …
    GeoBox simulateBounds;              ///< … in here
    QList<CityView> views;
    std::optional<SharedArchive> archive; ///< none = a file of this desk
    QStringList shifts; ///< when the operators' begin, "HH:MM" in the city's zone; empty = nothing is known of them
    QList<RetentionTerms> retention; ///< of each feed the first that covers it; what none covers is kept
    QString folder; ///< where the file lies, for relative paths; ":/…" for an embedded one

    /// A profile by name ("chicago") or by file (anything with a slash or ending in .json).
    /// The error's message has one line for each problem: "FILE:12:15: /timeZone: 'America/Chikago' is not a known time zone".
    static Result<CityProfile> load(const QString &nameOrFile);
    /// The same from bytes; `file` is for messages and relative paths.
    static Result<CityProfile> parse(const QByteArray &json, const QString &file);
    static QStringList embedded(); ///< names

    /// The text for a language, else English, else the id.
    QString nameFor(const QString &language) const { return textFor(name, language, id); }
    static QString textFor(const QHash<QString, QString> &texts, const QString &language, const QString &otherwise);
    /// `file` with variables replaced and made absolute against the profile's folder; empty if a variable is not set.
    QString resolve(const QString &file) const;
};

} // namespace citywall
