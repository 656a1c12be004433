// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/query/rowsink.h"
#include "engine/query/table.h"
#include "sdk/feed.h"

#include <QIODevice>

#include <memory>

namespace citywall {

/// Formats that answers are written in. CSV as RFC 4180, GeoJSON as RFC 7946, NDJSON one object a line; GeoPackage 1.2+ (OGC 12-128).
/// A row names its module and its feed. Units stand once at the head of JSON and GeoJSON, but with each row where feeds differ in them.
/// Numbers have the seven significant digits that are stored and, like times (RFC 3339, UTC), do not depend on the locale.
enum class TableFormat { Csv, GeoJson, Json, NdJson, GeoPackage };

/// Writes the rows of tables as they come. One thread.
class TableWriter
{
public:
    /// What is known when all is written.
    struct Closing {
        bool simulated = false;
        QStringList attributions;
    };
    virtual ~TableWriter() = default;

    /// What takes the feed's observations where the writer wants them as they are; null = it wants rows.
    virtual std::unique_ptr<RowSink> sink(const FeedDescriptor &) { return {}; }

    virtual Status begin(const QList<Table> &tables) = 0;
    virtual void write(qsizetype table, const TableRow &row) = 0;
    /// Hands what was written to the file, once for each slice. @returns an error when it does not take it, now or before.
    virtual Status flush() = 0;
    virtual Status end(const Closing &closing) = 0;
};

/// Writes CSV, GeoJSON, JSON or NDJSON to a device, which must outlive the writer.
std::unique_ptr<TableWriter> makeTextWriter(TableFormat format, QIODevice &device);
/// Writes a GeoPackage with a layer for each table to a path at which nothing is.
std::unique_ptr<TableWriter> makeGeoPackageWriter(const QString &path);

} // namespace citywall
