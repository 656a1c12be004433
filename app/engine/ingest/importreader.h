// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/ingest/mapping.h"
#include "sdk/feed.h"

#include <QTimeZone>

#include <memory>
#include <optional>

namespace citywall {

/// Reads one file for one feed, front to back. One thread.
class ImportReader
{
public:
    static constexpr size_t pieceRecords = 5000;
    static constexpr qint64 longestPayload = 256 << 20; ///< bytes of a file that a feed's decoder reads as a whole

    struct Piece {
        DecodedBatch batch;
        qint64 records = 0; ///< taken and rejected
        // What a file of the program's own JSON says of each piece itself; else as ImportSource and the request have it.
        QString feed {};
        std::optional<Source> source {};
        UtcTime received {};
    };
    virtual ~ImportReader() = default;
    /// @returns false at the end, or when the file cannot be read on: see error().
    virtual bool next(Piece &piece) = 0;
    virtual qint64 bytesRead() const = 0; ///< of the file as it lies on the disk
    const std::optional<Error> &error() const { return m_error; }

protected:
    std::optional<Error> m_error;
};

/// How one file is to be read for one feed: by a mapping, or by a format that the feed's decoder understands.
struct ImportSource {
    QString path;
    QString by;     ///< id of the mapping or format
    FeedDescriptor feed; ///< where pieces name their own, that of the first one; none if it is not among those asked for
    Source source;
    QTimeZone zone; ///< of the data's days
    qint64 bytes = 0;
    std::function<Result<std::unique_ptr<ImportReader>>()> open; ///< anew each time
    qint64 listed = 0; ///< documents that the file, an index, only lists (PayloadFormat::links)
    QStringList missing {}; ///< addresses of those among them that are no files beside it: an import fetches nothing
};

/// What may be asked of a file besides.
struct ImportHints {
    QString format;          ///< id; empty = recognised by content
    QStringList companions;  ///< static files that formats need
    QString attribution;     ///< publisher and licence of files that come without a mapping
    UtcTime received;        ///< of payloads, for formats that do not tell times themselves
    QString datum {};        ///< of the positions, Datum::fromName(); empty = as the mapping says, else WGS 84
};

inline constexpr QLatin1StringView ownFormat("citywall"); ///< the program's own JSON: one payload, or one a line

/// The ways to read the file, and the files beside it (in its folder or below) that it lists if it is an index: once for each feed with a format that recognises it (a payload of GTFS Realtime tells of
/// vehicles and of alerts), once for all feeds if it is of lines that name theirs (a history that was exported), else by the mapping that fits best.
/// @returns an error that says what the file is and what was tried, or that the datum is unknown.
Result<QList<ImportSource>> importSources(const QString &path, const ImportHints &hints, const QList<Mapping> &mappings,
                                          const QList<FeedDescriptor> &feeds);

} // namespace citywall
