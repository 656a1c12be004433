// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"
#include "gtfsrealtime.pb.h"
#include "sdk/observation.h"

#include <QByteArrayView>

#include <functional>

// The frame that all GTFS Realtime feeds share. Pure; any thread.
namespace citywall::traffic::gtfs {

/// Bounds of what one message may hold; what lies beyond is rejected, not read.
struct RealtimeLimits {
    static constexpr qsizetype payloadBytes = 32 << 20;
    static constexpr qsizetype headerBytes = 4096;
    static constexpr qsizetype entityBytes = 256 << 10; ///< a trip with thousands of stops, an alert with pages of text
    static constexpr int entities = 50'000;
    static constexpr int rejections = 10'000; ///< after so many the rest of the message is not read
    static constexpr qsizetype idCharacters = 256;
    static constexpr qsizetype textCharacters = 4096;
    static constexpr int selectors = 500; ///< routes, and stops, that an alert names
};

/// The reason why an entity, or the whole message, is not taken.
struct NotTaken {
    QString reason;
};

/// Whether a payload begins as a FeedMessage does: with a FeedHeader that names its version.
bool looksLikeRealtime(QByteArrayView payload);

/// One entity of a message.
struct Entity {
    const FeedEntity &content; ///< valid during the visit
    int number = 0;            ///< in the message, from 1
    QByteArrayView bytes;      ///< of the message
    UtcTime made;              ///< the message, by its header
};

/// Calls `visit` for each entity in the order of the message, which may throw NotTaken. What is wrong becomes a rejection: of
/// the entity with its number, or of what could not be read any more.
/// Refused as a whole: a message without a header of version 1.0 or 2.0 or without a timestamp, and an incrementality other
/// than FULL_DATASET (DIFFERENTIAL has no agreed meaning, specification 2.0).
/// The header must come first, as every encoder writes it.
void forEachEntity(QByteArrayView message, std::vector<Rejection> &rejections, const std::function<void(const Entity &)> &visit);

/// A rejection of the entity with that number.
Rejection rejectionOf(const NotTaken &refused, int number, QByteArrayView bytes);

/// A text, at most `characters` long; bytes that are not UTF-8 become U+FFFD.
QString textOf(const std::string &utf8, qsizetype characters = RealtimeLimits::idCharacters);
/// POSIX seconds; invalid for 0, which is how some say that there is none, and for what is not between 2000 and 2100.
UtcTime timeOf(quint64 seconds);

} // namespace citywall::traffic::gtfs
