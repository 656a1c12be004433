// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ingest/datum.h"
#include "engine/ingest/importreader.h"
#include "engine/ingest/inputfile.h"

namespace citywall {

/// What a line of the program's own JSON says of itself besides its payload (engine/query/observationlines.h writes such lines).
struct LineOrigin {
    static constexpr qint64 newestVersion = 1;

    qint64 version = 0; ///< 0 = it is no such line
    QString feed;
    std::optional<Source> source {};
    UtcTime received {}; ///< invalid = not said

    /// Takes what there is of it where the line is cut off or malformed.
    static LineOrigin of(QByteArrayView line);
};

/// Reads a file of such lines, each a payload of one of these feeds; a piece is a line. One of another feed, of none (where there are
/// several), one that is malformed or longer than a payload may be is rejected, its neighbours are taken. A newer version ends it.
/// @param datum of the positions; those of a history that was exported are in WGS 84
std::unique_ptr<ImportReader> makeObservationLinesReader(std::unique_ptr<InputFile> input, const QList<FeedDescriptor> &feeds,
                                                         const Datum &datum = {});

} // namespace citywall
