// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cityprofile.h"

namespace citywall {

/// What people connected, changed and removed: it lies over a profile's feeds, which may be built in and stay as they are. A file
/// of its own, one JSON object:
///
///     {"feeds": [entries as a profile has them …], "without": [the profile's entries that are not wanted …]}
///
/// A changed entry of the profile stands in both. Files are paths from the overlay's folder. Entries of feeds that no module
/// understands, and what else the object holds, are kept.
struct FeedOverlay {
    QList<FeedSource> feeds;
    QList<FeedSource> without; ///< as the profile writes them
    QJsonObject rest;

    /// Reads files: call from a worker, or before there are windows. No file is an empty overlay.
    /// The error has one line for each problem, as CityProfile::load() has: "FILE:12:15: /feeds/0/kind: …".
    static Result<FeedOverlay> load(const QString &file);
    /// The same from bytes; `file` is for messages and relative paths.
    static Result<FeedOverlay> parse(const QByteArray &json, const QString &file);
    QByteArray toJson() const;
    /// Wholly or not at all: what is there stays until the new one is on the disk.
    Status save(const QString &file) const;

    /// What is wrong with one entry, in words; empty = it is sound. Without a feed only the rest is looked at.
    static QString problemOf(FeedSource source);

    /// The sources that run: the profile's but for those not wanted, then those of the overlay. What the profile simulates
    /// rests while the overlay has a real source for their feed: what is simulated and what is not are never mixed.
    QList<FeedSource> over(const QList<FeedSource> &profile) const;

    /// Adds an entry, in the place of another if one is given.
    void put(const FeedSource &source, const FeedSource *replaced, const QList<FeedSource> &profile);
    void remove(const FeedSource &source, const QList<FeedSource> &profile);

    static bool isSimulated(const FeedSource &source)
    {
        return source.simulated || source.kind == QLatin1StringView("simulator") || source.kind == QLatin1StringView("replay");
    }
};

/// With its files made absolute against a folder; those that a variable begins stay.
FeedSource withAbsoluteFiles(FeedSource source, const QString &folder);

} // namespace citywall
