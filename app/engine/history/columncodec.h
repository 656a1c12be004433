// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <span>
#include <vector>

namespace citywall {

// One column of a chunk, packed: blocks of 256 values, each with its own base and bit width, as offsets from the block's
// smallest value or as zigzag deltas from value to value, whichever is narrower. Any block is found and unpacked without
// the others. Pure functions of their arguments; any thread.

inline constexpr size_t blockSize = 256;

/// Packs integers of any of these types.
template<typename T>
QByteArray packIntegers(std::span<const T> values);

/// As packIntegers, for a column in which `none` means missing: it takes no more room than the other values do.
QByteArray packOptional(std::span<const qint32> values, qint32 none);

/// Packs floats as integers where value × 10^k is one for all of them (k = 0 … 4), bit by bit otherwise. NaN = missing.
QByteArray packFloats(std::span<const float> values);

/// Which rows of a chunk: those listed, in ascending order, or if none are, begin … end − 1.
struct RowSet {
    size_t begin = 0;
    size_t end = 0;
    std::vector<quint32> rows;

    size_t size() const { return rows.empty() ? end - begin : rows.size(); }
    bool isEmpty() const { return size() == 0; }
};

// Append the chosen rows of a packed column of `count` values to `out`. False if the bytes are not such a column.
template<typename T>
bool unpackIntegers(QByteArrayView packed, size_t count, const RowSet &rows, std::vector<T> &out);
/// Of a column in ascending order whatever lies in [begin, end), with the rest of the blocks that hold it; `first` is the row of the
/// first value appended.
bool unpackSorted(QByteArrayView packed, size_t count, qint64 begin, qint64 end, size_t &first, std::vector<qint64> &out);
bool unpackOptional(QByteArrayView packed, size_t count, const RowSet &rows, qint32 none, std::vector<qint32> &out);
bool unpackFloats(QByteArrayView packed, size_t count, const RowSet &rows, std::vector<float> &out);

} // namespace citywall
