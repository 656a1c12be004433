// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/feeds/feedconfig.h"
#include "sdk/feed.h"

namespace citywall {

/// How the payloads of one source are read, as its profile describes it.
struct ConfiguredFeed {
    FeedDescriptor feed; ///< a mapping is one more of its formats
    QString format;      ///< PayloadFormat::id of the payloads; empty = recognised by content, as of an index and what it lists
    Decoder decoder;     ///< in the source's datum

    /// Some format needs a payload's origin.
    bool completes() const
    {
        return std::ranges::any_of(feed.formats, [](const PayloadFormat &f) { return bool(f.complete); });
    }
    /// Some format can be an index of further payloads.
    bool lists() const
    {
        return std::ranges::any_of(feed.formats, [](const PayloadFormat &f) { return bool(f.links); });
    }
    /// The addresses that a payload lists (PayloadFormat::links); none if it is no index.
    QStringList links(QByteArrayView payload) const;
};

/// The feed as that source brings it: a format or a mapping, companions, datum; of a recording that is played, its own format and datum.
/// Reads files: call from a worker.
/// @returns an error for an unknown format or datum, and for a file that cannot be read or does not fit the feed.
Result<ConfiguredFeed> configuredFeed(const FeedConfig &config, const FeedDescriptor &descriptor);

/// Of the source's positions, as Datum::fromName() takes it: as configured, else as the recording says that it plays. May read a file.
QString datumOf(const FeedConfig &config);

/// Its decoder alone.
Result<Decoder> decoderFor(const FeedConfig &config, const FeedDescriptor &descriptor);

/// The descriptor with the mapping of that file as one more of its formats, the last.
/// @param datum of the positions, in place of the one that the mapping names; empty = as that says
Result<FeedDescriptor> withMapping(const QString &path, const FeedDescriptor &descriptor, const QString &datum = {});

/// Whether payloads of that format are indexes: what they list is of another one, so that each payload has to be recognised.
bool listsOthers(const FeedDescriptor &feed, QStringView format);

/// What ends a payload in a stream that begins with those bytes: as the format says, or else the first format of the feeds that
/// recognises the beginning and says anything (PayloadFormat::terminator). For TransportSetup::terminator; empty = none of them says.
std::function<QByteArray(QByteArrayView beginning)> streamTerminator(const QList<FeedDescriptor> &feeds,
                                                                     const QString &format = {});

/// Files that a format needs to be understood, whole and unpacked.
Result<QList<QByteArray>> readCompanions(const QStringList &names);

} // namespace citywall
