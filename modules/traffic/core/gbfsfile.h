// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"

#include <QByteArrayView>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

// What all files of the General Bikeshare Feed Specification (GBFS 1.0 – 3.0) have in common. Pure; any thread.
namespace citywall::traffic {

/// Bounds of what one GBFS payload may hold; what lies beyond is rejected, not read.
struct GbfsLimits {
    static constexpr qsizetype payloadBytes = 32 << 20;
    static constexpr qsizetype beginBytes = 64 << 10; ///< that are looked at to recognise a file
    static constexpr qsizetype stations = 50'000;
    static constexpr qsizetype vehicles = 100'000;
    static constexpr qsizetype cells = 20'000; ///< with vehicles
    static constexpr qsizetype textCharacters = 256;
    static constexpr qsizetype sampleBytes = 256;
    static constexpr qsizetype listed = 8; ///< files
};

/// The file; empty if it is none, or too long.
QJsonObject gbfsObject(QByteArrayView payload);

/// POSIX seconds, or since 3.0 RFC 3339; invalid if it is neither, or no clock that was set would say so.
UtcTime gbfsTime(const QJsonValue &value);

/// A text, or since 3.0 a list of it in languages (BCP 47): the English one, or else any.
QString gbfsText(const QJsonValue &value);

/// What a file says of all that is in it.
struct GbfsHeader {
    explicit GbfsHeader(const QJsonObject &file);

    UtcTime updated;     ///< invalid = not told
    QByteArray validity; ///< detail of what is so at `updated` (facilities.h: bikesValidity)
};

/// The files that gbfs.json lists: since 3.0 one list, before one for each language, all with the same ones. Empty of any other file.
QJsonArray gbfsListed(const QJsonObject &file);

/// The addresses of the listed files with these names.
QStringList gbfsLinks(QByteArrayView payload, const QStringList &names);

/// A file of GBFS 3.0.
/// @param list its name: "stations", "vehicles"
QByteArray gbfsFile(const QString &list, const QJsonArray &entries, UtcTime published, qint64 ttlSeconds);

/// RFC 3339, in whole seconds.
QString gbfsSecond(UtcTime time);

} // namespace citywall::traffic
