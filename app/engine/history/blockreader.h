// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/columncodec.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

namespace citywall {

// A block: width | deltaFlag, base (8 bytes), then the values, `width` bits each, least significant bit first.
inline constexpr size_t blockHeaderSize = 9;
inline constexpr quint8 blockDeltaFlag = 0x80;
inline constexpr int widestPacked = 56; // one unaligned 64-bit read covers a value of so many bits; wider ones take 64
inline constexpr qsizetype blockSlack = 8; // zero bytes after the last block, so that this read never leaves the column

constexpr size_t packedBlockSize(size_t count, int width) { return (count * size_t(width) + 7) / 8; }

/// Walks the blocks of a packed column and unpacks those that are wanted. That no block leaves the bytes is checked on the way; that
/// they are all of the column is known at the end of it.
class BlockReader
{
public:
    BlockReader(QByteArrayView packed, size_t count)
        : m_next(packed.data()), m_end(packed.data() + std::max<qsizetype>(packed.size() - blockSlack, 0)), m_left(count),
          m_whole(packed.size() >= blockSlack)
    {
    }

    /// To the next block. False after the last one, and where the bytes end too early.
    bool next();
    /// Walks on to the end. Whether the bytes are a column of so many values, no more and no less.
    bool finish();

    // Of the block that next() went to.
    size_t first() const { return m_first; } ///< row of the column
    size_t rows() const { return m_rows; }
    size_t end() const { return m_first + m_rows; }
    qint64 base() const { return qFromLittleEndian<qint64>(m_block + 1); }
    template<typename T>
    void unpack(T *out) const;
    /// At least the rows [begin, end) of the block, to where unpack() would put them; `out` has room for a block.
    template<typename T>
    void unpackPart(T *out, size_t begin, size_t end) const;

private:
    /// The packed numbers of these rows of the block, not wider than 32 bits, as they are; perhaps of some around them.
    void unpackNarrow(int width, quint32 *out, size_t begin, size_t end) const;

    const char *m_next;
    const char *m_end;
    size_t m_left;
    bool m_whole;
    const char *m_block = nullptr;
    size_t m_first = 0;
    size_t m_rows = 0;
};

inline bool BlockReader::next()
{
    m_first += m_rows;
    m_rows = 0;
    if (m_left == 0 || !m_whole)
        return false;
    m_whole = m_end - m_next >= qsizetype(blockHeaderSize);
    const int width = m_whole ? quint8(*m_next) & ~blockDeltaFlag : 0;
    const size_t rows = std::min(blockSize, m_left);
    const size_t size = blockHeaderSize + packedBlockSize(rows, width);
    m_whole = m_whole && (width <= widestPacked || width == 64) && qsizetype(size) <= m_end - m_next;
    if (!m_whole)
        return false;
    m_block = std::exchange(m_next, m_next + size);
    m_rows = rows;
    m_left -= rows;
    return true;
}

template<typename T>
void BlockReader::unpack(T *out) const
{
    using Wide = std::conditional_t<sizeof(T) == 8, quint64, quint32>; // arithmetic that wraps, as the packer's does
    const bool delta = quint8(m_block[0]) & blockDeltaFlag;
    const int width = quint8(m_block[0]) & ~blockDeltaFlag;
    Wide base = Wide(quint64(this->base()));
    if (width == 0) {
        std::fill_n(out, m_rows, T(base));
        return;
    }
    const auto undo = [&](const auto &packed) { // the packer's subtractions
        if (!delta) {
            for (size_t i = 0; i < m_rows; ++i)
                out[i] = T(base + Wide(packed(i)));
            return;
        }
        for (size_t i = 0; i < m_rows; ++i) {
            const Wide v = Wide(packed(i) >> 1) ^ (Wide(0) - Wide(packed(i) & 1));
            base += v;
            out[i] = T(base);
        }
    };
    if (width <= 32) {
        std::array<quint32, blockSize> narrow;
        unpackNarrow(width, narrow.data(), 0, m_rows);
        undo([&](size_t i) { return narrow[i]; });
        return;
    }
    const char *bytes = m_block + blockHeaderSize;
    const quint64 mask = width == 64 ? ~quint64(0) : (quint64(1) << width) - 1;
    undo([&](size_t i) {
        const size_t bit = i * size_t(width);
        return (qFromLittleEndian<quint64>(bytes + (bit >> 3)) >> (bit & 7)) & mask;
    });
}

template<typename T>
void BlockReader::unpackPart(T *out, size_t begin, size_t end) const
{
    const int width = quint8(m_block[0]);
    if (width == 0 || width > 32) { // also where each value stands on those before it
        unpack(out);
        return;
    }
    std::array<quint32, blockSize> narrow;
    unpackNarrow(width, narrow.data(), begin, end);
    using Wide = std::conditional_t<sizeof(T) == 8, quint64, quint32>;
    const Wide base = Wide(quint64(this->base()));
    for (size_t i = begin; i < end; ++i)
        out[i] = T(base + Wide(narrow[i]));
}

} // namespace citywall
