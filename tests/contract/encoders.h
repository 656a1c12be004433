// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

#include <QHash>

// What a module publishes, checked against what it reads. Returns what is wrong, in words; nothing = good.
namespace citywall::contract {

/// What a format's standard has no word for, so that it need not come back when a batch is encoded and decoded. All else must.
struct Wordless {
    QString format;
    QString needs {};                 ///< id of a field: a row without it is no record of the format, and is left out
    QHash<QString, QString> words {}; ///< a term, and the nearest that the standard has
    QString again {};                 ///< property of a feature, a time: how it was then is told with each record
    Duration resolution { 1 };        ///< of times
    double positionDegrees = 1e-7;    ///< of positions; no history keeps more
};
const QList<Wordless> &wordless();

/// A simulated day, or as much as its source gives at once, described, decoded and masked, through each format that can be written: every
/// payload is recognised as of the format and of no other one before it, is decoded without a rejection, and brings the same features,
/// times, values and positions. A value may be missing, not different; a row must not lose all of them, and no row may be made up.
QStringList encoderProblems(const FeedDescriptor &feed, const Simulation &city, UtcTime end);

} // namespace citywall::contract
