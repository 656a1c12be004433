// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

// Numbers that no float, or no machine, holds, in the places where a standard has numbers.
namespace citywall::contract {

/// Good payloads, each of the format with that id ("gbfs").
using Samples = QList<std::pair<QString, QByteArray>>;

/// The samples that a module's folder `tests/seeds` has, a subfolder for each format; other files beside them are not read.
Samples seedsIn(const QString &folder);

/// Where in a text of JSON or XML numbers stand: begin and length. Also those that are all of a text in quotes, and each of a list.
QList<std::pair<qsizetype, qsizetype>> numbersIn(QByteArrayView text);

/// Replaces each number of a good payload in turn by those that are too large, too small, or none ("NaN"), and has it decoded: it never
/// throws, nothing infinite, impossible or of no time is made of it, and whatever is lost is told.
/// @param name of the decoder, for the problems, of which the first few are returned
QStringList numberProblems(const QString &name, const Decoder &decode, const QByteArray &sample);

/// numberProblems of all formats of a feed: of the samples that are of them, of what they write of a good payload of the program's
/// own JSON, and of that payload itself.
QStringList numberProblems(const FeedDescriptor &feed, const QByteArray &good, const Samples &samples);

} // namespace citywall::contract
