// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sdk/observation.h"

#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace citywall {

/// One record of a file, as text: a CSV row, a JSON object.
struct Record {
    qint64 line = 0;               ///< 1-based line on which it begins
    std::vector<QByteArray> cells; ///< UTF-8, in the order of the columns selected; null = not there
    GeoLine geometry;              ///< of a GeoJSON feature, in the file's datum
    QByteArray sample;             ///< its first bytes, at most 256
    const char *problem = nullptr; ///< why it cannot be decoded; null = fine
};

inline constexpr qsizetype longestSample = 256;
inline constexpr qint64 longestRecord = 1 << 20; ///< bytes of one record; a longer one is rejected and skipped

/// Reads a file record by record, in constant memory. One thread.
class RecordReader
{
public:
    virtual ~RecordReader() = default;

    /// The columns of the file: the CSV header, or the keys of the first JSON record.
    virtual QStringList columns() const = 0;
    /// Which columns' cells next() delivers, in this order. Call it before the first next().
    virtual void select(const QStringList &columns) = 0;
    /// @returns false at the end, or when the file cannot be read on: see error().
    virtual bool next(Record &record) = 0;

    virtual qint64 bytesRead() const = 0;  ///< of the file as it lies on the disk
    virtual qint64 bytesTotal() const = 0;
    const std::optional<Error> &error() const { return m_error; }

protected:
    std::optional<Error> m_error;
};

} // namespace citywall
