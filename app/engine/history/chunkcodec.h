// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/columncodec.h"
#include "sdk/observationrows.h"

#include <optional>

namespace citywall {

// How a run of observations of one feed lies in the database: two blobs of packed columns, each column with a CRC-32 of
// its own, so that a reader pays only for the columns that it looks at. `keys` holds time and feature, which decide
// whether a row is wanted at all; `data` the rest. Pure functions; any thread.

struct EncodedChunk {
    QByteArray keys;
    QByteArray data;
};

/// @param detailLevel zlib level for the details: 1 while they are on their way (tail), more when they settle
EncodedChunk encodeChunk(const Observations &rows, size_t begin, size_t end, int detailLevel);

/// Times and features of a chunk's rows, all of them or those of some blocks.
struct KeyColumns {
    size_t count = 0; ///< rows of the chunk
    size_t first = 0; ///< its row that stands first here
    std::vector<qint64> phenomenonTime;
    std::vector<FeatureKey> feature;
};

/// Nothing if the bytes are damaged.
std::optional<KeyColumns> decodeKeys(QByteArrayView keys, size_t count);
/// Those of the blocks that the range touches: a minute of a chunk costs as much as a minute, whatever else it holds.
std::optional<KeyColumns> decodeKeys(QByteArrayView keys, size_t count, TimeRange range);
/// The rows of the chunk that lie in the range; which must have been decoded.
RowSet rowsWithin(const KeyColumns &keys, TimeRange range);
/// Where in a sorted column the range lies.
RowSet rowsWithin(const std::vector<qint64> &times, TimeRange range);

/// Appends the chosen rows, all columns, to `out`; leaves it as it was and returns false if the bytes are damaged.
bool decodeRows(const KeyColumns &keys, QByteArrayView data, const RowSet &rows, Observations &out);

/// Whether an observation lies in a box: by its own position, or where it has none by its feature's.
class BoxFilter
{
public:
    BoxFilter(const std::optional<GeoBox> &box, const FeedDictionary &dictionary); ///< no box: nothing is inside
    bool contains(qint32 longitudeE7, qint32 latitudeE7, FeatureKey feature) const
    {
        if (longitudeE7 == Observations::noPosition)
            return feature < m_inside.size() && m_inside[feature];
        return m_box.contains({ longitudeE7 / 1e7, latitudeE7 / 1e7 });
    }

private:
    GeoBox m_box;
    std::vector<bool> m_inside; // by feature
};
/// Keeps of the chosen rows those inside. False if the bytes are damaged.
bool keepInside(const BoxFilter &box, const KeyColumns &keys, QByteArrayView data, RowSet &rows);

} // namespace citywall
